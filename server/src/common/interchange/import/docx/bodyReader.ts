import type { LocalizedText } from "../../../model/localizedText.js";
import type { XmlHandler } from "../../ooxml/readXml.js";
import { childOf } from "../../ooxml/xmlTree.js";
import { type DocumentNotes, type NoteKind, paragraphPlace, rowPlace } from "../documentNotes.js";
import { type BodyElement, elementOf, piecesIn } from "./bodyElement.js";
import { Fields } from "./fields.js";
import type { NumberingCounter } from "./numbering.js";
import { type ParagraphContext, readParagraph } from "./paragraph.js";
import type { Piece } from "./pieces.js";
import { isOn, settingOf } from "./properties.js";
import type { Styles } from "./styles.js";
import { readTable } from "./table.js";
import { continuationOf, readCell, readRow } from "./tableRow.js";

/** What the body of a document is read with. */
export interface BodyContext {
	readonly styles: Styles;
	readonly numbering: NumberingCounter;
	readonly notes: DocumentNotes;
	readonly wordsOf: ParagraphContext["wordsOf"];
}

/** Elements whose characters are text, or tell what a field shows. */
const withText = /^(?:w:t|w:delText|w:instrText|m:t)$/;
/** How properties stood before a tracked change, and what a section's pages look like. */
const withoutMeaning =
	/^w:(?:pPrChange|rPrChange|tblPrChange|trPrChange|tcPrChange|tblPrExChange|tblGridChange|sectPr)$/;

/**
 * Reads the body of a document element by element, and makes pieces of paragraphs, cells, rows and tables as soon as
 * they end: of a table of 10,000 rows there is never more than one row as XML.
 */
export class BodyReader implements XmlHandler {
	private readonly root: BodyElement = { name: "", attributes: {}, children: [] };
	private readonly stack: BodyElement[] = [this.root];
	/** Elements that are open and left out, with all that is in them. */
	private skipped = 0;
	private readonly fields = new Fields();
	private paragraphs = 0;
	private tables = 0;
	/** Rows so far of each table that is open. */
	private readonly rows: number[] = [];
	/** Rows and cells that are open and that nobody sees: deleted, hidden or covered. */
	private readonly unseen = new Set<BodyElement>();
	/** The row that is wholly inserted or deleted, with the words that are. */
	private changed:
		| { readonly row: BodyElement; readonly kind: NoteKind; readonly words: string[] }
		| undefined;
	private readonly paragraphContext: ParagraphContext;

	constructor(private readonly context: BodyContext) {
		const { styles, numbering, wordsOf } = context;
		const note = (kind: NoteKind, words?: string) => this.note(kind, words);
		const isUnseen = () => this.unseen.size > 0;
		this.paragraphContext = { styles, numbering, wordsOf, fields: this.fields, note, isUnseen };
	}

	/** What stands in the body, in its order. */
	pieces(): readonly Piece[] {
		return piecesIn(this.root);
	}

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		if (this.skipped > 0 || this.isLeftOut(name)) {
			this.skipped++;
			return;
		}
		if (name === "w:tbl") {
			if (this.rows.length === 0) this.tables++;
			this.rows.push(0);
		} else if (name === "w:tr" && this.rows.length > 0) this.rows.push((this.rows.pop() ?? 0) + 1);
		else if (name === "w:p" && this.rows.length === 0) this.paragraphs++;
		else if (name === "w:altChunk") this.note("embedded");
		this.stack.push({ name, attributes, children: [] });
	}

	text(text: string): void {
		const element = this.stack.at(-1);
		if (this.skipped === 0 && element !== undefined && withText.test(element.name))
			element.children.push(text);
	}

	close(): void {
		if (this.skipped > 0) {
			this.skipped--;
			return;
		}
		const element = this.stack.pop();
		const parent = this.stack.at(-1);
		if (element === undefined || parent === undefined) return;
		if (element.name === "w:trPr") this.meetRow(element, parent);
		else if (element.name === "w:tcPr") this.meetCell(element, parent);
		const made = this.make(element);
		if (made !== undefined) parent.children.push(made);
	}

	/** What is kept of an element that ends; `undefined` of one that is left out. */
	private make(element: BodyElement): BodyElement | undefined {
		switch (element.name) {
			case "w:p":
				return elementOf(readParagraph(element, this.paragraphContext));
			case "w:txbxContent":
				return elementOf({ kind: "box", pieces: piecesIn(element) });
			case "w:tc": {
				this.unseen.delete(element);
				const cell = readCell(element);
				return cell === undefined ? undefined : elementOf(cell);
			}
			case "w:tr":
				return this.endRow(element);
			case "w:tbl":
				this.rows.pop();
				return elementOf(readTable(element));
			default:
				return element;
		}
	}

	/** Whether an element says what another says already, what has been, or what is none of the text. */
	private isLeftOut(name: string): boolean {
		const parent = this.stack.at(-1);
		if (parent === undefined) return false;
		if (name === "mc:Choice" || name === "mc:Fallback")
			return parent.children.some((child) => typeof child !== "string" && child.name === "mc:Choice");
		if (name === "w:sdtContent") return this.isFiller(childOf(parent, "w:sdtPr"));
		return withoutMeaning.test(name);
	}

	/** Whether a content control holds the table of contents, or a prompt. */
	private isFiller(properties: ReturnType<typeof childOf>): boolean {
		const gallery = settingOf(childOf(properties, "w:docPartObj"), "w:docPartGallery") ?? "";
		if (/table of contents/i.test(gallery)) {
			this.note("contents");
			return true;
		}
		const around = this.stack.at(-2)?.name;
		if (isOn(properties, "w:showingPlcHdr") !== true || around === "w:tr" || around === "w:tbl") return false;
		this.note("placeholder");
		return true;
	}

	private meetRow(properties: BodyElement, row: BodyElement): void {
		const isDeleted = childOf(properties, "w:del") !== undefined;
		if (isDeleted || isOn(properties, "w:hidden") === true) this.unseen.add(row);
		const kind = isDeleted
			? "deleted-row"
			: isOn(properties, "w:hidden") === true
				? "hidden-row"
				: childOf(properties, "w:ins") === undefined
					? undefined
					: "inserted-row";
		if (kind !== undefined && this.changed === undefined) this.changed = { row, kind, words: [] };
	}

	private endRow(element: BodyElement): BodyElement | undefined {
		const row = readRow(element);
		if (this.changed?.row === element) {
			const { kind, words } = this.changed;
			this.changed = undefined;
			const shown = row.cells.map(({ text }) => text).join(" ");
			this.note(kind, shown.trim() === "" ? words.join(" ") : shown);
		}
		return this.unseen.delete(element) ? undefined : elementOf(row);
	}

	private meetCell(properties: BodyElement, cell: BodyElement): void {
		const isFirst = (this.rows.at(-1) ?? 0) <= 1;
		const continues = continuationOf(properties);
		const isCovered = continues === "left" || (continues === "above" && !isFirst);
		if (isCovered || childOf(properties, "w:cellDel") !== undefined) this.unseen.add(cell);
	}

	private note(kind: NoteKind, words = ""): void {
		// Of a row that is changed as a whole one note says all.
		if (this.changed !== undefined && (kind === "deleted" || kind === "inserted"))
			this.changed.words.push(words);
		else this.context.notes.add(kind, this.place(), words);
	}

	private place(): LocalizedText {
		const [row] = this.rows;
		return row === undefined ? paragraphPlace(this.paragraphs) : rowPlace(this.tables, row);
	}
}
