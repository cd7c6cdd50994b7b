import type { OffsetRange } from "../model/span.js";

/** How much a line looks like something that a web page has around its text. */
export type Furniture = "sure" | "likely" | "possible" | "none";

/** Something inside a line that is no part of what its author wrote. */
export interface Debris {
	/** UTF-16 offsets in the text that was looked at. */
	readonly range: OffsetRange;
	readonly kind: "tag" | "advertising";
	/** What stands there once it is mended. */
	readonly newText: string;
}

/** Lines that are longer (UTF-16 units) are text; only a disclaimer is. */
const longestLine = 240;

/**
 * Weighs a line. `sure`: markup and nothing else, record numbers of a website. `likely`: the words of a page's
 * frame (原文链接, 免责声明, 分享到, 当前位置, 浏览量, 打印本页). `possible`: a word or two, which are furniture
 * among furniture and nothing by themselves.
 */
export function weighLine(line: string): Furniture {
	const words = line.trim();
	if (words === "" || words.length > longestLine * 4) return "none";
	if (words.includes("<") && isMarkupOnly(words)) return "sure";
	if (words.length > longestLine) return "none";
	if (record.test(words)) return "sure";
	if (frame.test(words) || disclaimer.test(words) || counter.test(words)) return "likely";
	return words.length <= 12 && !/[。，,；;、]/.test(words) && !marker.test(words) ? "possible" : "none";
}

/** Numbers that websites must show (工业和信息化部令第33号, 公安部令第33号), and copyright lines. */
const record =
	/ICP\s*[备備証证]|公网安[备備]|公安(?:部|机关)?[备備]案|[网網]站[标標][识識][码碼]|^(?:©|Copyright\b|版[权權]所有)|All Rights Reserved/i;

const frame =
	/^[【[]?(?:首[页頁]\s{0,3}[>＞»›]|原文(?:[链鏈]接|地址|出[处處])|[免][责責][声聲]明|版[权權][声聲]明|上一[篇条條][:：]|下一[篇条條][:：]|相[关關](?:[阅閱][读讀]|[链鏈]接|新[闻聞]|文章|附件[下][载載])[:：]?$|推[荐薦][阅閱][读讀]|[热熱][门門]推[荐薦]|猜你喜[欢歡]|分享(?:到|至)|[扫掃]一[扫掃]|[打列]印(?:本[页頁]|此[页頁]|[页頁]面|本文|此文)|[关關][闭閉](?:窗口|本[页頁]|[页頁]面)|返回.{0,10}(?:[顶頂]部|首[页頁]|列表|上一[页頁]|主[页頁])|[网網]站(?:地[图圖]|[声聲]明|首[页頁])|友情[链鏈]接|[当當]前位置|您(?:[现現]在)?(?:的|所在的?)?位置|您[当當]前(?:的)?位置|繁[体體](?:中文)?\s*[|｜]|[无無]障[碍礙][浏瀏][览覽]|[适適]老化|[长長]者模式|TOP$|[设設][为為]首[页頁]|加入收藏|主[办辦][单單]位[:：].{0,40}(?:[网網]站|[维維][护護]|承[办辦])|技[术術]支持[:：])/i;

const disclaimer =
	/本(?:站|[网網]站|[网網]|平台|公众号).{0,80}(?:侵[权權]|版[权權]|[转轉][载載]|[来來]源[于於])|(?:侵[权權]|版[权權][问問][题題]).{0,60}(?:[删刪]除|[联聯][系繫])/;

/** 浏览量: 字号: — the line under a headline that a page fills in. */
const counter =
	/(?:[浏瀏][览覽]|[阅閱][读讀]|[点點][击擊])(?:量|次[数數]|[数數])\s*[:：]|(?:^|[|｜\s【[])字[号體体]\s*[:：]/;

/** What a heading or point begins with; such a line is never furniture for being short. */
const marker =
	/^(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]|第.{1,4}[章节条部]|[#>*|-]|附件|注[:：]|抄送|主送|此件)/;

const tag = /<\/?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>]{0,300})?\/?>/g;

function isMarkupOnly(words: string): boolean {
	if (!new RegExp(tag.source).test(words)) return false;
	return (
		words
			.replace(tag, "")
			.replace(/^(?:[•·*-]|\d{1,3}\.)/, "")
			.trim() === ""
	);
}

/**
 * Finds markup and advertising inside a text. `<br>` and comments are Markdown and stay. Advertising is a chain of
 * names of gambling sites (…官网_…平台), as hacked pages have in place of their author's name.
 */
export function findDebris(text: string): readonly Debris[] {
	let found: Debris[] | undefined;
	const add = (range: OffsetRange, kind: Debris["kind"], newText: string) => {
		found ??= [];
		found.push({ range, kind, newText });
	};
	if (text.includes("<"))
		for (const { 0: written, index } of text.matchAll(tag))
			if (!/^<\/?br\b/i.test(written)) add([index, index + written.length], "tag", "");
	if (text.includes("&"))
		for (const { 0: written, index } of text.matchAll(/&(?:nbsp|ensp|emsp|amp|lt|gt|quot|#\d{2,5});/g))
			add([index, index + written.length], "tag", entity(written));
	if (gamblingSign.test(text)) for (const range of findAdvertising(text)) add(range, "advertising", "");
	return found ?? none;
}

const none: readonly Debris[] = [];

function entity(written: string): string {
	switch (written) {
		case "&amp;":
			return "&";
		case "&lt;":
			return "<";
		case "&gt;":
			return ">";
		case "&quot;":
			return '"';
		case "&nbsp;":
		case "&ensp;":
		case "&emsp;":
			return " ";
		default: {
			const code = Number(written.slice(2, -1));
			return code >= 32 && code <= 0xffff ? String.fromCharCode(code) : "";
		}
	}
}

const gamblingSign = /bet|[娱娛][乐樂]|博彩|[网網]投|投注|棋牌|百家[乐樂]|彩票|赌|賭/i;
const gambling =
	/bet\d|\d{2,}bet|博彩|[网網]投|投注|棋牌|百家[乐樂]|赌|賭|[现現]金|[娱娛][乐樂](?:平台|[场場城])|彩票平台|真人/i;
const siteWord =
	"(?:bet|官[网網]|官方|[网網]址|[网網]投|[网網]站|平台|[娱娛][乐樂][场場城]?|[现現]金|在[线線]|体育|體育|真人|博彩|彩票|投注|棋牌|百家[乐樂]|[登][录錄]|注[册冊]|下[载載]|入口|手[机機]版|app|首[页頁]|最新|赌[场場博]|賭[場博])";
const trade = new RegExp(siteWord, "gi");
/** What such names are made of: words of the trade, brands, letters and digits, and strokes between names. */
const link = new RegExp(
	`${siteWord}|澳[门門]|(?:新|澳[门門])?葡京|威尼斯人|金沙|永利|太[阳陽]城|皇冠|[0-9A-Za-z]|[_\\-|｜]`,
	"gi",
);

/** Unbroken chains of links with three words of the trade or more, one of them of gambling. */
function findAdvertising(text: string): readonly OffsetRange[] {
	const found: OffsetRange[] = [];
	let start = 0;
	let end = 0;
	const close = () => {
		const written = text.slice(start, end);
		const words = written.length < 8 ? 0 : (written.match(trade)?.length ?? 0);
		if (words < 3 || !gambling.test(written)) return;
		const strokes = /^[_\-|｜]*/.exec(written)?.[0].length ?? 0;
		found.push([start + strokes, end]);
	};
	for (const { 0: written, index } of text.matchAll(link)) {
		if (index !== end) {
			close();
			start = index;
		}
		end = index + written.length;
	}
	close();
	return found;
}
