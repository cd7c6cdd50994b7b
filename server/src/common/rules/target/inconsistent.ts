import { findAcrossDocuments } from "../acrossDocuments.js";
import { examplePlan } from "../examplePlan.js";
import { inconsistent, ownContradictions } from "../ownContradictions.js";
import type { DocumentRule } from "../rule.js";

const plan = (second: string) =>
	examplePlan(
		"| 1 | 产业发展 | 1.规上工业总产值增长5%左右。 | 钱宇 | ★区工信局 |",
		`| 2 | 科技创新 | 2.推进智能化改造，规上工业总产值增长${second}。 | 钱宇 | ★区科技局 |`,
	);
const region = "---\nregion: 苏州市吴江区\n---\n\n";
const report = (growth: string) => `${region}# 2026年政府工作报告\n\n规上工业总产值增长${growth}。\n`;
const ratio = (year: number, share: string) =>
	`# ${year}年重点工作方案\n\n规上工业总产值增长${year - 2021}%。到2028年，研发投入占比达${share}%。\n`;
const dated = (share: string) => `---\nprevious: ./2025.plan.md\n---\n\n${ratio(2026, share)}`;

export const targetInconsistent: DocumentRule = {
	code: inconsistent,
	severity: "warning",
	scope: "document",
	dependsOn: "targets",
	summary: { zh: "同一指标前后不一致", en: "One indicator has two different quantities" },
	rationale: {
		zh: "同一份文件里同一指标写了两个数，分管部门各执一词。核对后统一；确有不同口径的，在指标名称里写明。工作区里同一地区、同一年度的其他文稿，以及文首 previous 所指的上一年度方案，对同一年的同一指标写了别的数，也在这里指出；各年目标不同是正常的，同一文稿的几个稿本也不互相比较。",
		en: "If one document gives an indicator two quantities, each unit will hold to its own. Settle on one, or say in the indicator's name how the two differ. Other documents of the workspace for the same region and year, and last year's plan that `previous` names, count where they give the indicator another quantity for the same year; targets of different years may differ, and drafts of one document are not compared with one another.",
	},
	examples: { wrong: [plan("6%以上")], right: [plan("5%左右")] },
	pairs: {
		wrong: [
			{ text: region + plan("5%左右"), other: report("6%以上") },
			{ text: dated("4"), other: ratio(2025, "4.5") },
		],
		right: [
			{ text: region + plan("5%左右"), other: report("5%左右") },
			{ text: dated("4.5"), other: ratio(2025, "4.5") },
		],
	},
	checkAcross: ({ index }, others) => findAcrossDocuments(index.statements, others),
	checkTasks({ index, kept }) {
		kept.contradictions = ownContradictions(index, kept.contradictions, kept.keepsShape);
		return kept.contradictions.findings;
	},
};
