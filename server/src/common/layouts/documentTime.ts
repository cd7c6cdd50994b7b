import { committingTitle } from "../language/planTitles.js";
import { simplifyInPlace } from "../language/scriptForms.js";
import type { Block, ProseItem, TableHeaderBlock, TextBlock } from "../model/block.js";
import { offsetOfPlace } from "../model/mappedText.js";
import { newDate, readDate, readPeriod } from "../targets/dates.js";
import type { Telling } from "../targets/targetContext.js";
import { countScripts, type MainScript, mainScriptOf } from "../text/script.js";
import { isHeadingLike } from "./headingLike.js";
import { dateOfLine } from "./letterHead.js";
import { markerRanks } from "./markers.js";

/** What the lines above say of the time that a line speaks of. One object for all that are equal. */
export interface DocumentTime {
	/** The year that the document plans for, as its head or a heading gives it: 年底 is its December. */
	readonly year: number | undefined;
	/** How its sentences are meant, where they do not say it themselves. */
	readonly telling: Telling;
	/** How deep the heading stands that said so: those below it go on with it. 0 where none did. */
	readonly rank: number;
	/** Nothing but the head has been read. */
	readonly isHead: boolean;
	/**
	 * Whether the title is that of a report, in which what a heading does not call a plan may look back: `ahead` until its
	 * review has ended, `done` behind that.
	 */
	readonly report: "none" | "ahead" | "done";
	/** By when what stands under a paragraph is due that begins so (到2028年末，…), and how deep that stands. */
	readonly due: string | undefined;
	readonly dueRank: number;
	/**
	 * Its script, as the first words tell that only one of them has, or later a heading in Traditional: what is known by its
	 * Simplified words is looked for in their Simplified form. Undefined while nothing has told.
	 */
	readonly script: MainScript | undefined;
}

export const noTime: DocumentTime = {
	year: undefined,
	telling: "open",
	rank: 0,
	isHead: true,
	report: "none",
	due: undefined,
	dueRank: 0,
	script: undefined,
};

/** A heading is looked at up to here (UTF-16 characters). */
const longestHeading = 60;

/** Headings over what has been done, and over what shall be; where both stand in one, the last tells. */
const reviewWords =
	/回顾|回眸|总结(?!推广|提升)|经济(?:社会)?(?:发展)?运行(?:情况|简析|分析|态势)|统计公报|(?:完成|进展|落实|执行|开展|运行|工作|经营|生产|发展|收支|履职)情况$|不(?:平凡|寻常|容易)的(?:[一二三四五]年|历程)|(?:奋斗|奋进|发展|非凡)历程$|的这?[三四五十]年$|收官|成绩单|纪实$|典型案例|^这[一五]年|答卷[”"]?$|(?:整改|建设|改革|整治|攻坚)进展$|(?:主要|工作|取得的?|阶段性|发展)(?:成效|成绩|成就|亮点)|[和与及、](?:主要|初步|工作|取得的?)?(?:成效|成绩|成果|进展)$|^(?:发展|规划|工作|现实|产业|主要|基本|面临的?|总体|当前|十[三四五]五|[“”])*(?:基础|现状|环境|形势|情况|背景)(?:[与和及](?:面临的?|存在的?|主要|发展)*(?:形势|环境|基础|现状|问题|挑战|成效))?$|亮点工作$|存在的?(?:主要|突出|困难和?|短板和?|问题[和与、]|不足[和与、])*(?:问题|困难|不足|短板|差距)|过去的?[一二三四五]年|[一二三四五]年来|^(?:20\d\d年)?(?:上半年|前三季度|一季度|今年以来|去年)(?:的)?(?:主要|重点)?工作$/g;
const planWords =
	/计划|安排|打算|目标|任务|部署|思路|重点|要求|举措|措施|建议|展望|下半年|下一步|今后|预期|要点|方案|规划/g;
/** Headings of a report that say how well something has gone, the subject in front: 民生福祉持续改善. */
const perfect =
	/(?:迈出|取得|实现|迈上|跃上|再上|跨上|登上|开创|展现|呈现|焕发|书写|谱写|彰显|结出|铸就|交出|创造|形成)了?[^，。]{0,6}(?:步伐|步子|成效|成绩|成就|成果|突破|进展|跨越|台阶|局面|面貌|活力|进步|篇章|答卷|硕果|佳绩|辉煌|格局|飞跃|提升)$|步伐(?:不断|持续|明显|显著)?(?:加快|坚实|稳健|铿锵)$|(?:持续|稳步|不断|全面|明显|显著|大幅|进一步|更加|更为|日益|愈加|有力|有效|加速|加快|稳中|蓬勃|深入|切实|充分|逐步)(?:改善|提升|增强|优化|向好|释放|显现|彰显|巩固|夯实|加快|壮大|凸显|提高|拓展|深化|推进|提质|有进|健全|完善|发展|跃升|涌现|增进|突破|稳固|迸发|激活|提速|升级|扩大|转变|丰富|加强|落实|见效|回升|攀升|和谐|稳定|坚实)$|.{2}成效$|(?:稳中有进|(?:总体|保持|持续)(?:平稳|稳定|安全)|成效明显|成效显著|成果丰硕|亮点纷呈|再创新高|再上台阶|节节攀升|开局良好|平稳健康|安定有序|焕然一新|来之不易|圆满收官|圆满完成)$|(?:建设|改革|治理|整治|创建|攻坚|帮扶|双拥)(?:成效|成果|成就|成绩)$/;
/** How else headings of a review end, the subject in front (科技创新活力迸发): told of what has been in the first part of a report alone. */
const predicate =
	/^\p{Script=Han}{2,10}(?:有[力效序为感成]|鲜[亮明活]|[靓亮]丽|均衡|迸发|涌[流动现]|提质增效|提速增效|增效|[步蹄]稳|出[新彩圈]|[向趋][好优新强上]|走[深实]|前列|强劲|稳健|坚[实固]|牢固|显著|明显|突出|喜人|[厚殷]实|浓厚|宜居|繁荣|兴旺|红火|活跃|畅通|便[捷利]|清朗|过硬|优良|优美|安宁|祥和|普惠|可及|见效|破[题冰局]|落地|生根|花开|结果|提[档级]|进位|攀[高升]|突围|领[跑先]|争先|蝶变|焕新|升温|回暖|复苏|释放|激发|厚植|筑牢|擦亮|打响|再?加力|再?提速|十足|满满|倍增|翻番|历史性跨越|新高|更[优强好高实亮美新足暖])$/u;
/** What a heading or a sentence of a plan opens with: the verb in front. */
export const opensWithDemand =
	/^(?:[（(][一二三四五六七八九十]{1,3}[）)])?(?:推动|促进|推进|加快|着力|聚焦|聚力|坚持|坚决|确保|力争|努力|实现|持续|全力|全面|深入|大力|强化|加强|优化|提升|打造|建设|构建|巩固|拓展|办好|守牢|守住|兜牢|织密|做|抓|深化|扩大|落实|奋力|统筹|不断|更|进一步|切实|以|让|在.{1,12}上)/;
/** Headings that turn to what shall be, however deep they stand. */
const turn = /下一?(?:步|阶段)|下半年|打算|今后|明年|来年|新的?一年|(?:工作|任务|重点)(?:安排|计划|思路)/;
/** Words of a plan that no review is called by, with or without a year in front. */
const turnOfYear = /(?:计划|安排|打算|思路|谋划|目标任务|预期目标)$/;

/** How newspapers open an article, and what they write between its sentences. */
const newspaper =
	/^\s*\d{1,2}月\d{1,2}日(?:上午|下午|晚上?)?[，,]|(?:日报|晚报|晨报|时报|商报|都市报)[^。]{0,10}讯|[(（](?:本[报网刊台])?(?:见习)?(?:记者|通讯员)|^(?:[(（【]?(?:本报|本刊|本网|本台)(?:讯|电|记者)|新华社|(?:中新社|中新网|人民网|央广网))|记者(?:从|在|了解|获悉|看到|走进)|据(?:介绍|了解|悉|统计)|(?:说|介绍|表示|告诉记者)[。，：:]|^[□■◎●]/;

/** How the review of a report begins where no heading does it, and how it ends. */
const looksBack =
	/^\s*(?:各位代表[！!：:，,]?)?(?:20\d\d年(?:，)?是.{0,12}的一年|回望|过去的?[一二两三四五十几]年|刚刚过去的|[一二两三四五十几]年来|这[一五]年(?:来)?[，,]|回首|回顾(?:过去|一年|20\d\d)|今年以来[，,]|20\d\d年[，,](?:我们|全[市县区镇省]|面对))/;
const looksBackWithin =
	/回望20\d\d|回首20\d\d|过去的?[一五]年[，,]|(?:^|[。，,])[一五]年来[，,]|20\d\d年(?:，)?是.{0,12}的一年/;
const looksAhead =
	/^\s*(?:各位代表[！!：:，,]?)?(?:今年(?!以来|上半年|前)|新的一年|未来|今后|展望|[“"]?十[五六七]五|到20\d\d年|综合考虑|做好今年|(?:下半年|下一步|下一阶段|接下来)[，,])/;

/**
 * The time of what follows a block. Rows tell nothing; headings and the first lines do.
 *
 * @param known the times of this document so far, by what they say
 */
export function timeAfter(block: Block, time: DocumentTime, known: Map<string, DocumentTime>): DocumentTime {
	switch (block.kind) {
		case "section": {
			const rank = block.isPart === true ? markerRanks.chapter : markerRanks.section;
			const now = withScriptOfHeading(time, block.title.text);
			const text = plainOf(block.title.text, now);
			return intern(dueAfter(text, rank, afterHeading(text, rank, now)), time, known);
		}
		case "text":
			return block.role === "blank" ||
				block.role === "comment" ||
				block.role === "code" ||
				block.role === "total"
				? time
				: intern(afterText(block, time), time, known);
		case "table-header":
			return intern(behindHeader(block, time), time, known);
		default:
			return time;
	}
}

function behindHeader({ header }: TableHeaderBlock, time: DocumentTime): DocumentTime {
	const now = time.isHead ? { ...time, isHead: false } : time;
	if (now.script !== undefined) return now;
	return withScript(now, header.columns.map((column) => column.header).join(""));
}

/** Which script a text is in is looked for up to here (UTF-16 units). */
const longestOfScript = 400;

/** The time of a text: its script told, where nothing before has told it. */
export function withScript(time: DocumentTime, text: string): DocumentTime {
	if (time.script !== undefined) return time;
	const count = countScripts(text.slice(0, longestOfScript));
	return count.traditional + count.simplified === 0 ? time : { ...time, script: mainScriptOf(count) };
}

/** A heading says it again: the lines that a page put in front may be in the other script. */
function withScriptOfHeading(time: DocumentTime, text: string): DocumentTime {
	if (time.script !== "simplified") return withScript(time, text);
	if (text.length > longestHeading) return time;
	const { traditional, simplified } = countScripts(text);
	return traditional > 0 && simplified === 0 ? { ...time, script: "traditional" } : time;
}

/** A text as the expressions of this file know it. */
function plainOf(text: string, { script }: DocumentTime): string {
	return script === "traditional" ? simplifyInPlace(text) : text;
}

/** The time of what follows an item of a paragraph. */
export function timeAfterItem(
	item: Pick<ProseItem, "style" | "kind" | "text">,
	time: DocumentTime,
): DocumentTime {
	// 一要, 二要 in a report of a meeting: what was demanded.
	if (item.style === "must" && time.telling === "story") return { ...time, telling: "open" };
	const text = plainOf(item.text.text, time);
	if (item.style === "none" || item.kind === "task") {
		const now = time.isHead ? { ...time, isHead: false } : time;
		return item.kind === "paragraph" ? dueAfter(text, markerRanks.none, now) : now;
	}
	const end = text.slice(0, longestHeading).search(/[。；;：:]/);
	const rank = markerRanks[item.style];
	const now = afterHeading(end < 0 ? text : text.slice(0, end), rank, time);
	// 一、…开创新局面。过去一年，…: the section that the first sentence is in looks back.
	const looks = now.report === "ahead" && now.telling === "open" && rank <= markerRanks.section;
	const isReview = looks && looksBackWithin.test(text.slice(0, 2 * longestHeading));
	return dueAfter(text, rank, isReview ? { ...now, telling: "review", rank } : now);
}

/** A sentence that begins with a date to come: 到2028年末，…. */
const opensWithDate = /(?:^|[。；：:\n])\s{0,4}(?:力争|确保|争取)?[到至](?=20\d\d\s?年)/g;
/** A paragraph is looked at up to here (UTF-16 characters). */
const longestOpening = 400;

/**
 * The date that holds for what stands under a paragraph: the one that its last sentence with a date in front gives. What
 * stands as deep as the paragraph that said so, or less, is no longer under it.
 */
function dueAfter(text: string, rank: number, time: DocumentTime): DocumentTime {
	const opening = text.slice(0, longestOpening);
	let due: string | undefined;
	if (opening.includes("到20") || opening.includes("至20"))
		for (const found of opening.matchAll(opensWithDate)) {
			const date = newDate();
			if (readDate(opening, found.index + found[0].length, date) && date.deadline !== undefined)
				due = date.deadline;
		}
	due ??= dueOfPlan(opening) ?? dueOfList(text, time.year) ?? dueOfHeading(text, time.year);
	if (due !== undefined) return { ...time, due, dueRank: rank };
	return time.due !== undefined && rank <= time.dueRank ? { ...time, due: undefined, dueRank: 0 } : time;
}

const planEnd = /(?:^|[。；：:\n])\s{0,4}(?:力争|确保|争取)?[到至][“"]?十([三四五六七])五[”"]?(?:时?期)?末/;

/** The last year of a five-year plan by whose end a sentence says something: 到“十五五”末，…. */
function dueOfPlan(text: string): string | undefined {
	if (!text.includes("末")) return undefined;
	const plan = planEnd.exec(text)?.[1] ?? "";
	return plan === "" ? undefined : `${2020 + 5 * "三四五六七".indexOf(plan)}`;
}

/** A longer line before a list is a paragraph of its own. */
const longestLeadIn = 60;

/** The date that opens a line which leads to a list: 6月底前，完成以下任务：. */
function dueOfList(text: string, year: number | undefined): string | undefined {
	const line = text.trim();
	if (line.length > longestLeadIn || !/[：:]$/.test(line)) return undefined;
	const at = /^(?:力争|确保|争取)?[到至于在]?/.exec(line)?.[0].length ?? 0;
	const date = newDate();
	const isRead = readDate(line, at, date, year) || readPeriod(line, at, date, year);
	return isRead && date.limit ? date.deadline : undefined;
}

/** A heading that says nothing but by when what stands under it is done. */
const headingOfDue =
	/^(?:应|须|需|要|计划|预计|确保|力争|全部|基本|必须|可){0,3}(?:完成|办结|建成|投用|竣工|完工|见效|落实|实现|达到|整改到位|兑现)(?:投用|整改|销号)?的?(?:[\p{Script=Han}]{0,4}(?:任务|事项|工作|项目|目标|清单|内容|措施|问题|工程|部分|类))?(?:[（(][^（）()]{1,12}[)）])?$/u;
/** 主要目标（到2028年）, up to its date. */
const goalsBy = /(?:目标|任务|指标)[（(](?:力争)?[到至](?=[^（()）]{2,14}[)）]$)/;
/** No such heading is longer. */
const longestDueHeading = 40;

/** The date of a heading over what is due by then: 6月底前完成的任务, 第三季度完成事项（3项）. */
function dueOfHeading(text: string, year: number | undefined): string | undefined {
	if (text.length > longestDueHeading || text.length < 5) return undefined;
	const title = text.trim();
	const bracket = goalsBy.exec(title);
	if (bracket !== null) {
		const by = newDate();
		const from = bracket.index + bracket[0].length;
		return readDate(title, from, by, year) && by.end === title.length - 1 ? by.deadline : undefined;
	}
	const at = /^(?:[于在到至]|计划|力争|确保){0,2}/.exec(title)?.[0].length ?? 0;
	const date = newDate();
	date.end = at;
	if (!readDate(title, at, date, year) && !readPeriod(title, at, date, year)) return undefined;
	const isLimit = date.limit || at > 0;
	return isLimit && headingOfDue.test(title.slice(date.end)) ? date.deadline : undefined;
}

/** By when an item is due of which its own words say nothing: as the paragraph says that it stands under. */
export function dueAt({ due, dueRank }: DocumentTime, style: ProseItem["style"]): string | undefined {
	return markerRanks[style] > dueRank ? due : undefined;
}

/** By when the rows of a table are due that a heading stands above which says so; what a paragraph says is not theirs. */
export function dueOfHeadings({ due, dueRank }: DocumentTime): string | undefined {
	return due !== undefined && dueRank !== markerRanks.none ? due : undefined;
}

function afterText(block: TextBlock, before: DocumentTime): DocumentTime {
	const written = block.text.text;
	if (block.level > 1) {
		const time = withScriptOfHeading(before, written);
		const title = plainOf(written, time);
		return dueAfter(title, block.level * 10, afterHeading(title, block.level * 10, time));
	}
	const time = withScript(before, written);
	let now = time;
	const items = block.items ?? [];
	if (items.some(({ style, kind }) => style !== "none" || kind === "task")) {
		now = timeOfHeadLine(leadIn(block), now);
		for (const item of items) now = timeAfterItem(item, now);
		return now;
	}
	const text = plainOf(written, time);
	now = dueAfter(text, markerRanks.none, now);
	if (opensReport(text, time)) now = afterHeading(text, markerRanks.none, now);
	else if (time.isHead && (block.role === "title" || isHeadLine(text))) now = afterHeadLine(text, now);
	else if (text.length <= longestHeading && isHeadingLike(text, true))
		now = afterHeading(text, markerRanks.none, now);
	now = timeOfParagraph(text, now);
	// Behind a whole paragraph nothing is the head's any more.
	return now.isHead && text.length > longestHeading && /。$/.test(text) ? { ...now, isHead: false } : now;
}

/** What stands in a line before its first mark or task: 2026年1月5日（一）…. */
function leadIn({ text, items }: TextBlock): string {
	const first = items?.[0];
	if (first === undefined) return "";
	if (first.style === "none" && first.kind !== "task") return first.text.text;
	const { line, character } = first.markerSpan;
	return text.text.slice(0, offsetOfPlace(text, line, character) ?? 0).trim();
}

/** The time behind a line of the head, or the words that stand in one with the first task. */
export function timeOfHeadLine(text: string, time: DocumentTime): DocumentTime {
	return time.isHead && text !== "" && isHeadLine(text) ? afterHeadLine(plainOf(text, time), time) : time;
}

function isHeadLine(text: string): boolean {
	return text.length <= longestHeading && !/[。；;]/.test(text);
}

/**
 * The time of a paragraph without a mark and of those behind it: 本报讯 and 过去一年，… say it where no heading has,
 * 今年，… takes the latter back.
 */
export function timeOfParagraph(text: string, time: DocumentTime): DocumentTime {
	const opening = plainOf(text.slice(0, 400), time);
	if (time.telling === "open") {
		if (newspaper.test(opening)) return { ...time, telling: "story", rank: 0, isHead: false };
		if (looksBack.test(opening)) return { ...time, telling: "review", rank: markerRanks.none, isHead: false };
	} else if (
		time.telling === "review" &&
		(time.rank === 0 || time.rank === markerRanks.none) &&
		looksAhead.test(opening)
	)
		return { ...time, telling: "plan" };
	return time;
}

/** The title, the number and the date above the text. */
function afterHeadLine(text: string, time: DocumentTime): DocumentTime {
	const isDate = dateOfLine(text) !== null;
	const year = isDate && time.year !== undefined ? undefined : onlyYear(text);
	const isReview = reviewsOnly(text) || tellsHowItWent(text.trim());
	const telling = committingTitle(text.trim()) ? "plan" : isReview ? "review" : time.telling;
	// 过去一年工作回顾 is a heading below the title, which another such heading ends.
	const rank = telling === "review" && /回顾/.test(text) ? markerRanks.none : time.rank;
	const isReport = /(?:报告|汇报|总结)(?:[（(][^（()）]{1,20}[)）])?$/.test(text.trim());
	const report = isReport && time.report === "none" ? "ahead" : time.report;
	return { ...time, year: plannedBy(text, year) ?? time.year, telling, rank, report };
}

/** 民生福祉显著改善 as the title of a text: what stands below tells of it. */
function tellsHowItWent(title: string): boolean {
	return perfect.test(title) && last(planWords, title) < 0 && !opensWithDemand.test(title);
}

/** 科技创新活力迸发, but 让科技创新活力迸发 */
function saysHowItIs(title: string): boolean {
	return predicate.test(title) && !opensWithDemand.test(title);
}

/** The year that a title plans for: what tells how one year went (2025年工作情况汇报) plans for the next. */
function plannedBy(title: string, year: number | undefined): number | undefined {
	const toldOf = /(20\d\d)年[^，。；、和及与暨]{0,8}(?:情况|总结)(?:的?(?:汇报|报告))?$/.exec(title.trim());
	return toldOf !== null && Number(toldOf[1]) === year ? year + 1 : year;
}

function afterHeading(text: string, rank: number, time: DocumentTime): DocumentTime {
	const title = text.length <= longestHeading ? text : "";
	const year = onlyYear(title);
	const now: DocumentTime = time.isHead ? { ...time, isHead: false } : time;
	const isEarlier =
		year !== undefined &&
		title.startsWith(`${year}`) &&
		(time.year === undefined ? opensReport(title, time) : year < time.year);
	const plans = last(planWords, title) >= 0;
	const isUnmarked = rank === markerRanks.none;
	// 一、砥砺奋进的2025年 in a report of 2026; 产业升级步伐加快 until the review has ended.
	const isEarlierYear = year !== undefined && time.year !== undefined && year < time.year;
	const mayReview = time.report === "ahead" && time.telling === "open" && !plans;
	const opensReview = mayReview && (isEarlierYear || tellsHowItWent(title) || saysHowItIs(title));
	if (reviewsOnly(title) || opensReview || (isEarlier && !turn.test(title))) {
		// （一）…工作亮点纷呈 within a review does not end it where it ends.
		if (time.telling === "review" && rank > time.rank) return now;
		// 2025年主要工作 without a mark stands over 一、二、三、 of its own.
		const isOver = isUnmarked && isEarlier && time.report !== "none";
		return { ...now, telling: "review", rank: isOver ? markerRanks.part : rank };
	}
	const ownYear = year !== undefined && last(planWords, title) >= 0 ? year : now.year;
	if (time.telling === "review") {
		const turns = turn.test(title) || turnsToYear(title, year, time.year);
		const leaves = isUnmarked ? plans && time.rank <= rank : rank <= time.rank;
		// 二、关于《纲要》的说明 in a report says of neither which it is.
		const telling = time.report !== "none" && !plans && !turns ? "open" : "plan";
		if (leaves || turns) return { ...now, year: ownYear, telling, rank, report: "done" };
		return now;
	}
	// 一是, 二是 occur in newspapers too, other marks hardly ever.
	const isMarked = rank !== markerRanks.none && rank < markerRanks.is;
	if (time.telling === "story") return isMarked ? { ...now, telling: "plan", rank } : now;
	const isOpen = rank === markerRanks.none || (time.report !== "none" && !plans && now.telling === "open");
	const telling = isOpen ? now.telling : "plan";
	const ownRank = rank === markerRanks.none ? now.rank : rank;
	const isSame = now.year === ownYear && now.telling === telling && now.rank === ownRank;
	return isSame ? now : { ...now, year: ownYear, telling, rank: ownRank };
}

/** 2026年计划 in what sums up 2025, or in what names no year: the year that is planned for. */
function turnsToYear(title: string, year: number | undefined, planned: number | undefined): boolean {
	return year !== undefined && year >= (planned ?? year) && turnOfYear.test(title);
}

/** 2025年主要工作 at the head of a report that names no year, or a later one. */
function opensReport(title: string, { report, telling, year }: DocumentTime): boolean {
	const isOpen = report === "ahead" && telling === "open" && (year === undefined || title < `${year}`);
	return isOpen && /^20\d\d年的?(?:主要|重点)?工作$/.test(title);
}

/** Whether a heading is about what has been done and not, too, about what shall be. */
function reviewsOnly(title: string): boolean {
	if (title.length > 40 || /会议|听取|审议/.test(title)) return false;
	const review = last(reviewWords, title);
	return review >= 0 && last(planWords, title) < review;
}

function last(words: RegExp, text: string): number {
	let at = -1;
	words.lastIndex = 0;
	for (let found = words.exec(text); found !== null; found = words.exec(text)) at = found.index;
	return at;
}

/** Of 2024年工作总结和2025年工作计划, the year of the latter. */
const plannedYear = /(20\d\d)年[^\d，。、；和及与暨]{0,12}(?:计划|打算|安排|思路|要点|谋划|目标任务)/;

/** The one year that words name, or that they plan for; undefined where they name none, or a span. */
function onlyYear(text: string): number | undefined {
	if (!text.includes("20")) return undefined;
	let year: number | undefined;
	const planned = /总结|回顾|情况/.test(text) ? plannedYear.exec(text) : null;
	if (planned !== null) return Number(planned[1]);
	for (const found of text.matchAll(/(?<!\d)20\d\d(?=\s?(?:年|[〕\]]))/g)) {
		if (year !== undefined && year !== Number(found[0])) return undefined;
		if (/[—–\-~至]\s?$/.test(text.slice(Math.max(0, found.index - 2), found.index))) {
			if (/\d\s?年?\s?[—–\-~至]+\s?$/.test(text.slice(Math.max(0, found.index - 5), found.index)))
				return undefined;
		}
		year = Number(found[0]);
	}
	return year;
}

/** @param before the time that has become it, most often the same */
function intern(time: DocumentTime, before: DocumentTime, known: Map<string, DocumentTime>): DocumentTime {
	if (time === before || isSameTime(time, before)) return before;
	const { year, telling, rank, isHead, report, due, dueRank, script } = time;
	const key = `${year ?? ""} ${telling} ${rank} ${isHead} ${report} ${due ?? ""} ${dueRank} ${script ?? ""}`;
	const same = known.get(key);
	if (same !== undefined) return same;
	known.set(key, time);
	return time;
}

function isSameTime(a: DocumentTime, b: DocumentTime): boolean {
	return (
		a.year === b.year &&
		a.telling === b.telling &&
		a.rank === b.rank &&
		a.isHead === b.isHead &&
		a.report === b.report &&
		a.due === b.due &&
		a.dueRank === b.dueRank &&
		a.script === b.script
	);
}
