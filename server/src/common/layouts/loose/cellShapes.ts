import { allLevels, upperLevels } from "../../language/levels.js";
import { plainOffices } from "../../language/offices.js";
import { anyOf } from "../../language/patterns.js";
import { isCompoundSurname, isForeignLike, isSurname, isTitledSurname } from "../../language/persons.js";
import { endingPattern, lastOfUnits, namesAlone } from "../../language/unitEndings.js";
import { mapLine } from "../../model/mappedText.js";
import { labelLength } from "../assignmentLabel.js";
import { looksLikeNames, parseLeaderList } from "../leaderList.js";
import { holdsTitleEnd, isOffice } from "../titledName.js";
import { isUnitShaped } from "../unitShape.js";

/*
 * What the words of a cell look like: a date, units, names of persons. Only shapes: whether somebody bears the name is
 * not asked, so that reading is a function of the text alone.
 */

/**
 * What was asked before: documents say the same few words again and again. To look up words takes as long as to read
 * them, and so what one character tells is asked first.
 */
export function remember<T>(tell: (words: string) => T): (words: string) => T {
	const known = new Map<string, T>();
	return (words) => {
		if (words.length > longestRemembered) return tell(words);
		let answer = known.get(words);
		if (answer === undefined) {
			answer = tell(words);
			if (known.size >= mostRemembered) known.clear();
			known.set(words, answer);
		}
		return answer;
	};
}

const mostRemembered = 4000;
/** Longer ones are hardly ever said twice. */
const longestRemembered = 24;
/** With what they do and a bracket. */
const longestUnit = 50;

const dateWord =
	/(?:20\d\d年?(?:度|底|末|初|内)?|二[〇○零]\S{2}年|(?:第?[一二三四1-4]|[一二三四]个)季度|[上下]半年|1?\d月份?|(?:十[一二]?|[一二三四五六七八九])月份?|[1-3]?\d[日号]|年[底末内]|月底|全年|当年|本年度?|每?季?度?[首次]月|“?十[四五六]五”?(?:规划|时期|期间|末)|跨年度?|[上中下]旬|(?:主?汛|三夏|春耕|秋收|入冬|入汛|供暖季?|采暖季?|冬季?供暖|春季?开学|秋季?开学|开学|春节|元旦|清明|五一|端午|中秋|国庆|两会|暑假|寒假|暑期|寒期|学期)(?:期|节|假期?|来临|结束|开始|到来|召开)?[前后内]|常年|全程|[底末初中]|[之以]?前|每(?:[两双半]?[年月周日天旬]度?|季度?|半年)|(?:按|逐)[年季月周](?:度)?|长期(?:坚持|推进|任务|实施)?|持续(?:推进|实施|开展|坚持|用力|深化)?|常态化?(?:推进|开展|实施)?|贯穿(?:全年|始终)|分阶段|(?:不)?定期|随时|即时|立即|适时|即知即改|立行立改|按[^、，。；\s\d]{0,5}(?:要求|部署|安排|计划|时序|进度|节点|规定)(?:推进|完成|进行|落实)?|(?:[一二两三1-9]个?)?(?:半年|季度?|[年月周旬天日])度?[一二两三四1-9]\d?次|[一二两三四1-9]\d?[次场期轮](?!\p{Script=Han})|完成|启动|已|推进|实施|落实|坚持|基本|全部|建成|建成投用|开工|通报|调度|报送|汇报|报告|开展|召开|更新|督查|检查|评比|公布|汇总|[.\-—–－~～至到、，/／;；.．]|\(|\)|（|）)/uy;
/** Whether a date may begin with these words, by their first character. */
export function mayOpenDate(words: string): boolean {
	return opensDate.has(words.charCodeAt(0));
}

const opensDate = codesOf(
	"“十0123456789已二第一三四五六七八九上下半季周全当本每长持常分逐即立适按年完到至跨贯定不随主汛春秋入供采冬开元清五端中国两暑寒学—–－/（(",
);

function codesOf(characters: string): ReadonlySet<number> {
	return new Set(Array.from(characters, (char) => char.charCodeAt(0)));
}

const hasTime =
	/[前后内]$|\d|年|“?十[四五六]五|季度|长期|持续|常态|每|贯穿|定期|随时|适时|立即|即时|即知|立行|按|逐/;
const longestDate = 36;

/** Whether words are a time limit and nothing else: 2026年12月底前, 6月底, 持续推进, 2026.12, 全年. */
export function isDate(words: string): boolean {
	return words.length <= 2 * longestDate && mayOpenDate(words) && isKnownDate(words);
}

const isKnownDate = remember((words: string): boolean => {
	const text = words.replace(/[\s\u3000]/g, "");
	if (text.length < 2 || text.length > longestDate || !hasTime.test(text)) return false;
	if (/^\d{1,3}$|^[、，,;；\-—–－~～]|^\d{1,2}[.、]\D|[.\-—–－~～/／至到、，]$/.test(text)) return false;
	if (/^\d/.test(text) && !/^20\d\d|^\d{1,2}[月日.\-—~]/.test(text)) return false;
	let at = 0;
	while (at < text.length) {
		dateWord.lastIndex = at;
		const found = dateWord.exec(text);
		if (found === null) {
			// The numbers of 2026.12.31 and 2026-6.
			const number = /^\d{1,2}(?=$|[.\-—/月日至~])/.exec(text.slice(at, at + 3));
			// 2027年1月33.88, 年底前 5: an amount stands behind it.
			if (number === null || !/[.\-—–~～/／年至到、，]/.test(text[at - 1] ?? ".")) return false;
			// 全年1: the number of a page, and no month.
			if (text[at - 1] === "年" && !/\d年$/.test(text.slice(0, at))) return false;
			at += number[0].length;
			continue;
		}
		at += found[0].length;
	}
	return true;
});

/** Ends of what only units are called; 项目 and 工程 are not among them, 中心 and 企业 are things as well. */
const surelyUnit = new RegExp(
	`(?:${endingPattern("surely")}|团委|${anyOf(allLevels.replace("省", ""))}|[（(](?:街道|市、区|县、区|区、市|市|区)[）)])$`,
);

/** Whether words are one unit by their shape alone. */
export const isUnit = remember((words: string): boolean => {
	if (words.length > longestUnit) return false;
	const name = plainUnit(words);
	if (shortUnits.has(name)) return true;
	if (name.length < 3 || name.startsWith("报") || countsThings.test(name)) return false;
	if (holdsOffice.test(name)) return false;
	if (tornOrJoined.test(name) || tornCollective.test(name) || joinedCollective.test(name)) return false;
	// 各街道推进绿色发展: a heading has been joined to the last of the units.
	const behind = collectiveBefore.exec(name)?.[0].length ?? 0;
	if (behind > 0 && opensDeed.test(name.slice(behind)) && !surelyUnit.test(name)) return false;
	return name.length <= 30 && (!opensDeed.test(name) || namedByWork.test(name))
		? isUnitShaped(name)
		: isUnitShaped(name) && surelyUnit.test(name) && name.length <= 14;
});

/** Units of two characters; others of two are ends of names. */
const shortUnits: ReadonlySet<string> = new Set([
	...namesAlone,
	..."各村 各镇 各局 各区 各县 团委 办公室 社科 工会 商会 银行 税务".split(" "),
]);
/** What shall be done begins so, and may end like a unit. */
const opensDeed = /^[推加完开实提打建落促优培强健创深进]/;
/** 培训中心, 建设管理处: units are called by such work, too. */
const namedByWork = /^(?:建设|培训|实验|实训|开发|创新|健康|推广|优抚)\p{Script=Han}{1,4}$/u;
/** 5个项目挂牌督办: what shall be done ends like a unit. */
const countsThings = /\d\s?(?:[个项家条处座所名人次场期万亿千百%％]|公里|平方)/;
/** What is left of a name that a line end has cut, two names behind one another, and a name with a date in it. */
const tornOrJoined = new RegExp(
	`^(?:事处|理局|${endingPattern("issuer")})$|城乡$|委社$|${endingPattern("surely")}${anyOf(upperLevels)}(?!委|政府|分|校)[^、（(]{1,16}${endingPattern("surely")}$|\\d月|[年月]底|季度|20\\d\\d`,
);

/** 市委常委邓明市公安局, 各分公司副总: a person's office has been joined to a unit; 总经理办公室 is one. */
const holdsOffice = new RegExp(
	`(?:副(?:${plainOffices})|${anyOf(upperLevels)}委常委|总经理|总工程师)(?![办室会]|工作|助理)|副[总院校${upperLevels}]$`,
);

/** 各市（州）卫⏎生健康委: one character behind the bracket is the beginning of a word. */
const tornCollective = /^各[^、]{1,12}(?:[）)][^局办委镇乡]|人|人民|人民政|[（(][^）)]{0,8})$/;

/** 各社区民生, 各县（市、区）政府民生实事: all units of a kind, and a word of the next cell. */
const joinedCollective =
	/^各[^、]{1,12}(?:政府|管委会)(?!办|部门|所属|和|及|与)[\p{Script=Han}]{2,4}$|^各(?:社区|村|乡镇|镇街|街道|部门|科室|学院)(?!人民政府|政府|党|居委会?|居民|村委会?|村民|办事处|单位|党?支部|党委|工会|组织|卫生[院室]|[小中]?学校?$|等|和|与|及|、|（|\()[\p{Script=Han}]{2,4}$/u;

const collectiveBefore =
	/^各(?:社区|村|乡镇|镇街|街道|部门|科室|学院|单位|区县?|县区?)(?:[（(][^（）()]{1,6}[）)])?(?=\p{Script=Han}{4})/u;

const opensUnit = new RegExp(`^[★各${allLevels}]|^有关|^相关`);

/** Whether words are one unit and could hardly be anything else. */
export const isSurelyUnit = remember((words: string): boolean => {
	if (words.length > longestUnit) return false;
	const name = plainUnit(words);
	return surelyUnit.test(name) && isUnit(name) && (opensUnit.test(name) || name.length <= 12);
});

/** Whether the last character of words may be that of a unit, of what it does, or of a list. */
function mayEndUnits(words: string): boolean {
	const last = words.charCodeAt(words.length - 1);
	return endsUnits.has(isStop(last) ? words.charCodeAt(words.length - 2) : last);
}

/** 。；; stand behind the last unit of a list. */
function isStop(code: number): boolean {
	return code === 0x3002 || code === 0xff1b || code === 59;
}

/** A unit without ★, duty and what closes a list: ★市水务局牵头 is 市水务局. */
function plainUnit(words: string): string {
	return words
		.slice(labelLength(words))
		.replace(/^[★☆]|[。；;]$/g, "")
		.replace(/[（(](?:牵头|主办|配合|协办)(?:单位|部门)?[）)]$/, "")
		.replace(/(?:按职责分工负责|负责落实|分工负责|牵头负责|牵头|配合|负责|落实|参与|协助|等)$/, "");
}

/** Where a list of units is parted, outside brackets. */
const unitMark = "、，,；;/／\n";

/** What a list of units may end with: the last character of a unit, of what it does (牵头 … 等), a bracket or a mark. */
const endsUnits = codesOf(`${lastOfUnits}${allLevels}责实头合与助等）)。${unitMark}`);

/** The items of a list of units; brackets hold theirs together. */
export function unitItems(text: string): readonly string[] {
	const items: string[] = [];
	let depth = 0;
	let from = 0;
	for (let i = 0; i <= text.length; i++) {
		const char = text[i] ?? "\n";
		if (char === "（" || char === "(") depth++;
		else if (char === "）" || char === ")") depth--;
		else if (unitMark.includes(char) && (depth <= 0 || i === text.length)) {
			if (i > from) items.push(text.slice(from, i));
			from = i + 1;
		}
	}
	return joinPlaces(items);
}

const allOfLevel = new RegExp(`^各${anyOf(allLevels)}{1,2}$`);

/** 各区、县（市）政府 is one: the mark stands in a name. */
function joinPlaces(items: readonly string[]): readonly string[] {
	const joined: string[] = [];
	for (const item of items) {
		const last = joined.at(-1);
		if (last !== undefined && allOfLevel.test(last) && allLevels.includes(item[0] ?? " "))
			joined[joined.length - 1] = `${last}、${item}`;
		else joined.push(item);
	}
	return joined;
}

/** Whether words are a list of units, each of them surely one. */
export function areSurelyUnits(words: string): boolean {
	return words.length > 2 && words.length <= 400 && mayEndUnits(words) && areKnownUnits(words);
}

const areKnownUnits = remember((words: string): boolean => {
	if (/[。！？%％]./.test(words)) return false;
	const items = unitItems(words);
	return items.length > 0 && items.every(isSurelyUnit);
});

/** Whether words are a list of persons; those of other nationalities may be long: 那仁满都拉、包青山. */
export const areNames = remember((words: string): boolean => {
	if (looksLikeNames(words)) return true;
	const items = words.split(/[、，,\n]/).map((item) => item.replace(/\s/g, ""));
	return items.every(
		(item) => looksLikeNames(item) || endsLikeBank(item) || (isLongName(item) && !isUnit(item)),
	);
});

/** Whether words are the names of persons, the first by its surname or as those of other nationalities are. */
export function isOnesName(words: string): boolean {
	if (!areNames(words) || isFourWords(words) || notOnesName.test(words)) return false;
	return isTitledSurname(words[0] ?? "") || isCompoundSurname(words.slice(0, 2)) || isForeignLike(words);
}

/** 责⏎任到人, 改革类, 6月⏎底前, 任务: words that begin as surnames do, and name nobody. */
const notOnesName =
	/到人$|^\p{Script=Han}{1,2}[类率]$|^(?:底前|底止|月底|年[底内前初]|任[务期用职]|时[间限段]|全[年省市县区程面力部]|常[年态])$/u;

/** 管理机制, 高质发展: four characters are a name behind a surname of two, those of both parents, or as other nationalities have them. */
function isFourWords(words: string): boolean {
	if (words.length !== 4 || !/^\p{Script=Han}{4}$/u.test(words)) return false;
	if (isCompoundSurname(words.slice(0, 2)) || isForeignLike(words)) return false;
	return !(isSurname(words[0] ?? "") && isSurname(words[1] ?? ""));
}

/** Whether words are persons with their offices beside them: 区委常委、副区长周立民, 周立民（副区长）. */
export const areOfficials = remember((words: string): boolean => {
	if (words.length < 4 || words.length > 60 || !holdsTitleEnd(words) || notOfOfficials.test(words))
		return false;
	const found = parseLeaderList(mapLine(words.replaceAll("\n", "、"), 0, 0));
	if (found.length === 0 || !found.every(({ name }) => isOnesName(name))) return false;
	const raws = found.map(({ raw }) => raw);
	// 副市长 on a line of its own is nobody, until the name below it.
	if (!words.split("\n").every((entry) => raws.some((raw) => entry.includes(raw)))) return false;
	return unitItems(words).every((part) => isOffice(part) || raws.some((raw) => part.includes(raw)));
});

const notOfOfficials = /^[各★]|[\d。；;:：]/;

/** 白景行, 戴行 end like a bank, 农商行 is one. */
function endsLikeBank(words: string): boolean {
	if (words.length !== 2 && words.length !== 3) return false;
	return isSurname(words[0] ?? "") && /[^分支总商银央]行$/.test(words);
}

function isLongName(words: string): boolean {
	return words.length > 4 && words.length <= 9 && isForeignLike(words, 0.6);
}

/** Marks for nobody and nothing in a cell. */
export function isNothing(words: string): boolean {
	return words.length <= 4 && /^(?:[/／—–\-－]{1,4}|无|暂无)$/.test(words);
}

const opening = "（(《“";
const closing = "）)》”";

/** Whether each bracket and quotation mark that opens is closed. */
export function isBalanced(text: string): boolean {
	if (!/[（(《“）)》”]/.test(text)) return true;
	const depths = [0, 0, 0, 0];
	for (const char of text) {
		const opens = opening.indexOf(char);
		const kind = opens < 0 ? closing.indexOf(char) : opens;
		if (kind >= 0) depths[kind] = (depths[kind] ?? 0) + (opens < 0 ? -1 : 1);
	}
	return depths.every((depth) => depth === 0);
}

/** Whether the last character of a text is one of these. */
export function endsWithAny(text: string, marks: string): boolean {
	return text !== "" && marks.includes(text[text.length - 1] ?? "");
}

/** What figures are counted in: 万元, 个百分点, 万人次. */
const measure =
	/^(?:[%％‰]|个?百分点|[百千万亿]{0,2}(?:[元人户家个项亩件台套次处座条所吨斤名张篇场辆幢栋册份岁天分级位]|平方米|平方公里|公里|公顷|立方米|美元|人次|千瓦时?|吨标准煤|微克\/立方米|元\/人))$/;

/** Whether words are what an amount is counted in. */
export function isMeasure(words: string): boolean {
	return measure.test(words);
}

/** Whether words open with what an amount is counted in: 家，产值, 个百分点. */
export function opensWithMeasure(words: string): boolean {
	return [1, 2, 3].some((length) => measure.test(words.slice(0, length)));
}
