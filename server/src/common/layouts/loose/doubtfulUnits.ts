import { allLevels } from "../../language/levels.js";
import { isSurname } from "../../language/persons.js";
import { simplifyInPlace } from "../../language/scriptForms.js";
import type { Cell, TableHeader } from "../../model/tableHeader.js";
import { opensUnit } from "./cellFits.js";
import { endsWithAny, isOnesName, isSurelyUnit, isUnit, unitItems } from "./cellShapes.js";
import type { Chunk } from "./chunks.js";
import type { ColumnFacts } from "./columnFacts.js";

/*
 * Units and persons of a row that may as well be others: nothing but the end of a line parts them, or joins them.
 */

type Range = readonly [from: number, to: number];

/**
 * Whether names in a cell of units may have been cut or joined at the end of a line: 州住房城乡⏎建设局 as two, though both
 * together are one, or 市委社会工作部市民政局 as one.
 */
export function mayBeTorn(
	chunks: readonly Chunk[],
	ranges: readonly Range[],
	column: number,
	cell: Cell | undefined,
): boolean {
	if (cell?.state !== "text") return false;
	const [from, to] = ranges[column] ?? [0, 0];
	const items = unitItems(simplifyInPlace(cell.content.text).replace(/ /g, ""));
	if (items.some(isJoined) || labelWithin.test(simplifyInPlace(cell.content.text))) return true;
	if (tearsFirst(chunks[from - 1], chunks[from])) return true;
	for (let i = from; i < to; i++) {
		const before = chunks[i - 1];
		const chunk = chunks[i];
		if (before === undefined || chunk === undefined || before.line === chunk.line) continue;
		const last = unitItems(before.text).at(-1) ?? "";
		const [next = ""] = unitItems(chunk.text);
		// The two stand in the cell as one name: that has been decided by more than these lines.
		if (items.some((item) => item.includes(last + next))) continue;
		if (mayBeOne(last, next, before.text, chunk.text)) return true;
	}
	return false;
}

/** 综合办公室配合单位：工程管理部: a label within a name. */
const labelWithin = /[^\s、，,；;。](?:牵头|配合|协办|责任|主办)(?:单位|部门)[:：]/;

/** …“最后一公里”教务处、继续教⏎育学院: units with nothing before them, whose last one goes on in the cell below. */
function tearsFirst(before: Chunk | undefined, chunk: Chunk | undefined): boolean {
	if (before === undefined || chunk === undefined || before.line === chunk.line) return false;
	if (!before.text.includes("、") || isUnit(before.text)) return false;
	const last = unitItems(before.text).at(-1) ?? "";
	const [next = ""] = unitItems(chunk.text);
	return last.length > 1 && !opensUnit(next) && !isUnit(last) && isUnit(last + next);
}

/** 州住房城乡⏎建设局, 县工业园⏎区管委会: what stands behind the line end begins like no unit of the same level. */
function mayBeOne(last: string, next: string, before: string, text: string): boolean {
	if (endsWithAny(before, "、，；（") || /^[★、，；）（]/.test(text)) return false;
	if (!opensUnit(last) || last.length < 3 || next === "") return false;
	if (isSurelyUnit(last) || (last.startsWith("各") && isUnit(last))) return false;
	const isOpened = opensUnit(next) && (next[0] === last[0] || next[0] === "各" || last[0] === "各");
	return !isOpened && isUnit(last + next);
}

/** 县公安局县疾控中心: a name within which another of the same level begins. */
function isJoined(name: string): boolean {
	const level = name[0] ?? "";
	if (name.length < 7 || !allLevels.includes(level)) return false;
	const ofKind = name.search(/(?<=..)(?:各|有关)[^自种类项级方]/);
	if (ofKind > 0 && isUnit(name.slice(0, ofKind)) && isUnit(name.slice(ofKind))) return true;
	for (let at = name.indexOf(level, 3); at > 0; at = name.indexOf(level, at + 1))
		if (name.length - at > 2 && isUnit(name.slice(0, at)) && isUnit(name.slice(at))) return true;
	return false;
}

/**
 * The column of those who help, where units stand one a line without a mark and three or more are shared by those who lead
 * and those who help: nothing tells where the ones end; -1 else.
 */
export function sharedByLeadAndHelp(
	chunks: readonly Chunk[],
	ranges: readonly Range[],
	cells: readonly Cell[],
	facts: readonly ColumnFacts[],
	{ leadColumns, unitColumns }: TableHeader,
): number {
	const lead = leadColumns.find((column) => unitColumns.includes(column + 1)) ?? -1;
	if (lead < 0 || facts[lead]?.unitALine !== true) return -1;
	const [from, border] = ranges[lead] ?? [0, 0];
	const [, to] = ranges[lead + 1] ?? [0, 0];
	if (from === border || border >= to) return -1;
	if (chunks[border]?.line === chunks[border - 1]?.line) return -1;
	const count = (column: number): number => unitItems(textOf(cells[column])).length;
	const both = count(lead) + count(lead + 1);
	// Two may lead where some rows have nobody to help.
	return both > 2 || (both === 2 && (facts[lead + 1]?.empties ?? 0) > 0) ? lead + 1 : -1;
}

function textOf(cell: Cell | undefined): string {
	return cell?.state === "text" ? cell.content.text : "";
}

/** Whether a long name that lines have broken may be those of two: 华军⏎雅⏎鲁兰⏎德. */
export function mayBeTwo(name: string): boolean {
	if (name.length < 4 || name.length > 6 || !/^\p{Script=Han}+$/u.test(name)) return false;
	return [2, 3].some(
		(at) =>
			name.length - at > 1 &&
			isOnesName(name.slice(0, at)) &&
			isSurname(name[at] ?? "") &&
			isSurname(name[0] ?? ""),
	);
}
