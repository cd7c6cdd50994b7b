import type { TaskJson } from "../interchange/planJson.js";
import { deadlineEffect } from "./compareTargets.js";
import { compareTexts } from "./compareText.js";
import type { TaskDetail } from "./planChanges.js";
import type { WordList } from "./wordDiff.js";

/** What is different of a task but its place. */
export function compareTask(was: TaskJson, now: TaskJson, names: WordList): readonly TaskDetail[] {
	return [
		...compareTexts(was, now, names),
		...compareDeadlines(was, now),
		...compareUnits(was, now),
		...compareRest(was, now),
	];
}

function compareDeadlines(was: TaskJson, now: TaskJson): readonly TaskDetail[] {
	if (was.deadline === now.deadline) return [];
	const effect = deadlineEffect(was.deadline, now.deadline);
	return [
		{
			kind: "deadline",
			was: was.deadline ?? "",
			now: now.deadline ?? "",
			...(effect === undefined ? {} : { effect }),
		},
	];
}

/** A task of which several were made one, as it is where joining has changed nothing else. */
export function joinedTask([first, ...others]: readonly [TaskJson, ...TaskJson[]]): TaskJson {
	const units = [...first.units];
	const leaders = [...first.leaders];
	for (const other of others) {
		for (const unit of other.units) if (units.every(({ raw }) => raw !== unit.raw)) units.push(unit);
		for (const leader of other.leaders) if (!leaders.includes(leader)) leaders.push(leader);
	}
	return { ...first, units, leaders };
}

type NamedUnits = TaskJson["units"];

/**
 * Units by the names that they had: what is written as before is the unit of before, though other rows may have it
 * understood otherwise (统计局, once 区统计局 stands nowhere any more).
 */
function namedAsBefore(now: NamedUnits, was: NamedUnits): NamedUnits {
	return now.map((unit) => {
		if (was.some(({ name }) => name === unit.name)) return unit;
		const before = was.find(({ raw, name }) => raw === unit.raw && now.every((other) => other.name !== name));
		return before === undefined ? unit : { ...unit, name: before.name };
	});
}

function compareUnits({ units: was }: TaskJson, { units }: TaskJson): readonly TaskDetail[] {
	const details: TaskDetail[] = [];
	const now = namedAsBefore(units, was);
	const leads = (list: NamedUnits) => list.filter(({ lead }) => lead).map(({ name }) => name);
	const all = (list: NamedUnits) => list.map(({ name }) => name);
	const [leadWas, leadNow] = [leads(was), leads(now)];
	if (leadWas.join() !== leadNow.join())
		details.push({ kind: "lead", was: leadWas.join("、"), now: leadNow.join("、") });
	const gone = all(was).filter((name) => !all(now).includes(name) && !leadWas.includes(name));
	// One that led and goes on among the others is told of: who no longer leads is gone otherwise.
	const added = all(now).filter(
		(name) => !leadNow.includes(name) && (!all(was).includes(name) || leadWas.includes(name)),
	);
	if (gone.length > 0 || added.length > 0)
		details.push({ kind: "units", was: gone.join("、"), now: added.join("、") });
	else if (details.length === 0 && all(was).join() !== all(now).join())
		details.push({ kind: "column", column: "责任单位", was: all(was).join("、"), now: all(now).join("、") });
	return details;
}

function compareRest(was: TaskJson, now: TaskJson): readonly TaskDetail[] {
	const details: TaskDetail[] = [];
	if (was.leaders.join() !== now.leaders.join())
		details.push({ kind: "leader", was: was.leaders.join("、"), now: now.leaders.join("、") });
	const columns = new Set([...Object.keys(was.columns), ...Object.keys(now.columns)]);
	for (const column of columns) {
		const [before, after] = [was.columns[column] ?? "", now.columns[column] ?? ""];
		if (before.replace(/\s/g, "") !== after.replace(/\s/g, ""))
			details.push({ kind: "column", column, was: before, now: after });
	}
	return details;
}
