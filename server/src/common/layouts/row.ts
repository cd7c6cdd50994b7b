import { isNobody } from "../language/nobody.js";
import type { RowBlock } from "../model/block.js";
import { emptyText, joinTexts, LineText, type MappedText, sliceText, trimText } from "../model/mappedText.js";
import type { Span } from "../model/span.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import { parseDeadline } from "../targets/parseDeadline.js";
import { endsQuantity, opensCommitment } from "../targets/quantityAtBreak.js";
import { isPageNumber } from "../text/brokenLines.js";
import { isPlainNumber, readTaskCode } from "../text/taskCode.js";
import type { DocumentTime } from "./documentTime.js";
import { isOfDeadlines } from "./rowTargets.js";
import { coverSame } from "./sameAbove.js";
import { numberOfTask, toNumber } from "./taskNumber.js";
import { type RawRow, TaskRow } from "./taskRow.js";

/**
 * Understands the cells of a row: its number and its task, and, when somebody asks, its targets, leaders and units, each
 * with its place.
 *
 * @param time what the lines above say: the year that is planned for, and the script
 * @param due the date that stands above the row (到2028年末：), for what names none itself
 */
export function readRow(
	header: TableHeader,
	raw: RawRow,
	time: DocumentTime,
	due: string | undefined,
): RowBlock {
	const cells = coverSame(header, raw.cells);
	const taskCell = cellAt(cells, header.taskColumn);
	const content = taskCell?.content ?? emptyText;
	const marker = numberOfTask(header, content.text);
	const serialCell = cellAt(cells, header.numberColumn);
	const serial = serialCell?.state === "text" ? toNumber(serialCell.content.text) : null;
	const numberInTask = header.numberIn !== "serial";
	const number = numberInTask ? (marker?.value ?? null) : serial;
	const text = withoutBreaks(
		trimText(
			marker === undefined || !numberInTask ? content : sliceText(content, marker.end, content.text.length),
		),
	);

	const deadline = deadlineOf(cellAt(cells, header.deadlineColumn), time.year, header);
	return new TaskRow(
		header,
		cells,
		raw,
		number,
		numberInTask ? (serial ?? groupNumberOf(header, serialCell)) : null,
		text,
		deadline,
		time,
		due,
	);
}

/** 二, （二） or ② before the name of a group, where the tasks have their numbers in their own cells. */
function groupNumberOf({ numberIn }: TableHeader, cell: Cell | undefined): number | null {
	if (numberIn !== "task" || cell?.state !== "text") return null;
	const code = readTaskCode(cell.content.text);
	return code !== undefined && isPlainNumber(code) ? code.number : null;
}

/** A row of which only that it is one is known: its cells are there, and nothing in them is understood. */
export function shapeOfRow(header: TableHeader, raw: RawRow): RowBlock {
	return new TaskRow(header, raw.cells, raw, null, null, emptyText, null, undefined, undefined);
}

/**
 * Joins what line breaks have torn: a task is one text. A break that somebody has written on one line (`<br>`) tears no
 * number: between digits a blank stands for it.
 */
export function withoutBreaks(content: MappedText): MappedText {
	// Nearly every text stands on one line.
	if (content instanceof LineText || !content.text.includes("\n")) return content;
	const parts: MappedText[] = [];
	let start = 0;
	for (let i = 0; i <= content.text.length; i++) {
		if (i < content.text.length && content.text[i] !== "\n") continue;
		const part = trimText(sliceText(content, start, i));
		// 1000家<br>— 2 —<br>以上: the number of a page that a converter has put into the cell.
		if (part.text !== "" && !isPageNumber(part.text)) {
			const before = parts.at(-1);
			const joint = before === undefined ? undefined : jointOf(before, part);
			if (joint !== undefined) parts.push(joint);
			parts.push(part);
		}
		start = i + 1;
	}
	return joinTexts(parts);
}

const blank: MappedText = { text: " ", pieces: [] };
/** One blank would make thousands of the digits around it: 30<br>200个. */
const twoBlanks: MappedText = { text: "  ", pieces: [] };

/** What stands for a break that has torn nothing: between digits, and between two commitments (95%以上<br>改造小区10个). */
function jointOf(before: MappedText, after: MappedText): MappedText | undefined {
	if (/[\d０-９]$/.test(before.text) && /^[\d０-９]/.test(after.text)) {
		if (before.pieces.at(-1)?.line !== after.pieces[0]?.line) return undefined;
		return /^[\d０-９]{3}(?![\d０-９])/.test(after.text) ? twoBlanks : blank;
	}
	return endsQuantity(before.text) && opensCommitment(after.text) ? blank : undefined;
}

function deadlineOf(cell: Cell | undefined, year: number | undefined, header: TableHeader): string | null {
	if (cell?.state !== "text") return null;
	const text = withoutBreaks(cell.content).text;
	return parseDeadline(text, year) ?? (isOfDeadlines(header) && !isNobody(text) ? text : null);
}

/** The place of a cell without text, for the layouts. */
export function emptyCell(state: Exclude<Cell["state"], "text">, span: Span): Cell {
	return { state, content: emptyText, span };
}
