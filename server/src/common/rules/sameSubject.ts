import type { IndicatorUse } from "../analysis/planIndex.js";
import type { Plan, Target } from "../model/plan.js";

/**
 * Whether two quantities are said of the same thing: both of growth or both of a level, in the same unit, for
 * the same time, and not one of a part (其中), another place or another time of the year. In doubt they are not.
 */
export function isSameSubject(plan: Plan, a: IndicatorUse, b: IndicatorUse): boolean {
	const { change } = a.target;
	if (change !== b.target.change || (change !== "growth" && change !== "level")) return false;
	if (a.target.unit !== b.target.unit || a.target.deadline !== b.target.deadline) return false;
	const [before, other] = [leadIn(plan, a), leadIn(plan, b)];
	if (part.test(before) || part.test(other)) return false;
	return qualifiersOf(before) === qualifiersOf(other) && placeOf(plan, a) === placeOf(plan, b);
}

export function isSameQuantity(a: Target, b: Target): boolean {
	return a.value === b.value && a.upper === b.upper && a.unit === b.unit && a.comparator === b.comparator;
}

const part = /其中|分别|累计/;

/** What says of which place, time or share a quantity is, in the sentence before it. */
const qualifier =
	/(?:[一二三四]|首|末|第[一二三四])季度|[上下]半年|\d{1,4}[年月]|年[中内底末]|每[年月]|[年月]均|同口径|全[国省市区县]|[\u4e00-\u9fff]{2}(?:开发区|高新区|度假区|园区|新区|街道|[镇乡村])/g;

function qualifiersOf(text: string): string {
	return (text.match(qualifier) ?? []).sort().join(" ");
}

/** The sentence up to the quantity, its indicator included. */
function leadIn(plan: Plan, { task, target }: IndicatorUse): string {
	const text = plan.tasks[task]?.text.text ?? "";
	const end = target.range[0];
	let start = end;
	while (start > 0 && end - start < longest && !"。；;".includes(text[start - 1] ?? " ")) start--;
	return text.slice(start, end);
}

const longest = 160;

/** The place that a section or group is about, where its name is one (七都镇, 吴江开发区). */
function placeOf(plan: Plan, { task }: IndicatorUse): string {
	const group = plan.groups[plan.taskGroups[task] ?? -1]?.name ?? "";
	const section = plan.sections[plan.taskSections[task] ?? -1]?.block.title.text ?? "";
	return [section, group]
		.filter((name) => /(?:[镇乡村区县市]|街道)$/.test(name) && name.length <= 12)
		.join(" ");
}
