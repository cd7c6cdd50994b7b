import type { RowBlock } from "../model/block.js";
import type { Plan } from "../model/plan.js";
import type { Finding } from "./finding.js";
import { isExcused } from "./findingInPlace.js";

/** Lines that comments above them excuse from rules, with the codes. */
export type Excuses = ReadonlyMap<number, readonly string[]>;

/** Told by the comments of a version. */
export function collectExcuses(plan: Plan): Excuses {
	const excuses = new Map<number, readonly string[]>();
	plan.forEachExcuse((codes, block) => excuses.set(plan.lineOfBlock(block + 1), codes));
	return excuses;
}

/**
 * @param origin the line that the finding's place counts from
 * @param row the row that the finding stands in, which may have a comment of its own
 */
export function isExcusedAt(
	excuses: Excuses,
	finding: Finding,
	origin: number,
	row: RowBlock | undefined,
): boolean {
	if (row !== undefined && isExcused(row.disabled, finding.code)) return true;
	return excuses.size > 0 && isExcused(excuses.get(finding.span.line + origin) ?? [], finding.code);
}
