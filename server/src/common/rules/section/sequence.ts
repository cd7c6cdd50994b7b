import type { Plan } from "../../model/plan.js";
import { shiftSpan } from "../../model/span.js";
import { printChineseNumeral } from "../../text/numerals.js";
import { printNumbers } from "../phrases.js";
import type { DocumentRule, Finding } from "../rule.js";
import { findSectionBreaks, mendSections, type SectionBreak } from "../sections.js";
import { hasTasksInTables } from "../taskLayouts.js";

const table = (task: string) =>
	`| 序号 | 项目 | 重点工作目标任务 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | 产业 | ${task} | ★区工信局 |\n`;
const first = `# 重点工作任务分解方案\n\n## 一、主要目标\n\n${table("1.工业投资增长10%以上。")}\n`;

export const sectionSequence: DocumentRule = {
	code: "section/sequence",
	severity: "warning",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "部分序号不连续", en: "Section numbers are not in sequence" },
	rationale: {
		zh: "“一、”之后直接是“三、”，多半是从网页或文档复制时丢了一个标题，中间的任务就归错了部分。补上丢失的标题；确实没有的，重新编号。",
		en: "Where 三、 follows 一、, a heading was probably lost in copying, and the tasks under it count towards the wrong section. Put the heading back or, if there was none, renumber.",
	},
	examples: {
		wrong: [
			`${first}## 三、社会民生\n\n${table("2.新增养老床位200张。")}`,
			`${first}##\n\n${table("2.新增上市公司3家以上。")}\n## 三、社会民生\n\n${table("3.新增养老床位200张。")}`,
		],
		right: [`${first}## 二、社会民生\n\n${table("2.新增养老床位200张。")}`],
	},
	*check(context): Iterable<Finding> {
		const { plan } = context;
		// Where there is no table, 一、 is a heading of prose among others: see outline/sequence.
		if (!hasTasksInTables(plan) && plan.pointCount > 0) return;
		for (const found of findSectionBreaks(plan)) {
			// A heading that is blank is where the mistake is.
			const section = plan.sectionAt(found.lost[0] ?? found.index);
			if (section === undefined) continue;
			yield {
				code: "section/sequence",
				span: shiftSpan(section.block.span, plan.lineOfBlock(section.blockIndex)),
				message: describe(plan, found),
				fixes: () => mendSections(plan, found),
			};
		}
	},
};

function describe(plan: Plan, found: SectionBreak) {
	const own = printChineseNumeral(found.number);
	const above = plan.sectionAt(found.before)?.block.ordinal ?? null;
	if (found.kind === "duplicate")
		return {
			zh: `部分序号“${own}”重复，前面已有“${own}、”，请重新编号。`,
			en: `Section number ${own} (${found.number}) is used twice; renumber.`,
		};
	if (found.kind === "order")
		return {
			zh: `部分序号颠倒：“${own}、”排在“${printChineseNumeral(above ?? 0)}、”之后，请移回原处或重新编号。`,
			en: `Section ${own} (${found.number}) stands behind section ${above ?? ""}; move it back or renumber.`,
		};
	const missing = printNumbers(found.missing, printChineseNumeral);
	const lost = found.lost.length > 0;
	if (found.lost.length === 1 && found.missingCount === 1) {
		const isBlank = plan.sectionAt(found.lost[0] ?? -1)?.block.title.text === "";
		return {
			zh: `这里的标题${isBlank ? "是空的" : "没有序号"}，按顺序应为“${missing.zh}、”，请补上${isBlank ? "标题" : ""}。`,
			en: `This heading ${isBlank ? "is blank" : "has no number"}; in sequence it is ${missing.en}. Fill it in.`,
		};
	}
	return {
		zh: `缺“${missing.zh}、”：${above === null ? "各部分从" : `“${printChineseNumeral(above)}、”之后是`}“${own}、”${above === null ? "开始" : ""}${lost ? "，中间有一个标题是空的" : ""}，请补上标题或重新编号。`,
		en: `Section ${missing.en} is missing before ${own} (${found.number})${lost ? ": a heading between them is blank" : ""}; put the heading back or renumber.`,
	};
}
