import { columnsOf, isPageNumber } from "../text/brokenLines.js";
import { withPlainDigits } from "../text/numerals.js";
import { isHeadingLike } from "./headingLike.js";
import { markerAt } from "./markers.js";

/** How lines were wrapped where a paragraph stands, as copying out of a PDF leaves them. */
export interface Wrapping {
	/** Columns of the shortest line that ends because the page does; 0 where the lines were not wrapped. */
	readonly full: number;
	/** Columns of a line that has no room for one more character. */
	readonly width: number;
}

/** A wrapping that was looked for, and how far. */
export interface FoundWrapping extends Wrapping {
	/** One more than the last line that was looked at. */
	readonly end: number;
	/** Lines were met that are longer than any page is wide. */
	readonly isUnwrapped: boolean;
}

export function isSameWrapping(a: Wrapping | undefined, b: Wrapping | undefined): boolean {
	return a?.full === b?.full && a?.width === b?.width;
}

/** So many lines tell how a page was wrapped. */
const mostSeen = 40;
/** A text with lines this long (columns) was not wrapped. */
const longestWrapped = 130;
/** No page is narrower (columns). */
const narrowest = 28;
/** Marks that may not begin a line, and figures that are not torn, make lines shorter by so much (columns). */
const slack = 8;

/** What a sentence, a list or a quotation ends with. */
const ended = /[。！？!?；;：:…”』）)】》〕\]］.]$/;

/**
 * Finds how the lines from `from` on were wrapped: two lines or more that end in mid-sentence are about as long as one
 * another, and hardly any line is much longer.
 */
export function findWrapping(lines: readonly string[], from: number): FoundWrapping {
	const looks = looksAt(lines);
	const open: number[] = [];
	let longer = 0;
	let words = 0;
	let i = from;
	let above: Look | undefined;
	let gap = 0;
	let isUnwrapped = false;
	let isInside = false;
	for (; i < lines.length && i < from + mostSeen; i++) {
		const look = looks(i);
		const { kind } = look;
		if (kind === "blank") gap++;
		if (kind === "blank" || kind === "page") continue;
		isUnwrapped = kind === "unwrapped";
		if (kind !== "words") break;
		words++;
		// （⏎牵头单位：…
		const goesOn = !look.opensAnew || endsInBracket.test(above?.text ?? "");
		if (gap === 0 && above?.isOpen === true && goesOn) {
			// 一、开拓进取，开创新局面 is a heading, and no page is as narrow as that.
			if (isInside || !mayHead(above.text)) open.push(above.columns);
			isInside = true;
		} else isInside = false;
		above = look;
		gap = 0;
	}
	const end = Math.min(lines.length, i + 1);
	const longest = Math.max(0, ...open);
	const like = open.filter((columns) => columns >= 0.6 * longest).sort((a, b) => a - b);
	if (like.length < 2 || longest < narrowest) return { full: 0, width: 0, end, isUnwrapped };
	for (let k = from; k < end; k++) if (looks(k).columns > longest + 2 * slack) longer++;
	if (longer * 4 > words) return { full: 0, width: 0, end, isUnwrapped };
	const strict = like.filter((columns) => columns >= longest - slack);
	const full = strict.length * 5 >= like.length * 4 ? longest - slack : (like[0] ?? 0);
	return { full, width: longest, end, isUnwrapped };
}

const endsInBracket = /[（(〔［【]$/;

/** What a line tells of the page that it stands on. */
interface Look {
	readonly line: number;
	/** Without blanks at its ends. */
	readonly text: string;
	/** `cells`: it is a table's, `unwrapped`: it is longer than a page is wide. */
	readonly kind: "blank" | "page" | "cells" | "unwrapped" | "words";
	/** Exact up to twice what a page holds. */
	readonly columns: number;
	/** It ends in mid-sentence. */
	readonly isOpen: boolean;
	readonly opensAnew: boolean;
}

/** The paragraphs of a document look at the same lines, one after another: what they tell is found out once. */
const looked = new WeakMap<readonly string[], Look[]>();
/** So many are kept, each until another takes its place. */
const mostLooks = 64;

function looksAt(lines: readonly string[]): (line: number) => Look {
	let kept = looked.get(lines);
	if (kept === undefined) {
		kept = [];
		looked.set(lines, kept);
	}
	const known = kept;
	return (line) => {
		let look = known[line % mostLooks];
		if (look?.line !== line) {
			look = lookAt(lines[line] ?? "", line);
			known[line % mostLooks] = look;
		}
		return look;
	};
}

function lookAt(source: string, line: number): Look {
	const text = source.trim();
	const { length } = text;
	const columns = length > 2 * longestWrapped ? length : columnsOf(text);
	const kind =
		text === ""
			? "blank"
			: isPageNumber(text) || isBareNumber(text)
				? "page"
				: /[|｜\t<]/.test(length > longestWrapped ? text.slice(0, longestWrapped) : text)
					? "cells"
					: columns > longestWrapped
						? "unwrapped"
						: "words";
	const isWords = kind === "words";
	return {
		line,
		text,
		kind,
		columns,
		isOpen: isWords && isOpen(text),
		opensAnew: isWords && opensAnew(text),
	};
}

/** Whether a line ends in mid-sentence; without a mark in it, it may be a heading as well. */
function isOpen(line: string): boolean {
	return /[，,、。；;：:]/.test(line) && !ended.test(line);
}

/**
 * Whether a line that begins a paragraph may be a heading as well, with its mark or without: 开拓创新，砥砺前行，奋力谱写新篇章.
 * One of three clauses has no figures in it, one of two no amount.
 */
export function mayHead(written: string): boolean {
	const line = withPlainDigits(written);
	const marker = markerAt(line, 0);
	const words = marker === undefined ? line : line.slice(marker.end);
	return (
		isHeadingLike(words, true) &&
		!(/\d/.test(words) && /[，,].*[，,]/.test(words.slice(0, longestWrapped))) &&
		!figureBesideClause.test(words)
	);
}

/** 争取资金38亿元，专项债券额度力 */
const figureBesideClause =
	/^[^，,]{2,40}\d\s?(?:[%％]|[万亿]?(?:元|人|亩|吨|户)[^，,]{0,4}|\d[万亿]?(?:[辆台套座个条项处所家张]|公里|公顷|平方米))[，,]/;

/** Whether a line begins with a mark or a label, and so hardly goes on with the one above. */
function opensAnew(line: string): boolean {
	return /^[#|<>*●○◆■□▪]/.test(line) || opensWithLabel(line) || markerAt(line, 0) !== undefined;
}

/** 联系人：…, 地址：… */
export function opensWithLabel(line: string): boolean {
	return /^\p{Script=Han}{2,8}[:：]/u.test(line);
}

/** Whether a line is digits and nothing else, a page's number or any other. */
export function isNumberAlone(line: string): boolean {
	return line.length < 20 && /^\s*\d+\s*$/.test(line);
}

/** Whether a line is a figure and nothing else: the number of a page, if a sentence stands around it. */
export function isBareNumber(line: string): boolean {
	const words = line.trim();
	return words.length < 10 && /^[\d０-９]{1,3}(?: ?[/／] ?[\d０-９]{1,3})?$/.test(words);
}
