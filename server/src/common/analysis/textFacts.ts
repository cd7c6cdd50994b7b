import { type Block, rowsOf, type TextBlock } from "../model/block.js";
import type { Splice } from "../model/followTasks.js";
import { KeptWithPlan } from "../model/keptWithPlan.js";
import { LineText, type MappedText, spanOfRange } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { Sequence } from "../model/sequence.js";
import { type OffsetRange, type Span, shiftSpan } from "../model/span.js";
import { signs, signsIn } from "../text/characterClasses.js";
import { createCharacterSet } from "../text/characterSet.js";
import { type Furniture, weighLine } from "../text/foreignMatter.js";
import { maskLiterals } from "../text/literals.js";
import { findLookalikes } from "../text/lookalike.js";
import { type BrokenText, findBrokenText } from "../text/mojibake.js";
import { findPlaceholders, placeholderName, placeholderUnit } from "../text/placeholder.js";
import { findDoubledMarks, hasPairsAlone, type Punctuation, readPunctuation } from "../text/punctuation.js";
import { findResidues } from "../text/residue.js";
import { countScripts, type ScriptCount } from "../text/script.js";
import { joinChanges } from "../text/sourceDocument.js";
import { countIn, passTexts, type TextTaker } from "./blockTexts.js";
import {
	type BlockFacts,
	type DocumentFacts,
	FactsOfDocument,
	sumOfFacts,
	sums,
	type TaskEnding,
	type TextFacts,
} from "./factsOfDocument.js";
import { type FencedLines, type FenceLine, fencesIn, pairFences } from "./fences.js";
import { findEntities, findMarkup, hasEntities, isSilent, maskCode } from "./markup.js";
import { withoutSeparators } from "./separators.js";

/**
 * The facts of a plan. Of the next version of it ({@link followPlan}) only the blocks are looked at that an edit may have
 * changed.
 */
export function factsOf(plan: Plan): DocumentFacts {
	let facts = byPlan.get(plan);
	if (facts === undefined) {
		facts = withoutCode(plan, factsOfBlocks(plan));
		byPlan.set(plan, facts);
	}
	return facts;
}

const byPlan = new KeptWithPlan<DocumentFacts>();
const blocksByPlan = new KeptWithPlan<Sequence<BlockFacts>>();
/** The version before, or the newest before it of which anybody has asked, and what became of its blocks; until somebody asks. */
const planBefore = new KeptWithPlan<{ readonly plan: Plan; readonly splice: Splice }>();

/**
 * Says that a plan is the next version of another, so that what both have in common is looked at once.
 *
 * @param splice which blocks became which
 */
export function followPlan(plan: Plan, before: Plan, splice: Splice): void {
	// A plan that nobody asked about is passed over, so that no chain of versions is kept.
	if (blocksByPlan.get(before) !== undefined) planBefore.set(plan, { plan: before, splice });
	else {
		const earlier = planBefore.get(before);
		if (earlier !== undefined)
			planBefore.set(plan, { plan: earlier.plan, splice: joinChanges(earlier.splice, splice) });
	}
}

function factsOfBlocks(plan: Plan): Sequence<BlockFacts> {
	const old = planBefore.get(plan);
	const known = old && blocksByPlan.get(old.plan);
	planBefore.set(plan, undefined);
	const blocks =
		old === undefined || known === undefined
			? Sequence.of(lookAtAll(plan), sums)
			: followBlocks(known, old.plan, plan, old.splice);
	blocksByPlan.set(plan, blocks);
	return blocks;
}

function lookAtAll(plan: Plan): BlockFacts[] {
	const facts: BlockFacts[] = [];
	plan.forEachBlock((block) => facts.push(lookAt(block)));
	return facts;
}

/** What is known of blocks that an edit has left where they were among others that it has changed is known, too. */
function followBlocks(
	known: Sequence<BlockFacts>,
	before: Plan,
	plan: Plan,
	{ first, oldEnd, newEnd }: Splice,
): Sequence<BlockFacts> {
	const now: BlockFacts[] = [];
	for (let i = first; i < newEnd; i++) {
		const block = plan.blockAt(i);
		const facts = i < oldEnd && before.blockAt(i) === block ? known.at(i) : undefined;
		if (block !== undefined) now.push(facts ?? lookAt(block));
	}
	return known.splice(first, oldEnd, now);
}

/**
 * What is said of a document with code in it. Whether a block is code the lines above it tell, and its facts are kept
 * for as long as its own lines stay: so it is decided anew for each version, and only where a fence is.
 */
function withoutCode(plan: Plan, blocks: Sequence<BlockFacts>): DocumentFacts {
	const places = blocks.placesWith(sumOfFacts.fences);
	const fenced = pairFences(
		places.map((block) => ({ block, fences: blocks.at(block)?.fences ?? none })),
		plan,
	);
	let outside = blocks;
	for (const { first, last } of fenced) {
		const from = plan.blockAtLine(first);
		const end = plan.blockAtLine(last) + 1;
		const open: BlockFacts[] = [];
		for (let i = from; i < end; i++) {
			const block = plan.blockAt(i);
			const start = plan.lineOfBlock(i);
			if (block === undefined) continue;
			const isWhole = first <= start && last >= start + block.lines - 1;
			const facts = factsOfOpen(isWhole ? undefined : blankCode(block, start, fenced));
			if (start >= first) facts.endings = none;
			open.push(facts);
		}
		outside = outside.splice(from, end, open);
	}
	return new FactsOfDocument(outside, fenced);
}

/** Of code nothing is said, and of a block that is code in part only the rest is counted. */
function factsOfOpen(open: Block | undefined): Facts {
	const facts = open === undefined ? new Facts() : gather(open, new Facts());
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
	blocks.forEach((known, i) => {
		const block = plan.blockAt(i);
		if (block === undefined) return;
		const facts = alone(known);
		blocks.fill(i, facts);
		facts[what] ??= countIn(block, what);
		sum += facts[what];
	});
	return sum;
}

/** The facts of a block; the shared ones where there is nothing to say of it. */
function lookAt(block: Block): Facts {
	const facts = gather(block, unused);
	const { endings } = facts;
	const isPlain = (endings === none || endings === oneEnding.stop) && facts.saysNothing();
	if (isPlain) facts.endings = none;
	else unused = new Facts();
	if (!isPlain) return facts;
	return endings === none ? plainBlock : plainTask;
}

function gather(block: Block, facts: Facts): Facts {
	passTexts(block, facts);
	if (block.kind === "row") facts.end(block.text.text);
	else if (block.kind === "text" && (block.items ?? block.rows) !== undefined)
		facts.endings = rowsOf(block).map(({ text }) => endingOf(text.text));
	if (block.kind === "row") return facts;
	if (block.kind === "text") {
		if (block.role === "code") facts.fences = fencesIn(block.text);
		if (isSilent(block)) return facts;
		if (block.role === "paragraph") facts.fences = fencesIn(block.text);
		facts.weigh(block.text.text, block.role === "paragraph" || block.role === "note");
	}
	return facts;
}

/** Facts that are of one block alone, to keep counts in. */
function alone(facts: BlockFacts): BlockFacts {
	return facts === plainTask || facts === plainBlock ? new Facts(facts.endings) : facts;
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

	constructor(public endings: readonly TaskEnding[] = none) {}

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
		const placeholders = areUnits
			? placeholderUnit(text.text, (seen & signs.placeholder) !== 0)
			: placeholderName(text.text);
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
		const ending = endingOf(text);
		this.endings = oneEnding[ending];
		if (ending === "open") this.isNotable = true;
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

/** The endings of a block of one task. */
const oneEnding: Readonly<Record<TaskEnding, readonly TaskEnding[]>> = {
	stop: ["stop"],
	open: ["open"],
	none,
};
/** Of a task that ends as it should, and of anything else. */
const plainTask = new Facts(oneEnding.stop);
const plainBlock = new Facts();
/** What the facts of the next block are gathered in; those of nearly all say nothing, and leave it as it is. */
let unused = new Facts();

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
