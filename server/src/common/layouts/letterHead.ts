import { isHan, withoutBlanks } from "../language/characters.js";
import { upperLevels } from "../language/levels.js";
import { endsLikeTitle } from "../language/planTitles.js";
import { simplifyInPlace } from "../language/scriptForms.js";
import { endingPattern } from "../language/unitEndings.js";
import type { Block, TextBlock } from "../model/block.js";
import type { BlockTree } from "../model/blockTree.js";
import { parseChineseNumeral, withPlainDigits } from "../text/numerals.js";
import { markerAt } from "./markers.js";
import { withoutBold } from "./plainHeadings.js";

/** What a document says of itself around its tables: title, issuer (发文机关), date (成文日期), region. */
export interface LetterHead {
	readonly title: string | null;
	/** Index of the title's block, -1 where there is no title. */
	readonly titleBlock: number;
	readonly issuer: string | null;
	/** `2024-01-25`. */
	readonly date: string | null;
	readonly region: string | null;
}

/** How many lines before and behind the tables are looked at. */
const farthest = 80;

const authority = new RegExp(
	`^(?:中共)?(\\p{Script=Han}{2,24}?)(${endingPattern("issuer")}(?:办公厅|办公室)?|\\p{Script=Han}{1,10}局)$`,
	"u",
);

/**
 * Finds title, issuer and date in the text before the first section or table and, where they are not there,
 * behind the last (GB/T 9704-2012 puts issuer and date under the text).
 *
 * @param firstBody index of the first block that is a section, table or task; -1 where there is none
 */
export function readLetterHead(blocks: BlockTree, firstBody: number): LetterHead {
	const before = textBlocks(blocks, 0, Math.min(firstBody < 0 ? blocks.length : firstBody, farthest));
	const behind =
		firstBody < 0 ? [] : textBlocks(blocks, Math.max(firstBody, lastBody(blocks)), blocks.length);
	const title = findTitle(before);
	let titleBlock = title === undefined ? -1 : 0;
	while (title !== undefined && blocks.at(titleBlock) !== title) titleBlock++;
	const signed = findSignature(before) ?? findSignature(behind);
	const words = title === undefined ? null : withoutBold(title.text).text;
	const region = regionOfIssuer(signed?.issuer ?? null) ?? regionOfTitle(words) ?? regionOfMeeting(before);
	return {
		title: words,
		titleBlock,
		issuer: signed?.issuer ?? null,
		date: signed?.date ?? dateOfMeeting(before) ?? dateOfMetadata(blocks),
		region,
	};
}

/** `2024-01-25` of 2024年1月25日 or 二〇二四年一月二十五日, where a line says nothing else. */
export function dateOfLine(line: string): string | null {
	const text = line.replace(/\s/g, "");
	const found =
		/^([\d０-９]{4}|[〇○零一二三四五六七八九]{4})年([\d０-９]{1,2}|[一二三四五六七八九十]{1,3})月([\d０-９]{1,2}|[一二三四五六七八九十]{1,3})日$/.exec(
			text,
		);
	if (found === null) return null;
	const [year, month, day] = [found[1], found[2], found[3]].map((part) => numberOf(part ?? ""));
	if (year == null || month == null || day == null || month < 1 || month > 12 || day < 1 || day > 31)
		return null;
	return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** ——2026年1月15日在云岭县第十八届人民代表大会第六次会议上, （二〇二六年一月十五日县政府第5次常务会议通过）. */
const dayOfMeeting =
	/^(?:[(（]|[—－–-]{1,4})?([\d０-９〇○零一二三四五六七八九]{4}年[\d０-９一二三四五六七八九十]{1,3}月[\d０-９一二三四五六七八九十]{1,3}日)(?:[，,]?在.{2,50}[会會议議]上|.{2,50}(?:通过|批准|通過))[)）]?$/;

/** The day of the meeting that a report was given to, or that a plan was passed at, by the lines under the title. */
function dateOfMeeting(before: readonly TextBlock[]): string | null {
	for (const { text } of before) {
		// Nearly no line says so; those that do are short.
		if (text.text.length > 80 || !/[上过過准）)]$/.test(text.text)) continue;
		const day = dayOfMeeting.exec(text.text.replace(/\s/g, ""))?.[1];
		const date = day === undefined ? null : dateOfLine(day);
		if (date !== null) return date;
	}
	return null;
}

/** What a web page writes beside a document: 发布日期：2022-06-01, 时间:2023-02-03 10:20, 2023年02月03日. */
const metadataDate =
	/(?:日期|时间|時間|发布于|發布於)[\s:：|｜]{0,6}(20\d\d)[-年./](\d{1,2})[-月./](\d{1,2})/;

/** The day that a web page says it was made, in its first or last lines; null where it does not. */
function dateOfMetadata(blocks: BlockTree): string | null {
	const lines = [...textBlocks(blocks, 0, Math.min(blocks.length, 2 * farthest))];
	for (const { text } of lines) {
		const found = metadataDate.exec(text.text.slice(0, 200));
		if (found === null) continue;
		const [month, day] = [Number(found[2]), Number(found[3])];
		if (month < 1 || month > 12 || day < 1 || day > 31) continue;
		return `${found[1]}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
	}
	return null;
}

function textBlocks(blocks: BlockTree, from: number, to: number): readonly TextBlock[] {
	const found: TextBlock[] = [];
	for (let i = from; i < to && found.length < farthest; i++) {
		const block = blocks.at(i);
		if (block?.kind === "text" && block.role !== "blank" && block.role !== "comment" && block.role !== "code")
			found.push(block);
	}
	return found;
}

function lastBody(blocks: BlockTree): number {
	for (let i = blocks.length - 1; i >= 0; i--) if (isBody(blocks.at(i))) return i + 1;
	return blocks.length;
}

/** A row, or a paragraph with points or tasks. */
function isBody(block: Block | undefined): boolean {
	if (block?.kind === "text") return block.items?.some(({ kind }) => kind !== "paragraph") ?? false;
	return block?.kind === "row";
}

/** A heading of the first level, else the last line before the tables that reads like the name of a plan. */
function findTitle(before: readonly TextBlock[]): TextBlock | undefined {
	const heading = before.find((block) => block.role === "title" && block.text.text !== "");
	if (heading !== undefined) return heading;
	return before.findLast(({ role, text: written }) => {
		const { text } = withoutBold(written);
		if (role !== "paragraph" || text.length > 60 || text.length < 4) return false;
		// ㈡、重点任务, Ⅱ、重点任务, （贰）重点任务
		if (markerAt(text, 0) !== undefined || /^[（(][壹贰叁肆伍陆柒捌玖拾]{1,3}[）)]/.test(text)) return false;
		const plain = simplifyInPlace(text);
		if (noticeOf.test(plain)) return true;
		const words = plain.replace(/[（(]?共[^()（）]{1,12}项[)）]?$/, "");
		const isTitle =
			endsLikeTitle(words) ||
			(/(?:重点工作|表)$/.test(words) && (regionOfTitle(words) ?? yearIn(words)) !== null);
		// 云岭县2026年《政府工作报告》任务分解表
		return isTitle && !/[。；，,;：:《]/.test(words.replace(/《[^《》]{2,40}》(?=.{2})/, ""));
	});
}

/** The year that a title names: 2026年. */
function yearIn(title: string): string | null {
	return /20\d\d\s?年/.exec(title)?.[0] ?? null;
}

/** …关于印发《云岭市2026年工作要点》的通知: the title of what carries another document. */
const noticeOf =
	/^[^。；，,;：:《]{0,24}关于(?:印发|转发|下发|公布|发布|批转|报送|上报|(?:公开)?征求)?《[^》]{4,44}》[^。；，,;：:《]{1,10}$/;

/** An authority on a line of its own with a date under it (blank lines aside), or in the same line. */
function findSignature(lines: readonly TextBlock[]): { issuer: string | null; date: string } | undefined {
	for (let i = lines.length - 1; i >= 0; i--) {
		const date = dateOfLine(lines[i]?.text.text ?? "");
		if (date === null) continue;
		const above = (lines[i - 1]?.text.text ?? "").replace(/\s/g, "");
		return { issuer: authority.test(simplifyInPlace(above)) ? above : null, date };
	}
	return undefined;
}

function regionOfIssuer(issuer: string | null): string | null {
	const said = issuer === null ? null : authority.exec(simplifyInPlace(issuer));
	const place = said?.[1];
	if (issuer === null || place === undefined) return null;
	const at = said?.[0].indexOf(place) ?? 0;
	return placeIn(issuer.slice(at, at + place.length));
}

/** The place whose plan a title names; null where it begins with none. */
export function regionOfTitle(title: string | null): string | null {
	if (title === null) return null;
	const words = withPlainDigits(withoutBlanks(title.slice(0, 48)));
	const inner = words.indexOf("《");
	return placeIn(words.slice(0, 36)) ?? (inner > 0 ? placeIn(words.slice(inner + 1, inner + 37)) : null);
}

/** ——2026年1月20日在云岭省第十四届人民代表大会第四次会议上: where a report was given. */
const meeting = /在(\p{Script=Han}{2,24}?)第[一二三四五六七八九十百]{1,4}(?:届|次)/u;
/** 云岭省人民政府省长 王海: who gave it. */
const speaker = new RegExp(`^(\\p{Script=Han}{2,24}?)人民政府\\p{Script=Han}{0,2}[${upperLevels}]长`, "u");

/** The place of the assembly that a report was given to, or of whoever gave it, by the lines under its title. */
function regionOfMeeting(before: readonly TextBlock[]): string | null {
	for (const {
		role,
		text: { text },
	} of before) {
		if (role !== "paragraph" || text.length > 80 || /[。；]/.test(text)) continue;
		const words = withoutBlanks(text);
		const plain = simplifyInPlace(words);
		const said = meeting.exec(plain) ?? speaker.exec(plain);
		const at = said === null ? 0 : said.index + said[0].indexOf(said[1] ?? "");
		const region = said === null ? null : placeIn(words.slice(at, at + (said[1] ?? "").length));
		if (region !== null) return region;
	}
	return null;
}

/** What a title says before the place: 附件1：…, 关于印发《…, 2026年…, 中共…. */
const annex = "(?:附[件表录](?:[\\d一二三四五六七八九十]{1,3})?[：:.．]?)?";
const yearBefore =
	'(?:[（(【〔[]?[\\d〇○零一二三四五六七八九]{4}(?:[—–~至-][\\d〇○零一二三四五六七八九]{4})?年?(?:度|上半年|下半年)?[）)】〕\\]]?|[“"]?十[三四五六七]五[”"]?(?:时期|期间)?)?';
const beforePlace = new RegExp(
	`^${annex}${yearBefore}(?:关于(?:印发|下发|转发|公布|发布|下达|做好|开展)?)?[《“]?${yearBefore}(?:关于)?(?:中共)?`,
);
/** Words that stand in titles behind a place, and in no name of one. */
const noPlace =
	/关于|推进|推动|加快|加强|促进|深化|实施|开展|落实|重点|支持|建设|打造|提升|政府|人民|办公|委|老旧/;
/** Names of places have at most so many characters before their level: 恩施土家族苗族自治州, 吴江经济技术开发区. */
const longestPlace = 10;
const longestCity = 7;

/**
 * The place name that a text begins with: 某省某市某区, down to the last level that is named. A level is the first
 * that can be one (虹湾区 of 虹湾区城市更新), and none stands below a district or county.
 */
function placeIn(written: string): string | null {
	const text = simplifyInPlace(written);
	const first = beforePlace.exec(text)?.[0].length ?? 0;
	let end = first;
	let next = 0;
	for (let i = first; i < text.length && i - end <= longestPlace && next < 3; i++) {
		if (!isHan(text.charCodeAt(i))) break;
		const rank = rankOfLevel(text, end, i, next);
		if (rank === undefined) continue;
		// 苏州市各区县, 在全市…: many places, or the one that everybody knows.
		if ("全各本我".includes(text.charAt(i - 1)) || noPlace.test(text.slice(end, i))) break;
		end = i + 1;
		next = rank + 1;
	}
	const found = text.slice(first, end);
	// 区政府…, 市级…, 在全市… are not names.
	const isName = found.length >= 3 && !"在".concat(upperLevels).includes(found.charAt(0));
	return isName ? written.slice(first, end) : null;
}

/**
 * Whether the character at `at` ends the name of a place that begins at `from`: 0 for a province, 1 for a prefecture,
 * 2 for what lies in one. `undefined` where it is part of a name or a word: 老旧小区, 区域, 城市.
 *
 * @param next the highest rank that can stand here: 苏州市张家港市 has a city in a city
 */
function rankOfLevel(text: string, from: number, at: number, next: number): number | undefined {
	const length = at - from;
	const before = text.charAt(at - 1);
	const isAutonomous = length > 2 && before === "治" && text.charAt(at - 2) === "自";
	let rank = 2;
	switch (text.charAt(at)) {
		case "省":
			rank = length >= 2 && length <= longestCity ? 0 : 3;
			break;
		case "州":
			rank = isAutonomous ? 1 : 3;
			break;
		case "盟":
			rank = length >= 2 && length <= longestCity && before !== "联" ? 1 : 3;
			break;
		case "市":
			rank = length < 2 || length > longestCity || isCityWord(text, at, length) ? 3 : Math.max(1, next);
			break;
		case "区":
			if (isAutonomous) rank = 0;
			else if (before === "地") rank = length > 2 ? 1 : 3;
			else if ("社小辖景库灾厂街校".includes(before) || /^[域块间]/.test(text.charAt(at + 1))) rank = 3;
			break;
		case "县":
			if (text.charAt(at + 1) === "域") rank = 3;
			break;
		case "旗":
			// 红旗区
			if (before === "红") rank = 3;
			break;
		default:
			return undefined;
	}
	return length < 1 || rank > 2 || rank < next ? undefined : rank;
}

/** 苏州市城市更新, 智慧城市: the word. 盐城市 and 项城市 are cities; those that end so have two characters. */
function isCityWord(text: string, at: number, length: number): boolean {
	return text.charAt(at - 1) === "城" && (length !== 2 || "新老大古".includes(text.charAt(at - 2)));
}

function numberOf(part: string): number | null {
	const plain = withPlainDigits(part);
	if (/^\d+$/.test(plain)) return Number(plain);
	if (part.length === 4) {
		let year = 0;
		for (const digit of part) {
			const value = "〇一二三四五六七八九".indexOf(digit === "零" || digit === "○" ? "〇" : digit);
			if (value < 0) return null;
			year = year * 10 + value;
		}
		return year;
	}
	return parseChineseNumeral(part);
}
