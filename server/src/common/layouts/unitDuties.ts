import { isHan } from "../language/characters.js";
import {
	coreDuties,
	dutyLastCharacters,
	dutyWords,
	helpWords,
	leadWords,
	mannerWords,
	sharedWords,
} from "../language/duties.js";
import { isNobody } from "../language/nobody.js";
import { createCharacterSet } from "../text/characterSet.js";
import { isCollective } from "../text/unitName.js";
import { leadStar, skipBlanks } from "./betweenUnits.js";
import { isUnitShaped } from "./unitShape.js";

/** What units do, at the end of a clause, in prose and in cells: 牵头, 配合, 牵头抓总, 按职责分工负责. */
const dutyEnd = new RegExp(`${dutyWords}+$`, "u");
const leadDuty = new RegExp(leadWords);
/** More than this behind a name is a sentence. It keeps what repeats words that may be read in several ways from taking long. */
const longestDuty = 30;
/** How units do it, without what they do. */
const manner = new RegExp(`^${mannerWords}+$`, "u");
const sharedDuty = new RegExp(sharedWords);
/** 负责配合: answers for help, not for the task. */
const helpDuty = new RegExp(helpWords);
/** Last characters of what units do; those of names among them count behind another word only: 主办, 推动. */
const dutyEnds = createCharacterSet(dutyLastCharacters);
const dutyOrNameEnds = createCharacterSet("办动行");
const beforeDutyEnd = createCharacterSet("主承协推联执");

/** Whether the words that end at an offset may end with what units do: asked of every name, so one look is enough. */
export function mayEndDuty(text: string, end: number): boolean {
	const last = text.charCodeAt(end - 1);
	if (!dutyEnds.has(last)) return false;
	// 县|政协办
	if (last === 0x529e && text.charCodeAt(end - 2) === 0x534f && text.charCodeAt(end - 3) === 0x653f)
		return false;
	return !dutyOrNameEnds.has(last) || beforeDutyEnd.has(text.charCodeAt(end - 2));
}

/** What the words between two offsets end with that units do (配合落实 of 县财政局配合落实); empty where they say nothing. */
export function dutyBefore(text: string, start: number, end: number): string {
	if (end - start < 2 || !mayEndDuty(text, end)) return "";
	return dutyEnd.exec(text.slice(Math.max(start, end - longestDuty), end))?.[0] ?? "";
}

/** The first characters of {@link dutyWithin}, which hardly any name has. */
export const dutyOpenings = "负牵做抓配承";
const dutyAndObject =
	/(?:负责|牵头|做好|抓好|承担|配合(?=做好|抓好|开展|完成|推进))(?:协助|配合|协同)?(?!的|单位|部门|领导|人)/g;

/**
 * What the words between two offsets say that a unit does, at their end or with what it does it to: 各区政府|负责属地工作,
 * 县财政局|做好资金保障.
 *
 * @returns where it begins, `end` where all of them are a name; and the word without its object, empty where there is none
 */
export function dutyWithin(
	text: string,
	start: number,
	end: number,
): { readonly start: number; readonly duty: string } {
	const last = dutyBefore(text, start, end);
	const found = { start: end - last.length, duty: last };
	if (found.start - start > longestClause || !mayOpenDuty(text, start, found.start)) return found;
	for (const { 0: duty, index } of text.slice(start, found.start).matchAll(dutyAndObject)) {
		const at = start + index;
		if (index < 2 || at + duty.length >= found.start) continue;
		const before = dutyBefore(text, start, at);
		if (isUnitShaped(text.slice(start, at - before.length))) return { start: at - before.length, duty };
	}
	return found;
}

/** Whether any of the characters between two offsets may open what a unit does: hardly any name has one. */
function mayOpenDuty(text: string, start: number, end: number): boolean {
	for (let at = start; at < end; at++) if (dutyOpeningSet.has(text.charCodeAt(at))) return true;
	return false;
}

const dutyOpeningSet = createCharacterSet(dutyOpenings);
/** Longer words are a sentence. */
const longestClause = 60;

/** Whether the words say only how something is done: what is done is still to come. */
export function isManner(duty: string): boolean {
	return duty.length <= longestDuty && manner.test(duty);
}

/** First characters of what {@link openingAt} knows. */
const openings = createCharacterSet("由请并再会以");

/** Whether words that begin with the character may begin with 由 or the like: few names do. */
export function mayOpenClause(code: number): boolean {
	return openings.has(code);
}

/** Length of what stands before the names of a clause and belongs to none: 由, 并由, 会同, and the 以 of 以…为主. */
export function openingAt(text: string, start: number, end: number): number {
	if (!openings.has(text.charCodeAt(start)) || end - start < 4) return 0;
	if (text.startsWith("会同", start)) {
		// 会同县 is a county, too: 牵头，会同县财政局 opens a clause, 县工信局、会同县财政局 does not.
		const isCounty =
			text[start + 2] === "县" && !/[，,；;][ \u3000]{0,4}$/.test(text.slice(Math.max(0, start - 5), start));
		return isCounty ? 0 : 2;
	}
	if (/^(?:[并再]由|以及)/.test(text.slice(start, start + 2))) return 2;
	if (text[start] === "由" || text[start] === "请") return 1;
	return text[start] === "以" && text.slice(start, start + longestMain).includes("为主") ? 1 : 0;
}

const longestMain = 80;
const ownDuty = new RegExp(`[(（〔［[【](${coreDuties})(?:单位|部门)?[)）〕］\\]】]$`);
/** What a bracket at the end of a name says that the unit does, and the bracket's length: 县民政局（牵头）. */
export function ownDutyBefore(
	text: string,
	start: number,
	end: number,
): { readonly duty: string; readonly leads: boolean; readonly length: number } | undefined {
	if (isHan(text.charCodeAt(end - 1)) || !")）〕］]】".includes(text[end - 1] ?? " ")) return undefined;
	const [bracket, duty = ""] = ownDuty.exec(text.slice(Math.max(start, end - 12), end)) ?? [];
	return bracket === undefined || end - bracket.length <= start
		? undefined
		: { duty, leads: leadDuty.test(duty), length: bracket.length };
}

/**
 * Where another unit begins behind what the one before it does, though no separator parts them: 县教育局（牵头）|县财政局（配合）,
 * 县教育局牵头|县财政局配合.
 *
 * @returns where the first ends and the next begins, with blanks or 和 between them; `undefined` where there is one unit
 */
export function nextUnitIn(
	text: string,
	start: number,
	end: number,
): readonly [end: number, next: number] | undefined {
	for (let at = start + 2; at < end - 2; at++) {
		if (!closesBracket.has(text.charCodeAt(at))) continue;
		const code = text.charCodeAt(at + 1);
		if ((!isHan(code) && code !== leadStar) || ownDutyBefore(text, start, at + 1) === undefined) continue;
		const next = at + (/^[和及与]/.test(text[at + 1] ?? "") ? 2 : 1);
		if (!/^[的等并或]/.test(text[next] ?? "") && dutyWithin(text, next, end).start > next + 1)
			return [at + 1, next];
	}
	return nextBehindWord(text, start, end);
}

const closesBracket = createCharacterSet(")）〕]】");

function nextBehindWord(
	text: string,
	start: number,
	end: number,
): readonly [end: number, next: number] | undefined {
	const last = dutyBefore(text, start, end);
	const stop = end - last.length;
	if (last === "" || end - start > longestClause || !mayOpenDuty(text, start, stop)) return undefined;
	for (const { 0: duty, index } of text.slice(start, stop).matchAll(dutyAndObject)) {
		const at = start + index + duty.length;
		const next = skipBlanks(text, at, stop);
		const behind = text.slice(next, stop);
		if (index < 2 || !isUnitShaped(behind)) continue;
		// 县住建局牵头组建专班: what it does may end like a unit, but does not begin with the level that units have.
		const isNext =
			next > at || behind.startsWith(text.charAt(start)) || (behind[0] === "各" && leadsByDuty(duty));
		if (isNext && isUnitShaped(text.slice(start, start + index))) return [at, next];
	}
	return undefined;
}

/** Length of a bracket at the end of a name that says that there is nobody else: 区教育局（无配合单位）; 0 without one. */
export function nobodyBracket(text: string, start: number, end: number): number {
	const last = text.charCodeAt(end - 1);
	if (last !== 0x29 && last !== 0xff09) return 0;
	const [bracket = "", words = ""] =
		/[(（]([^（()）]{1,10})[)）]$/.exec(text.slice(Math.max(start + 1, end - 12), end)) ?? [];
	return bracket !== "" && isNobody(words) ? bracket.length : 0;
}

/** A remark on the list and no name: 列第一位的为牵头单位，下同. */
const remark =
	/^(?:下同|以下|上述|均为|不再|(?:列|排)(?:名|在)?(?:第一|首位)|第一(?:个|位)|首位|排名)|不再列出|(?:[的者位号★]|首[^，]{0,4}|第一[^，]{0,6})[”"]?均?为牵头(?:单位|部门)/;

/** Whether units lead by what they do: 牵头, 主办, 抓总. */
export function leadsByDuty(duty: string): boolean {
	return leadDuty.test(duty);
}

/** Whether words are a remark on a list; what a bracket behind a name says is not one. */
export function isRemark(words: string): boolean {
	const end = words.search(/[(（，,；;。]/);
	return remark.test(end > 0 ? words.slice(0, end) : words);
}

/**
 * Which clauses lead: those that say 牵头; where nobody does, those who are responsible without more
 * (`X负责`). `A、B按职责分工负责` has no lead, by design.
 */
export function leadsOf(text: string, clauses: readonly ClauseOfUnits[]): readonly boolean[] {
	const isMarked = clauses.some(({ names }) => names.some(({ star, leads }) => star || leads));
	return whoLeads(clauses, isMarked, ({ names }) =>
		names.every(({ start, end }) => isCollective(text.slice(start, end))),
	);
}

interface ClauseOfUnits {
	readonly names: readonly {
		readonly start: number;
		readonly end: number;
		readonly star: boolean;
		readonly leads: boolean;
	}[];
	readonly duty: string;
}

/**
 * Which clauses lead, by what their units do.
 *
 * @param isMarked whether a ★ or a label says who leads: then 负责 says nothing more
 * @param isForAll whether a clause names many units at once and nobody else
 */
function whoLeads<Clause extends { readonly duty: string }>(
	clauses: readonly Clause[],
	isMarked: boolean,
	isForAll: (clause: Clause) => boolean,
): readonly boolean[] {
	const hasLead = isMarked || clauses.some(({ duty }) => leadDuty.test(duty));
	if (hasLead) return clauses.map(({ duty }) => leadDuty.test(duty));
	const isShared = clauses.some(({ duty }) => sharedDuty.test(duty));
	const isAnswered = clauses.some((clause) => clause.duty.includes("负责") && !isForAll(clause));
	return clauses.map(
		(clause) =>
			clause.duty.includes("负责") &&
			!sharedDuty.test(clause.duty) &&
			!helpDuty.test(clause.duty) &&
			// 甲局、乙局按职责分工负责，地方各级人民政府负责落实: nobody leads. 甲局负责，各镇负责属地工作: 甲局 does.
			!((isShared || isAnswered) && isForAll(clause)),
	);
}

/** What opens an item of a list on a line of its own. */
export function isBullet(char: string): boolean {
	return char !== "" && "-•·●○◆◇■□▪▶➢\n ".includes(char);
}

/** Where 会同 puts two units together; 怀化市会同县 is a county. */
export function findTogether(text: string, from: number, to: number): number | undefined {
	const words = text.slice(from, to);
	const at = words.indexOf("会同", 2);
	if (at < 0 || at + 4 > words.length) return undefined;
	return words[at + 2] === "县" && /[省市]$/.test(words.slice(0, at)) ? undefined : from + at;
}
