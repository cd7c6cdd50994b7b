import type { TargetJson, TaskJson } from "../planJson.js";
import { findReplyState, type ReplyField, type ReplyState } from "./replyColumns.js";

export type Light = "green" | "yellow" | "red";

/** How a task stands, and by what. */
export interface Judgement {
	readonly light: Light;
	/** As the unit says; `undefined` where it says nothing, or nothing that is known. */
	readonly state: ReplyState | undefined;
	/** In Chinese, as the report goes to offices. */
	readonly reason: string;
	/** The numbers say something else than the state. */
	readonly contradicts: boolean;
}

/**
 * 红黄绿 of a task by its deadline and value. Green: reached, surpassed or done, and no number says otherwise. Red:
 * short of it, or nothing replied, with the deadline over. Yellow: everything between — short with time left, more time
 * asked for, no state, or a state that the number contradicts.
 *
 * @param today `2026-11-29`
 * @param year of the plan, whose end is the deadline of what has none; `undefined` where it has none
 */
export function judgeReply(
	task: TaskJson,
	reply: ReadonlyMap<ReplyField, string>,
	today: string,
	year: string | undefined,
): Judgement {
	const state = findReplyState(reply.get("state") ?? "");
	const deadline = deadlineOf(task, year);
	const isOver = deadline !== undefined && today > deadline;
	const time = deadline === undefined ? "没有期限" : `期限${deadline}${isOver ? "已过" : "未到"}`;
	const comparison = compareValues(task.targets, reply.get("value") ?? "");
	const says = (reason: string) =>
		[reason, comparison?.words ?? "", time].filter((part) => part !== "").join("；");
	const judged = (light: Light, reason: string, contradicts = false): Judgement => ({
		light,
		state,
		reason: says(reason),
		contradicts,
	});
	if (reply.size === 0) return judged(isOver ? "red" : "yellow", "未报");
	const isReached = state === "达" || state === "超" || state === "完成";
	if (isReached && comparison?.isMet === false)
		return judged(isOver ? "red" : "yellow", "状态与数值不符", true);
	if (isReached) return judged("green", `自报${state}`);
	if (state === "申请延期") return judged("yellow", "申请延期");
	if (state === "欠" && comparison?.isMet === true) return judged("yellow", "状态与数值不符", true);
	if (state === "欠") return judged(isOver ? "red" : "yellow", "自报欠");
	if (comparison?.isMet === true) return judged("green", "未填状态");
	return judged(isOver ? "red" : "yellow", (reply.get("state") ?? "") === "" ? "未填状态" : "状态不明");
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

/** Compares what is written as reached with the targets, each number with the one of its unit; `undefined` if none fits. */
function compareValues(
	targets: readonly TargetJson[],
	written: string,
): { readonly isMet: boolean; readonly words: string } | undefined {
	const open = targets.filter(({ value }) => value !== null);
	const parts: { readonly isMet: boolean; readonly words: string }[] = [];
	for (const match of written.matchAll(
		/(-?\d[\d,]{0,20}(?:\.\d{1,9})?)\s?(亿|万)?\s?(个?百分点|%|‰|\p{Script=Han}{0,4})/gu,
	)) {
		const [whole = "", digits = "", scale, unit = ""] = match;
		const at = open.findIndex((target) => fits(target, unit, open.length));
		const target = open[at];
		if (target === undefined) continue;
		open.splice(at, 1);
		// A number without a unit is counted as the plan counts.
		const factor =
			scale === undefined && unit === "" ? scaleOf(target) : scale === "亿" ? 1e8 : scale === "万" ? 1e4 : 1;
		const reached = Number(digits.replaceAll(",", "")) * factor;
		const isMet = meets(reached, target);
		parts.push({
			isMet,
			words: `${target.indicator}${whole.trim()}${isMet ? "，达到" : "，未到"}“${target.raw}”`,
		});
	}
	if (parts.length === 0) return undefined;
	return { isMet: parts.every(({ isMet }) => isMet), words: parts.map(({ words }) => words).join("；") };
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
