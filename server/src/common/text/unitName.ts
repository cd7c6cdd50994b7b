import { collectiveWords } from "../language/collectives.js";
import { allLevels, levelWords, longLevels, upperLevels } from "../language/levels.js";
import { anyOf, oneOf } from "../language/patterns.js";
import { endsLikeUnit } from "../language/unitEndings.js";
/**
 * What the name of a unit shows by its words alone: the level that it begins with, a part in brackets, whether
 * it names many units at once. Every answer takes time that does not grow with the name.
 */

/**
 * The level that a unit's name begins with — 区 of 区发改委, 市 of 市财政局 — or null where it begins with none.
 * A word that only looks so is not one: 市场监管局, 区块链中心, 县域办, 镇江海关.
 */
export function levelPrefixOf(name: string): string | null {
	const known = levels.get(name);
	if (known !== undefined) return known;
	const level = findLevel(name);
	if (levels.size >= mostRemembered) levels.clear();
	levels.set(name, level);
	return level;
}

function findLevel(name: string): string | null {
	const level = leadingLevel(name);
	if (level === null) return null;
	const rest = name.length - level.length;
	if (rest < 1) return null;
	const next = name.charAt(level.length);
	// 区委 and 市府 are bodies; any other single character makes a word (区长, 县城).
	if (rest === 1) return next === "委" || next === "府" ? level : null;
	if (level.length > 1) return level === "街道" && next === "办" ? null : level;
	return isWord(level, next, name.charAt(2), name.charAt(3)) ? null : level;
}

/** Whether the name begins with a level: see {@link levelPrefixOf}. */
export function hasLevelPrefix(name: string): boolean {
	return levelPrefixOf(name) !== null;
}

/**
 * Whether the words name many units at once: 各区镇, 各县(市、区)人民政府, 市各有关部门, 其他相关部门. Nobody lists
 * these, so they are never unknown, and no prefix is carried to them.
 */
export function isCollective(name: string): boolean {
	// A name is a few words; what is longer is a sentence and not worth matching.
	if (name.length < 2 || name.length > 60) return false;
	if (name.startsWith("各")) return true;
	let known = collectives.get(name);
	if (known === undefined) {
		known = mayNameMany.test(name) && namesMany(name);
		if (collectives.size >= mostRemembered) collectives.clear();
		collectives.set(name, known);
	}
	return known;
}

const manyLevels = oneOf([...longLevels, "直辖市", "区县", "县区", "县市", "乡镇", ...allLevels]);
const everyLevel = new RegExp(
	`^[★☆\\s]*(?:全${anyOf(upperLevels)}|${anyOf(upperLevels)})?各${manyLevels}(?:、${manyLevels}){0,3}$`,
);
const furtherLevel = new RegExp(
	`^${manyLevels}(?:[（(][^（）()、]{1,6}(?:、[^（）()、]{1,6})?[）)])?(?:人民政府|政府|党委|管委会|办事处)?(?=$|[、，,；;。）)〕】\\]\\s]|按|牵|负|配|参|落|协|分)`,
);

const longestLevels = 16;

/** Whether the 、 at an offset stands in a name that begins at `start`: 各市、州人民政府 is one collective. */
export function goesOnBehindComma(text: string, start: number, at: number): boolean {
	if (at - start < 2) return false;
	// 各
	let every = at - 1;
	while (text.charCodeAt(every) !== 0x5404) if (--every < start || at - every > longestLevels) return false;
	// 市财政局和各市、州人民政府: the collective begins behind 和.
	const from = every > start && /[和及与]/.test(text[every - 1] ?? "") ? every : start;
	if (at - from > longestLevels) return false;
	return everyLevel.test(text.slice(from, at)) && furtherLevel.test(text.slice(at + 1, at + 24));
}

/** Whether two pieces are a collective that the end of a line has cut: 各乡|镇人民政府. */
export function isEveryOfLevels(before: string, after: string): boolean {
	return before.startsWith("各") && everyLevel.test(before) && furtherLevel.test(after.slice(0, 24));
}

/** The part in brackets at the end of a name, with the name before it. */
export interface BracketedName {
	readonly base: string;
	/** With its brackets, as written: `(人才办)`. */
	readonly part: string;
}

/** `区委组织部` and `(人才办)` of `区委组织部(人才办)`; undefined where the name does not end with a bracket. */
export function splitBracket(name: string): BracketedName | undefined {
	const last = name.charCodeAt(name.length - 1);
	if (last !== 0x29 && last !== 0xff09) return undefined;
	const half = name.indexOf("(");
	const full = name.indexOf("（");
	const open = half < 0 ? full : full < 0 ? half : Math.min(half, full);
	return open < 1 ? undefined : { base: name.slice(0, open), part: name.slice(open) };
}

/**
 * The spelling under which names are compared: brackets half-width, no blanks. `（人才办）` and `(人才办)` are the
 * same name. Gives the very string back where nothing changes.
 */
export function plainName(name: string): string {
	return /[（）\s]/.test(name) ? name.replace(/\s+/g, "").replace(/（/g, "(").replace(/）/g, ")") : name;
}

/**
 * Whether a level is never put in front of the name: towns, streets, parks, companies, customs, banks, task
 * forces and collectives stand for themselves.
 */
export function standsAlone(name: string): boolean {
	return endsLikeUnit(name, "alone") || isCollective(name);
}

/** What was asked before: documents name the same few units again and again. */
const collectives = new Map<string, boolean>();
const levels = new Map<string, string | null>();
const mostRemembered = 2000;

/** What every name of many units has; few names of one unit do. */
const mayNameMany =
	/[各级直属]|有关|相关|成员单位$|^[等全所其多若有相涉属沿项责成配协参牵驻镇乡部单板地委街村社机业建施实]|^[县区市][镇县区市(（]/;

const { bodies, which, whichBodies, all, whose, joint, words: manyWords } = collectiveWords;
const many = [
	`^${oneOf(all)}(?:各|有关|相关|涉及|责任|成员|的)*[^各]{0,12}${oneOf(bodies)}$`,
	"^(?:等|各级|多个|若干)(?:部门|单位)$",
	`^(?:设区的)?${anyOf(allLevels)}级以上`,
	`^(?:${oneOf(whose)}(?:级|直|直属|直机关|级机关|政府|委|本级|里)?){0,3}(?:各|有关|相关|所属各)`,
	`^${oneOf(which)}(?:的|各)?[^各]{0,10}(?:${oneOf(whichBodies)}|\\(市、区\\)|\\(市\\)|\\(街道\\))$`,
	`^(?:中央|园区|新区|${anyOf(upperLevels)}|镇)(?:级|直|属|直属)[^各]{0,8}(?:部门|单位|企业|机关|国企|平台)$`,
	`${oneOf(joint)}(?:各)?成员单位$`,
	`^(?:${oneOf(manyWords)}|镇\\(街道、?[^()]{0,8}\\))(?:人民政府|政府|管委会|党委)?$`,
].map((source) => new RegExp(source));

function namesMany(name: string): boolean {
	const words = name.replace(/（/g, "(").replace(/）/g, ")");
	return many.some((pattern) => pattern.test(words));
}

const singleLevels: ReadonlySet<string> = new Set(allLevels);

function leadingLevel(name: string): string | null {
	const first = name.charAt(0);
	if (singleLevels.has(first)) return first;
	return longLevels.find((level) => name.startsWith(level)) ?? null;
}

/** By the level and the character behind it: see `language/words/levels.yaml`. */
const { wordWithAny, wordWith, countyAfter, levelBefore } = levelWords;

function isWord(level: string, next: string, third: string, fourth: string): boolean {
	const follow = levelBefore[level + next];
	if (follow !== undefined) return third === "" || !follow.includes(third);
	// 区市场监管局 is the district's; 省市两级 is two levels.
	if (next === "市") return "县区级直属内两各有".includes(third);
	if (wordWithAny.includes(next) || wordWith[level]?.includes(next) === true) return true;
	// 市级机关工委 and 省直机关工委 are bodies of the city and the province; 市级部门 is not one.
	if (next === "级" || next === "直") return !(third === "机" || (third === "属" && fourth === "机"));
	if (countyAfter[level]?.includes(next) === true) return third === "县" || third === "区" || third === "市";
	return false;
}
