import type { Block } from "../model/block.js";
import type { Plan } from "../model/plan.js";
import { isNearlyAll, isResidue, type ReadingHabit, type Residue } from "../text/residue.js";
import { isTraditionalOnly } from "../text/script.js";
import type { DocumentFacts, TextFacts } from "./factsOfDocument.js";

/** A reading that a page has left behind, in the block and the text that it stands in. */
export interface ResiduePlace {
	readonly block: number;
	readonly text: TextFacts;
	readonly residue: Residue;
}

/** The readings of a document that are residues, in order; a gloss that stands alone is not one. */
export function residuesOf(plan: Plan, facts: DocumentFacts): readonly ResiduePlace[] {
	const found: ResiduePlace[] = [];
	for (const block of facts.notable)
		for (const text of facts.blocks.at(block)?.texts ?? [])
			for (const residue of text.residues) found.push({ block, text, residue });
	if (found.every(({ residue }) => residue.isSure)) return found;
	const habit = habitOf(plan, facts, found);
	return found.filter(({ residue }) => isResidue(residue, habit));
}

function habitOf(plan: Plan, facts: DocumentFacts, found: readonly ResiduePlace[]): ReadingHabit {
	let sure = 0;
	let traditionalReadings = 0;
	const marked = new Map<string, number>();
	for (const { residue } of found) {
		if (residue.lost) continue;
		if (residue.isSure) sure++;
		if (isTraditionalOnly(residue.character.charCodeAt(0))) traditionalReadings++;
		marked.set(residue.character, (marked.get(residue.character) ?? 0) + 1);
	}
	let occurs: Map<string, number> | undefined;
	return {
		sure,
		traditionalReadings,
		traditional: facts.traditional,
		isMarkedThroughout(character) {
			occurs ??= countIn(plan, marked);
			return isNearlyAll(marked.get(character) ?? 0, occurs.get(character) ?? 0);
		},
	};
}

/** How often characters stand in the document, with a reading or without. */
function countIn(plan: Plan, characters: ReadonlyMap<string, number>): Map<string, number> {
	const counts = new Map<string, number>();
	plan.forEachBlock((block) => {
		for (const text of wordsOf(block))
			for (const character of text)
				if (characters.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
	});
	return counts;
}

function wordsOf(block: Block): readonly string[] {
	switch (block.kind) {
		case "front-matter":
			return [];
		case "text":
			return [block.text.text];
		case "section":
			return [block.title.text];
		case "table-header":
		case "row":
			return block.cells.map((cell) => (cell.state === "text" ? cell.content.text : ""));
	}
}
