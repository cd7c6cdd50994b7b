import { placeOfTask, qualifiersBefore } from "../analysis/subject.js";
import type { RowBlock } from "../model/block.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";

/**
 * What a quantity is said of, beside its indicator: growth or level, unit, time, and the place, share or part of
 * the year that the sentence before it names. Quantities of one indicator with one key must be equal; undefined
 * where they need not be: for counts, and for parts (其中). In doubt two keys differ.
 */
export function subjectKey(plan: Plan, task: number, target: Target): string | undefined {
	const row = plan.taskAt(task);
	if (row === undefined || (target.change !== "growth" && target.change !== "level")) return undefined;
	const ownKey = keyInRow(row, target);
	return ownKey === undefined ? undefined : ownKey + placeOfTask(plan, task);
}

/** The keys of a row's targets as far as the row tells, which are kept with it; null for a part. */
const known = new WeakMap<RowBlock, Map<Target, string | null>>();

/** Growth or level, unit, time, and the qualifiers in the sentence up to the quantity; undefined for a part. */
function keyInRow(row: RowBlock, target: Target): string | undefined {
	let ofRow = known.get(row);
	if (ofRow === undefined) {
		ofRow = new Map();
		known.set(row, ofRow);
	}
	let key = ofRow.get(target);
	if (key === undefined) {
		const isMore = isStrivenFor(row, target);
		const qualifiers = isMore ? null : qualifiersBefore(row.text.text, target.range[0]);
		key =
			qualifiers === null
				? null
				: [target.change, target.unit, target.deadline, qualifiers.join(" ")].join("\u0000");
		ofRow.set(target, key);
	}
	return key ?? undefined;
}

/** 增长7%，力争增长8%: of two quantities in one sentence the second is what is hoped for beyond the first. */
function isStrivenFor(row: RowBlock, target: Target): boolean {
	const { text } = row.text;
	return row.targets.some(
		(other) =>
			other.indicator === target.indicator &&
			other.change === target.change &&
			other.range[1] <= target.range[0] &&
			strives.test(
				text.slice(Math.max(other.range[1], target.range[0] - longestBetween), target.range[0] + 2),
			),
	);
}

/** No sentence says so much between the two (UTF-16 units). */
const longestBetween = 40;
/** What is looked at is two longer than that. */
const strives = /^[^。；;]{0,42}(?:力争|争取|冲刺|奋斗目标|更高)[^。；;]{0,42}$/;
