import { firstPlace } from "../model/lists.js";
import type { Plan } from "../model/plan.js";
import { Sequence, type Sums } from "../model/sequence.js";
import { compareFindings, FindingInPlace, type PlacedFinding } from "./findingInPlace.js";
import type { FindingsOfTasks } from "./findingsOfTasks.js";
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

/** A version whose tasks stood on the lines of those with their numbers now, and the tasks that were checked anew since. */
export interface FindingsBefore {
	readonly findings: PlanFindings;
	readonly checked: readonly number[];
}

/** All that was found in a version of a plan. Findings of rows are put in their places when somebody looks. */
export class PlanFindings {
	private inOrder: readonly FindingInPlace[] | undefined;
	/** What was asked for last, here or in a version before. */
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
		const choice = before?.findings.choice;
		if (choice === undefined || before === undefined) return;
		const checked = new Set([...choice.checked, ...before.checked]);
		if (checked.size <= mostChecked) this.choice = { ...choice, checked };
	}

	/** In the order of their places. */
	all(): readonly PlacedFinding[] {
		if (this.inOrder === undefined) {
			const found: FindingInPlace[] = [];
			for (let task = 0; task < this.rows.length; task++) this.addOfRow(task, found);
			// Where several tasks share a line, their findings may stand between one another.
			this.inOrder = [...found, ...this.document()].sort(compareFindings);
		}
		return this.inOrder;
	}

	/** How many there are of each severity. */
	counts(withheld?: Withheld): Readonly<Record<Severity, number>> {
		const counts = { error: 0, warning: 0, hint: 0 };
		for (const [k, severity] of severities.entries()) counts[severity] = this.rows.total(k);
		for (const finding of this.others)
			if (withheld === undefined || !isWithheld(finding, withheld)) counts[finding.severity]++;
		if (withheld?.between !== undefined)
			for (const { finding } of this.ofRowsBetween(withheld.between.from, withheld.between.to))
				if (isWithheld(finding, withheld)) counts[finding.severity]--;
		for (const found of this.ofTasks)
			counts[found.severity] +=
				withheld === undefined
					? found.count
					: found.all().filter((finding) => !isWithheld(finding, withheld)).length;
		return counts;
	}

	/** What is found about the document as a whole. */
	private document(): readonly FindingInPlace[] {
		return [...this.others, ...this.ofTasks.flatMap((found) => found.all())];
	}

	private rankedOfDocument(): readonly Ranked[] {
		return this.document().map((finding, i) => {
			return { finding, task: behindTasks, at: i < this.others.length ? i : behindOthers };
		});
	}

	/**
	 * At most so many, in the order of their places: errors before warnings and warnings before hints, the first ones of
	 * each. What it takes grows with how many are wanted and with the findings about the whole document, not with the rows;
	 * behind an edit in a row, of which all were told, only the row's own are looked at.
	 */
	mostSevere(most: number, withheld?: Withheld): readonly PlacedFinding[] {
		const ranked = this.choiceOfBefore(most, withheld) ?? this.choose(most, withheld);
		if (ranked === this.choice?.ranked) return this.choice.findings;
		const findings = ranked.map(({ finding }) => finding);
		const { others, ofTasks } = this;
		this.choice = { most, withheld, ranked, findings, others, ofTasks, checked: new Set() };
		return findings;
	}

	/** What was chosen last, with the findings of rows checked since; undefined where another choice may be right. */
	private choiceOfBefore(most: number, withheld: Withheld | undefined): readonly Ranked[] | undefined {
		const { choice } = this;
		if (choice?.most !== most || !isSameWithheld(choice.withheld, withheld)) return undefined;
		const { others, ofTasks } = this;
		const areOthersSame =
			choice.others === others &&
			choice.ofTasks.length === ofTasks.length &&
			ofTasks.every((found, i) => found.isSame(choice.ofTasks[i]));
		if (choice.checked.size === 0 && areOthersSame) return choice.ranked;
		const isCut = choice.ranked.length >= most;
		if (isCut && !areOthersSame) return undefined;
		const ranked = choice.ranked.filter(
			({ task }) => !choice.checked.has(task) && (areOthersSame || task !== behindTasks),
		);
		const add = (found: readonly Ranked[]): void => {
			for (const own of found) ranked.splice(placeIn(ranked, own), 0, own);
		};
		const isShown = ({ finding }: Ranked) => withheld === undefined || !isWithheld(finding, withheld);
		for (const task of choice.checked) {
			const own = this.ofTask(task).filter(isShown);
			const chosen = isCut ? this.chosenOf(task, own, choice.ranked) : own;
			if (chosen === undefined) return undefined;
			add(chosen);
		}
		if (!areOthersSame) add(this.rankedOfDocument().filter(isShown));
		return !isCut && ranked.length > most ? undefined : ranked;
	}

	/**
	 * Which findings of a task are among the gravest where some are left out: as many of each severity as before, so that
	 * all others stay in or out; undefined where they are not as many, or stand where the last one does that is in.
	 *
	 * @param own all of the task that are shown
	 * @param before the gravest ones before the task was checked anew
	 */
	private chosenOf(
		task: number,
		own: readonly Ranked[],
		before: readonly Ranked[],
	): readonly Ranked[] | undefined {
		const { plan } = this;
		const lightest = Math.max(...before.map(({ finding }) => severities.indexOf(finding.severity)));
		const cut =
			before.findLast(({ finding }) => finding.severity === severities[lightest])?.finding.line ?? 0;
		const block = plan.blockOfTask(task);
		const isBefore = plan.lineOfBlock(block + 1) <= cut;
		if (!isBefore && plan.lineOfBlock(block) <= cut) return undefined;
		const isIn = ({ finding }: Ranked) =>
			severities.indexOf(finding.severity) < lightest + (isBefore ? 1 : 0);
		const chosen = own.filter(isIn);
		const old = before.filter((ranked) => ranked.task === task);
		const count = (found: readonly Ranked[], severity: Severity) =>
			found.filter(({ finding }) => finding.severity === severity).length;
		return severities.every((severity) => count(chosen, severity) === count(old, severity))
			? chosen
			: undefined;
	}

	private choose(most: number, withheld: Withheld | undefined): readonly Ranked[] {
		const isShown = (finding: FindingInPlace) => withheld === undefined || !isWithheld(finding, withheld);
		const chosen: Ranked[] = [];
		for (const [k, severity] of severities.entries()) {
			const room = most - chosen.length;
			if (room <= 0) break;
			const own = this.firstOfRows(k, room, isShown);
			for (const [at, finding] of this.others.entries())
				if (finding.severity === severity && isShown(finding)) own.push({ finding, task: behindTasks, at });
			for (const found of this.ofTasks)
				if (found.severity === severity)
					for (const finding of found.first(room, isShown))
						own.push({ finding, task: behindTasks, at: behindOthers });
			chosen.push(...own.sort(compareRanked).slice(0, room));
		}
		return chosen.sort(compareRanked);
	}

	/** The first findings of rows of a severity, up to the end of the block that the last of them stands in. */
	private firstOfRows(k: number, most: number, isShown: (finding: FindingInPlace) => boolean): Ranked[] {
		const { rows, plan } = this;
		const found: Ranked[] = [];
		let lastBlock = -1;
		for (let next = 0; next < rows.total(k); ) {
			const task = rows.indexOf(k, next);
			const block = plan.blockOfTask(task);
			if (found.length >= most && block !== lastBlock) break;
			lastBlock = block;
			for (const ranked of this.ofTask(task)) {
				if (ranked.finding.severity !== severities[k]) continue;
				next++;
				if (isShown(ranked.finding)) found.push(ranked);
			}
		}
		return found;
	}

	/** Of the rows of the blocks that stand on lines from one up to, not including, another. */
	private ofRowsBetween(from: number, to: number): readonly Ranked[] {
		const { plan } = this;
		const found: Ranked[] = [];
		const end = plan.tasksBefore(plan.blockAtLine(to - 1) + 1);
		for (let task = plan.tasksBefore(plan.blockAtLine(from)); task < end; task++)
			found.push(...this.ofTask(task));
		return found;
	}

	private ofTask(task: number): readonly Ranked[] {
		const found: FindingInPlace[] = [];
		this.addOfRow(task, found);
		return found.map((finding, at) => ({ finding, task, at }));
	}

	private addOfRow(task: number, found: FindingInPlace[]): void {
		const { shown } = this.rows.at(task) ?? nothingFound;
		if (shown.length === 0) return;
		const line = this.plan.lineOfTask(task);
		for (const { finding, severity } of shown) found.push(new FindingInPlace(finding, line, severity, task));
	}
}

/** A finding with what decides between those at one place: its task, and which of the findings there it is. */
interface Ranked {
	readonly finding: FindingInPlace;
	readonly task: number;
	readonly at: number;
}

const behindTasks = Number.POSITIVE_INFINITY;
const behindOthers = Number.MAX_SAFE_INTEGER;

/** The findings that were chosen for somebody, and the tasks that were checked anew since. */
interface Choice {
	readonly most: number;
	readonly withheld: Withheld | undefined;
	readonly ranked: readonly Ranked[];
	readonly findings: readonly PlacedFinding[];
	/** Those of rules about the whole document that it was made of. */
	readonly others: readonly FindingInPlace[];
	readonly ofTasks: readonly FindingsOfTasks[];
	readonly checked: ReadonlySet<number>;
}

/** With more of them, to choose anew is less work. */
const mostChecked = 32;

/** Where a finding belongs among others in their order. */
function placeIn(ranked: readonly Ranked[], finding: Ranked): number {
	return firstPlace(ranked.length, (place) => {
		const other = ranked[place];
		return other !== undefined && compareRanked(other, finding) < 0;
	});
}

function isSameWithheld(a: Withheld | undefined, b: Withheld | undefined): boolean {
	if (a === b) return true;
	if (a?.codes !== b?.codes) return false;
	const [one, other] = [a?.between, b?.between];
	return one?.codes === other?.codes && one?.from === other?.from && one?.to === other?.to;
}

function compareRanked(a: Ranked, b: Ranked): number {
	return compareFindings(a.finding, b.finding) || (a.task === b.task ? a.at - b.at : a.task - b.task);
}

function isWithheld({ code, line }: FindingInPlace, { codes, between }: Withheld): boolean {
	if (codes.has(code)) return true;
	return between?.codes.has(code) === true && line >= between.from && line < between.to;
}
