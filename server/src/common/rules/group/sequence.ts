import { examplePlan } from "../examplePlan.js";
import { findGroupBreaks, renumberGroups } from "../groups.js";
import { groupSequenceCode, ownGroups } from "../ownGroups.js";
import type { DocumentRule } from "../rule.js";

export const groupSequence: DocumentRule = {
	code: groupSequenceCode,
	severity: "warning",
	scope: "document",
	dependsOn: "shape",
	summary: {
		zh: "项目序号不连续或缺失",
		en: "Group numbers are not 1, 2, 3 within a section, or one is missing",
	},
	rationale: {
		zh: "每个部分里的项目从1起依次编号，跳号、重号或缺号多是合并单元格或分页时丢的。按顺序补上或重新编号；全文都不编号的不算。",
		en: "Within a section the groups are numbered 1, 2, 3. A number that is skipped, repeated or missing usually got lost with a merged cell or at a page break. Renumber the groups. A plan whose groups have no numbers is fine.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| 3 | 社会民生 | 2.新增养老床位200张。 | 钱宇 | ★区民政局 |",
			),
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"|  | 社会民生 | 2.新增养老床位200张。 | 钱宇 | ★区民政局 |",
				"| 3 | 生态环境 | 3.新增绿地200亩。 | 钱宇 | ★区住建局 |",
			),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| 2 | 社会民生 | 2.新增养老床位200张。 | 钱宇 | ★区民政局 |",
			),
		],
	},
	checkTasks({ plan, index: { keys }, lineText, kept }) {
		kept.groups = ownGroups({ plan, keys, lineText }, kept.groups, kept.edit);
		return kept.groups.findings;
	},
	fixTask(plan, task) {
		const group = plan.groupOfTask(task);
		const found = findGroupBreaks(plan).find(({ index }) => index === group);
		return found === undefined ? [] : [renumberGroups(plan, found)];
	},
};
