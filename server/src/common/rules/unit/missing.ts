import { isOpen } from "../../language/nobody.js";
import { examplePlan } from "../examplePlan.js";
import { nameTask, openSentence } from "../phrases.js";
import type { Finding, RowRule } from "../rule.js";

export const unitMissing: RowRule = {
	code: "unit/missing",
	severity: "error",
	scope: "row",
	summary: { zh: "没有责任单位", en: "No unit is responsible" },
	rationale: {
		zh: "没有责任单位的任务无人落实。填上责任单位；与上一行相同的，写“^^”（同上）。",
		en: "A task without a unit is nobody's job. Name the responsible units, or write ^^ if they are the same as above.",
	},
	examples: {
		wrong: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 |  |")],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ^^ |",
			),
		],
	},
	check(row) {
		if (row.units.length > 0 || row.unitCell === "covered" || row.unitCell === "absent") return none;
		const cell = row.cells[row.header.unitColumns[0] ?? -1];
		// A row that ends before its units is a matter of table/columns, a blank one has nothing to assign.
		if (cell === undefined || cell.state === "missing" || row.text.text === "") return none;
		// 待定 is a blank of the draft, which text/placeholder tells.
		if (cell.state === "text" && isOpen(cell.content.text)) return none;
		const task = nameTask(row);
		return [
			{
				code: "unit/missing",
				span: cell.span,
				message: {
					zh: `${task.zh}没有责任单位，请填写；与上一项相同的，写“^^”（同上）。`,
					en: `${openSentence(task.en)} has no responsible unit; name it, or merge the cell with “^^”.`,
				},
			},
		];
	},
};

const none: readonly Finding[] = [];
