import type { ResolvedUnit } from "../../directory/directory.js";
import type { RowBlock } from "../../model/block.js";
import { leadsTask } from "../../model/leadsTask.js";
import { orderExample } from "../examplePlan.js";
import { isListOfUnits, orderUnits } from "../listOrder.js";
import { nameTask } from "../phrases.js";
import type { Finding, RowContext, RowRule } from "../rule.js";

export const unitOrder: RowRule = {
	code: "unit/order",
	severity: "hint",
	scope: "row",
	needsOrder: true,
	summary: { zh: "责任单位的先后与名录不同", en: "Units stand in another order than in the directory" },
	rationale: {
		zh: "名录注明 ordered: true，表示单位有固定的排列次序；这一格的次序与之不同。牵头单位和配合单位分别比较；格里除单位外还写了分工的，不检查。",
		en: "The directory says ordered: true, so its units have a fixed order, and this cell departs from it. Lead units are compared with lead units, others with others; a cell that also says who does what is left alone.",
	},
	examples: {
		wrong: [orderExample("赵明", "★区发改委、区统计局、区财政局")],
		right: [orderExample("赵明", "★区发改委、区财政局、区统计局")],
	},
	check(row, context) {
		if (!context.book.ordersUnits || row.units.length < 2) return none;
		return row.header.unitColumns.flatMap((column) => checkList(row, column, context) ?? none);
	},
};

const none: readonly Finding[] = [];

/** The first unit of a list that stands behind one that it should precede. */
function checkList(row: RowBlock, column: number, context: RowContext): Finding | undefined {
	/** The last in the order so far, by directory and by whether it leads. */
	const last = new Map<string, ResolvedUnit>();
	for (const [i, { column: own, markedSpan, raw }] of row.units.entries()) {
		const unit = context.units[i];
		const { rank, place } = unit?.entry ?? {};
		if (own !== column || unit === undefined || rank === undefined || unit.collective) continue;
		const list = `${leadsTask(row, i, context.conventions.lead)} ${place?.uri}`;
		const above = last.get(list);
		if (above === undefined || rank >= (above.entry?.rank ?? 0)) {
			last.set(list, unit);
			continue;
		}
		if (!isListOfUnits(row, column)) return undefined;
		const task = nameTask(row);
		return {
			code: "unit/order",
			span: markedSpan,
			message: {
				zh: `${task.zh}的“${raw}”排在“${above.raw}”之后，与名录的先后不同，建议按名录排列。`,
				en: `“${raw}” of ${task.en} stands behind “${above.raw}”, unlike in the directory; put them in its order.`,
			},
			fixes: () => sort(row, column, context),
		};
	}
	return undefined;
}

function sort(row: RowBlock, column: number, { book, conventions, units: resolved }: RowContext) {
	const { lead } = conventions;
	const ranks = new Map(book.units.map(({ name }, rank) => [name, rank]));
	const rankOf = ({ entry }: ResolvedUnit) => ranks.get(entry?.name ?? "") ?? ranks.size;
	const units = orderUnits(row, column, resolved, { book, lead, written: new Set(), rankOf });
	if (units === "more") return [];
	const title = { zh: "按名录顺序排列", en: "Sort by the directory" };
	return [{ title, safe: false, operations: [{ op: "setUnits" as const, task: 0, column, units }] }];
}
