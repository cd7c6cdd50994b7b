import { leadersOf, type Plan, type RowBlock, type SectionBlock, type TextBlock } from "../model/plan.js";

/**
 * Prints a plan in table layout: front matter, title, a table a section. Everything that the document says is
 * kept, in its order — letter head, notes, lines that belong to nothing; what is printed reads as the same
 * plan, and printing that gives the same text again.
 *
 * @param frontMatter the YAML of the document's own front matter, empty without one
 */
export function printPlan(plan: Plan, frontMatter: string): string {
	const printer = new PlanPrinter(plan);
	printer.printFrontMatter(frontMatter);
	for (let i = 0; i < plan.blocks.length; i++) printer.printBlock(i);
	return printer.text();
}

class PlanPrinter {
	private readonly paragraphs: string[] = [];
	private rows: string[] = [];
	private openHeaderKey: string | undefined;
	private task = 0;
	/** Tasks whose 项目 continues a name torn by a page break, and those that begin one: their whole name. */
	private readonly tornParts = new Set<number>();
	private readonly joinedNames = new Map<number, string>();

	constructor(private readonly plan: Plan) {
		for (const group of plan.groups) {
			if (group.parts.length < 2) continue;
			group.parts.forEach((part, i) => {
				if (i === 0) this.joinedNames.set(part.task, group.name);
				else this.tornParts.add(part.task);
			});
		}
	}

	text(): string {
		this.closeTable();
		return `${this.paragraphs.join("\n\n")}\n`;
	}

	printFrontMatter(yaml: string): void {
		const lines = yaml === "" ? [] : yaml.split("\n");
		const { region } = this.plan;
		if (region !== null && !lines.some((line) => /^region\s*:/.test(line)))
			lines.unshift(`region: ${region}`);
		if (lines.length > 0) this.paragraphs.push(["---", ...lines, "---"].join("\n"));
	}

	printBlock(index: number): void {
		const block = this.plan.blocks[index];
		switch (block?.kind) {
			case "row":
				this.printRow(block);
				break;
			case "section":
				this.closeTable();
				this.paragraphs.push(printSectionHeading(block));
				break;
			case "text":
				this.printText(block, index);
				break;
			case "table-header":
				// A table that is no plan's is kept as it stands; a plan's is printed with its first row.
				this.closeTable();
				if (block.header.taskColumn < 0) {
					this.rows = [headerRow(block.header.columns), delimiterRow(block.header.columns.length)];
					this.openHeaderKey = block.header.key;
				}
				break;
			default:
				break;
		}
	}

	private printText(block: TextBlock, index: number): void {
		// Tasks in prose are printed with their paragraph, and count.
		for (const { row } of block.items ?? []) if (row !== undefined) this.task++;
		const { text } = block.text;
		if (block.role === "blank") return;
		const isForeignRow = this.rows.length > 0 && text.startsWith("|");
		if (isForeignRow) {
			this.rows.push(text);
			return;
		}
		this.closeTable();
		if (index === this.plan.titleBlock) this.paragraphs.push(`# ${text}`);
		else if (block.level > 0) this.paragraphs.push(`${"#".repeat(block.level)} ${text}`.trimEnd());
		else if (block.role === "comment" && block.disablesNext !== undefined) this.paragraphs.push(text);
		else this.paragraphs.push(text);
	}

	private printRow(row: RowBlock): void {
		const { header } = row;
		if (this.openHeaderKey !== header.key || this.rows.length === 0) {
			this.closeTable();
			this.rows = [headerRow(header.columns), delimiterRow(header.columns.length)];
			this.openHeaderKey = header.key;
		}
		const isFirst = this.rows.length === 2;
		const task = this.task++;
		const width = row.cells.findLastIndex((cell) => cell.state !== "missing") + 1;
		const cells = row.cells.slice(0, width).map((_, column) => this.printCell(row, task, column, isFirst));
		for (const cell of row.surplus) cells.push(escapeCell(cell.content.text));
		if (row.disabled.length > 0)
			cells.push(`${cells.pop() ?? ""} <!-- niwen-disable ${row.disabled.join(" ")} -->`.trim());
		this.rows.push(`|${cells.map((cell) => (cell === "" ? "  " : ` ${cell} `)).join("|")}|`);
	}

	private printCell(row: RowBlock, task: number, column: number, isFirst: boolean): string {
		const cell = row.cells[column];
		const { header } = row;
		if (column === header.groupColumn && this.tornParts.has(task))
			return isFirst ? this.groupName(task) : "^^";
		if (cell === undefined || cell.state === "empty" || cell.state === "missing") return "";
		if (cell.state === "covered") return isFirst ? this.inheritedCell(column, row, task) : "^^";
		if (column === header.taskColumn) return escapeCell(printTask(row));
		if (column === header.groupColumn)
			return escapeCell(this.joinedNames.get(task) ?? oneLine(cell.content.text));
		if (column === header.numberColumn) return escapeCell(oneLine(cell.content.text));
		if (column === header.leaderColumn) return escapeCell(printLeaders(row, cell.content.text));
		if (header.unitColumns.includes(column)) return escapeCell(printUnits(row, column, cell.content.text));
		return escapeCell(cell.content.text);
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
			const group = this.plan.groups[this.plan.taskGroups[task] ?? -1];
			return group?.number == null ? "" : String(group.number);
		}
		return "";
	}

	private groupName(task: number): string {
		return escapeCell(this.plan.groups[this.plan.taskGroups[task] ?? -1]?.name ?? "");
	}

	private closeTable(): void {
		if (this.rows.length > 0) this.paragraphs.push(this.rows.join("\n"));
		this.rows = [];
		this.openHeaderKey = undefined;
	}
}

/** A section heading in table layout; a lost one stays a lone `##`, so that the defect is not hidden. */
export function printSectionHeading(section: SectionBlock): string {
	const title = section.title.text;
	if (section.ordinal === null) return `## ${title}`.trimEnd();
	return `## ${section.marker}、${title}`;
}

/** A row in table layout: cells between bars. */
export function printRowLine(cells: readonly string[]): string {
	return `| ${cells.join(" | ")} |`;
}

/** Text made fit for a cell: a bar is `\|`, a line break `<br>`. */
export function escapeCell(text: string): string {
	if (!/[|\n]/.test(text)) return text;
	return text.replace(/\|/g, "\\|").replace(/\s*\n\s*/g, "<br>");
}

function headerRow(columns: readonly { readonly header: string }[]): string {
	return printRowLine(columns.map(({ header }) => escapeCell(oneLine(header))));
}

function delimiterRow(columns: number): string {
	return printRowLine(new Array<string>(columns).fill("---"));
}

function printTask(row: RowBlock): string {
	const { text } = row.text;
	return row.numberInTask && row.number !== null ? `${row.number}.${text}` : text;
}

/** Names joined by 、 where that says all that the cell says; otherwise the cell as it is. */
function printLeaders(row: RowBlock, written: string): string {
	const names = row.leaders.map(({ name }) => name);
	return bare(written) === bare(names.join("")) ? names.join("、") : written;
}

function printUnits(row: RowBlock, column: number, written: string): string {
	const own = row.units.filter((unit) => unit.column === column);
	const listed = own.map(({ raw, star }) => (star ? `★${raw}` : raw)).join("、");
	return bare(written) === bare(listed) && withoutBlanks(written) === listed ? listed : written;
}

function oneLine(text: string): string {
	return text.replace(/\s*\n\s*/g, "");
}

function withoutBlanks(text: string): string {
	return text.replace(/[\s\u3000]/g, "");
}

function bare(text: string): string {
	return text.replace(/[\s\u3000、，,;；]/g, "");
}
