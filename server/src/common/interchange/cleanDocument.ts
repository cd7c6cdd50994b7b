import { findFurniture } from "../analysis/furniture.js";
import { residuesOf } from "../analysis/residues.js";
import { countScriptsOf, factsOf, placeOf } from "../analysis/textFacts.js";
import { readPlan } from "../layouts/readPlan.js";
import type { Plan } from "../model/plan.js";
import { createSpans, type OffsetRange, type Span } from "../model/span.js";
import { type BrokenLine, findBrokenLines, type LineKind } from "../text/brokenLines.js";
import { isOneMark } from "../text/punctuation.js";
import {
	detectTraditionalSet,
	findTraditionalQuotations,
	mainScriptOf,
	type ScriptConverter,
} from "../text/script.js";
import { createSourceDocument, type SourceDocument } from "../text/sourceDocument.js";
import { type Replacement, TrackedText } from "../text/trackedText.js";
import { findBlockBorders } from "./blockBorders.js";
import { kindsOfLines, pagesOf } from "./pageLines.js";

/** What a change is about: the code of the rule that would find it, or what was done to the lines. */
export type CleanCode =
	| "text/mojibake"
	| "text/lookalike"
	| "text/residue"
	| "text/traditional"
	| "text/foreign-matter"
	| "text/punctuation"
	| "layout/page-number"
	| "layout/repeated-header"
	| "layout/broken-line";

/** One change; the original with all other changes made is the clean text without it. */
export interface CleanChange {
	readonly code: CleanCode;
	/** In the original. */
	readonly span: Span;
	readonly before: string;
	readonly after: string;
}

/** Something that is wrong and that nobody but a person can mend. */
export interface LeftOver {
	readonly code: CleanCode;
	/** In the clean text. */
	readonly span: Span;
	readonly text: string;
	/** What it probably was; null where nothing can be read of it. */
	readonly likely: string | null;
}

export interface CleanDocument {
	readonly text: string;
	/** In the order of their places in the original. */
	readonly changes: readonly CleanChange[];
	readonly left: readonly LeftOver[];
}

export interface CleanOptions {
	readonly converter: ScriptConverter;
	/** Names that stay as they are written (directory/protectedNames.ts). */
	readonly protectedNames?: readonly string[];
}

/** What one change uncovers the next round sees; more rounds would mean that changes undo one another. */
const mostRounds = 4;

/**
 * Cleans a pasted document: restores broken bytes that are certain, writes ordinary characters for look-alikes,
 * removes residues of readings, converts Traditional words, removes what a page had around the text, page numbers
 * and repeated table headers, joins broken sentences and makes half-width marks full-width. Numbers, ★ and the
 * separators of unit lists stay. The clean text is clean: cleaning it again changes nothing.
 */
export function cleanDocument(original: string, options: CleanOptions): CleanDocument {
	const tracked = new TrackedText<CleanCode>(original);
	let reading = readText(original);
	for (let round = 0; round < mostRounds; round++) {
		const before = tracked.text;
		for (const stage of stages) {
			if (reading.text !== tracked.text) reading = readText(tracked.text);
			tracked.apply(stage(reading, options, tracked));
		}
		if (tracked.text === before) break;
	}
	const spanOf = createSpans(lineStarts(original));
	return {
		text: tracked.text,
		changes: tracked.changes.map(({ code, start, end, newText }) => ({
			code,
			span: spanOf(start, end),
			before: original.slice(start, end),
			after: newText,
		})),
		left: findLeft(reading.text === tracked.text ? reading.plan : readText(tracked.text).plan),
	};
}

interface Reading {
	readonly text: string;
	readonly document: SourceDocument;
	readonly plan: Plan;
	replace(span: Span, newText: string, code: CleanCode): Replacement<CleanCode>;
}

type Stage = (
	reading: Reading,
	options: CleanOptions,
	tracked: TrackedText<CleanCode>,
) => readonly Replacement<CleanCode>[];

/** What hides words from the stages behind it is mended first. */
const stages: readonly Stage[] = [
	removePageNumbers,
	mendCharacters,
	convertScript,
	removeFurniture,
	joinLines,
	widenMarks,
];

function readText(text: string): Reading {
	const document = createSourceDocument(text);
	const starts = lineStarts(text);
	const offsetOf = (line: number, character: number): number =>
		Math.min((starts[line] ?? text.length) + character, text.length);
	return {
		text,
		document,
		plan: readPlan(document, {}).plan,
		replace: (span, newText, code) => ({
			start: offsetOf(span.line, span.character),
			end: offsetOf(span.endLine, span.endCharacter),
			newText,
			code,
		}),
	};
}

function removePageNumbers({
	plan,
	document: { lines },
	replace,
}: Reading): readonly Replacement<CleanCode>[] {
	if (lines.length < 2) return [];
	const { between, within } = pagesOf(plan, lines, kindsOutside(plan, lines.length));
	const remove = (found: readonly number[], code: CleanCode) =>
		[...new Set(found)].map((line) => replace(wholeLines(lines, line, line), "", code));
	return [
		...remove([...between.numbers, ...within.numbers], "layout/page-number"),
		...remove([...between.headers, ...within.headers], "layout/repeated-header"),
	];
}

/** What each line is a part of; the lines of code are what they are. */
function kindsOutside(plan: Plan, count: number): readonly LineKind[] {
	const kinds = kindsOfLines(plan, count);
	for (const { first, last } of factsOf(plan).fenced) kinds.fill("other", first, last + 1);
	return kinds;
}

function mendCharacters({ plan, replace }: Reading): readonly Replacement<CleanCode>[] {
	const facts = factsOf(plan);
	const readings = residuesOf(plan, facts).map(({ block, text, residue: { range, lost } }) =>
		lost
			? // U+FFFD stands for what is lost, so that the place is found until somebody mends it.
				replace(placeOf(plan, block, text, [range[0] - 1, range[1]]), "\ufffd", "text/residue")
			: replace(placeOf(plan, block, text, range), "", "text/residue"),
	);
	const others = facts.notable.flatMap((block) =>
		(facts.blocks.at(block)?.texts ?? []).flatMap((text) => {
			const edits: Replacement<CleanCode>[] = [];
			const put = (range: readonly [number, number], newText: string, code: CleanCode) =>
				edits.push(replace(placeOf(plan, block, text, range), newText, code));
			for (const { range, original } of text.broken)
				if (original !== null) put(range, original, "text/mojibake");
			for (const { range, ordinary } of text.lookalikes)
				if (ordinary !== null) put(range, ordinary, "text/lookalike");
			for (const range of text.prose?.punctuation.doubled ?? [])
				if (isOneMark(text.text.text, range)) put([range[0] + 1, range[1]], "", "text/punctuation");
			// Lines of markup alone go as a whole.
			if (facts.blocks.at(block)?.furniture !== "sure")
				// Whether struck words are wanted, their author knows.
				for (const { kind, range, newText } of text.prose?.debris ?? [])
					if (kind !== "struck") put(range, newText, "text/foreign-matter");
			return edits;
		}),
	);
	return [...readings, ...others];
}

function convertScript(
	{ plan, replace }: Reading,
	{ converter, protectedNames = [] }: CleanOptions,
): readonly Replacement<CleanCode>[] {
	const facts = factsOf(plan);
	if (facts.traditional === 0) return [];
	const texts = facts.notable.flatMap((block) =>
		(facts.blocks.at(block)?.texts ?? [])
			.filter(({ script }) => script.traditional > 0)
			.map((text) => ({ block, text })),
	);
	const main = mainScriptOf(countScriptsOf(plan, facts));
	const set = detectTraditionalSet(texts.map(({ text }) => text.words).join("\n"));
	return texts.flatMap(({ block, text }) => {
		const { words } = text;
		const converted = converter.convert(words, set, protectedNames, main);
		if (converted.length !== words.length) return [];
		const quotations = main === "simplified" ? findTraditionalQuotations(words) : [];
		let next = 0;
		const edits: Replacement<CleanCode>[] = [];
		// One change a character: what was removed between two of them stays a change of its own.
		for (let i = 0; i < words.length; i++) {
			while (i >= (quotations[next]?.[1] ?? Number.POSITIVE_INFINITY)) next++;
			if (i >= (quotations[next]?.[0] ?? Number.POSITIVE_INFINITY)) continue;
			const from = words.charAt(i);
			const to = converted.charAt(i);
			if (from !== to) edits.push(replace(placeOf(plan, block, text, [i, i + 1]), to, "text/traditional"));
		}
		return edits;
	});
}

function removeFurniture({ plan, document, replace }: Reading): readonly Replacement<CleanCode>[] {
	const { lines } = document;
	const isBlank = (line: number) => (lines[line] ?? "").trim() === "";
	const edits = findFurniture(plan, factsOf(plan)).map(({ first, last }) => {
		let start = plan.lineOfBlock(first);
		let end = plan.lineOfBlock(last) + (plan.blockAt(last)?.lines ?? 1) - 1;
		// Between two blank lines one of them goes too; at either end of the document all of them.
		let above = start;
		while (above > 0 && isBlank(above - 1)) above--;
		let below = end;
		while (below + 1 < lines.length && isBlank(below + 1)) below++;
		if (above === 0) end = Math.min(below, lines.length - 1);
		if (below === lines.length - 1) {
			start = above;
			end = below;
		} else if (above < start && below > end) end = below;
		// The last line end of the document stays.
		const isToTheEnd = end === lines.length - 1 && start > 0 && isBlank(end) && end > start;
		return replace(
			isToTheEnd ? wholeLines(lines, start, end - 1) : wholeLines(lines, start, end),
			"",
			"text/foreign-matter",
		);
	});
	return [...edits, ...removeRepeatedHeaders(plan, lines, replace)];
}

/** A table that goes on over a page has its header once more: the same header behind a row, nothing between. */
function removeRepeatedHeaders(
	plan: Plan,
	lines: readonly string[],
	replace: Reading["replace"],
): readonly Replacement<CleanCode>[] {
	const edits: Replacement<CleanCode>[] = [];
	let header: string | undefined;
	let headerWords = "";
	let lastRow = -1;
	// Short lines that stood above a table may stand above its next part once more.
	const titles = new Set<string>();
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		if (block === undefined || (block.kind === "text" && block.role === "blank")) continue;
		if (block.kind === "row") {
			const start = plan.lineOfBlock(i);
			const end = start + block.lines - 1;
			// Where no rule marks a header, it is read as a row.
			if (lastRow >= 0 && headerWords !== "" && wordsOf(lines, start, block.lines) === headerWords)
				edits.push(replace(wholeLines(lines, start, end), "", "layout/repeated-header"));
			else lastRow = i;
		} else if (block.kind === "text" && block.role === "repeated-header") {
			const line = plan.lineOfBlock(i);
			const last = line + block.lines - 1;
			edits.push(replace(wholeLines(lines, line, last), "", "layout/repeated-header"));
		} else if (block.kind === "table-header") {
			if (lastRow >= 0 && header === block.header.key) {
				const behind = plan.lineOfBlock(lastRow) + (plan.blockAt(lastRow)?.lines ?? 1);
				const end = plan.lineOfBlock(i) + block.lines - 1;
				edits.push(replace(wholeLines(lines, behind, end), "", "layout/repeated-header"));
			}
			header = block.header.key;
			headerWords = wordsOf(lines, plan.lineOfBlock(i), block.lines);
		} else if (lastRow < 0 || block.kind !== "text" || !titles.has(block.text.text)) {
			if (block.kind === "text" && block.text.text.length <= 40) titles.add(block.text.text);
			lastRow = -1;
			header = undefined;
		}
	}
	return edits;
}

function joinLines(
	{ plan, text, document: { lines }, replace }: Reading,
	_options: CleanOptions,
	tracked: TrackedText<CleanCode>,
): readonly Replacement<CleanCode>[] {
	const borders = findBlockBorders(tracked, lines, lineStarts(text));
	const kinds = kindsOutside(plan, lines.length);
	const broken = new Map(
		[...tornParagraphs(plan, lines, kinds), ...findBrokenLines(lines, (line) => kinds[line] ?? "other")].map(
			(pair) => [pair.first, pair] as const,
		),
	);
	return [...broken.values()].flatMap(({ first, next }) => {
		const above = lines[first] ?? "";
		const below = lines[next] ?? "";
		// Two figures may be one that was torn, or two: nobody can tell.
		if (/[\d０-９]\s*$/.test(above.slice(-20)) && /^\s*[\d０-９]/.test(below)) return [];
		// Rows of a table whose header is lost are rows all the same.
		if (above.includes("\t") || below.includes("\t")) return [];
		const start = above.trimEnd().length;
		const end = below.length - below.trimStart().length;
		// Where a paragraph of a page ended without a mark, its end would be gone with the tag; behind “甲⏎” nothing has ended.
		const goesOn =
			/[，,、]$/.test(above.trimEnd()) || /^\s*[、，。；：？！）”》〉』」％%]/.test(below.slice(0, 200));
		if (borders.between(first, next) && !goesOn)
			return replace(
				{ line: first, character: start, endLine: first, endCharacter: start },
				"。",
				"text/foreign-matter",
			);
		const isLatin = /[A-Za-z]$/.test(above.trimEnd()) && /^[A-Za-z]/.test(below.trimStart());
		return replace(
			{ line: first, character: start, endLine: next, endCharacter: end },
			isLatin ? " " : "",
			"layout/broken-line",
		);
	});
}

/** What stands in lines, blanks left out. */
function wordsOf(lines: readonly string[], start: number, count: number): string {
	return lines
		.slice(start, start + count)
		.join("")
		.replace(/\s+/g, "");
}

/** The lines of paragraphs that were read as one sentence, where both of them are sentences by their marks. */
function tornParagraphs(
	plan: Plan,
	lines: readonly string[],
	kinds: readonly LineKind[],
): readonly BrokenLine[] {
	const found: BrokenLine[] = [];
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		if (block?.kind !== "text" || block.role !== "paragraph" || block.lines < 2) continue;
		// What assigns a paragraph stays on a line of its own.
		if (block.text.text.includes("\n")) continue;
		let first = plan.lineOfBlock(i);
		const end = first + block.lines;
		for (let next = first + 1; next < end; next++) {
			if ((lines[next] ?? "").trim() === "") continue;
			if (kinds[first] === "other" || kinds[next] === "other") {
				first = next;
				continue;
			}
			const above = (lines[first] ?? "").trimEnd();
			// A dash leads over to what follows, and a paragraph may begin behind it.
			if (/[，,、；;。]/.test(above) && !above.endsWith("—") && /[，,、；;。]/.test(lines[next] ?? ""))
				found.push({ first, next });
			first = next;
		}
	}
	return found;
}

function widenMarks({ plan, replace }: Reading): readonly Replacement<CleanCode>[] {
	const facts = factsOf(plan);
	if (facts.halves === 0) return [];
	return [...facts.blocks].flatMap(({ texts }, block) =>
		texts.flatMap((text) =>
			(text.prose?.punctuation.halves ?? []).map(({ range, newText }) =>
				replace(placeOf(plan, block, text, range), newText, "text/punctuation"),
			),
		),
	);
}

function findLeft(plan: Plan): readonly LeftOver[] {
	const facts = factsOf(plan);
	const isSimplified = mainScriptOf(countScriptsOf(plan, facts)) === "simplified";
	return facts.notable.flatMap((block) =>
		(facts.blocks.at(block)?.texts ?? []).flatMap((text) => {
			const { words } = text;
			const leave = (code: CleanCode, range: OffsetRange, likely: string | null): LeftOver => ({
				code,
				span: placeOf(plan, block, text, range),
				text: words.slice(...range),
				likely,
			});
			return [
				...text.broken.map(({ range, likely }) => leave("text/mojibake", range, likely)),
				...text.lookalikes.map(({ range }) => leave("text/lookalike", range, null)),
				...(isSimplified && text.script.traditional > 0 ? findTraditionalQuotations(words) : []).map(
					(range) => leave("text/traditional", range, null),
				),
			].sort((a, b) => a.span.line - b.span.line || a.span.character - b.span.character);
		}),
	);
}

/** Lines with their ends, as a span; at the document's end, with the line end before them. */
function wholeLines(lines: readonly string[], start: number, end: number): Span {
	if (end + 1 < lines.length) return { line: start, character: 0, endLine: end + 1, endCharacter: 0 };
	const endCharacter = (lines[end] ?? "").length;
	if (start === 0) return { line: 0, character: 0, endLine: end, endCharacter };
	return { line: start - 1, character: (lines[start - 1] ?? "").length, endLine: end, endCharacter };
}

/** Offset of the first character of each line; lines end as LSP 3.17 has it. */
function lineStarts(text: string): readonly number[] {
	const starts = [0];
	for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
	return starts;
}
