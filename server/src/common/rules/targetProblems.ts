import type { RowBlock } from "../model/block.js";
import type { Fix } from "../model/edit.js";
import { spanOfRange } from "../model/mappedText.js";
import { replaceInRow } from "../model/replaceAt.js";
import type { OffsetRange, Span } from "../model/span.js";
import type { TargetProblem } from "../model/target.js";
import { nameTask, openSentence } from "./phrases.js";
import type { Finding, RuleCode } from "./rule.js";

const none: readonly Finding[] = [];

/** The findings for the quantities of a row's task with which something of one kind is amiss, and for deadlines. */
export function checkTargetProblems(row: RowBlock, kind: TargetProblem["kind"]): readonly Finding[] {
	if (row.targetProblems.length === 0) return none;
	const task = nameTask(row);
	return row.targetProblems
		.filter((problem) => problem.kind === kind)
		.map((problem) => ({
			code: codes[kind],
			span: placeOf(row, problem.range, problem.column),
			message: {
				zh: `${task.zh}：${problem.message.zh}`,
				en: `${openSentence(task.en)}: ${problem.message.en}`,
			},
			...(problem.replacement === undefined ? {} : { fixes: () => replaceProblem(row, problem) }),
		}));
}

const codes: Readonly<Record<TargetProblem["kind"], RuleCode>> = {
	unparseable: "target/unparseable",
	conflict: "target/conflict",
	implausible: "target/implausible",
	deadline: "deadline/invalid",
	past: "deadline/past",
};

/** Writes what is meant instead. */
function replaceProblem(row: RowBlock, { range, column, replacement }: TargetProblem): readonly Fix[] {
	if (replacement === undefined) return [];
	const operation = replaceInRow(row, placeOf(row, range, column), replacement);
	const title = { zh: `改为“${replacement}”`, en: `Write “${replacement}”` };
	return operation === undefined ? [] : [{ title, safe: false, operations: [operation] }];
}

function placeOf(row: RowBlock, range: OffsetRange, column: number | undefined): Span {
	const cell = column === undefined ? undefined : row.cells[column];
	return cell === undefined ? spanOfRange(row.text, range, row) : spanOfRange(cell.content, range, cell);
}
