import { answerWords, leadWords } from "../language/duties.js";
import { allLevels } from "../language/levels.js";
import { simplifyInPlace } from "../language/scriptForms.js";
import type { OffsetRange } from "../model/span.js";
import { opensCommitment } from "../targets/quantityAtBreak.js";
import { isCollective } from "../text/unitName.js";
import { type AssignmentPart, readClauses } from "./assignment.js";
import { dueOf } from "./dueClause.js";
import { findOfficial } from "./officialClause.js";
import type { UnitClause } from "./unitClauses.js";
import { dutyBefore, dutyWithin, isManner, leadsByDuty } from "./unitDuties.js";
import { isUnitShaped } from "./unitShape.js";

/** An assignment that is part of its task's sentence, whose words stay in the task. */
export interface WithinSentence {
	readonly parts: readonly AssignmentPart[];
	/** The clauses that say so, those in succession as one. */
	readonly clauses: readonly OffsetRange[];
	/** The first of them says who leads or is responsible. */
	readonly opensWithLead: boolean;
	/** It may as well say what somebody always answers for (县财政局负责资金保障): only a quantity tells that it is a task. */
	readonly isDuty: boolean;
}

/** No clause that assigns is without one of these. */
const mayAssign = new RegExp(`${leadWords}|${answerWords}|会同`);
/** What opens a clause that says who does it. */
const opening = /^(?:要|应|须|均|统一|原则上|继续)?[并再]?[由请](?!于)/;
/** 东湖隧道|由市交通局牵头; but not 自由. */
const endsSubject = /(?![自理经缘事来因])[\p{Script=Han}\p{L}\p{N}）)”]$/u;
/** 由市教育局负责|新建学校3所, but not 由市教育局负责解释. */
const noWork =
	/^(?:解释|说明|人|制|到|单位|部门|领导|的|同志|修改完善|(?:申报|查处|办理|起草|编制|管理|实施|建设|承办|组织|承担|开展|研发|制定)的)/;
/** 县民政局负责管理|全县12个养老机构: how many there are. */
const allThereAre = new RegExp(`^\\p{Script=Han}{0,2}全[${allLevels}]\\d`, "u");
/** 调查组由区应急局牵头，…，下设4个小组: who forms a group, and nothing to be done. */
const isGroup = /(?:组|专班|委员会|专委会|指挥部|联席会议)$/;
const formsGroup = /下设|成员|组成/;
/** Other clauses say what is done, and so many characters of them at the least. */
const shortestWork = 4;
/** A longer clause is no assignment (UTF-16 units). */
const longestClause = 200;

/**
 * The assignment within the sentence of a task: 由市教育局牵头，市发改委配合，新建学校3所; 新建学校3所，由市教育局负总责，会同市财政局落实;
 * 东湖隧道由市交通局牵头，6月底前贯通. Every clause of it names units or an official and what they do, and one of them answers for
 * the task. `undefined` where there is none, or nothing besides it says what is to be done.
 *
 * @param text in Simplified characters
 * @param from where the words of the point begin, behind its mark
 */
export function findWithinSentence(text: string, from: number, to: number): WithinSentence | undefined {
	if (to - from < 10 || !mayAssign.test(text.slice(from, to))) return undefined;
	const parts: AssignmentPart[] = [];
	const clauses: OffsetRange[] = [];
	let work = 0;
	let opensWithLead = false;
	let isDuty = false;
	let run: Run | undefined;
	const endRun = () => {
		// 县水利局牵头抓好修复，|县应急局配合，…: those who help may stand behind what is done.
		if (run?.isNamed === true && (run.answers || clauses.length > 0)) {
			if (clauses.length === 0) ({ opensWithLead, isDuty = false } = run);
			clauses.push([run.start, run.end]);
			parts.push(...run.leaders, ...unitPart(run));
		} else if (run !== undefined) work += run.end - run.start;
		run = undefined;
	};
	for (const [clauseStart, clauseEnd] of clausesOf(text, from, to)) {
		const said = readClause(text, clauseStart, clauseEnd, run !== undefined);
		if (said === undefined) {
			endRun();
			work += clauseEnd - (dueOf(text, clauseStart, clauseEnd)?.end ?? clauseStart);
			continue;
		}
		run = joinRun(run, said);
		work += said.before + said.behind;
		if (said.behind > 0 || /[。！？\n]/.test(text[clauseEnd] ?? "")) endRun();
	}
	endRun();
	return clauses.length === 0 || work < shortestWork ? undefined : { parts, clauses, opensWithLead, isDuty };
}

/**
 * A text with blanks in the place of its clauses that assign it, from which targets are read: 东湖隧道|由市交通局牵头，6月底前贯通. As long
 * as the text.
 */
export function withoutAssignment(text: string): string {
	// Other clauses stand between commas, which part what is measured from them.
	if (!text.includes("由") && !text.includes("牵头")) return text;
	const clauses = findWithinSentence(simplifyInPlace(text), 0, text.length)?.clauses ?? [];
	let said = text;
	for (const [from, to] of clauses) said = said.slice(0, from) + " ".repeat(to - from) + said.slice(to);
	return said;
}

/** Clauses in succession that assign. */
interface Run {
	readonly start: number;
	readonly end: number;
	/** The lists of units of all of them; -1 where only an official is named. */
	readonly unitsFrom: number;
	readonly unitsTo: number;
	readonly leaders: readonly AssignmentPart[];
	/** Somebody leads or is responsible. */
	readonly answers: boolean;
	/** So does the first clause. */
	readonly opensWithLead: boolean;
	/** Somebody is named, and not only 各镇 or 有关部门. */
	readonly isNamed: boolean;
	/** The list says nothing of what its units do, which lead: 县水利局|要牵头. */
	readonly isLead?: boolean;
	/** See {@link WithinSentence.isDuty}. */
	readonly isDuty?: boolean;
}

/** What one clause says, and how many characters before and behind that are about the work. */
interface SaidClause extends Omit<Run, "opensWithLead"> {
	readonly before: number;
	readonly behind: number;
}

function joinRun(run: Run | undefined, said: SaidClause): Run {
	if (run === undefined) return { ...said, opensWithLead: said.answers };
	return {
		start: run.start,
		end: said.end,
		unitsFrom: run.unitsFrom < 0 ? said.unitsFrom : run.unitsFrom,
		unitsTo: said.unitsTo < 0 ? run.unitsTo : said.unitsTo,
		leaders: [...run.leaders, ...said.leaders],
		answers: run.answers || said.answers,
		opensWithLead: run.opensWithLead,
		isNamed: run.isNamed || said.isNamed,
	};
}

function unitPart({ unitsFrom, unitsTo, isLead }: Run): readonly AssignmentPart[] {
	if (unitsFrom < 0) return [];
	const place = { start: unitsFrom, end: unitsTo };
	return [
		isLead === true
			? { role: "lead-unit", header: "牵头单位", ...place }
			: { role: "unit", header: "责任单位", ...place },
	];
}

/** The clauses between two offsets, blanks around them left out; a mark within brackets parts none. */
function* clausesOf(text: string, from: number, to: number): Generator<readonly [number, number]> {
	let depth = 0;
	let start = from;
	for (let i = from; i <= to; i++) {
		const char = i < to ? (text[i] ?? "") : "。";
		if ("(（[〔【".includes(char)) depth++;
		else if (depth > 0 && ")）]〕】".includes(char)) depth--;
		if ((depth > 0 && i < to) || !"，,。；;：:！？\n".includes(char)) continue;
		let end = i;
		while (start < end && /\s/.test(text[start] ?? "")) start++;
		while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
		if (end > start) yield [start, end];
		start = i + 1;
	}
}

/** What a clause assigns; `undefined` where it says something else. */
function readClause(text: string, from: number, to: number, goesOn: boolean): SaidClause | undefined {
	if (to - from > longestClause || to - from < 4) return undefined;
	const words = text.slice(from, to);
	if (/[“”《》]|^由于/.test(words)) return undefined;
	const opened = opening.exec(words)?.[0].length ?? 0;
	const start = from + opened;
	const official = findOfficial(text.slice(start, to));
	if (official !== undefined) {
		const at = start + official.at;
		const leader: AssignmentPart = {
			role: "leader",
			header: "牵头领导",
			start: at,
			end: at + official.length,
		};
		return { start: from, end: to, unitsFrom: -1, unitsTo: -1, leaders: [leader], ...answered };
	}
	return (
		readBehindSubject(text, from, to) ??
		readWhole(text, from, start, to, goesOn) ??
		(opened > 0 || goesOn ? readWithWork(text, from, start, to, goesOn) : readLeading(text, from, to))
	);
}

const alone = { before: 0, behind: 0 };
const answered = { answers: true, isNamed: true, ...alone };

/** 市教育局、市财政局牵头; 区划地名处会同市公安局; 会同市财政局落实. */
function readWhole(
	text: string,
	from: number,
	start: number,
	to: number,
	goesOn: boolean,
): SaidClause | undefined {
	const words = text.slice(start, to);
	const isTogether = words.includes("会同") && (start > from || goesOn);
	const duty = dutyBefore(text, start, to);
	const isListed = duty === "" && goesOn && isUnitOfList(text, start, to);
	if ((duty === "" || isManner(duty)) && !isTogether && !isListed) return undefined;
	const clauses = readClauses(text, start, to);
	const names = unitsOf(text, clauses);
	const allSay = isTogether || isListed || clauses.every(({ duty }) => duty !== "");
	if (names === undefined || !allSay) return undefined;
	const answers = clauses.some(({ duty }) => leadsByDuty(duty) || duty.includes("负责"));
	const isNamed = nameSome(text, names);
	return { start: from, end: to, unitsFrom: start, unitsTo: to, leaders: [], answers, isNamed, ...alone };
}

/** 县财政局|，县发改局配合: a unit of a list whose marks are commas. */
function isUnitOfList(text: string, from: number, to: number): boolean {
	if (!/[，,]/.test(text[to] ?? "") || !isUnitShaped(text.slice(from, to))) return false;
	const next = to + 1 + Math.max(0, text.slice(to + 1).search(/[，,。；;\n]|$/));
	const duty = dutyBefore(text, to + 1, next);
	return duty !== "" && !isManner(duty) && unitsOf(text, readClauses(text, to + 1, next)) !== undefined;
}

/** The names in clauses; undefined where there are none, or not all have the form of a unit's. */
function unitsOf(text: string, clauses: readonly UnitClause[]): UnitClause["names"] | undefined {
	const names = clauses.flatMap((clause) => clause.names);
	const areUnits = names.every((name) => isUnitShaped(text.slice(name.start, name.end)));
	return names.length > 0 && areUnits ? names : undefined;
}

/** Whether any of some units is called by its name, and not only by what they all are: 各镇, 有关部门. */
function nameSome(text: string, units: UnitClause["names"]): boolean {
	return units.some((unit) => !isCollective(text.slice(unit.start, unit.end)));
}

/** 由市教育局负责|新建学校3所, and behind another such clause 市财政局做好资金保障. */
function readWithWork(
	text: string,
	from: number,
	start: number,
	to: number,
	goesOn: boolean,
): SaidClause | undefined {
	const { start: at, duty } = dutyWithin(text, start, to);
	if (duty === "" || at <= start + 1) return undefined;
	const names = unitsOf(text, readClauses(text, start, at));
	if (names === undefined) return undefined;
	const answers = leadsByDuty(duty) || /^负责/.test(duty);
	const isNamed = nameSome(text, names);
	const said = { start: from, unitsFrom: start, leaders: [], answers, isNamed, before: 0 };
	// What those who help do is no work of the task's own.
	if (goesOn && !answers) return { ...said, end: to, unitsTo: to, behind: 0 };
	const end = text.indexOf(duty, at) + duty.length;
	const rest = text.slice(end, to);
	if (rest.length < shortestWork || noWork.test(rest)) return undefined;
	return { ...said, end, unitsTo: end, behind: rest.length };
}

/** 县教育局牵头|推进学位扩容, 县水利局要牵头|抓好水毁工程修复, 县教育局负责|新建学校3所. */
function readLeading(text: string, from: number, to: number): SaidClause | undefined {
	const lead = text.indexOf("牵头", from);
	const isDuty = lead < 0 || lead >= to;
	const at = isDuty ? text.indexOf("负责", from) : lead;
	if (at < from + 2 || at + 2 + shortestWork > to || noWork.test(text.slice(at + 2, to))) return undefined;
	const rest = text.slice(at + 2, to);
	if (isDuty && allThereAre.test(rest) && !opensCommitment(rest)) return undefined;
	const demand = /[要应须]$/.test(text.slice(from, at)) ? 1 : 0;
	const names = unitsOf(text, readClauses(text, from, at - demand));
	if (names === undefined) return undefined;
	const end = at + 2;
	const isNamed = nameSome(text, names);
	const said = { start: from, end, unitsFrom: from, leaders: [], answers: true, isNamed, before: 0 };
	return { ...said, unitsTo: demand > 0 ? at - 1 : end, isLead: demand > 0, isDuty, behind: to - end };
}

/** 东湖隧道|由市交通局牵头. */
function readBehindSubject(text: string, from: number, to: number): SaidClause | undefined {
	const words = text.slice(from, to);
	if (formsGroup.test(text.slice(to)) && isGroup.test(words.slice(0, words.indexOf("由")))) return undefined;
	for (let at = text.indexOf("由", from + 2); at >= 0 && at < to; at = text.indexOf("由", at + 1)) {
		if (text[at + 1] === "于" || !endsSubject.test(text.slice(from, at))) continue;
		const said = readWhole(text, from, at + 1, to, false);
		if (said?.answers === true && said.isNamed) return { ...said, start: at, before: at - from };
	}
	return undefined;
}
