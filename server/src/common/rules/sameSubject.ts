import type { KeyedTarget } from "../analysis/quantitiesInTasks.js";
import { placeOfTask, qualifiersBefore } from "../analysis/subject.js";
import type { RowBlock } from "../model/block.js";
import type { Plan } from "../model/plan.js";
import type { Target } from "../model/target.js";

/**
 * What a quantity is said of, beside its indicator: growth or level, unit, time, and the place, share or part of
 * the year that the sentence before it names. Quantities of one indicator with one key must be equal; undefined
 * where they need not be: for counts, and for parts (其中). In doubt two keys differ.
 */
export function subjectKey(plan: Plan, task: number, use: KeyedTarget): string | undefined {
	if (use.subject === undefined) {
		const row = plan.taskAt(task);
		use.subject = row === undefined ? null : keyInRow(row, use.target);
	}
	return use.subject === null ? undefined : use.subject + placeOfTask(plan, task);
}

/** Growth or level, unit, time, and the qualifiers in the sentence up to the quantity; null for counts and parts. */
function keyInRow(row: RowBlock, target: Target): string | null {
	const { change, unit, deadline, range } = target;
	if ((change !== "growth" && change !== "level") || isStrivenFor(row, target)) return null;
	const qualifiers = qualifiersBefore(row.text.text, range[0]);
	return qualifiers === null ? null : [change, unit, deadline, qualifiers.join(" ")].join("\u0000");
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
