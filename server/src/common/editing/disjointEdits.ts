import type { Edit } from "../model/edit.js";
import { firstPlace } from "../model/lists.js";
import { comparePlaces, type Span } from "../model/span.js";
import { sortEdits } from "./applyEdits.js";

/** Edits of many fixes that may be made together: none touches another's text, all in the order of their places. */
export class DisjointEdits {
	readonly edits: Edit[] = [];

	/** Takes the edits of a fix, all or none; returns whether they were taken. Those of one fix may meet, not overlap. */
	add(more: readonly Edit[]): boolean {
		if (overlap(more) || more.some(({ span }) => this.touches(span))) return false;
		for (const edit of more)
			this.edits.splice(this.indexBehind(edit.span.line, edit.span.character), 0, edit);
		return true;
	}

	/** Edits that only meet, end to beginning, touch too: of which goes first, neither can tell. */
	private touches({ line, character, endLine, endCharacter }: Span): boolean {
		const before = this.edits[this.indexBehind(endLine, endCharacter) - 1]?.span;
		return before !== undefined && comparePlaces(line, character, before.endLine, before.endCharacter) <= 0;
	}

	/** Index of the first edit that begins behind the place. */
	private indexBehind(line: number, character: number): number {
		return firstPlace(this.edits.length, (i) => {
			const span = this.edits[i]?.span;
			return span !== undefined && comparePlaces(span.line, span.character, line, character) <= 0;
		});
	}
}

/** Whether one of the edits changes what another one does; two at the very same place do. */
export function overlap(edits: readonly Edit[]): boolean {
	if (edits.length < 2) return false;
	const sorted = sortEdits(edits);
	return sorted.some(({ span }, i) => {
		const next = sorted[i + 1]?.span;
		if (next === undefined) return false;
		const apart = comparePlaces(span.endLine, span.endCharacter, next.line, next.character);
		return (
			apart > 0 || (apart === 0 && comparePlaces(span.line, span.character, next.line, next.character) === 0)
		);
	});
}
