import type { FencedLines } from "../analysis/fences.js";
import { factsOf } from "../analysis/textFacts.js";
import { gatherParagraph } from "../layouts/paragraph.js";
import { isSectionHeading, toSection } from "../layouts/sectionRow.js";
import type { RowBlock, SectionBlock, TextBlock } from "../model/block.js";
import { leadersOf } from "../model/leadersOf.js";
import { LineText, type MappedText, mapLine } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { emptySpan } from "../model/span.js";
import type { Cell } from "../model/tableHeader.js";
import { joinLines } from "../text/joinLines.js";
import { numberedTask, printCell, printLeaders, withoutSeparators } from "./printCell.js";
import { layOutProse, type ProsePart, type ProseTable } from "./proseTable.js";

/**
 * Prints a plan in table layout: front matter, title, a table a section. Tasks of prose become rows, headings
 * above them sections, 项目 or lines between the tables. Everything that the document says is kept, in its order —
 * letter head, notes, lines that belong to nothing; what is printed reads as the same plan, and printing that
 * gives the same text again.
 *
 * @param frontMatter the YAML of the document's own front matter, empty without one
 * @param lines of the document: code stays as it stands in them
 */
export function printPlan(plan: Plan, frontMatter: string, lines: readonly string[]): string {
	const printer = new PlanPrinter(plan, lines);
	printer.printFrontMatter(frontMatter);
	for (let i = 0; i < plan.blockCount; i++) {
		const last = printer.lastOfCode(i);
		if (last < i) printer.printBlock(i);
		else printer.printLines(i, last);
		i = Math.max(i, last);
	}
	return printer.text();
}

/** Something printed, apart from what stands before and behind it. */
interface Paragraph {
	readonly text: string;
	/** Of words that stand in the source as here: their lines there, the end exclusive. */
	readonly from?: number;
	readonly to?: number;
}

class PlanPrinter {
	private readonly paragraphs: Paragraph[] = [];
	private readonly prose: ProseTable | undefined;
	/** 项目 of the row above in a table of tasks out of prose. */
	private group = -1;
	/** Rules that the next task is excused from by a comment above its paragraph. */
	private excuses: readonly string[] = [];
	private rows: string[] = [];
	private openHeaderKey: string | undefined;
	private task = 0;
	/** Tasks whose 项目 continues a name torn by a page break, and those that begin one: their whole name. */
	private readonly tornParts = new Set<number>();
	private readonly joinedNames = new Map<number, string>();
	private readonly fenced: readonly FencedLines[];

	constructor(
		private readonly plan: Plan,
		private readonly lines: readonly string[],
	) {
		this.fenced = factsOf(plan).fenced;
		this.prose = layOutProse(plan);
		for (const group of plan.eachGroup()) {
			if (group.parts.length < 2) continue;
			group.parts.forEach((part, i) => {
				if (i === 0) this.joinedNames.set(part.task, group.name);
				else this.tornParts.add(part.task);
			});
		}
	}

	text(): string {
		this.closeTable();
		const parts: string[] = [];
		this.paragraphs.forEach((paragraph, i) => {
			const before = this.paragraphs[i - 1];
			if (before !== undefined) parts.push("\n".repeat(1 + blankLines(before, paragraph)));
			parts.push(paragraph.text);
		});
		return `${parts.join("")}\n`;
	}

	printFrontMatter(yaml: string): void {
		const lines = yaml === "" ? [] : yaml.split("\n");
		const { region } = this.plan;
		if (region !== null && !lines.some((line) => /^region\s*:/.test(line)))
			lines.unshift(`region: ${region}`);
		if (this.prose !== undefined) this.setConventions(lines, this.prose);
		if (lines.length > 0) this.add(["---", ...lines, "---"].join("\n"));
	}

	/** What the front matter says of prose is put as it is in tables. */
	private setConventions(lines: string[], { needsNumberingKey }: ProseTable): void {
		const replace = (key: string, value: string) => {
			const at = lines.findIndex((line) => line.startsWith(`${key}:`));
			if (at >= 0) lines[at] = `${key}: ${value}`;
			return at >= 0;
		};
		if (lines.some((line) => /^layout:\s*["']?inline/.test(line))) replace("layout", "table");
		const { lead, leadIsSet } = this.plan.conventions;
		// Leads bear a ★ now; that the first of a list leads would make others of them.
		if (leadIsSet && lead !== "star" && lead !== "column" && !replace("lead", "star"))
			lines.push("lead: star");
		if (needsNumberingKey && !replace("numbering", "per-section")) lines.push("numbering: per-section");
	}

	private add(text: string, from?: number, to?: number): void {
		this.paragraphs.push(from === undefined || to === undefined ? { text } : { text, from, to });
	}

	/**
	 * The last block of the code between fences that begins with a block; -1 where none does. Between fences that hold
	 * a part of the plan, a table or tasks, is no code.
	 */
	lastOfCode(index: number): number {
		const { plan } = this;
		const start = plan.lineOfBlock(index);
		const code = this.fenced.find(({ first }) => first === start);
		if (code === undefined) return -1;
		for (let i = index; i < plan.blockCount; i++) {
			const block = plan.blockAt(i);
			if (block?.kind !== "text" || this.prose?.partsOf(i) !== undefined) return -1;
			const end = plan.lineOfBlock(i) + block.lines - 1;
			if (end >= code.last) return end === code.last ? i : -1;
		}
		return -1;
	}

	/** Prints blocks as they stand in the source. */
	printLines(first: number, last: number): void {
		this.closeTable();
		const from = this.plan.lineOfBlock(first);
		const to = this.plan.lineOfBlock(last) + (this.plan.blockAt(last)?.lines ?? 1);
		this.add(this.lines.slice(from, to).join("\n"), from, to);
	}

	printBlock(index: number): void {
		const block = this.plan.blockAt(index);
		switch (block?.kind) {
			case "row":
				this.printRow(block, index);
				break;
			case "section":
				this.closeTable();
				this.add(this.headingSource(block, block.title, index) ?? printSectionHeading(block));
				break;
			case "text":
				this.printText(block, index);
				break;
			case "table-header":
				// A table that is no plan's is kept as it stands; a plan's is printed with its first row.
				this.closeTable();
				if (block.header.taskColumn < 0) {
					const from = this.plan.lineOfBlock(index);
					const [names = ""] = this.lines.slice(from, from + 1);
					this.rows = [names.trim(), delimiterRow(block.header.columns.length)];
					this.openHeaderKey = block.header.key;
				}
				for (const row of block.rows ?? []) this.printRow(row, index);
				break;
			default:
				break;
		}
	}

	private printText(block: TextBlock, index: number): void {
		const parts = this.prose?.partsOf(index);
		if (parts !== undefined) {
			for (const part of parts) this.printPart(part, index);
			return;
		}
		const { text } = block.text;
		// An empty head, dashes and a header that stands once more between rows are none of the table's rows.
		if (block.role === "blank" || block.role === "delimiter" || block.role === "repeated-header") return;
		if (block.rows !== undefined) {
			for (const row of block.rows) this.printRow(row, index);
			return;
		}
		const isForeignRow = this.rows.length > 0 && text.startsWith("|");
		if (isForeignRow) {
			this.rows.push(text);
			return;
		}
		if (block.disablesNext !== undefined && this.prose?.partsOf(index + 1)?.[0]?.kind === "task") {
			this.excuses = block.disablesNext;
			return;
		}
		this.closeTable();
		const from = this.plan.lineOfBlock(index);
		const source = block.level > 0 ? this.headingSource(block, block.text, index) : undefined;
		if (source !== undefined) this.add(source);
		else if (index === this.plan.titleBlock) this.add(`# ${text}`);
		else if (block.level > 0) this.add(`${"#".repeat(block.level)} ${text}`.trimEnd());
		else this.add(text, from, from + block.lines);
	}

	/** A part of a paragraph that holds tasks or a heading of tasks. */
	private printPart(part: ProsePart, index: number): void {
		const start = this.plan.lineOfBlock(index);
		switch (part.kind) {
			case "text":
				this.closeTable();
				// On a line of its own 一、… is the heading that it was within its paragraph.
				if (isSectionHeading(part.text)) this.add(printSectionHeading(sectionOf(part.text)));
				else this.add(part.text, start + part.line, start + part.endLine);
				break;
			case "heading": {
				const line = this.prose?.headingLine(part.point) ?? "";
				if (line === "") break;
				this.closeTable();
				if (line.startsWith("#")) this.add(line);
				else this.add(line, start + part.line, start + part.line + 1);
				break;
			}
			default:
				this.printTask(part.task);
		}
	}

	/** A task out of prose, as a row of the table that is open, or of one of its own. */
	private printTask(task: number): void {
		const { prose } = this;
		if (prose === undefined) return;
		const section = prose.sectionLineOf(task);
		if (section !== "") {
			this.closeTable();
			this.add(section);
		}
		const group = prose.groupOf(task);
		const key = group < 0 ? "prose" : "prose with groups";
		if (this.openHeaderKey !== key || this.rows.length === 0) {
			this.closeTable();
			const headings = prose.headings(group >= 0).map((header) => ({ header }));
			this.rows = [headerRow(headings), delimiterRow(headings.length)];
			this.openHeaderKey = key;
			this.group = -1;
		}
		const cells = [...prose.cellsOf(task)];
		if (group >= 0) {
			const point = this.plan.pointAt(group);
			const isMerged = group === this.group;
			cells.unshift(
				isMerged ? "^^" : String(point?.ordinal ?? ""),
				isMerged ? "^^" : printCell(oneLine(point?.text.text ?? "")),
			);
			this.group = group;
		}
		this.addRow(cells, this.excuses);
		this.excuses = [];
		this.task = task + 1;
	}

	private addRow(cells: string[], excuses: readonly string[], comments: readonly string[] = []): void {
		const notes =
			excuses.length === 0 ? comments : [...comments, `<!-- niwen-disable ${excuses.join(" ")} -->`];
		if (notes.length > 0) cells.push([cells.pop() ?? "", ...notes].join(" ").trim());
		this.rows.push(`|${cells.map((cell) => (cell === "" ? "  " : ` ${cell} `)).join("|")}|`);
	}

	private printRow(row: RowBlock, index: number): void {
		const { header } = row;
		if (this.openHeaderKey !== header.key || this.rows.length === 0) {
			this.closeTable();
			this.rows = [headerRow(header.columns), delimiterRow(header.columns.length)];
			this.openHeaderKey = header.key;
		}
		const isFirst = this.rows.length === 2;
		const task = this.task++;
		const width = row.cells.findLastIndex((cell) => cell.state !== "missing") + 1;
		const cells = row.cells.slice(0, width).map((cell, column) => {
			const printed = this.cellOf(row, task, column, isFirst);
			return this.cellSource(row, cell, index, printed) ?? printed;
		});
		for (const cell of row.surplus) cells.push(printCell(cell.content.text));
		this.addRow(cells, row.disabled, row.comments);
	}

	private cellOf(row: RowBlock, task: number, column: number, isFirst: boolean): string {
		const cell = row.cells[column];
		const { header } = row;
		if (column === header.groupColumn && this.tornParts.has(task))
			return isFirst ? this.groupName(task) : "^^";
		if (cell === undefined || cell.state === "empty" || cell.state === "missing") return "";
		if (cell.state === "covered") return isFirst ? this.inheritedCell(column, row, task) : "^^";
		if (column === header.taskColumn) return printCell(printTask(row, cell.content.text));
		if (column === header.groupColumn)
			return printCell(this.joinedNames.get(task) ?? oneLine(cell.content.text));
		if (column === header.numberColumn) return printCell(printNumber(row, oneLine(cell.content.text)));
		if (column === header.leaderColumn) return printCell(printLeaders(row, cell.content.text));
		if (header.unitColumns.includes(column)) return printCell(printUnits(row, column, cell.content.text));
		return printCell(cell.content.text);
	}

	/** A cell as it is written in the source, with its markup, where it goes on to show the same. */
	private cellSource(row: RowBlock, cell: Cell, block: number, printed: string): string | undefined {
		if (cell.state !== "text" || row.header.layout !== "table" || cell.content instanceof LineText)
			return undefined;
		if (printed !== printCell(cell.content.text)) return undefined;
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
	private inheritedCell(column: number, row: RowBlock, task: number): string {
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
		return printCell(this.plan.groupAt(this.plan.groupOfTask(task))?.name ?? "");
	}

	private closeTable(): void {
		if (this.rows.length > 0) this.add(this.rows.join("\n"));
		this.rows = [];
		this.openHeaderKey = undefined;
	}
}

/** A section heading in table layout; a lost one stays a lone `##`, so that the defect is not hidden. */
export function printSectionHeading(section: SectionBlock): string {
	const title = section.title.text;
	if (section.ordinal === null) return `## ${title}`.trimEnd();
	// 第一部分 is no 一、: it keeps its mark.
	if (section.isPart === true && section.mark !== undefined)
		return `## ${section.mark}${/[:：、]$/.test(section.mark) ? "" : " "}${title}`.trimEnd();
	return `## ${section.marker}、${title}`;
}

function sectionOf(heading: string): SectionBlock {
	return toSection(mapLine(heading, 0, 0), emptySpan, "table", 1, 1);
}

/** A row in table layout: cells between bars. */
export function printRowLine(cells: readonly string[]): string {
	return `| ${cells.join(" | ")} |`;
}

function headerRow(columns: readonly { readonly header: string }[]): string {
	return printRowLine(columns.map(({ header }) => printCell(oneLine(header))));
}

function delimiterRow(columns: number): string {
	return printRowLine(new Array<string>(columns).fill("---"));
}

/** A `<br>` that somebody set in a table stays, though it is no part of what the task says. */
function printTask(row: RowBlock, written: string): string {
	const { text } = row.text;
	const task = row.numberInTask && row.number !== null ? numberedTask(row.number, text) : text;
	const isSet = row.header.layout === "table" && written.includes("\n");
	return isSet && withoutBlanks(written) === withoutBlanks(task) ? written.trim() : task;
}

/** 1.0 is 1; codes stay as they are. */
function printNumber({ number }: RowBlock, written: string): string {
	return number !== null && isDecimalNumber(written) ? String(number) : written;
}

/** Whether a whole number is written as a sheet does whose column has an empty cell: 1.0. */
export function isDecimalNumber(written: string): boolean {
	return /^\s*[\d０-９]{1,6}[.．][0０]{1,2}\s*$/.test(written);
}

function printUnits(row: RowBlock, column: number, written: string): string {
	const own = row.units.filter((unit) => unit.column === column);
	const listed = own.map(({ raw, star }) => (star ? `★${raw}` : raw)).join("、");
	return withoutSeparators(written) === withoutSeparators(listed) && withoutBlanks(written) === listed
		? listed
		: written;
}

function oneLine(text: string): string {
	return joinLines(text, "");
}

function withoutBlanks(text: string): string {
	return text.replace(/\s/g, "");
}

/** One blank line between paragraphs; as many as in the source, or more, where one would make them a single one. */
function blankLines(before: Paragraph, after: Paragraph): number {
	if (before.to === undefined || after.from === undefined) return 1;
	const lines = before.text.split("\n");
	const next = after.text.split("\n");
	const joins = (blanks: number) =>
		[lines, lines.slice(-1)].some(
			(above) =>
				gatherParagraph([...above, ...new Array<string>(blanks).fill(""), ...next], 0).lines > above.length,
		);
	const inSource = Math.max(0, after.from - before.to);
	return [1, inSource, 2, 3, 4, 5].find((blanks) => !joins(blanks)) ?? 1;
}
