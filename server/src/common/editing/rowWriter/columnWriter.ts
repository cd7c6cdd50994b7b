import { isLayoutBlank } from "../../language/characters.js";
import type { Block } from "../../model/block.js";
import { escapeCell, isEscaped } from "../../model/cellText.js";
import type { TableHeader } from "../../model/tableHeader.js";
import { blankComments, findComments } from "../../text/comments.js";
import { startsOf } from "../../text/sourceDocument.js";
import { refuse } from "../refusal.js";
import { printTsvField } from "./tsv.js";

/** A line of a table taken apart: fields as they are written, with what stands around them. */
export interface FieldLine {
	/** Index of its first line in the block. */
	readonly line: number;
	/** The line, or the lines of a record, joined by `\n`. */
	readonly text: string;
	readonly fields: readonly string[];
	/** What a new column has in this line whatever it is called: the dashes under a name, a second row of names. */
	readonly filler?: string;
	write(text: string): string;
}

/** Takes the lines of a layout apart into fields and puts them together again. */
export interface ColumnWriter {
	/** Whether a block behind a header is still of its table. */
	continuesTable(block: Block, lines: readonly string[]): boolean;
	linesOf(block: Block, lines: readonly string[], operation: number): readonly FieldLine[];
	print(line: FieldLine, fields: readonly string[]): string;
}

export function columnWriterOf(layout: TableHeader["layout"]): ColumnWriter {
	return layout === "tsv" ? tsvColumns : tableColumns;
}

interface BarLine extends FieldLine {
	/** Before the first field, with the bar that opens the row. */
	readonly head: string;
	/** Behind the last field, with the bar that closes it. */
	readonly tail: string;
	/** Blanks stand beside its bars. */
	readonly isPadded: boolean;
}

const tableColumns: ColumnWriter = {
	continuesTable: (block, lines) =>
		block.kind !== "table-header" && block.kind !== "front-matter" && (lines[0] ?? "").includes("|"),

	linesOf: (block, lines) => lines.map((text, line) => takeApart(text, line, fillerOf(block, line))),

	print(line, fields) {
		const { head, tail } = line as BarLine;
		const kept = padOpenEnds(line as BarLine, keepComments(line.fields, fields));
		// A cell at an end that shows nothing is there by its bar alone.
		const isBlank = (field = "") => blankComments(field).trim() === "";
		const open = head.trim() === "" && isBlank(kept[0]) ? `${head}|` : head;
		const close = !tail.startsWith("|") && isBlank(kept.at(-1)) ? `|${tail}` : tail;
		return `${open}${kept.join("|")}${close}`;
	},
};

function fillerOf(block: Block, line: number): { readonly filler?: string } {
	if (block.kind !== "table-header") return { filler: "" };
	return line === 0 ? {} : { filler: line === 1 ? "---" : "" };
}

function takeApart(text: string, line: number, filler: { readonly filler?: string }): BarLine {
	const plain = blankComments(text);
	let start = 0;
	while (isLayoutBlank(plain.charCodeAt(start))) start++;
	let end = plain.length;
	while (end > start && isLayoutBlank(plain.charCodeAt(end - 1))) end--;
	if (plain[start] === "|") start++;
	if (end > start && plain[end - 1] === "|" && !isEscaped(plain, end - 1)) end--;
	else end = plain.length;
	const fields: string[] = [];
	let from = start;
	for (let bar = plain.indexOf("|", from); bar >= 0 && bar < end; bar = plain.indexOf("|", bar + 1)) {
		if (isEscaped(plain, bar)) continue;
		fields.push(text.slice(from, bar));
		from = bar + 1;
	}
	fields.push(text.slice(from, end));
	const isPadded = /\|[ \t]/.test(text) || !text.includes("|");
	return {
		line,
		text,
		fields,
		...filler,
		head: text.slice(0, start),
		tail: text.slice(end),
		isPadded,
		write: (words) => {
			const written = escapeCell(words);
			if (!isPadded) return written;
			return written === "" ? "  " : ` ${written} `;
		},
	};
}

/** In a row without outer bars the first and the last field have a blank on one side only, and others on both. */
function padOpenEnds({ head, tail, isPadded }: BarLine, fields: readonly string[]): readonly string[] {
	const isOpen = head.trim() === "";
	const isUnclosed = !tail.startsWith("|");
	if (!isPadded || (!isOpen && !isUnclosed)) return fields;
	return fields.map((field, i) => {
		const isFirst = isOpen && i === 0;
		const isLast = isUnclosed && i === fields.length - 1;
		const words = isFirst ? field.trimStart() : /^\s/.test(field) ? field : ` ${field}`;
		return isLast ? words.trimEnd() : /\s$/.test(words) ? words : `${words} `;
	});
}

/** What is noted in a field that goes stays, at the end of the row. */
function keepComments(before: readonly string[], after: readonly string[]): readonly string[] {
	const gone = before.filter((field) => field.includes("<!--") && !after.includes(field));
	const notes = gone.flatMap((field) => findComments(field).map(([from, to]) => field.slice(from, to)));
	if (notes.length === 0) return after;
	return after.map((field, i) => (i === after.length - 1 ? `${field.trimEnd()} ${notes.join(" ")} ` : field));
}

interface RecordLine extends FieldLine {
	readonly tail: string;
}

const tsvColumns: ColumnWriter = {
	continuesTable: (block, lines) =>
		block.kind === "row" ? block.header.layout === "tsv" : (lines[0] ?? "").includes("\t"),

	linesOf(block, lines, operation) {
		const text = lines.join("\n");
		if (block.kind !== "row" && block.kind !== "table-header") {
			if (text.includes('"')) refuseRecord(operation);
			return [recordOf(text, text.split("\t"), "")];
		}
		const cells = block.cells.filter(({ state }) => state !== "missing");
		// A second row of names stands in no cell.
		if (block.kind === "table-header" && block.header.columns.length !== cells.length)
			refuseRecord(operation);
		const starts = startsOf(lines);
		const fields = fieldsBetween(
			text,
			cells.map(({ span }) => (starts[span.endLine] ?? 0) + span.endCharacter),
		);
		const taken = fields.join("\t");
		if (!text.startsWith(taken)) refuseRecord(operation);
		return [recordOf(text, fields, text.slice(taken.length))];
	},

	// A line without a tab is not a row.
	print: (line, fields) =>
		fields.join("\t") + ((line as RecordLine).tail || (fields.length === 1 ? "\t" : "")),
};

/** The fields between tabs, told by where their cells end: a tab within quotes parts none. */
function fieldsBetween(text: string, ends: readonly number[]): readonly string[] {
	const fields: string[] = [];
	let from = 0;
	for (const end of ends) {
		const tab = text.indexOf("\t", Math.max(from, end));
		const to = tab < 0 ? text.length : tab;
		fields.push(text.slice(from, to));
		from = to + 1;
	}
	return fields;
}

function recordOf(text: string, fields: readonly string[], tail: string): RecordLine {
	return { line: 0, text, fields, tail, write: printTsvField };
}

function refuseRecord(operation: number): never {
	return refuse(
		"表中有一行分不清各栏：请先转换为表格。",
		"The columns of a line cannot be told apart: convert to a table first.",
		operation,
	);
}
