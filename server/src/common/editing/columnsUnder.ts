import type { Column } from "../model/columns.js";

/**
 * The column of one table that stands under each column of another, -1 where none does: the one of the same name, else
 * the first of the same role that is not taken. Columns that hold nothing known go by their names alone.
 */
export function columnsUnder(from: readonly Column[], to: readonly Column[]): readonly number[] {
	const under = new Array<number>(to.length).fill(-1);
	const taken = new Set<number>();
	const take = (column: number, test: (target: Column) => boolean) => {
		const target = to.findIndex((one, i) => under[i] === -1 && test(one));
		if (target < 0) return;
		under[target] = column;
		taken.add(column);
	};
	from.forEach(({ header, role }, column) => {
		take(column, (target) => target.header === header && target.role === role);
	});
	from.forEach(({ role }, column) => {
		if (role !== "other" && !taken.has(column)) take(column, (target) => target.role === role);
	});
	return under;
}
