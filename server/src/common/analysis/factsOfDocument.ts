import type { MappedText } from "../model/mappedText.js";
import type { Sequence, Sums } from "../model/sequence.js";
import type { OffsetRange } from "../model/span.js";
import type { Debris, Furniture } from "../text/foreignMatter.js";
import type { Lookalike } from "../text/lookalike.js";
import type { BrokenText } from "../text/mojibake.js";
import type { Punctuation } from "../text/punctuation.js";
import type { Residue } from "../text/residue.js";
import type { ScriptCount } from "../text/script.js";
import type { FencedLines, FenceLine } from "./fences.js";

/** What the rules of the group `text` know of one text: a cell, a heading, a paragraph. */
export interface TextFacts {
	readonly text: MappedText;
	/** Its characters as the rules look at them: with blanks for code, the destinations of links and addresses. */
	readonly words: string;
	readonly script: ScriptCount;
	readonly residues: readonly Residue[];
	readonly broken: readonly BrokenText[];
	readonly lookalikes: readonly Lookalike[];
	/** Not set for names, whose separators and marks are not punctuation of sentences. */
	readonly prose?: {
		readonly punctuation: Punctuation;
		readonly placeholders: readonly OffsetRange[];
		readonly debris: readonly Debris[];
	};
}

/** What is known of a block. */
export interface BlockFacts {
	/** Those of its texts of which there is something to say; the others are only counted. */
	readonly texts: readonly TextFacts[];
	readonly furniture: Furniture;
	readonly traditional: number;
	readonly halves: number;
	/** Some rule other than that of half-width marks has something to say of it. */
	readonly isNotable: boolean;
	/** How its tasks end, one each; those of a table's header are not looked at. */
	readonly endings: readonly TaskEnding[];
	/** Lines in it between two of which code stands, of which no rule about a text says anything. */
	readonly fences: readonly FenceLine[];
	/** Simplified characters, and full-width marks of sentences: counted when somebody asks for their sum. */
	simplified: number | undefined;
	fulls: number | undefined;
}

export type TaskEnding = "stop" | "open" | "none";

/** The facts of all blocks of a plan, and their sums; code between fences has none. */
export interface DocumentFacts {
	/** One a block; nearly all of them share one that has nothing to say. */
	readonly blocks: Sequence<BlockFacts>;
	readonly traditional: number;
	readonly halves: number;
	/** Number of tasks that end with a full stop, and of those with a text. */
	readonly stops: number;
	readonly endings: number;
	/** Indices of the notable blocks, ascending; of those with half-width marks, and with a task that breaks off. */
	readonly notable: readonly number[];
	readonly halfWidth: readonly number[];
	readonly open: readonly number[];
	/** Lines of code, with the fences around them, in order. */
	readonly fenced: readonly FencedLines[];
}

/** The facts of a document as the tree of those of its blocks tells them. */
export class FactsOfDocument implements DocumentFacts {
	private places: readonly number[] | undefined;

	constructor(
		readonly blocks: Sequence<BlockFacts>,
		readonly fenced: readonly FencedLines[],
	) {}

	get traditional(): number {
		return this.blocks.total(sumOfFacts.traditional);
	}

	get halves(): number {
		return this.blocks.total(sumOfFacts.halves);
	}

	get stops(): number {
		return this.blocks.total(sumOfFacts.stops);
	}

	get endings(): number {
		return this.blocks.total(sumOfFacts.endings);
	}

	get notable(): readonly number[] {
		this.places ??= this.blocks.placesWith(sumOfFacts.notable);
		return this.places;
	}

	get open(): readonly number[] {
		return this.blocks.placesWith(sumOfFacts.open);
	}

	get halfWidth(): readonly number[] {
		return this.blocks.placesWith(sumOfFacts.halves);
	}
}

/** What is added up over the blocks, by its place in {@link sums}. */
export const sumOfFacts = {
	traditional: 0,
	halves: 1,
	stops: 2,
	endings: 3,
	fences: 4,
	notable: 5,
	open: 6,
} as const;

export const sums: Sums<BlockFacts> = [
	({ traditional }) => traditional,
	({ halves }) => halves,
	({ endings }) => countEndings(endings, "stop"),
	({ endings }) => endings.length - countEndings(endings, "none"),
	({ fences }) => fences.length,
	({ isNotable }) => (isNotable ? 1 : 0),
	({ endings }) => countEndings(endings, "open"),
];

function countEndings(endings: readonly TaskEnding[], wanted: TaskEnding): number {
	let count = 0;
	for (let i = 0; i < endings.length; i++) if (endings[i] === wanted) count++;
	return count;
}
