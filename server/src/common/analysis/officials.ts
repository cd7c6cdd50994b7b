/** A person named with a title in running text, with offsets in UTF-16 units of that text. */
export interface NamedOfficial {
	/** Without layout blanks. */
	readonly name: string;
	/** As written, in their order: 局党委书记, 局长. */
	readonly titles: readonly string[];
	/** What stands before the first title and is led by it: 区运输事业发展中心; null where only the title stands there. */
	readonly unit: string | null;
	/** Where the name stands. */
	readonly start: number;
	readonly end: number;
	/** Where the first title begins. */
	readonly titleStart: number;
}

/**
 * The persons that a text names with their titles: 区委书记丁立新, 吴中区委副书记、区长顾晓东, 区运输事业发展中心主任
 * 刘欢, in either script. A name is a surname with one or two characters and an end that shows: a mark, the end of
 * the text, or a word that persons are followed by (表示, 主持). Takes time linear in the text.
 */
export function findOfficials(source: string): readonly NamedOfficial[] {
	if (!residue.test(source)) return findIn(source);
	// 區(qū)委書記: what a web page has left of the readings belongs to no name.
	const kept: number[] = [];
	let words = "";
	let from = 0;
	for (const found of source.matchAll(new RegExp(residue, "g"))) {
		for (let i = from; i < found.index; i++) kept.push(i);
		words += source.slice(from, found.index);
		from = found.index + found[0].length;
	}
	for (let i = from; i <= source.length; i++) kept.push(i);
	words += source.slice(from);
	return findIn(words).map((official) => ({
		...official,
		start: kept[official.start] ?? source.length,
		end: (kept[official.end - 1] ?? source.length) + 1,
		titleStart: kept[official.titleStart] ?? source.length,
	}));
}

/** The reading of a character in brackets behind it. */
const residue = /\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{1,7}\)/;

function findIn(source: string): readonly NamedOfficial[] {
	const text = toPlainScript(source);
	const found: NamedOfficial[] = [];
	let titlesFrom = -1;
	let titleEnds: number[] = [];
	titlePattern.lastIndex = 0;
	for (let match = titlePattern.exec(text); match !== null; match = titlePattern.exec(text)) {
		const end = match.index + match[0].length;
		const start = startOfTitle(text, match.index, titleEnds.at(-1));
		if (start < 0) {
			titleEnds = [];
			continue;
		}
		if (titleEnds.length === 0) titlesFrom = start;
		titleEnds.push(end);
		// 书记、局长 are two titles of one person.
		if (isTitleMark(text[end] ?? "") && opensTitle(text, end + 1)) continue;
		const person = nameAt(text, end);
		if (person !== undefined) {
			const titles = titlesBetween(source, titlesFrom, titleEnds);
			found.push({
				name: source.slice(person.start, person.end).replace(/[\s\u3000]/g, ""),
				titles,
				unit: unitOfTitle(text, source, titlesFrom, titleEnds[0] ?? end),
				start: person.start,
				end: person.end,
				titleStart: titlesFrom,
			});
		}
		titleEnds = [];
	}
	return found;
}

/** Offices that persons hold, longest first where one begins like another. */
const titlePattern =
	/(?:总?书记|(?:常务|党组|党委|纪委)?副(?:书记|主任|局长|区长|县长|市长|省长|州长|镇长|乡长|部长|厅长|处长|司长|主席|院长|校长|会长|秘书长|检察长|总经理|董事长|站长|组长|科长|所长|理事长|总队长|支队长|大队长|行长|台长|社长|调研员|巡视员|总裁|旗长|盟长|专员|关长|馆长)|(?:常委|委员|主任科员|主任|局长|区长|县长|市长|省长|州长|旗长|盟长|镇长|乡长|街道办主任|部长|厅长|处长|司长|政协主席|主席|院长|校长|会长|秘书长|检察长|总经理|董事长|理事长|站长|组长|科长|股长|所长|行长|台长|社长|馆长|关长|总队长|支队长|大队长|政委|调研员|巡视员|督导员|总工程师|总规划师|总经济师|工会主席|党组成员|党委委员|专员|总裁|村长|负责人))/g;

/** Words with a title in them that are no office, and what may not stand before one. */
const noOffice = /(?:各|原任|历任|等|全体|有关|相关|主要|分管|班子|单位|部门)$/;

/** How far before an office its unit begins: bounded, so that a text without marks stays cheap. */
const longestUnit = 30;

function startOfTitle(text: string, office: number, previousEnd: number | undefined): number {
	if (previousEnd !== undefined && isTitleMark(text[previousEnd] ?? "")) {
		const [, own] = /^[、和兼,，]([\u4e00-\u9fff()（）]{0,30})$/.exec(text.slice(previousEnd, office)) ?? [];
		if (own !== undefined) return previousEnd + 1;
	}
	let start = office;
	while (start > 0 && office - start < longestUnit && isNameCharacter(text.charCodeAt(start - 1))) start--;
	const words = text.slice(start, office);
	if (noOffice.test(words)) return -1;
	const cut = lastBreak(words);
	return start + cut;
}

/** Where the unit begins in the words before an office: behind a verb or particle that cannot be part of it. */
function lastBreak(words: string): number {
	let cut = 0;
	for (const pattern of breaks) {
		pattern.lastIndex = 0;
		for (let found = pattern.exec(words); found !== null; found = pattern.exec(words))
			cut = Math.max(cut, found.index + found[0].length);
	}
	return cut;
}

const breaks: readonly RegExp[] = [
	/(?:是|由|对|向|(?:和|与|及|同)(?=[区县市省州镇乡局党委政副常国中])|按|据|经|请|让|被|把|给|为|了|的|在|任|说|称|到|从|随|落实|贯彻|学习|传达|陪同|听取|邀请|拜访|会见|特别是|根据|按照|就|以及|其中|出席|组长|担任|当选|任命|邻里|当天|日前|近日|昨日|今日|上午|下午|晚上|会上|会后|期间|月\d{1,2}日|指出|强调)/g,
];

function titlesBetween(source: string, from: number, ends: readonly number[]): readonly string[] {
	const titles: string[] = [];
	let start = from;
	for (const end of ends) {
		const title = source.slice(start, end).replace(/^[、和兼,，\s\u3000]+/, "");
		if (title !== "") titles.push(title);
		start = end;
	}
	return titles;
}

/** The unit that the first title names: what stands before the office, where it is more than a level or a body's first word. */
function unitOfTitle(text: string, source: string, from: number, end: number): string | null {
	const title = text.slice(from, end);
	const office =
		/(?:常务)?副?(?:总?书记|常委|委员|主任|[局区县市省州旗盟镇乡部厅处司院校会组站所行台社馆关科股]长|主席|秘书长|检察长|总经理|董事长|理事长|[总支大]队长|政委|总裁|专员|党组成员|党委委员)$/.exec(
			title,
		)?.[0];
	if (office === undefined) return null;
	const last = office.replace(/^(?:常务)?副?/, "");
	let unit = source.slice(from, end - office.length);
	// 区财政局局长 is of 区财政局; 区长 is of no unit that is written.
	if (/^[局部厅司处院校会站所行台社馆关科股队]长$/.test(last) && unit === "") return null;
	// 局党委书记 is of the 局 that the text speaks of, which it names elsewhere.
	if (
		/^(?:局|委|办|厅|院|部|中心|公司|集团|街道|镇|乡)?(?:党委|党组|党工委|党总支)?$/.test(toPlainScript(unit))
	)
		return null;
	unit = unit.replace(/(?:党委|党组|党工委)$/, (body) =>
		/(?:局|委|办|部|厅|院|中心|公司|集团|街道)$/.test(unit.slice(0, -body.length)) ? "" : body,
	);
	return unit.length < 2 ||
		!/(?:委|办|部|厅|局|府|会|院|中心|公司|集团|街道|镇|乡|区|县|市|工委|党组|政协|人大|法院|检察院|所|站|处|队|社|大学|学院|学校|中学|小学|医院|协会|商会|银行|海关|村|社区)$/.test(
			toPlainScript(unit),
		)
		? null
		: unit;
}

function opensTitle(text: string, at: number): boolean {
	const ahead = text.slice(at, at + 26);
	const end = ahead.search(/[，,。；;：:、\s]/);
	const words = end < 0 ? ahead : ahead.slice(0, end);
	titleInside.lastIndex = 0;
	return titleInside.test(words);
}

const titleInside =
	/书记|主任|[局区县市省州旗盟镇乡部厅处司院校会组站所行台社馆关科]长|主席|常委|委员|成员|总经理|董事长|政委|调研员|巡视员/g;

function isTitleMark(char: string): boolean {
	return char === "、" || char === "兼" || char === "," || char === "，";
}

/** The name that stands at an offset, blanks before it and inside two characters left out. */
function nameAt(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
	let start = at;
	while (start - at < 3 && isBlank(text[start] ?? "")) start++;
	const compound = compoundSurnames.has(text.slice(start, start + 2));
	const surname = compound ? 2 : surnames.has(text[start] ?? "") ? 1 : 0;
	if (surname === 0) return undefined;
	// 钱 宇: a blank inside a name of two characters.
	if (!compound && isBlank(text[start + 1] ?? "") && isHan(text, start + 2) && endsName(text, start + 3))
		return { start, end: start + 3 };
	for (const given of [2, 1]) {
		const end = start + surname + given;
		if (!areHan(text, start + surname, end) || !endsName(text, end)) continue;
		const name = text.slice(start, end);
		// 殷庆说，: what ends like a word of speaking is a shorter name.
		if (given === 2 && /[说讲称率带谈]$/.test(name) && !isHan(text, end)) continue;
		if (noNames.test(name)) continue;
		return { start, end };
	}
	return undefined;
}

/** Words that begin like a surname and are none. */
const noNames =
	/^(?:高度|高质|高位|高标|高效|全面|全力|全体|全程|全市|全区|全县|全省|全镇|方面|方案|方式|方可|任务|任命|任期|任职|任何|任组|任主|任副|任书|任局|任区|任部|项目|金融|安全|安排|于是|时间|时任|万元|关于|关心|关注|关键|水利|成员|成立|成为|成果|常务|常委|常态|常抓|江苏|强调|强化|应急|应当|应邀|单位|单独|党委|党组|党政|黄金|石油|国家|国有|马上|华东|路线|计划|左右|平安|平台|管理|管委|经济|经过|经验|通过|通报|宣传|宣布|宣读|班子|相关|周边|周期|明确|文化|文明|包括|包保|包联|谈话|解决|解读|双方|双重|申报|连续|连日|程序|车间|房地|商务|支持|支部|查看|公司|公安|公开|海洋|养老|同志|主持|向上|何时|严格|后续|利用|广大|牵头|章程|荣获|富有|干部|充分|阳光|秋季|官员|年|习近)/;

/** Whether a name may end here: nothing that could belong to it follows. */
function endsName(text: string, at: number): boolean {
	const char = text[at];
	if (char === undefined || !/[\u4e00-\u9fff]/.test(char)) return char !== "·";
	return followers.test(text.slice(at, at + 4));
}

/** What stands behind a person. */
const followers =
	/^(?:表示|说|指出|强调|要求|主持|出席|参加|参会|介绍|率|带队|带领|宣读|作(?:了|出|为|报告|讲话|发言|总结|部署|动员|专题|交流|工作|题|开|典型|表|点|致|主)|讲话|讲|在|对|到|赴|向|为|等|和|与|及|同|先生|女士|一行|陪同|调研|深入|分别|致辞|致欢|通报|汇报|传达|听取|认为|透露|告诉|代表|会见|受|将|就|从|也|还|并|最后|首先|担任|兼|前往|检查|督导|督查|部署|围绕|结合|主讲|领学|发言|点评|总结|宣布|签|发布|接受|坦言|直言|表态|回应|当选|开展|以|随|走访|慰问|带|携|接待|应邀|列席|实地|主动|现场|做|牵头|负责|提出|明确|希望|呼吁|谈|看|的|任|是|给|亲自|先后|专题|参与|组织|召开|召集|召|一同|共同|具体|联系|分管|抓|坐镇|靠前|统筹|包|挂|座谈|交谈|会谈|会晤|一起|莅临|考察|视察|巡查|巡视|观看|观摩|回应|回答|批示|签署|揭牌|剪彩|授牌|颁奖|点赞|领|拜访|看望|赶赴|现身|接听|解读|致信|主讲|、)/;

/** Titles, verbs and surnames in the traditional script, one character for one, so that places stay where they are. */
function toPlainScript(text: string): string {
	let hasOther = false;
	for (let i = 0; i < text.length && !hasOther; i++) hasOther = traditional.has(text[i] ?? "");
	if (!hasOther) return text;
	let plain = "";
	for (let i = 0; i < text.length; i++) plain += traditional.get(text[i] ?? "") ?? text[i];
	return plain;
}

const traditional: ReadonlyMap<string, string> = new Map(
	[
		..."書书記记長长區区縣县黨党總总經经員员會会務务處处廳厅師师辦办執执調调強强話话說说講讲與与為为並并將将從从對对帶带隊队參参紹绍讀读實实訪访當当選选應应邀邀團团關关館馆臺台檢检組组監监財财產产業业機机構构聽听達达親亲議议錄录導导贊赞總总張张劉刘陳陈楊杨趙赵黃黄吳吴孫孙馬马鄧邓馮冯許许韓韩鄭郑謝谢葉叶蔣蒋蘇苏盧卢閻阎餘余鍾钟譚谭範范陸陆賈贾韋韦鄒邹龍龙萬万錢钱湯汤賀贺賴赖龔龚龐庞顧顾齊齐莊庄嚴严魯鲁紀纪項项歐欧婁娄蘭兰聶聂葛葛簡简饒饶寧宁駱骆闕阙祝祝畢毕童童鮑鲍僑侨導导黃黄塗涂畢毕莫莫時时陽阳鄢鄢滿满",
	].reduce<[string, string][]>((pairs, char, i, all) => {
		if (i % 2 === 0) pairs.push([char, all[i + 1] ?? char]);
		return pairs;
	}, []),
);

const surnames = new Set([
	..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄麴家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴鬱胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆巩厍聂晁勾敖融冷訾辛阚那简饶曾毋沙乜养鞠须丰巢关蒯荆红游竺权逯盖益桓兰原闫付肖代官岳战仝苟涂佘佟晋丘覃邝揭粟宇冼区楚牟岐苑隋阳海税鄢庹宛匙迟亓仉拜吐帕拉旦洛德嘎",
]);

const compoundSurnames = new Set([
	"欧阳",
	"司马",
	"上官",
	"诸葛",
	"司徒",
	"东方",
	"皇甫",
	"尉迟",
	"公孙",
	"慕容",
	"令狐",
	"端木",
	"夏侯",
	"宇文",
	"长孙",
	"独孤",
	"南宫",
]);

function isHan(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code >= 0x4e00 && code <= 0x9fff;
}

function areHan(text: string, from: number, to: number): boolean {
	for (let i = from; i < to; i++) if (!isHan(text, i)) return false;
	return true;
}

/** Characters that the name of a unit may have. */
function isNameCharacter(code: number): boolean {
	return (
		(code >= 0x4e00 && code <= 0x9fff) || code === 0x28 || code === 0x29 || code === 0xff08 || code === 0xff09
	);
}

function isBlank(char: string): boolean {
	return char === " " || char === "\u3000" || char === "\u00a0";
}
