import { displayWidth } from "../../text/width.js";
import type { DocumentBlock } from "../tableDocument.js";
import type { ExportProfile } from "./profile.js";

/**
 * How far from the right who signs and the date stand, in characters, by the index of their block. Under a seal the date
 * is four characters from the right and the name stands over its middle (GB/T 9704-2012, 7.3.5.1); without one the name
 * is two from the right and the date begins two characters behind it, or where it is the longer one the other way round
 * (7.3.5.2).
 */
export function signatureIndents(
	blocks: readonly DocumentBlock[],
	{ sealed }: Pick<ExportProfile, "sealed">,
): ReadonlyMap<number, number> {
	const indents = new Map<number, number>();
	blocks.forEach((block, i) => {
		if (block.kind !== "paragraph" || block.role !== "date") return;
		const above = blocks[i - 1];
		const date = charactersOf(block.text);
		if (above?.kind !== "paragraph" || above.role !== "issuer") {
			indents.set(i, 4);
			return;
		}
		const issuer = charactersOf(above.text);
		const [ofIssuer, ofDate] = sealed ? sealedIndents(issuer, date) : plainIndents(issuer, date);
		indents.set(i - 1, ofIssuer);
		indents.set(i, ofDate);
	});
	return indents;
}

function sealedIndents(issuer: number, date: number): readonly [number, number] {
	// A long name is never moved over the edge of the text: the date moves to the left with it.
	const ofDate = Math.max(4, 2 + (issuer - date) / 2);
	return [ofDate + (date - issuer) / 2, ofDate];
}

function plainIndents(issuer: number, date: number): readonly [number, number] {
	const ofDate = 2 + issuer - 2 - date;
	return ofDate >= 2 ? [2, ofDate] : [2 + (2 - ofDate), 2];
}

function charactersOf(text: string): number {
	return displayWidth(text, 2) / 2;
}
