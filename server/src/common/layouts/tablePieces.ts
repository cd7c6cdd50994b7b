import { isBlank } from "../language/characters.js";
import { coreDuties } from "../language/duties.js";
import { isNobody } from "../language/nobody.js";
import { simplifyInPlace } from "../language/scriptForms.js";
import { type TextBlock, withParts } from "../model/block.js";
import { emptyText, joinTexts, type MappedText, mapLine } from "../model/mappedText.js";
import { lineSpan } from "../model/span.js";
import { type Cell, cellAt, type TableHeader } from "../model/tableHeader.js";
import type { ReaderContext, ReadStep } from "./blockSequence.js";
import { isPlanHeader, joinHeadings } from "./header.js";
import { isDelimiterRow, learnHeader, linesToLearnFrom, readTableRow, splitRow } from "./table.js";
import { taskNumberAt, toNumber } from "./taskNumber.js";
import { isUnitShaped } from "./unitShape.js";

/*
 * Tables as converters write them: the part on the next page is a table of its own, whose header is empty or is its
 * first row; a header that Word does not repeat stands below an empty one; one that it repeats stands between rows.
 */

/**
 * Reads the head of a Markdown table that names no columns itself: what it is the head of is told by the row below, or
 * by the table before it.
 *
 * @param cells those of its first row; `undefined` where no dashes stand below it
 * @param before the header of the last table of the plan above
 */
export function readTableStart(
	lines: readonly string[],
	at: number,
	cells: readonly Cell[] | undefined,
	before: TableHeader | null,
	context: ReaderContext,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	if (cells === undefined) return undefined;
	const names = textsOf(cells);
	if (isPlanHeader(names)) return undefined;
	const below = splitRow(lines[at + 2] ?? "");
	const namesBelow = textsOf(below);
	const isMadeUp = names.every((name) => name === "" || madeUpName.test(name));
	if (!isMadeUp && joinHeadings(names, namesBelow) !== undefined) return undefined;
	const title = isMadeUp ? undefined : cells.find(({ state }) => state === "text");
	// A title above columns that name nothing: 2026年任务分解表, Unnamed: 1, Unnamed: 2.
	const said = isMadeUp ? noCells : cells.filter(({ content }) => !madeUpName.test(content.text));
	const mayBeTitle = isMadeUp || saysOneThing(said);
	// Names below a title were looked for, whether or not there are any.
	const looked = mayBeTitle ? mostTitles + 4 : 3;
	if (mayBeTitle) {
		const behind = namesBehind(lines, at + 2, names.length);
		if (behind !== undefined) {
			const below = behind.at + behind.lines;
			const header = learnHeader(lines, below, behind.names, context);
			const reach = Math.min(below - at + linesToLearnFrom, lines.length - at + 1);
			return { block: emptyHead(line, title?.content, reach), next: { kind: "names", header } };
		}
	}
	if (isPlanHeader(namesBelow) && namesBelow.length === names.length) {
		// The last row of the page above has become the header, and the names stand below it.
		const header = learnHeader(lines, at + 3, namesBelow, context);
		const isRow = looksLikeRow(cells, header) || taskNumberAt(textAt(cells, header.taskColumn)) !== undefined;
		const step = isRow ? readTableRow(lines, at, header, context) : undefined;
		if (step !== undefined) return { ...step, block: withParts(step.block, { reach: 3 + linesToLearnFrom }) };
		// header_1, 一, or who has filled in the form: whatever stands there, the names are those below.
		if (names.every((name) => name === "" || !namesBelow.includes(name)))
			return {
				block: emptyHead(line, title === undefined ? undefined : wordsOf(cells), 3 + linesToLearnFrom),
				next: { kind: "names", header },
			};
	}
	if (before === null || names.length !== before.columns.length) return undefined;
	if (title === undefined)
		return looksLikeRow(below, before)
			? { block: emptyHead(line, undefined, Math.max(4, looked)), next: { kind: "table", header: before } }
			: undefined;
	const row = looksLikeRow(cells, before) ? readTableRow(lines, at, before, context) : undefined;
	// Names of columns below the dashes would have made it a header.
	return row === undefined
		? undefined
		: { ...row, block: withParts(row.block, { reach: Math.max(looked, row.block.reach) }) };
}

/** What cells say that name no columns, each thing once, a blank between two of them. */
function wordsOf(cells: readonly Cell[]): MappedText {
	const parts: MappedText[] = [];
	const said = new Set<string>();
	for (const { content } of cells) {
		if (content.text === "" || madeUpName.test(content.text) || said.has(content.text)) continue;
		said.add(content.text);
		if (parts.length > 0) parts.push({ text: " ", pieces: [] });
		parts.push(content);
	}
	return joinTexts(parts);
}

/** What converters and sheets call the columns of a table whose first row names none: Unnamed: 0, Column1, 列1, 字段1, A, 0. */
const madeUpName =
	/^(?:unnamed(?::\s?\d{1,3})?(?:_level_\d)?|col(?:umn)?[\s_]?(?:\d{1,3}|[a-z])|(?:[列栏]|字段)\s?(?:\d{1,3}|[a-z])|(?:field|f|c|v|var)\d{1,3}|[a-z]|\d{1,2})$/i;

const noCells: readonly Cell[] = [];

/** Rows with a title that may stand between an empty header and the names of the columns. */
const mostTitles = 2;

/** Whether no cell says anything, or all that do the same: a title over all columns. */
function saysOneThing(cells: readonly Cell[]): boolean {
	let said = "";
	for (const { content } of cells) {
		if (content.text === "" || content.text === said || isNobody(content.text)) continue;
		if (said !== "") return false;
		said = content.text;
	}
	return true;
}

/** The row or the two rows that name the columns below an empty header, behind its title where it has one. */
function namesBehind(
	lines: readonly string[],
	from: number,
	width: number,
): { readonly at: number; readonly lines: number; readonly names: readonly string[] } | undefined {
	for (let at = from; at <= from + mostTitles; at++) {
		const line = lines[at] ?? "";
		if (!line.includes("|") || isDelimiterRow(lines[at + 1] ?? "")) return undefined;
		const cells = splitRow(line);
		const names = textsOf(cells);
		const joined = joinHeadings(names, textsOf(splitRow(lines[at + 1] ?? "")));
		if (joined !== undefined) return names.length >= width ? { at, lines: 2, names: joined } : undefined;
		if (isPlanHeader(names)) return names.length >= width ? { at, lines: 1, names } : undefined;
		if (!saysOneThing(cells)) return undefined;
	}
	return undefined;
}

/** Reads the row of names below an empty header, or a title between the two. */
export function readNamesRow(lines: readonly string[], at: number, header: TableHeader): ReadStep {
	const line = lines[at] ?? "";
	const cells = splitRow(line);
	const names = textsOf(cells);
	const isJoined = joinHeadings(names, textsOf(splitRow(lines[at + 1] ?? ""))) !== undefined;
	if (!isJoined && !isPlanHeader(names)) {
		const said = cells.find(({ state, content }) => state === "text" && !isNobody(content.text));
		const title = said?.content ?? emptyText;
		return {
			block: { kind: "text", lines: 1, reach: 2, role: "paragraph", text: title, level: 0 },
			next: { kind: "names", header },
		};
	}
	const span = lineSpan(0, 0, line.length);
	return {
		block: { kind: "table-header", lines: isJoined ? 2 : 1, reach: 2, header, cells, span },
		next: { kind: "table", header },
	};
}

/** Reads the header of a table where it stands once more between its rows, the same up to blanks and bold. */
export function readRepeatedHeader(
	lines: readonly string[],
	at: number,
	header: TableHeader,
): ReadStep | undefined {
	const line = lines[at] ?? "";
	if (header.taskColumn < 0 || !beginsWith(line, header.columns[0]?.header ?? "")) return undefined;
	// With dashes below, it is a header like the first.
	const below = lines[at + 1] ?? "";
	if (isDelimiterRow(below)) return undefined;
	const names = textsOf(splitRow(line));
	const next = { kind: "table", header } as const;
	if (repeatsHeader(names, header)) return { block: repeatedHeader(line, 2), next };
	if (!repeatsHeader(joinHeadings(names, textsOf(splitRow(below))) ?? [], header)) return undefined;
	return { block: { ...repeatedHeader(line, 2), lines: 2 }, next };
}

/** Whether cells are the names of a table's columns once more, up to blanks and script; a merged one may be empty. */
export function repeatsHeader(names: readonly string[], header: TableHeader): boolean {
	if (names.length !== header.columns.length) return false;
	let same = 0;
	for (const [i, name] of names.entries()) {
		if (plain(name) === plain(header.columns[i]?.header ?? "")) same++;
		else if (name !== "") return false;
	}
	return same >= 2;
}

export function repeatedHeader(line: string, reach: number): TextBlock {
	return {
		kind: "text",
		lines: 1,
		reach,
		role: "repeated-header",
		text: mapLine(line.trim(), 0, line.length - line.trimStart().length),
		level: 0,
	};
}

/**
 * Whether a row is one of a plan's table: two of the signs that its columns give, a number, the name of a unit, who leads,
 * by when, a task that bears its number or ends like a sentence; a ★ alone will do.
 */
function looksLikeRow(cells: readonly Cell[], header: TableHeader): boolean {
	if (cells.length !== header.columns.length) return false;
	const task = textAt(cells, header.taskColumn);
	if (task === "" || isPlanHeader(textsOf(cells))) return false;
	let signs = 0;
	if (toNumber(textAt(cells, header.numberColumn)) !== null) signs++;
	if (taskNumberAt(task) !== undefined) signs++;
	if (/[。；;]$/.test(task)) signs++;
	for (const column of header.unitColumns) {
		const units = textAt(cells, column);
		if (units.includes("★")) return true;
		if (units !== "" && units.split(/[、，,；;\s]/).every((unit) => isUnitShaped(unit.replace(duty, ""))))
			signs++;
	}
	return signs >= 2;
}

/** 区工信局牵头, 区工信局（牵头） */
const duty = new RegExp(`[（(]?${coreDuties}[）)]?$`);

/** An empty head with its dashes, or the title that stands in it. */
function emptyHead(line: string, title: MappedText | undefined, reach: number): TextBlock {
	return title === undefined
		? { kind: "text", lines: 2, reach, role: "delimiter", text: emptyText, level: 0 }
		: {
				kind: "text",
				lines: 2,
				reach,
				role: "paragraph",
				text: title.text === "" ? mapLine(line, 0, 0) : title,
				level: 0,
			};
}

function textsOf(cells: readonly Cell[]): readonly string[] {
	return cells.map(({ content }) => content.text);
}

function textAt(cells: readonly Cell[], column: number): string {
	return cellAt(cells, column)?.content.text ?? "";
}

function plain(text: string): string {
	return simplifyInPlace(text.replace(/\s/g, ""));
}

/** Whether the first words of a row are a name, whatever blanks, bars and stars stand before and within. Asked of every row. */
function beginsWith(line: string, name: string): boolean {
	let at = skipBorders(line, 0);
	let i = skipBorders(name, 0);
	if (i === name.length) return false;
	while (i < name.length) {
		if (line.charCodeAt(at) !== name.charCodeAt(i) && !isOtherScript(line, at, name.charAt(i))) return false;
		at = skipBorders(line, at + 1);
		i = skipBorders(name, i + 1);
	}
	return true;
}

/** 項 for 项, 号 for 號. Rows of tasks begin with a figure or a mark, which no script has another form of. */
function isOtherScript(line: string, at: number, char: string): boolean {
	return line.charCodeAt(at) >= 0x4e00 && simplifyInPlace(line.charAt(at)) === simplifyInPlace(char);
}

function skipBorders(text: string, from: number): number {
	let i = from;
	while (i < text.length) {
		const code = text.charCodeAt(i);
		// | * _
		if (code !== 124 && code !== 42 && code !== 95 && !isBlank(code)) break;
		i++;
	}
	return i;
}
