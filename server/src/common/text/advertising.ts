import type { OffsetRange } from "../model/span.js";
import { endRunStart } from "./endRun.js";

/**
 * Finds advertising that a hacked page has planted in a text: chains of the names of gambling sites, or of clinics
 * and lotteries, joined by strokes (…官网_…平台), in place of their author's words or between them. Names without
 * the words of this trade are never taken for it, nor is text about it (打击网络赌博).
 */
export function findAdvertising(text: string): readonly OffsetRange[] {
	if (!sign.test(text)) return none;
	const found: OffsetRange[] = [];
	const addresses = [...text.matchAll(address)].map(
		({ 0: written, index }): OffsetRange => [index, index + written.length],
	);
	for (const range of [...addresses, ...findLinks(text), ...findChains(text)].sort(
		(a, b) => a[0] - b[0] || b[1] - a[1],
	)) {
		const last = found.at(-1);
		if (last === undefined || range[0] >= last[1]) found.push(range);
		else if (range[1] > last[1]) found[found.length - 1] = [last[0], range[1]];
	}
	return found;
}

const none: readonly OffsetRange[] = [];

/** Whether the name of a link is one of such sites or clinics. */
export function isAdvertisingName(name: string): boolean {
	if (against.test(name)) return false;
	return name.search(clinic) >= 0 || (gambling.test(name) && (named.test(name) || strong.test(name)));
}

/** The address of such a site. */
const address =
	/(?:https?:\/\/)?(?:[a-z\d-]{1,40}\.){0,4}[a-z\d-]{0,30}(?:bet\d|\d{2,20}bet|bwin|bbin|casino)[a-z\d-]{0,30}(?:\.[a-z\d-]{1,20}){1,4}(?:\/[\w./?=&%-]{0,100})?/gi;

/** Names of gambling sites, as they stand on hacked pages. */
const brand =
	"澳[门門](?:新)?葡京|新?葡京|威尼斯人?|金沙|永利|太[阳陽]城|皇冠|必[赢贏]|万博|亚博|乐虎|优德|伟德|凯发|明升|大[发發](?:快三)?|彩神|[亿億]博|新濠|利来|博狗|沙巴|澳[门門]";
const gamblingWord =
	"博彩|[网網]投|投注|棋牌|百家[乐樂]|[赌賭](?:[场場博球])?|[现現]金[网網]?|[娱娛][乐樂](?:平台|[场場城])?|彩票|真人|老虎[机機]|捕鱼|六合彩|时时彩|快三|快3|[赛賽][车車]PK10|PK10|北京[赛賽][车車]|开[奖獎]|[竞競]彩|[体體]彩|斗地主|炸金花|bet|bwin|bbin";
const siteWord =
	"官方[网網]站|官[网網]|官方|[网網]址|[网網]站|平台|在[线線]|体育|體育|[登][录錄陆]|注[册冊]|下[载載]|入口|手[机機]版|电脑版|app|首[页頁]|最新|[备備]用|[争爭]霸";
const clinic =
	/白癜[风風]|[癫癲][痫癇]|牛皮[癣癬]|性病|人流|不孕|男科|[妇婦]科|祛斑|早泄|前列腺|代孕|哪家[好强]|哪[里裡裏]好|多少[钱錢]|[专專]科[医醫]院|代[开開]发票|私服|办证|刻章|迷[药藥]|六合彩|时时彩|[贷貸]款公司/g;

/** A text without any of these has no advertising; kept small, since every text is asked. */
const sign =
	/bet|bwin|[娱娛][乐樂]|博彩|[网網]投|投注|棋牌|百家[乐樂]|彩票|彩神|快三|[赌賭]|葡京|白癜|[癫癲][痫癇]|牛皮[癣癬]|哪家好|男科|六合彩|时时彩/i;
const gambling = new RegExp(`(?:${gamblingWord}|${brand})`, "i");
const strong =
	/bet\d|\d{2,20}bet|bwin|博彩|[网網]投|百家[乐樂]|[现現]金|[娱娛][乐樂](?:平台|[场場城])|真人|快三|六合彩|时时彩|PK10/i;
const named = new RegExp(`bet|bwin|bbin|\\d{3}|${brand}`, "i");
const trade = new RegExp(`${siteWord}|${gamblingWord}`, "gi");
/** What such names are made of: words of the trade, brands, letters and digits, and strokes between names. */
const link = new RegExp(`${brand}|${siteWord}|${gamblingWord}|[0-9A-Za-z.]|[_\\-|｜]`, "gi");

/** What somebody writes who works against it. */
const against =
	/打[击擊]|整治|取[缔締]|[查处][处處办辦]?|[严嚴]禁|禁止|非法|[违違][法规規]|涉[赌賭]|防范|[惩懲]治|治理|[举舉][报報]|反[赌賭诈]|犯罪|禁[赌賭]|跨境/;

function isAgainst(text: string, start: number, end: number): boolean {
	return against.test(text.slice(Math.max(0, start - 24), end));
}

/** Unbroken chains of links with three words of the trade or more, one of them of gambling. */
function* findLinks(text: string): Iterable<OffsetRange> {
	let start = 0;
	let end = 0;
	const close = (): OffsetRange | undefined => {
		const written = text.slice(start, end);
		const words = written.length < 8 ? 0 : (written.match(trade)?.length ?? 0);
		if (words < 3 || !gambling.test(written) || !named.test(written)) return undefined;
		// Without a stroke and a strong word they may be words of a plan: 体育在线平台.
		if (!/_/.test(written) && !strong.test(written)) return undefined;
		if (isAgainst(text, start, end) && !/_/.test(written)) return undefined;
		const strokes = /^[_\-|｜.]*/.exec(written)?.[0].length ?? 0;
		return [start + strokes, end - figuresOf(text, written, end)];
	};
	for (const { 0: written, index } of text.matchAll(link)) {
		if (index !== end) {
			const found = close();
			if (found !== undefined) yield found;
			start = index;
		}
		end = index + written.length;
	}
	const found = close();
	if (found !== undefined) yield found;
}

/** Length of the figures at the end of a chain that belong to the words behind it: …平台3月1日. */
function figuresOf(text: string, written: string, end: number): number {
	return /\p{Script=Han}/u.test(text.charAt(end)) ? written.length - endRunStart(written, /\d/) : 0;
}

const outside = "\\s。，,；;：:、！!？?（）()“”《》<>{}|｜";
/** Names joined by low strokes, between the marks of a sentence. */
const chain = new RegExp(`[^${outside}_]{0,30}(?:_[^${outside}_]{1,40}){1,20}_?`, "g");

/** Chains joined by _: what belongs to them begins with the first name and ends with the last word of the trade. */
function* findChains(text: string): Iterable<OffsetRange> {
	if (!text.includes("_")) return;
	for (const { 0: written, index } of text.matchAll(chain)) {
		const isClinic = (written.match(clinic)?.length ?? 0) >= 2;
		const isGambling =
			gambling.test(written) && named.test(written) && (written.match(trade)?.length ?? 0) >= 3;
		if (!isClinic && !isGambling) continue;
		let start = index;
		let end = index + written.length;
		const head = written.slice(0, written.indexOf("_"));
		if (isGambling && !isClinic) {
			start += firstOfName(head);
			const tail = written.slice(written.lastIndexOf("_") + 1);
			end -= tail.length - lastOfName(tail);
		} else if (head.search(clinic) < 0) start += head.length;
		// A template that was never filled in stands before it: {关键词}.
		while (start > 0 && text[start - 1] === "_") start--;
		while (text[end] === "_") end++;
		const template = /\{[^{}]{1,10}\}$/.exec(text.slice(Math.max(0, start - 12), start));
		yield [start - (template?.[0].length ?? 0), end];
	}
}

/** Where a name begins in what stands before the first stroke: words of its author may stand in front of it. */
function firstOfName(head: string): number {
	const first = head.search(new RegExp(`[A-Za-z\\d]|${brand}|${gamblingWord}`, "i"));
	return first < 0 ? head.length : first;
}

/**
 * Where a name ends in what stands behind the last stroke: with the words of the trade, in front of which a name
 * that nobody knows may stand.
 */
function lastOfName(tail: string): number {
	let end = 0;
	for (const { 0: word, index } of tail.matchAll(link)) {
		if (index > end && (end > 0 || index > 6)) break;
		end = index + word.length;
	}
	return end - figuresOf(tail, tail.slice(0, end), end);
}
