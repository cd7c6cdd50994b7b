import { isAnd, isBlank, isConnector, isNumeralCode } from "./characters.js";
import { sharedMeasureEndTable, stockEndTable, workTable } from "./words.js";

/** The indicator without what is punctuation. */
export function tidy(indicator: string): string {
	let start = 0;
	let end = indicator.length;
	while (start < end && isLoose(indicator.charCodeAt(start))) start++;
	while (end > start && isLoose(indicator.charCodeAt(end - 1))) end--;
	return end - start === indicator.length ? indicator : indicator.slice(start, end);
}

/** 市区 PM2.5 年均浓度 without the blanks that a page has put beside Chinese words; blanks between other words stay. */
export function withoutLayoutBlanks(indicator: string): string {
	if (!hasBlank(indicator)) return indicator;
	return indicator.replace(
		/(?<=[\u3000-\u9fff\uff00-\uffef])[ \u3000\xa0]{1,3}|[ \u3000\xa0]{1,3}(?=[\u4e00-\u9fff])/g,
		"",
	);
}

function hasBlank(words: string): boolean {
	for (let at = 0; at < words.length; at++) if (isBlank(words.charCodeAt(at))) return true;
	return false;
}

/** 国家级示范社2家、省级8家: the noun stands with the first only. */
export function withHead(indicator: string, before: string): string {
	if (indicator.length > 6 || !indicator.endsWith("级")) return indicator;
	const head = /^[^、]{1,3}级(.+)$/.exec(before);
	return head === null ? indicator : indicator + (head[1] ?? "");
}

/** 分别 and 均: the indicators that share the quantities. */
export function partsOf(indicator: string): string[] {
	const industries = industriesOf(indicator);
	if (industries.length > 1) return industries;
	const parts = splitOutside(indicator);
	const last = parts[parts.length - 1];
	// 城乡居民收入: that of the towns and that of the country.
	if (parts.length === 1 && indicator.startsWith("城乡"))
		return ["城镇", "农村"].map((place) => place + indicator.slice(2));
	if (parts.length < 2 || last === undefined) return parts;
	// 主要污染物|氮氧化物、挥发性有机物: what they are together is none of the name of the first.
	parts[0] = (parts[0] ?? "").replace(/^(?:主要|重点)(?:大气|水)?(?:污染物|经济指标|指标)(?=.{2})/, "");
	// 金融机构存、贷款余额; 进、出口总额
	const [ahead = ""] = parts;
	if (parts.length === 2 && /存$/.test(ahead) && last.startsWith("贷款"))
		return [ahead + last.slice(1), last];
	if (parts.length === 2 && /进$/.test(ahead) && last.startsWith("出口"))
		return [ahead + last.slice(1), last];
	// 省级、市级示范村; 城镇、农村居民收入: the noun stands once, behind the last.
	const level = sharedNoun.exec(last);
	if (level !== null && parts.slice(0, -1).every((part) => part.length <= 4 && sharingWord.test(part)))
		return parts.map((part, k) => (k === parts.length - 1 ? part : part + (level[2] ?? "")));
	// 一、二、三产业增加值
	if (ahead.length === 1 && parts.every((part) => isNumeralCode(part.charCodeAt(0))))
		return parts.map((part) => (part.length === 1 ? part + last.slice(1) : part));
	// 一产、二产、三产投资
	const ofIndustry = /^[一二三]产业?(?=.{2})/.exec(last)?.[0];
	if (ofIndustry !== undefined && parts.slice(0, -1).every((part) => /^[一二三]产业?$/.test(part)))
		return parts.map((part, k) => (k === parts.length - 1 ? part : part + last.slice(ofIndustry.length)));
	// 新建、续建项目
	const work = workTable.matchAt(last, 0)?.word;
	if (
		work !== undefined &&
		work.length < last.length &&
		parts.every((part, k) => k === parts.length - 1 || workTable.matchAt(part, 0)?.word === part)
	)
		return parts.map((part, k) => (k === parts.length - 1 ? part : part + last.slice(work.length)));
	const trade = /^(?:.{2,4}业)(.{2,6})$/.exec(last);
	if (
		trade !== null &&
		parts.slice(0, -1).every((part) => part.length <= 3 && !part.endsWith(trade[1] ?? ""))
	)
		return parts.map((part, k) =>
			k === parts.length - 1 ? part : `${part}${part.endsWith("业") ? "" : "业"}${trade[1] ?? ""}`,
		);
	const measured = withSharedMeasure(parts, last);
	if (measured !== undefined) return measured;
	// 芒果、荔枝种植面积: the measure stands once, behind the last.
	const [first = ""] = parts;
	const tail = last.slice(first.length);
	if (
		tail.length >= 2 &&
		first.length <= 6 &&
		stockEndTable.matchBefore(last, last.length) !== undefined &&
		parts
			.slice(0, -1)
			.every(
				(part) => part.length === first.length && stockEndTable.matchBefore(part, part.length) === undefined,
			)
	)
		return parts.map((part, k) => (k === parts.length - 1 ? part : part + tail));
	// 代表建议、委员提案办复率: so is the name of the rate.
	if (last.endsWith("率") && last.length > 5)
		return parts.map((part) =>
			stockEndTable.matchBefore(part, part.length) === undefined ? part + last.slice(-3) : part,
		);
	return parts;
}

/** 一二三产增加值, 第一、二、三产业投资: one of each industry. */
function industriesOf(indicator: string): string[] {
	const found = /^第?([一二三][、和]?[一二三](?:[、和]?[一二三])?)次?产业?(?=[^业]{2,12}$)/.exec(indicator);
	if (found === null) return [];
	const measure = indicator.slice(found[0].length);
	return [...(found[1] ?? "")].filter((c) => "一二三".includes(c)).map((c) => `${c}产${measure}`);
}

/** 原煤、原油、天然气产量: what they are measured by stands once, behind the last. */
function withSharedMeasure(parts: readonly string[], last: string): string[] | undefined {
	const measure = sharedMeasureEndTable.matchBefore(last, last.length)?.word;
	if (measure === undefined || measure.length >= last.length) return undefined;
	const others = parts.slice(0, -1);
	// 芒果、荔枝标准化种植面积: what is more than the measure is theirs, too.
	if (
		others.every(
			(part) => part.length === others[0]?.length && last.length - part.length > measure.length + 2,
		)
	)
		return undefined;
	const bare = others.every(
		(part) =>
			stockEndTable.matchBefore(part, part.length) === undefined &&
			sharedMeasureEndTable.matchBefore(part, part.length) === undefined,
	);
	return bare ? [...others.map((part) => part + measure), last] : undefined;
}

/** Splits A、B和C at 、, and at 和 与 及 where no 、 stands, but not within brackets and quotation marks. */
function splitOutside(indicator: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let from = 0;
	const hasMark = indicator.includes("、");
	for (let at = 0; at < indicator.length; at++) {
		const code = indicator.charCodeAt(at);
		if (code === 0x28 || code === 0xff08 || code === 0x201c) depth++;
		else if (code === 0x29 || code === 0xff09 || code === 0x201d) depth = Math.max(0, depth - 1);
		else if (
			depth === 0 &&
			(code === 0x3001 || (isAnd(code) && at > from && (!hasMark || indicator.indexOf("、", at) < 0)))
		) {
			parts.push(indicator.slice(from, at));
			from = at + 1;
		}
	}
	parts.push(indicator.slice(from));
	return parts.map(tidy).filter((part) => part !== "");
}

function isLoose(code: number): boolean {
	return isConnector(code) || code === 0x7684 || code === 0x28 || code === 0xff08 || code === 0xb7;
}

const sharedNoun =
	/^(.{0,3}[级类]|省|市|县|区|国家|城镇|农村|城市|乡村|企业|个人|男性|女性|东部|中部|西部)(.+)$/;
const sharingWord = /[级类]$|^(?:省|市|县|区|国家|城镇|农村|城市|乡村|企业|个人|男性|女性|东部|中部|西部)$/;
