import type { Block, TextBlock } from "../model/block.js";
import { LineText, type MappedText, spanOfRange } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { type OffsetRange, type Span, shiftSpan } from "../model/span.js";
import { signs, signsIn } from "../text/characterClasses.js";
import { createCharacterSet } from "../text/characterSet.js";
import { type Debris, type Furniture, weighLine } from "../text/foreignMatter.js";
import { maskLiterals } from "../text/literals.js";
import { findLookalikes, type Lookalike } from "../text/lookalike.js";
import { type BrokenText, findBrokenText } from "../text/mojibake.js";
import { findPlaceholders, placeholderName, placeholderUnit } from "../text/placeholder.js";
import { findDoubledMarks, hasPairsAlone, type Punctuation, readPunctuation } from "../text/punctuation.js";
import { findResidues, type Residue } from "../text/residue.js";
import { countScripts, type ScriptCount } from "../text/script.js";
import { countIn, passTexts, type TextTaker } from "./blockTexts.js";
import { type FencedLines, type FenceLine, fencesIn, pairFences } from "./fences.js";
import { findEntities, findMarkup, hasEntities, isSilent, maskCode } from "./markup.js";
import { withoutSeparators } from "./separators.js";

/** What the rules of the group `text` know of one text: a cell, a heading, a paragraph. */
export interface TextFacts {
	readonly text: MappedText;
	/** Its characters as the rules look at them: with blanks for code, the destinations of links and addresses. */
	readonly words: string;
	readonly script: ScriptCount;
	readonly residues: readonly Residue[];
	readonly broken: readonly BrokenText[];
	readonly lookalikes: readonly Lookalike[];
	/** Not set for names, whose separators and marks are not punctuation of sentences. */
	readonly prose?: {
		readonly punctuation: Punctuation;
		readonly placeholders: readonly OffsetRange[];
		readonly debris: readonly Debris[];
	};
}

/** What is known of a block. */
export interface BlockFacts {
	/** Those of its texts of which there is something to say; the others are only counted. */
	readonly texts: readonly TextFacts[];
	readonly furniture: Furniture;
	readonly traditional: number;
	readonly halves: number;
	/** Some rule other than that of half-width marks has something to say of it. */
	readonly isNotable: boolean;
	/** How a task ends; `none` for a block that is not a task. */
	readonly ending: TaskEnding;
	/** Lines in it between two of which code stands, of which no rule about a text says anything. */
	readonly fences: readonly FenceLine[];
	/** Simplified characters, and full-width marks of sentences: counted when somebody asks for their sum. */
	simplified: number | undefined;
	fulls: number | undefined;
}

export type TaskEnding = "stop" | "open" | "none";

/** The facts of all blocks of a plan, and their sums; code between fences has none. */
export interface DocumentFacts {
	/** One a block; nearly all of them share one that has nothing to say. */
	readonly blocks: BlockFacts[];
	readonly traditional: number;
	readonly halves: number;
	/** Number of tasks that end with a full stop, and of those with a text. */
	readonly stops: number;
	readonly endings: number;
	/** Indices of the notable blocks, ascending. */
	readonly notable: readonly number[];
	/** Lines of code, with the fences around them, in order. */
	readonly fenced: readonly FencedLines[];
}

/**
 * The facts of a plan. The next version of a plan ({@link followPlan}) has nearly all of its blocks at their places, or
 * moved by as many as the document has grown: these are not looked at again.
 */
export function factsOf(plan: Plan): DocumentFacts {
	let facts = byPlan.get(plan);
	if (facts === undefined) {
		const sums = sumUp(plan);
		facts = sums.fences === 0 ? sums : withoutCode(plan, sums);
		byPlan.set(plan, facts);
	}
	return facts;
}

const byPlan = new WeakMap<Plan, DocumentFacts>();
const sumsByPlan = new WeakMap<Plan, Sums>();
/** The version before, or the newest before it of which anybody has asked; until somebody asks. */
const planBefore = new WeakMap<Plan, Plan>();

/** Says that a plan is the next version of another, so that what both have in common is looked at once. */
export function followPlan(plan: Plan, before: Plan): void {
	// A plan that nobody asked about is passed over, so that no chain of versions is kept.
	const known = sumsByPlan.has(before) ? before : planBefore.get(before);
	if (known !== undefined && known !== plan) planBefore.set(plan, known);
}

function sumUp(plan: Plan): Sums {
	const old = planBefore.get(plan);
	const known = old && sumsByPlan.get(old);
	planBefore.delete(plan);
	let sums: Sums;
	if (old === undefined || known === undefined) sums = addUp(plan);
	else if (old.blockCount === plan.blockCount) sums = exchangeBlocks(known, old, plan);
	else sums = addUp(plan, { plan: old, sums: known });
	sumsByPlan.set(plan, sums);
	return sums;
}

/** The sums of a document with as many blocks as the last one: what is not another is not even looked at. */
function exchangeBlocks(before: Sums, old: Plan, plan: Plan): Sums {
	const sums = new Sums(before.blocks.slice(), before);
	let changesNotable = false;
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		if (block === undefined || block === old.blockAt(i)) continue;
		const facts = lookAt(block);
		const known = before.blocks[i];
		if (known !== undefined) sums.add(known, -1);
		sums.add(facts, 1);
		sums.blocks[i] = facts;
		if (known?.isNotable !== facts.isNotable) changesNotable = true;
	}
	sums.notable = changesNotable ? notableOf(sums.blocks) : before.notable;
	return sums;
}

function addUp(plan: Plan, before?: { readonly plan: Plan; readonly sums: Sums }): Sums {
	const sums = new Sums([]);
	const growth = before === undefined ? 0 : plan.blockCount - before.plan.blockCount;
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		if (block === undefined) continue;
		let facts: Facts | undefined;
		if (before?.plan.blockAt(i) === block) facts = before.sums.blocks[i];
		else if (i >= growth && before?.plan.blockAt(i - growth) === block)
			facts = before.sums.blocks[i - growth];
		facts ??= lookAt(block);
		sums.blocks.push(facts);
		sums.add(facts, 1);
	}
	sums.notable = notableOf(sums.blocks);
	return sums;
}

/**
 * What is said of a document with code in it. Whether a block is code the lines above it tell, and its facts are kept
 * for as long as its own lines stay: so it is decided anew for each version, and only where a fence is.
 */
function withoutCode(plan: Plan, sums: Sums): DocumentFacts {
	const fenced = pairFences(sums.blocks, plan);
	if (fenced.length === 0) return sums;
	const outside = new Sums(sums.blocks.slice(), sums);
	outside.fenced = fenced;
	let next = 0;
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		const start = plan.lineOfBlock(i);
		while (next < fenced.length && (fenced[next]?.last ?? 0) < start) next++;
		const code = fenced[next];
		const known = sums.blocks[i];
		if (code === undefined) break;
		if (block === undefined || known === undefined || code.first >= start + block.lines) continue;
		const isWhole = code.first <= start && code.last >= start + block.lines - 1;
		const facts = factsOfOpen(isWhole ? undefined : blankCode(block, start, fenced));
		outside.add(known, -1);
		outside.add(facts, 1);
		outside.blocks[i] = facts;
	}
	outside.notable = notableOf(outside.blocks);
	return outside;
}

/** Of code nothing is said, and of a block that is code in part only the rest is counted. */
function factsOfOpen(open: Block | undefined): Facts {
	const facts = open === undefined ? new Facts() : gather(open);
	facts.simplified = open === undefined ? 0 : countIn(open, "simplified");
	facts.fulls = open === undefined ? 0 : countIn(open, "fulls");
	return facts;
}

/** The block with blanks for those of its lines that are code. */
function blankCode(block: Block, start: number, fenced: readonly FencedLines[]): Block {
	if (block.kind !== "text") return block;
	const { pieces } = block.text;
	let { text } = block.text;
	for (const { at, length, line } of pieces)
		if (fenced.some(({ first, last }) => start + line >= first && start + line <= last))
			text = text.slice(0, at) + " ".repeat(length) + text.slice(at + length);
	return { ...block, text: { text, pieces } };
}

function notableOf(blocks: readonly BlockFacts[]): readonly number[] {
	const notable: number[] = [];
	for (let i = 0; i < blocks.length; i++) if (blocks[i]?.isNotable === true) notable.push(i);
	return notable;
}

class Sums implements DocumentFacts {
	traditional = 0;
	halves = 0;
	stops = 0;
	endings = 0;
	fences = 0;
	notable: readonly number[] = [];
	fenced: readonly FencedLines[] = [];

	/** @param from sums to go on from */
	constructor(
		readonly blocks: Facts[],
		from?: Sums,
	) {
		if (from === undefined) return;
		this.traditional = from.traditional;
		this.halves = from.halves;
		this.stops = from.stops;
		this.endings = from.endings;
		this.fences = from.fences;
	}

	/** @param times 1 to add the facts of a block, -1 to take them away */
	add({ traditional, halves, ending, fences }: BlockFacts, times: 1 | -1): void {
		this.traditional += times * traditional;
		this.halves += times * halves;
		this.fences += times * fences.length;
		if (ending === "none") return;
		this.endings += times;
		if (ending === "stop") this.stops += times;
	}
}

/**
 * How much of a document is in either script. Simplified characters are counted when somebody asks: where there are
 * Traditional ones, too.
 */
export function countScriptsOf(plan: Plan, facts: DocumentFacts): ScriptCount {
	return { traditional: facts.traditional, simplified: sumOf(plan, facts, "simplified") };
}

/** The full-width marks of sentences, which are asked for where there are half-width ones, too. */
export function countFullWidthOf(plan: Plan, facts: DocumentFacts): number {
	return sumOf(plan, facts, "fulls");
}

function sumOf(plan: Plan, { blocks }: DocumentFacts, what: "simplified" | "fulls"): number {
	let sum = 0;
	for (let i = 0; i < blocks.length; i++) {
		const known = blocks[i];
		const block = plan.blockAt(i);
		if (known === undefined || block === undefined) continue;
		const facts = alone(known);
		blocks[i] = facts;
		facts[what] ??= countIn(block, what);
		sum += facts[what];
	}
	return sum;
}

/** The facts of a block; the shared ones where there is nothing to say of it. */
function lookAt(block: Block): Facts {
	const facts = gather(block);
	if (!facts.saysNothing()) return facts;
	return facts.ending === "stop" ? plainTask : plainBlock;
}

function gather(block: Block): Facts {
	const facts = new Facts();
	passTexts(block, facts);
	if (block.kind === "row") facts.end(block.text.text);
	else if (block.kind === "text") {
		if (block.role === "code") facts.fences = fencesIn(block.text);
		if (isSilent(block)) return facts;
		if (block.role === "paragraph") facts.fences = fencesIn(block.text);
		facts.weigh(block.text.text, block.role === "paragraph" || block.role === "note");
	}
	return facts;
}

/** Facts that are of one block alone, to keep counts in. */
function alone(facts: BlockFacts): BlockFacts {
	return facts === plainTask || facts === plainBlock ? new Facts(facts.ending) : facts;
}

const none: readonly never[] = [];

/** Signs that a text needs to be searched for, whatever it holds, and in prose. */
const namesSigns = signs.strange | signs.closing | signs.lookalike | signs.traditional;
const proseSigns = namesSigns | signs.mark | signs.doubled | signs.placeholder | signs.debris;

/** Gathers the facts of a block, text by text. */
class Facts implements BlockFacts, TextTaker {
	texts: readonly TextFacts[] = none;
	furniture: Furniture = "none";
	traditional = 0;
	halves = 0;
	isNotable = false;
	fences: readonly FenceLine[] = none;

	// No block is kept here: engines keep alive for long what a WeakMap leads to.
	simplified: number | undefined;
	fulls: number | undefined;

	constructor(public ending: TaskEnding = "none") {}

	/** Whether this could be said of any block, but for how it ends. */
	saysNothing(): boolean {
		return (
			!this.isNotable &&
			this.texts === none &&
			this.furniture === "none" &&
			this.halves === 0 &&
			this.fences.length === 0
		);
	}

	addProse(text: MappedText, items?: TextBlock["items"]): void {
		const seen = signsIn(text.text) | (hasEntities(text) ? signs.debris : 0);
		if ((seen & proseSigns) !== 0) this.keep(searchProse(text, seen, items));
	}

	addNames(text: MappedText, areUnits: boolean): void {
		const seen = signsIn(text.text);
		const debris = hasEntities(text) ? findEntities(text, true, true) : none;
		const placeholders = areUnits ? placeholderUnit(text.text) : placeholderName(text.text);
		const isPlain = debris.length + placeholders.length === 0;
		if ((seen & namesSigns) === 0 && isPlain) return;
		const prose = isPlain ? undefined : { punctuation: noMarks, placeholders, debris };
		this.keep({ ...searchText(text, seen), ...(prose && { prose }) });
	}

	/**
	 * Weighs whether a line is what a page has around a document.
	 * @param isOutside whether the line may be; what looks like a title may only be markup or a program: #zoom{…}
	 */
	weigh(text: string, isOutside: boolean): void {
		const weight = weighLine(text);
		if (isOutside || weight === "sure") this.furniture = weight;
		if (this.furniture === "sure" || this.furniture === "likely") this.isNotable = true;
	}

	/** Notes how a task ends. */
	end(text: string): void {
		this.ending = endingOf(text);
		if (this.ending === "open") this.isNotable = true;
	}

	private keep(facts: TextFacts | undefined): void {
		if (facts === undefined) return;
		const { script, residues, broken, lookalikes, prose } = facts;
		this.traditional += script.traditional;
		const isNotable =
			script.traditional > 0 ||
			residues.length > 0 ||
			broken.length > 0 ||
			lookalikes.length > 0 ||
			(prose !== undefined &&
				prose.punctuation.unpaired.length +
					prose.punctuation.doubled.length +
					prose.placeholders.length +
					prose.debris.length >
					0);
		const halves = prose?.punctuation.halves.length ?? 0;
		this.halves += halves;
		if (isNotable) this.isNotable = true;
		if (isNotable || halves > 0) this.texts = [...this.texts, facts];
	}
}
/** Of a task that ends as it should, and of anything else. */
const plainTask = new Facts("stop");
const plainBlock = new Facts();

/** Brackets, quotation marks and blanks that may stand behind the mark that ends a sentence. */
const behindStop = createCharacterSet(" \t\n\u3000”’）)》】");
const stops = createCharacterSet("。！？；…;!?");

/** @param seen the signs that the text has */
function searchText(text: MappedText, seen: number): TextFacts {
	const words = maskLiterals(maskCode(text));
	const broken = (seen & signs.strange) === 0 ? none : findBrokenText(words);
	const lookalikes = (seen & signs.lookalike) === 0 ? none : findLookalikes(words);
	return {
		text,
		words,
		script: (seen & signs.traditional) === 0 ? noScript : countScripts(words),
		residues: (seen & signs.closing) === 0 ? none : findResidues(words),
		broken,
		lookalikes:
			broken.length === 0 ? lookalikes : lookalikes.filter(({ range }) => !isInBroken(range, broken)),
	};
}

/** Undefined where there is nothing to say of the text; the words of a cell come without `items`. */
function searchProse(text: MappedText, seen: number, items?: TextBlock["items"]): TextFacts | undefined {
	// Nearly every sentence has marks, and nearly all marks are in order.
	const hasMarksAlone = (seen & proseSigns) === signs.mark && text instanceof LineText;
	if (hasMarksAlone && hasPairsAlone(text.text)) return undefined;
	const plainMarks = hasMarksAlone ? readPunctuation(text.text) : undefined;
	if (plainMarks?.halves.length === 0 && plainMarks.unpaired.length === 0) return undefined;
	const facts = searchText(text, seen);
	const { words, broken, residues } = facts;
	const debris = (seen & signs.debris) === 0 ? none : findMarkup(text, words, items);
	// The character that a tag is written with is one of the sentence: ）</p>.
	const unread = debris.filter(({ isLook }) => isLook !== true);
	const skipped =
		broken.length === 0 && residues.length === 0 && unread.length === 0
			? none
			: [...broken, ...residues, ...unread].map(({ range }) => range).sort((a, b) => a[0] - b[0]);
	// Full-width marks alone are in order; half-width ones, brackets and quotation marks are to be looked at.
	const marks =
		(seen & signs.mark) === 0
			? noMarks
			: plainMarks !== undefined && words === text.text
				? plainMarks
				: readPunctuation(words, skipped);
	const doubled = (seen & signs.doubled) === 0 ? none : findDoubledMarks(words);
	return {
		...facts,
		prose: {
			punctuation: withoutSeparators({ ...marks, doubled }, text, items),
			placeholders: (seen & signs.placeholder) === 0 ? none : findPlaceholders(words),
			debris,
		},
	};
}

/** Of a text without Traditional characters nobody asks for the Simplified ones. */
const noScript: ScriptCount = { traditional: 0, simplified: 0 };
const noMarks: Punctuation = { halves: none, unpaired: none, doubled: none };

function isInBroken(range: OffsetRange, broken: readonly BrokenText[]): boolean {
	return broken.some((other) => range[0] >= other.range[0] && range[1] <= other.range[1]);
}

/** A task ends with 。 or a mark that ends a sentence as well, brackets and quotation marks aside. */
export function endingOf(text: string): TaskEnding {
	let end = text.length;
	while (end > 0 && behindStop.has(text.charCodeAt(end - 1))) end--;
	if (end === 0) return "none";
	return stops.has(text.charCodeAt(end - 1)) ? "stop" : "open";
}

/** Where a range of a text stands in the document. */
export function placeOf(plan: Plan, block: number, { text }: TextFacts, range: OffsetRange): Span {
	return shiftSpan(spanOfRange(text, range), plan.lineOfBlock(block));
}
