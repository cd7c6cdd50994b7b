import { parse } from "yaml";
import { type PlanReading, readPlan } from "../../server/src/common/layouts/readPlan.js";
import type { Block, RowBlock, TextBlock } from "../../server/src/common/model/block.js";
import { leadersOf } from "../../server/src/common/model/leadersOf.js";
import { type MappedText, offsetOfPlace, spanOfRange } from "../../server/src/common/model/mappedText.js";
import type { Plan, ReadingProblem } from "../../server/src/common/model/plan.js";
import type { OffsetRange, Span } from "../../server/src/common/model/span.js";
import type { Cell, TableHeader } from "../../server/src/common/model/tableHeader.js";
import { createSourceDocument } from "../../server/src/common/text/sourceDocument.js";

/**
 * The parse model reduced to what a document shows: its blocks in their order, each with its words and no place in the
 * text but the lines that it takes. Two documents that show the same have equal {@link printShown}.
 */
export interface ShownPlan {
	readonly blocks: readonly ShownBlock[];
	/** Rows of tables and tasks of prose, by the index of their task. */
	readonly rows: readonly ShownRow[];
}

export type ShownBlock = ShownFrontMatter | ShownHeader | ShownSection | ShownText | ShownRow;

interface InDocument {
	/** Index of the block in the plan. */
	readonly block: number;
	/** First line, 0-based, and the line behind the last. */
	readonly line: number;
	readonly endLine: number;
}

export interface ShownFrontMatter extends InDocument {
	readonly kind: "front-matter";
	/** The YAML's keys and values; undefined where it cannot be read. */
	readonly values: Readonly<Record<string, unknown>> | undefined;
	readonly yaml: string;
}

export interface ShownHeader extends InDocument {
	readonly kind: "header";
	readonly layout: TableHeader["layout"];
	readonly names: readonly string[];
	readonly roles: readonly string[];
	readonly numberIn: "task" | "serial" | "none";
	/** Whether rows under it are read as tasks. */
	readonly isPlan: boolean;
	/** The names stand in two rows. */
	readonly isJoined: boolean;
}

export interface ShownSection extends InDocument {
	readonly kind: "section";
	readonly ordinal: number | null;
	readonly title: string;
	readonly isPart: boolean;
	/** Stands in a row of a table, and the table goes on behind it. */
	readonly inTable: boolean;
}

export interface ShownText extends InDocument {
	readonly kind: "text";
	readonly role: TextBlock["role"];
	readonly level: number;
	readonly text: string;
	/** Tasks that stand in it, their cells cut out of `text` and a mark left for them. */
	readonly rows: readonly ShownRow[];
	readonly frame: string;
	readonly total: { readonly value: number; readonly range: OffsetRange } | undefined;
	readonly disablesNext: readonly string[] | undefined;
	/** Stands in a table, which goes on behind it. */
	readonly inTable: boolean;
}

export interface ShownCell {
	/** A cell that the row ends before shows nothing, like an empty one. */
	readonly state: "text" | "empty" | "covered";
	readonly text: string;
	/** The row ends before it. */
	readonly isMissing?: boolean;
}

export interface ShownRow extends InDocument {
	readonly kind: "row";
	readonly task: number;
	/** Index of the header's block, -1 for a task of prose. */
	readonly header: number;
	/** One a column. */
	readonly cells: readonly ShownCell[];
	readonly names: readonly string[];
	readonly roles: readonly string[];
	readonly surplus: readonly string[];
	readonly disabled: readonly string[];
	readonly comments: readonly string[];
	readonly quoteLost: boolean;
	/** The row ends before its last column. */
	readonly isShort: boolean;
	/** Where the digits of the task's number stand, in the text of a cell. */
	readonly number: { readonly column: number; readonly range: OffsetRange } | undefined;
	/** Where the units stand: in the text of which cell. */
	readonly units: readonly { readonly column: number; readonly range: OffsetRange }[];
	readonly leaders: readonly OffsetRange[];
	/** Text of the task without its number, and the offset in its cell of an offset in it. */
	readonly words: string;
	offsetInCell(at: number): number;
}

/** What the plan says of a task beyond its cells, by the real model; equal for a task that an edit has left alone. */
export interface TaskFacts {
	readonly number: number | null;
	readonly text: string;
	readonly units: readonly string[];
	readonly leaders: readonly string[];
}

/** A document as it shows itself, and as it was read. */
export interface ReadDocument {
	readonly source: string;
	readonly reading: PlanReading;
	readonly plan: Plan;
	readonly shown: ShownPlan;
	readonly lines: readonly string[];
	readonly eol: string;
}

export function readShown(source: string): ReadDocument {
	const document = createSourceDocument(source);
	const reading = readPlan(document, {});
	return {
		source,
		reading,
		plan: reading.plan,
		shown: showPlan(reading.plan),
		lines: document.lines,
		eol: document.eol,
	};
}

export function factsOf(plan: Plan): readonly TaskFacts[] {
	return [...plan.eachTask()].map((row, task) => ({
		number: row.number,
		text: row.text.text,
		units: (plan.taskAt(plan.unitTaskOf(task))?.units ?? []).map(({ raw, star }) => (star ? `★${raw}` : raw)),
		leaders: leadersOf(plan, task).map(({ name }) => name),
	}));
}

export function problemsOf(plan: Plan): readonly ReadingProblem[] {
	return plan.problems;
}

/** The blocks of a plan as they show themselves; empty lines show nothing. */
export function showPlan(plan: Plan): ShownPlan {
	const blocks: ShownBlock[] = [];
	const rows: ShownRow[] = [];
	let header = -1;
	let task = 0;
	const all = [...plan.eachBlock()];
	all.forEach((block, i) => {
		const line = plan.lineOfBlock(i);
		const place = { block: i, line, endLine: line + block.lines };
		const shown = showBlock(block, place, header, task, goesOn(all, i));
		if (shown.kind === "header") header = i;
		const own = shown.kind === "row" ? [shown] : shown.kind === "text" ? shown.rows : [];
		rows.push(...own);
		task += own.length;
		if (block.kind !== "text" || block.role !== "blank") blocks.push(shown);
	});
	return { blocks, rows };
}

/** Whether the table that stands above a block goes on behind it. */
function goesOn(blocks: readonly Block[], at: number): boolean {
	for (const block of blocks.slice(at + 1)) {
		if (block.kind === "row") return true;
		if (block.kind === "table-header" || block.kind === "front-matter") return false;
		if (block.kind === "text" && block.items !== undefined) return false;
	}
	return false;
}

type Place = Pick<InDocument, "block" | "line" | "endLine">;

function showBlock(block: Block, place: Place, header: number, task: number, goes: boolean): ShownBlock {
	switch (block.kind) {
		case "front-matter":
			return { kind: "front-matter", ...place, yaml: block.yaml, values: valuesOf(block.yaml) };
		case "table-header": {
			const { layout, columns, numberIn, taskColumn } = block.header;
			const written = block.cells.map(({ content }) => words(content.text));
			return {
				kind: "header",
				...place,
				layout,
				names: columns.map((column) => words(column.header)),
				roles: columns.map(({ role }) => role),
				numberIn,
				isPlan: taskColumn >= 0,
				isJoined: columns.some((column, i) => words(column.header) !== written[i]),
			};
		}
		case "section":
			return {
				kind: "section",
				...place,
				ordinal: block.ordinal,
				title: block.title.text,
				isPart: block.isPart === true,
				inTable: goes,
			};
		case "row":
			return showRow(block, place, header, task);
		default:
			return showText(block, place, task, goes);
	}
}

function showText(block: TextBlock, place: Place, task: number, inTable: boolean): ShownText {
	const rows: ShownRow[] = [];
	for (const { row } of block.items ?? [])
		if (row !== undefined) rows.push(showRow(row, place, -1, task + rows.length));
	const { text, role, level, total, disablesNext } = block;
	return {
		kind: "text",
		...place,
		role,
		level,
		text: text.text,
		rows,
		frame: frameOf(block),
		total: total === undefined ? undefined : { value: total.value, range: rangeOf(text, total.span) },
		disablesNext,
		inTable,
	};
}

/** The text of a block without the cells of its tasks, each of them a mark; stops beside them may move. */
function frameOf({ text, items }: TextBlock): string {
	const rows = (items ?? []).flatMap(({ row }) => (row === undefined ? [] : [row]));
	if (rows.length === 0) return text.text;
	const isCut = new Uint8Array(text.text.length);
	for (const { cells } of rows)
		for (const { content } of cells)
			for (const { line, character, length, sourceLength } of content.pieces) {
				const start = offsetOfPlace(text, line, character);
				if (start !== undefined) isCut.fill(1, start, start + (sourceLength ?? length));
			}
	let frame = "";
	for (let i = 0; i < isCut.length; i++) {
		if (isCut[i] === 0) frame += text.text[i];
		else if (isCut[i - 1] !== 1) frame += cutMark;
	}
	// Marks of emphasis may go with the words that they stand around, but both.
	const marks = text.text.split("**").length % 2 === 1 ? "" : "**";
	return frame.replace(/\*\*|[。；;，,\s]+/g, "").replace(/␟+/g, cutMark) + marks;
}

const cutMark = "␟";

function showRow(row: RowBlock, place: Place, header: number, task: number): ShownRow {
	const { cells } = row;
	const { columns, taskColumn, numberColumn, leaderColumn } = row.header;
	const contentAt = (column: number) => (column < 0 ? undefined : cells[column]?.content);
	const numbered = row.numberInTask ? taskColumn : numberColumn;
	const content = contentAt(numbered);
	const taskContent = contentAt(taskColumn);
	return {
		kind: "row",
		...place,
		task,
		header,
		cells: cells.map(showCell),
		names: columns.map((column) => words(column.header)),
		roles: columns.map(({ role }) => role),
		surplus: row.surplus.map(({ content: more }) => more.text),
		disabled: row.disabled,
		comments: row.comments,
		quoteLost: row.quoteLost,
		isShort: cells.some(({ state }) => state === "missing"),
		number:
			row.number === null || content === undefined
				? undefined
				: {
						column: numbered,
						range: row.numberInTask ? rangeOf(content, row.numberSpan) : digitsIn(content.text),
					},
		units: row.units.map(({ column, span }) => ({
			column,
			range: rangeOf(contentAt(column) ?? row.text, span),
		})),
		leaders: row.leaders.map(({ span }) => rangeOf(contentAt(leaderColumn) ?? row.text, span)),
		words: row.text.text,
		offsetInCell(at) {
			const [from, to] = [spanOfRange(row.text, [at, at + 1]), taskContent];
			return to === undefined ? 0 : (offsetOfPlace(to, from.line, from.character) ?? 0);
		},
	};
}

function showCell({ state, content }: Cell): ShownCell {
	if (state === "missing") return { state: "empty", text: "", isMissing: true };
	if (state !== "text") return { state, text: "" };
	return words(content.text) === "" ? { state: "empty", text: "" } : { state, text: content.text };
}

function rangeOf(content: MappedText, span: Span): OffsetRange {
	const start = offsetOfPlace(content, span.line, span.character) ?? 0;
	return [start, Math.max(start, offsetOfPlace(content, span.endLine, span.endCharacter) ?? start)];
}

/** Where the digits of 序号 stand. */
function digitsIn(text: string): OffsetRange {
	const found = /[\d０-９]+/.exec(text);
	return found === null ? [0, 0] : [found.index, found.index + found[0].length];
}

/** Scalars as they are written, whatever YAML would make of them: 2026 is the text; but nothing is nothing. */
function valuesOf(yaml: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = parse(yaml, { logLevel: "error" });
		if (value === null) return {};
		if (typeof value !== "object" || Array.isArray(value)) return undefined;
		const written: Record<string, unknown> = parse(yaml, { schema: "failsafe", logLevel: "error" });
		return Object.fromEntries(
			Object.entries(value).map(([key, item]) => [key, item === null ? null : written[key]]),
		);
	} catch {
		return undefined;
	}
}

/** A text as a cell shows it: blanks at the ends of its lines and line breaks at its own ends are not seen. */
export function words(text: string): string {
	const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
	return lines.join("\n").replace(/^\n+|\n+$/g, "");
}

/** What a document shows, one line a block; what merges with nothing shows nothing. */
export function printShown({ blocks }: Pick<ShownPlan, "blocks">): string[] {
	const printed: string[] = [];
	let isFirst = true;
	for (const block of blocks) {
		if (block.kind === "header" || block.kind === "section") isFirst = true;
		printed.push(...printBlock(block, isFirst));
		if (block.kind === "row") isFirst = false;
	}
	return printed;
}

function printBlock(block: ShownBlock, mergesWithNothing: boolean): string[] {
	switch (block.kind) {
		case "front-matter":
			if (block.values === undefined) return [`front matter ${JSON.stringify(block.yaml)}`];
			return Object.keys(block.values).length === 0 ? [] : [`front matter ${printValues(block.values)}`];
		case "header":
			return [`${block.layout} ${JSON.stringify(block.names)}`];
		case "section":
			return [
				`section ${block.isPart ? "part " : ""}${block.ordinal ?? "?"} ${JSON.stringify(words(block.title))}`,
			];
		case "row":
			return [printRow(block, mergesWithNothing)];
		default: {
			const { role, level, text, frame, total, disablesNext, rows } = block;
			const shown =
				total === undefined
					? frame
					: `${text.slice(0, total.range[0])}${cutMark}${text.slice(total.range[1])}`;
			// Of a comment that excuses, only what it excuses from is read.
			if (disablesNext !== undefined) return [`excuses ${[...new Set(disablesNext)].sort().join(" ")}`];
			const printed = [role, level > 0 ? level : "", JSON.stringify(words(shown))];
			if (total !== undefined) printed.push(total.value);
			return [printed.join(" "), ...rows.map((row) => printRow(row, false))];
		}
	}
}

export function printRow(row: ShownRow, mergesWithNothing = false): string {
	const cells = row.cells.map(({ state, text }) => {
		if (state === "covered") return mergesWithNothing ? "" : "^^";
		return state === "empty" ? "" : JSON.stringify(words(text));
	});
	const parts = [`| ${cells.join(" | ")} |`];
	if (row.header < 0) parts.unshift(row.names.join("/"));
	if (row.surplus.some((text) => words(text) !== ""))
		parts.push(`+${JSON.stringify(row.surplus.map(words))}`);
	if (row.disabled.length > 0) parts.push(`excused ${[...new Set(row.disabled)].sort().join(" ")}`);
	if (row.comments.length > 0) parts.push(row.comments.join(" "));
	return parts.join(" ");
}

function printValues(values: Readonly<Record<string, unknown>>): string {
	const keys = Object.keys(values).sort();
	return JSON.stringify(keys.map((key) => [key, values[key]]));
}
