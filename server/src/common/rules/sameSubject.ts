import type { IndicatorUse } from "../analysis/planIndex.js";
import type { Plan, RowBlock, Target } from "../model/plan.js";

/**
 * What a quantity is said of, beside its indicator: growth or level, unit, time, and the place, share or part of
 * the year that the sentence before it names. Quantities of one indicator with one key must be equal; undefined
 * where they need not be: for counts, and for parts (其中). In doubt two keys differ.
 */
export function subjectKey(plan: Plan, { task, target }: IndicatorUse): string | undefined {
	const row = plan.tasks[task];
	if (row === undefined || (target.change !== "growth" && target.change !== "level")) return undefined;
	const ownKey = keyInRow(row, target);
	return ownKey === undefined ? undefined : ownKey + placeOf(plan, task);
}

export function isSameQuantity(a: Target, b: Target): boolean {
	return a.value === b.value && a.upper === b.upper && a.unit === b.unit && a.comparator === b.comparator;
}

const part = /其中|分别|累计/;

/** What says of which place, time or share a quantity is, in the sentence before it. */
const qualifier =
	/(?:[一二三四]|首|末|第[一二三四])季度|[上下]半年|\d{1,4}[年月]|年[中内底末]|每[年月]|[年月]均|同口径|全[国省市区县]|[\u4e00-\u9fff]{2}(?:开发区|高新区|度假区|园区|新区|街道|[镇乡村])/g;

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
		const before = leadIn(row.text.text, target.range[0]);
		const qualifiers = (before.match(qualifier) ?? []).sort().join(" ");
		key = part.test(before) ? null : [target.change, target.unit, target.deadline, qualifiers].join("\u0000");
		ofRow.set(target, key);
	}
	return key ?? undefined;
}

function leadIn(text: string, end: number): string {
	let start = end;
	while (start > 0 && end - start < longest && !"。；;".includes(text[start - 1] ?? " ")) start--;
	return text.slice(start, end);
}

const longest = 160;

/** The places that the task's section and group are about, where their names are some (七都镇, 吴江开发区). */
function placeOf(plan: Plan, task: number): string {
	const group = plan.groups[plan.taskGroups[task] ?? -1]?.name ?? "";
	const section = plan.sections[plan.taskSections[task] ?? -1]?.block.title.text ?? "";
	const places = (isPlace(section) ? 2 : 0) + (isPlace(group) ? 1 : 0);
	return places === 0 ? "" : `\u0000${places > 1 ? section : ""}\u0000${places % 2 === 1 ? group : ""}`;
}

function isPlace(name: string): boolean {
	return (
		name.length <= 12 &&
		name !== "" &&
		"镇乡村区县市道".includes(name.at(-1) ?? " ") &&
		!/[^街]道$/.test(name)
	);
}
