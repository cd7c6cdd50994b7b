import {
	type Block,
	type LeaderMention,
	type RowBlock,
	rowsOf,
	type UnitListProblem,
	type UnitMention,
} from "../model/block.js";
import { emptyText, LineText, type MappedText, spanOfRange } from "../model/mappedText.js";
import { lineSpan, type Span } from "../model/span.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import type { Target, TargetProblem } from "../model/target.js";
import { nothingParsed, type ParsedTargets } from "../targets/readTargets.js";
import type { DocumentTime } from "./documentTime.js";
import { parseLeaderList } from "./leaderList.js";
import { readRowTargets } from "./rowTargets.js";
import { noUnits, type RowUnits, readRowUnits } from "./rowUnits.js";
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
type OddParts = Pick<RowBlock, "quoteLost" | "disabled" | "comments">;

const nothing: readonly never[] = [];
const nothingOdd: OddParts = { quoteLost: false, disabled: nothing, comments: nothing };

/** The odd parts of a row, the shared ones where there are none. */
function oddPartsOf({ quoteLost = false, disabled = nothing, comments = nothing }: RawRow): OddParts {
	if (disabled.length + comments.length === 0 && !quoteLost) return nothingOdd;
	return { quoteLost, disabled, comments };
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
	private readonly odd: OddParts;
	private ownTargets: ParsedTargets | undefined = undefined;
	private ownLeaders: readonly LeaderMention[] | undefined = undefined;
	private ownUnits: RowUnits | undefined = undefined;

	/**
	 * @param time what the lines above say, see {@link readRowTargets}; undefined where nothing of the row shall be understood
	 * @param due the date that stands above the row
	 */
	constructor(
		readonly header: TableHeader,
		readonly cells: readonly Cell[],
		raw: RawRow,
		readonly number: number | null,
		readonly groupNumber: number | null,
		readonly text: MappedText,
		readonly deadline: string | null,
		private readonly time: DocumentTime | undefined,
		private readonly due: string | undefined,
	) {
		const { lines, reach, surplus, width } = raw;
		this.lines = lines;
		this.reach = reach;
		this.surplus = surplus;
		this.width = width;
		this.odd = oddPartsOf(raw);
	}

	/** Read when somebody asks first, as leaders and units are. */
	readTargets(): ParsedTargets {
		const { time, due } = this;
		this.ownTargets ??= time === undefined ? nothingParsed : readRowTargets(this, time, due);
		return this.ownTargets;
	}

	readUnits(): RowUnits {
		this.ownUnits ??= this.time === undefined ? noUnits : readRowUnits(this);
		return this.ownUnits;
	}

	readLeaders(): readonly LeaderMention[] {
		if (this.ownLeaders === undefined) {
			const cell = cellAt(this.cells, this.header.leaderColumn);
			this.ownLeaders =
				this.time !== undefined && cell?.state === "text" ? parseLeaderList(cell.content) : nothing;
		}
		return this.ownLeaders;
	}

	get leaders(): readonly LeaderMention[] {
		return this.readLeaders();
	}

	get targets(): readonly Target[] {
		return this.readTargets().targets;
	}

	get units(): readonly UnitMention[] {
		return this.readUnits().mentions;
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
		return this.readTargets().facts;
	}

	get targetProblems(): readonly TargetProblem[] {
		return this.readTargets().problems;
	}

	get unitProblems(): readonly UnitListProblem[] {
		return this.readUnits().problems;
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

/**
 * Understands the rows among some blocks: the targets of all of them, then their leaders and units. What is done again and
 * again runs faster than where something else comes between: reading row by row would take a twentieth longer.
 */
export function understandRows(blocks: readonly Block[]): void {
	for (const block of blocks) {
		if (block instanceof TaskRow) block.readTargets();
		else if (block.kind !== "front-matter" && block.kind !== "row") understandRows(rowsOf(block));
	}
	for (const block of blocks) if (block instanceof TaskRow) block.readLeaders();
	for (const block of blocks) if (block instanceof TaskRow) block.readUnits();
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
