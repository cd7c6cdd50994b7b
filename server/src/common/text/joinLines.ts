/**
 * The lines of a text behind one another: each run of blanks that holds a line break becomes `between`. It looks at
 * every run once; an expression for blanks, a line break and blanks begins anew at each blank of a run without a
 * break, which takes time by the square of a long one.
 */
export function joinLines(text: string, between: string): string {
	if (!/[\n\r]/.test(text)) return text;
	return text.replace(/\s+/g, (blanks) => (/[\n\r]/.test(blanks) ? between : blanks));
}
