import { isNameHeader } from "../../model/columns.js";
import type { TableHeader } from "../../model/tableHeader.js";

/** What the words of a column's cells look like. */
export type CellKind =
	| "number"
	| "date"
	| "units"
	| "leader"
	| "text"
	| "name"
	| "group"
	| "amount"
	| "other";

/** 计划投资（万元）, 资金需求: bare amounts stand under it. */
const amounts = /投资|资金|金额|概算|预算|造价/;

const kinds = new WeakMap<TableHeader, readonly CellKind[]>();

/** What each column of a header holds. */
export function kindsOf(header: TableHeader): readonly CellKind[] {
	let found = kinds.get(header);
	if (found === undefined) {
		found = header.columns.map(({ role, header: name }): CellKind => {
			switch (role) {
				case "number":
					return "number";
				case "deadline":
					return "date";
				case "unit":
				case "lead-unit":
					return "units";
				case "leader":
					return "leader";
				case "task":
				case "goal":
					return "text";
				case "group":
					return "group";
				default:
					return isNameHeader(name) ? "name" : amounts.test(name) ? "amount" : "other";
			}
		});
		kinds.set(header, found);
	}
	return found;
}
