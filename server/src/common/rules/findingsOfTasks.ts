import type { Fix } from "../model/edit.js";
import type { Plan } from "../model/plan.js";
import type { TaskKeys } from "../model/taskKeys.js";
import type { RuleCode, Severity } from "./finding.js";
import { FindingInPlace } from "./findingInPlace.js";
import type { TaskFindings } from "./taskFindings.js";

/** What one rule found among the tasks of a version of a plan; put in its places when somebody looks. */
export class FindingsOfTasks {
	private inPlaces: readonly FindingInPlace[] | undefined;

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
		this.inPlaces ??= this.first(this.found.length);
		return this.inPlaces;
	}

	/** So many of those that are wanted, and all others in the block of the last, which may stand before it. */
	first(count: number, isWanted?: (finding: FindingInPlace) => boolean): readonly FindingInPlace[] {
		const placed: FindingInPlace[] = [];
		let lastLine = -1;
		for (let i = 0; i < this.found.length; i++) {
			const finding = this.placed(i);
			if (placed.length >= count && finding.origin !== lastLine) break;
			lastLine = finding.origin;
			const isShown = this.isShown?.(finding.line) ?? true;
			if (isShown && (isWanted?.(finding) ?? true)) placed.push(finding);
		}
		return placed;
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
		const { finding, key, relatedKey } = found;
		const task = keys.taskOf(key);
		const line = plan.lineOfTask(task);
		const relatedLine = relatedKey === key ? line : plan.lineOfTask(keys.taskOf(relatedKey));
		const { fixTask } = this;
		const fixes = fixTask && (() => fixTask(plan, task));
		return new FindingInPlace(finding, line, this.severity, -1, relatedLine, fixes);
	}
}
