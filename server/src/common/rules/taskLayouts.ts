import type { Plan } from "../model/plan.js";

/** Whether any task stands in a table. */
export function hasTasksInTables({ layouts }: Plan): boolean {
	return layouts.some((layout) => layout !== "inline" && layout !== "narrative");
}

/** Whether any task stands in prose. */
export function hasTasksInProse({ layouts }: Plan): boolean {
	return layouts.includes("inline");
}
