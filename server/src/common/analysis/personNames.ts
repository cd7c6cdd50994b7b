import { hanEndAt, hanStartBefore, isHanAt, isLayoutBlank } from "../language/characters.js";
import {
	countMarked,
	givenNameEndAt,
	isCompoundSurname,
	isForeignLike,
	isFrequentSurname,
	isJoint,
	isNeverGiven,
	isSurname,
	isVerbSurname,
} from "../language/persons.js";
import { endsLikeUnit } from "../language/unitEndings.js";

/** Where a name stands, in UTF-16 units: `start` up to, not including, `end`; blanks inside belong to it. */
export interface NameRange {
	readonly start: number;
	readonly end: number;
}

/**
 * The name of a person that begins at an offset of a text in simplified script, up to three blanks before it left
 * out. A name is a surname with one or two characters (王 强 with a blank; three behind the surnames of both parents),
 * a name of another nationality without a surname (扎西次仁), or the parts of one with · between them, and it ends where
 * its end shows: at a mark, at the end of the text, or before words that persons are followed by (表示, 主持会议).
 *
 * @param isKnown whether a name is the document's for sure; what follows it then does not matter
 */
export function nameAt(
	text: string,
	at: number,
	isKnown: (name: string) => boolean = nobody,
): NameRange | undefined {
	let start = at;
	while (start - at < 3 && isLayoutBlank(text.charCodeAt(start))) start++;
	const joined = joinedNameAt(text, start);
	if (joined !== undefined) return joined;
	const surname = surnameAt(text, start);
	if (surname === 0) return foreignNameAt(text, start, isKnown);
	const spaced = surname === 1 ? spacedNameAt(text, start) : undefined;
	if (spaced !== undefined) return spaced;
	let best: NameRange | undefined;
	let bestEnd = 0;
	const hasTwoSurnames = surname === 1 && startsWithTwoSurnames(text, start);
	for (const given of hasTwoSurnames ? [2, 1, 3] : [2, 1]) {
		const end = hanEnd(text, start + surname, given);
		if (end < 0 || isNoName(text, start, start + surname, end)) continue;
		const ending = isKnown(text.slice(start, end)) ? longestEnding : endOfName(text, end);
		// Of three only where nothing shorter is a name: 张杨果而.
		if (given === 3 && best !== undefined) break;
		// 曹阳陪同 is 曹阳, for 陪同 says more than 同 behind 曹阳陪; of two that say as much the longer name.
		if (ending > bestEnd) {
			best = { start, end };
			bestEnd = ending;
		}
	}
	const foreign = foreignNameAt(text, start, isKnown);
	// What the surname makes is surer, unless the other name holds it: 邓珠郎加.
	if (foreign === undefined || foreign.end <= (best?.end ?? 0)) return best;
	return bestEnd < 2 || isMadeOfGivenNames(text, start, foreign.end) ? foreign : best;
}

/** 钱 宇: blanks inside a name of two characters. */
function spacedNameAt(text: string, start: number): NameRange | undefined {
	let given = start + 1;
	while (given - start < 4 && isLayoutBlank(text.charCodeAt(given))) given++;
	if (given === start + 1) return undefined;
	let end = hanEnd(text, given, 1);
	if (end < 0) return undefined;
	// 李　𬸚　鹏: as wide a blank again.
	const last = end + given - start - 1;
	const third = isBlankBetween(text, end, last) ? hanEnd(text, last, 1) : -1;
	if (third > 0 && endOfName(text, third) > 0) end = third;
	return isNoName(text, start, given, end) || endOfName(text, end) === 0 ? undefined : { start, end };
}

function isBlankBetween(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (!isLayoutBlank(text.charCodeAt(i))) return false;
	return true;
}

/** The offset behind so many Han characters from an offset on; -1 where fewer stand there. */
function hanEnd(text: string, at: number, count: number): number {
	let end = at;
	for (let i = 0; i < count && end >= 0; i++) end = hanEndAt(text, end);
	return end;
}

const longestForeign = 8;
/** So much of a name is written with the characters of other nationalities, where no title holds it. */
const mostlyForeign = 2 / 3;

/**
 * A name of another nationality, by the given names that it is made of (扎西次仁, 阿依古丽), or by two characters or more
 * that few other words have (娜仁托雅).
 */
function foreignNameAt(
	text: string,
	start: number,
	isKnown: (name: string) => boolean,
): NameRange | undefined {
	let best: NameRange | undefined;
	for (let at = givenNameEndAt(text, start); at > start; at = givenNameEndAt(text, at)) {
		if (at - start > longestForeign) break;
		if (endOfName(text, at) > 0 || isKnown(text.slice(start, at))) best = { start, end: at };
	}
	if (best !== undefined && endOfName(text, best.end) > 1) return best;
	const chain = best === undefined ? givenNameEndAt(text, start) : -1;
	// 洛桑江村: characters of other names behind a given name, where the end is certain.
	for (const more of chain > 0 ? [1, 2] : []) {
		const last = hanEnd(text, chain, more);
		if (last > 0 && endOfName(text, last) > 1 && !hasNeverGiven(text, chain, last))
			return { start, end: last };
	}
	// The shortest whose end is certain: 四郎多吉, not 四郎多吉主持.
	for (let count = 3; count <= longestForeign; count++) {
		const end = hanEnd(text, start, count);
		if (end < 0) break;
		if (end <= (best?.end ?? start) || endOfName(text, end) < 2) continue;
		const words = text.slice(start, end);
		const isSure = countMarked(words) > 0 || givenNameEndAt(text, start) > 0;
		if (isSure && isForeignLike(words, mostlyForeign) && !hasNeverGiven(text, start, end))
			return { start, end };
	}
	return best;
}

/**
 * The name that ends at an offset, blanks behind it and inside of two characters left out; it begins where its
 * beginning shows: at a mark, at the start of the text, or behind words that go before persons (由, 任命).
 *
 * @param mayBeUnit whether the words could as well be what the title is of: 农业 of 农业局长
 */
export function nameBefore(text: string, at: number, mayBeUnit: boolean): NameRange | undefined {
	let end = at;
	while (at - end < 4 && isLayoutBlank(text.charCodeAt(end - 1))) end--;
	const joined = joinedNameBefore(text, end);
	if (joined !== undefined) return joined;
	const spaced = spacedNameBefore(text, end);
	if (spaced !== undefined) return spaced;
	for (let count = longestForeign; count >= 2; count--) {
		const start = hanStart(text, end, count);
		if (start < 0 || !opensName(text, start)) continue;
		if (isForeignWhole(text, start, end)) return { start, end };
		if (mayBeUnit && isUnitWord(text.slice(start, end))) continue;
		if (count > 4) continue;
		const surname = surnameAt(text, start);
		if (surname === 0 || count === surname) continue;
		const isDouble = surname === 1 && count === 4 && startsWithTwoSurnames(text, start);
		if (count - surname > 2 && !isDouble) continue;
		if (!isNoName(text, start, start + surname, end)) return { start, end };
	}
	return undefined;
}

function spacedNameBefore(text: string, end: number): NameRange | undefined {
	const given = hanStartBefore(text, end);
	if (given < 0) return undefined;
	let last = given;
	while (given - last < 3 && isLayoutBlank(text.charCodeAt(last - 1))) last--;
	if (last === given) return undefined;
	let start = hanStartBefore(text, last);
	const gap = given - last;
	const first =
		start > 0 && isBlankBetween(text, start - gap, start) ? hanStartBefore(text, start - gap) : -1;
	if (first >= 0 && surnameAt(text, first) === 1 && opensName(text, first)) start = first;
	if (start < 0 || surnameAt(text, start) !== 1 || isNoName(text, start, given, end)) return undefined;
	return opensName(text, start) ? { start, end } : undefined;
}

/** The offset where so many Han characters begin that end at an offset; -1 where fewer stand there. */
function hanStart(text: string, end: number, count: number): number {
	let start = end;
	for (let i = 0; i < count && start >= 0; i++) start = hanStartBefore(text, start);
	return start;
}

/** How far the given names of other nationalities reach from an offset on. */
function endOfGivenNames(text: string, start: number, end: number): number {
	let at = start;
	while (at < end) {
		const next = givenNameEndAt(text, at);
		if (next < 0) break;
		at = next;
	}
	return at;
}

function isMadeOfGivenNames(text: string, start: number, end: number): boolean {
	return endOfGivenNames(text, start, end) === end;
}

/** Whether the words are nothing but a name of another nationality. */
function isForeignWhole(text: string, start: number, end: number): boolean {
	const at = endOfGivenNames(text, start, end);
	if (at === end || (at > start && end - at < 3 && !hasNeverGiven(text, at, end))) return true;
	const words = text.slice(start, end);
	return isForeignLike(words, mostlyForeign) && countMarked(words) > 0 && !hasNeverGiven(text, start, end);
}

/** Whether what stands behind an offset follows persons: a mark, the end of the text, a verb. */
export function endsPerson(text: string, at: number): boolean {
	return endOfName(text, at) > 0;
}

/** How long the words are that a person is followed by; longer ones are surer. */
function endOfName(text: string, at: number): number {
	if (!isHanAt(text, at)) return isJoint(text.charAt(at)) ? 0 : longestEnding;
	const found = followers.exec(text.slice(at, at + 4));
	return found === null ? 0 : found[0].length;
}

const longestEnding = 9;

function nobody(): boolean {
	return false;
}

/** 艾力·玉素甫: parts of a name in another language, joined by a dot. */
function joinedNameAt(text: string, start: number): NameRange | undefined {
	let joint = start;
	while (joint - start < longestPart && isHanAt(text, joint)) joint++;
	if (joint === start || !isJoint(text.charAt(joint))) return undefined;
	let best: NameRange | undefined;
	for (let length = 1; length <= longestPart && isHanAt(text, joint + length); length++) {
		const end = joint + 1 + length;
		if (isJoint(text.charAt(end))) {
			// A name of three parts.
			joint = end;
			length = 0;
			continue;
		}
		const ending = length > 1 ? endOfName(text, end) : 0;
		if (ending === 0) continue;
		best = best !== undefined && ending === longestEnding ? best : { start, end };
		// 买买提出席: 提出 may be the end of the name, where the next character is followed as well.
		const isSure = ending > 1 && !(endOfName(text, end + 1) > 1 && isHanAt(text, end + 1));
		if (isSure || "和与及同在对到向就从说的为将被把".includes(text.charAt(end))) return best;
	}
	return best;
}

function joinedNameBefore(text: string, end: number): NameRange | undefined {
	let joint = end - 1;
	while (end - joint <= longestPart && isHanAt(text, joint)) joint--;
	if (joint === end - 1 || !isJoint(text.charAt(joint))) return undefined;
	let start = joint;
	for (let parts = 0; parts < 3; parts++) {
		const from = start;
		while (from - start < longestPart && isHanAt(text, start - 1)) start--;
		if (from === start || !isJoint(text.charAt(start - 1))) break;
		start--;
	}
	return start === joint || isHanAt(text, start - 1) ? undefined : { start, end };
}

const longestPart = 9;

function startsWithTwoSurnames(text: string, at: number): boolean {
	return isFrequentSurname(text.charAt(at)) && isFrequentSurname(text.charAt(at + 1));
}

/** Length of the surname at an offset, 0 where there is none. */
function surnameAt(text: string, at: number): number {
	if (isCompoundSurname(text.slice(at, at + 2))) return 2;
	return isSurname(text.charAt(at)) ? 1 : 0;
}

/** Words that begin like a name and are not: by what they are, or by a character that no given name has. */
function isNoName(text: string, start: number, given: number, end: number): boolean {
	if (hasNeverGiven(text, given, end)) return true;
	if (noNames.test(text.slice(start, start + 4))) return true;
	return isVerbSurname(text.charAt(start)) && commonWords.has(text.slice(given, end));
}

/** Words that stand behind surnames that are verbs, too: 书记谈安全, but 郝建设. */
const commonWords = new Set(
	"安全 法治 教育 经济 发展 工作 建设 文化 项目 服务 环保 创新 管理 改革 企业 产业 农业 工业 生态 民生 安排 政策 问题 情况 任务 目标 流程 热线 信息 数据 技术 科技 质量 资金 资源 健康 生活 社会 国家 人民 群众 学校 医院 城市 农村 交通 旅游 环境 精神 会议 活动 计划 方案 措施 责任 纪律 作风 业务 岗位 基层 一线 现场 重点 关键 核心 主题 报告 文件 材料 名单 意见 建议 机制 制度 体系 办法 标准 规划 平台 窗口 中心".split(
		" ",
	),
);

const noNames =
	/^(?:高[度质位标效新级]|全[面力体程市区县省镇国年员部]|方[面案式可针向法]|任[务命期职何组主副书局区部]|项目|金融|安[全排置]|于是|时[间任代期常刻候]|万元|关[于心注键]|水利|成[员立为果效]|常[务委态抓规]|江苏|强[调化]|应[急当邀诉对该届用]|单[位独]|黄[金河]|石油|国[家有务]|马上|华[东南北中]|路[线由]|计划|左右|平[安台均稳]|管[理委]|经[济过验营贸理]|[区司]长|代[表理替办]|展[开示览望现出销区会馆]|通[过报知]|宣[传布读讲]|班子|相关|周[边期密围转年一二三四五六日末天]|明[确年]|文[化明件旅]|包[括保联]|谈话|解[决读释]|双[方重]|申[报请]|连[续日]|程序|车间|房地|商[务业贸场店品会协量标议]|支[持部]|查看|海[洋关]|养老|主持|向上|何时|严格|后续|利用|广大|牵头|章程|荣[获誉]|富有|干部|充分|阳光|秋季|官员|年|习近|司法|农[村业民]|党[政史风建性]|林[业长]|人民|中心|纪[委检要律]|同志|和[谐平区市县部各]|乐意|满意|步骤|段落|习惯|易地|游客|景[区点]|宗旨|苏州|常州|温州|杭州|广[州东西]|贵州|福州|湖州|郑州|徐州|兰州|石家|能[力源]|有[关力效的人所])/;

function hasNeverGiven(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (isNeverGiven(text.charAt(i))) return true;
	return false;
}

/** Words in front of a title that belong to it: 农业局长 is not 农业, 市委书记 is not 市委. */
function isUnitWord(words: string): boolean {
	return (
		endsLikeUnit(words) ||
		/关$|^(?:经[信发]|房[产管]|党[史校组群政]|广电|国[土资]|计生|文[体教]|宣统|卫[生健]|安监|牧业|席位|包村|驻|车管|元首|水[务文产]|城|松散)/.test(
			words,
		)
	);
}

/** Whether a name may begin here. */
export function opensName(text: string, at: number): boolean {
	if (!isHanAt(text, at - 1)) return !isJoint(text.charAt(at - 1));
	return predecessors.test(text.slice(Math.max(0, at - 4), at));
}

/** What stands before a person whose title comes behind the name. */
const predecessors =
	/(?:任命|选举|推选|推举|聘任|聘请|提名|决定|同意|批准|接受|明确|由|请|经|与|及|和|对|受|向|听取|传达|贯彻|落实|学习|根据|按照|陪同|会见|拜访|欢迎|感谢|增选|补选|指定|推荐|为首的|随后|最后|下午|上午|会上|其中|市委|区委|县委|省委|州委|党委|政府|党组|工委)$/;

/** What stands behind a person. */
const followers =
	/^(?:表示|说|指出|强调|要求|主持|出席|参加|参会|介绍|记录|缺席|请假|率先|率队|率领|率|带队|带领|带头|带着|宣读|作了|作出|作为|作报告|作讲话|作发言|作总结|作部署|作动员|作专题|作交流|作工作|作题为|作点评|作表态|作典型|作致辞|作主|做了|做客|做|作|开展|开幕|讲话|讲解|讲|在|对|到|赴|向|为|等|和|与|及|同志|同|先生|女士|一行|陪同|陪|调研|深入|分别|致辞|致欢|致信|致|通报|汇报|传达|听取|认为|透露|告诉|代表|会见|受邀|受|将|就|从|也|还|并|最后|首先|担任|任|兼任|兼|前往|前来|检查|督导|督查|督办|督战|督促|指导|部署|安排|围绕|结合|主讲|领学|领誓|领|发言|点评|总结|宣布|签约|签署|签|发布|发表|接受|坦言|直言|直接|表态|表|回应|回答|回顾|当选|以|随后|随|走访|走进|走|慰问|看望|携|接待|接访|接听|接|应邀|列席|实地|主动|现场|现任|现身|牵头|负责|提出|提到|明确|希望|呼吁|谈到|谈及|谈|看到|看|的|是|给|亲自|先后|专题|参与|参观|组织|召开|召集|召|一同|一起|一线|共同|具体|联系|分管|抓|坐镇|靠前|统筹|包抓|包联|包|挂帅|挂点|挂|座谈|交谈|会谈|会晤|莅临|考察|视察|巡查|巡视|巡|观看|观摩|批示|揭牌|剪彩|授牌|颁奖|颁发|点赞|拜访|赶赴|解读|解释|解答|说明|阐述|分析|询问|了解|察看|查看|来到|来|勉励|鼓励|叮嘱|寄语|祝贺|欢迎|感谢|动员|布置|讲述|分享|辞去|被|已|均|曾|正在|正|再次|再|多次|全程|全面|高度|充分|认真|详细|逐一|重点|特别|不|没有|没|便|则|却|都|能|要|会上|会后|会同|让|把|请|进行|推动|推进|落实|带|学习|贯彻|研究|审议|评价|肯定|提醒|建议|呼|引用|举例|算|笑|道|补充|透|毛遂|书面|视频|线上|当场|当天|当日|今天|昨天|近日|日前|下周|本周|上周|回忆|主抓|奔赴|扎根|赶到|感慨|感叹|动情|激动|高兴|自豪|坚定|满怀|这样|如是|拿|打|翻|指着|望着|站|坐|握|亲临|登|乘|点燃|按下|启动|关注|关心|算|列举|谢|问|答|叹|写|念|忙|一早|一边|一直|一手|一番|一席|长期|始终|从事|毕业|现年|上午|下午|（|\()/;
