import type { RowBlock } from "../model/block.js";
import { firstPlace, isSameList } from "../model/lists.js";
import type { Plan } from "../model/plan.js";
import type { TaskKeys } from "../model/taskKeys.js";
import type { RuleCode } from "./finding.js";
import { isExcused, widened } from "./findingInPlace.js";
import { describeGroupBreak, placeOfGroupBreak } from "./groupMessages.js";
import {
	areGroupsInOrder,
	findGroupBreaks,
	firstGroupFrom,
	type GroupBreak,
	hasSameGroups,
	isSameBreak,
	keepGroupBreaks,
} from "./groups.js";
import {
	type EditSince,
	noTaskFindings,
	placeFrom,
	type TaskFinding,
	type TaskFindings,
	taskFindingsOf,
} from "./taskFindings.js";

/** What is wrong with the numbers of the groups of a version, to go on from in the next. */
export interface OwnGroups {
	readonly of: { readonly plan: Plan; readonly keys: TaskKeys } | undefined;
	/** In the order of the groups, by the keys of their first tasks. */
	readonly findings: TaskFindings;
}

/** The version that is looked at. */
interface Version {
	readonly plan: Plan;
	readonly keys: TaskKeys;
	lineText(line: number): string;
}

interface Described extends TaskFinding {
	readonly row: RowBlock;
	/** The name that the finding quotes. */
	readonly name: string;
	readonly found: GroupBreak;
}

export const groupSequenceCode: RuleCode = "group/sequence";

export const noGroups: OwnGroups = { of: undefined, findings: noTaskFindings };

/**
 * The breaks in the numbers of groups. Behind an edit that leaves all groups as they are, only those are looked at that begin
 * in its rows; behind any other all are, and what was said of a row stands where the same is to be said.
 *
 * @param before what was found before, in the version before or in an older one
 * @param edit what the edit since the version before did; absent where nothing is known of one
 */
export function ownGroups(version: Version, before: OwnGroups, edit: EditSince | undefined): OwnGroups {
	const { plan, keys } = version;
	const of = { plan, keys };
	if (areGroupsInOrder(plan)) return { of, findings: noTaskFindings };
	const isNext = edit !== undefined && before.of?.plan === edit.plan && !areGroupsInOrder(edit.plan);
	if (!isNext || !edit.tasks.every((tasks) => hasSameGroups(edit.plan, plan, tasks)))
		return { of, findings: allFindings(version, before.findings) };
	keepGroupBreaks(edit.plan, plan);
	let { findings } = before;
	for (const { first, oldEnd, newEnd } of edit.tasks) {
		const from = placeFrom(findings, edit.keys.bound(first));
		const end = placeFrom(findings, edit.keys.bound(oldEnd));
		const old = findings.slice(from, end);
		const breaks = breaksBetween(plan, first, newEnd);
		const now = described(version, breaks, old);
		if (!isSameList(now, old)) findings = findings.splice(from, end, now);
	}
	return { of, findings };
}

function allFindings(version: Version, before: TaskFindings): TaskFindings {
	return taskFindingsOf(described(version, findGroupBreaks(version.plan), before.slice()));
}

/** Those of groups that begin with some tasks. */
function breaksBetween(plan: Plan, first: number, end: number): readonly GroupBreak[] {
	const breaks = findGroupBreaks(plan);
	const from = firstBreakFrom(breaks, firstGroupFrom(plan, first));
	return breaks.slice(from, firstBreakFrom(breaks, firstGroupFrom(plan, end)));
}

function firstBreakFrom(breaks: readonly GroupBreak[], group: number): number {
	return firstPlace(breaks.length, (place) => (breaks[place]?.index ?? group) < group);
}

/** @param old what was said before, in the order of the keys */
function described(
	version: Version,
	breaks: readonly GroupBreak[],
	old: readonly TaskFinding[],
): readonly TaskFinding[] {
	const { plan, keys } = version;
	const findings: TaskFinding[] = [];
	let next = 0;
	for (const found of breaks) {
		const group = plan.groupAt(found.index);
		const row = plan.taskAt(group?.firstTask ?? -1);
		if (group === undefined || row === undefined || isExcused(row.disabled, groupSequenceCode)) continue;
		const key = keys.keyOf(group.firstTask);
		while ((old[next]?.key ?? key) < key) next++;
		const known = old[next] as Described | undefined;
		const isSame =
			known?.key === key && known.row === row && known.name === group.name && isSameBreak(known.found, found);
		findings.push(isSame ? known : describe(version, found, { key, row, name: group.name, found }));
	}
	return findings;
}

function describe(
	{ plan, lineText }: Version,
	found: GroupBreak,
	known: Omit<Described, "finding" | "relatedKey">,
): Described {
	const message = describeGroupBreak(plan, found);
	const finding = { code: groupSequenceCode, span: placeOfGroupBreak(known.row, found), message };
	const line = plan.lineOfTask(plan.groupAt(found.index)?.firstTask ?? -1);
	return { ...known, finding: widened(finding, line, lineText), relatedKey: known.key };
}
