/** How many quotation marks and brackets are open at a place of a text. */
export interface OpenMarks {
	/** How many “ and （ are not closed yet. */
	readonly quotes: number;
	readonly brackets: number;
}

export const noneOpen: OpenMarks = { quotes: 0, brackets: 0 };

export function openMarks(line: string, before: OpenMarks): OpenMarks {
	let { quotes, brackets } = before;
	for (let i = 0; i < line.length; i++) {
		const char = line[i];
		if (char === "“" || char === "《") quotes++;
		else if (char === "”" || char === "》") quotes = Math.max(0, quotes - 1);
		else if (char === "(" || char === "（" || char === "〔" || char === "【") brackets++;
		else if (char === ")" || char === "）" || char === "〕" || char === "】")
			brackets = Math.max(0, brackets - 1);
	}
	return { quotes, brackets };
}

/** Whether a line closes a mark that it has not opened. */
export function closesFirst(line: string, closing: string, opening: string): boolean {
	const end = Math.min(line.length, 400);
	for (let i = 0; i < end; i++) {
		const char = line[i] ?? "";
		if (opening.includes(char)) return false;
		if (closing.includes(char)) return true;
	}
	return false;
}
