import type { Plan } from "../model/plan.js";
import { Sequence, type Sums } from "../model/sequence.js";
import { FindingInPlace, inOrder, type PlacedFinding } from "./findingInPlace.js";
import type { FindingsOfTasks } from "./findingsOfTasks.js";
import { FirstOfRows, type FoundInRows, type IsShown, type TaskMoves } from "./firstOfRows.js";
import type { Finding, Severity } from "./rule.js";

/** What was found in a row, kept for as long as the row and what its rules depend on stay the same. */
export interface RowResult {
	/** In their order, without those that are excused; spans count lines from the row's first. */
	readonly shown: readonly { readonly finding: Finding; readonly severity: Severity }[];
}

/** One a task; `undefined` for a row that is to be checked. */
export type RowResults = Sequence<RowResult | undefined>;

export const nothingFound: RowResult = { shown: [] };

const severities = ["error", "warning", "hint"] as const;
const unchecked = severities.length;

const sums: Sums<RowResult | undefined> = [
	...severities.map((severity) => (result: RowResult | undefined) => {
		let count = 0;
		for (const shown of result?.shown ?? nothingFound.shown) if (shown.severity === severity) count++;
		return count;
	}),
	(result) => (result === undefined ? 1 : 0),
];

export function rowResultsOf(results: readonly (RowResult | undefined)[]): RowResults {
	return Sequence.of(results, sums);
}

/** The tasks that are to be checked, as runs that follow one another: from one up to, not including, another. */
export function uncheckedIn(results: RowResults): readonly (readonly [number, number])[] {
	const runs: [number, number][] = [];
	for (let k = 0; k < results.total(unchecked); ) {
		const from = results.indexOf(unchecked, k);
		let to = from;
		while (to < results.length && results.at(to) === undefined) to++;
		runs.push([from, to]);
		k += to - from;
	}
	return runs;
}

/** Findings that are not to be shown now. */
export interface Withheld {
	/** Rules about the whole document. */
	readonly codes: ReadonlySet<string>;
	/** Codes of any rule, between two lines: from one up to, not including, another. */
	readonly between?: { readonly codes: ReadonlySet<string>; readonly from: number; readonly to: number };
}

/** What was found in the version before, and what became of its tasks. */
export interface FindingsBefore {
	readonly findings: PlanFindings;
	readonly moves: TaskMoves;
	/** Tasks of this version that were checked anew. */
	readonly checked: readonly number[];
}

/** All that was found in a version of a plan. Findings of rows are put in their places when somebody looks. */
export class PlanFindings {
	private inPlaces: readonly FindingInPlace[] | undefined;
	/** Of each severity, those that were asked for here or in versions before. */
	private readonly firsts: FirstOfRows[];
	/** What was chosen last, here or in a version whose tasks stood on the same lines. */
	private choice: Choice | undefined;

	/**
	 * @param others what the rules about the whole document have found, in the order of their places
	 * @param ofTasks what those have found that keep it by tasks, rule by rule
	 */
	constructor(
		private readonly plan: Plan,
		readonly rows: RowResults,
		readonly others: readonly FindingInPlace[],
		readonly ofTasks: readonly FindingsOfTasks[],
		before?: FindingsBefore,
	) {
		if (before === undefined || before.checked.length > mostChecked) {
			this.firsts = severities.map(() => FirstOfRows.none);
			return;
		}
		const { findings, moves, checked } = before;
		this.firsts = findings.firsts.map((first, k) => first.follow(this.rowsWith(k), moves, checked));
		if (moves.isUnmoved) this.choice = findings.choice;
	}

	/** In the order of their places. */
	all(): readonly PlacedFinding[] {
		if (this.inPlaces === undefined) {
			const found: FindingInPlace[] = [];
			for (let task = 0; task < this.rows.length; task++) this.addOfRow(task, found);
			this.inPlaces = inOrder([found, this.others, ...this.ofTasks.map((each) => each.all())]);
		}
		return this.inPlaces;
	}

	/** How many there are of each severity. */
	counts(withheld?: Withheld): Readonly<Record<Severity, number>> {
		const counts = { error: 0, warning: 0, hint: 0 };
		for (const [k, severity] of severities.entries()) counts[severity] = this.rows.total(k);
		for (const finding of this.others)
			if (withheld === undefined || !isWithheld(finding, withheld)) counts[finding.severity]++;
		if (withheld?.between !== undefined)
			for (const finding of this.ofRowsBetween(withheld.between.from, withheld.between.to))
				if (isWithheld(finding, withheld)) counts[finding.severity]--;
		for (const found of this.ofTasks) counts[found.severity] += countOf(found, withheld);
		return counts;
	}

	/**
	 * At most so many, in the order of their places: errors before warnings and warnings before hints, the first ones of
	 * each. What it takes grows with how many are wanted and with the findings about the whole document, not with the rows;
	 * behind an edit only those are put in their places that it is about.
	 */
	mostSevere(most: number, withheld?: Withheld): readonly PlacedFinding[] {
		const isShown = withheld && ((finding: FindingInPlace) => !isWithheld(finding, withheld));
		if (this.choice === undefined || !this.isRight(this.choice, most, withheld, isShown))
			this.choice = { most, withheld, ...this.choose(most, isShown) };
		return this.choice.findings;
	}

	/** Whether the same would be chosen. */
	private isRight(choice: Choice, most: number, withheld: Withheld | undefined, isShown: IsShown): boolean {
		const { others, ofTasks, firsts } = this;
		return (
			choice.most === most &&
			isSameWithheld(choice.withheld, withheld) &&
			choice.others === others &&
			choice.ofTasks.length === ofTasks.length &&
			ofTasks.every((found, i) => found.isSame(choice.ofTasks[i])) &&
			choice.firsts.every(
				({ first, room }, k) => firsts[k] === first && first.hasEnough(room, this.rowsWith(k), isShown),
			)
		);
	}

	private choose(most: number, isShown: IsShown): Omit<Choice, "most" | "withheld"> {
		const { others, ofTasks } = this;
		let chosen: readonly FindingInPlace[] = [];
		const firsts: { first: FirstOfRows; room: number }[] = [];
		for (const [k, severity] of severities.entries()) {
			const room = most - chosen.length;
			if (room <= 0) break;
			const first = (this.firsts[k] ?? FirstOfRows.none).reaching(room, this.rowsWith(k), isShown);
			this.firsts[k] = first;
			firsts.push({ first, room });
			const own = inOrder([
				isShown === undefined ? first.found : first.found.filter(isShown),
				others.filter((finding) => finding.severity === severity && (isShown?.(finding) ?? true)),
				...ofTasks.map((found) => (found.severity === severity ? found.first(room, isShown) : nothing)),
			]);
			chosen = inOrder([chosen, own.slice(0, room)]);
		}
		return { findings: chosen, firsts, others, ofTasks };
	}

	/** The rows as far as findings of one severity are concerned. */
	private rowsWith(k: number): FoundInRows {
		const { rows, plan } = this;
		return {
			taskCount: rows.length,
			ofTask: (task) => this.ofTask(task, severities[k]),
			nextFrom: (task) => rows.indexOf(k, rows.sumBefore(k, task)),
			isBesideAbove: (task) => task > 0 && plan.blockOfTask(task) === plan.blockOfTask(task - 1),
		};
	}

	/** Of the rows of the blocks that stand on lines from one up to, not including, another. */
	private ofRowsBetween(from: number, to: number): readonly FindingInPlace[] {
		const { plan } = this;
		const found: FindingInPlace[] = [];
		const end = plan.tasksBefore(plan.blockAtLine(to - 1) + 1);
		for (let task = plan.tasksBefore(plan.blockAtLine(from)); task < end; task++) this.addOfRow(task, found);
		return found;
	}

	private ofTask(task: number, severity: Severity | undefined): readonly FindingInPlace[] {
		const { shown } = this.rows.at(task) ?? nothingFound;
		if (!shown.some((own) => own.severity === severity)) return nothing;
		const found: FindingInPlace[] = [];
		this.addOfRow(task, found, severity);
		return found;
	}

	/** @param only a severity; without it those of all */
	private addOfRow(task: number, found: FindingInPlace[], only?: Severity): void {
		const { shown } = this.rows.at(task) ?? nothingFound;
		if (shown.length === 0) return;
		const line = this.plan.lineOfTask(task);
		for (const [at, { finding, severity }] of shown.entries())
			if (only === undefined || severity === only)
				found.push(new FindingInPlace(finding, line, severity, task, at));
	}
}

const nothing: readonly never[] = [];

/** The findings that were chosen for somebody, and what they were chosen of. */
interface Choice {
	readonly most: number;
	readonly withheld: Withheld | undefined;
	readonly findings: readonly FindingInPlace[];
	/** Of each severity that there was room for, those of rows, and how much room there was. */
	readonly firsts: readonly { readonly first: FirstOfRows; readonly room: number }[];
	readonly others: readonly FindingInPlace[];
	readonly ofTasks: readonly FindingsOfTasks[];
}

/** With more of them, to put all in their places anew is less work. */
const mostChecked = 256;

function countOf(found: FindingsOfTasks, withheld: Withheld | undefined): number {
	const { code, count } = found;
	if (withheld === undefined || code === undefined) return count;
	if (withheld.codes.has(code)) return 0;
	if (withheld.between?.codes.has(code) !== true) return count;
	return found.all().filter((finding) => !isWithheld(finding, withheld)).length;
}

function isSameWithheld(a: Withheld | undefined, b: Withheld | undefined): boolean {
	if (a === b) return true;
	if (a?.codes !== b?.codes) return false;
	const [one, other] = [a?.between, b?.between];
	return one?.codes === other?.codes && one?.from === other?.from && one?.to === other?.to;
}

function isWithheld({ code, line }: FindingInPlace, { codes, between }: Withheld): boolean {
	if (codes.has(code)) return true;
	return between?.codes.has(code) === true && line >= between.from && line < between.to;
}
