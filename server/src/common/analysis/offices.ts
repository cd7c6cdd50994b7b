import { isHan } from "../language/characters.js";
import { allLevels, parks, upperLevels } from "../language/levels.js";
import { isOtherWord, officeInText } from "../language/offices.js";
import { endsLikeUnit, isUnitEnding } from "../language/unitEndings.js";
/** The name of an office in a text (书记, 常务副区长, 总工程师), in UTF-16 units. */
export interface OfficeRange {
	readonly start: number;
	readonly end: number;
}

/** The offices that a text in simplified script names, in their order; nothing of who holds them. Linear in the text. */
export function* findOffices(text: string): Generator<OfficeRange> {
	office.lastIndex = 0;
	for (let found = office.exec(text); found !== null; found = office.exec(text)) {
		const start = found.index;
		if (isNoOffice(text, start, found[0])) continue;
		yield { start, end: start + found[0].length };
	}
}

const office = new RegExp(officeInText, "g");

/** 西部, 社区, 园区: what is written in front makes another word of an office. */
function isNoOffice(text: string, start: number, words: string): boolean {
	return isOtherWord(words, text.charAt(start - 1));
}

/** How far before an office its unit begins: bounded, so that a text without marks stays cheap. */
const longestUnit = 30;

/**
 * Where the title begins that an office closes: 区财政局 of 区财政局局长 belongs to it. -1 where the words are about
 * office-holders at large (各局长).
 */
export function startOfTitle(text: string, start: number): number {
	let from = start;
	while (from > 0 && start - from < longestUnit && isNameCharacter(text.charCodeAt(from - 1))) from--;
	// 3月5日市委书记: the day is not part of it.
	if (/[\d０-９]/.test(text.charAt(from - 1)) && /[年月日号时分点]/.test(text.charAt(from))) from++;
	from = behindOpenBracket(text, from, start);
	const words = text.slice(from, start);
	if (atLarge.test(words)) return -1;
	return from + lastBreak(words);
}

/** Whether an office goes on with the titles of one person whose last ends before it: 区委副书记、区长; 党委书记兼局长. */
export function continuesTitles(text: string, previousEnd: number, office: OfficeRange): boolean {
	if (!/[、兼,，]/.test(text.charAt(previousEnd))) return false;
	const own = text.slice(previousEnd + 1, office.start);
	if (atLarge.test(own)) return false;
	return own.length <= longestUnit && /^[\p{Script=Han}()（）]*$/u.test(own) && lastBreak(own) === 0;
}

const atLarge = /(?:各|历任|等|全体|有关|相关|主要|分管|班子|单位|部门|每[个位名]|[几两]位|一把手)$/;

/** Where the last bracket opens that is not closed: in 赵云山（区委书记 the title begins behind it. */
function behindOpenBracket(text: string, from: number, to: number): number {
	let closed = 0;
	for (let i = to - 1; i >= from; i--) {
		const char = text.charAt(i);
		if (char === ")" || char === "）") closed++;
		else if ((char === "(" || char === "（") && closed-- === 0) return i + 1;
	}
	return from;
}

/** Where the unit begins in the words before an office: behind a verb or particle that cannot be part of it. */
function lastBreak(words: string): number {
	let cut = 0;
	breaks.lastIndex = 0;
	for (let found = breaks.exec(words); found !== null; found = breaks.exec(words))
		cut = found.index + found[0].length;
	return cut;
}

const breaks = new RegExp(
	`(?:是|由(?!贸)|对(?![外口台])|向|(?:和|与|及|同)(?=[${allLevels}局党委政副常国中])|有(?=[区县市省])|按|[经据](?=[区县市省了悉])|请|让|被|把|给|为|了|的有?|在|担?任(?!务)|说|称(?!办)|到|从|随|落实|贯彻|学习|传达|陪同|听取|邀请|拜访|会见|特别是|根据|按照|就(?!业)|以及|其中|出席|任命|时任|现任|新任|曾任|当选|邻里|当天|日前|近日|昨日|今日|上午|下午|晚上|会上|会后|期间|月\\d{1,2}日|指出|强调|决定|同意|同志|主持|汇报|宣布|采访|介绍|欢迎|感谢|批准|提名)`,
	"g",
);

/** Characters that the name of a unit may have. */
function isNameCharacter(code: number): boolean {
	return isHan(code) || code === 0x28 || code === 0x29 || code === 0xff08 || code === 0xff09;
}

/**
 * Where the unit ends that the first title of a person names, counted from the title's beginning: 区财政局 of
 * 区财政局局长, 区委 of 区委书记. 0 where it names none: 区长, and 局党委书记, whose 局 is named elsewhere.
 *
 * @param title in simplified script
 */
export function lengthOfUnit(title: string): number {
	const words = officeAtEnd.exec(title)?.[0];
	if (words === undefined) return 0;
	const unit = title.slice(0, title.length - words.length);
	// 昆山市市长 and 吴中区长 are of a place, which is not a unit.
	if (headOfPlace.test(words) && !parkOrGovernment.test(unit)) return 0;
	if (isGenericBody(unit)) return 0;
	if (place.test(unit)) return /^党[委组]/.test(words) ? unit.length + 2 : 0;
	// 市财政局长 shares its 局 with the unit.
	const body = headAlone.exec(words)?.[1];
	if (
		body !== undefined &&
		isUnitEnding(body) &&
		unit.length > 1 &&
		!unit.endsWith(body) &&
		!endsLikeUnit(unit, "owner")
	)
		return words.startsWith("副") ? 0 : unit.length + 1;
	const organ = partyOrgan.exec(unit)?.[0];
	const owner = organ === undefined ? unit : unit.slice(0, -organ.length);
	// 区财政局党组书记 is of 区财政局; 滨海新区党工委书记 of the 党工委, for a place is not a unit.
	if (organ !== undefined && owner !== "" && (isUnitEnding(owner) || endsLikeUnit(owner, "join")))
		return owner.length;
	return unit.length >= 2 && (partyOrgan.test(unit) || endsLikeUnit(unit, "owner")) ? unit.length : 0;
}

const headAlone = /^副?(.)长$/;
const headOfPlace = new RegExp(`[${upperLevels}]长(?:助理)?$`);
const parkOrGovernment = new RegExp(`(?:政府|${parks})$`);
const place = new RegExp(`(?:自治区|[${upperLevels.replace("区", "")}])$`);
const partyOrgan = /(?:党委|党组|党工委|党总支|党支部)$/;

/** 局, 党委, 局党委: an ending and no name. */
function isGenericBody(words: string): boolean {
	const body = words.replace(partyOrgan, "");
	return body === "" || isUnitEnding(body) || otherBodies.has(body);
}

const otherBodies: ReadonlySet<string> = new Set(["纪委", "纪工委", "监委", "村委会", "居委会"]);
const officeAtEnd = new RegExp(`${office.source}$`);
