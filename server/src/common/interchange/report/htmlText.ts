import { printableLine } from "../../text/printable.js";

const entities: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
};

/** A text of others as text of HTML or SVG, on one line; between double quotation marks, too. */
export function htmlText(text: string): string {
	return printableLine(text.replace(/\s+/g, " ")).replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}
