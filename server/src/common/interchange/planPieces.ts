import type { FencedLines } from "../analysis/fences.js";
import { factsOf } from "../analysis/textFacts.js";
import { isSectionHeading, toSection } from "../layouts/sectionRow.js";
import type { RowBlock, SectionBlock, TextBlock } from "../model/block.js";
import { leadersOf } from "../model/leadersOf.js";
import { LineText, type MappedText, mapLine } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { emptySpan } from "../model/span.js";
import type { Cell } from "../model/tableHeader.js";
import { joinLines } from "../text/joinLines.js";
import { footnotesOfTask } from "./footnotesOfTask.js";
import { printCell, printLeaders, printNumber, printTask, printUnits } from "./printCell.js";
import { layOutProse, type ProsePart, type ProseTable } from "./proseTable.js";

/** A part of a plan as it is laid out for a reader: tasks of prose in tables, headings above them as sections. */
export type PlanPiece =
	/** Lines of the source, from the first up to, not including, the end, as they stand: code between fences. */
	| { readonly kind: "code"; readonly from: number; readonly to: number }
	| {
			readonly kind: "section";
			readonly section: SectionBlock;
			/** In the source, as `from` of the others. */
			readonly line: number;
			/** The line of the source, where it has markup and is a heading of Markdown already. */
			readonly source?: string;
	  }
	/** A heading of Markdown; the title's level is 1. */
	| {
			readonly kind: "heading";
			readonly level: number;
			readonly text: string;
			readonly line: number;
			readonly source?: string;
	  }
	| {
			readonly kind: "text";
			readonly role: TextBlock["role"];
			/** Shown, `\n` between lines. */
			readonly text: string;
			/** As it is written, where entities in it show what would mean something else. */
			readonly source?: string;
			/** Of words that stand in the source as here: their lines there, the end exclusive. */
			readonly from?: number;
			readonly to?: number;
	  }
	| PlanTable;

/** Rows under one another with the same columns. */
export interface PlanTable {
	readonly kind: "table";
	/** The names of the columns as shown, or a line of Markdown of a table that is not a plan's. */
	readonly head: readonly string[] | string;
	/** How many columns it has. */
	readonly columns: number;
	/** In the source, of the names of its columns, or else of its first row. */
	readonly line: number;
	readonly rows: readonly PlanRow[];
}

export interface PlanRow {
	/** As many as the row has, at most one a column and what stands beyond; or a line of Markdown. */
	readonly cells: readonly PlanCell[] | string;
	/** In the source, the first of the row. */
	readonly line: number;
	/** The plan's task whose row it is; none of a line of a table that is not a plan's. */
	readonly task?: number;
	/** Its cells are made of prose, not those of the task's row. */
	readonly isProse?: true;
	/** Codes of the rules that comments excuse the row from. */
	readonly excuses: readonly string[];
	/** Other comments, as written. */
	readonly comments: readonly string[];
}

export interface PlanCell {
	/** What it shows; line breaks as the source has them, with blanks beside them. */
	readonly text: string;
	/** It belongs to the cell above. */
	readonly isMerged: boolean;
	/** As it is written in the source, with its markup, where that shows the same. */
	readonly source?: string;
}

/**
 * The one walk over the blocks of a plan that whatever prints it goes by: every block in its order, tables put
 * together, prose with tasks laid out in tables, torn names of groups joined. Nothing that the document says is left
 * out; blank lines, lines of dashes and headers that are repeated between rows say nothing.
 *
 * @param lines of the document
 * @param prose how its prose stands in tables; as {@link layOutProse} gives it
 */
export function piecesOfPlan(
	plan: Plan,
	lines: readonly string[],
	prose: ProseTable | undefined = layOutProse(plan),
): readonly PlanPiece[] {
	return new PlanWalk(plan, lines, prose).pieces();
}

class PlanWalk {
	private readonly found: PlanPiece[] = [];
	/** 项目 of the row above in a table of tasks out of prose. */
	private group = -1;
	/** Rules that the next task is excused from by a comment above its paragraph. */
	private excuses: readonly string[] = [];
	private table: (PlanTable & { readonly rows: PlanRow[] }) | undefined;
	private openHeaderKey: string | undefined;
	/** Of the names of columns whose first row is still to come. */
	private headerLine: number | undefined;
	private task = 0;
	/** Tasks whose 项目 continues a name torn by a page break, and those that begin one: their whole name. */
	private readonly tornParts = new Set<number>();
	private readonly joinedNames = new Map<number, string>();
	/** Code between fences, by the line that it begins with. */
	private readonly fenced: ReadonlyMap<number, FencedLines>;

	constructor(
		private readonly plan: Plan,
		private readonly lines: readonly string[],
		private readonly prose: ProseTable | undefined,
	) {
		this.fenced = new Map(factsOf(plan).fenced.map((code) => [code.first, code]));
		for (const group of plan.eachGroup()) {
			if (group.parts.length < 2) continue;
			group.parts.forEach((part, i) => {
				if (i === 0) this.joinedNames.set(part.task, group.name);
				else this.tornParts.add(part.task);
			});
		}
	}

	pieces(): readonly PlanPiece[] {
		const { plan } = this;
		for (let i = 0; i < plan.blockCount; i++) {
			const last = this.lastOfCode(i);
			if (last < i) this.takeBlock(i);
			else this.takeCode(i, last);
			i = Math.max(i, last);
		}
		this.closeTable();
		return this.found;
	}

	private add(piece: PlanPiece): void {
		this.closeTable();
		this.headerLine = undefined;
		this.found.push(piece);
	}

	private closeTable(): void {
		if (this.table !== undefined) this.found.push(this.table);
		this.table = undefined;
		this.openHeaderKey = undefined;
	}

	/** The rows of the table with a header, which is opened unless it is the one that is open. */
	private rowsUnder(
		key: string,
		head: () => readonly string[] | string,
		columns: number,
		line: number,
	): PlanRow[] {
		if (this.table !== undefined && this.openHeaderKey === key) return this.table.rows;
		this.closeTable();
		this.table = { kind: "table", head: head(), columns, line: this.headerLine ?? line, rows: [] };
		this.headerLine = undefined;
		this.openHeaderKey = key;
		return this.table.rows;
	}

	/**
	 * The last block of the code between fences that begins with a block; -1 where none does. Between fences that hold
	 * a part of the plan, a table or tasks, is not code.
	 */
	private lastOfCode(index: number): number {
		const { plan } = this;
		const code = this.fenced.get(plan.lineOfBlock(index));
		if (code === undefined) return -1;
		for (let i = index; i < plan.blockCount; i++) {
			const block = plan.blockAt(i);
			if (block?.kind !== "text" || this.prose?.partsOf(i) !== undefined) return -1;
			const end = plan.lineOfBlock(i) + block.lines - 1;
			if (end >= code.last) return end === code.last ? i : -1;
		}
		return -1;
	}

	private takeCode(first: number, last: number): void {
		const to = this.plan.lineOfBlock(last) + (this.plan.blockAt(last)?.lines ?? 1);
		this.add({ kind: "code", from: this.plan.lineOfBlock(first), to });
	}

	private takeBlock(index: number): void {
		const block = this.plan.blockAt(index);
		switch (block?.kind) {
			case "row":
				this.takeRow(block, index);
				break;
			case "section":
				this.add({
					kind: "section",
					section: block,
					line: this.plan.lineOfBlock(index),
					...sourceIf(this.headingSource(block, block.title, index)),
				});
				break;
			case "text":
				this.takeText(block, index);
				break;
			case "table-header":
				// A table that is not a plan's is kept as it stands; a plan's begins with its first row.
				this.closeTable();
				this.headerLine = this.plan.lineOfBlock(index);
				if (block.header.taskColumn < 0) {
					const line = (this.lines[this.headerLine] ?? "").trim();
					this.rowsUnder(block.header.key, () => line, block.header.columns.length, this.headerLine);
				}
				for (const row of block.rows ?? []) this.takeRow(row, index);
				break;
			default:
				break;
		}
	}

	private takeText(block: TextBlock, index: number): void {
		const parts = this.prose?.partsOf(index);
		if (parts !== undefined) {
			for (const part of parts) this.takePart(part, index);
			return;
		}
		const { text } = block.text;
		// An empty head, dashes and a header that stands once more between rows are none of the table's rows.
		if (block.role === "blank" || block.role === "delimiter" || block.role === "repeated-header") return;
		if (block.rows !== undefined) {
			for (const row of block.rows) this.takeRow(row, index);
			return;
		}
		if (this.table !== undefined && text.startsWith("|")) {
			this.table.rows.push({ cells: text, line: this.plan.lineOfBlock(index), excuses: [], comments: [] });
			return;
		}
		if (block.disablesNext !== undefined && this.prose?.partsOf(index + 1)?.[0]?.kind === "task") {
			this.excuses = block.disablesNext;
			return;
		}
		const from = this.plan.lineOfBlock(index);
		const isTitle = index === this.plan.titleBlock;
		const source = block.level > 0 ? this.headingSource(block, block.text, index) : undefined;
		if (isTitle || block.level > 0)
			this.add({ kind: "heading", level: isTitle ? 1 : block.level, text, line: from, ...sourceIf(source) });
		else {
			const line = (this.lines[from] ?? "").trim();
			// A sum that stood in a row of a table stands between tables now, and is none without names.
			const isPlain = block.text instanceof LineText || block.lines > 1 || /^[|｜]/.test(line);
			const written = isPlain ? undefined : line;
			this.add({ kind: "text", role: block.role, text, from, to: from + block.lines, ...sourceIf(written) });
		}
	}

	/** A part of a paragraph that holds tasks or a heading of tasks. */
	private takePart(part: ProsePart, index: number): void {
		const start = this.plan.lineOfBlock(index);
		switch (part.kind) {
			case "text":
				// On a line of its own 一、… is the heading that it was within its paragraph.
				if (isSectionHeading(part.text))
					this.add({ kind: "section", section: sectionOf(part.text), line: start + part.line });
				else this.addText(part.text, start + part.line, start + part.endLine);
				break;
			case "heading":
				this.addHeading(this.prose?.headingLine(part.point) ?? "", start + part.line, true);
				break;
			default:
				this.takeTask(part.task, start + part.line);
		}
	}

	private addText(text: string, from: number, to: number): void {
		this.add({ kind: "text", role: "paragraph", text, from, to });
	}

	/**
	 * A heading of tasks in prose: a line of Markdown, or words without its marks.
	 *
	 * @param isWritten it stands so on that line of the source
	 */
	private addHeading(written: string, line: number, isWritten: boolean): void {
		if (written === "") return;
		const [, marks, text = ""] = /^(#{1,6}) (.*)$/s.exec(written) ?? [];
		if (marks !== undefined) this.add({ kind: "heading", level: marks.length, text, line, source: written });
		else if (isWritten) this.addText(written, line, line + 1);
		else this.add({ kind: "text", role: "paragraph", text: written });
	}

	/** A task out of prose, as a row of the table that is open, or of one of its own. */
	private takeTask(task: number, line: number): void {
		const { prose } = this;
		if (prose === undefined) return;
		this.addHeading(prose.sectionLineOf(task), line, false);
		const group = prose.groupOf(task);
		const key = group < 0 ? "prose" : "prose with groups";
		const head = prose.headings(group >= 0);
		const rows = this.rowsUnder(key, () => head, head.length, line);
		if (rows.length === 0) this.group = -1;
		const cells: PlanCell[] = prose.cellsOf(task).map(shown);
		if (group >= 0) {
			const point = this.plan.pointAt(group);
			const isMerged = group === this.group;
			cells.unshift(
				isMerged ? merged : shown(String(point?.ordinal ?? "")),
				isMerged ? merged : shown(oneLine(point?.text.text ?? "")),
			);
			this.group = group;
		}
		rows.push({
			cells,
			line,
			task,
			isProse: true,
			excuses: this.excuses,
			comments: footnotesOfTask(this.plan, this.lines, task),
		});
		this.excuses = [];
		this.task = task + 1;
	}

	private takeRow(row: RowBlock, index: number): void {
		const { header } = row;
		const names = () => header.columns.map((column) => oneLine(column.header));
		const line = this.plan.lineOfBlock(index) + row.span.line;
		const rows = this.rowsUnder(header.key, names, header.columns.length, line);
		const isFirst = rows.length === 0;
		const task = this.task++;
		const width = row.cells.findLastIndex((cell) => cell.state !== "missing") + 1;
		const cells = row.cells.slice(0, width).map((cell, column) => {
			const text = this.textOf(row, task, column, isFirst);
			return text === undefined
				? merged
				: { ...shown(text), ...sourceIf(this.cellSource(row, cell, index, text)) };
		});
		for (const cell of row.surplus) cells.push(shown(cell.content.text));
		rows.push({ cells, line, task, excuses: row.disabled, comments: row.comments });
	}

	/** What a cell shows; `undefined` where it belongs to the one above. */
	private textOf(row: RowBlock, task: number, column: number, isFirst: boolean): string | undefined {
		const cell = row.cells[column];
		const { header } = row;
		if (column === header.groupColumn && this.tornParts.has(task))
			return isFirst ? this.groupName(task) : undefined;
		if (cell === undefined || cell.state === "empty" || cell.state === "missing") return "";
		if (cell.state === "covered") return isFirst ? this.inheritedText(column, row, task) : undefined;
		const { text } = cell.content;
		if (column === header.taskColumn) return printTask(row, text);
		if (column === header.groupColumn) return this.joinedNames.get(task) ?? oneLine(text);
		if (column === header.numberColumn) return printNumber(row, oneLine(text));
		if (column === header.leaderColumn) return printLeaders(row, text);
		if (header.unitColumns.includes(column)) return printUnits(row, column, text);
		return text;
	}

	/** A cell as it is written in the source, with its markup, where it goes on to show the same. */
	private cellSource(row: RowBlock, cell: Cell, block: number, text: string): string | undefined {
		if (cell.state !== "text" || row.header.layout !== "table" || cell.content instanceof LineText)
			return undefined;
		if (printCell(text) !== printCell(cell.content.text)) return undefined;
		const { line, character, endCharacter } = cell.span;
		const source = (this.lines[this.plan.lineOfBlock(block) + line] ?? "").slice(character, endCharacter);
		return source.includes("<!--") ? undefined : source;
	}

	/** A heading as it is written in the source, where it has markup and is one of Markdown already. */
	private headingSource(
		block: SectionBlock | TextBlock,
		words: MappedText,
		index: number,
	): string | undefined {
		if (words instanceof LineText || block.lines > 1) return undefined;
		const source = (this.lines[this.plan.lineOfBlock(index)] ?? "").trim();
		const level = block.kind === "section" ? 2 : index === this.plan.titleBlock ? 1 : block.level;
		return source.startsWith(`${"#".repeat(level)} `) ? source : undefined;
	}

	/** What a merged cell shows whose upper part stands in a table above. */
	private inheritedText(column: number, row: RowBlock, task: number): string {
		const { header } = row;
		if (column === header.leaderColumn)
			return leadersOf(this.plan, task)
				.map(({ name }) => name)
				.join("、");
		if (column === header.groupColumn) return this.groupName(task);
		if (column === header.numberColumn) {
			const group = this.plan.groupAt(this.plan.groupOfTask(task));
			return group?.number == null ? "" : String(group.number);
		}
		return "";
	}

	private groupName(task: number): string {
		return this.plan.groupAt(this.plan.groupOfTask(task))?.name ?? "";
	}
}

const merged: PlanCell = { text: "", isMerged: true };

function shown(text: string): PlanCell {
	return { text, isMerged: false };
}

function sourceIf(source: string | undefined): { readonly source?: string } {
	return source === undefined ? {} : { source };
}

/** The heading of a section as shown: 一、…; of a lost one empty. */
export function sectionTitle(section: SectionBlock): string {
	const title = section.title.text;
	if (section.ordinal === null) return title;
	// 第一部分 is not 一、: it keeps its mark.
	if (section.isPart === true && section.mark !== undefined)
		return `${section.mark}${/[:：、]$/.test(section.mark) ? "" : " "}${title}`.trimEnd();
	return `${section.marker}、${title}`;
}

function sectionOf(heading: string): SectionBlock {
	return toSection(mapLine(heading, 0, 0), emptySpan, "table", 1, 1);
}

export function oneLine(text: string): string {
	return joinLines(text, "");
}
