import type { PlanIndex } from "../analysis/planIndex.js";
import type { OtherDocuments } from "../analysis/quantities.js";
import type { MissingDirectory, NameBook, ResolvedUnit } from "../directory/directory.js";
import type { FrontMatter, MissingFile } from "../frontMatter.js";
import type { ExchangedRow } from "../layouts/readPlan.js";
import { hasSameNames, hasSameTargets } from "../layouts/sameShape.js";
import type { Block, RowBlock } from "../model/block.js";
import { isSameList } from "../model/lists.js";
import type { Plan } from "../model/plan.js";
import { comparePlaces, type Span, shiftSpan } from "../model/span.js";
import { collectExcuses, type Excuses, isExcusedAt } from "./excuses.js";
import {
	compareFindings,
	FindingInPlace,
	isExcused,
	noRow,
	type PlacedFinding,
	widened,
} from "./findingInPlace.js";
import { FindingsOfTasks } from "./findingsOfTasks.js";
import type { TaskMoves } from "./firstOfRows.js";
import { noContradictions } from "./ownContradictions.js";
import { noGroups } from "./ownGroups.js";
import {
	nothingFound,
	PlanFindings,
	type RowResult,
	type RowResults,
	rowResultsOf,
	uncheckedIn,
} from "./planFindings.js";
import type { DocumentContext, Finding, KeptByRules, RowRule, Rule, Severity } from "./rule.js";
import type { AmongRows, RulesInForce, SeverityOf } from "./rulesInForce.js";
import type { EditSince } from "./taskFindings.js";

export type { PlacedFinding } from "./findingInPlace.js";

/** What was found in each row, kept for as long as the row and what its rules depend on stay the same. */
export interface RowFindings {
	/** The same while row rules would say the same of the same row. */
	readonly key: RowKey;
	readonly byTask: RowResults;
}

/** Whatever row rules depend on beside the row. */
export interface RowKey {
	/** Names and conventions. */
	readonly names: string;
	readonly numbering: Plan["conventions"]["numbering"];
	/** The rules in force, with their severities. */
	readonly codes: string;
}

export interface RuleRun {
	readonly findings: PlanFindings;
	readonly rows: RowFindings;
	/** Rules that threw, with what they threw. */
	readonly failures: ReadonlyMap<string, unknown>;
	/** What the document rules found, by code; nothing of rules that found nothing, or threw. */
	readonly documents: ReadonlyMap<string, readonly Finding[]>;
	/** What document rules go on from in the next run. */
	readonly kept: Readonly<KeptByRules>;
}

/** What a run may take over from one before. */
export interface EarlierRun {
	readonly rows: RowFindings;
	/** What document rules went on from, or found. */
	readonly kept?: Readonly<KeptByRules> | undefined;
	/** What became of the tasks of the version before. */
	readonly edit?: EditSince;
	/** Set where the plan differs from that run's by these rows alone. */
	readonly exchanged?: { readonly run: RuleRun; readonly rows: readonly ExchangedRow[] } | undefined;
	/** Set where it is known where the tasks of that run went, and nothing that holds for the document is another. */
	readonly moved?: { readonly run: RuleRun; readonly moves: TaskMoves } | undefined;
}

export interface RuleInput {
	readonly plan: Plan;
	readonly index: PlanIndex;
	readonly book: NameBook;
	readonly frontMatter: FrontMatter;
	readonly missingDirectories: readonly MissingDirectory[];
	readonly missingPrevious: MissingFile | undefined;
	readonly missingReport: MissingFile | undefined;
	lineText(line: number): string;
	conflicts: DocumentContext["conflicts"];
	unitsOfTask(task: number): readonly ResolvedUnit[];
	readonly severityOf: SeverityOf;
	/** Equal while the names that row rules ask about are the same. */
	readonly namesKey: string;
}

const nothing: readonly never[] = [];

/**
 * Runs the rules that hold over a plan. Row findings are taken from the previous run where the row is the same object.
 * A rule that throws is reported once (`internal/rule-failed`) and the others go on.
 */
export function runRules(inForce: RulesInForce, input: RuleInput, earlier?: EarlierRun): RuleRun {
	const { plan } = input;
	const key = { names: input.namesKey, numbering: plan.conventions.numbering, codes: inForce.rowCodes };
	const kept = earlier !== undefined && isSameKey(earlier.rows.key, key) ? earlier.rows.byTask : undefined;
	const exchanged = kept === undefined ? undefined : earlier?.exchanged;
	const failures = new Map(exchanged?.run.failures);
	const excuses = collectExcuses(plan);
	const unchecked = kept === undefined ? [] : uncheckedIn(kept);
	const byTask = checkRows(inForce, input, kept, unchecked, excuses, failures);
	const context = toDocumentContext(input, earlier?.kept, exchanged !== undefined, earlier?.edit);
	const moved = kept === undefined ? undefined : earlier?.moved;
	const ofTasks = checkTasks(inForce, context, moved, excuses, failures);
	const ofDocument = checkDocument(inForce, context, exchanged, excuses, failures);
	const { documents } = ofDocument;
	const others = sameFindings(moved?.run.findings.others, ofDocument.others);
	const before = moved && {
		findings: moved.run.findings,
		moves: moved.moves,
		checked: tasksOfRuns(unchecked),
	};
	const findings = new PlanFindings(plan, byTask, others, ofTasks, before);
	return { findings, rows: { key, byTask }, documents, failures, kept: context.kept };
}

function isSameKey(a: RowKey, b: RowKey): boolean {
	return a.names === b.names && a.numbering === b.numbering && a.codes === b.codes;
}

/** Checks the rows of which nothing is known. */
function checkRows(
	inForce: RulesInForce,
	input: RuleInput,
	kept: RowResults | undefined,
	unchecked: ReturnType<typeof uncheckedIn>,
	excuses: Excuses,
	failures: Map<string, unknown>,
): RowResults {
	const { plan, lineText } = input;
	const check = (task: number, row: RowBlock): RowResult => {
		const found = checkRow(inForce.rowRules, row, input.unitsOfTask(task), input, failures);
		if (found.length === 0) return nothingFound;
		const line = plan.lineOfTask(task);
		const shown: { finding: Finding; severity: Severity }[] = [];
		for (const finding of found) {
			if (isExcusedAt(excuses, finding, line, row)) continue;
			const severity = inForce.severities.get(finding.code) ?? "error";
			shown.push({ finding: widened(finding, line, lineText), severity });
		}
		// A list that has grown has room for sixteen more.
		return { shown: shown.length > 1 ? shown.toSorted(compareInRow) : shown.slice() };
	};
	const checkRun = (from: number, to: number): RowResult[] => {
		const results: RowResult[] = [];
		plan.forEachTask((row, task) => results.push(check(task, row)), from, to);
		return results;
	};
	if (kept === undefined) return rowResultsOf(checkRun(0, plan.taskCount));
	let results = kept;
	for (const [from, to] of unchecked) results = results.splice(from, to, checkRun(from, to));
	return results;
}

function tasksOfRuns(runs: ReturnType<typeof uncheckedIn>): readonly number[] {
	const tasks: number[] = [];
	for (const [from, to] of runs) for (let task = from; task < to; task++) tasks.push(task);
	return tasks;
}

/** What rules find among the rows and keep by the keys of their tasks. */
function checkTasks(
	inForce: RulesInForce,
	context: DocumentContext,
	moved: EarlierRun["moved"],
	excuses: Excuses,
	failures: Map<string, unknown>,
): readonly FindingsOfTasks[] {
	const { plan, index } = context;
	const found: FindingsOfTasks[] = [];
	for (const { code, checkTasks, fixTask } of inForce.taskRules) {
		try {
			const findings = checkTasks(context);
			if (findings.length === 0) continue;
			const isShown =
				excuses.size === 0 ? undefined : (line: number) => !isExcused(excuses.get(line) ?? nothing, code);
			const severity = inForce.severities.get(code) ?? "error";
			const now = new FindingsOfTasks(findings, severity, plan, index.keys, isShown, fixTask);
			const before = moved?.run.findings.ofTasks.find((other) => other.code === code);
			if (moved !== undefined && before !== undefined) now.follow(before, moved.moves);
			found.push(now);
		} catch (error) {
			failures.set(code, error);
			// What it has kept may speak of the version before in part.
			Object.assign(context.kept, nothingKept());
		}
	}
	return found;
}

/** What the rules about the whole document find, in the order of their places. */
function checkDocument(
	inForce: RulesInForce,
	context: DocumentContext,
	exchanged: EarlierRun["exchanged"],
	excuses: Excuses,
	failures: Map<string, unknown>,
): Pick<RuleRun, "documents"> & { readonly others: readonly FindingInPlace[] } {
	const { plan, lineText } = context;
	// What a rule threw at may have kept it out of those before: then all are put in their order anew.
	const before = failures.size === 0 ? exchanged?.run.documents : undefined;
	const documents = new Map<string, readonly Finding[]>();
	let isSame = before !== undefined;
	const edited = exchanged === undefined ? nothing : editedRowsOf(plan, exchanged.rows);
	for (const rule of inForce.documentRules) {
		try {
			const kept = exchanged && keptFindings(rule, exchanged.run, edited);
			const found = kept ?? findingsOf(rule, context);
			if (found.length > 0) documents.set(rule.code, found);
			if (kept === undefined) isSame &&= isSameList(found, before?.get(rule.code) ?? nothing);
		} catch (error) {
			failures.set(rule.code, error);
			isSame = false;
		}
	}
	if (isSame && before !== undefined && exchanged !== undefined)
		return { documents: before, others: exchanged.run.findings.others };
	const others: FindingInPlace[] = [];
	let at = 0;
	for (const found of documents.values())
		for (const finding of found) {
			if (isExcusedAt(excuses, finding, 0, rowAt(plan, finding.span.line))) continue;
			const severity = inForce.severities.get(finding.code) ?? "error";
			others.push(new FindingInPlace(widened(finding, 0, lineText), 0, severity, noRow, at++));
		}
	for (const [code, error] of failures)
		others.push(new FindingInPlace(widened(failure(code, error), 0, lineText), 0, "warning", noRow, at++));
	return { documents, others: others.sort(compareFindings) };
}

/** Those of the version before where they are the same, so that what was made of them holds. */
function sameFindings(
	old: readonly FindingInPlace[] | undefined,
	found: readonly FindingInPlace[],
): readonly FindingInPlace[] {
	const isSame = old?.length === found.length && found.every((finding, i) => old[i]?.isSame(finding));
	return isSame && old !== undefined ? old : found;
}

/** What a rule finds; nearly all find nothing, and share that. */
function findingsOf(rule: AmongRows, context: DocumentContext): readonly Finding[] {
	let found: Finding[] | undefined;
	for (const finding of rule.check(context)) {
		if (found === undefined) found = [finding];
		else found.push(finding);
	}
	return found ?? nothing;
}

function compareInRow(a: { readonly finding: Finding }, b: { readonly finding: Finding }): number {
	const [one, other] = [a.finding.span, b.finding.span];
	return one.line - other.line || one.character - other.character;
}

function nothingKept(): KeptFromBefore {
	return { unusual: new Map(), contradictions: noContradictions, groups: noGroups };
}

type KeptFromBefore = Omit<KeptByRules, "keepsShape" | "edit">;

/** @param kept what rules found in the version before, which this one may still be the next of for others */
function toDocumentContext(
	input: RuleInput,
	{ unusual, contradictions, groups }: KeptFromBefore = nothingKept(),
	keepsShape = false,
	edit?: EditSince,
): DocumentContext {
	return {
		plan: input.plan,
		index: input.index,
		book: input.book,
		frontMatter: input.frontMatter,
		missingDirectories: input.missingDirectories,
		missingPrevious: input.missingPrevious,
		missingReport: input.missingReport,
		lineText: input.lineText,
		conflicts: input.conflicts,
		kept: { keepsShape, edit, unusual, contradictions, groups },
	};
}

/** Findings against other documents, by the block that they stand in; spans count lines from its first. */
export type AcrossFindings = ReadonlyMap<Block, readonly Finding[]>;

/** Asks the rules that look at other documents, too. A rule that throws is reported, the others go on. */
export function runAcross(rules: readonly Rule[], input: RuleInput, others: OtherDocuments): AcrossFindings {
	const found = new Map<Block, Finding[]>();
	const { plan } = input;
	const add = (finding: Finding) => {
		const at = plan.blockAtLine(finding.span.line);
		const block = plan.blockAt(at);
		if (block === undefined) return;
		const up = -plan.lineOfBlock(at);
		const related = finding.related?.map((other) =>
			other.uri === undefined ? { ...other, span: shiftSpan(other.span, up) } : other,
		);
		const anchored = { ...finding, span: shiftSpan(finding.span, up), ...(related && { related }) };
		found.set(block, [...(found.get(block) ?? []), anchored]);
	};
	const context = toDocumentContext(input);
	for (const rule of rules) {
		if (rule.scope !== "document" || rule.checkAcross === undefined || input.severityOf(rule) === "off")
			continue;
		try {
			for (const finding of rule.checkAcross(context, others)) add(finding);
		} catch (error) {
			add(failure(rule.code, error));
		}
	}
	return found;
}

/**
 * The findings whose blocks a version of the document still has, in their places there; those of a block that
 * was edited since are left out until the rules have looked at it again.
 */
export function placeAcross(
	found: AcrossFindings,
	rules: readonly Rule[],
	{ plan, severityOf, lineText }: Pick<RuleInput, "plan" | "severityOf" | "lineText">,
): readonly PlacedFinding[] {
	if (found.size === 0) return nothing;
	const excuses = collectExcuses(plan);
	const placed: FindingInPlace[] = [];
	plan.forEachBlock((block, i) => {
		const findings = found.get(block);
		const line = plan.lineOfBlock(i);
		for (const finding of findings ?? nothing) {
			const rule = rules.find(({ code }) => code === finding.code);
			const severity = rule === undefined ? "warning" : severityOf(rule);
			if (severity === "off") continue;
			if (block.kind === "row" && isExcused(block.disabled, finding.code)) continue;
			if (isExcusedAt(excuses, finding, line, undefined)) continue;
			placed.push(new FindingInPlace(widened(finding, line, lineText), line, severity));
		}
	});
	return placed.sort(compareFindings);
}

/** Both in the order of their places. */
export function joinFindings(
	findings: readonly PlacedFinding[],
	others: readonly PlacedFinding[],
): readonly PlacedFinding[] {
	if (others.length === 0) return findings;
	return [...findings, ...others].sort((a, b) =>
		comparePlaces(a.span.line, a.span.character, b.span.line, b.span.character),
	);
}

/** A row that took another's place, as far as findings about the whole document may hang on it. */
interface EditedRow {
	/** Its lines in the document. */
	readonly first: number;
	readonly last: number;
	readonly hasSameNames: boolean;
	readonly hasSameTargets: boolean;
}

/** Asked once for all rules. */
function editedRowsOf(plan: Plan, rows: readonly ExchangedRow[]): readonly EditedRow[] {
	return rows.map(({ task, before, after }) => {
		const first = plan.lineOfTask(task);
		return {
			first,
			last: first + after.lines - 1,
			hasSameNames: hasSameNames(before, after),
			hasSameTargets: hasSameTargets(before, after),
		};
	});
}

/**
 * What a document rule found before, where the edit since cannot have changed it: nothing that the rule
 * depends on is another, and no place that it names is in an edited row.
 */
function keptFindings(
	{ code, dependsOn }: AmongRows,
	{ documents, failures }: RuleRun,
	rows: readonly EditedRow[],
): readonly Finding[] | undefined {
	if (dependsOn === "text" || (failures.size > 0 && failures.has(code))) return undefined;
	const found = documents.get(code) ?? nothing;
	for (const row of rows) {
		if (dependsOn === "names" && !row.hasSameNames) return undefined;
		if (dependsOn === "targets" && !row.hasSameTargets) return undefined;
		if (found.length > 0 && found.some((finding) => namesPlaceIn(row, finding))) return undefined;
	}
	return found;
}

function namesPlaceIn({ first, last }: EditedRow, { span, related }: Finding): boolean {
	const isInRow = (place: Span) => place.line <= last && place.endLine >= first;
	return isInRow(span) || related?.some((other) => isInRow(other.span)) === true;
}

function checkRow(
	rules: readonly RowRule[],
	row: RowBlock,
	units: readonly ResolvedUnit[],
	{ book, plan: { conventions } }: RuleInput,
	failures: Map<string, unknown>,
): readonly Finding[] {
	let found: readonly Finding[] | undefined;
	const context = { book, conventions, units };
	for (let i = 0; i < rules.length; i++) {
		const rule = rules[i];
		if (rule === undefined || (failures.size > 0 && failures.has(rule.code))) continue;
		try {
			const own = rule.check(row, context);
			if (own.length > 0) found = found === undefined ? own : [...found, ...own];
		} catch (error) {
			failures.set(rule.code, error);
		}
	}
	return found ?? nothing;
}

/** The task row at a line, for document findings that stand in one. */
function rowAt(plan: Plan, line: number): RowBlock | undefined {
	const block = plan.blockAt(plan.blockAtLine(line));
	return block?.kind === "row" ? block : undefined;
}

function failure(code: string, error: unknown): Finding {
	const reason = error instanceof Error ? error.message : String(error);
	return {
		code: "internal/rule-failed",
		span: { line: 0, character: 0, endLine: 0, endCharacter: 0 },
		message: {
			zh: `规则 ${code} 出错，本文未按它检查（其他规则不受影响）：${reason}`,
			en: `Rule ${code} failed and was left out (the others went on): ${reason}`,
		},
	};
}
