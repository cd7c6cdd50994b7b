import { withoutUnprintable } from "../text/printable.js";

/**
 * Markdown out of words that others wrote. A document is hostile input: nothing in it may become a link, an
 * image, HTML, a command or a heading, so every mark that CommonMark or GFM gives a meaning is escaped, those of
 * bare addresses included. Line breaks become blanks, control and direction marks go.
 *
 * @param longest characters that are kept, UTF-16 units; what is cut off shows as …
 */
export function escapeMarkdown(text: string, longest = 120): string {
	const cut = text.length > longest ? `${cutAt(text, longest)}…` : text;
	return (
		withoutUnprintable(cut.replace(/[\t\n\r\u2028\u2029\u3000]+/g, " "))
			.replace(/[\u200c\u200d]/g, "")
			.replace(/[\\`*_{}[\]<>#&|~!@:$^]/g, "\\$&")
			// Lists, rules and underlined headings begin a line; GFM makes links of what begins with www.
			.replace(/^(\d{1,9})([.)])/, "$1\\$2")
			.replace(/^[-+=]/, "\\$&")
			.replace(/www\./gi, (words) => `${words.slice(0, -1)}\\.`)
	);
}

/** A link; the label is escaped, the address comes from us and only has its brackets and blanks encoded. */
export function printLink(label: string, address: string): string {
	const safe = address.replace(/[\s()<>\\]/g, (mark) =>
		encodeURIComponent(mark).replace("(", "%28").replace(")", "%29"),
	);
	return `[${escapeMarkdown(label)}](${safe})`;
}

/** Paragraphs, lists and so on, with an empty line between two of them; empty ones are left out. */
export function joinBlocks(blocks: readonly string[]): string {
	return blocks.filter((block) => block !== "").join("\n\n");
}

/** A list with one entry a line; empty entries are left out. */
export function printList(entries: readonly string[]): string {
	return entries
		.filter((entry) => entry !== "")
		.map((entry) => `- ${entry}`)
		.join("\n");
}

/** Never cuts a character of two units in half. */
function cutAt(text: string, length: number): string {
	const last = text.charCodeAt(length - 1);
	return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
