import { type ComparedPlan, type ComparedTask, comparedTasks, contextSimilarity } from "./comparedTask.js";
import { type Edge, heaviestMatching } from "./heaviestMatching.js";
import { Partners } from "./partners.js";
import { pairSameTexts } from "./sameTexts.js";
import { findParts } from "./splitTasks.js";
import { TextSimilarity } from "./textSimilarity.js";

/** A task of one plan and the one of the other that it goes on as; both by their indexes. */
export interface TaskPair {
	readonly before: number;
	readonly after: number;
	/** Of their texts, 0 to 1; 1 where both say the same, whatever the script, marks and layout. */
	readonly similarity: number;
}

/** Which tasks of two plans are the same. */
export interface Alignment {
	/**
	 * In the order of the plan after; each task in one pair at most. A task that was split goes on as its first part, of
	 * tasks that were joined the first goes on.
	 */
	readonly pairs: readonly TaskPair[];
	/** Tasks that became several: `after` has two or more, ascending, one of them paired with it. */
	readonly splits: readonly { readonly before: number; readonly after: readonly number[] }[];
	/** Tasks that became one: `before` has two or more, ascending. */
	readonly joins: readonly { readonly before: readonly number[]; readonly after: number }[];
	/** Tasks that are in no pair, split or join, ascending. */
	readonly removed: readonly number[];
	readonly added: readonly number[];
	/** The partner of a task, -1 without one. */
	afterOf(before: number): number;
	beforeOf(after: number): number;
}

/**
 * Finds which tasks of two plans are the same: by what they say — not by number, place, layout or script.
 *
 * Texts that are the same are paired first. Of the others, each is compared with those that share rare pairs of
 * characters with it (cosine of weighted bigrams), and the pairs that are worth most together are made, what stands
 * around counting for a fifth. Then what is left is looked for as a part of a task of the other plan.
 *
 * Takes time in proportion to the texts and bounded beyond that, whatever they say.
 */
export function alignPlans(before: ComparedPlan, after: ComparedPlan): Alignment {
	return alignTasks(comparedTasks(before), comparedTasks(after));
}

/** The same of tasks that need not stand in plans. */
export function alignTasks(before: readonly ComparedTask[], after: readonly ComparedTask[]): Alignment {
	const partners = new Partners(before.length, after.length);
	pairSameTexts(before, after, partners);
	const isOpen = partners.aloneBefore().length > 0 && partners.aloneAfter().length > 0;
	if (!isOpen && partners.aloneBefore().length === 0 && partners.aloneAfter().length === 0)
		return toAlignment(partners, new Map(), new Map());
	const similarity = new TextSimilarity(
		before.map(({ text }) => text),
		after.map(({ text }) => text),
	);
	if (isOpen) {
		pairLikeTexts(before, after, similarity, partners);
		pairInPlace(before, after, similarity, partners);
	}
	const splits = findParts(1, partners.aloneAfter(), similarity, partners);
	const joins = findParts(0, partners.aloneBefore(), similarity, partners);
	for (const [whole, [first = -1]] of splits) {
		partners.part(whole, partners.afterOf(whole));
		partners.pair(whole, first, similarity.between(whole, first).similarity);
	}
	for (const [whole, [first = -1]] of joins) {
		partners.part(partners.beforeOf(whole), whole);
		partners.pair(first, whole, similarity.between(first, whole).similarity);
	}
	return toAlignment(partners, splits, joins);
}

/** How many partners each task may choose among. */
const mostChoices = 8;
/** What a pair must be worth, and how alike the texts must be for that. */
const leastValue = 0.4;
const leastSimilarity = 0.25;

function pairLikeTexts(
	before: readonly ComparedTask[],
	after: readonly ComparedTask[],
	similarity: TextSimilarity,
	partners: Partners,
): void {
	const [open, free] = [partners.aloneBefore(), partners.aloneAfter()];
	const weights = open.map(() => new Map<number, number>());
	const similarities = open.map(() => new Map<number, number>());
	const placeOf = new Map(open.map((task, i) => [task, i]));
	const consider = (one: number, other: number, like: number) => {
		const [own, their] = [before[one], after[other]];
		const at = placeOf.get(one);
		if (own === undefined || their === undefined || at === undefined || like < leastSimilarity) return;
		const place = 0.75 * contextSimilarity(own, their) + neighbourhood(one, other, partners);
		const value = 0.8 * like + 0.2 * place;
		if (value < leastValue) return;
		weights[at]?.set(other, value);
		similarities[at]?.set(other, like);
	};
	// From both sides: what many are like must not crowd out whom it is most like.
	for (const [i, found] of similarity.search(0, open, free, mostChoices, "similarity").entries())
		for (const like of found) consider(open[i] ?? -1, like.index, like.similarity);
	for (const [i, found] of similarity.search(1, free, open, mostChoices, "similarity").entries())
		for (const like of found) consider(like.index, free[i] ?? -1, like.similarity);
	const edges = weights.map((found) => [...found].map(([right, weight]): Edge => ({ right, weight })));
	heaviestMatching(edges, after.length).forEach((partner, i) => {
		if (partner >= 0) partners.pair(open[i] ?? -1, partner, similarities[i]?.get(partner) ?? 0);
	});
}

/** 0.125 for each neighbour that is paired with the other's neighbour. */
function neighbourhood(before: number, after: number, partners: Partners): number {
	const isBeside = (step: number) => {
		const partner = partners.afterOf(before + step);
		return partner >= 0 && partner === after + step;
	};
	return (isBeside(-1) ? 0.125 : 0) + (isBeside(1) ? 0.125 : 0);
}

/** A task between the same neighbours that says little of what it said, but is answered for by the same: rewritten. */
function pairInPlace(
	before: readonly ComparedTask[],
	after: readonly ComparedTask[],
	similarity: TextSimilarity,
	partners: Partners,
): void {
	for (const task of partners.aloneBefore()) {
		const above = task === 0 ? -1 : partners.afterOf(task - 1);
		if (task > 0 && above < 0) continue;
		const other = above + 1;
		const below = task + 1 === before.length ? after.length : partners.afterOf(task + 1);
		if (below !== other + 1 || partners.beforeOf(other) >= 0) continue;
		const [own, their] = [before[task], after[other]];
		if (own === undefined || their === undefined) continue;
		const like = similarity.between(task, other).similarity;
		const isWordless = own.text === "" || their.text === "";
		if ((like >= 0.1 || isWordless) && contextSimilarity(own, their) >= 0.8) partners.pair(task, other, like);
	}
}

function toAlignment(
	partners: Partners,
	splits: ReadonlyMap<number, readonly number[]>,
	joins: ReadonlyMap<number, readonly number[]>,
): Alignment {
	const parts = [...splits];
	const wholes = [...joins];
	const isPart = new Set(parts.flatMap(([, after]) => after));
	const isJoined = new Set(wholes.flatMap(([, before]) => before));
	const pairs: TaskPair[] = [];
	const added: number[] = [];
	partners.eachAfter((before, after) => {
		if (before >= 0) pairs.push({ before, after, similarity: partners.similarityOf(before) });
		else if (!isPart.has(after)) added.push(after);
	});
	return {
		pairs,
		splits: parts.map(([before, after]) => ({ before, after })),
		joins: wholes.map(([after, before]) => ({ before, after })),
		removed: partners.aloneBefore().filter((task) => !isJoined.has(task)),
		added,
		afterOf: (before) => partners.afterOf(before),
		beforeOf: (after) => partners.beforeOf(after),
	};
}
