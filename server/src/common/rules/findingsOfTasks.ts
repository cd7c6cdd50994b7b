import type { Fix } from "../model/edit.js";
import type { Plan } from "../model/plan.js";
import type { TaskKeys } from "../model/taskKeys.js";
import type { RuleCode, Severity } from "./finding.js";
import { FindingInPlace, noRow } from "./findingInPlace.js";
import type { TaskMoves } from "./firstOfRows.js";
import type { TaskFinding, TaskFindings } from "./taskFindings.js";

/** What one rule found among the tasks of a version of a plan; put in its places when somebody looks. */
export class FindingsOfTasks {
	private inPlaces: readonly FindingInPlace[] | undefined;
	/** Those that were asked for first, in their places; not all may be known. */
	private places: (FindingInPlace | undefined)[] = [];

	/**
	 * @param found at least one, all of one code
	 * @param isShown whether what stands at a line is to be shown; without it all is
	 * @param fixTask the fixes of what was found about a task; without it there are none
	 */
	constructor(
		private readonly found: TaskFindings,
		readonly severity: Severity,
		private readonly plan: Plan,
		private readonly keys: TaskKeys,
		private readonly isShown: ((line: number) => boolean) | undefined,
		private readonly fixTask: ((plan: Plan, task: number) => readonly Fix[]) | undefined,
	) {}

	get code(): RuleCode | undefined {
		return this.found.at(0)?.finding.code;
	}

	get count(): number {
		return this.isShown === undefined ? this.found.length : this.all().length;
	}

	/** In the order of the document's blocks. */
	all(): readonly FindingInPlace[] {
		if (this.inPlaces === undefined) {
			const all: FindingInPlace[] = [];
			for (let i = 0; i < this.found.length; i++) {
				const finding = this.places[i] ?? this.placed(i);
				if (this.isShown?.(finding.line) ?? true) all.push(finding);
			}
			this.inPlaces = all;
		}
		return this.inPlaces;
	}

	/** So many of those that are wanted, and all others in the block of the last, which may stand before it. */
	first(count: number, isWanted?: (finding: FindingInPlace) => boolean): readonly FindingInPlace[] {
		const { places } = this;
		const first: FindingInPlace[] = [];
		let lastLine = -1;
		for (let i = 0; i < this.found.length; i++) {
			const finding = places[i] ?? this.placed(i);
			if (i < mostKept) places[i] = finding;
			if (first.length >= count && finding.origin !== lastLine) break;
			lastLine = finding.origin;
			const isShown = this.isShown?.(finding.line) ?? true;
			if (isShown && (isWanted?.(finding) ?? true)) first.push(finding);
		}
		return first;
	}

	/**
	 * Takes over what is known of the places in the version before: above an edit they are the same, below it they have moved
	 * together.
	 */
	follow(before: FindingsOfTasks, { tasks, lines, isUnmoved }: TaskMoves): void {
		const { found, keys, fixTask } = this;
		if (isUnmoved && found === before.found && fixTask === undefined) {
			this.places = before.places;
			return;
		}
		const { head, tail } = found.inCommon(before.found);
		const growth = found.length - before.found.length;
		const [from, end] = [before.keys.bound(tasks.first), before.keys.bound(tasks.oldEnd)];
		const below = keys === before.keys ? end : keys.bound(tasks.newEnd);
		const places = new Array<FindingInPlace | undefined>(Math.min(before.places.length, mostKept));
		for (let i = 0; i < before.places.length; i++) {
			const at = i < head ? i : i + growth;
			const known = before.places[i];
			const now = found.at(at);
			if (known === undefined || now === undefined || at >= mostKept) continue;
			if (i >= head && i < before.found.length - tail) continue;
			const [first, last] = [Math.min(now.key, now.relatedKey), Math.max(now.key, now.relatedKey)];
			// What speaks of tasks of the edit is looked up.
			const isApart = (key: number) => key < from || key >= Math.max(end, below);
			if (!isApart(first) || !isApart(last)) continue;
			const originOf = (key: number, origin: number) => (key < from ? origin : origin + lines);
			const origin = originOf(now.key, known.origin);
			const related = originOf(now.relatedKey, known.relatedOrigin);
			const isSame = origin === known.origin && related === known.relatedOrigin && fixTask === undefined;
			places[at] = isSame ? known : this.placedAt(now, origin, related);
		}
		this.places = places;
	}

	/** Whether these are the same, all shown, of tasks with the same numbers, and would be mended in the same way. */
	isSame(other: FindingsOfTasks | undefined): boolean {
		const areShown = this.isShown === undefined && other?.isShown === undefined;
		if (!areShown || this.found !== other?.found || this.keys !== other.keys) return false;
		return this.fixTask === undefined || this.plan.keptWithOrder === other.plan.keptWithOrder;
	}

	private placed(at: number): FindingInPlace {
		const { plan, keys } = this;
		const found = this.found.at(at);
		if (found === undefined) throw new RangeError(`There is no finding ${at}`);
		const line = plan.lineOfTask(keys.taskOf(found.key));
		const isOne = found.relatedKey === found.key;
		return this.placedAt(found, line, isOne ? line : plan.lineOfTask(keys.taskOf(found.relatedKey)));
	}

	private placedAt({ finding, key }: TaskFinding, line: number, relatedLine: number): FindingInPlace {
		const { plan, keys, fixTask, severity } = this;
		const fixes = fixTask && (() => fixTask(plan, keys.taskOf(key)));
		return new FindingInPlace(finding, line, severity, noRow, behindOthers, relatedLine, fixes);
	}
}

/** Behind the findings of rules that keep them otherwise. */
const behindOthers = 2 ** 30 - 1;

/** So many of those that were asked for go over to the next version: more than are ever shown at once. */
const mostKept = 1_024;
