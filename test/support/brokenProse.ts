/**
 * What copying out of a PDF makes of prose: paragraphs wrapped at the width of a page, in mid-word and mid-number, page
 * numbers, the running header of each page, and blank lines where pages meet. It knows nothing of how prose is read.
 */

/** How a text is broken. */
export interface Breaking {
	/** Characters of a full line; a Latin letter, a digit and a blank count half. */
	readonly width: number;
	/** Lines may be shorter by up to so many characters. */
	readonly ragged: number;
	/** Lines of a page; 0 for a text without pages. */
	readonly pageLines: number;
	readonly pageNumber: "dashes" | "long-dashes" | "bare" | "none";
	/** What stands at the head of each page but the first; "" for nothing. */
	readonly header: string;
	/** Blank lines where two pages meet. */
	readonly blanks: number;
	/** Marks that close something are never set at the head of a line (line breaking rules of GB/T 15834). */
	readonly hangs: boolean;
	/** What paragraphs begin with; "" where copying has lost it. */
	readonly indent: string;
	readonly seed: number;
}

/** The text with its paragraphs (one a line) broken; lines that hold a bar, a tab or a tag are left as they are. */
export function breakProse(text: string, breaking: Breaking): string {
	const random = createRandom(breaking.seed);
	const lines: string[] = [];
	for (const paragraph of text.split("\n")) {
		if (/[|\t<]|^\s*(?:#|---)/.test(paragraph) || paragraph.trim() === "") lines.push(paragraph);
		else lines.push(...wrap(breaking.indent + paragraph.trim(), breaking, random));
	}
	return breaking.pageLines === 0 ? lines.join("\n") : paginate(lines, breaking).join("\n");
}

const closing = "。，、；：！？”’）)》】〕%％";

function wrap(paragraph: string, breaking: Breaking, random: () => number): readonly string[] {
	const lines: string[] = [];
	let line = "";
	let width = 0;
	let limit = limitOf(breaking, random);
	for (const char of paragraph) {
		const own = char.charCodeAt(0) < 0x2000 ? 0.5 : 1;
		if (width + own > limit && line !== "" && !(breaking.hangs && closing.includes(char))) {
			lines.push(line.trimEnd());
			line = "";
			width = 0;
			limit = limitOf(breaking, random);
			if (char === " ") continue;
		}
		line += char;
		width += own;
	}
	return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}

function limitOf({ width, ragged }: Breaking, random: () => number): number {
	return width - Math.floor(random() * (ragged + 1));
}

function paginate(lines: readonly string[], breaking: Breaking): readonly string[] {
	const { pageLines, pageNumber, header, blanks } = breaking;
	const pages: string[] = [];
	lines.forEach((line, i) => {
		if (i > 0 && i % pageLines === 0) {
			const number = i / pageLines;
			const gap = new Array<string>(blanks).fill("");
			const mark = {
				dashes: [`- ${number} -`],
				"long-dashes": [`— ${number} —`],
				bare: [`${number}`],
				none: [],
			}[pageNumber];
			pages.push(...gap, ...mark, ...gap);
			if (header !== "") pages.push(header);
		}
		pages.push(line);
	});
	return pages;
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32, public domain). */
function createRandom(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
