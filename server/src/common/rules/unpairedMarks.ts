import type { DocumentFacts, TextFacts } from "../analysis/factsOfDocument.js";
import { placeOf } from "../analysis/textFacts.js";
import type { Plan } from "../model/plan.js";
import { partnerOf, type UnpairedMark } from "../text/punctuation.js";
import type { Finding } from "./rule.js";

const code = "text/punctuation";

interface Place {
	readonly block: number;
	readonly text: TextFacts;
	readonly mark: UnpairedMark;
}

/** So many lines of text further on a quotation may end that runs over broken lines. */
const farthest = 3;

/** Quotation marks and brackets without their other half: one finding a text, at its first. */
export function* checkPairs(plan: Plan, facts: DocumentFacts): Iterable<Finding> {
	const left: Place[] = [];
	// Marks that an earlier paragraph has opened, with the paragraphs since.
	let waiting: { place: Place; since: number }[] = [];
	const giveUp = (limit: number) => {
		for (const { place, since } of waiting) if (since >= limit) left.push(place);
		waiting = waiting.filter(({ since }) => since < limit);
	};
	let last = -1;
	for (const block of facts.notable) {
		const isParagraph = plan.blockAt(block)?.kind === "text";
		if (waiting.length > 0) {
			const passed = isParagraph ? countParagraphs(plan, last, block) : farthest;
			for (const one of waiting) one.since += passed;
			giveUp(farthest);
		}
		last = block;
		for (const text of facts.blocks.at(block)?.texts ?? []) {
			// The other half may be among what is broken.
			if (text.broken.length > 0) continue;
			for (const mark of text.prose?.punctuation.unpaired ?? []) {
				const place = { block, text, mark };
				const opener = mark.opens ? -1 : findOpener(waiting, mark);
				if (!isParagraph) left.push(place);
				else if (mark.opens) waiting.push({ place, since: 0 });
				else if (opener >= 0) waiting.splice(opener, 1);
				else left.push(place);
			}
		}
	}
	giveUp(0);
	left.sort((a, b) => a.block - b.block);
	for (let i = 0; i < left.length; i++) {
		const place = left[i];
		// One finding a text, at its first mark.
		if (place === undefined || place.text === left[i - 1]?.text) continue;
		const { block, text, mark } = place;
		yield {
			code,
			span: placeOf(plan, block, text, [mark.at, mark.at + 1]),
			message: {
				zh: `「${mark.mark}」没有配对的「${partnerOf(mark.mark)}」，请补上或删去。`,
				en: `${mark.mark} has no ${partnerOf(mark.mark)} to match; add it, or remove this one.`,
			},
		};
	}
}

/** The last of the marks waiting that this one closes; looks at a few, so that thousands take no longer. */
function findOpener(waiting: readonly { readonly place: Place }[], { mark }: UnpairedMark): number {
	for (let i = waiting.length - 1; i >= 0 && waiting.length - i <= 64; i--)
		if (partnerOf(waiting[i]?.place.mark.mark ?? "") === mark) return i;
	return -1;
}

function countParagraphs(plan: Plan, from: number, to: number): number {
	let count = 0;
	for (let i = from + 1; i <= to && count < farthest; i++) {
		const block = plan.blockAt(i);
		if (block?.kind !== "text") return farthest;
		if (block.role !== "blank") count++;
	}
	return count;
}
