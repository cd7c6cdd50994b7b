import { type MappedText, spanOfRange } from "../model/mappedText.js";
import type { Block, Plan, RowBlock, TextBlock } from "../model/plan.js";
import {
	coverSpans,
	emptySpan,
	type OffsetRange,
	type Span,
	shiftSpan,
	spanContains,
} from "../model/span.js";
import { signs, signsOf } from "../text/characterClasses.js";
import { type Debris, type Furniture, findDebris, weighLine } from "../text/foreignMatter.js";
import { findLookalikes, type Lookalike } from "../text/lookalike.js";
import { type BrokenText, findBrokenText } from "../text/mojibake.js";
import { findPlaceholders } from "../text/placeholder.js";
import { type Punctuation, readPunctuation } from "../text/punctuation.js";
import { findResidues, type Residue } from "../text/residue.js";
import type { ScriptCount } from "../text/script.js";

/** What the rules of the group `text` know of one text: a cell, a heading, a paragraph. */
export interface TextFacts {
	readonly text: MappedText;
	/** The text in its block; where an empty one would stand. */
	readonly place: Span;
	readonly script: ScriptCount;
	readonly residues: readonly Residue[];
	readonly broken: readonly BrokenText[];
	readonly lookalikes: readonly Lookalike[];
	/** Not set for names, whose separators and marks are no punctuation of sentences. */
	readonly prose?: {
		readonly punctuation: Punctuation;
		readonly placeholders: readonly OffsetRange[];
		readonly debris: readonly Debris[];
	};
}

/** What is known of a block; kept with it for as long as its lines stay the same. */
export interface BlockFacts {
	readonly texts: readonly TextFacts[];
	readonly furniture: Furniture;
	readonly traditional: number;
	readonly simplified: number;
	readonly halves: number;
	readonly fulls: number;
	/** Some rule other than that of half-width marks has something to say of it. */
	readonly isNotable: boolean;
	/** How a task ends; `none` for a block that is no task. */
	readonly ending: TaskEnding;
}

export type TaskEnding = "stop" | "open" | "none";

/** The facts of all blocks of a plan, and their sums. */
export interface DocumentFacts {
	/** One a block. */
	readonly blocks: readonly BlockFacts[];
	readonly traditional: number;
	readonly simplified: number;
	readonly halves: number;
	readonly fulls: number;
	/** Number of tasks that end with a full stop, and of those with a text. */
	readonly stops: number;
	readonly endings: number;
	/** Indices of the notable blocks, ascending. */
	readonly notable: readonly number[];
}

/**
 * The facts of a plan. A block is looked at once, whatever happens to the others; for a new version of a plan the
 * sums are made anew, a few reads a block.
 */
export function factsOf(plan: Plan): DocumentFacts {
	let facts = byPlan.get(plan);
	if (facts === undefined) {
		facts = sumUp(plan);
		byPlan.set(plan, facts);
	}
	return facts;
}

const byPlan = new WeakMap<Plan, DocumentFacts>();
/** What was summed up last: the next version of that plan has nearly all of its blocks at their places. */
let last: { readonly blocks: readonly Block[]; readonly facts: readonly BlockFacts[] } | undefined;
const byBlock = new WeakMap<Block, BlockFacts>();

function sumUp({ blocks }: Plan): DocumentFacts {
	const all = new Array<BlockFacts>(blocks.length);
	const notable: number[] = [];
	let traditional = 0;
	let simplified = 0;
	let halves = 0;
	let fulls = 0;
	let stops = 0;
	let endings = 0;
	for (let i = 0; i < blocks.length; i++) {
		const block = blocks[i];
		if (block === undefined) continue;
		let facts = last?.blocks[i] === block ? last.facts[i] : byBlock.get(block);
		if (facts === undefined) {
			facts = lookAt(block);
			byBlock.set(block, facts);
		}
		all[i] = facts;
		traditional += facts.traditional;
		simplified += facts.simplified;
		halves += facts.halves;
		fulls += facts.fulls;
		if (facts.isNotable) notable.push(i);
		if (facts.ending === "none") continue;
		endings++;
		if (facts.ending === "stop") stops++;
	}
	last = { blocks, facts: all };
	return { blocks: all, traditional, simplified, halves, fulls, stops, endings, notable };
}

const nothing: BlockFacts = {
	texts: [],
	furniture: "none",
	traditional: 0,
	simplified: 0,
	halves: 0,
	fulls: 0,
	isNotable: false,
	ending: "none",
};

function lookAt(block: Block): BlockFacts {
	switch (block.kind) {
		case "front-matter":
			return nothing;
		case "text": {
			if (block.role === "blank" || block.role === "comment" || block.role === "delimiter") return nothing;
			const weight = weighLine(block.text.text);
			// What looks like a title may still be markup or a program: #zoom{…}.
			const isOutside = block.role === "paragraph" || block.role === "note" || weight === "sure";
			const prose = readProse(block.text, emptySpan);
			return combine([withoutSeparators(prose, block)], isOutside ? weight : "none", "none");
		}
		case "section":
			return combine([readProse(block.title, block.span)], "none", "none");
		case "table-header":
			return combine(
				block.cells.filter(({ state }) => state === "text").map((cell) => readProse(cell.content, cell.span)),
				"none",
				"none",
			);
		case "row":
			return combine(textsOfRow(block), "none", endingOf(block.text.text));
	}
}

/** Marks between the units of an assignment in prose are separators, which no text rule touches. */
function withoutSeparators(facts: TextFacts, { items = [] }: TextBlock): TextFacts {
	const lists = items.flatMap(({ row }) => {
		const first = row?.units[0];
		const last = row?.units.at(-1);
		return first === undefined || last === undefined || first === last
			? []
			: [coverSpans(first.span, last.span)];
	});
	if (lists.length === 0 || facts.prose === undefined) return facts;
	const { punctuation } = facts.prose;
	const halves = punctuation.halves.filter(({ range }) => {
		const { line, character } = spanOfRange(facts.text, range, facts.place);
		return !lists.some((list) => spanContains(list, line, character));
	});
	return { ...facts, prose: { ...facts.prose, punctuation: { ...punctuation, halves } } };
}

function textsOfRow(row: RowBlock): readonly TextFacts[] {
	const { header } = row;
	const texts: TextFacts[] = [];
	for (let column = 0; column < row.cells.length; column++) {
		const cell = row.cells[column];
		if (cell === undefined || cell.state !== "text" || column === header.numberColumn) continue;
		// The number that a task begins with is no part of its text.
		if (column === header.taskColumn) texts.push(readProse(row.text, cell.span));
		else if (column === header.leaderColumn || header.unitColumns.includes(column))
			texts.push(readNames(cell.content, cell.span));
		else texts.push(readProse(cell.content, cell.span));
	}
	for (const cell of row.surplus) if (cell.state === "text") texts.push(readNames(cell.content, cell.span));
	return texts;
}

function readNames(text: MappedText, place: Span): TextFacts {
	return readSigned(text, place, false);
}

function readProse(text: MappedText, place: Span): TextFacts {
	return readSigned(text, place, true);
}

const none: readonly never[] = [];
const noMarks: Punctuation = { halves: none, fulls: 0, unpaired: none };
const plainProse: NonNullable<TextFacts["prose"]> = {
	punctuation: noMarks,
	placeholders: none,
	debris: none,
};

/** One pass over the characters tells what the text may have; only for that it is searched. */
function readSigned(text: MappedText, place: Span, isProse: boolean): TextFacts {
	const words = text.text;
	let seen = 0;
	let traditional = 0;
	let simplified = 0;
	let fulls = 0;
	for (let i = 0; i < words.length; i++) {
		const sign = signsOf(words.charCodeAt(i));
		if (sign === 0) continue;
		seen |= sign;
		if ((sign & signs.full) !== 0) fulls++;
		if ((sign & signs.simplified) !== 0) simplified++;
		else if ((sign & signs.traditional) !== 0) traditional++;
	}
	const has = (sign: number): boolean => (seen & sign) !== 0;
	const broken = has(signs.strange) ? findBrokenText(words) : none;
	const residues = has(signs.closing) ? findResidues(words) : none;
	const lookalikes = has(signs.lookalike) ? findLookalikes(words) : none;
	const names: TextFacts = {
		text,
		place,
		script: { traditional, simplified },
		residues,
		broken,
		lookalikes:
			broken.length === 0 ? lookalikes : lookalikes.filter(({ range }) => !isInBroken(range, broken)),
	};
	if (!isProse) return names;
	if (!has(signs.mark | signs.placeholder | signs.debris | signs.full))
		return { ...names, prose: plainProse };
	const debris = has(signs.debris) ? findDebris(words) : none;
	const skipped =
		broken.length === 0 && residues.length === 0 && debris.length === 0
			? none
			: [...broken, ...residues, ...debris].map(({ range }) => range).sort((a, b) => a[0] - b[0]);
	return {
		...names,
		prose: {
			// Full-width marks alone are in order; half-width ones, brackets and quotation marks are to be looked at.
			punctuation: has(signs.mark)
				? readPunctuation(words, skipped)
				: { halves: none, fulls, unpaired: none },
			placeholders: has(signs.placeholder) ? findPlaceholders(words) : none,
			debris,
		},
	};
}

function isInBroken(range: OffsetRange, broken: readonly BrokenText[]): boolean {
	return broken.some((other) => range[0] >= other.range[0] && range[1] <= other.range[1]);
}

function combine(
	texts: readonly TextFacts[],
	furniture: Furniture,
	ending: BlockFacts["ending"],
): BlockFacts {
	let traditional = 0;
	let simplified = 0;
	let halves = 0;
	let fulls = 0;
	let isNotable = furniture === "sure" || furniture === "likely" || ending === "open";
	for (const { script, residues, broken, lookalikes, prose } of texts) {
		traditional += script.traditional;
		simplified += script.simplified;
		if (residues.length > 0 || broken.length > 0 || lookalikes.length > 0 || script.traditional > 0)
			isNotable = true;
		if (prose === undefined) continue;
		const { punctuation, placeholders, debris } = prose;
		halves += punctuation.halves.length;
		fulls += punctuation.fulls;
		if (punctuation.unpaired.length > 0 || placeholders.length > 0 || debris.length > 0) isNotable = true;
	}
	return { texts, furniture, traditional, simplified, halves, fulls, isNotable, ending };
}

/** A task ends with 。 or a mark that ends a sentence as well, brackets and quotation marks aside. */
export function endingOf(text: string): TaskEnding {
	let end = text.length;
	while (end > 0 && /[\s”’）)》】]/.test(text.charAt(end - 1))) end--;
	if (end === 0) return "none";
	return "。！？；…;!?".includes(text.charAt(end - 1)) ? "stop" : "open";
}

/** Where a range of a text stands in the document. */
export function placeOf(plan: Plan, block: number, { text, place }: TextFacts, range: OffsetRange): Span {
	return shiftSpan(spanOfRange(text, range, place), plan.starts[block] ?? 0);
}
