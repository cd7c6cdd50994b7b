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
	let expected = start;
	for (let i = from; i < to; i++) {
		const number = numberAt(i);
		if (number === expected) expected++;
		else if (number !== null || standing)
			return new SequenceScan(numberAt, from, to, standing, start, repeatsFill).run();
	}
	return noBreaks;
}

class SequenceScan {
	private readonly firstUse = new Map<number, number>();
	/** The different numbers of the run, ascending. */
	private readonly sorted: readonly number[];
	private readonly found: { at: number; found: SequenceBreak }[] = [];

	constructor(
		private readonly numberAt: (index: number) => number | null,
		private readonly from: number,
		private readonly to: number,
		private readonly standing: boolean,
		private readonly start: number,
		private readonly repeatsFill: boolean,
	) {
		for (let i = from; i < to; i++) {
			const number = numberAt(i);
			if (number !== null && !this.firstUse.has(number)) this.firstUse.set(number, i);
		}
		this.sorted = [...this.firstUse.keys()].sort((a, b) => a - b);
	}

	run(): readonly SequenceBreak[] {
		let before = -1;
		let last = this.start - 1;
		let unnumbered = 0;
		/** The highest number so far: what is missing below it has been said. The odd ones out do not count. */
		let top = last;
		let isOdd = false;
		/** Entries just above whose numbers are all used before them: each may stand for a skipped number. */
		let repeated = 0;
		/** Where the list began anew, and the number it should have had there; -1 where it did not. */
		let restart = -1;
		let restartNumber = 0;
		for (let i = this.from; i < this.to; i++) {
			const number = this.numberAt(i);
			if (number === null) {
				unnumbered++;
				continue;
			}
			const isUsed = (this.firstUse.get(number) ?? i) < i;
			if (number !== last + 1) {
				isOdd = number > last && this.isOddOneOut(i, number, last);
				if (isUsed) {
					this.add("duplicate", i, i, number, before);
					if (number === this.start) {
						restart = i;
						restartNumber = last + 1;
					}
				} else if (number < last) this.addDescent(i, number, before);
				else {
					// One entry alone is not a list that begins anew.
					const isList = this.repeatsFill || i - restart > 1;
					const isResumed = restart >= 0 && isList && number === restartNumber + (i - restart);
					const standIn = repeated + (this.standing ? unnumbered : 0);
					const isGap = !isResumed && !isOdd && number > top;
					if (isGap) this.addGap(i, number, before, Math.max(last, top), standIn);
					restart = -1;
				}
			}
			if (!isOdd) top = Math.max(top, number);
			repeated = isUsed && this.repeatsFill ? repeated + 1 : 0;
			unnumbered = 0;
			before = i;
			last = number;
		}
		return this.strongest();
	}

	/** A number below the one before it; where the entries that follow run into a used number, that is the break. */
	private addDescent(index: number, number: number, before: number): void {
		let expected = number + 1;
		let last = index;
		for (let i = index + 1; i < this.to; i++) {
			const next = this.numberAt(i);
			if (next === null) continue;
			if (next !== expected) break;
			if ((this.firstUse.get(next) ?? i) < i) {
				this.add("duplicate", index, i, next, last);
				return;
			}
			last = i;
			expected++;
		}
		this.add("order", index, index, number, before);
	}

	private addGap(index: number, number: number, before: number, low: number, standIn: number): void {
		let repeatedBehind = 0;
		while (
			this.repeatsFill &&
			this.numberAt(index + 1 + repeatedBehind) === number &&
			index + 1 + repeatedBehind < this.to
		)
			repeatedBehind++;
		const missing = trimRanges(this.missingBetween(low, number), standIn, repeatedBehind);
		const missingCount = missing.reduce((sum, [a, b]) => sum + b - a + 1, 0);
		if (missingCount > 0)
			this.found.push({
				at: index,
				found: { kind: "gap", index, number, before, first: -1, missing, missingCount },
			});
	}

	/** Whether the run falls back behind the entries that begin here, to a number that follows the one before them. */
	private isOddOneOut(index: number, number: number, last: number): boolean {
		let expected = number + 1;
		for (let i = index + 1; i < this.to; i++) {
			const next = this.numberAt(i);
			if (next === null) continue;
			if (next !== expected) return next < number && next > last;
			expected++;
		}
		return false;
	}

	/** The numbers between two, both left out, that stand nowhere in the run. */
	private missingBetween(low: number, high: number): NumberRange[] {
		const missing: NumberRange[] = [];
		let next = low + 1;
		for (let i = firstAbove(this.sorted, low); i < this.sorted.length; i++) {
			const present = Math.min(this.sorted[i] ?? high, high);
			if (present > next) missing.push([next, present - 1]);
			next = present + 1;
			if (present >= high) break;
		}
		return missing;
	}

	private add(kind: "duplicate" | "order", at: number, index: number, number: number, before: number): void {
		const first = kind === "duplicate" ? (this.firstUse.get(number) ?? -1) : -1;
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

/** Index of the first number above `low` in an ascending list. */
function firstAbove(sorted: readonly number[], low: number): number {
	let from = 0;
	let to = sorted.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((sorted[middle] ?? 0) <= low) from = middle + 1;
		else to = middle;
	}
	return from;
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
