import type { ColumnRole } from "../model/columns.js";
import { createCharacterSet, isBlank, isHan } from "../text/characterSet.js";
import { goesOnBehindComma, isCollective } from "../text/unitName.js";
import { findLabels, type Label } from "./assignmentLabel.js";
import { dueAtEnd, dueOf } from "./dueClause.js";
import { splitJoined } from "./joinedUnits.js";
import { isOffice } from "./leaderList.js";
import { findOfficial } from "./officialClause.js";
import { isUnitShaped, longestUnitName } from "./unitShape.js";

/** One list of an assignment: what it is called, and where it stands in the text. */
export interface AssignmentPart {
	readonly role: ColumnRole;
	/** The label as written, or the name of the column that it would stand in. */
	readonly header: string;
	readonly start: number;
	readonly end: number;
}

/** Words on the task before the first label. */
const longestRemark = 20;
/** A list of units longer than this is prose in brackets. */
export const longestAssignment = 1200;

/** How units do it: 按职责分工, 根据属地管理原则, 结合实际. */
const mannerWords =
	"共同|分别|具体|主要|结合(?:自身|各自|本地)?实际|因地制宜|(?:按照?|依据?照?|根据)[\\u4e00-\\u9fff]{0,10}?(?:职责|职能|职权|事权|任务|分工|权限|原则|要求|规定){1,3}(?:范围)?|依法|按需|各负其责|分工|分头|全面|全力|积极|密切|认真|抓好|做好|切实|同步";
/** What units do, at the end of a clause, in prose and in cells: 牵头, 配合, 牵头抓总, 按职责分工负责. */
const dutyWords = `[为是](?:牵头|主办|责任|主责|配合|协办|参与|承办)(?:单位|部门)|总?牵头|抓总|总抓|主抓|为主|负总责|主办|主责|承办|协办|负责|配合|协助|协同|参与|参加|抓落实|落实|推进|跟进|联动|予以|给予|实施|(?<!党|[群社]团|社会|经济|国际)组织|统筹|协调|指导|督导|监督|督促|推动|支持|保障|贯彻|执行|${mannerWords}`;
const dutyEnd = new RegExp(`(?:${dutyWords})+$`);
const leadDuty = /牵头|主办|主责|承办|为主|抓总|总抓|主抓|总责/;
/** More than this behind a name is a sentence. */
const longestDuty = 30;
/** How units do it, without what they do. */
const manner = new RegExp(`^(?:${mannerWords})+$`);
const sharedDuty = /职责|职能|分别|共同|分工/;
/** 负责配合: answers for help, not for the task. */
const helpDuty = /配合|协[办助同]|参与|参加|支持/;
/** Last characters of what units do; those of names among them count behind another word only: 主办, 推动. */
const dutyEnds = createCharacterSet("头责主总抓办合助同与加实进动以予施织筹调导督促持障彻行工位门");
const dutyOrNameEnds = createCharacterSet("办动行");
const beforeDutyEnd = createCharacterSet("主承协推联执");

/** Whether the words that end at an offset may end with what units do: asked of every name, so one look is enough. */
export function mayEndDuty(text: string, end: number): boolean {
	const last = text.charCodeAt(end - 1);
	if (!dutyEnds.has(last)) return false;
	return !dutyOrNameEnds.has(last) || beforeDutyEnd.has(text.charCodeAt(end - 2));
}

/** What the words between two offsets end with that units do (配合落实 of 县财政局配合落实); empty where they say nothing. */
export function dutyBefore(text: string, start: number, end: number): string {
	if (end - start < 2 || !mayEndDuty(text, end)) return "";
	return dutyEnd.exec(text.slice(Math.max(start, end - longestDuty), end))?.[0] ?? "";
}

/** Whether the words say only how something is done: what is done is still to come. */
export function isManner(duty: string): boolean {
	return manner.test(duty);
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
/** Behind the last of a list: 等, 等部门, 等有关单位. */
const andOthers =
	/等(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[个家]?(?:市级|区级|县级|省级|有关|相关|各)*(?:职能)?(?:部门|单位|地方|部委|地区)?(?:和单位|及单位|、单位)?$/;
const othersAnd = /^等(?:[^等、，；]{0,12}(?:部门|单位|地区|企业|机构))?(?:以及|和|及|与)/;
/** （牵头） behind a name. */
const ownDuty = /[(（〔［[【](牵头|主办|主责|承办|配合|协办|负责)(?:单位|部门)?[)）〕］\]】]$/;
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

/** A remark on the list and no name: 列第一位的为牵头单位，下同. */
const remark =
	/^(?:下同|以下|上述|均为|不再|(?:列|排)(?:名|在)?(?:第一|首位)|第一(?:个|位)|首位|排名)|不再列出|(?:[的者位号★]|首[^，]{0,4}|第一[^，]{0,6})[”"]?均?为牵头(?:单位|部门)/;

/** A clause of a list of units: the names of one group and what they do. */
export interface UnitClause {
	/** Names with their places, ★ and blanks left out; `marked` is where the ★ is. */
	readonly names: readonly { readonly start: number; readonly end: number; readonly marked: number }[];
	readonly duty: string;
	/** The units lead by the words of this clause alone. */
	readonly leads: boolean;
}

/**
 * The lists of an assignment that stands between two offsets, without its brackets: labelled lists, or clauses
 * such as `X、Y牵头，Z配合`. `undefined` where the words are no assignment (剩余说明, 一期).
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
	const hasDuty = clauses.some(({ duty }) => /牵头|责|配合|主办|协办|承办|落实|参与|协助/.test(duty));
	if (!hasDuty && (!mayBeBare || clauses.some(({ duty }) => duty !== "" && leadDuty.test(duty))))
		return undefined;
	const shaped = names.filter((name) => isUnitShaped(text.slice(name.start, name.end))).length;
	const isList = hasDuty
		? shaped * 2 >= names.length && names.every((name) => name.end - name.start <= longestUnitName)
		: shaped === names.length && (due !== undefined || isListOfUnits(text, names));
	if (!isList) return undefined;
	const cut = endOfNames(text, start, due?.before ?? end);
	if (cut <= start) return undefined;
	const parts: AssignmentPart[] = [{ role: "unit", header: "责任单位", start, end: cut }];
	if (leader !== undefined) parts.unshift(leader.part);
	if (due !== undefined) parts.push({ role: "deadline", header: "完成时限", start: due.start, end: due.end });
	return parts;
}

/** The official whom the first clause puts in charge: 何江副市长负责，市发改委牵头. */
function leaderAtStart(
	text: string,
	from: number,
	to: number,
): { readonly part: AssignmentPart; readonly next: number } | undefined {
	const at = text[from] === "由" ? from + 1 : from;
	const length = text.slice(at, Math.min(to, at + 40)).search(/[，,；;]/);
	const official = length < 0 ? undefined : findOfficial(text.slice(at, at + length));
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
		if (cut > from) parts.push({ role: label.role, header: label.text, start: from, end: cut });
		if (until !== undefined)
			parts.push({ role: "deadline", header: "完成时限", start: until.start, end: until.end });
	});
	return parts.some(({ role }) => role !== "deadline") ? parts : undefined;
}

/** Whether a list holds units and nothing else that could be a name. */
function namesUnits(text: string, from: number, to: number): boolean {
	const names = readClauses(text, from, to).flatMap((clause) => clause.names);
	return names.length > 0 && names.every(({ start, end }) => isUnitShaped(text.slice(start, end)));
}

/** Splits a list into clauses at separators outside brackets, each with its names and what they do. */
export function readClauses(text: string, from: number, to: number): readonly UnitClause[] {
	const reader = new ClauseReader(text);
	reader.read(from, to);
	return reader.clauses;
}

class ClauseReader {
	readonly clauses: UnitClause[] = [];
	private names: { start: number; end: number; marked: number }[] = [];

	constructor(private readonly text: string) {}

	read(from: number, to: number): void {
		const { text } = this;
		let depth = 0;
		let start = from;
		for (let i = from; i <= to; i++) {
			const char = i < to ? (text[i] ?? "") : "、";
			if ("(（[〔【".includes(char)) depth++;
			else if (")）]〕】".includes(char) && depth > 0) depth--;
			if (i < to && (depth > 0 || !"、，,；;。\n/／".includes(char))) continue;
			if ("/／".includes(char) && (i - start > longestUnitName || !isUnitShaped(text.slice(start, i).trim())))
				continue;
			if (char === "、" && i < to && goesOnBehindComma(text, start, i)) continue;
			this.addToken(start, i);
			start = i + 1;
		}
		this.close("");
	}

	private close(duty: string): void {
		if (this.names.length > 0) this.clauses.push({ names: this.names, duty, leads: leadDuty.test(duty) });
		this.names = [];
	}

	private addToken(start: number, end: number): void {
		const { text } = this;
		let [a, b] = trim(text, start, end);
		if (b <= a || isRemark(text.slice(a, Math.min(b, a + 40)))) return;
		// 6月底前完成，市财政局牵头: when, not who.
		if (dueOf(text, a, b) !== undefined) return;
		const opening = openingAt(text, a, b);
		// 市发改委，会同市财政局落实: the first leads unless somebody else does.
		if (opening > 0 && text[a] === "会") this.close("负责");
		a += opening;
		// 县民政局（牵头）、县财政局: what a bracket says is said of the one before it.
		const own = ownDutyBefore(text, a, b);
		if (own !== undefined) {
			this.close("");
			this.addName(a, b - own.length);
			this.close(own.duty);
			return;
		}
		const duty = dutyBefore(text, a, b);
		b -= duty.length;
		const at = text.slice(a, b).indexOf("等");
		if (at > 0) {
			// 甲局等有关部门和各县人民政府: what stands behind 和 is one more name.
			const more = othersAnd.exec(text.slice(a + at, Math.min(b, a + at + 40)));
			if (more !== null && a + at + more[0].length < b) {
				this.addName(a, a + at);
				a += at + more[0].length;
			}
		}
		const others = andOthers.exec(text.slice(Math.max(a, b - 20), b));
		if (others !== null && b - others[0].length > a) b -= others[0].length;
		[a, b] = trim(text, a, b);
		if (b > a) {
			const together = findTogether(text, a, b);
			if (together !== undefined) {
				const before = dutyBefore(text, a, together);
				this.addName(a, together - before.length);
				// X会同Y负责: X leads.
				this.close(leadDuty.test(before) || before === "" ? "牵头" : before);
				this.addToken(together + 2, b + duty.length);
				return;
			}
			this.addName(a, b);
		}
		// 甲、乙，按任务分工，分别牵头: what they do is still to come.
		if (duty !== "" && (b > a || !isManner(duty))) this.close(duty);
	}

	private addName(start: number, end: number): void {
		const { text } = this;
		for (const [a, b] of splitJoined(text, start, end, isUnitShaped)) {
			let nameStart = a;
			while (nameStart < b && isBullet(text[nameStart] ?? "")) nameStart++;
			const marked = nameStart;
			while (nameStart < b && isStarOrBlank(text.charCodeAt(nameStart))) nameStart++;
			const [from, to] = trim(text, nameStart, b);
			// 分管副市长、县政府分管领导: posts, and neither units nor names.
			if (to - from >= 2 && !isOffice(text.slice(from, to)))
				this.names.push({ start: from, end: to, marked });
		}
	}
}

/**
 * Which names of the clauses lead: those before 牵头; where nobody does, those who are responsible without more
 * (`X负责`). `A、B按职责分工负责` has no lead, by design.
 */
export function leadsOf(text: string, clauses: readonly UnitClause[]): readonly boolean[] {
	const leads = whoLeads(clauses, false, ({ names }) =>
		names.every(({ start, end }) => isCollective(text.slice(start, end))),
	);
	return clauses.flatMap(({ names }, i) => names.map(() => leads[i] ?? false));
}

/**
 * Which clauses lead, by what their units do.
 *
 * @param isMarked whether a ★ or a label says who leads: then 负责 says nothing more
 * @param isForAll whether a clause names many units at once and nobody else
 */
export function whoLeads<Clause extends { readonly duty: string }>(
	clauses: readonly Clause[],
	isMarked: boolean,
	isForAll: (clause: Clause) => boolean,
): readonly boolean[] {
	const hasLead = isMarked || clauses.some(({ duty }) => leadDuty.test(duty));
	if (hasLead) return clauses.map(({ duty }) => leadDuty.test(duty));
	const isShared = clauses.some(({ duty }) => sharedDuty.test(duty));
	return clauses.map(
		(clause) =>
			clause.duty.includes("负责") &&
			!sharedDuty.test(clause.duty) &&
			!helpDuty.test(clause.duty) &&
			// 甲局、乙局按职责分工负责，地方各级人民政府负责落实: nobody leads.
			!(isShared && isForAll(clause)),
	);
}

/** A mere list counts where it cannot be a remark: with a ★, with several units, or with the level of a unit. */
function isListOfUnits(text: string, names: UnitClause["names"]): boolean {
	if (names.some(({ marked, start }) => marked < start)) return true;
	const [only] = names;
	if (names.length === 1 && only !== undefined)
		return /^(?:区|县|市|省|州|旗)[\u4e00-\u9fff]{1,12}(?:局|委|办|厅|中心)$/.test(
			text.slice(only.start, only.end),
		);
	return names.length > 1;
}

/** What a list is not about: 联系人：…, behind a separator. */
const otherLabel = /^\s{0,4}[\u4e00-\u9fff]{2,8}[:：]/;

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

/** Whether words are a remark on a list; what a bracket behind a name says is none. */
function isRemark(words: string): boolean {
	const end = words.search(/[(（，,；;。]/);
	return remark.test(end > 0 ? words.slice(0, end) : words);
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

/** What opens an item of a list on a line of its own. */
export function isBullet(char: string): boolean {
	return char !== "" && "-•·●○◆◇■□▪▶➢\n ".includes(char);
}

/** ★ and what stands for it, with the variation selector of ⭐, and blanks. */
function isStarOrBlank(code: number): boolean {
	return isBlank(code) || code === 0xfe0f || "★☆▲*＊⭐".includes(String.fromCharCode(code));
}

/** Where 会同 puts two units together; 怀化市会同县 is a county. */
export function findTogether(text: string, from: number, to: number): number | undefined {
	const words = text.slice(from, to);
	const at = words.indexOf("会同", 2);
	if (at < 0 || at + 4 > words.length) return undefined;
	return words[at + 2] === "县" && /[省市]$/.test(words.slice(0, at)) ? undefined : from + at;
}

function trim(text: string, from: number, to: number): [number, number] {
	let start = from;
	let end = to;
	const isEdge = (at: number) => isBlank(text.charCodeAt(at)) || "、，,；;。.".includes(text[at] ?? " ");
	while (start < end && isEdge(start)) start++;
	while (end > start && isEdge(end - 1)) end--;
	return [start, end];
}
