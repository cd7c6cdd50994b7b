import type { LocalizedText } from "../model/localizedText.js";
import { alignPlans } from "./alignPlans.js";
import { headingOf, mapSections } from "./compareDocument.js";
import { mapColumns } from "./mapColumns.js";
import { anchorOf, MergedRows } from "./mergedRows.js";
import { columnsLeftOf } from "./mergeOutside.js";
import { makeOutsideChange } from "./outsideChange.js";
import type { PlacedChange, PlacedComparison, PlacedPart } from "./placedChanges.js";
import type { ChangeOutcome, DocumentChange } from "./planChanges.js";
import { type SectionId, SectionPlaces } from "./sectionPlaces.js";
import { cellsOf } from "./shownCells.js";
import { plainText } from "./textFeatures.js";

/** The edits that make a plan say what the other version says outside of its tasks, by one change or a part of it. */
export function takeOutside(
	compared: PlacedComparison,
	of: DocumentChange,
	change: PlacedChange,
	part?: PlacedPart,
): ChangeOutcome {
	const { own, other } = compared;
	const { kind, was, now } = of;
	if (kind === "columns") return takeColumns(compared, part === undefined ? change.parts : [part]);
	if (kind === "section" && was === "") return takeOut(compared, now);
	if (kind === "section" && now === "") return putBack(compared, was);
	return makeOutsideChange(own, { from: own, to: other }, { kind, was: now, now: was });
}

function outcomeOf(rows: MergedRows): ChangeOutcome {
	const [failed] = rows.refused;
	return failed === undefined ? { edits: rows.edits } : { refused: failed.reason };
}

function takeColumns({ own, other }: PlacedComparison, parts: readonly PlacedPart[]): ChangeOutcome {
	const rows = new MergedRows(own, (task) => task);
	const alignment = alignPlans(own, other);
	const { renamed } = mapColumns(own, other, alignment);
	const ownNames = new Map([...renamed].map(([column, name]) => [name, column]));
	for (const { of } of parts) {
		if (of.kind === "columnName") rows.renameColumn(of.column, of.other, undefined);
		if (of.kind === "columnNew") rows.removeColumn(of.column, undefined);
		if (of.kind !== "columnGone") continue;
		const { column } = of;
		const textOf = (task: number) =>
			cellsOf(other, alignment.afterOf(task)).find(({ key }) => key === column)?.text;
		const left = columnsLeftOf(other, column).map((name) => ownNames.get(name) ?? name);
		rows.addColumn(column, left, (task) => textOf(task) !== undefined, undefined);
		for (let task = 0; task < own.plan.taskCount; task++) {
			const text = textOf(task) ?? "";
			if (text !== "") rows.set(task, column, text, undefined);
		}
	}
	return outcomeOf(rows);
}

/** The rows and sections of this plan, and by what its sections are known in the other. */
function placesOf({ own, other, alignment }: PlacedComparison) {
	const map = mapSections(other.plan, own.plan, alignment, plainText);
	const rows = new MergedRows(own, (task) => task);
	const places = new SectionPlaces(rows, (section) => section);
	const partners = new Map([...own.plan.eachSection()].map((_, section) => [map.beforeOf(section), section]));
	const idOf = (section: number): SectionId =>
		partners.get(section) ?? plainText(other.plan.sectionAt(section)?.block.title.text ?? "");
	return { map, rows, places, idOf };
}

/** A section that only the other version has, with the tasks that stand in it there. */
function putBack(compared: PlacedComparison, heading: string): ChangeOutcome {
	const { own, other, alignment } = compared;
	const { map, rows, places, idOf } = placesOf(compared);
	const section = map.removed.find((each) => headingOf(other.plan, each) === heading);
	const { firstTask, endTask } = other.plan.sectionAt(section ?? -1) ?? {};
	if (section === undefined || firstTask === undefined || endTask === undefined) return { refused: notThere };
	const tasks = Array.from({ length: endTask - firstTask }, (_, i) => firstTask + i);
	places.put(
		{
			...{ copy: other, section, idOf },
			tasks: tasks.map((task) => ({ task, row: alignment.afterOf(task) })),
		},
		undefined,
	);
	places.renumber(own.plan);
	rows.renumber(own);
	return outcomeOf(rows);
}

/** A section that only this version has: its tasks go where the other version has them, or out. */
function takeOut(compared: PlacedComparison, heading: string): ChangeOutcome {
	const { own, other, alignment } = compared;
	const { map, rows, places } = placesOf(compared);
	const section = [...own.plan.eachSection()].findIndex(
		(_, each) => map.beforeOf(each) < 0 && headingOf(own.plan, each) === heading,
	);
	const { firstTask, endTask } = own.plan.sectionAt(section) ?? {};
	if (firstTask === undefined || endTask === undefined) return { refused: notThere };
	const tasks = Array.from({ length: endTask - firstTask }, (_, i) => firstTask + i);
	for (let i = 0; i < tasks.length; ) {
		const task = tasks[i] ?? -1;
		const before = alignment.beforeOf(task);
		// What stands one below the other in both goes in one, so that its merged cells stay merged.
		const end = tasks.findIndex((each, at) => at > i && alignment.beforeOf(each) !== before + at - i);
		const run = before < 0 ? [task] : tasks.slice(i, end < 0 ? undefined : end);
		i += run.length;
		if (before < 0) continue;
		const anchor = anchorOf(other.plan, before, (each) => {
			const partner = alignment.afterOf(each);
			return run.includes(partner) ? -1 : partner;
		});
		rows.move(run, anchor, undefined);
	}
	rows.remove(tasks.filter((task) => alignment.beforeOf(task) < 0));
	places.remove(section, undefined);
	places.renumber(own.plan);
	rows.renumber(own);
	return outcomeOf(rows);
}

const notThere: LocalizedText = {
	zh: "找不到这个部分，请手工改",
	en: "the section was not found; it is to be changed by hand",
};
