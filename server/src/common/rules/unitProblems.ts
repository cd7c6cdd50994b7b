import type { RowBlock, UnitListProblem } from "../model/block.js";
import type { LocalizedText } from "../model/localizedText.js";
import { replaceInRow } from "../model/replaceAt.js";
import { comparePlaces } from "../model/span.js";
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
	const problems = withoutInner(row.unitProblems.filter((problem) => `unit/${problem.kind}` === code));
	const [first] = problems;
	if (first === undefined) return none;
	const { message, title } = describe(first, problems.length);
	const finding: Finding = { code, span: first.span, message };
	if (problems.every(({ replacement }) => replacement === null)) return [finding];
	const fixes = () => {
		const operations = problems.flatMap(({ span, replacement }) =>
			replacement === null ? [] : (replaceInRow(row, span, replacement) ?? []),
		);
		return operations.length === 0 ? [] : [{ title, safe: true, operations }];
	};
	return [{ ...finding, fixes }];
}

/** A line break beside a comma is one separator with it: what lies within another place is not one more. */
function withoutInner(problems: readonly UnitListProblem[]): readonly UnitListProblem[] {
	return problems.filter(({ span }, i) => {
		const before = problems[i - 1]?.span;
		return (
			before === undefined ||
			comparePlaces(before.endLine, before.endCharacter, span.line, span.character) <= 0
		);
	});
}
