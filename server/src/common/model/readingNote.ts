import type { LocalizedText } from "./localizedText.js";

/** The readers of blocks: one a layout, and one for all that stands in no table. */
export type ReaderName = "table" | "tsv" | "pasted" | "markup" | "loose" | "text";

/** Why a reader did not take a line: the sentence goes on from the reader's name, without a full stop. */
export interface ReadingNote {
	readonly reader: ReaderName;
	readonly why: LocalizedText;
}
