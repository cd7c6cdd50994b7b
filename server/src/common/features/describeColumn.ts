import type { ColumnRole } from "../model/columns.js";
import type { LeadConvention } from "../model/conventions.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { TableHeader } from "../model/tableHeader.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { escapeMarkdown, joinBlocks } from "./markdown.js";
import type { Language } from "./toLsp.js";

/** What belongs into a column of a table, as Markdown; of units, how the document shows who leads. */
export function describeColumn(
	snapshot: PlanSnapshot,
	{ columns }: TableHeader,
	column: number,
	language: Language,
): string {
	const { role, header } = columns[column] ?? { role: "other", header: "" };
	const meaning = columnMeanings[role][language];
	const isUnits = role === "unit" || role === "lead-unit";
	const { lead, leadIsSet } = snapshot.plan.conventions;
	return joinBlocks([
		`**${escapeMarkdown(header)}**`,
		meaning,
		isUnits
			? `${leadMeanings[lead][language]}${leadIsSet ? (language === "zh" ? "（已指定）" : " (as set)") : ""}`
			: "",
	]);
}

const columnMeanings: Readonly<Record<ColumnRole, LocalizedText>> = {
	number: { zh: "序号栏。", en: "Numbers." },
	group: { zh: "项目栏：几行任务所属的一组。", en: "Groups: what several tasks belong to." },
	task: { zh: "任务栏：每格一项任务，从中读取目标。", en: "Tasks: one a cell; targets are read from it." },
	leader: {
		zh: "牵头领导栏：空格表示空缺，“^^”表示同上（与上一格合并）。",
		en: "Leaders: an empty cell is vacant, ^^ is merged with the cell above.",
	},
	"lead-unit": { zh: "牵头单位栏：列出的单位都牵头。", en: "Lead units: every unit in it leads." },
	unit: { zh: "责任单位栏：单位之间用“、”隔开。", en: "Responsible units, separated by 、." },
	deadline: { zh: "完成时限栏。", en: "Deadlines." },
	"yearly-target": {
		zh: "年度目标栏：其中的目标以该年为时限。",
		en: "Targets of a year, which is their deadline.",
	},
	goal: {
		zh: "目标要求栏：与任务栏一样从中读取目标。",
		en: "What the task demands: targets are read from it as from the task.",
	},
	measure: { zh: "计量单位栏：指标数值的单位。", en: "What the indicators are counted in." },
	other: { zh: "其他栏：内容照原样保留，不作检查。", en: "Another column: kept as it is, not checked." },
};

const leadMeanings: Readonly<Record<LeadConvention, LocalizedText>> = {
	star: { zh: "本文以“★”标明牵头单位。", en: "In this document ★ marks the lead units." },
	column: {
		zh: "本文以单独一栏标明牵头单位。",
		en: "In this document lead units have a column of their own.",
	},
	first: { zh: "本文以列第一位的为牵头单位。", en: "In this document the first unit leads." },
	word: { zh: "本文以“牵头”二字标明牵头单位。", en: "In this document the word 牵头 says who leads." },
	none: { zh: "本文没有标明牵头单位的办法。", en: "This document does not show who leads." },
};
