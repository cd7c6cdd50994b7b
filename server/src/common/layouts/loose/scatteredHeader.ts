import { findColumnRole } from "../../model/columns.js";
import { namesWork } from "../recordLine.js";
import { endsTable, indentOf } from "./furniture.js";
import { type LooseHeader, reachOfHeader } from "./looseHeader.js";

/**
 * The names of a table's columns where cells of its first row stand between them, 序号 first and alone on its line: so a
 * converter writes that goes by places on the page. `undefined` where there are none.
 */
export function scatteredHeader(lines: readonly string[], at: number): LooseHeader | undefined {
	const first = (lines[at] ?? "").trim();
	if (findColumnRole(first) !== "number" || (lines[at + 1] ?? "-").trim() !== "") return undefined;
	const names = [first];
	const roles = new Set<ReturnType<typeof findColumnRole>>();
	const end = Math.min(lines.length, at + reachOfHeader - 2);
	let isFirst = false;
	for (let i = at + 1; i < end; i++) {
		const words = (lines[i] ?? "").trim();
		// 序号⏎⏎重点任务⏎⏎1: the other names stand somewhere behind the first row.
		if (words === "1" && names.length === 2 && roles.has("task")) isFirst = true;
		if (words.length < 2 || words.length > longestName) continue;
		if (endsTable(words)) break;
		const role = findColumnRole(words);
		if (role === undefined || role === "other") continue;
		names.push(words);
		roles.add(role);
	}
	if (!isFirst && (roles.size < 3 || !namesWork(roles))) return undefined;
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
