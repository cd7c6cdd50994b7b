/** A replacement in a text; UTF-16 offsets. */
export interface Replacement<Code extends string = string> {
	readonly start: number;
	readonly end: number;
	readonly newText: string;
	readonly code: Code;
}

/**
 * A text that is changed in rounds and remembers, in places of the original, what became of it. Each change can be
 * taken back by itself: the original with the others made is the text without it.
 */
export class TrackedText<Code extends string> {
	/** Sorted, none over another; places in the original. */
	private made: readonly Replacement<Code>[] = [];
	private now: string;

	constructor(readonly original: string) {
		this.now = original;
	}

	get text(): string {
		return this.now;
	}

	/** In the order of their places in the original; changes that came to nothing are left out. */
	get changes(): readonly Replacement<Code>[] {
		return this.made.filter(({ start, end, newText }) => this.original.slice(start, end) !== newText);
	}

	/** @param edits places in the present text; one that begins before the end of the one before it is left out */
	apply(edits: readonly Replacement<Code>[]): void {
		const sorted = dropOverlapping([...edits].sort((a, b) => a.start - b.start || a.end - b.end));
		if (sorted.length === 0) return;
		const next: Replacement<Code>[] = [];
		// How far the present text is ahead of the original before the change that is looked at.
		let shift = 0;
		let index = 0;
		let rest: Replacement<Code> | undefined;
		const take = (): Replacement<Code> | undefined => rest ?? this.made[index];
		const pass = (change: Replacement<Code>) => {
			shift += change.newText.length - (change.end - change.start);
			if (rest === undefined) index++;
			else rest = undefined;
		};
		for (const edit of sorted) {
			for (let change = take(); change !== undefined; change = take()) {
				if (change.start + shift + change.newText.length > edit.start) break;
				next.push(change);
				pass(change);
			}
			let start = edit.start - shift;
			let end: number | undefined;
			for (let change = take(); change !== undefined; change = take()) {
				const from = change.start + shift;
				if (from >= edit.end) break;
				const to = from + change.newText.length;
				if (from < edit.start) {
					// The part of the earlier change before this one stands for all that it replaced.
					next.push({ ...change, newText: change.newText.slice(0, edit.start - from) });
					start = change.end;
				}
				if (to > edit.end) {
					const behind = change.newText.slice(edit.end - from);
					pass(change);
					// What is left of it comes behind this one, in place of nothing.
					shift -= behind.length;
					rest = { ...change, start: change.end, newText: behind };
					end = change.end;
					break;
				}
				pass(change);
			}
			next.push({ ...edit, start, end: end ?? Math.max(start, edit.end - shift) });
		}
		for (let change = take(); change !== undefined; change = take()) {
			next.push(change);
			pass(change);
		}
		this.now = replaceAll(this.now, sorted);
		this.made = joinNeighbours(next);
	}
}

/** The text with the replacements made, which are sorted and do not overlap. */
export function replaceAll(text: string, edits: readonly Replacement[]): string {
	const parts: string[] = [];
	let at = 0;
	for (const { start, end, newText } of edits) {
		parts.push(text.slice(at, start), newText);
		at = end;
	}
	parts.push(text.slice(at));
	return parts.join("");
}

function dropOverlapping<Code extends string>(
	sorted: readonly Replacement<Code>[],
): readonly Replacement<Code>[] {
	let end = 0;
	return sorted.filter((edit) => {
		if (edit.start < end) return false;
		end = edit.end;
		return true;
	});
}

/** Changes that touch one another, one of them in place of nothing, are one. */
function joinNeighbours<Code extends string>(
	changes: readonly Replacement<Code>[],
): readonly Replacement<Code>[] {
	const joined: Replacement<Code>[] = [];
	for (const change of changes) {
		const last = joined.at(-1);
		const touches =
			last !== undefined &&
			last.end === change.start &&
			(last.start === last.end || change.start === change.end);
		if (!touches) joined.push(change);
		else
			joined[joined.length - 1] = {
				...last,
				end: change.end,
				newText: last.newText + change.newText,
				code: change.start === change.end ? last.code : change.code,
			};
	}
	return joined;
}
