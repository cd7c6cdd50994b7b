import type { XmlHandler } from "../../ooxml/readXml.js";
import { parseRange, parseReference, type SheetPlace, type SheetRange } from "./cellReference.js";
import { CellText, isOn, shownText } from "./cellText.js";

/** A row of a sheet that shows something. */
export interface SheetRow {
	/** Counted from 0, as columns are. */
	readonly row: number;
	/** By column; a cell that shows nothing is not there. */
	readonly cells: Map<number, string>;
	readonly isHidden: boolean;
}

/** What a sheet shows, and what is set of its rows and columns. */
export interface SheetCells {
	readonly rows: readonly SheetRow[];
	readonly merges: readonly SheetRange[];
	/** Columns that are hidden, from the first to the last. */
	readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[];
	/** Where a filter stands that hides rows now. */
	readonly filter: SheetRange | undefined;
	/** Rows that stay at the top when the sheet is scrolled. */
	readonly frozenRows: number;
	/** Formulas that no program has worked out yet, and cells that show an error: #DIV/0!. */
	readonly unresolved: readonly SheetPlace[];
	readonly errors: readonly SheetPlace[];
	/** Cells with words that a line goes through. */
	readonly struck: readonly SheetPlace[];
}

/** What the workbook says about its cells. */
export interface CellSources {
	readonly sharedTexts: readonly string[];
	/** Indices of those in which a line goes through words. */
	readonly struckTexts: ReadonlySet<number>;
	/** Whether a line goes through all that stands in a cell of a style. */
	isStruck(style: number): boolean;
	/** What a number shows in a cell of a style. */
	show(value: number, style: number): string;
}

/**
 * Reads a sheet event by event. Only cells that show something are kept, whatever the sheet says of its size: formatted
 * rows without content, of which sheets often have a million, cost nothing but the time to pass over them.
 */
export class SheetReader implements XmlHandler {
	readonly rows: SheetRow[] = [];
	readonly merges: SheetRange[] = [];
	readonly hiddenColumns: { readonly first: number; readonly last: number }[] = [];
	readonly unresolved: SheetPlace[] = [];
	readonly errors: SheetPlace[] = [];
	readonly struck: SheetPlace[] = [];
	filter: SheetRange | undefined;
	frozenRows = 0;
	private filterRange: SheetRange | undefined;
	private row = -1;
	private isHiddenRow = false;
	private column = -1;
	/** Of the cell that is read; a row that stands within a cell has counted columns anew by the cell's end. */
	private cellColumn = -1;
	private cells: Map<number, string> | undefined;
	private type = "n";
	private style = 0;
	private value = "";
	private hasValue = false;
	private hasFormula = false;
	private isInValue = false;
	private isInline = false;
	private readonly inline = new CellText();
	/** Header and footer of the page, and what programs add behind the cells, have names like those of cells. */
	private isInData = false;

	constructor(private readonly sources: CellSources) {}

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		if (this.isInData) this.openInData(name, attributes);
		else this.openBeside(name, attributes);
	}

	private openInData(name: string, attributes: Readonly<Record<string, string>>): void {
		switch (name) {
			case "c": {
				const place = parseReference(attributes.r ?? "");
				this.column = place?.column ?? this.column + 1;
				this.cellColumn = this.column;
				this.type = attributes.t ?? "n";
				this.style = attributes.s === undefined ? 0 : Number(attributes.s);
				this.value = "";
				this.hasValue = false;
				this.hasFormula = false;
				break;
			}
			case "v":
				this.isInValue = true;
				this.hasValue = true;
				break;
			case "f":
				this.hasFormula = true;
				break;
			case "is":
				this.isInline = true;
				break;
			case "row": {
				const row = Number(attributes.r);
				this.row = Number.isInteger(row) && row > 0 ? row - 1 : this.row + 1;
				this.column = -1;
				this.isHiddenRow = isOn(attributes.hidden);
				this.cells = undefined;
				break;
			}
			default:
				if (this.isInline) this.inline.open(name, attributes);
		}
	}

	private openBeside(name: string, attributes: Readonly<Record<string, string>>): void {
		switch (name) {
			case "sheetData":
				this.isInData = true;
				break;
			case "col":
				if (isOn(attributes.hidden))
					this.hiddenColumns.push({
						first: Number(attributes.min) - 1,
						last: Number(attributes.max) - 1,
					});
				break;
			case "pane":
				if (attributes.state?.startsWith("frozen") === true)
					this.frozenRows = Math.max(0, Math.floor(Number(attributes.ySplit ?? 0)));
				break;
			case "mergeCell": {
				const range = parseRange(attributes.ref ?? "");
				if (range !== undefined) this.merges.push(range);
				break;
			}
			case "autoFilter":
				this.filterRange = parseRange(attributes.ref ?? "");
				break;
			case "filterColumn":
				this.filter = this.filterRange;
				break;
			default:
				break;
		}
	}

	text(text: string): void {
		if (this.isInValue) this.value += text;
		else if (this.isInline) this.inline.text(text);
	}

	close(name: string): void {
		if (!this.isInData) return;
		switch (name) {
			case "v":
				this.isInValue = false;
				break;
			case "c":
				this.endCell();
				break;
			case "is":
				this.isInline = false;
				this.value = this.inline.take();
				this.hasValue = true;
				break;
			case "sheetData":
				this.isInData = false;
				break;
			default:
				if (this.isInline) this.inline.close(name);
		}
	}

	private endCell(): void {
		const [row, column] = [this.row, this.cellColumn];
		this.cellColumn = -1;
		// It stands in no row, or is the end of a cell within a cell.
		if (row < 0 || column < 0) return;
		// A text may be empty; what else is so no program has worked out: some write `<v></v>`.
		if (!this.hasValue || (this.hasFormula && this.type !== "str" && this.value.trim() === "")) {
			if (this.hasFormula) this.unresolved.push({ row, column });
			return;
		}
		if (this.type === "e") this.errors.push({ row, column });
		const shown = this.shown();
		if (shown === "") return;
		if (this.cells === undefined) {
			this.cells = new Map();
			this.rows.push({ row, cells: this.cells, isHidden: this.isHiddenRow });
		}
		this.cells.set(column, shown);
		const isRunStruck =
			this.type === "s" ? this.sources.struckTexts.has(Number(this.value)) : this.inline.takeStruck();
		if (isRunStruck || this.sources.isStruck(this.style)) this.struck.push({ row, column });
	}

	private shown(): string {
		const { value } = this;
		switch (this.type) {
			case "s":
				return this.sources.sharedTexts[Number(value)] ?? "";
			case "str":
				return shownText(value);
			case "b":
				return value.trim() === "1" || value.trim() === "true" ? "TRUE" : "FALSE";
			case "n": {
				const number = Number(value);
				return value.trim() === "" ? "" : this.sources.show(number, this.style);
			}
			case "d":
				return value.trim().replace(/T00:00(?::00(?:\.0{1,9})?)?Z?$/, "");
			// inlineStr is shown already; of an error its name is what is shown.
			default:
				return value.trim();
		}
	}
}
