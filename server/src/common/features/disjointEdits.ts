import type { Edit } from "../model/edit.js";
import { comparePlaces, type Span } from "../model/span.js";

/** Edits of many fixes that may be made together: none touches another's text, all in the order of their places. */
export class DisjointEdits {
	readonly edits: Edit[] = [];

	/** Takes the edits of a fix, all or none; returns whether they were taken. */
	add(more: readonly Edit[]): boolean {
		if (more.some(({ span }) => this.touches(span))) return false;
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
		let low = 0;
		let high = this.edits.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const span = this.edits[middle]?.span;
			if (span !== undefined && comparePlaces(span.line, span.character, line, character) <= 0)
				low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
