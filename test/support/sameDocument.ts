import type {
	DocumentBlock,
	RawCell,
	TableDocument,
} from "../../server/src/common/interchange/tableDocument.js";

/** What a document says, a block or row a line, without what programs lose on the way: blanks at ends of lines, roles. */
export function wordsOfDocument({ blocks }: TableDocument): readonly string[] {
	return blocks.flatMap(wordsOf);
}

function wordsOf(block: DocumentBlock): readonly string[] {
	switch (block.kind) {
		case "heading":
			return [`${"#".repeat(block.level + 1)} ${lines(block.text).replaceAll("/", "")}`];
		case "paragraph":
			return [lines(block.text)];
		case "table":
			return block.table.rows.map((row, i) =>
				row.map((cell) => (i === 0 ? lines(cell.text) : cellWords(cell))).join("|"),
			);
		default:
			return [];
	}
}

function cellWords({ text, state }: RawCell): string {
	return state === "above" ? "^" : state === "left" ? "<" : lines(text);
}

function lines(text: string): string {
	return text
		.split(/\r\n?|\n/)
		.map((line) => line.trim())
		.filter((line) => line !== "")
		.join("/");
}
