import type { LocalizedText } from "../../model/localizedText.js";
import type { TargetJson, TaskJson } from "../planJson.js";
import type { Light } from "../tableDocument.js";
import { findReplyState, type ReplyField, type ReplyState } from "./replyColumns.js";

/** How a task stands, and by what. */
export interface Judgement {
	readonly light: Light;
	/** As the unit says; `undefined` where it says nothing, or nothing that is known. */
	readonly state: ReplyState | undefined;
	readonly reason: LocalizedText;
	/** The numbers say something else than the state. */
	readonly contradicts: boolean;
}

/** By which days deadlines are over. */
export interface JudgedOn {
	/** `2026-11-29`. */
	readonly today: string;
	/** Of the plan, whose end is the deadline of what has none; `undefined` where it has none. */
	readonly year: string | undefined;
}

/**
 * 红黄绿 of a task by its deadline and value. Green: reached, surpassed or done, and no number says otherwise. Red:
 * short of it, or nothing replied, with the deadline over. Yellow: everything between — short with time left, more time
 * asked for, no state, or a state that the number contradicts.
 *
 * @param disputed cells that several replies fill differently: they say nothing
 */
export function judgeReply(
	task: TaskJson,
	reply: ReadonlyMap<ReplyField, string>,
	{ today, year }: JudgedOn,
	disputed: ReadonlySet<ReplyField> = new Set(),
): Judgement {
	const state = disputed.has("state") ? undefined : findReplyState(reply.get("state") ?? "");
	const deadline = deadlineOf(task, year);
	const isOver = deadline !== undefined && today > deadline;
	const comparison = disputed.has("value")
		? undefined
		: compareValues(task.targets, reply.get("value") ?? "");
	const judged = (light: Light, kind: keyof typeof reasons, contradicts = false): Judgement => ({
		light,
		state,
		reason: join([reasons[kind], comparison?.words, timeOf(deadline, isOver)]),
		contradicts,
	});
	const late = isOver ? "red" : "yellow";
	if (reply.size === 0) return judged(late, "none");
	if (disputed.has("state")) return judged(late, "disputed");
	const isReached = state === "达" || state === "超" || state === "完成";
	if (isReached && comparison?.isMet === false) return judged(late, "contradicts", true);
	if (isReached) return judged("green", state);
	if (state === "申请延期") return judged("yellow", state);
	if (state === "欠" && comparison?.isMet === true) return judged("yellow", "contradicts", true);
	if (state === "欠") return judged(late, state);
	if (comparison?.isMet === true) return judged("green", "without");
	return judged(late, (reply.get("state") ?? "") === "" ? "without" : "unclear");
}

const reasons = {
	none: { zh: "未报", en: "no reply" },
	disputed: { zh: "填报不一致", en: "replies differ" },
	contradicts: { zh: "状态与数值不符", en: "state and value contradict each other" },
	without: { zh: "未填状态", en: "no state given" },
	unclear: { zh: "状态不明", en: "state unclear" },
	达: { zh: "自报达", en: "said to be reached" },
	超: { zh: "自报超", en: "said to be exceeded" },
	完成: { zh: "自报完成", en: "said to be done" },
	欠: { zh: "自报欠", en: "said to be short of it" },
	申请延期: { zh: "申请延期", en: "more time is asked for" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

function join(parts: readonly (LocalizedText | undefined)[]): LocalizedText {
	const said = parts.flatMap((part) => part ?? []);
	return { zh: said.map(({ zh }) => zh).join("；"), en: said.map(({ en }) => en).join("; ") };
}

function timeOf(deadline: string | undefined, isOver: boolean): LocalizedText {
	if (deadline === undefined) return { zh: "没有期限", en: "no deadline" };
	return {
		zh: `期限${deadline}${isOver ? "已过" : "未到"}`,
		en: `deadline ${deadline} ${isOver ? "is over" : "is to come"}`,
	};
}

/** The last day of what the task or its targets name, the latest of them: 2026-06 is over on 2026-06-30. */
function deadlineOf({ deadline, targets }: TaskJson, year: string | undefined): string | undefined {
	const days = [deadline, ...targets.map((target) => target.deadline)].flatMap((each) => {
		const day = each === null ? undefined : lastDayOf(each);
		return day === undefined ? [] : [day];
	});
	return days.sort().at(-1) ?? (year === undefined ? undefined : `${year}-12-31`);
}

function lastDayOf(deadline: string): string | undefined {
	const found = /^(?:[\d-]{4,10}\/)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(deadline);
	if (found === null) return undefined;
	const [, year = "", month = "12", day] = found;
	const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	return `${year}-${month}-${day ?? String(last).padStart(2, "0")}`;
}

/** A number with its unit, as offices write what they have reached. */
const quantity = /(-?\d[\d,]{0,20}(?:\.\d{1,9})?)\s?(亿|万)?\s?(个?百分点|%|‰|\p{Script=Han}{0,4})/gu;

/** Compares what is written as reached with the targets, each number with the one of its unit; `undefined` if none fits. */
function compareValues(
	targets: readonly TargetJson[],
	written: string,
): { readonly isMet: boolean; readonly words: LocalizedText } | undefined {
	const open = targets.filter(({ value }) => value !== null);
	const parts: { readonly isMet: boolean; readonly words: LocalizedText }[] = [];
	for (const match of plainNumbers(written).matchAll(quantity)) {
		const [whole = "", digits = "", scale, unit = ""] = match;
		const at = open.findIndex((target) => fits(target, unit, open.length));
		const target = open[at];
		if (target === undefined) continue;
		open.splice(at, 1);
		// A number without a unit is counted as the plan counts.
		const factor =
			scale === undefined && unit === "" ? scaleOf(target) : scale === "亿" ? 1e8 : scale === "万" ? 1e4 : 1;
		const isMet = meets(Number(digits.replaceAll(",", "")) * factor, target);
		const reached = `${target.indicator}${whole.trim()}`;
		parts.push({
			isMet,
			words: {
				zh: `${reached}，${isMet ? "达到" : "未到"}“${target.raw}”`,
				en: `${reached} ${isMet ? "reaches" : "falls short of"} “${target.raw}”`,
			},
		});
	}
	if (parts.length === 0) return undefined;
	return { isMet: parts.every(({ isMet }) => isMet), words: join(parts.map(({ words }) => words)) };
}

/** Digits and marks as they are on a Latin keyboard: ６５０，０００．５％. */
function plainNumbers(written: string): string {
	return written.normalize("NFKC").replace(/(?<=\d)，(?=\d{3})/g, ",");
}

/**
 * What several replies come to together, each of one number: 3所 and 2所 are 5所. `undefined` where one of them is
 * something else, or counts in another unit.
 */
export function sumOfValues(written: readonly string[]): string | undefined {
	let sum = 0;
	let counted: string | undefined;
	let decimals = 0;
	for (const text of written) {
		const [only, ...more] = plainNumbers(text).matchAll(quantity);
		const [, digits = "", scale = "", unit = ""] = only ?? [];
		if (only === undefined || more.length > 0 || /[%‰]|百分点/.test(unit)) return undefined;
		if (counted !== undefined && counted !== scale + unit) return undefined;
		counted = scale + unit;
		decimals = Math.max(decimals, /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0);
		sum += Number(digits.replaceAll(",", ""));
	}
	return counted === undefined ? undefined : `${Number(sum.toFixed(decimals))}${counted}`;
}

function fits(target: TargetJson, unit: string, open: number): boolean {
	if (unit === "") return open === 1;
	return (
		target.unit === unit.replace(/^个(?=百分点)/, "") || (target.unit !== "" && unit.startsWith(target.unit))
	);
}

function scaleOf({ value, raw }: TargetJson): number {
	if (value === null) return 1;
	return raw.includes("亿") && Math.abs(value) >= 1e8
		? 1e8
		: raw.includes("万") && Math.abs(value) >= 1e4
			? 1e4
			: 1;
}

/** 左右 allows for a twentieth; of a range its lower end is enough, and so is more than a number that is to be done. */
function meets(reached: number, { comparator, value, change }: TargetJson): boolean {
	if (value === null) return true;
	if (change === "rank") return reached <= value;
	switch (comparator) {
		case "<=":
			return reached <= value;
		case "<":
			return reached < value;
		case ">":
			return reached > value;
		case "~":
			return value < 0 ? reached <= value * 0.95 : reached >= value * 0.95;
		default:
			return value < 0 && change === "growth" ? reached <= value : reached >= value;
	}
}
