/**
 * What the name of a unit shows by its words alone: the level that it begins with, a part in brackets, whether
 * it names many units at once. Every answer takes time that does not grow with the name.
 */

/**
 * The level that a unit's name begins with — 区 of 区发改委, 市 of 市财政局 — or null where it begins with none.
 * A word that only looks so is none: 市场监管局, 区块链中心, 县域办, 镇江海关.
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

const levelWords = "自治区|直辖市|自治州|自治县|自治旗|区县|县区|县市|乡镇|街道|[省市州县区旗盟镇乡]";
const everyLevel = new RegExp(
	`^[★☆\\s]*(?:全[省市县区]|[省市县区])?各(?:${levelWords})(?:、(?:${levelWords})){0,3}$`,
);
const furtherLevel = new RegExp(
	`^(?:${levelWords})(?:[（(][^（）()、]{1,6}(?:、[^（）()、]{1,6})?[）)])?(?:人民政府|政府|党委|管委会|办事处)?(?=$|[、，,；;。）)〕】\\]\\s]|按|牵|负|配|参|落|协|分)`,
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
	if (standaloneLast.has(name.charAt(name.length - 1))) return true;
	if (standaloneEnds.some((end) => name.endsWith(end))) return true;
	return isCollective(name);
}

/** What was asked before: documents name the same few units again and again. */
const collectives = new Map<string, boolean>();
const levels = new Map<string, string | null>();
const mostRemembered = 2000;

/** What every name of many units has; few names of one unit do. */
const mayNameMany =
	/[各级直属]|有关|相关|成员单位$|^[等全所其多若有相涉属沿项责成配协参牵驻镇乡部单板地委]|^[县区市][镇县区市(（]/;

function namesMany(name: string): boolean {
	const words = name.replace(/（/g, "(").replace(/）/g, ")");
	return (
		/^(?:等|全体|全部|所有|其他|其它|其余)(?:各|有关|相关|涉及|责任|成员|的)*[^各]{0,12}(?:部门|单位|地区|机构|企业|机关|部委|委局|厅局|委办局|镇|乡镇|街道|镇街|板块|成员|委办)$/.test(
			words,
		) ||
		/^(?:等|各级|多个|若干)(?:部门|单位)$/.test(words) ||
		/^(?:(?:中央|国家|国务院|地方|全国|全省|全市|全区|全县|全州|全旗|全镇|自治区|自治州|省|市|区|县|州|盟|旗|镇|街道|园区|新区|开发区|高新区)(?:级|直|直属|直机关|级机关|政府|委|本级|里)?){0,3}(?:各|有关|相关|所属各)/.test(
			words,
		) ||
		/^(?:有关|相关|涉及|属地|沿线|沿江|沿湖|所在地|项目所在地|责任|成员|配合|协办|参与|牵头|驻区|驻市|驻县)(?:的|各)?[^各]{0,10}(?:部门|单位|地区|地方|机构|企业|机关|部委|委局|厅局|司局|处室|科室|委办局|镇|乡|街道|镇街|板块|区|县|市|政府|\(市、区\)|\(市\)|\(街道\))$/.test(
			words,
		) ||
		/^(?:中央|省|市|区|县|州|盟|旗|镇|园区|新区)(?:级|直|属|直属)[^各]{0,8}(?:部门|单位|企业|机关|国企|平台)$/.test(
			words,
		) ||
		/(?:领导小组|指挥部|联席会议|专委会|委员会|安委会)(?:各)?成员单位$/.test(words) ||
		/^(?:区镇|镇街|镇区|乡镇|乡镇街道|乡镇、街道|县区|区县|市县|县市区|部门|单位|板块|地方|镇\(街道\)|乡镇\(街道\)|镇\(街道、?[^()]{0,8}\)|县\(市、?区\)|县\(区\)|区\(县\)|市\(县\)|区\(市\)|市\(区\)|委办局|镇、街道|镇和街道)(?:人民政府|政府|管委会|党委)?$/.test(
			words,
		)
	);
}

const standaloneLast: ReadonlySet<string> = new Set(["镇", "乡", "区", "县", "市", "村", "行"]);
const standaloneEnds = [
	"公司",
	"集团",
	"海关",
	"街道",
	"街道办",
	"办事处",
	"专班",
	"国资",
	"银行",
	"苏木",
	"新城",
];

const singleLevels = new Set(["区", "县", "市", "省", "州", "盟", "旗", "镇", "乡"]);
const longLevels = ["自治区", "自治州", "自治县", "自治旗", "街道", "园区", "新区"];

function leadingLevel(name: string): string | null {
	const first = name.charAt(0);
	if (singleLevels.has(first)) return first;
	if (first === "自" || first === "街" || first === "园" || first === "新")
		return longLevels.find((level) => name.startsWith(level)) ?? null;
	return null;
}

/** Second characters that make a word with any level: 市内, 区长, 区属, 省际. */
const wordWithAnyLevel = new Set([..."内属长际域里辖立"]);
/** Second characters that make a word with this level. */
const wordWith: Readonly<Record<string, ReadonlySet<string>>> = {
	区: new Set([..."块间位镇县别划旗"]),
	市: new Set([..."场值郊区县镇容况南北"]),
	县: new Set([..."区镇"]),
	省: new Set([..."心会区"]),
	州: new Set(["县"]),
	盟: new Set([..."友约校"]),
	旗: new Set([..."舰下帜县袍杆手"]),
	镇: new Set([..."江海村区街办"]),
	乡: new Set([..."镇村贤愁土"]),
};
/** Counties whose name begins with a level: 镇平县, 乡宁县, 市中区. */
const countyAfter: Readonly<Record<string, ReadonlySet<string>>> = {
	镇: new Set([..."宁坪雄原安远康沅平赉巴"]),
	乡: new Set([..."宁城"]),
	市: new Set(["中"]),
};
/**
 * What follows two characters that could be a word, where they are none: 市政府 and 市政协 (but 市政工程处),
 * 市民政局 (but 市民中心), 县城管局 (but 县城), 省市场监管局 (but 省市), 县乡村振兴局 (but 县乡).
 */
const levelBefore: Readonly<Record<string, ReadonlySet<string>>> = {
	市政: new Set([..."府协务法研策数采"]),
	市民: new Set([..."政宗族委革盟建进航兵防营"]),
	县城: new Set([..."管建乡市投发关"]),
	县乡: new Set(["村"]),
	省道: new Set(["路"]),
	区长: new Set(["江"]),
	市长: new Set(["江"]),
	县长: new Set(["江"]),
	省长: new Set(["江"]),
};

function isWord(level: string, next: string, third: string, fourth: string): boolean {
	const follow = levelBefore[level + next];
	if (follow !== undefined) return !follow.has(third);
	// 区市场监管局 is the district's; 省市两级 is two levels.
	if (next === "市") return "县区级直属内两各有".includes(third);
	if (wordWithAnyLevel.has(next) || wordWith[level]?.has(next)) return true;
	// 市级机关工委 and 省直机关工委 are bodies of the city and the province; 市级部门 is none.
	if (next === "级" || next === "直") return !(third === "机" || (third === "属" && fourth === "机"));
	if (countyAfter[level]?.has(next)) return third === "县" || third === "区" || third === "市";
	return false;
}
