import type { RowBlock } from "../model/block.js";
import { spanOfRange } from "../model/mappedText.js";
import type { OffsetRange, Span } from "../model/span.js";
import type { TargetProblem } from "../model/target.js";
import { nameTask, openSentence } from "./phrases.js";
import type { Finding } from "./rule.js";

const none: readonly Finding[] = [];

/** The findings for the quantities of a row's task with which something of one kind is amiss. */
export function checkTargetProblems(row: RowBlock, kind: TargetProblem["kind"]): readonly Finding[] {
	if (row.targetProblems.length === 0) return none;
	const task = nameTask(row);
	return row.targetProblems
		.filter((problem) => problem.kind === kind)
		.map(({ range, message, column }) => ({
			code: `target/${kind}` as const,
			span: placeOf(row, range, column),
			message: { zh: `${task.zh}：${message.zh}`, en: `${openSentence(task.en)}: ${message.en}` },
		}));
}

function placeOf(row: RowBlock, range: OffsetRange, column: number | undefined): Span {
	const cell = column === undefined ? undefined : row.cells[column];
	return cell === undefined ? spanOfRange(row.text, range, row) : spanOfRange(cell.content, range, cell);
}
