import { isBlank, isHanAt } from "../language/characters.js";
import { coreDuties } from "../language/duties.js";
import { endsLikeUnit, namesAlone, sureNames } from "../language/unitEndings.js";
import type { ColumnRole } from "../model/columns.js";
import { levelPrefixOf } from "../text/unitName.js";
import { findLabels, type Label } from "./assignmentLabel.js";
import { dueAtEnd } from "./dueClause.js";
import { findOfficial } from "./officialClause.js";
import { isPerson } from "./titledName.js";
import { type ClauseName, type KeepName, readUnitClauses, type UnitClause } from "./unitClauses.js";
import { isRemark, leadsByDuty } from "./unitDuties.js";
import { isUnitShaped, longestUnitName } from "./unitShape.js";

/** One list of an assignment: what it is called, and where it stands in the text. */
export interface AssignmentPart {
	readonly role: ColumnRole;
	/** The label as written, or the name of the column that it would stand in. */
	readonly header: string;
	readonly start: number;
	readonly end: number;
}

/** （以乡镇为主） says how, and assigns nothing by itself. */
const anyDuty = new RegExp(`(?!为主)${coreDuties}|责|落实`);
/** Words on the task before the first label. */
const longestRemark = 20;
/** A list of units longer than this is prose in brackets. */
export const longestAssignment = 1200;

/**
 * The lists of an assignment that stands between two offsets, without its brackets: labelled lists, or clauses
 * such as `X、Y牵头，Z配合`. `undefined` where the words are not an assignment (剩余说明, 一期).
 *
 * @param mayBeBare whether a mere list of units, without label or duty, counts at this place
 */
export function readAssignment(
	text: string,
	from: number,
	to: number,
	mayBeBare: boolean,
): readonly AssignmentPart[] | undefined {
	const [first, end] = trim(text, from, to);
	if (end - first < 2 || end - first > longestAssignment) return undefined;
	const labels = findLabels(text, first, end);
	if (labels.length > 0) return partsOfLabels(text, first, end, labels);
	const leader = leaderAtStart(text, first, end);
	const start = leader === undefined ? first : trim(text, leader.next, end)[0];
	const due = dueAtEnd(text, start, end);
	const clauses = readClauses(text, start, due?.before ?? end);
	const names = clauses.flatMap((clause) => clause.names);
	if (names.length === 0) return undefined;
	const hasDuty = clauses.some(({ duty }) => anyDuty.test(duty));
	if (!hasDuty && (!mayBeBare || clauses.some(({ duty }) => duty !== "" && leadsByDuty(duty))))
		return undefined;
	const shaped = names.filter(({ start: at, end: to }) => {
		const words = text.slice(at, to);
		return isUnitShaped(words) || sureNames.has(words);
	}).length;
	const isList = hasDuty
		? shaped * 2 >= names.length && names.every((name) => name.end - name.start <= longestUnitName)
		: shaped > 0 &&
			names.every((name) => isNamed(text.slice(name.start, name.end))) &&
			(due !== undefined || isListOfUnits(text, names, "。；;".includes(text[first - 2] ?? " ")));
	if (!isList) return undefined;
	const cut = endOfNames(text, start, due?.before ?? end);
	if (cut <= start) return undefined;
	const parts: AssignmentPart[] = [{ role: "unit", header: "责任单位", start, end: cut }];
	if (leader !== undefined) parts.unshift(leader.part);
	if (due !== undefined) parts.push({ role: "deadline", header: "完成时限", start: due.start, end: due.end });
	return parts;
}

/** Beside units, also those that need no ending: 海关, 电信. */
function isNamed(words: string): boolean {
	return isUnitShaped(words) || alone.has(words);
}

const alone: ReadonlySet<string> = new Set(namesAlone);

/** The official whom the first clause puts in charge: 何江副市长负责，市发改委牵头. */
function leaderAtStart(
	text: string,
	from: number,
	to: number,
): { readonly part: AssignmentPart; readonly next: number } | undefined {
	const at = text[from] === "由" ? from + 1 : from;
	const length = text.slice(at, Math.min(to, at + 40)).search(/[，,；;]/);
	const words = length < 0 ? "" : text.slice(at, at + length);
	// 龙梅；县人社局牵头，县教育局配合
	const isName = length >= 2 && length <= 4 && /[；;]/.test(text[at + length] ?? "") && isPerson(words);
	const official = isName ? { at: 0, length } : findOfficial(words);
	if (official === undefined) return undefined;
	const start = at + official.at;
	const part: AssignmentPart = {
		role: "leader",
		header: "牵头领导",
		start,
		end: start + official.length,
	};
	return { part, next: at + length + 1 };
}

/** The lists behind labels; what stands before the first label must be nothing, or names itself a list. */
export function partsOfLabels(
	text: string,
	start: number,
	end: number,
	labels: readonly Label[],
): readonly AssignmentPart[] | undefined {
	const [first] = labels;
	if (first === undefined) return undefined;
	const parts: AssignmentPart[] = [];
	if (first.start > start) {
		const before = readAssignment(text, start, first.start, true);
		const remarkEnd = trim(text, start, first.start)[1];
		// 预期性指标，牵头单位：…: a few words on the task.
		const isRemark = remarkEnd - start <= longestRemark && "，,；;".includes(text[remarkEnd] ?? " ");
		if (before === undefined && remarkEnd - start > 2 && !isRemark) return undefined;
		if (before !== undefined) parts.push(...before);
	}
	labels.forEach((label, i) => {
		const [from, to] = trim(text, label.end, labels[i + 1]?.start ?? end);
		// 部门分工：… may also say what is done, and 涉及乡镇：… how many there are.
		if (/(?:分工|[区镇道块居乡])$/.test(label.text) && !namesUnits(text, from, to)) return;
		const isUnits = label.role === "unit" || label.role === "lead-unit";
		const until = isUnits ? dueAtEnd(text, from, to) : undefined;
		const cut = endOfNames(text, from, until?.before ?? to, isUnits);
		const units = label.role === "leader" ? unitsBehind(text, from, cut) : -1;
		const stop = units < 0 ? cut : trim(text, from, units)[1];
		if (stop > from) parts.push({ role: label.role, header: label.text, start: from, end: stop });
		if (units >= 0) parts.push({ role: "unit", header: "责任单位", start: units, end: cut });
		if (until !== undefined)
			parts.push({ role: "deadline", header: "完成时限", start: until.start, end: until.end });
	});
	return parts.some(({ role }) => role !== "deadline") ? parts : undefined;
}

/**
 * 牵头领导：陆晓峰；|★市交通运输局、市住建局: where units follow the officials of a list, behind a separator; -1 where none do. They
 * have a ★ or the shape of a unit, which no person's name has.
 */
function unitsBehind(text: string, from: number, to: number): number {
	for (let at = from; at < to; at++) {
		if (!"，,；;".includes(text[at] ?? " ")) continue;
		const next = trim(text, at + 1, to)[0];
		const name = /^[^、，,；;。]{1,40}/.exec(text.slice(next, to))?.[0] ?? "";
		if (/[★☆]/.test(name) || (isUnitShaped(name) && !isPerson(name))) return next;
	}
	return -1;
}

/** The clauses of a list in a sentence, each with its names and what they do. */
export function readClauses(text: string, from: number, to: number): readonly UnitClause[] {
	return readUnitClauses(text, from, to, { inCell: false, leads: false }, toName).clauses;
}

const toName: KeepName<ClauseName> = (start, end, markedStart, markedEnd, star, leads, isBare) => ({
	start,
	end,
	markedStart,
	markedEnd,
	star,
	leads,
	isBare,
});

/** Whether a list holds units and nothing else that could be a name. */
function namesUnits(text: string, from: number, to: number): boolean {
	const names = readClauses(text, from, to).flatMap((clause) => clause.names);
	return names.length > 0 && names.every(({ start, end }) => isUnitShaped(text.slice(start, end)));
}

/**
 * A mere list counts where it cannot be a remark: with a ★, with several units, with the level of a unit, or behind a
 * sentence with a name that only a unit has.
 */
function isListOfUnits(text: string, names: UnitClause["names"], isBehindSentence: boolean): boolean {
	if (names.some(({ star }) => star)) return true;
	const [only] = names;
	if (only === undefined || names.length > 1) return names.length > 1;
	const name = text.slice(only.start, only.end);
	return isLevelledUnit(name) || (isBehindSentence && isUnitAlone(name));
}

/** 区发改委, 市大数据中心, 县人民医院: a level, and the end of a name that nothing else has. */
function isLevelledUnit(name: string): boolean {
	if (levelPrefixOf(name) === null || !isHanAt(name, name.length - 1)) return false;
	return endsLikeUnit(name, "text") || (name.length >= shortestInstitution && endsLikeUnit(name, "owner"));
}

/** 县医院 may be where something stands. */
const shortestInstitution = 4;

/** 人行, 烟草专卖局, 国网供电公司, 各镇（街道）: what is called so can be nothing but a unit, or many. */
function isUnitAlone(name: string): boolean {
	if (sureNames.has(name)) return true;
	const bare = name.replace(/[（(][^（()）]{1,12}[)）]$/, "");
	if (name.startsWith("各")) return endsLikeUnit(bare);
	const isSure = endsLikeUnit(bare, "surely") && (endsLikeUnit(bare, "tail") || endsLikeUnit(bare, "issuer"));
	return isSure && bare.length >= shortestInstitution && !/^[含原与和由如及即经报]/.test(bare);
}

/** What a list is not about: 联系人：…, behind a separator. */
const otherLabel = /^\s{0,4}\p{Script=Han}{2,8}[:：]/u;

/** Where the names end and a remark on them begins (列第一位的为牵头单位，下同), or something else (联系人：…). */
function endOfNames(text: string, from: number, to: number, mayHaveRemark = true): number {
	let depth = 0;
	let end = to;
	let start = from;
	for (let i = from; i < to; i++) {
		const char = text[i] ?? "";
		if ("(（[〔【".includes(char)) depth++;
		else if (")）]〕】".includes(char) && depth > 0) depth--;
		if (depth > 0 || !"，,；;。\n".includes(char)) continue;
		start = i + 1;
		const next = text.slice(start, Math.min(to, start + 40));
		if (otherLabel.test(next) || (mayHaveRemark && isRemark(next.trimStart()))) {
			end = i;
			break;
		}
	}
	if (!mayHaveRemark) return trim(text, from, end)[1];
	if (end === to && isRemark(text.slice(from, Math.min(to, from + 40)))) return from;
	const cut = trim(text, from, end)[1];
	return remarkBracket(text, from, cut) ?? cut;
}

/** Where a bracket at the end of a list begins that says how to read the list: （列第一位的为牵头单位，下同）. */
function remarkBracket(text: string, from: number, to: number): number | undefined {
	if (!/[)）]/.test(text[to - 1] ?? "")) return undefined;
	const farthest = Math.max(from, to - 80);
	let depth = 0;
	for (let i = to - 1; i >= farthest; i--) {
		const char = text[i] ?? "";
		if (char === ")" || char === "）") depth++;
		else if ((char === "(" || char === "（") && --depth === 0)
			return /下同|第一位|首位|牵头单位|牵头部门|不再列出/.test(text.slice(i, to)) ? i : undefined;
	}
	return undefined;
}

function trim(text: string, from: number, to: number): [number, number] {
	let start = from;
	let end = to;
	const isEdge = (at: number) => isBlank(text.charCodeAt(at)) || "、，,；;。.".includes(text[at] ?? " ");
	while (start < end && isEdge(start)) start++;
	while (end > start && isEdge(end - 1)) end--;
	return [start, end];
}
