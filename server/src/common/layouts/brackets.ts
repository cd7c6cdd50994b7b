import { longestAssignment } from "./assignment.js";

/** A bracket whose content nests deeper than this holds no assignment: names of units nest once or twice. */
const deepest = 4;

export interface BracketPair {
	readonly open: number;
	readonly close: number;
}

export const openings = "(（[［〔【";
export const closings = ")）]］〕】";
/** Which bracket closes which: half- and full-width ones close each other. */
const kinds = [0, 0, 1, 1, 2, 3];

/**
 * The pairs of brackets whose content is short and not deeply nested, in the order of their openings. What never
 * closes, and what closes nothing, is passed over.
 */
export function findBrackets(text: string): readonly BracketPair[] {
	const pairs: BracketPair[] = [];
	const stack: { at: number; kind: number; depth: number }[] = [];
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code > 0x5d && code < 0x3000) continue;
		if (code >= 0x3020 && code < 0xff00) continue;
		const char = text[i] ?? "";
		const opened = openings.indexOf(char);
		if (opened >= 0) {
			stack.push({ at: i, kind: kinds[opened] ?? 0, depth: 1 });
			continue;
		}
		const closed = closings.indexOf(char);
		if (closed < 0) continue;
		const kind = kinds[closed] ?? 0;
		// One that was left open inside does not keep the pair around it from closing.
		let at = stack.length - 1;
		while (at >= 0 && stack.length - at <= 8 && stack[at]?.kind !== kind) at--;
		const open = stack[at];
		if (open === undefined || open.kind !== kind) continue;
		stack.length = at;
		const outer = stack.at(-1);
		if (outer !== undefined) outer.depth = Math.max(outer.depth, open.depth + 1);
		if (open.depth <= deepest && i - open.at <= longestAssignment) pairs.push({ open: open.at, close: i });
	}
	return pairs.sort((a, b) => a.open - b.open);
}
