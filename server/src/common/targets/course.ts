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
	const year = course.sentenceYear ?? course.year;
	// 次年|3月底前
	const isNext =
		course.text.charCodeAt(at - 1) === 0x5e74 && "次翌来".includes(course.text.charAt(at - 2) || " ");
	return isNext && year !== undefined ? year + 1 : year;
}
