import type { ResolvedUnit } from "../directory/directory.js";
import {
	type LeaderMention,
	type RowBlock,
	rowsOf,
	type SectionBlock,
	type TableHeaderBlock,
	type TextBlock,
	type UnitMention,
} from "../model/block.js";
import { firstPlace } from "../model/lists.js";
import { offsetOfPlace, spanOfRange, spanOfText } from "../model/mappedText.js";
import { emptySpan, lineSpan, type Span, shiftSpan, spanContains } from "../model/span.js";
import type { Cell } from "../model/tableHeader.js";
import type { Target } from "../model/target.js";
import { findTargetPlace } from "../model/targetPlace.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/** What stands at a position of a plan; every `span` is a place in the document. */
export type Place =
	| {
			readonly kind: "unit";
			readonly task: number;
			readonly row: RowBlock;
			/** Index into the row's `units`. */
			readonly index: number;
			readonly mention: UnitMention;
			readonly unit: ResolvedUnit;
			readonly span: Span;
	  }
	| {
			readonly kind: "leader";
			readonly task: number;
			readonly row: RowBlock;
			readonly mention: LeaderMention;
			readonly span: Span;
	  }
	| {
			readonly kind: "target";
			readonly task: number;
			readonly row: RowBlock;
			readonly target: Target;
			/** An achievement, which nobody commits to. */
			readonly isFact: boolean;
			readonly span: Span;
	  }
	/** A quantity in a point that is not a task. */
	| {
			readonly kind: "point-target";
			readonly target: Target;
			readonly isFact: boolean;
			readonly block: TextBlock;
			readonly blockIndex: number;
			readonly span: Span;
	  }
	| { readonly kind: "number"; readonly task: number; readonly row: RowBlock; readonly span: Span }
	| {
			readonly kind: "group";
			readonly task: number;
			readonly row: RowBlock;
			/** Index into the plan's groups. */
			readonly group: number;
			readonly span: Span;
	  }
	/** `^^`, or the place of a cell that a merged one covers. */
	| CellPlace<"covered">
	/** Any other cell of a task's row, and any other part of its text. */
	| CellPlace<"cell">
	| {
			readonly kind: "section";
			/** Index into the plan's sections. */
			readonly section: number;
			readonly block: SectionBlock;
			readonly span: Span;
	  }
	| { readonly kind: "total"; readonly value: number; readonly span: Span }
	| {
			readonly kind: "column";
			readonly block: TableHeaderBlock;
			/** Index into the header's columns. */
			readonly column: number;
			readonly span: Span;
	  }
	| FrontMatterPlace
	/** The codes of a comment that excuses a row or the next line from rules. */
	| { readonly kind: "excuse"; readonly codes: readonly string[]; readonly span: Span }
	/** A unit or a person that prose names, or the words of a task. */
	| { readonly kind: "name"; readonly of: "unit" | "official"; readonly name: string; readonly span: Span }
	| { readonly kind: "text"; readonly block: TextBlock; readonly blockIndex: number; readonly span: Span };

interface CellPlace<Kind extends "covered" | "cell"> {
	readonly kind: Kind;
	readonly task: number;
	readonly row: RowBlock;
	/** Index into the header's columns; not below their number for a cell beyond them. */
	readonly column: number;
	readonly cell: Cell;
	readonly span: Span;
}

export interface FrontMatterPlace {
	readonly kind: "front-matter";
	/** The key of the line, empty where it has none yet; of a list's item, the list's key. */
	readonly key: string;
	readonly value: string;
	readonly inValue: boolean;
	/** The key or the value, whichever the position is in. */
	readonly span: Span;
}

/** The path of another file that a value of the front matter is; undefined for every other value. */
export function findNamedPath({ key, value, inValue }: FrontMatterPlace): string | undefined {
	if (!inValue || !["directory", "previous", "report"].includes(key)) return undefined;
	const path = value.replace(/^["']|["']$/g, "");
	return path === "" || path.startsWith("[") ? undefined : path;
}

/**
 * What stands at a position (0-based line, UTF-16 character); `undefined` where nothing does. Found through
 * the blocks and the places that they keep. A position behind the last character of a name still is the name's.
 */
export function findPlace(snapshot: PlanSnapshot, line: number, character: number): Place | undefined {
	const { plan } = snapshot;
	const at = blockIndexAt(snapshot, line);
	const block = plan.blockAt(at);
	if (block === undefined) return undefined;
	const start = plan.lineOfBlock(at);
	switch (block.kind) {
		case "row":
			return placeInRow(snapshot, block, taskOfBlock(snapshot, at), start, line - start, character);
		case "section": {
			const span = shiftSpan(block.span, start);
			const section = sectionOfBlock(snapshot, at);
			return section < 0 || !isOnLines(span, line) ? undefined : { kind: "section", section, block, span };
		}
		case "table-header": {
			const found = rowAt(snapshot, block, at, line - start, character);
			const inRow = found && placeInRow(snapshot, found.row, found.task, start, line - start, character);
			return inRow ?? placeInHeader(block, start, line - start, character);
		}
		case "front-matter":
			return placeInFrontMatter(snapshot, block.lines, line, character);
		case "text": {
			const found = rowAt(snapshot, block, at, line - start, character);
			const inRow = found && placeInRow(snapshot, found.row, found.task, start, line - start, character);
			// Words of a task that are neither a name nor a target are what any words are.
			if (inRow !== undefined) return inRow;
			return placeInProse(snapshot, block, at, start, line, character);
		}
	}
}

/** The task among those of a block that a position (line from the block's first) is in. */
export function rowAt(
	snapshot: PlanSnapshot,
	block: TextBlock | TableHeaderBlock,
	blockIndex: number,
	line: number,
	character: number,
): { readonly row: RowBlock; readonly task: number } | undefined {
	let task = snapshot.plan.tasksBefore(blockIndex);
	for (const row of rowsOf(block)) {
		if (spanContains(row.span, line, character)) return { row, task };
		task++;
	}
	return undefined;
}

/** Index of the block that a line belongs to; lines behind the last block belong to it. */
export function blockIndexAt(snapshot: PlanSnapshot, line: number): number {
	return snapshot.plan.blockAtLine(line);
}

/** The task that a block is, -1 for any other block. */
export function taskOfBlock(snapshot: PlanSnapshot, blockIndex: number): number {
	const { plan } = snapshot;
	const task = plan.tasksBefore(blockIndex);
	return plan.blockOfTask(task) === blockIndex ? task : -1;
}

/** The section whose heading a block is, -1 for any other block. */
function sectionOfBlock(snapshot: PlanSnapshot, blockIndex: number): number {
	const { plan } = snapshot;
	const found = firstPlace(plan.sectionCount, (i) => (plan.sectionAt(i)?.blockIndex ?? 0) < blockIndex);
	return plan.sectionAt(found)?.blockIndex === blockIndex ? found : -1;
}

/**
 * The cell of a row that a position (line from the row's first) is in, blanks around its text included:
 * the index of its column, which is the number of columns or more behind the last one.
 */
export function columnAt(
	snapshot: PlanSnapshot,
	row: RowBlock,
	firstLine: number,
	line: number,
	character: number,
): number {
	const cells = [...row.cells, ...row.surplus];
	if (row.header.layout !== "table") {
		const holds = (cell: Cell) =>
			cell.state !== "missing" && !hasNoPlace(row, cell) && spanContains(cell.span, line, character);
		// In prose a list of units may stand within the words of its task.
		return row.header.layout === "inline" ? cells.findLastIndex(holds) : cells.findIndex(holds);
	}
	let column = -1;
	for (let i = 0; i < cells.length; i++) {
		const cell = cells[i];
		if (cell === undefined || cell.state === "missing" || cell.span.character > character) break;
		column = i;
	}
	// Between two cells there are only blanks, a bar, and perhaps a comment, in which no bar can be.
	const from = column < 0 ? 0 : (cells[column]?.span.endCharacter ?? 0);
	const between = (snapshot.document.lines[firstLine + line] ?? "").slice(from, Math.max(from, character));
	return Math.max(0, between.includes("|") ? column + 1 : column);
}

/** Where a target of a row stands, counted as in the row; the row's own span where it stands nowhere. */
export function spanOfTarget(row: RowBlock, target: Target): Span {
	return findTargetPlace(row, target)?.span ?? row.span;
}

function placeInRow(
	snapshot: PlanSnapshot,
	row: RowBlock,
	task: number,
	start: number,
	line: number,
	character: number,
): Place | undefined {
	const { plan } = snapshot;
	if (task < 0) return undefined;
	const index = row.units.findIndex(({ markedSpan }) => spanContains(markedSpan, line, character));
	const mention = row.units[index];
	const unit = snapshot.index.ownUnits(task)[index];
	if (mention !== undefined && unit !== undefined)
		return { kind: "unit", task, row, index, mention, unit, span: shiftSpan(mention.span, start) };
	const leader = row.leaders.find(({ span }) => spanContains(span, line, character));
	if (leader !== undefined)
		return { kind: "leader", task, row, mention: leader, span: shiftSpan(leader.span, start) };
	if (row.number !== null && spanContains(row.numberSpan, line, character))
		return { kind: "number", task, row, span: shiftSpan(row.numberSpan, start) };
	for (const targets of [row.targets, row.facts]) {
		for (const target of targets) {
			const span = spanOfTarget(row, target);
			if (span === row.span || !spanContains(span, line, character)) continue;
			return {
				kind: "target",
				task,
				row,
				target,
				isFact: targets === row.facts,
				span: shiftSpan(span, start),
			};
		}
	}
	const excuse = excuseAt(snapshot.document.lines[start + line] ?? "", character);
	if (row.disabled.length > 0 && excuse !== undefined)
		return {
			kind: "excuse",
			codes: row.disabled,
			span: lineSpan(start + line, excuse.start, excuse.end),
		};
	const column = columnAt(snapshot, row, start, line, character);
	const cell = row.cells[column] ?? row.surplus[column - row.cells.length];
	if (cell === undefined) return undefined;
	const span = shiftSpan(cell.span, start);
	if (cell.state === "covered") return { kind: "covered", task, row, column, cell, span };
	const group = plan.groupOfTask(task);
	const { groupColumn, numberColumn, numberIn } = row.header;
	const isGroup = column === groupColumn || (column === numberColumn && numberIn !== "serial");
	if (isGroup && group >= 0 && cell.state === "text") return { kind: "group", task, row, group, span };
	for (const { of, name, span: own, column: at } of snapshot.index.namesInTask(task))
		if (at === column && spanContains(own, line, character))
			return { kind: "name", of, name, span: shiftSpan(own, start) };
	return { kind: "cell", task, row, column, cell, span };
}

function placeInHeader(
	block: TableHeaderBlock,
	start: number,
	line: number,
	character: number,
): Place | undefined {
	const column = block.cells.findIndex(({ span }) => spanContains(span, line, character));
	const cell = block.cells[column];
	if (cell === undefined || column >= block.header.columns.length) return undefined;
	return { kind: "column", block, column, span: shiftSpan(cell.span, start) };
}

/** YAML is read as a whole elsewhere; what a line of it is about shows in the line, or in the key above a list. */
function placeInFrontMatter(
	snapshot: PlanSnapshot,
	count: number,
	line: number,
	character: number,
): Place | undefined {
	const { lines } = snapshot.document;
	if (line <= 0 || line >= count - 1) return undefined;
	const text = lines[line] ?? "";
	const pair = pairOfLine(text);
	if (pair !== undefined && text[0] !== " " && text[0] !== "-") {
		const inValue = character > pair.colon;
		const span = inValue
			? lineSpan(line, pair.valueStart, pair.valueEnd)
			: lineSpan(line, pair.keyStart, pair.colon);
		return { kind: "front-matter", key: pair.key, value: pair.value, inValue, span };
	}
	const item = /^\s{0,40}-\s{0,40}/.exec(text);
	if (item !== null && character >= item[0].length) {
		const value = text.slice(item[0].length).trimEnd();
		const span = lineSpan(line, item[0].length, item[0].length + value.length);
		return { kind: "front-matter", key: keyAbove(lines, line), value, inValue: true, span };
	}
	const key = text.trim();
	const keyStart = text.length - text.trimStart().length;
	return {
		kind: "front-matter",
		key,
		value: "",
		inValue: false,
		span: lineSpan(line, keyStart, keyStart + key.length),
	};
}

function keyAbove(lines: readonly string[], line: number): string {
	for (let above = line - 1; above > 0; above--) {
		const text = lines[above] ?? "";
		if (text[0] === " " || text[0] === "-") continue;
		return pairOfLine(text)?.key ?? "";
	}
	return "";
}

function pairOfLine(text: string) {
	const colon = text.indexOf(":");
	if (colon < 0) return undefined;
	const key = text.slice(0, colon).trim();
	const value = text.slice(colon + 1).trim();
	const keyStart = text.length - text.trimStart().length;
	const valueStart = value === "" ? Math.min(text.length, colon + 2) : text.indexOf(value, colon + 1);
	return { key, value, keyStart, colon, valueStart, valueEnd: valueStart + value.length };
}

/** A name in running text, else the text. */
function placeInProse(
	snapshot: PlanSnapshot,
	block: TextBlock,
	blockIndex: number,
	start: number,
	line: number,
	character: number,
): Place | undefined {
	const place = placeInText(block, blockIndex, start, line, character);
	if (place?.kind !== "text") return place;
	for (const { of, name, span } of snapshot.index.prose.namesIn(blockIndex))
		if (spanContains(span, line - start, character))
			return { kind: "name", of, name, span: shiftSpan(span, start) };
	return targetInProse(block, blockIndex, start, line - start, character) ?? place;
}

/** The quantity of a point that a position (line from the block's first) is in. */
function targetInProse(
	block: TextBlock,
	blockIndex: number,
	start: number,
	line: number,
	character: number,
): Place | undefined {
	for (const item of block.items ?? []) {
		if (!spanContains(item.span, line, character)) continue;
		for (const targets of [item.targets, item.facts])
			for (const target of targets) {
				const span = spanOfRange(item.text, target.range);
				if (span === emptySpan || !spanContains(span, line, character)) continue;
				const isFact = targets === item.facts;
				return { kind: "point-target", target, isFact, block, blockIndex, span: shiftSpan(span, start) };
			}
	}
	return undefined;
}

function placeInText(
	block: TextBlock,
	blockIndex: number,
	start: number,
	line: number,
	character: number,
): Place | undefined {
	if (block.role === "blank") return undefined;
	if (block.total !== undefined) {
		const span = shiftSpan(block.total.span, start);
		if (spanContains(span, line, character)) return { kind: "total", value: block.total.value, span };
	}
	const whole = shiftSpan(spanOfText(block.text), start);
	if (block.disablesNext !== undefined) return { kind: "excuse", codes: block.disablesNext, span: whole };
	if (offsetOfPlace(block.text, line - start, character) === undefined) return undefined;
	return { kind: "text", block, blockIndex, span: whole };
}

/** The comment in a row that a character is in: comments are not part of a cell, so no cell knows its place. */
function excuseAt(
	line: string,
	character: number,
): { readonly start: number; readonly end: number } | undefined {
	const start = line.lastIndexOf("<!--", character);
	if (start < 0) return undefined;
	const close = line.indexOf("-->", start);
	const end = close < 0 ? line.length : close + 3;
	return character <= end ? { start, end } : undefined;
}

/** A cell of layout `pasted` that no line stands for. */
function hasNoPlace(row: RowBlock, { state, span }: Cell): boolean {
	const isEmpty = span.line === span.endLine && span.character === span.endCharacter;
	return row.header.layout === "pasted" && state === "covered" && isEmpty;
}

function isOnLines(span: Span, line: number): boolean {
	return line >= span.line && line <= span.endLine;
}
