import { firstPlace } from "../model/lists.js";

/** A place where a run of numbers does not go on by one. */
export interface SequenceBreak {
	readonly kind: "duplicate" | "order" | "gap";
	/** Index of the entry that the break is seen at. */
	readonly index: number;
	readonly number: number;
	/** Index of the last numbered entry before it, -1 where it is the first of the run. */
	readonly before: number;
	/** Of a duplicate, index of the first use; else -1. */
	readonly first: number;
	/** Of a gap, the numbers that are missing, ascending, as ranges with both ends. */
	readonly missing: readonly NumberRange[];
	/** Of a gap, how many numbers are missing. */
	readonly missingCount: number;
}

export type NumberRange = readonly [from: number, to: number];

const noBreaks: readonly SequenceBreak[] = [];

/**
 * The breaks in the numbers from `from` up to, not including, `to`, which should be 1, 2, 3 and so on (or go
 * on from `start`).
 *
 * One break is one finding, and the one that explains most is kept: a number used twice before a number out
 * of order before a number that is skipped. A gap is not one where its numbers stand elsewhere in the run (3 and 4
 * have changed places), where the number behind it is the odd one out (3, 40, 5), or, if so wanted, where an entry beside
 * it that bears a wrong number fills it (3, 3, 5). A run of numbers that goes on by one is never broken inside,
 * so a list that begins anew is one break.
 *
 * @param standing whether an entry without number (null) counts as the number it stands for
 * @param repeatsFill whether an entry with a number used twice counts as the one that is skipped beside it
 */
export function findSequenceBreaks(
	numberAt: (index: number) => number | null,
	from: number,
	to: number,
	standing = true,
	start = 1,
	repeatsFill = true,
): readonly SequenceBreak[] {
	const steps: NumberedSteps[] = [];
	let last: NumberedSteps | undefined;
	for (let index = from; index < to; index++) {
		const number = numberAt(index);
		if (number === null) {
			last = undefined;
			continue;
		}
		if (last !== undefined && number === last.number + last.length) last.length++;
		else {
			last = { index, number, length: 1 };
			steps.push(last);
		}
	}
	return findBreaksBetween(steps, from, to, { standing, start, repeatsFill });
}

/** Entries in succession whose numbers go on by one, from `number` at `index` on. */
export interface Steps {
	readonly index: number;
	readonly number: number;
	readonly length: number;
}

/**
 * The steps of entries of which is known where they begin.
 *
 * @param starts ascending: the entries without a number, and those whose number does not follow that of the one above
 * @param end behind the last entry
 */
export function stepsFrom(
	starts: readonly number[],
	end: number,
	numberAt: (index: number) => number | null,
): readonly Steps[] {
	return starts.flatMap((index, i) => {
		const number = numberAt(index);
		return number === null ? [] : [{ index, number, length: (starts[i + 1] ?? end) - index }];
	});
}

type NumberedSteps = { -readonly [Key in keyof Steps]: Steps[Key] };

/** How numbers are counted: see {@link findSequenceBreaks}. */
export interface Counting {
	readonly standing: boolean;
	readonly start: number;
	readonly repeatsFill: boolean;
}

/**
 * The same for entries of which is known where their numbers go on by one: what it takes grows with the places where
 * they do not.
 *
 * @param steps ascending; entries between them have no number
 */
export function findBreaksBetween(
	steps: readonly Steps[],
	from: number,
	to: number,
	counting: Counting,
): readonly SequenceBreak[] {
	const { standing, start } = counting;
	let expected = start;
	let at = from;
	for (const { index, number, length } of steps) {
		if (number !== expected || (standing && index !== at))
			return new SequenceScan(steps, from, counting).run();
		expected += length;
		at = index + length;
	}
	return standing && at !== to ? new SequenceScan(steps, from, counting).run() : noBreaks;
}

class SequenceScan {
	private readonly uses: FirstUses;
	private readonly found: { at: number; found: SequenceBreak }[] = [];

	constructor(
		private readonly steps: readonly Steps[],
		private readonly from: number,
		private readonly counting: Counting,
	) {
		this.uses = new FirstUses(steps);
	}

	run(): readonly SequenceBreak[] {
		const { start, standing, repeatsFill } = this.counting;
		let before = -1;
		let last = start - 1;
		/** The highest number so far: what is missing below it has been said. The odd ones out do not count. */
		let top = last;
		let isOdd = false;
		/** Entries just above whose numbers are all used before them: each may stand for a skipped number. */
		let repeated = 0;
		/** Where the list began anew, and the number it should have had there; -1 where it did not. */
		let restart = -1;
		let restartNumber = 0;
		/** Index behind the last entry with a number. */
		let next = this.from;
		for (const [k, { index: i, number, length }] of this.steps.entries()) {
			const unnumbered = i - next;
			const isUsed = this.uses.of(number) < i;
			if (number !== last + 1) {
				isOdd = number > last && this.isOddOneOut(k, last);
				if (isUsed) {
					this.add("duplicate", i, i, number, before);
					if (number === start) {
						restart = i;
						restartNumber = last + 1;
					}
				} else if (number < last) this.addDescent(k, before);
				else {
					// One entry alone is not a list that begins anew.
					const isList = repeatsFill || i - restart > 1;
					const isResumed = restart >= 0 && isList && number === restartNumber + (i - restart);
					const standIn = repeated + (standing ? unnumbered : 0);
					const isGap = !isResumed && !isOdd && number > top;
					if (isGap) this.addGap(k, before, Math.max(last, top), standIn);
					restart = -1;
				}
			}
			last = number + length - 1;
			if (!isOdd) top = Math.max(top, last);
			if (repeatsFill) {
				const own = this.repeatedAtEnd(this.steps[k]);
				repeated = own === length ? repeated + own : own;
			}
			next = i + length;
			before = next - 1;
		}
		return this.strongest();
	}

	/** How many entries at the end of some steps have numbers that are used above them. */
	private repeatedAtEnd(steps: Steps | undefined): number {
		if (steps === undefined) return 0;
		const { index, number, length } = steps;
		let count = 0;
		while (count < length && this.uses.of(number + length - 1 - count) < index + length - 1 - count) count++;
		return count;
	}

	/** A number below the one before it; where the entries that follow run into a used number, that is the break. */
	private addDescent(k: number, before: number): void {
		const { index, number } = this.steps[k] ?? noSteps;
		let expected = number;
		let last = -1;
		for (let i = k; this.steps[i]?.number === expected; i++) {
			const own = this.steps[i] ?? noSteps;
			const used = this.uses.firstUsedIn(own);
			if (used !== undefined) {
				const at = own.index + used - own.number;
				this.add("duplicate", index, at, used, used === own.number ? last : at - 1);
				return;
			}
			expected += own.length;
			last = own.index + own.length - 1;
		}
		this.add("order", index, index, number, before);
	}

	private addGap(k: number, before: number, low: number, standIn: number): void {
		const { index, number, length } = this.steps[k] ?? noSteps;
		let repeatedBehind = 0;
		if (this.counting.repeatsFill && length === 1)
			for (let i = k + 1; ; i++) {
				const next = this.steps[i];
				if (next?.number !== number || next.index !== index + 1 + repeatedBehind) break;
				repeatedBehind++;
				if (next.length > 1) break;
			}
		const missing = trimRanges(this.uses.missingBetween(low, number), standIn, repeatedBehind);
		const missingCount = missing.reduce((sum, [a, b]) => sum + b - a + 1, 0);
		if (missingCount > 0)
			this.found.push({
				at: index,
				found: { kind: "gap", index, number, before, first: -1, missing, missingCount },
			});
	}

	/** Whether the run falls back behind the entries that begin here, to a number that follows the one before them. */
	private isOddOneOut(k: number, last: number): boolean {
		const { number } = this.steps[k] ?? noSteps;
		let expected = number;
		let i = k;
		for (; this.steps[i]?.number === expected; i++) expected += this.steps[i]?.length ?? 0;
		const next = this.steps[i]?.number;
		return next !== undefined && next < number && next > last;
	}

	private add(kind: "duplicate" | "order", at: number, index: number, number: number, before: number): void {
		const first = kind === "duplicate" ? this.uses.of(number) : -1;
		this.found.push({ at, found: { kind, index, number, before, first, missing: [], missingCount: 0 } });
	}

	/** Of duplicates and descents that follow one another directly, the first duplicate, else the first descent. */
	private strongest(): readonly SequenceBreak[] {
		const kept: SequenceBreak[] = [];
		let group: SequenceBreak | undefined;
		let lastAt = -2;
		for (const { at, found } of this.found) {
			if (found.kind === "gap") {
				kept.push(found);
				continue;
			}
			if (group !== undefined && at === lastAt + 1) {
				if (group.kind === "order" && found.kind === "duplicate") {
					kept[kept.lastIndexOf(group)] = found;
					group = found;
				}
			} else {
				group = found;
				kept.push(found);
			}
			lastAt = at;
		}
		return kept;
	}
}

const noSteps: Steps = { index: 0, number: 0, length: 0 };

/** Which entry is the first to bear each number. */
class FirstUses {
	/** Ascending by their numbers, of which none is in two of them. */
	private readonly ranges: readonly Steps[];

	constructor(steps: readonly Steps[]) {
		this.ranges = firstOf(steps);
	}

	/** The index of the first entry with a number; infinite where there is none. */
	of(number: number): number {
		const range = this.ranges[this.placeOf(number)];
		if (range === undefined || range.number > number) return Number.POSITIVE_INFINITY;
		return range.index + number - range.number;
	}

	/** The first number of some steps that an entry above bears, too. */
	firstUsedIn({ index, number, length }: Steps): number | undefined {
		for (let i = this.placeOf(number); ; i++) {
			const range = this.ranges[i];
			if (range === undefined || range.number >= number + length) return undefined;
			if (range.index - range.number < index - number) return Math.max(number, range.number);
		}
	}

	/** The numbers between two, both left out, that stand nowhere. */
	missingBetween(low: number, high: number): NumberRange[] {
		const missing: NumberRange[] = [];
		let next = low + 1;
		for (let i = this.placeOf(next); next < high; i++) {
			const range = this.ranges[i];
			const present = Math.min(range?.number ?? high, high);
			if (present > next) missing.push([next, present - 1]);
			next = Math.max(next, present + (range?.length ?? 0));
			if (range === undefined) break;
		}
		return missing;
	}

	/** The first range that ends behind a number, or with it. */
	private placeOf(number: number): number {
		return firstPlace(this.ranges.length, (place) => {
			const range = this.ranges[place] ?? noSteps;
			return range.number + range.length <= number;
		});
	}
}

/** Of numbers that several steps have, those of the first. */
function firstOf(steps: readonly Steps[]): readonly Steps[] {
	const order = steps.slice().sort((a, b) => a.number - b.number || a.index - b.index);
	const ranges: NumberedSteps[] = [];
	/** Steps that reach to the present number or beyond it, a heap with the first on top. */
	const open = new Heap();
	let next = 0;
	let at = Number.NEGATIVE_INFINITY;
	while (next < order.length || open.first !== undefined) {
		const { first } = open;
		const coming = order[next];
		if (first === undefined) at = coming?.number ?? at;
		else if (first.number + first.length <= at) {
			open.removeFirst();
			continue;
		}
		while (order[next]?.number === at) open.add(order[next++] ?? noSteps);
		const top = open.first;
		if (top === undefined) continue;
		const end = Math.min(top.number + top.length, order[next]?.number ?? Number.POSITIVE_INFINITY);
		if (end <= at) {
			open.removeFirst();
			continue;
		}
		ranges.push({ index: top.index + at - top.number, number: at, length: end - at });
		at = end;
	}
	return ranges;
}

/** Steps of which the one that stands first is asked for. */
class Heap {
	private readonly items: Steps[] = [];

	get first(): Steps | undefined {
		return this.items[0];
	}

	add(steps: Steps): void {
		const { items } = this;
		let at = items.length;
		items.push(steps);
		for (let up = (at - 1) >> 1; at > 0 && (items[up]?.index ?? 0) > steps.index; up = (at - 1) >> 1) {
			items[at] = items[up] ?? steps;
			items[up] = steps;
			at = up;
		}
	}

	removeFirst(): void {
		const { items } = this;
		const last = items.pop();
		if (last === undefined || items.length === 0) return;
		let at = 0;
		for (;;) {
			let down = 2 * at + 1;
			if ((items[down + 1]?.index ?? Number.POSITIVE_INFINITY) < (items[down]?.index ?? 0)) down++;
			const below = items[down];
			if (below === undefined || below.index >= last.index) break;
			items[at] = below;
			at = down;
		}
		items[at] = last;
	}
}

/** The ranges without their first and last so many numbers. */
function trimRanges(ranges: readonly NumberRange[], front: number, back: number): readonly NumberRange[] {
	const left: NumberRange[] = [];
	let skip = front;
	for (const [from, to] of ranges) {
		const start = from + Math.min(skip, to - from + 1);
		skip -= start - from;
		if (start <= to) left.push([start, to]);
	}
	let drop = back;
	for (let range = left.at(-1); drop > 0 && range !== undefined; range = left.at(-1)) {
		const cut = Math.min(drop, range[1] - range[0] + 1);
		drop -= cut;
		left.pop();
		if (range[0] <= range[1] - cut) left.push([range[0], range[1] - cut]);
	}
	return left;
}
