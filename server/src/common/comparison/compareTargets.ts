import type { TargetJson } from "../interchange/planJson.js";
import type { ChangeEffect } from "./planChanges.js";

/** A target of either plan with the one that it became, one of them missing where it is gone or new. */
export interface TargetChange {
	readonly was?: TargetJson;
	readonly now?: TargetJson;
}

/** The targets of a task that are different: by the indicator, else by what is measured in the same unit, in their order. */
export function compareTargets(
	was: readonly TargetJson[],
	now: readonly TargetJson[],
): readonly TargetChange[] {
	const left = [...was];
	const right = [...now];
	const pairs: { was: TargetJson; now: TargetJson }[] = [];
	for (const isLike of likenesses)
		for (const one of [...left]) {
			const other = right.find((target) => isLike(one, target));
			if (other === undefined) continue;
			left.splice(left.indexOf(one), 1);
			right.splice(right.indexOf(other), 1);
			pairs.push({ was: one, now: other });
		}
	pairs.sort((a, b) => a.now.range[0] - b.now.range[0]);
	return [
		...pairs.filter((pair) => pair.was.raw !== pair.now.raw),
		...left.map((target) => ({ was: target })),
		...right.map((target) => ({ now: target })),
	];
}

const likenesses: readonly ((one: TargetJson, other: TargetJson) => boolean)[] = [
	(one, other) => one.raw === other.raw && one.indicator === other.indicator,
	(one, other) => one.indicator === other.indicator && one.change === other.change && one.unit === other.unit,
	(one, other) => one.indicator === other.indicator,
	(one, other) => one.raw === other.raw,
	(one, other) =>
		one.change === other.change && one.unit === other.unit && one.value !== null && other.value !== null,
];

/** What became of a target; none where one is missing. */
export function effectOfTargets({ was, now }: TargetChange): ChangeEffect | undefined {
	return was === undefined || now === undefined ? undefined : effectOf(was, now);
}

/** How firmly a comparator binds: 以上 more than a bare figure, that more than 左右. */
const firmness: Readonly<Record<string, number>> = { ">": 3, ">=": 3, "<": 3, "<=": 3, "=": 2, "~": 1 };

/**
 * Whether more is asked for (`raised`) or less. A limit (以内, 下降…以上) asks for more where it is lower; a rank is better
 * where it is lower. Of the same figures the firmer words are `strengthened`.
 */
function effectOf(was: TargetJson, now: TargetJson): ChangeEffect | undefined {
	if (was.unit === now.unit && was.value !== null && now.value !== null && was.change === now.change) {
		const limits = [was, now].filter(({ comparator }) => comparator === "<" || comparator === "<=").length;
		const [before, after] = [was.upper ?? was.value, now.upper ?? now.value];
		const step = before === after ? now.value - was.value : after - before;
		if (step !== 0) {
			// One is a least and the other a most: not the same thing is asked for.
			const isLeast = ({ comparator }: TargetJson) => comparator === ">" || comparator === ">=";
			if (limits > 0 && [was, now].some(isLeast)) return undefined;
			return step > 0 === (limits === 0) ? "raised" : "lowered";
		}
	}
	const firmer = (firmness[now.comparator] ?? 0) - (firmness[was.comparator] ?? 0);
	if (was.value === now.value && firmer !== 0) return firmer > 0 ? "strengthened" : "weakened";
	return deadlineEffect(was.deadline, now.deadline);
}

/** Which of two deadlines is earlier; `undefined` where one is missing or not a date. */
export function deadlineEffect(was: string | null, now: string | null): ChangeEffect | undefined {
	const [before, after] = [endOf(was), endOf(now)];
	if (before === undefined || after === undefined || before === after) return undefined;
	return after < before ? "earlier" : "later";
}

/** The last day that a deadline (`2024`, `2024-06`, `2023/2025`) may mean, in a form that sorts. */
function endOf(deadline: string | null): string | undefined {
	const last = deadline?.split("/").at(-1) ?? "";
	const [, year, month = "12", day = "31"] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(last) ?? [];
	return year === undefined ? undefined : `${year}-${month}-${day}`;
}
