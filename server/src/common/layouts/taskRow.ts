import type { LeaderMention, RowBlock, UnitListProblem, UnitMention } from "../model/block.js";
import { emptyText, LineText, type MappedText, spanOfRange } from "../model/mappedText.js";
import { lineSpan, type Span } from "../model/span.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import type { Target, TargetProblem } from "../model/target.js";
import { numberOfTask } from "./taskNumber.js";

/** What a layout knows of a row: its cells under the header's columns, and how far it reaches. */
export interface RawRow {
	readonly cells: readonly Cell[];
	readonly surplus: readonly Cell[];
	readonly width: number;
	readonly lines: number;
	readonly reach: number;
	readonly disabled?: readonly string[];
	readonly comments?: readonly string[];
	readonly quoteLost?: boolean;
}

/** What hardly any row has; nearly all rows share one that has nothing. */
export type OddParts = Pick<
	RowBlock,
	"facts" | "targetProblems" | "unitProblems" | "quoteLost" | "disabled" | "comments"
>;

const nothing: readonly never[] = [];
const nothingOdd: OddParts = {
	facts: nothing,
	targetProblems: nothing,
	unitProblems: nothing,
	quoteLost: false,
	disabled: nothing,
	comments: nothing,
};

/** The odd parts of a row, the shared ones where there are none. */
export function oddPartsOf(
	{ quoteLost = false, disabled = nothing, comments = nothing }: RawRow,
	facts: readonly Target[],
	targetProblems: readonly TargetProblem[],
	unitProblems: readonly UnitListProblem[],
): OddParts {
	const lists = facts.length + targetProblems.length + unitProblems.length;
	if (lists + disabled.length + comments.length === 0 && !quoteLost) return nothingOdd;
	return { facts, targetProblems, unitProblems, quoteLost, disabled, comments };
}

/** The place of a row without cells. */
const atTop = { span: lineSpan(0, 0, 0) };

/**
 * A row that was read. There are as many as tasks, and each is copied by the collector until it is old: so it keeps what
 * takes reading, and what its header and cells tell at a glance — its places above all — is told when somebody asks.
 */
export class TaskRow implements RowBlock {
	readonly kind = "row";
	readonly lines: number;
	readonly reach: number;
	readonly surplus: readonly Cell[];
	readonly width: number;

	constructor(
		readonly header: TableHeader,
		readonly cells: readonly Cell[],
		{ lines, reach, surplus, width }: RawRow,
		readonly number: number | null,
		readonly groupNumber: number | null,
		readonly text: MappedText,
		readonly targets: readonly Target[],
		readonly leaders: readonly LeaderMention[],
		readonly units: readonly UnitMention[],
		readonly deadline: string | null,
		private readonly odd: OddParts,
	) {
		this.lines = lines;
		this.reach = reach;
		this.surplus = surplus;
		this.width = width;
	}

	get span(): Span {
		const { cells, header } = this;
		const span = spanOfCells(cells, cellAt(cells, header.taskColumn));
		// In prose the lists of an assignment may stand within the task's words.
		return header.layout === "loose" || header.layout === "inline" ? coverCells(span, cells) : span;
	}

	get numberInTask(): boolean {
		return this.header.numberIn !== "serial";
	}

	get numberSpan(): Span {
		const { header, cells } = this;
		const task = cellAt(cells, header.taskColumn);
		if (!this.numberInTask) return (cellAt(cells, header.numberColumn) ?? task ?? atTop).span;
		const content = task?.content ?? emptyText;
		const marker = numberOfTask(header, content.text);
		return spanOfRange(content, marker === undefined ? [0, 0] : [marker.start, marker.digitsEnd], task);
	}

	get leaderCell(): RowBlock["leaderCell"] {
		const { header, cells } = this;
		if (header.leaderColumn < 0) return "absent";
		const state = cells[header.leaderColumn]?.state ?? "missing";
		return state === "text" && this.leaders.length === 0 ? "empty" : state;
	}

	get unitCell(): RowBlock["unitCell"] {
		return unitCellOf(this.header, this.cells);
	}

	get facts(): readonly Target[] {
		return this.odd.facts;
	}

	get targetProblems(): readonly TargetProblem[] {
		return this.odd.targetProblems;
	}

	get unitProblems(): readonly UnitListProblem[] {
		return this.odd.unitProblems;
	}

	get quoteLost(): boolean {
		return this.odd.quoteLost;
	}

	get disabled(): readonly string[] {
		return this.odd.disabled;
	}

	get comments(): readonly string[] {
		return this.odd.comments;
	}
}

/** From the first cell with a text to the last one; of a row without any, the place of its task. */
function spanOfCells(cells: readonly Cell[], taskCell: Cell | undefined): Span {
	let from = 0;
	while (from < cells.length && cells[from]?.state !== "text") from++;
	let to = cells.length - 1;
	while (to > from && cells[to]?.state !== "text") to--;
	const first = cells[from];
	const last = cells[to];
	if (first === undefined || last === undefined) return (taskCell ?? atTop).span;
	if (first instanceof LineText && last instanceof LineText)
		return {
			line: first.line,
			character: first.character,
			endLine: last.line,
			endCharacter: last.character + last.text.length,
		};
	const { line, character } = first.span;
	const { endLine, endCharacter } = last.span;
	return { line, character, endLine, endCharacter };
}

/** The rest of a cell that a page end cuts stands below the cells right of it. */
function coverCells(span: Span, cells: readonly Cell[]): Span {
	let { endLine, endCharacter } = span;
	for (const cell of cells) {
		if (cell.state !== "text" || cell.span.endLine < endLine) continue;
		if (cell.span.endLine === endLine && cell.span.endCharacter <= endCharacter) continue;
		({ endLine, endCharacter } = cell.span);
	}
	return { ...span, endLine, endCharacter };
}

function unitCellOf(header: TableHeader, cells: readonly Cell[]): RowBlock["unitCell"] {
	if (header.unitColumns.length === 0) return "absent";
	let covered = 0;
	for (const column of header.unitColumns) {
		const state = cells[column]?.state;
		if (state === "text") return "text";
		if (state === "covered") covered++;
	}
	return covered > 0 ? "covered" : "empty";
}
