import { endsLikeUnit } from "../language/unitEndings.js";
import { characterOfEntity, entityPattern } from "../model/entities.js";
import { raiseDigits } from "../model/raisedDigits.js";
import type { OffsetRange } from "../model/span.js";
import { findAdvertising, isAdvertisingName } from "./advertising.js";

/** How much a line looks like something that a web page has around its text. */
export type Furniture = "sure" | "likely" | "possible" | "none";

/** Something inside a line that is not part of what its author wrote. */
export interface Debris {
	/** UTF-16 offsets in the text that was looked at. */
	readonly range: OffsetRange;
	readonly kind: "tag" | "advertising" | "struck";
	/** What stands there once it is mended; of struck words, which may be wanted or not, the words without their marks. */
	readonly newText: string;
	/** How it is written, where it is read as what it shows. */
	readonly written?: string;
	/** A tag that only says how the character looks. */
	readonly isLook?: true;
	/** The marks around struck words stand within the range, and are gone where the words are written anew. */
	readonly hasMarks?: true;
}

/** Lines that are longer (UTF-16 units) are text; only markup, a program and a disclaimer are not. */
const longestLine = 240;

/**
 * Weighs a line. `sure`: markup, lines of a program or a style sheet, record numbers of a website. `likely`: what a
 * page's frame says (原文链接, 免责声明, 分享到, 当前位置, 浏览量, 打印本页), a line of nothing else. `possible`: a word or
 * two, bylines, who runs the page: furniture among furniture and nothing by themselves.
 */
export function weighLine(line: string): Furniture {
	const words = withoutReadings(line.trim());
	if (words === "" || words.length > longestLine * 4 || number.test(words)) return "none";
	if (words.includes("<") && isMarkupOnly(words)) return isTableMarkup(words) ? "none" : "sure";
	if (isProgram(words)) return "sure";
	if (words.length > longestLine) return "none";
	if (mayBeRecord.test(words) && record.test(words)) return "sure";
	if (marker.test(words)) return "none";
	if (isDisclaimer(words)) return "likely";
	if (words.length <= longestFrame && !/[。；]/.test(words)) {
		if (counter.test(words) || framed.test(words)) return "likely";
		const parts = words.split(separators).filter((part) => part !== "");
		if (parts.length > 0 && parts.length <= 40 && parts.every(isFramePart))
			// One entry of a menu alone may be a heading: 政务公开.
			return parts.length > 1 || (words.length > 2 && isButton(parts[0] ?? "")) ? "likely" : "possible";
		if (byline.test(words)) return "possible";
	}
	return words.length <= 12 &&
		!/[\d。，,；;、：:]/.test(words) &&
		!words.endsWith("会") &&
		!endsLikeUnit(words, "join")
		? "possible"
		: "none";
}

/** Asked before all else: tables that were copied badly have thousands of numbers. */
const number = /^\d{1,12}$/;

/** Whether a line is by itself one of a page's frame. */
export function isFrame(line: string): boolean {
	const weight = weighLine(line);
	return weight === "likely" || weight === "sure";
}

/** Longest line (UTF-16 units) of a frame; a menu may have many entries. */
const longestFrame = 160;

/** Readings that a converter has left behind tear words: 網(wǎng)站. */
function withoutReadings(words: string): string {
	return words.length > longestLine || !/[a-zā-ǜ][)）]/.test(words)
		? words
		: words.replace(/[(（](?:[a-zà-ǜ]|[\u0300-\u030c]){1,7}[)）]/g, "");
}

/** Numbers that websites must show (工业和信息化部令第33号, 公安部令第33号), and copyright lines. */
const record =
	/ICP\s*[备備証证]\s*\d|ICP\s*[备備](?:案|证|證).{0,4}\d|公网安[备備]\s*\d|公安(?:部|机关)?[备備]案号?[:：\s]*[\d\p{Script=Han}]{1,4}\d{4}|[网網]站[标標][识識][码碼](?:\s*[:：])?\s*[a-z\d]|^(?:©|Copyright\b).{0,80}|^版[权權]所有[:：\s©]|All Rights Reserved/iu;

/** What each of these has in it. The expression above is long to compile, and few documents need it. */
const mayBeRecord = /ICP|公[网安]|[网網]站[标標]|^©|^Copyright|^版[权權]|All Right/i;

/** What a line of a frame begins with, whatever comes behind the colon or the arrow. */
const framed =
	/^[【[（(]?(?:原文(?:[链鏈]接|地址|出[处處])|[本此]文(?:[链鏈]接|[网網]址|地址)|上一?[篇条條][:：]|下一?[篇条條][:：]|(?:您|你)?(?:[现現]在|[当當]前)?(?:的|所在的?)?(?:位置|[栏欄]目)[:：]|(?:[网網]站)?[首主][页頁]\s*(?:[>＞»›→]|-{1,2}>)|分享(?:到|至)[:：]|友情[链鏈]接[:：]|主[题題][词詞][:：]?\s*$|字[号號体體](?:大小)?[:：]|版次[:：]\s*[A-Za-z\d]|第[A-Za-z]?\d{1,3}版[:：]|【?(?:[繁简簡][体體](?:中文)?|English)\s*[|｜/])/i;

/** The line under a headline that a page fills in: 浏览量: 字号:; the one that a newspaper has at its head. */
const counter =
	/您是第\s*\d{1,9}\s*位|本篇文章共有?\s*\d|[浏瀏][览覽]器版本[过過]低|建[议議]使用.{2,20}[浏瀏][览覽](?:器|本)|即[将將][离離][开開].{0,4}[“"].{2,30}[网網]站|[国國][内內][统統]一(?:刊[号號]|[连連][续續]出版物)|(?:[浏瀏][览覽]|[阅閱][读讀]|[点點][击擊]|[访訪][问問])(?:(?:量|次[数數]|[数數]|人次)\s*[:：]|\s*[:：]\s*\d)|(?:^|[|｜\s【[])字[号號体體](?:大小)?\s*[:：]/;

/** What parts the entries of a menu or a row of buttons. */
const separators = /[|｜\s【】[\]·•/>＞»›,，、+○●-]+/;

/** One entry of a menu, one button. */
function isFramePart(part: string): boolean {
	return part.length <= 24 && (isButton(part) || menu.test(part));
}

function isButton(part: string): boolean {
	return pageButton.test(part) || shareButton.test(part) || pagePart.test(part);
}

/** Buttons of a page: to print, close, go back, change the size of the letters. */
const pageButton =
	/^(?:[打列]印(?:本[页頁]|此[页頁]|[页頁]面|本文|此文|文章)?|[关關][闭閉](?:窗口|本[页頁]|此[页頁]|[页頁]面)?|我要(?:打印|收藏|[纠糾][错錯])|返回.{0,8}(?:[顶頂]部|首[页頁]|列表|上一[页頁]|主[页頁])|回到?[顶頂]部|TOP|[设設][为為]首[页頁]|加入收藏|收藏(?:本[页頁]|此[页頁]|本站)?|(?:复|複|復)制(?:[链鏈]接)?|[放缩縮][大小]|默[认認]|[大中小]|上一[页頁版篇条條]|下一[页頁版篇条條]|尾[页頁]|共\d{1,4}[页頁]|[无無]障[碍礙](?:[浏瀏][览覽]|[阅閱][读讀])?|[适適]老化|[长長]者(?:模式|助手|版)|[关關][怀懷](?:模式|版)|[语語]音播[报報]|听新闻|展[开開]全文|[点點][击擊]查看更多|政府[网網]站[找纠糾][错錯]|[网網]站支持IPv6)$/i;

/** Buttons to share, to look at on a telephone, to follow. */
const shareButton =
	/^(?:(?:分享|[转轉][发發])(?:到|至|本[页頁])?(?:微信|微博|QQ空[间間]|朋友圈)?[:：]?|微信|(?:新浪|[腾騰][讯訊])?微博|QQ|QQ空[间間]|QQ好友|朋友圈|人人[网網]|[点點][赞讚]|[点點]?在看.{0,6}|[评評][论論]|留言|三[连連]|[转轉][发發]三[连連]|(?:查看|[轻輕][触觸])?(?:[阅閱][读讀])?原文|[扫掃]一[扫掃].{0,14}|(?:微信|手[机機])[扫掃](?:一[扫掃]|[码碼]).{0,12}|手[机機]打[开開][当當]前[页頁]|本文二[维維][码碼]|(?:[长長]按|[扫掃]描|[扫掃][码碼]|[识識][别別]).{0,14}(?:[关關]注.{0,8}|公[众眾][号號]|客[户戶]端|小程序)|[点點][击擊](?:上方|下方|左下角|[标標][题題]下)?.{0,6}(?:[蓝藍][字色].{0,8}|[关關]注.{0,8}|[阅閱][读讀]原文)|[关關]注我[们們].{0,6}|(?:微信|官方)?公[众眾][号號][:：].{1,14}|喜[欢歡]此[内內]容的人[还還]喜[欢歡]|[预預][览覽][时時][标標][签籤]不可[点點]|[继繼][续續]滑[动動]看下一[个個]|收[录錄][于於](?:合集|[话話][题題]).{0,10})$/i;

/** Lists and parts that only pages have. */
const pagePart =
	/^(?:(?:推[荐薦][阅閱][读讀]|[热熱][门門](?:推[荐薦]|文章|新[闻聞])|猜你喜[欢歡]|相[关關](?:[阅閱][读讀]|[链鏈]接|新[闻聞]|文章|推[荐薦]|附件下[载載])|原文[链鏈]接|[网網]站(?:地[图圖]|[声聲]明|[导導]航)|友情[链鏈]接|[隐隱]私[声聲]明)[:：]?|.{2,16}[门門][户戶][网網]站)$/;

/** Entries of menus; one alone may be a heading of a plan: 政务公开. */
const menu =
	/^(?:(?:[网網]站|本站)?[首主][页頁]|[网網]站(?:[帮幫]助|管理|[无無]障[碍礙])|站[点點]地[图圖]|[关關]于(?:我[们們]|本站)|[联聯][系繫](?:我[们們]|方式)?|[隐隱]私(?:政策|保[护護])|版[权權](?:[声聲]明|保[护護][声聲]明)|法律[声聲]明|免[责責][声聲]明|使用[帮幫]助|技[术術]支持|投[诉訴]建[议議]|[繁简簡][体體](?:中文|版)?|中文版?|English|日本?[语語]|한국어|RSS(?:[订訂][阅閱])?|登[录錄]|注[册冊]|搜索|高[级級]搜索|站[内內]搜索|[邮郵]箱|手[机機]版|客[户戶]端|移[动動]版|政[务務]公[开開]|政[务務]服[务務]|政民互[动動]|互[动動]交流|新[闻聞](?:中心|[动動][态態])|[专專][题題](?:[专專][栏欄])?|走[进進].{2,4}|[办辦]事服[务務]|[数數][据據](?:[开開]放|[发發]布)|要[闻聞](?:[动動][态態])?|[电電]子期刊|更多)[:：>＞]?$/i;

/** Who wrote, edited, runs a page: content of a page in its way, and so only furniture among furniture. */
const byline =
	/^[【[（(]?(?:(?:[责責]任)?[编編][辑輯]|[责責][编編]|校[对對]|美[编編]|排版|[监監]制|[审審][核校签]|[终終复初][审審]|供稿|[主承协協][办辦](?:[单單]位)?|版[权權]所有|[维維][护護](?:[单單]位)?|技[术術]支持|[运運][维維](?:[单單]位)?|地址|[邮郵][编編]|[电電]子[邮郵]箱|[值][班][电電][话話]|[举舉][报報][电電][话話]|[来來]源|作者)\s*[:：]/;

/** Whether a line says who edited a page or runs it; such lines stand right above a frame. */
export function isCredit(line: string): boolean {
	return byline.test(line.trim()) && !/^[【[（(]?(?:[來来]源|作者)/.test(line.trim());
}

/** Whose text it is and whom to tell; words of pages about themselves. */
function isDisclaimer(words: string): boolean {
	if (/^[【[]?(?:免[责責]|版[权權])[声聲]明\s*(?:[】\]:：]|$)/.test(words)) return true;
	return complaint.test(words) || (aboutPage.test(words) && excuse.test(words));
}

const complaint =
	/如.{0,10}侵(?:[权權]|犯).{0,24}(?:[请請]|敬[请請]).{0,16}(?:[联聯][系繫]|告知|通知|[删刪]除|提供|[处處]理)/;
const aboutPage =
	/本(?:站|[网網](?![络絡格])|公[众眾][号號])|(?:[图圖]片|[图圖]文|文字|素材|[内內]容|信息|文章|部分.{0,6})均?(?:[来來]源[于於]|[来來]自|[转轉]自)(?:互[联聯])?[网網][络絡]?(?![直报報])/;
const excuse =
	/侵[权權]|版[权權](?:[归歸]|[问問][题題]|所有)|不得[转轉][载載]|[转轉][载載](?:[请請]|[须須]|[时時])|不代表|[删刪]除|[仅僅]供[参參]考|承[担擔].{0,10}[责責]任|[赞贊]同其/;

/** What a heading, a point or a letter's line begins with; such a line is never furniture. */
const marker =
	/^(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）](?!\s*$)|第[一二三四五六七八九十百]{1,3}[章节条部]|[一二三四五六七八九十]{1,2}[是要]|[#>*|☆★-]|附件|附表|注[:：]|抄送|抄[报報]|主送|此件|[联聯][系繫]人|[联聯][系繫][电電][话話])/;

const tag = /<\/?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,300})?\/?>/g;

function isMarkupOnly(words: string): boolean {
	if (/^<!DOCTYPE\s/i.test(words)) return true;
	if (!new RegExp(tag.source).test(words)) return false;
	return (
		words
			.replace(tag, "")
			.replace(/&nbsp;/g, "")
			.replace(/^(?:[•·*-]|\d{1,3}\.)/, "")
			.trim() === ""
	);
}

/** A line of a script or a style sheet: no Chinese word in it, and the marks that end a statement or a block. */
function isProgram(words: string): boolean {
	if (/^(?:\/\/(?!\/)|-->$)/.test(words)) return true;
	if (!/[;{}]$|^\/\*|\*\/$/.test(words) || /\p{Script=Han}/u.test(words)) return false;
	return /^[{}()[\];,\s]+$/.test(words)
		? words.length <= 12 && words.includes("}")
		: /[=({:]/.test(words) && /[A-Za-z]/.test(words);
}

/** Tags whose content is a program or a style sheet and nothing to read. */
const programTags = ["script", "style", "noscript"] as const;

/** The name of the tag (script, style) that a line opens and does not close; what follows belongs to it. */
export function openedProgram(line: string): string | undefined {
	if (!line.includes("<")) return undefined;
	const lower = line.toLowerCase();
	return programTags.find((name) => lower.lastIndexOf(`<${name}`) > lower.lastIndexOf(`</${name}`));
}

/** Whether a line closes a tag. */
export function closesTag(line: string, name: string): boolean {
	return line.toLowerCase().includes(`</${name}`);
}

/**
 * Finds markup and advertising inside a text. `<br>` and comments are Markdown and stay, words in angle brackets
 * that are not tags too.
 */
export function findDebris(text: string): readonly Debris[] {
	let found: Debris[] | undefined;
	const add = (range: OffsetRange, kind: Debris["kind"], newText: string) => {
		found ??= [];
		found.push({ range, kind, newText });
	};
	if (text.includes("<")) {
		let end = 0;
		let lower: string | undefined;
		const unclosed = new Set<string>();
		for (const { 0: written, index } of text.matchAll(tag)) {
			if (index < end || /^<\/?br\b/i.test(written)) continue;
			end = index + written.length;
			const linked = /^<a\s/i.test(written) ? linkedAdvertising(text, end) : end;
			if (linked > end) {
				add([index, linked], "advertising", "");
				end = linked;
				continue;
			}
			const name = programTags.find((one) => written.toLowerCase().startsWith(`<${one}`));
			if (name !== undefined && !unclosed.has(name)) {
				lower ??= text.toLowerCase();
				const close = lower.indexOf(`</${name}`, end);
				if (close < 0) unclosed.add(name);
				else end = text.indexOf(">", close) + 1 || text.length;
			}
			add([index, end], "tag", "");
		}
	}
	if (text.includes("&"))
		for (const { 0: written, index } of text.matchAll(entity)) {
			const character = characterOfEntity(written);
			if (character !== undefined) add([index, index + written.length], "tag", character);
		}
	for (const range of findAdvertising(text)) add(range, "advertising", "");
	if (found === undefined) return none;
	found.sort((a, b) => a.range[0] - b.range[0]);
	const apart = found.filter(({ range }, i) => i === 0 || range[0] >= (found?.[i - 1]?.range[1] ?? 0));
	return text.includes("<") ? keepBorders(text, apart) : apart;
}

/** Tags of cells, paragraphs and other blocks: a page shows what stands on either side of one apart. */
const blockTag =
	/^<\/?(?:t(?:able|head|body|foot|[rdh])|caption|p|div|li|[uod]l|d[td]|h[1-6]|section|article|aside|main|header|footer|nav|form|pre|blockquote|hr|address|figure|figcaption)[\s/>]/i;
const blockTagIn = new RegExp(blockTag.source.slice(1), "i");

/** Whether a text has tags of a table, which mark its cells: what they part is not text without them. */
export function hasTableTag(text: string): boolean {
	return text.includes("<") && tableTag.test(text);
}

const tableTag = /<\/?(?:t(?:able|head|body|foot|[rdh])|caption|colgroup|col)(?:\s[^<>]{0,300})?\/?>/i;

/** Whether tags alone are those of a table: planted ones stand among others that no cell has. */
function isTableMarkup(words: string): boolean {
	return hasTableTag(words) && (words.match(tag) ?? []).every((one) => hasTableTag(one) || cellTag.test(one));
}

/** What a cell may hold beside its words. */
const cellTag = /^<\/?(?:p|br|div|span|strong|b|em|i|u|font|a|sub|sup|ul|ol|li)[\s/>]/i;

/** Whether a text begins or ends a block of a page: what stands on its two sides are two paragraphs. */
export function hasBlockTag(text: string): boolean {
	return text.includes("<") && blockTagIn.test(text);
}

/**
 * Where tags are taken away that stand between two words, figures or names, a mark stays between them: 3</td><td>20
 * never becomes 320. Digits set high are written so: 10<sup>4</sup> is not 104.
 */
function keepBorders(text: string, found: readonly Debris[]): readonly Debris[] {
	const kept: Debris[] = [];
	for (let i = 0; i < found.length; ) {
		// What stands side by side, but for blanks, is one border.
		let end = i + 1;
		while (end < found.length && isBlankBetween(text, found[end - 1], found[end])) end++;
		const run = found.slice(i, end);
		const [first] = run;
		const from = first?.range[0] ?? 0;
		const to = run.at(-1)?.range[1] ?? 0;
		const isBorder = run.some(({ kind, range }) => kind === "tag" && blockTag.test(text.slice(...range)));
		const raised = raisedDigits(text, found, i);
		if (raised !== undefined) {
			kept.push(raised);
			i += 2;
			continue;
		}
		if (isBorder && first !== undefined && needsBorder(text.slice(0, from), text.slice(to)))
			kept.push({ ...first, newText: `；${first.newText}` }, ...run.slice(1));
		else kept.push(...run);
		i = end;
	}
	return kept;
}

function isBlankBetween(text: string, before: Debris | undefined, after: Debris | undefined): boolean {
	if (before === undefined || after === undefined || after.range[0] - before.range[1] > longestGap)
		return false;
	return text.slice(before.range[1], after.range[0]).trim() === "";
}

const longestGap = 20;

/** Whether words stand on both sides, none of them parted by a mark already. */
function needsBorder(before: string, after: string): boolean {
	const last = before.slice(-longestGap).trimEnd().at(-1);
	const next = after.slice(0, longestGap).trimStart()[0];
	if (last === undefined || next === undefined) return false;
	return !/[\n，。；;、,：:！？!?|]/.test(last) && !/[\n，。；;、,：:！？!?）)|]/.test(next);
}

/** `<sup>4</sup>` behind a digit, as the one sign that it is. */
function raisedDigits(text: string, found: readonly Debris[], i: number): Debris | undefined {
	const [open, close] = [found[i], found[i + 1]];
	if (open === undefined || close === undefined || !/\d$/.test(text.slice(0, open.range[0]).slice(-1)))
		return undefined;
	if (!/^<sup[\s>]/i.test(text.slice(...open.range)) || !/^<\/sup/i.test(text.slice(...close.range)))
		return undefined;
	const digits = text.slice(open.range[1], close.range[0]);
	if (!/^\d{1,4}$/.test(digits)) return undefined;
	const newText = raiseDigits(digits, "sup");
	return { range: [open.range[0], close.range[1]], kind: "tag", newText };
}

/** Where a link ends whose words are advertising; where it begins if they are not. */
function linkedAdvertising(text: string, start: number): number {
	const close = text
		.slice(start, start + longestLink)
		.toLowerCase()
		.indexOf("</a>");
	return close > 0 && isAdvertisingName(text.slice(start, start + close)) ? start + close + 4 : start;
}

/** Longest name of a link (UTF-16 units) that is looked at. */
const longestLink = 80;

const none: readonly Debris[] = [];

const entity = new RegExp(entityPattern.source, "g");
