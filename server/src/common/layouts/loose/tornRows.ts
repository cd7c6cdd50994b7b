import { paperEnds } from "../../language/planTitles.js";
import type { UnreadTable } from "../../model/block.js";
import { enclosedNumber } from "../../text/enclosedNumbers.js";
import { labelLength } from "../assignmentLabel.js";
import { isDate, isOnesName, isUnit, opensWithMeasure, unitItems } from "./cellShapes.js";
import { endsTable, indentOf, isPageMark } from "./furniture.js";
import { findLooseHeader, mayOpenHeader, reachOfHeader } from "./looseHeader.js";

/*
 * Rows of a table under names of columns that nobody knows, or that the order of the text has torn: numbers follow one
 * another, alone on their lines or at the edge of one, and between them stand units or time limits that no sentence holds.
 */

/** A number of a row is looked for in no longer line (UTF-16 units). */
const longestLine = 400;
/** The next number stands no more lines below. */
const farthestNext = 40;
/** Numbers in a row that show how the rows go on. */
const mostRows = 4;
const fewestRows = 3;
/** More numbers alone on their lines that do not go on are a column of figures. */
const mostStrays = 3;

/** Finding such rows looks at no more lines. */
export const reachOfTornRows = mostRows * farthestNext + reachOfHeader;
/** A number that stands in the middle of its row has so many lines of the row above it. */
const linesAbove = 3;

/**
 * The line that bears the number of the row that begins at another: that line itself, or one below it where wide blanks
 * stand between the cells; -1 where none does. Asked of every line of text outside tables, and so quick.
 */
export function numberLineAt(lines: readonly string[], at: number): number {
	const line = lines[at] ?? "";
	if (mayHoldRowNumber(line)) return at;
	if (!line.includes("   ") || line.length > longestLine) return -1;
	for (let i = at + 1; i <= at + linesAbove; i++) {
		if (mayOpenHeader(lines[i] ?? "")) return -1;
		if (mayHoldRowNumber(lines[i] ?? "")) return i;
	}
	return -1;
}

/** How many lines must be seen to tell that no such rows begin at a line. */
export function reachOfTornRowsAt(lines: readonly string[], at: number): number {
	const from = numberLineAt(lines, at);
	return from >= 0 ? from - at + reachOfTornRows : (lines[at] ?? "").includes("   ") ? linesAbove + 1 : 0;
}

function mayHoldRowNumber(line: string): boolean {
	const { length } = line;
	if (length === 0 || length > longestLine) return false;
	const mayHold =
		opensNumber(line.charCodeAt(0)) ||
		opensNumber(line.charCodeAt(length - 1)) ||
		line.includes("  ") ||
		/ (?:1[.．、]?|[（(]1[）)]|①) /.test(line);
	return mayHold && rowNumberIn(line) !== undefined;
}

/** A digit, a bracket, a point, ①, or a blank, behind which one may stand. */
function opensNumber(code: number): boolean {
	return (
		(code >= 0x28 && code <= 0x39) ||
		code <= 0x20 ||
		(code >= 0x2460 && code <= 0x2473) ||
		code === 0x3001 ||
		code === 0xff08 ||
		code === 0xff09
	);
}

/** 1, 1., （1）, （1 of which a line end has cut the bracket, ①: with a blank or nothing beside it. */
const numbers =
	/(?<=^|[ \u3000\f])(?:[（(] ?(\d{1,3})(?: ?[）)]|(?=$| ))|(\d{1,3})[.．、]?|([①-⑳]))(?=$|[ \u3000])/g;

/**
 * The number at the edge of a line, beside a wide blank, or right behind units or a name, which so is that of a row and
 * no amount in a text; the first one, or the one that is asked for.
 */
function rowNumberIn(
	line: string,
	wanted?: number,
): { readonly value: number; readonly start: number; readonly end: number } | undefined {
	const first = indentOf(line);
	const last = line.trimEnd().length;
	for (const found of line.matchAll(numbers)) {
		const start = found.index;
		const end = start + found[0].length;
		const value = found[3] === undefined ? Number(found[1] ?? found[2]) : ordinalOf(found[3]);
		if (value === 0 || (wanted !== undefined && value !== wanted)) continue;
		const atEdge =
			start === first || end === last || isBlank(line, start - 2) || (isBlank(line, end + 1) && end < last);
		if (atEdge || isBehindCell(line.slice(first, start), end - start > String(value).length))
			return { value, start, end };
	}
	return undefined;
}

/** Whether the words left of a number are units, or a name where the number bears a mark of its own. */
function isBehindCell(before: string, isMarked: boolean): boolean {
	const words = before.trim();
	if (words.length > longestList) return false;
	const last = words.split(/[ \u3000]/).at(-1) ?? "";
	return isList(last) || (isMarked && words.length <= 4 && /^\p{Script=Han}{1,4}$/u.test(words));
}

function ordinalOf(sign: string): number {
	return enclosedNumber(sign.charCodeAt(0))?.ordinal ?? 0;
}

function isBlank(line: string, at: number): boolean {
	return line[at] === " " || line[at] === "\u3000";
}

/** What stands between two numbers. */
interface Between {
	/** Units or a time limit stand in a cell of their own. */
	saysWho: boolean;
	/** The same without the line right below the number, where a running head may stand. */
	saysWhoBelow: boolean;
	/** That line; "" where the number does not stand alone. */
	head: string;
	saysUnits: boolean;
	saysWhen: boolean;
	/** Something that shall be done. */
	saysWhat: boolean;
	/** A few words that may name what shall be done: 学位供给. */
	names: boolean;
	/** Labels tell the values apart: no cells, but a list of records. */
	isLabelled: boolean;
}

/**
 * Why the rows are not read that begin at a line; `undefined` where none do, or where what is there may as well be a list
 * in prose.
 */
export function findTornRows(lines: readonly string[], at: number): UnreadTable["reason"] | undefined {
	const opening = rowNumberIn(lines[at] ?? "");
	if (opening === undefined || endsTable(lines[at] ?? "")) return undefined;
	const rows: Between[] = [];
	let between = nothing();
	let { value } = opening;
	let strays = 0;
	let empty = 0;
	let wide = 0;
	let from = at;
	let i = at;
	for (; i < lines.length && i - from < farthestNext; i++) {
		const line = lines[i] ?? "";
		if (line.trim() === "") {
			empty++;
			continue;
		}
		if (i > at && endsTable(line)) break;
		if (findLooseHeader(lines, i) !== undefined) return undefined;
		if (isPageMark(line) || line.length > longestLine) continue;
		// 引进⏎1⏎家: an amount that line ends have torn.
		const isAmount = isNumberAlone(line) && opensWithMeasure((lines[i + 1] ?? "").trim());
		if (isAmount && i === at) return undefined;
		const next = i === at ? opening : isAmount ? undefined : rowNumberIn(line, value + 1);
		if (next === undefined && !isAmount && isNumberAlone(line) && ++strays > mostStrays) break;
		if (next !== undefined && i > at) {
			rows.push(between);
			if (isHopeless(rows) || rows.length === mostRows) break;
			between = nothing();
			value = next.value;
			from = i;
			strays = 0;
		}
		if (/\S {3,}\S/.test(line)) wide++;
		const isBelow = next === undefined && i > from && between.head === "" && isNumberAlone(lines[from] ?? "");
		if (isBelow) between.head = line.trim();
		weigh(
			between,
			isBelow,
			next === undefined ? line : `${line.slice(0, next.start)}  ${line.slice(next.end)}`,
		);
	}
	if (rows.length < mostRows) rows.push(between);
	if (rows.length < fewestRows || isHopeless(rows)) return undefined;
	if (rows.filter(({ saysWhat }) => saysWhat).length * 2 < rows.length && !rows.every(isNamed))
		return undefined;
	const looked = i - at;
	return wide * 4 > looked ? "layout" : empty * 4 > looked ? "order" : "names";
}

function nothing(): Between {
	return {
		saysWho: false,
		saysWhoBelow: false,
		head: "",
		saysUnits: false,
		saysWhen: false,
		saysWhat: false,
		names: false,
		isLabelled: false,
	};
}

/** Whether a row with no more than a name for what shall be done says who and when. */
function isNamed({ saysUnits, saysWhen, saysWhat, names }: Between): boolean {
	return saysUnits && saysWhen && (names || saysWhat);
}

/** Whether too many rows say nothing of who or when; what stands below each number alike is a running head. */
function isHopeless(rows: readonly Between[]): boolean {
	const [first] = rows;
	const isHead =
		rows.length >= fewestRows && first?.head !== "" && rows.every(({ head }) => head === first?.head);
	const without = rows.filter(
		({ saysWho, saysWhoBelow, isLabelled }) => !(isHead ? saysWhoBelow : saysWho) || isLabelled,
	).length;
	return without > (rows.length < mostRows && rows.length >= fewestRows ? 0 : 1);
}

function isNumberAlone(line: string): boolean {
	return line.length < 12 && /^[\s（(]*\d{1,4}[\s.．、）)]*$/.test(line);
}

/** Takes down what the words of a line say. */
function weigh(between: Between, isHead: boolean, line: string): void {
	const words = line.trim();
	if (labelLength(words) > 0) between.isLabelled = true;
	const answers = () => {
		between.saysWho = true;
		between.saysWhoBelow ||= !isHead;
	};
	for (const piece of words.split(/[ \u3000]{2,}/)) {
		if (isDate(piece)) {
			answers();
			between.saysWhen = true;
		} else if (isList(piece)) {
			answers();
			between.saysUnits = true;
		} else if (holdsList(piece)) {
			answers();
			between.saysUnits = true;
			between.names ||= mayBeName(piece.split(/[ \u3000]/)[0] ?? "");
			between.saysWhen ||= isDate(piece.split(/[ \u3000]/).at(-1) ?? "");
			between.saysWhat ||=
				piece.length > shortestTask + 4 && mayBeTask(piece.slice(piece.search(/[ \u3000]/) + 1));
		} else {
			between.saysWhat ||= mayBeTask(piece);
			between.names ||= mayBeName(piece);
		}
	}
}

/**
 * Whether the cells of a row say what shall be done, or name it and say who and when: no list of persons, telephones,
 * documents or items of an agenda does.
 */
export function sayWork(cells: readonly string[]): boolean {
	if (cells.some(mayBeTask)) return true;
	return cells.some(mayBeName) && cells.some(isDate) && cells.some(isList);
}

/** A few words that may name what shall be done (学位供给), and no person, document, meeting or place. */
function mayBeName(piece: string): boolean {
	if (!/^\p{Script=Han}{4,12}$/u.test(piece) || namesDocument.test(piece) || isOnesName(piece)) return false;
	return !namesPlaceOrEvent.test(piece) && !isUnit(piece);
}

const namesPlaceOrEvent =
	/^(?:传达|听取|审议|研究|通报|宣读|观看|讨论|学习|表决|汇报|部署)|(?:会议?|讲话|发言|汇报|论坛|仪式|小学|中学|学校|医院|大厅|中心|广场|社区|[路街巷镇乡村])$/;

/** Whether the first or last of some words are units: the cell beside them is only a blank away. */
function holdsList(piece: string): boolean {
	const words = piece.split(/[ \u3000]/);
	return words.length > 1 && (isList(words[0] ?? "") || isList(words.at(-1) ?? ""));
}

/** What shall be done, or a part of it: it goes on behind a comma, ends like a sentence, or begins with what is done. */
function mayBeTask(piece: string): boolean {
	if (piece.length < shortestTask || (namesDocument.test(piece) && !/[，,；;。]/.test(piece))) return false;
	if (/[路街巷道]\s?\d+号|[？?]$/.test(piece)) return false;
	return /[，,；;。]/.test(piece) || opensDeed.test(piece) || namesWork.test(piece);
}

/** First characters of what is done: addresses, names, budgets and events hardly begin so. */
const opensDeed =
	/^[0-9.．、（）() ]*[推加完开实提打建落促优培强健创深进新扩改疏更整治修抓做组编制构力确争支举统巩围大积切规防稳引发补拓压盘淘清排巡选用对以将按严启]/;
/** 城东水厂扩建工程, 养老床位300张: work by its name, or how much of it. */
const namesWork =
	/\p{Script=Han}{2}\d+(?![号室楼层路年月日时点])[\p{Script=Han}%]|(?:建设|改造|扩建|工程|项目|行动|整治|治理|提升|培育|修复|修缮|试点)/u;
/** …关于印发工程预案的通知: a document and no work; 制定…方案 is work. */
const namesDocument = new RegExp(
	`^(?![制编出印起修].{0,2}[定制台发草订]).*(?:${paperEnds}|说明|手册|草案|批复|名单|目录|年报)$`,
);
const shortestTask = 6;
const longestList = 60;

/** Whether words are units and nothing else, ★ before them or a mark behind. */
function isList(words: string): boolean {
	if (words.length < 3 || words.length > longestList || /^[（(“"]|[。：:\d%=]/.test(words)) return false;
	// ★市发改委、市自然资: whoever leads is marked so, be the line end where it may.
	if (/^★\p{Script=Han}{2}/u.test(words)) return true;
	const items = unitItems(words.replace(/[、，,；;]$/, ""));
	// 局、市教育局、市财政局: the first may be what is left of one.
	return items.length > 0 && items.filter(isUnit).length * 3 >= items.length * 2;
}
