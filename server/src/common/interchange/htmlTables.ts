import type { DefaultTreeAdapterTypes } from "parse5";
import { raiseDigits } from "../model/raisedDigits.js";
import { layOutTable, type RawTable, type SpanningCell } from "./tableDocument.js";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/**
 * The tables of HTML from the clipboard, read as browsers do (parse5, loaded here): end tags may be left out, rows may
 * stand without a table. Of a table within a cell the cell shows the words. What is not shown — comments, styles,
 * rows that are hidden — is left out.
 */
export async function readHtmlTables(html: string): Promise<readonly RawTable[]> {
	const { parse } = await import("parse5");
	// Rows without a table would lose their tags.
	const whole = /<table[\s>]/i.test(html) || !/<tr[\s>]/i.test(html) ? html : `<table>${html}</table>`;
	const tables: Element[] = [];
	findTables(parse(whole), tables);
	return tables.map(readHtmlTable);
}

/** The table that an element of that name is. */
export function readHtmlTable(table: Element): RawTable {
	const rows: SpanningCell[][] = [];
	readRows(table, rows);
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
function readRows(parent: Element, rows: SpanningCell[][]): void {
	const own = parent.childNodes.filter(isElement);
	own.forEach((element, i) => {
		if (["thead", "tbody", "tfoot"].includes(element.tagName)) readRows(element, rows);
		if (element.tagName !== "tr" || isHidden(element)) return;
		rows.push(
			element.childNodes
				.filter(isElement)
				.filter((cell) => (cell.tagName === "td" || cell.tagName === "th") && !isHidden(cell))
				.map((cell) => ({
					text: shownText(cell),
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

export function isElement(node: Node): node is Element {
	return "tagName" in node;
}

/** Whether an element is not shown, as its own style says. */
export function isHidden({ attrs }: Element): boolean {
	return attrs.some(
		({ name, value }) => name === "style" && /(?:display\s?:\s?none|mso-hide\s?:\s?all)/i.test(value),
	);
}

const blocks = new Set([
	"p",
	"div",
	"li",
	"ul",
	"ol",
	"table",
	"tr",
	"h1",
	"h2",
	"h3",
	"h4",
	"h5",
	"h6",
	"blockquote",
]);
const unseen = new Set(["style", "script", "title", "template", "del", "noscript"]);

/** What an element shows: a line break for each break and each paragraph, one blank for any run of others. */
export function shownText(cell: Pick<Element, "childNodes">): string {
	const words: string[] = [];
	/** What is still to be read, the next one last; a text is written as it is. */
	const waiting: (Node | string)[] = cell.childNodes.toReversed();
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (typeof next === "string") words.push(next);
		else if ("value" in next) words.push(next.value.replace(/[ \t\r\n\f\u00a0]+/g, " "));
		else if (!isElement(next) || unseen.has(next.tagName) || isHidden(next)) continue;
		else if (next.tagName === "br") words.push("\n");
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
	return words
		.join("")
		.split("\n")
		.map((line) => line.replace(/ {2,}/g, " ").trim())
		.filter((line) => line !== "")
		.join("\n");
}

/** 10<sup>4</sup> is not 104: digits stay raised or lowered. */
function raised({ childNodes }: Element, kind: "sup" | "sub"): readonly (Node | string)[] {
	const [only] = childNodes;
	const text = childNodes.length === 1 && only !== undefined && "value" in only ? only.value.trim() : "";
	if (!/^\d{1,9}$/.test(text)) return childNodes.toReversed();
	return [raiseDigits(text, kind)];
}
