import type { ColumnRole } from "../../model/columns.js";
import { looseRoleOf } from "../columnEndings.js";
import { namesWork } from "../recordLine.js";
import { endsTable, indentOf } from "./furniture.js";
import { type LooseHeader, reachOfHeader } from "./looseHeader.js";

/**
 * The names of a table's columns where cells of its first row stand between them, 序号 first and alone on its line: so a
 * converter writes that goes by places on the page. `undefined` where there are none.
 */
export function scatteredHeader(lines: readonly string[], at: number): LooseHeader | undefined {
	const first = (lines[at] ?? "").trim();
	if (first.length > longestName || looseRoleOf(first) !== "number") return undefined;
	// 序号⏎1⏎⏎2: the numbers come first, or the cells beside them.
	if (!/^1?$/.test((lines[at + 1] ?? "-").trim())) return undefined;
	const names = [first];
	const roles = new Set<ColumnRole>();
	const end = Math.min(lines.length, at + reachOfHeader - 2);
	let isFirst = false;
	/** 序号⏎1⏎⏎2⏎⏎3: the column of numbers stands as a whole. */
	let numbers = 0;
	for (let i = at + 1; i < end; i++) {
		const words = (lines[i] ?? "").trim();
		// 序号⏎⏎重点任务⏎⏎1: the other names stand somewhere behind the first row.
		if (words === String(numbers + 1) && names.length === 1) numbers++;
		if (words === "1" && names.length === 2 && roles.has("task")) isFirst = true;
		if (words.length < 2 || words.length > longestName || /^\d/.test(words)) continue;
		if (endsTable(words)) break;
		const role = looseRoleOf(words);
		if (role === undefined || role === "other") continue;
		names.push(words);
		roles.add(role);
	}
	const isColumn = numbers > 2 && roles.has("task");
	if (!isFirst && !isColumn && (roles.size < 3 || !namesWork(roles))) return undefined;
	const start = indentOf(lines[at] ?? "");
	const word = { line: 0, start, end: start + first.length, text: first, isWide: false };
	return {
		names: names.map((text, i) => ({ text, words: i === 0 ? [word] : [] })),
		said: names.join(""),
		lines: 1,
		reach: reachOfHeader,
		isSpaced: true,
		isCellALine: true,
		isWide: false,
		isBlankless: false,
		isNumbered: true,
	};
}

const longestName = 10;
