import type { RowBlock, UnitMention } from "../../model/block.js";
import { examplePlan } from "../examplePlan.js";
import { nameTask } from "../phrases.js";
import type { Finding, RowContext, RowRule } from "../rule.js";
import { moveLeads } from "../unitFixes.js";

export const unitLeadOrder: RowRule = {
	code: "unit/lead-order",
	severity: "hint",
	scope: "row",
	summary: { zh: "牵头单位排在配合单位之后", en: "A lead unit stands behind a co-responsible one" },
	rationale: {
		zh: "牵头单位通常列在最前，排在后面容易看漏。把带★的单位移到前面，配合单位的先后不变。",
		en: "Lead units usually come first; after others they are easily overlooked. Move the units with ★ to the front; the order of the rest stays.",
	},
	examples: {
		wrong: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | 区统计局、★区工信局 |")],
		right: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、★区发改委、统计局 |")],
	},
	check(row, { units }) {
		let findings: Finding[] | undefined;
		let reported = -1;
		let leads: ReadonlySet<string | undefined> | undefined;
		for (let i = 1; i < row.units.length; i++) {
			const unit = row.units[i];
			if (unit === undefined || !unit.star || row.units[i - 1]?.star !== false) continue;
			if (reported === unit.column) continue;
			leads ??= new Set(row.units.map(({ star }, unit) => (star ? units[unit]?.name : undefined)));
			const above = lastShared(row, units, i, leads);
			if (above === undefined) continue;
			findings ??= [];
			reported = unit.column;
			findings.push(toFinding(row, units, unit, above));
		}
		return findings ?? none;
	},
};

/**
 * The last unit before a lead unit, in its list, that shares in the task. One that leads it as well stands there twice,
 * which is what is wrong with it.
 *
 * @param leads names of the units that lead
 */
function lastShared(
	row: RowBlock,
	units: RowContext["units"],
	lead: number,
	leads: ReadonlySet<string | undefined>,
): UnitMention | undefined {
	const { column } = row.units[lead] ?? {};
	for (let i = lead - 1; i >= 0; i--) {
		const unit = row.units[i];
		if (unit === undefined || unit.column !== column || unit.star) return undefined;
		if (!leads.has(units[i]?.name)) return unit;
	}
	return undefined;
}

function toFinding(
	row: RowBlock,
	units: RowContext["units"],
	{ raw, markedSpan, column }: UnitMention,
	above: UnitMention,
): Finding {
	const task = nameTask(row);
	return {
		code: "unit/lead-order",
		span: markedSpan,
		message: {
			zh: `${task.zh}的牵头单位“${raw}”排在配合单位“${above.raw}”之后，建议移到前面。`,
			en: `The lead unit “${raw}” of ${task.en} stands behind “${above.raw}”; move it to the front.`,
		},
		fixes: () => [moveLeads(row, units, column)],
	};
}

const none: readonly Finding[] = [];
