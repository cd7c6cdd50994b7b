import type { DefaultTreeAdapterTypes } from "parse5";
import { raiseDigits } from "../model/raisedDigits.js";
import {
	type HtmlMark,
	isElement,
	isHidden,
	type MarkNotice,
	markedTexts,
	programs,
	tellOf,
	wordsIn,
} from "./htmlMarks.js";
import { layOutTable, type RawTable, type SpanningCell } from "./tableDocument.js";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** The texts of a page that are struck through or inserted, and who is told of them and of what is left out. */
export interface MarkedText {
	readonly marked: ReadonlyMap<Node, "struck" | "inserted">;
	readonly notice: MarkNotice;
}

/**
 * The tables of HTML from the clipboard, read as browsers do (parse5, loaded here): end tags may be left out, rows may
 * stand without a table. Of a table within a cell the cell shows the words. What is not shown — comments, styles,
 * rows that are hidden — is left out.
 *
 * @param notice takes what of the tables is hidden, deleted, inserted or struck through
 */
export async function readHtmlTables(html: string, notice: MarkNotice): Promise<readonly RawTable[]> {
	const { parse } = await import("parse5");
	// Rows without a table would lose their tags.
	const whole = /<table[\s>]/i.test(html) || !/<tr[\s>]/i.test(html) ? html : `<table>${html}</table>`;
	const tables: Element[] = [];
	const root = parse(whole);
	findTables(root, tables);
	const marks: MarkedText = { marked: markedTexts(root), notice };
	return tables.map((table) => readHtmlTable(table, () => marks));
}

/**
 * The table that an element of that name is.
 *
 * @param marksOf what is marked, and who is told of it, in a row, which counts from 1; nobody is told where it is left out
 */
export function readHtmlTable(table: Element, marksOf?: (row: number) => MarkedText): RawTable {
	const rows: SpanningCell[][] = [];
	readRows(table, rows, marksOf);
	return layOutTable(rows);
}

function findTables(node: Node, found: Element[]): void {
	const waiting: Node[] = [node];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (isElement(next) && next.tagName === "table") found.push(next);
		else if ("childNodes" in next) waiting.push(...next.childNodes.toReversed());
	}
}

/** The rows of a table in their order, those of the table's parts among them. */
function readRows(
	parent: Element,
	rows: SpanningCell[][],
	marksOf: ((row: number) => MarkedText) | undefined,
): void {
	const own = parent.childNodes.filter(isElement);
	own.forEach((element, i) => {
		if (["thead", "tbody", "tfoot"].includes(element.tagName)) readRows(element, rows, marksOf);
		if (element.tagName !== "tr") return;
		const marks = marksOf?.(rows.length + 1);
		if (isHidden(element)) {
			tellOf(marks?.notice, "hidden-row", element);
			return;
		}
		const cells = element.childNodes
			.filter(isElement)
			.filter(({ tagName }) => tagName === "td" || tagName === "th");
		for (const cell of cells) if (isHidden(cell)) tellOf(marks?.notice, "hidden", cell);
		rows.push(
			cells
				.filter((cell) => !isHidden(cell))
				.map((cell) => ({
					text: shownText(cell, marks),
					// A span of 0 goes to the end of the part.
					rowSpan: spanOf(cell, "rowspan") || own.length - i,
					columnSpan: spanOf(cell, "colspan") || 1,
				})),
		);
	});
}

function spanOf(cell: Element, name: string): number {
	const written = cell.attrs.find((attribute) => attribute.name === name)?.value;
	const span = written === undefined ? 1 : Number.parseInt(written, 10);
	return Number.isSafeInteger(span) && span >= 0 ? Math.min(span, 65_534) : 1;
}

/** Elements before and behind which a line ends, in cells and outside of tables. */
export const blocks: ReadonlySet<string> = new Set(
	"address article blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol p pre section summary table tr ul".split(
		" ",
	),
);

/** How ruby is read, and what stands around that where it is not shown above the words. */
const readings = new Set(["rt", "rp", "rtc"]);

/**
 * What an element shows: a line break for each break and each paragraph, one blank for any run of others. Words that
 * tracked changes delete are left out.
 */
export function shownText(cell: Pick<Element, "childNodes">, marks?: MarkedText): string {
	const words: string[] = [];
	const told: Record<HtmlMark, string> = { deleted: "", inserted: "", hidden: "", struck: "" };
	/** What is still to be read, the next one last; a text is written as it is. */
	const waiting: (Node | string)[] = cell.childNodes.toReversed();
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (typeof next === "string") words.push(next);
		else if ("value" in next) {
			const text = next.value.replace(/[ \t\r\n\f\u00a0]+/g, " ");
			words.push(text);
			const mark = marks?.marked.get(next);
			if (mark !== undefined) told[mark] += text;
		} else if (!isElement(next) || programs.has(next.tagName) || readings.has(next.tagName)) continue;
		else if (next.tagName === "del") told.deleted += wordsIn(next);
		else if (isHidden(next)) told.hidden += wordsIn(next);
		else if (next.tagName === "br") words.push("\n");
		else if (next.tagName === "input") words.push(shownInField(next));
		else if (next.tagName === "select") waiting.push(...chosenIn(next));
		else if (next.tagName === "sup" || next.tagName === "sub") waiting.push(...raised(next, next.tagName));
		else {
			const edge = blocks.has(next.tagName)
				? "\n"
				: next.tagName === "td" || next.tagName === "th"
					? " "
					: "";
			waiting.push(edge, ...next.childNodes.toReversed(), edge);
		}
	}
	for (const mark of ["deleted", "inserted", "hidden", "struck"] as const)
		if (told[mark].trim() !== "") marks?.notice(mark, told[mark]);
	return words
		.join("")
		.split("\n")
		.map((line) => line.replace(/ {2,}/g, " ").trim())
		.filter((line) => line !== "")
		.join("\n");
}

/** What a field of a form shows: what is filled in, or a box that is ticked or not. */
function shownInField({ attrs }: Element): string {
	const valueIn = (name: string) => attrs.find((attribute) => attribute.name === name)?.value;
	const type = (valueIn("type") ?? "text").toLowerCase();
	if (type === "checkbox" || type === "radio") return valueIn("checked") === undefined ? "☐" : "☑";
	return unseenFields.has(type) ? "" : (valueIn("value") ?? "");
}

const unseenFields = new Set([
	"hidden",
	"password",
	"file",
	"image",
	"color",
	"range",
	"submit",
	"reset",
	"button",
]);

/** The options of a list that are chosen; the first where none is said to be, as a browser shows it. */
function chosenIn(list: Element): readonly Element[] {
	const options: Element[] = [];
	const waiting: Node[] = list.childNodes.toReversed();
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (!isElement(node)) continue;
		if (node.tagName === "option") options.push(node);
		else waiting.push(...node.childNodes.toReversed());
	}
	const chosen = options.filter(({ attrs }) => attrs.some(({ name }) => name === "selected"));
	return chosen.length > 0 ? chosen.toReversed() : options.slice(0, 1);
}

/** The words above a table that it bears within itself; undefined where it has none. */
export function captionOf(table: Element): Element | undefined {
	return table.childNodes.filter(isElement).find(({ tagName }) => tagName === "caption");
}

/** 10<sup>4</sup> is not 104: digits stay raised or lowered. */
function raised({ childNodes }: Element, kind: "sup" | "sub"): readonly (Node | string)[] {
	const [only] = childNodes;
	const text = childNodes.length === 1 && only !== undefined && "value" in only ? only.value.trim() : "";
	if (!/^\d{1,9}$/.test(text)) return childNodes.toReversed();
	return [raiseDigits(text, kind)];
}
