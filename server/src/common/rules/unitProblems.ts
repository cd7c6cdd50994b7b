import type { RowBlock, Text } from "../model/plan.js";
import type { Finding } from "./rule.js";

const none: readonly Finding[] = [];

/**
 * The finding for all that is amiss of one kind in how a row's units are written: one a row, at its first
 * place, with the count and one fix for all.
 *
 * @param describe the message and the fix's title, from what is written at the first place and the count
 */
export function checkUnitProblems(
	row: RowBlock,
	code: "unit/star-variant" | "unit/separator",
	describe: (written: string, count: number) => { readonly message: Text; readonly title: Text },
): readonly Finding[] {
	if (row.unitProblems.length === 0) return none;
	const problems = row.unitProblems.filter((problem) => `unit/${problem.kind}` === code);
	const [first] = problems;
	if (first === undefined) return none;
	const { message, title } = describe(first.written, problems.length);
	const edits = problems.map(({ span, replacement }) => ({ span, newText: replacement }));
	return [{ code, span: first.span, message, fixes: () => [{ title, safe: true, edits }] }];
}
