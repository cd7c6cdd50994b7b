/**
 * Characters that a terminal, a log or a panel obeys instead of showing: controls (C0, C1), marks of direction, ends
 * of lines and paragraphs, and what is invisible and fits no word (Unicode 17.0, categories Cc and Cf; UAX #9).
 * Joiners (U+200C, U+200D) and selectors stay: some scripts and names are written with them.
 */
const obeyed =
	/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0001}\u{e0020}-\u{e007f}]/u;
const eachObeyed = new RegExp(obeyed, "gu");

/** Whether a text holds a character that is obeyed instead of shown; line breaks and tabs are such ones too. */
export function hasUnprintable(text: string): boolean {
	return obeyed.test(text);
}

/**
 * A text that others may have written, made harmless for whoever it is shown to: what would be obeyed is shown as
 * `\u001b`. Line breaks and tabs stay.
 */
export function printable(text: string): string {
	return obeyed.test(text)
		? text.replace(eachObeyed, (mark) => (/[\t\n]/.test(mark) ? mark : show(mark)))
		: text;
}

/** The same for what must stay on one line: a name, a title, a row of a list. */
export function printableLine(text: string): string {
	return obeyed.test(text) ? text.replace(eachObeyed, show) : text;
}

/** The text without them. */
export function withoutUnprintable(text: string): string {
	return text.replace(eachObeyed, "");
}

function show(mark: string): string {
	const code = (mark.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
	return code.length > 4 ? `\\u{${code}}` : `\\u${code}`;
}
