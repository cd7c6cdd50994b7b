/**
 * Where the number ends that an offset stands within (12|.5, 1|，600); the offset itself where it stands in none. UTF-16
 * offsets.
 */
export function endOfNumber(text: string, at: number): number {
	let end = at;
	if (!isDigit(text, end) && !isDigit(text, end - 1)) return at;
	while (end > 0 && end < text.length && isWithin(text, end)) end++;
	return end;
}

/** Whether digits stand on both sides of an offset, with or without a point or a comma between them. */
function isWithin(text: string, at: number): boolean {
	if (isDigit(text, at - 1)) return isDigit(text, at) || (isPoint(text, at) && isDigit(text, at + 1));
	return isPoint(text, at - 1) && isDigit(text, at - 2) && isDigit(text, at);
}

function isDigit(text: string, at: number): boolean {
	return /[\d０-９]/.test(text[at] ?? "");
}

function isPoint(text: string, at: number): boolean {
	return /[.．,，]/.test(text[at] ?? "");
}
