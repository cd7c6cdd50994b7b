import type { UncodedText } from "./uncodedText.js";

/** What stands on a page, in points from its upper left corner, the way that most of its text runs. */
export interface PageMarks {
	readonly width: number;
	readonly height: number;
	readonly glyphs: readonly Glyph[];
	readonly rules: readonly Rule[];
	/** Text that runs another way than most, as watermarks and page numbers of turned pages do. */
	readonly turned: string;
	readonly uncoded: UncodedText;
}

export interface Glyph {
	/** Mostly one character; blanks are there, too. */
	readonly text: string;
	readonly left: number;
	readonly right: number;
	/** The line that it stands on, from the top. */
	readonly base: number;
	/** Of its font. */
	readonly size: number;
}

/** A line, or a rectangle so thin that it is one. */
export interface Rule {
	/** Whether it runs across; else it runs down. */
	readonly isAcross: boolean;
	/** Where it is: of one that runs across how far down. */
	readonly at: number;
	readonly from: number;
	readonly to: number;
}
