import type { RowBlock, UnitListProblem } from "../model/block.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Finding } from "./rule.js";

const none: readonly Finding[] = [];

/**
 * The finding for all that is amiss of one kind in how a row's units are written: one a row, at its first
 * place, with the count and one fix for all.
 *
 * @param describe the message and the fix's title, from the first place and the count
 */
export function checkUnitProblems(
	row: RowBlock,
	code: "unit/star-variant" | "unit/separator",
	describe: (
		first: UnitListProblem,
		count: number,
	) => { readonly message: LocalizedText; readonly title: LocalizedText },
): readonly Finding[] {
	if (row.unitProblems.length === 0) return none;
	const problems = row.unitProblems.filter((problem) => `unit/${problem.kind}` === code);
	const [first] = problems;
	if (first === undefined) return none;
	const { message, title } = describe(first, problems.length);
	const edits = problems.flatMap(({ span, replacement }) =>
		replacement === null ? [] : [{ span, newText: replacement }],
	);
	const fixes = () => [{ title, safe: true, edits }];
	return [{ code, span: first.span, message, ...(edits.length === 0 ? {} : { fixes }) }];
}
