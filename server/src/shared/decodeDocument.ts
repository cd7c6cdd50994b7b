import { UnreadableDocument } from "../common/interchange/unreadableDocument.js";
import { decodeText, findEncoding } from "./decodeText.js";

/**
 * The text of a document's bytes. What a page says of its encoding holds unless its bytes say otherwise.
 * Throws {@link UnreadableDocument} where they are not text.
 *
 * @param charset as the page names it
 */
export function decodeDocument(bytes: Uint8Array, charset: string | undefined): string {
	const encoding = charset === undefined ? undefined : findEncoding(charset);
	const own = hasMark(bytes) ? undefined : encoding;
	const said = own === undefined ? undefined : decodeText(bytes, own);
	const decoded = said === undefined || "problem" in said || said.isDamaged ? decodeText(bytes) : said;
	if ("problem" in decoded) throw new UnreadableDocument(decoded.problem);
	return decoded.text;
}

/** UTF-8 and UTF-16. */
function hasMark([first, second, third]: Uint8Array): boolean {
	if (first === 0xef) return second === 0xbb && third === 0xbf;
	return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
