import type { RowBlock } from "../../model/block.js";
import { examplePlan } from "../examplePlan.js";
import { lacksLead } from "../leadLacking.js";
import { nameTask, openSentence } from "../phrases.js";
import type { Finding, RowContext, RowRule } from "../rule.js";
import { moveToColumn, putStar, spanOfUnits } from "../unitFixes.js";

export const unitNoLead: RowRule = {
	code: "unit/no-lead",
	severity: "error",
	scope: "row",
	summary: { zh: "没有牵头单位", en: "No unit leads" },
	rationale: {
		zh: "几个单位都有责任而无人牵头，任务就没有第一责任人。按本文件的体例标出牵头单位（★或“牵头单位”一栏）；由谁牵头要由人定，不会自动修改。",
		en: "Where several units are responsible and none leads, nobody is in charge. Mark the lead unit the way this document does (★, or the lead column). Who leads is for people to decide, so nothing is changed automatically.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | 区金融监管局、发改委 |",
			),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局、发改委 |",
			),
		],
	},
	check(row, { conventions, units }) {
		if (row.units.length === 0 || !lacksLead(row, conventions.lead)) return none;
		// 各市（州）人民政府、省直有关部门: many names for everybody leave nobody to lead.
		if (row.header.layout === "inline" && units.every(({ collective }) => collective)) return none;
		return [toFinding(row, units, conventions.lead === "column")];
	},
};

const none: readonly Finding[] = [];

const inWords = { zh: "写明由谁牵头", en: "say who leads" };
const byStar = { zh: "给牵头的单位加★", en: "put ★ on the one that leads" };
const inCell = { zh: "在牵头单位一栏写明", en: "name it in the lead column" };

function toFinding(row: RowBlock, units: RowContext["units"], inColumn: boolean): Finding {
	const task = nameTask(row);
	const column = row.header.unitColumns.find((each) => row.header.columns[each]?.role === "lead-unit") ?? -1;
	const leadCell = inColumn ? row.cells[column] : undefined;
	const isProse = row.header.layout === "inline";
	const hint = isProse ? inWords : leadCell === undefined ? byStar : inCell;
	return {
		code: "unit/no-lead",
		span: leadCell?.span ?? spanOfUnits(row, row.units[0]?.column ?? -1),
		message: {
			zh: `${task.zh}没有牵头单位，请${hint.zh}。`,
			en: `${openSentence(task.en)} has no lead unit; ${hint.en}.`,
		},
		// In prose the sentence must be put another way.
		...(isProse
			? {}
			: {
					fixes: () =>
						row.units.map((unit) =>
							leadCell === undefined ? putStar(row, unit) : moveToColumn(row, units, unit, column),
						),
				}),
	};
}
