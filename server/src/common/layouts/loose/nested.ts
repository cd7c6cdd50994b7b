import type { TableHeader } from "../../model/tableHeader.js";
import { kindsOf } from "./cellKinds.js";
import { areSurelyUnits, isDate, isUnit } from "./cellShapes.js";
import type { Chunk } from "./chunks.js";

/**
 * Whether a row seems to hold several: more dates and more lists of units, with text between, than its columns make.
 * Units of columns that stand side by side are one list, and a time limit may be short (5 月, 全年) behind units.
 */
export function isNested(chunks: readonly Chunk[], header: TableHeader): boolean {
	const kinds = kindsOf(header);
	const dates = kinds.filter((kind) => kind === "date").length;
	const lists = kinds.filter((kind, c) => kind === "units" && kinds[c - 1] !== "units").length;
	/** Dates, and all pieces of them: 2026年⏎12月 is one date of two pieces. */
	let foundDates = 0;
	let pieces = 0;
	let runs = 0;
	let isInUnits = false;
	for (const [i, chunk] of chunks.entries()) {
		const isUnits = areSurelyUnits(chunk.text.replace(/[、，]$/, ""));
		const before = chunks[i - 1]?.text ?? "";
		const isLong = chunk.text.length > 3 || isInUnits || isUnit(before);
		const isPiece = isDate(chunk.text);
		if (isLong && isPiece && !isDate(before)) foundDates++;
		if (isPiece && chunk.text.length > 3) pieces++;
		if (isUnits && !isInUnits) runs++;
		isInUnits = isUnits || (isInUnits && chunk.text.length < 3);
	}
	const columns = kinds.filter((kind) => kind === "units").length;
	if (dates === 0) return runs > columns + 1;
	const most = dates + (kinds.at(-1) === "other" ? 1 : 0);
	return (foundDates > most && runs > lists) || (pieces > most && runs > columns);
}
