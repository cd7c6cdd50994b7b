import type { Splice } from "../model/followTasks.js";
import { firstPlace } from "../model/lists.js";
import type { Plan } from "../model/plan.js";
import { Sequence } from "../model/sequence.js";
import type { TaskKeys } from "../model/taskKeys.js";
import type { Finding } from "./finding.js";

/** A finding in the row of a task; spans count lines from the row's first. */
export interface TaskFinding {
	/** The key of the task, by which it is known in every version. */
	readonly key: number;
	readonly finding: Finding;
	/** The task whose row the related places count their lines from. */
	readonly relatedKey: number;
}

/** What a rule finds among the rows of a plan, in the order of the keys of their tasks. */
export type TaskFindings = Sequence<TaskFinding>;

/** The version before, and which of its tasks became which: in one place, or each row in its own. */
export interface EditSince {
	readonly plan: Plan;
	readonly keys: TaskKeys;
	readonly tasks: readonly Splice[];
}

export const noTaskFindings: TaskFindings = Sequence.of<TaskFinding>([]);

export function taskFindingsOf(findings: readonly TaskFinding[]): TaskFindings {
	return Sequence.of(findings.toSorted((a, b) => a.key - b.key));
}

/** With some findings more and some less. @param gone the very objects that are there */
export function withTaskFindings(
	findings: TaskFindings,
	gone: Iterable<TaskFinding>,
	come: Iterable<TaskFinding>,
): TaskFindings {
	let now = findings;
	for (const finding of gone) {
		let at = placeFrom(now, finding.key);
		while (at < now.length && now.at(at) !== finding) at++;
		now = now.splice(at, at + 1, []);
	}
	for (const finding of come) {
		const at = placeFrom(now, finding.key + 1);
		now = now.splice(at, at, [finding]);
	}
	return now;
}

/** The place of the first finding whose key is not below one. */
export function placeFrom(findings: TaskFindings, key: number): number {
	return firstPlace(findings.length, (place) => (findings.at(place)?.key ?? 0) < key);
}
