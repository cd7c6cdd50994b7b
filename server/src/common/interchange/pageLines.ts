import { endsLikeUnit } from "../language/unitEndings.js";
import { isHeadingLike } from "../layouts/headingLike.js";
import { markerAt } from "../layouts/markers.js";
import { isPageNote, topLines } from "../layouts/pageGap.js";
import type { Plan } from "../model/plan.js";
import { isPageNumber, type LineKind } from "../text/brokenLines.js";

/** Lines that are a page's and no part of its text, 0-based, in their order. */
export interface PageLines {
	/** Page numbers, and notes where a page ends (下转第3页). */
	readonly numbers: readonly number[];
	/** What pages have at their head or foot. */
	readonly headers: readonly number[];
}

/** The lines that pages leave between the paragraphs of a plan, and those that reading has passed over within them. */
export interface PlanPages {
	readonly between: PageLines;
	readonly within: PageLines;
}

/** Finds all lines of a plan's text that are a page's. Those of tables are what the readers of tables make of them. */
export function pagesOf(plan: Plan, lines: readonly string[], kinds: readonly LineKind[]): PlanPages {
	const passed = passedOver(plan, lines);
	const isPassed = new Set(passed);
	const { numbers, headers } = findPageLines(lines, (line) => kinds[line] !== "other");
	return {
		between: {
			numbers: numbers.filter((line) => !isPassed.has(line)),
			headers: headers.filter((line) => !isPassed.has(line)),
		},
		within: {
			numbers: passed.filter((line) => isNumber(lines[line] ?? "")),
			headers: passed.filter((line) => !isNumber(lines[line] ?? "")),
		},
	};
}

/** A line without words of its own: 2, — 2 —, 2/10. */
function isNumber(line: string): boolean {
	return isPageNumber(line) || !/\p{Script=Han}{3}/u.test(line) || isPageNote(line.trim());
}

/** Lines within the paragraphs of a plan that are no part of their text, as they were read. */
function passedOver(plan: Plan, lines: readonly string[]): readonly number[] {
	const found: number[] = [];
	plan.forEachBlock((block, i) => {
		if (block.kind !== "text" || block.role !== "paragraph" || block.lines < 3) return;
		const start = plan.lineOfBlock(i);
		const said = new Set(block.text.pieces.map(({ line }) => line));
		for (let line = 1; line < block.lines; line++)
			if (!said.has(line) && /[\p{L}\p{N}]/u.test(lines[start + line] ?? "")) found.push(start + line);
	});
	return found;
}

/**
 * Finds the lines that are a page's: page numbers, and what stands beside them. A bare figure is one where figures
 * follow one another, pages apart, and where it stands alone between a sentence's end and the mark of the next point.
 *
 * @param isText whether a line stands outside of tables
 */
export function findPageLines(lines: readonly string[], isText: (line: number) => boolean): PageLines {
	const numbers = new Set<number>();
	const bare: { readonly line: number; readonly value: number; readonly words: number }[] = [];
	let words = 0;
	for (let i = 0; i < lines.length; i++) {
		const line = (lines[i] ?? "").trim();
		if (line === "") continue;
		words++;
		if (isPageNumber(line) || (isText(i) && mayBeNumber(line) && !isSaidAbove(lines, i))) numbers.add(i);
		else if (/^\d{1,3}$/.test(line) && isText(i)) bare.push({ line: i, value: Number(line), words });
	}
	bare
		.filter(({ line }) => isBetweenProse(lines, line))
		.forEach((figure, i, between) => {
			const before = between[i - 1];
			if (before === undefined || figure.value !== before.value + 1) return;
			if (figure.words - before.words < shortestPage) return;
			numbers.add(before.line);
			numbers.add(figure.line);
		});
	const [only] = bare;
	if (bare.length === 1 && only !== undefined && isBetweenPoints(lines, only.line, only.value))
		numbers.add(only.line);
	const ordered = [...numbers].sort((a, b) => a - b);
	return { numbers: ordered, headers: findRunningHeaders(lines, ordered, isText) };
}

/** 3 / 12, （下转第5页）: a page's number or what is said where it ends. */
function mayBeNumber(line: string): boolean {
	return (
		/^\d{1,3} ?[/／] ?\d{1,3}$/.test(line) || (line.length <= 14 && /[页頁版]/.test(line) && isPageNote(line))
	);
}

/** 完成比例：⏎3/12 */
function isSaidAbove(lines: readonly string[], at: number): boolean {
	return /[：:]\s*$/.test(lines[at - 1] ?? "");
}

/** Whether running text stands above and below; a figure among cells is one of the table. */
function isBetweenProse(lines: readonly string[], at: number): boolean {
	const isProse = (line: string | undefined): boolean =>
		line === undefined || (line.trim().length >= 12 && !/[|｜\t]/.test(line));
	return isProse(lines[nextTo(lines, at, -1)]) && isProse(lines[nextTo(lines, at, 1)]);
}

/** Whether a sentence ends above a figure and a point opens below it that has another number. */
function isBetweenPoints(lines: readonly string[], at: number, value: number): boolean {
	const above = (lines[nextTo(lines, at, -1)] ?? "").trim();
	const below = (lines[nextTo(lines, at, 1)] ?? "").trim();
	if (!/[。；）)]$/.test(above) || /[|｜\t]/.test(above + below)) return false;
	const marker = markerAt(below, 0);
	return marker !== undefined && marker.ordinal !== value && below.length >= 6;
}

/** The next line above (-1) or below (1) with something in it, over two blank ones at the most. */
function nextTo(lines: readonly string[], at: number, step: 1 | -1): number {
	let i = at + step;
	while (i >= 0 && i < lines.length && i !== at + 3 * step && (lines[i] ?? "").trim() === "") i += step;
	return i;
}

/** What all pages have at their head has so many characters (UTF-16 units) at the least. */
const shortestHeader = 6;
/** Lines with something in them between one page number and the next. */
const shortestPage = 10;

/**
 * A short line beside a page number that stands beside another one, too, has stood in the document before, or is the
 * name of what is printed or who prints it (省人民政府公报, 市人民政府办公室). With a number of its own it is one where the
 * same words stand with another (云岭省人民政府公报 12).
 */
function findRunningHeaders(
	lines: readonly string[],
	numbers: readonly number[],
	isText: (line: number) => boolean,
): readonly number[] {
	const besides = new Map<string, number[]>();
	for (const number of numbers)
		for (const step of [-1, 1] as const) {
			let at = number + step;
			while (at >= 0 && at < lines.length && (lines[at] ?? "").trim() === "") at += step;
			const line = (lines[at] ?? "").trim();
			if (line.length < 4 || line.length > 40 || !isText(at) || /[。；，：:]$/.test(line)) continue;
			// 工作目标, 责任分工: as well headings that come again in each part.
			if (line.length < shortestHeader && !publication.test(line)) continue;
			const places = besides.get(line);
			if (places === undefined) besides.set(line, [at]);
			else if (!places.includes(at)) places.push(at);
		}
	const firsts = new Map<string, number>();
	if (besides.size > 0)
		for (let i = 0; i < lines.length; i++) {
			const line = (lines[i] ?? "").trim();
			if (besides.has(line) && !firsts.has(line)) firsts.set(line, i);
		}
	const found = [...besides].flatMap(([line, places]) => {
		const first = firsts.get(line) ?? -1;
		// Where it stands first it is the title, if no text stands above.
		const isPages = places.includes(first) && hasSentenceAbove(lines, first);
		if (isPages && (places.length > 1 || isPublisher(line, lines, first))) return places;
		return places.filter((at) => at !== first);
	});
	return [...new Set([...found, ...numberedHeaders(lines, isText)])].sort((a, b) => a - b);
}

/** Whether the end of a sentence stands above a line: what pages have at their head stands behind text. */
function hasSentenceAbove(lines: readonly string[], at: number): boolean {
	for (let i = at - 1; i >= 0; i--) if (/[。；）)]\s*$/.test(lines[i] ?? "")) return true;
	return false;
}

const publication = /(?:文件|公报|公報|简报|簡報|专报|專報|政务要情|内部资料)$/;

/** Whether a line beside a page number names what is printed or who prints it, and no unit whose tasks follow, as other lines do. */
function isPublisher(line: string, lines: readonly string[], at: number): boolean {
	if (!isHeadingLike(line) || line.length < 6 || markerAt(line, 0) !== undefined) return false;
	if (publication.test(line)) return true;
	if (!/(?:人民政府|委员会|委員會)(?:办公[室厅]|辦公[室廳])?$|(?:[党黨]委|政府)(?:办公室|辦公室)$/.test(line))
		return false;
	return !lines.some((other, i) => {
		const words = i === at || other.length > 24 ? "" : other.trim();
		return words !== line && words.length >= 3 && endsLikeUnit(words) && isHeadingLike(words);
	});
}

/** 云岭省人民政府公报 12, 14 云岭省人民政府公报: what is printed, or the title, with numbers that rise. */
function numberedHeaders(lines: readonly string[], isText: (line: number) => boolean): readonly number[] {
	const places = new Map<string, { readonly at: number; readonly value: number }[]>();
	const top = lines.slice(0, topLines).map((line) => line.trim());
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i] ?? "";
		if (line.length > 48 || line.length < 6 || !/\d/.test(line) || !isText(i)) continue;
		const found = numberedHeader.exec(line.trim());
		const words = found?.[2] ?? found?.[3];
		if (found === null || words === undefined || /[。；，：:、]/.test(words)) continue;
		// 任务清单 1, 任务清单 2 are headings.
		if (!publication.test(words) && !top.includes(words)) continue;
		const place = { at: i, value: Number(found[1] ?? found[4]) };
		const others = places.get(words);
		if (others === undefined) places.set(words, [place]);
		else others.push(place);
	}
	return [...places.values()].flatMap((found) =>
		found.length > 1 && found.every(({ value }, i) => i === 0 || value > (found[i - 1]?.value ?? value))
			? found.map(({ at }) => at)
			: [],
	);
}

/** The number in front of the words or behind them, a blank or a mark between. */
const numberedHeader =
	/^(?:[-—–·•]?\s?(\d{1,4})\s?[-—–·•]?\s{1,9}(\p{Script=Han}[^\d]{3,30})|(\p{Script=Han}[^\d]{3,30}?)\s{1,9}[-—–·•]?\s?(\d{1,4})\s?[-—–·•]?)$/u;

/** What each line of a plan's text is a part of; lines of tables and code are `other`. */
export function kindsOfLines(plan: Plan, count: number): LineKind[] {
	const kinds = new Array<LineKind>(count).fill("other");
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		const isProse = block?.kind === "text" && (block.role === "paragraph" || block.role === "note");
		if (block === undefined || (!isProse && block.kind !== "section")) continue;
		const start = plan.lineOfBlock(i);
		kinds.fill(isProse ? "prose" : "heading", start, start + block.lines);
	}
	return kinds;
}
