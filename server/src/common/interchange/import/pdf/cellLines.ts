import { labelWords } from "../../../language/duties.js";
import { allLevels, upperLevels } from "../../../language/levels.js";
import { anyOf } from "../../../language/patterns.js";
import {
	hasNameForm,
	isCompoundSurname,
	isForeignName,
	isJoint,
	isSurname,
	isTitledSurname,
} from "../../../language/persons.js";
import { endsLikeUnit, innerBodies, innerNames, isUnitEnding } from "../../../language/unitEndings.js";
import { ownDutyBefore } from "../../../layouts/unitDuties.js";
import { isUnitShaped } from "../../../layouts/unitShape.js";
import type { ColumnRole } from "../../../model/columns.js";

/** What the words around the end of a full line say: that the writer ended it, for certain or not. */
export type LineEnd = "ended" | "doubtful" | "wrapped";

/**
 * How a line ends that may have been wrapped, since the first word of the next one did not fit on it: in cells of units and
 * of leaders each name often has a line of its own, and some of them fill it.
 *
 * @param text of the cell so far; @param next the line behind it; @param role what its column holds
 */
export function endOfFullLine(text: string, next: string, role: ColumnRole | undefined): LineEnd {
	const near = text.slice(-nearBy);
	if (role === "unit" || role === "lead-unit") return endOfUnits(near, next);
	if (role === "leader") return endOfLeaders(near, next);
	return opensNextItem(near, next) ? "ended" : "wrapped";
}

/** Of a cell as long as pages: what is asked of each line of it looks no further back. */
const nearBy = 400;

const label = new RegExp(`^(?:${labelWords})(?:责任)?(?:单位|部门)?[:：]`);
const levels: ReadonlySet<string> = new Set([...allLevels, "各", "团"]);
/** Bodies of a unit, which go on with its name: 办公室, 交通警察大队. */
const inner = new RegExp(`^${innerBodies}|${innerNames}$`);
/** 分局, 供电所: the last part of a unit that another has. */
const part = /(?:分局|支局|[大中支总]队|所|站|科|股|室)$/;
/** Places that units are of, so that a name may go on behind them: 经济技术开发区|建设局, 县政府|办公室, 县委|宣传部. */
const owner = new RegExp(
	`(?:${anyOf(allLevels)}|[园城村]|街道|政府|管委会|管理委员会|${anyOf(upperLevels)}委|[党工]委)$`,
);

function endOfUnits(text: string, next: string): LineEnd {
	const line = text.slice(text.lastIndexOf("\n") + 1);
	if (label.test(next)) return "ended";
	// 区住建局（配合）|区交通局（配合）: what a bracket says, it says of the one before it.
	if (ownDutyBefore(line, 0, line.length) !== undefined && /^[\p{Script=Han}★☆]/u.test(next)) return "ended";
	const before = lastName(line);
	const behind = firstName(next);
	if (before === undefined || !isUnitShaped(before)) return "wrapped";
	if (isUnitEnding(behind) || endsLikeUnit(behind, "tail") || inner.test(behind) || part.test(behind))
		return "wrapped";
	// 县教育局|县财政局, 市妇联|各区: no name holds the level of its unit once more.
	const level = behind.charAt(0);
	if (levels.has(level) && (level === before.charAt(0) || level === "各" || levels.has(before.charAt(0))))
		return endsLikeUnit(before, "cell") || before.endsWith("）") ? "doubtful" : "wrapped";
	if (/[、，,；;]/.test(text) || owner.test(before)) return "wrapped";
	// 投资合作局|经济运行局
	return endsLikeUnit(before, "join") && endsLikeUnit(behind, "join") ? "doubtful" : "wrapped";
}

/** What stands behind the last separator outside of brackets; `undefined` within one, as in 各县（市、|区）政府. */
function lastName(line: string): string | undefined {
	let depth = 0;
	let start = 0;
	for (let i = 0; i < line.length; i++) {
		const char = line.charAt(i);
		if ("（(".includes(char)) depth++;
		else if ("）)".includes(char)) depth--;
		else if (depth <= 0 && "、，,；;:：★☆".includes(char)) start = i + 1;
	}
	return depth > 0 ? undefined : line.slice(start).trim();
}

function firstName(line: string): string {
	return (/^[★☆]?([^、，,；;\s]*)/.exec(line)?.[1] ?? "").replace(/[（(][^（()）]*[)）]?$/, "");
}

function endOfLeaders(text: string, next: string): LineEnd {
	const line = text.slice(text.lastIndexOf("\n") + 1);
	const before = (lastName(line) ?? "").replace(/\s/g, "");
	const behind = firstName(next);
	if (!hasNameForm(before) || !hasNameForm(behind)) return "wrapped";
	const [hasJoint, goesOn] = [isJointed(before), isJointed(behind)];
	// 阿依努尔·赛|买提, 扎西|次仁
	if (hasJoint !== goesOn || (!hasJoint && isForeignName(before + behind))) return "wrapped";
	return hasJoint || (isPersonLike(before) && isPersonLike(behind)) ? "doubtful" : "wrapped";
}

function isJointed(name: string): boolean {
	return [...name].some(isJoint);
}

/** 王海, 李晓燕, 欧阳志强: neither a surname alone nor the rest of a name. */
function isPersonLike(name: string): boolean {
	const count = [...name].length;
	if (isCompoundSurname(name.slice(0, 2))) return count > 2;
	const [first = ""] = name;
	return count <= 3 && (isSurname(first) || isTitledSurname(first));
}

/** Marks of items: 2. or 2、, （2） and ②. */
const mark = /^(?:(\d{1,2})[.．、](?!\d)|[（(](\d{1,2})[)）]|([①-⑳]))/u;

/** Whether a line opens with the mark that follows one of the cell: 1.开工项目26个。|2.竣工18个。 */
function opensNextItem(text: string, next: string): boolean {
	const number = numberOfItem(next);
	return (
		number > 1 && /[。；;]$/.test(text) && text.split("\n").some((line) => numberOfItem(line) === number - 1)
	);
}

function numberOfItem(line: string): number {
	const [, plain, bracketed, circled] = mark.exec(line) ?? [];
	if (circled !== undefined) return circled.charCodeAt(0) - 0x245f;
	return Number(plain ?? bracketed ?? 0);
}
