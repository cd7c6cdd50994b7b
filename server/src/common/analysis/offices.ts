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

/** Offices whose holder leads a body of the same name: 局长, 部长, 支队长; longest first where one ends like another. */
const heads =
	"(?:秘书|检察|审判|理事|董事|监事|[总支大中]队|指挥|常务委员会委员|局|区|县|市|省|州|旗|盟|镇|乡|村|部|厅|处|司|院|校|会|组|站|所|行|台|社|馆|关|科|股|厂|河|林|湖|链|园|督察)长";
const office = new RegExp(
	`(?:[一二三四]级)?(?:第一|常务|专职|兼职|执行|名誉|轮值|党[组委]|党支部|党总支|代理?)?副?(?:代)?(?:${heads}|总书记|书记(?!处|员|官|载)|主任(?!医|教|会议|办公会|务)(?:科员|委员)?|主席(?!团|台|令)|委员长|国务委员|总理|(?:常委|委员)(?!会|办|长)|(?:党组|党委|领导班子)成员|政委|司令员?|专员|参事|总经理|总裁|总工程师|总规划师|总经济师|总会计师|总统计师|总农艺师|总工|首席执行官|巡视员|调研员|督导员|督学|负责人|召集人|总指挥)(?:助理)?`,
	"g",
);

/** 西部, 社区, 园区: what is written in front makes another word of an office. */
function isNoOffice(text: string, start: number, words: string): boolean {
	const before = text.charAt(start - 1);
	if (words === "部长") return "西东中南北全内外大局头底细门".includes(before) && before !== "";
	if (words === "区长") return "社辖小城园".includes(before) && before !== "";
	return words === "会长" && before === "机";
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
	// 3月5日市委书记: the day is no part of it.
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
	return own.length <= longestUnit && /^[\u4e00-\u9fff()（）]*$/.test(own) && lastBreak(own) === 0;
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

const breaks =
	/(?:是|由(?!贸)|对(?![外口台])|向|(?:和|与|及|同)(?=[区县市省州镇乡局党委政副常国中])|有(?=[区县市省])|按|[经据](?=[区县市省了悉])|请|让|被|把|给|为|了|的有?|在|担?任(?!务)|说|称(?!办)|到|从|随|落实|贯彻|学习|传达|陪同|听取|邀请|拜访|会见|特别是|根据|按照|就(?!业)|以及|其中|出席|任命|时任|现任|新任|曾任|当选|邻里|当天|日前|近日|昨日|今日|上午|下午|晚上|会上|会后|期间|月\d{1,2}日|指出|强调|决定|同意|同志|主持|汇报|宣布|采访|介绍|欢迎|感谢|批准|提名)/g;

/** Characters that the name of a unit may have. */
function isNameCharacter(code: number): boolean {
	return (
		(code >= 0x4e00 && code <= 0x9fff) || code === 0x28 || code === 0x29 || code === 0xff08 || code === 0xff09
	);
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
	// 昆山市市长 and 吴中区长 are of a place, which is no unit.
	if (/[省市区县州旗盟]长(?:助理)?$/.test(words) && !/(?:政府|新区|开发区|园区|度假区|高新区)$/.test(unit))
		return 0;
	if (genericBody.test(unit)) return 0;
	if (/(?:自治区|[省市县州盟旗])$/.test(unit)) return /^党[委组]/.test(words) ? unit.length + 2 : 0;
	// 市财政局长 shares its 局 with the unit.
	const body = /^(?:副)?([局厅院校站所行社馆关科])长$/.exec(words)?.[1];
	if (body !== undefined && unit.length > 1 && !unit.endsWith(body) && !unitShape.test(unit))
		return words.startsWith("副") ? 0 : unit.length + 1;
	const organ = /(?:党委|党组|党工委|党总支|党支部)$/.exec(unit)?.[0];
	const owner = organ === undefined ? unit : unit.slice(0, -organ.length);
	// 区财政局党组书记 is of 区财政局; 滨海新区党工委书记 of the 党工委, for a place is no unit.
	if (organ !== undefined && /(?:局|委|办|部|厅|院|中心|公司|集团|街道|大学|学院|医院)$/.test(owner))
		return owner.length;
	return unit.length >= 2 && unitShape.test(unit) ? unit.length : 0;
}

const genericBody =
	/^(?:局|委|办|厅|院|部|中心|公司|集团|街道|镇|乡|村|社区|社|纪委|纪工委|监委|管委会|村委会|居委会|办公室|领导小组)?(?:党委|党组|党工委|党总支|党支部)?$/;
const unitShape =
	/(?:委|办|部|厅|局|府|会|院|中心|公司|集团|街道|镇|乡|区|县|市|工委|党组|政协|人大|法院|检察院|所|站|处|队|社|大学|学院|学校|中学|小学|医院|协会|商会|银行|支行|分行|海关|村|社区|办公室|专班|联合体|组|指挥部|工商联|[文残妇侨]联|社科联|科协|科|股|馆|台|厂)$/;
const officeAtEnd = new RegExp(`${office.source}$`);
