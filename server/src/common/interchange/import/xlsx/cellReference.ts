/** A place on a sheet, counted from 0. */
export interface SheetPlace {
	readonly row: number;
	readonly column: number;
}

/** A rectangle of a sheet, its ends included. */
export interface SheetRange {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

export const mostSheetRows = 1_048_576;
export const mostSheetColumns = 16_384;

/** `C4` or `$C$4`; undefined of anything else, and outside a sheet. */
export function parseReference(text: string): SheetPlace | undefined {
	let column = 0;
	let row = 0;
	let at = 0;
	if (text[at] === "$") at++;
	for (; at < text.length; at++) {
		const letter = text.charCodeAt(at) & ~32;
		if (letter < 65 || letter > 90) break;
		column = column * 26 + letter - 64;
		if (column > mostSheetColumns) return undefined;
	}
	if (column === 0) return undefined;
	if (text[at] === "$") at++;
	for (; at < text.length; at++) {
		const digit = text.charCodeAt(at) - 48;
		if (digit < 0 || digit > 9) return undefined;
		row = row * 10 + digit;
		if (row > mostSheetRows) return undefined;
	}
	return row === 0 ? undefined : { row: row - 1, column: column - 1 };
}

/** `C4:F9`, or `C4` alone; undefined of anything else. */
export function parseRange(text: string): SheetRange | undefined {
	const [from = "", to = from] = text.split(":");
	const first = parseReference(from);
	const last = parseReference(to);
	if (first === undefined || last === undefined) return undefined;
	return {
		top: Math.min(first.row, last.row),
		left: Math.min(first.column, last.column),
		bottom: Math.max(first.row, last.row),
		right: Math.max(first.column, last.column),
	};
}

/** `C4` of a place. */
export function printReference({ row, column }: SheetPlace): string {
	return `${printColumn(column)}${row + 1}`;
}

/** `C` of column 2. */
export function printColumn(column: number): string {
	const rest = Math.floor(column / 26);
	const letter = String.fromCharCode(65 + (column % 26));
	return rest === 0 ? letter : printColumn(rest - 1) + letter;
}
