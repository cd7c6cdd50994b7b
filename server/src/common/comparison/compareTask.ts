import type { TaskJson } from "../interchange/planJson.js";
import { compareTargets, deadlineEffect, targetDetail } from "./compareTargets.js";
import type { ChangeEffect, TaskDetail } from "./planChanges.js";
import { compareWords, type WordChange, type WordList } from "./wordDiff.js";

/** What is different of a task but its place. */
export function compareTask(was: TaskJson, now: TaskJson, names: WordList): readonly TaskDetail[] {
	return [
		...compareSaid(was, now, names),
		...compareDeadlines(was, now),
		...compareUnits(was, now),
		...compareRest(was, now),
	];
}

/** Targets first; words that belong to a target that changed are not said twice. */
function compareSaid(was: TaskJson, now: TaskJson, names: WordList): readonly TaskDetail[] {
	if (was.text === now.text) return [];
	const targets = compareTargets(was.targets, now.targets);
	const inTarget = (change: WordChange) =>
		targets.some(
			(target) =>
				(change.was === "" || isInside(change.wasAt, change.was, target.was?.range)) &&
				(change.now === "" || isInside(change.nowAt, change.now, target.now?.range)),
		);
	// A target whose words are the same is only read otherwise for what stands around it.
	const words = compareWords(was.text, now.text, names).filter((change) => !isBlank(change.was + change.now));
	const texts = words
		.filter((change) => !inTarget(change))
		.map((change): TaskDetail => {
			const effect = bindingEffect(change);
			return { kind: "text", was: change.was, now: change.now, ...(effect === undefined ? {} : { effect }) };
		});
	return [...targets.map(targetDetail), ...texts];
}

function isInside(at: number, words: string, range: readonly [number, number] | undefined): boolean {
	return range !== undefined && at >= range[0] && at + words.length <= range[1];
}

function isBlank(words: string): boolean {
	return words.trim() === "";
}

/** Words by which somebody is bound, and by which somebody only tries. */
const binding = /确保|务必|必须|坚决|保证|確保|務必|必須|堅決|保證/;
const trying = /力争|争取|努力|尽量|尽力|力求|力爭|爭取|盡量|盡力/;

function bindingEffect({ was, now }: WordChange): ChangeEffect | undefined {
	const force = (words: string) => (binding.test(words) ? 1 : trying.test(words) ? -1 : 0);
	const step = force(now) - force(was);
	return step === 0 ? undefined : step > 0 ? "strengthened" : "weakened";
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

function compareUnits(was: TaskJson, now: TaskJson): readonly TaskDetail[] {
	const details: TaskDetail[] = [];
	const leads = ({ units }: TaskJson) => units.filter(({ lead }) => lead).map(({ name }) => name);
	const all = ({ units }: TaskJson) => units.map(({ name }) => name);
	const [leadWas, leadNow] = [leads(was), leads(now)];
	if (leadWas.join() !== leadNow.join())
		details.push({ kind: "lead", was: leadWas.join("、"), now: leadNow.join("、") });
	const gone = all(was).filter((name) => !all(now).includes(name) && !leadWas.includes(name));
	const added = all(now).filter((name) => !all(was).includes(name) && !leadNow.includes(name));
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
