import { allLevels } from "../../language/levels.js";
import { anyOf } from "../../language/patterns.js";
import { isCompoundSurname, isForeignLike, isTitledSurname } from "../../language/persons.js";
import { labelLength } from "../assignmentLabel.js";
import { isOffice } from "../titledName.js";
import { opensUnit } from "./cellFits.js";
import { areOfficials, endsWithAny, isOnesName, isUnit, unitItems } from "./cellShapes.js";
import { type Chunk, firstWordWidth } from "./chunks.js";
import type { ColumnFacts } from "./columnFacts.js";

/* Where lists of units and names are parted that have no mark between their entries. */

/** Whether a line had no room for what follows it; how wide digits and letters are is known less well. */
export function isFull(room: number, lineWidth: number): boolean {
	return room < (Number.isInteger(lineWidth) ? -0.3 : 0.6);
}

/**
 * Whether a line end parts two entries of a list, as a mark would.
 *
 * @param words of the cell so far, with line breaks where its entries are parted
 */
export function dividesList(
	words: string,
	last: Chunk,
	chunk: Chunk,
	lineWidth: number,
	column: ColumnFacts,
): boolean {
	if (endsWithAny(last.text, "、，；（") || /^[、，；）（]/.test(chunk.text)) return false;
	if (chunk.gap === "blank")
		return column.unitsByBlank && column.kind === "units" && isUnit(words.slice(words.lastIndexOf("\n") + 1));
	if (column.kind === "leader")
		return (
			dividesOfficials(words.slice(words.lastIndexOf("\n") + 1), chunk.text) ||
			dividesNames(last, chunk, lineWidth, column.width)
		);
	if (column.kind !== "units") return false;
	// 县审计局⏎各乡镇（街⏎道）: no name goes on so.
	if (/^(?:各|有关)\p{Script=Han}/u.test(chunk.text) && isUnit(unitItems(last.text).at(-1) ?? ""))
		return true;
	// 牵头单位：市公安局⏎配合单位：…
	if (labelLength(chunk.text) > 0) return true;
	if (column.unitALine || column.unitsByBlank) {
		const entry = words.slice(words.lastIndexOf("\n") + 1);
		const opens = mayOpenUnit(chunk.text) || isOfLevel(entry, chunk.text);
		// 市财政局、市⏎住建局: the last of them is not whole.
		return opens && isUnit(entry) && isUnit(unitItems(entry).at(-1) ?? "") && !isCommittee.test(entry);
	}
	return dividesUnits(last, chunk, lineWidth, column.width);
}

/** 省委⏎金融办: the committee of a place is what its offices begin with. */
const isCommittee = new RegExp(`^${anyOf(allLevels)}委$`);

/** A unit, or as much of one as a line holds; what a name may end with is not one. */
function mayOpenUnit(words: string): boolean {
	if (/^(?:股份|有限|责任|集团(?:股份)?(?:有限|公司))/.test(words)) return false;
	return (
		isUnit(words) ||
		(words.length > 5 && !/^(?:股份|有限|责任|集团|办公|委员|分局|支队|大队|总队)/.test(words))
	);
}

/** 县公安局⏎县疾控|中心: the next one is of the same level, however much of it the line holds. */
function isOfLevel(entry: string, next: string): boolean {
	return opensUnit(entry) && next.length > 2 && next[0] === entry[0];
}

/** 市城管局⏎市住建局: a line end parts two units where the first is whole, there was room, and another begins. */
function dividesUnits(last: Chunk, chunk: Chunk, lineWidth: number, width: number): boolean {
	if (width > 0 && width - lineWidth - firstWordWidth(chunk.text) < 0.6) return false;
	return (
		isUnit(unitItems(last.text).at(-1) ?? "") &&
		opensUnit(chunk.text) &&
		isUnit(unitItems(chunk.text)[0] ?? "")
	);
}

/** 副市长⏎林致远⏎秘书长: behind whom an office is named, the next office or its bearer begins an entry of its own. */
function dividesOfficials(entry: string, next: string): boolean {
	return areOfficials(entry) && (/[）)]$/.test(entry) || areOfficials(next) || isOffice(next));
}

/** 闻砚舟⏎祁岳: where there was room, or both together are not the name of one. */
function dividesNames(last: Chunk, chunk: Chunk, lineWidth: number, width: number): boolean {
	const name = last.text.slice(last.text.lastIndexOf("、") + 1);
	// 阿依努尔·赛⏎买提: what stands behind the dot is no name yet.
	if (/[·•]\p{Script=Han}?$/u.test(name) && !/[·•]/.test(chunk.text)) return false;
	if (!isOnesName(name) || !isOnesName(chunk.text)) return false;
	// 特木尔巴根⏎娜仁花: what a line end tears off the end of a name is shorter.
	if (name.length > 2 && chunk.text.length > 2 && chunk.gap !== "page") return true;
	const isFilled = width === 0 || isFull(width - lineWidth - firstWordWidth(chunk.text), lineWidth);
	const both = name + chunk.text;
	// 多吉⏎沈砚: a surname begins the next one.
	const opensName =
		chunk.text.length > 1 && isTitledSurname(chunk.text[0] ?? "") && !isForeignLike(chunk.text);
	if (opensName && !isCompoundSurname(name)) return true;
	return !isFilled || !(isCompoundSurname(both.slice(0, 2)) || isForeignLike(both));
}
