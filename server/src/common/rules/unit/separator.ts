import type { UnitListProblem } from "../../model/block.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { examplePlan } from "../examplePlan.js";
import type { Finding, RowRule } from "../rule.js";
import { doubtsOf } from "../unitBreakDoubts.js";
import { checkUnitProblems, unitProblemsOf } from "../unitProblems.js";

export const unitSeparator: RowRule = {
	code: "unit/separator",
	severity: "warning",
	scope: "row",
	summary: { zh: "责任单位之间不是顿号", en: "Units are not separated by 、" },
	rationale: {
		zh: "并列的单位之间用顿号（GB/T 15834）。逗号、分号、空格或换行隔开的，顿号重复或写在末尾的，或者★前没有标点的名单，转成台账时会被当成一个单位。改为“、”。",
		en: "Units in a list are separated by 、 (GB/T 15834). Commas, semicolons, blanks, line breaks, doubled marks or nothing but a ★ make one unit of two when the list is processed. Use 、.",
	},
	examples: {
		wrong: [
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局,统计局，发改委 |"),
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局<br>★区发改委 |"),
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局★区发改委 |"),
		],
		right: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局、发改委 |")],
	},
	check: (row) => {
		const problems = unitProblemsOf(row, "separator");
		if (problems.length === 0) return none;
		const doubts = problems.filter(({ replacement }) => replacement === null);
		const sure = doubts.length === 0 ? problems : problems.filter(({ replacement }) => replacement !== null);
		return [...checkUnitProblems(row, "unit/separator", sure, describe), ...doubtsOf(row, doubts)];
	},
};

const none: readonly Finding[] = [];

function describe({ written, replacement }: UnitListProblem, count: number) {
	if (replacement === "") return surplus(written, count);
	const here = describeSeparator(written);
	return {
		message: {
			zh: `单位之间应当用顿号“、”，这里${here.zh}${count > 1 ? `（本行共${count}处）` : ""}。`,
			en: `Units are separated by “、”, ${here.en}${count > 1 ? ` (${count} places in this row)` : ""}.`,
		},
		title: written === "" ? { zh: "补上顿号", en: "Put in 、" } : { zh: "改为顿号", en: "Write 、" },
	};
}

/** 区工信局、 with nothing behind it. */
function surplus(written: string, count: number) {
	return {
		message: {
			zh: `名单末尾的“${written}”后面没有单位，请删去，或补上单位${count > 1 ? `（本行分隔有误的共${count}处）` : ""}。`,
			en: `No unit stands behind the “${written}” that ends the list; remove it, or add the unit${count > 1 ? ` (${count} separators are wrong in this row)` : ""}.`,
		},
		title: { zh: "删去多余的顿号", en: "Remove it" },
	};
}

function describeSeparator(written: string): LocalizedText {
	if (written === "") return { zh: "没有标点", en: "which is missing here" };
	if (written.includes("\n")) return { zh: "是换行", en: "not a line break" };
	const mark = written.trim();
	return mark === "" ? { zh: "是空格", en: "not a blank" } : { zh: `是“${mark}”`, en: `not “${mark}”` };
}
