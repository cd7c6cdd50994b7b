import type { Token } from "./tokens.js";

/** Where a tokenizer is in its text, and what it has seen that tells how to read on. */
export interface Course {
	readonly text: string;
	readonly year: number | undefined;
	readonly tokens: Token[];
	/** Offset behind a name in quotes: numbers before it are the name's. */
	quoteEnd: number;
	/** The year that the sentence has named. */
	sentenceYear: number | undefined;
	/** 明年 directly before a date, and the year that it means. */
	relativeEnd: number;
	relativeYear: number | undefined;
	/** Offset behind the last word of time. */
	modeEnd: number;
}

/** The year of a date without one at `at`. */
export function yearAt(course: Course, at: number): number | undefined {
	if (course.relativeEnd === at && course.relativeYear !== undefined) return course.relativeYear;
	return course.sentenceYear ?? course.year;
}
