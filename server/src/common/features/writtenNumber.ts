/** A number as a cell or a sentence writes it. */
export interface WrittenNumber {
	/** The number itself, not in a base unit: 1.2 of 1.2亿元. */
	readonly value: number;
	/** `1,200.50`. */
	readonly digits: string;
	readonly decimals: number;
	/** What stands behind it: a unit, a comparison. */
	readonly suffix: string;
}

/** Reads a text that is one number with a few words behind it; undefined for all others. */
export function readWrittenNumber(text: string): WrittenNumber | undefined {
	const found = /^(\d[\d,]{0,20}(?:\.(\d{1,8}))?)([^\d\n]{0,10})$/.exec(text.trim());
	if (found === null) return undefined;
	const [, digits = "", fraction = "", suffix = ""] = found;
	const value = Number(digits.replace(/,/g, ""));
	return Number.isFinite(value) ? { value, digits, decimals: fraction.length, suffix } : undefined;
}

/** A value written with commas where another one has them, with so many decimals at most, and no more than it needs. */
export function writeNumber(value: number, decimals: number, like: string): string {
	const rounded = Number(value.toFixed(Math.min(8, decimals)));
	return like.includes(",") ? rounded.toLocaleString("en-US", { maximumFractionDigits: 8 }) : `${rounded}`;
}
