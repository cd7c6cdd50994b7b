import type { LocalizedText } from "../model/localizedText.js";
import type { Target } from "../model/target.js";
import type { Language } from "./toLsp.js";

/** How a reader says what a target asks for. */
export interface TargetWords {
	/** 增长不低于5%, 不少于650亿元; the fixed phrase of a qualitative target. */
	readonly comparison: string;
	/** The value in its base unit with its digits in threes (65 000 000 000 元), where it is said in another way above. */
	readonly base: string | undefined;
}

/** Says a target in words. Digits are set in threes with a blank between them (GB/T 15835-2011). */
export function describeTarget(
	target: Omit<Target, "range" | "indicator" | "deadline">,
	language: Language,
): TargetWords {
	if (target.value === null) return { comparison: target.raw, base: undefined };
	const { value, upper, unit } = target;
	const falls = target.change === "growth" && value < 0;
	const turn = (n: number) => (falls ? -n : n);
	// Of a fall by 5 to 3 the smaller number is said first.
	const [low, high] = upper === undefined ? [turn(value), undefined] : order(turn(value), turn(upper));
	const scale = scaleOf(high ?? low, unit);
	const print = (n: number) => printScaled(n, scale);
	const amount =
		(high === undefined ? print(low) : `${print(low)}—${print(high)}`) + scale.name + unitWord(unit);
	const comparator = comparators[falls ? turned[target.comparator] : target.comparator][language];
	const verb = target.change === "growth" ? (falls ? falling : rising)[language] : "";
	const blank = language === "en" ? " " : "";
	const bound = high === undefined ? comparator : "";
	const comparison = [verb, bound, amount].filter((word) => word !== "").join(blank);
	if (scale.factor === 1 && Math.abs(low) < 10_000) return { comparison, base: undefined };
	const plain = high === undefined ? inThrees(low) : `${inThrees(low)}—${inThrees(high)}`;
	return { comparison, base: `${plain}${unit === "" ? "" : ` ${unitWord(unit)}`}` };
}

/** ≥ 5%, ≤ 12个, 3—5%: a target at a glance; `undefined` where its own words say as much, or there is no number. */
export function shortTarget(target: Omit<Target, "range" | "indicator" | "deadline">): string | undefined {
	const { value, upper, unit, comparator, raw } = target;
	if (value === null || (comparator === "=" && upper === undefined && /\d/.test(raw))) return undefined;
	const scale = scaleOf(upper ?? value, unit);
	const amount =
		upper === undefined
			? printScaled(value, scale)
			: `${printScaled(value, scale)}—${printScaled(upper, scale)}`;
	const sign = upper === undefined ? `${signs[comparator]} ` : "";
	return `${sign}${amount}${scale.name}${unitWord(unit)}`;
}

const signs: Readonly<Record<Target["comparator"], string>> = {
	">=": "≥",
	">": ">",
	"<=": "≤",
	"<": "<",
	"=": "=",
	"~": "≈",
};

/** `2024-12` as 2024年12月, `2023/2025` as 2023年—2025年; anything else as it is. */
export function describeDeadline(deadline: string, language: Language): string {
	const parts = deadline.split("/");
	if (parts.length > 2 || !parts.every((part) => /^\d{4}(?:-\d{2}){0,2}$/.test(part))) return deadline;
	if (language === "en") return parts.join(" – ");
	return parts
		.map((part) => {
			const [year, month, day] = part.split("-").map(Number);
			return `${year}年${month === undefined ? "" : `${month}月`}${day === undefined ? "" : `${day}日`}`;
		})
		.join("—");
}

/** What kind of commitment a target is. */
export const changeWords: Readonly<Record<Target["change"], LocalizedText>> = {
	growth: { zh: "增减幅度", en: "rate of change" },
	level: { zh: "应达到的水平", en: "level to be reached" },
	count: { zh: "应完成的数量", en: "number to be done" },
	qualitative: { zh: "定性要求", en: "commitment without a number" },
	milestone: { zh: "应完成的节点", en: "result due at a date" },
	rank: { zh: "应达到的位次", en: "rank to be reached" },
	ratio: { zh: "应达到的比例", en: "parts of a whole" },
};

const rising: LocalizedText = { zh: "增长", en: "growth" };
const falling: LocalizedText = { zh: "下降", en: "fall" };

const comparators: Readonly<Record<Target["comparator"], LocalizedText>> = {
	">=": { zh: "不低于", en: "at least" },
	">": { zh: "超过", en: "more than" },
	"<=": { zh: "不超过", en: "at most" },
	"<": { zh: "低于", en: "less than" },
	"=": { zh: "", en: "" },
	"~": { zh: "约", en: "about" },
};

/** A fall of at least 3 % is a growth of at most -3 %. */
const turned: Readonly<Record<Target["comparator"], Target["comparator"]>> = {
	">=": "<=",
	">": "<",
	"<=": ">=",
	"<": ">",
	"=": "=",
	"~": "~",
};

interface Scale {
	readonly factor: number;
	readonly name: string;
}

const plainScale: Scale = { factor: 1, name: "" };

/** 亿 or 万 where the number says as much with at most four decimals. */
function scaleOf(value: number, unit: string): Scale {
	if (unit === "%" || unit === "‰" || unit === "百分点") return plainScale;
	const scales: readonly Scale[] = [
		{ factor: 100_000_000, name: "亿" },
		{ factor: 10_000, name: "万" },
	];
	for (const scale of scales) {
		if (Math.abs(value) < scale.factor) continue;
		const scaled = value / scale.factor;
		return Math.abs(scaled * 10_000 - Math.round(scaled * 10_000)) < 1e-6 ? scale : plainScale;
	}
	return plainScale;
}

function printScaled(value: number, { factor }: Scale): string {
	return factor === 1 ? printNumber(value) : printNumber(Number((value / factor).toPrecision(12)));
}

function printNumber(value: number): string {
	return Math.abs(value) < 1e21
		? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 12 })
		: `${value}`;
}

function inThrees(value: number): string {
	const [whole = "", decimals] = printNumber(value).split(".");
	let grouped = whole;
	if (whole.length > 4)
		for (let at = whole.length - 3; at > 0; at -= 3) grouped = `${grouped.slice(0, at)} ${grouped.slice(at)}`;
	return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

function unitWord(unit: string): string {
	return unit === "百分点" ? "个百分点" : unit;
}

function order(a: number, b: number): [number, number] {
	return a <= b ? [a, b] : [b, a];
}
