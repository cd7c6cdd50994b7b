import type { LeaderMention } from "../model/block.js";
import { type MappedText, spanOfRange } from "../model/mappedText.js";
import { createCharacterSet } from "../text/characterSet.js";

/** What stands in a cell for "nobody": marks, and what a draft leaves open. */
const nobody = /^(?:[/／—–-]+|暂?[无缺]|空缺|[待未]定|另定|待(?:明确|补充?|确定|填写?)|[XxＸｘ×_＿]+|TBD)$/;

/** What a 长 is head of: 县长, 局长, 秘书长. */
const headed =
	"(?:[市县区省州旗盟镇乡村部局院校行厅处科所站会组队社馆园厂台司股]|秘书|指挥|检察|理事|董事|监事)";
/** Offices that a name is written with, before it or behind. */
const posts = `副?${headed}长|主任|书记|常委|委员|主席|政委|专员|司令员|(?:党组|党委|班子)成员|总[\\u4e00-\\u9fff]{2}师|总?经理|总裁|总指挥|巡视员|调研员|督学|助理|同志`;
/** The end of a title before a name: 副区长张三, 总会计师于洁. */
const titleBefore = new RegExp(`(?:${posts})$`);
/** A title behind a name: 李强副县长, 王海同志. */
const titleBehind = new RegExp(`(?:[一二三四]级|第一|常务|执行|代理?)?副?(?:${posts})$`);
const longestTitle = 12;
/** 王海（副县长）; 副县长（王海） has the name inside. */
const bracketBehind = /[（(]([^（()）]*)[)）]?$/;

/** Last characters of offices, and of what stands for nobody; few names of persons end in one of them. */
const wordEnds = createCharacterSet("长任记委员席师理裁挥学志导人无缺定确补充填写");
/** Second characters of titles that a name of two may follow: 县长李强. */
const shortTitleEnds = createCharacterSet("长任记委员席学理裁志");

/**
 * The persons named in a leader cell, without their titles (李强副县长, 县长 欧阳志强). Names are separated by 、 or any
 * other separator, a line break, or blanks; a blank inside a name (`钱 宇`, `林 晓 燕`, `诸葛 明`) is layout and not
 * part of it. An office alone (分管副县长) names nobody.
 */
export function parseLeaderList(content: MappedText): readonly LeaderMention[] {
	const { text } = content;
	// Nearly all cells hold one name and nothing else.
	if (isPlainName(text)) return [{ name: text, raw: text, span: spanOfRange(content, [0, text.length]) }];
	if (text === "" || nobody.test(text.trim())) return [];
	const mentions: LeaderMention[] = [];
	let start = 0;
	let depth = 0;
	for (let i = 0; i <= text.length; i++) {
		const char = text[i];
		if (char === "(" || char === "（") depth++;
		else if (char === ")" || char === "）") depth = Math.max(0, depth - 1);
		if (char !== undefined && (depth > 0 || !isSeparator(char))) continue;
		// 组长：王海 — what stands before a colon says which office, not who.
		if (char !== ":" && char !== "：") addNames(content, start, i, mentions);
		start = i + 1;
	}
	return mentions;
}

/** Two to four characters, neither an office nor a name with a title: there is nothing to take off. */
function isPlainName(text: string): boolean {
	if (!/^[\u4e00-\u9fff]{2,4}$/.test(text) || wordEnds.has(text.charCodeAt(text.length - 1))) return false;
	return text.length < 4 || !shortTitleEnds.has(text.charCodeAt(1));
}

/**
 * Whether a cell that names no leader says all the same who answers: 县政府班子成员, 各分管县领导. It is no empty cell,
 * and no blank of a draft either.
 */
export function namesOffice(text: string): boolean {
	return text.split(/[、,，;；\n]/).some((part) => isOffice(part.replace(/[\s\u3000]/g, "")));
}

/** Whether a text reads like a list of persons: two to four characters each, none of them a unit. */
export function looksLikeNames(text: string): boolean {
	if (text.length > 60) return false;
	const parts = text.split(/[、,，;；\n]/);
	return parts.every((part) => {
		const name = part.replace(/\s/g, "");
		return /^[\u4e00-\u9fff·]{2,4}$/.test(name) && !/[局委办部镇区会处院社所司行队站]$/.test(name);
	});
}

/** 县领导, 分管副县长, 各镇党委书记, 总会计师: an office, and nobody's name. */
export function isOffice(name: string): boolean {
	return wordEnds.has(name.charCodeAt(name.length - 1)) && office.test(name);
}

const office = new RegExp(
	`(?:领导|负责人|责任人|同志|(?:党组|党委|班子)成员|常委|书记|主任|主席|总经理|政委|${headed}长|总[\\u4e00-\\u9fff]{2}师)$|^(?:${posts})$`,
);

function isSeparator(char: string): boolean {
	return "、,，;；:：\n".includes(char);
}

/** A word of an entry, up to the next blank outside brackets. */
interface Word {
	readonly start: number;
	readonly end: number;
	/** Characters before a bracket. */
	readonly length: number;
}

/** Adds the names between two offsets, which hold no separator but perhaps blanks. */
function addNames(content: MappedText, from: number, to: number, mentions: LeaderMention[]): void {
	const { text } = content;
	const part = text.slice(from, to);
	if (isPlainName(part)) {
		mentions.push({ name: part, raw: part, span: spanOfRange(content, [from, to]) });
		return;
	}
	const words = wordsBetween(text, from, to);
	for (let i = 0; i < words.length; ) {
		const count = countParts(text, words, i);
		const start = words[i]?.start ?? from;
		const end = words[i + count - 1]?.end ?? to;
		i += count;
		const raw = text.slice(start, end);
		const name = bareName(raw);
		if (name !== "") mentions.push({ name, raw, span: spanOfRange(content, [start, end]) });
	}
}

function wordsBetween(text: string, from: number, to: number): readonly Word[] {
	const words: Word[] = [];
	let start = -1;
	let length = 0;
	let depth = 0;
	for (let i = from; i <= to; i++) {
		const code = text.charCodeAt(i);
		const isBlank = code <= 32 || code === 0x3000 || code === 0xa0;
		if (i === to || (isBlank && depth === 0)) {
			if (start >= 0) words.push({ start, end: i, length });
			start = -1;
			length = 0;
			continue;
		}
		if (start < 0) start = i;
		if (code === 0x28 || code === 0xff08) depth++;
		else if (code === 0x29 || code === 0xff09) depth--;
		else if (depth === 0) length++;
	}
	return words;
}

/** How many words from the one at `at` on are parts of one name: nobody's name is one character or a surname alone. */
function countParts(text: string, words: readonly Word[], at: number): number {
	const first = words[at];
	if (first === undefined) return 1;
	const singles = countSingles(words, at);
	if (singles === 0) {
		// 诸葛 明, 欧阳 志强, 诸葛 孔 明
		if (first.length !== 2 || !compoundSurnames.has(text.slice(first.start, first.start + 2))) return 1;
		return words[at + 1]?.length === 2 ? 2 : 1 + Math.min(2, countSingles(words, at + 1));
	}
	if (singles <= 3) return singles;
	const charAt = (i: number) => text[words[at + i]?.start ?? text.length] ?? "";
	// 诸 葛 孔 明
	if (compoundSurnames.has(charAt(0) + charAt(1))) return singles === 5 ? 3 : 4;
	// 林 晓 燕 王 海: the third ends a name where the fourth alone begins one.
	const isLong = singles > 4 && !surnames.has(charAt(2)) && surnames.has(charAt(3));
	return isLong ? 3 : 2;
}

/** Of more words of one character the first name is told by so many. */
const mostSingles = 6;

/** How many words of one character stand together from `at` on: a wider blank parts them (王 海　　李 强). */
function countSingles(words: readonly Word[], at: number): number {
	let gap = 0;
	for (let i = at; ; i++) {
		const word = words[i];
		if (word?.length !== 1 || i - at === mostSingles) return i - at;
		if (i === at) continue;
		const before = word.start - (words[i - 1]?.end ?? word.start);
		if (gap > 0 && before > gap) return i - at;
		gap = before;
	}
}

/** The name without blanks and titles, and without what stands in brackets behind it; empty where there is none. */
function bareName(raw: string): string {
	const words = raw.replace(/[\s\u3000]/g, "");
	const bracket = bracketBehind.exec(words);
	const name = withoutTitles(bracket === null ? words : words.slice(0, bracket.index));
	if (name !== "" || bracket === null || bracket.index === 0) return name;
	// 分管副县长（王海）
	const inside = withoutTitles(bracket[1] ?? "");
	return isPerson(inside) ? inside : "";
}

/** Takes off the titles on both sides of a name: 县委副书记王海同志. */
function withoutTitles(words: string): string {
	let name = words.replace(/(?<!负责|[有相]关|分管|各位)(?:同志|先生|女士)$/, "");
	const behind = titleBehind.exec(name.slice(-longestTitle));
	if (behind !== null) {
		const before = name.slice(0, -behind[0].length);
		if (isPerson(before)) return before;
	}
	if (isOffice(name) || nobody.test(name)) return "";
	// 副主任委员王海: each round takes off one word of the title.
	for (let cut = cutOfTitle(name); cut > 0; cut = cutOfTitle(name)) name = name.slice(cut);
	return name;
}

/** Where the name begins behind a title, 0 where there is no title. */
function cutOfTitle(name: string): number {
	for (let cut = Math.max(2, name.length - 4); cut <= name.length - 2; cut++)
		if (titleBefore.test(name.slice(Math.max(0, cut - 4), cut))) return cut;
	return 0;
}

/**
 * Whether the words before a title are who bears it: 李强 of 李强副县长, but neither 分管 of 分管副县长 nor 农业 of 农业局长,
 * nor 欧阳 of 欧阳县长, which is a surname alone.
 */
function isPerson(words: string): boolean {
	if (!/^[\u4e00-\u9fff]{2,4}$/.test(words) || noPerson.test(words)) return false;
	if (compoundSurnames.has(words.slice(0, 2))) return words.length > 2;
	return words.length < 4 && surnames.has(words[0] ?? "");
}

/** Bodies, fields of work and what else stands before a title and begins like a name. */
const noPerson =
	/[局委办府部厅县市区省旗镇乡村组会院校所站司队处科室心党位门级]$|^(?:农[业经林牧机]|林[业草]|水[利务产]|商[务业贸]|税务|司法|文[旅化体广教]|卫[生健计]|应急|城[管建]|经[信发济开贸]|房[产管]|海[洋关]|计[生划]|纪[检律]|宣[传统]|安[监全]|金融|项目|双拥|能源|党[政群史员]|高[级新]|全[体县市区面]|常务|单位|包[联保抓片村]|时任|相关|管理|支[队部])/;

const surnames: ReadonlySet<string> = new Set(
	"赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄家封芮储靳汲糜松井段富巫乌焦巴牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶郜黎薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳姬申扶冉宰雍桑桂濮牛寿通边扈燕冀浦尚农温庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖庾终居衡步耿满弘匡国文寇广禄东欧沃利蔚越隆巩聂晁敖融冷辛阚简饶曾沙鞠丰巢蒯荆红游竺权盖桓兰原闫付肖代官岳战仝苟涂佘佟晋丘覃揭粟宇冼楚牟岐苑隋阳海税鄢宛迟拉德嘎关展帅丛麦朴尧芦亢鹿商经城",
);

const compoundSurnames: ReadonlySet<string> = new Set(
	"欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 端木 夏侯 宇文 长孙 独孤 南宫 轩辕 钟离 呼延".split(
		" ",
	),
);
