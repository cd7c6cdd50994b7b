import type { PlanIndex } from "../analysis/planIndex.js";
import type { OtherDocuments } from "../analysis/quantities.js";
import type { MissingDirectory, NameBook, ResolvedUnit } from "../directory/directory.js";
import type { FrontMatter, MissingFile } from "../frontMatter.js";
import type { ExchangedRow } from "../layouts/readPlan.js";
import { hasSameNames, hasSameTargets } from "../layouts/sameShape.js";
import type { Block, RowBlock } from "../model/block.js";
import type { Fix } from "../model/edit.js";
import { keepByTask } from "../model/keepByTask.js";
import { operationOfRow } from "../model/operationOfRow.js";
import type { Plan } from "../model/plan.js";
import { comparePlaces, type Span, shiftSpan } from "../model/span.js";
import { widenEmptySpan } from "../text/widenEmptySpan.js";
import type { DocumentContext, Finding, RowRule, Rule, RuleCode, Severity } from "./rule.js";
import type { AmongRows, RulesInForce, SeverityOf } from "./rulesInForce.js";

/** A finding in its place in the document, with the severity that holds for this document. */
export interface PlacedFinding {
	readonly code: RuleCode;
	readonly severity: Severity;
	readonly span: Span;
	readonly message: Finding["message"];
	readonly related: NonNullable<Finding["related"]>;
	readonly hasFixes: boolean;
	/** None of its fixes is safe; see `Finding`. */
	readonly isForReview?: boolean;
	/** Computed anew at each call; operations speak of the plan. */
	fixes(): readonly Fix[];
}

/** What was found in each row, kept for as long as the row and what its rules depend on stay the same. */
export interface RowFindings {
	/** Equal while row rules would say the same of the same row. */
	readonly key: string;
	readonly plan: Plan;
	/** One a task. */
	readonly byTask: readonly RowResult[];
}

interface RowResult {
	readonly found: readonly Finding[];
	/** In their order, without those that are excused. */
	readonly placed: readonly FindingInPlace[];
}

export interface RuleRun {
	/** In the order of their places. */
	readonly findings: readonly PlacedFinding[];
	readonly rows: RowFindings;
	/** Lines that comments above them excuse, with the codes. */
	readonly excuses: ReadonlyMap<number, readonly string[]>;
	/** Rules that threw, with what they threw. */
	readonly failures: ReadonlyMap<string, unknown>;
	/** What the document rules found, by code. */
	readonly documents: ReadonlyMap<string, readonly Finding[]>;
}

/** What a run may take over from one before. */
export interface EarlierRun {
	readonly rows: RowFindings;
	/** Set where the plan differs from that run's by these rows alone. */
	readonly exchanged?: { readonly run: RuleRun; readonly rows: readonly ExchangedRow[] };
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
	unitsOfTask(task: number): readonly ResolvedUnit[];
	readonly severityOf: SeverityOf;
	/** Whatever row rules depend on beside the row. */
	readonly rowKey: string;
}

const nothing: readonly never[] = [];
const nothingFound: RowResult = { found: nothing, placed: nothing };

/**
 * Runs the rules that hold over a plan. Row findings are taken from the previous run where the row is the same object.
 * A rule that throws is reported once (`internal/rule-failed`) and the others go on.
 */
export function runRules(inForce: RulesInForce, input: RuleInput, earlier?: EarlierRun): RuleRun {
	const { severities, rowRules, documentRules } = inForce;
	const { plan } = input;
	const key = `${input.rowKey}\u0000${inForce.rowCodes}`;
	const kept = earlier?.rows.key === key ? earlier.rows : undefined;
	const exchanged = kept === undefined ? undefined : earlier?.exchanged;
	const failures = new Map(exchanged?.run.failures);
	const excuses = exchanged?.run.excuses ?? collectExcuses(input.plan);
	const place = (finding: Finding, line: number, row: RowBlock | undefined, task = -1) => {
		if (row !== undefined && isExcused(row.disabled, finding.code)) return undefined;
		const excuse = excuses.get(finding.span.line + line);
		if (excuse !== undefined && isExcused(excuse, finding.code)) return undefined;
		return findingInPlace(finding, line, severities.get(finding.code) ?? "error", input, task);
	};

	const placeAll = (found: readonly Finding[], task: number, row: RowBlock): readonly FindingInPlace[] => {
		const line = plan.lineOfTask(task);
		const [only] = found;
		if (found.length === 1 && only !== undefined) {
			const placed = place(only, line, row, task);
			return placed === undefined ? nothing : [placed];
		}
		const placed = found.map((finding) => place(finding, line, row, task)).filter((one) => one !== undefined);
		return placed.sort(compareFindings);
	};

	const byTask = exchanged?.run.rows.byTask.slice() ?? new Array<RowResult>(plan.taskCount);
	const known =
		exchanged === undefined && kept !== undefined ? keepByTask(plan, kept.plan, kept.byTask) : nothing;
	const check = (task: number, row: RowBlock) => {
		const found = known[task]?.found ?? checkRow(rowRules, row, input.unitsOfTask(task), input, failures);
		byTask[task] = found.length === 0 ? nothingFound : { found, placed: placeAll(found, task, row) };
	};
	if (exchanged === undefined)
		for (let task = 0; task < plan.taskCount; task++) {
			const row = plan.taskAt(task);
			if (row !== undefined) check(task, row);
		}
	else for (const { task, after } of exchanged.rows) check(task, after);

	const context = toDocumentContext(input);
	const documents = new Map<string, readonly Finding[]>();
	const others: FindingInPlace[] = [];
	for (const rule of documentRules) {
		try {
			const found = keptFindings(rule, plan, exchanged) ?? [...rule.check(context)];
			documents.set(rule.code, found);
			for (const finding of found) {
				const placed = place(finding, 0, rowAt(plan, finding.span.line));
				if (placed !== undefined) others.push(placed);
			}
		} catch (error) {
			failures.set(rule.code, error);
		}
	}
	for (const [code, error] of failures)
		others.push(findingInPlace(failure(code, error), 0, "warning", input));
	return {
		findings: mergeFindings(byTask, others.sort(compareFindings)),
		rows: { key, plan, byTask },
		documents,
		failures,
		excuses,
	};
}

function toDocumentContext(input: RuleInput): DocumentContext {
	const { plan, index, book, frontMatter, missingDirectories, missingPrevious, missingReport, lineText } =
		input;
	return {
		...{ plan, index, book, frontMatter, missingDirectories, missingPrevious, missingReport, lineText },
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
			if (isExcused(excuses.get(finding.span.line + line) ?? nothing, finding.code)) continue;
			placed.push(findingInPlace(finding, line, severity, { lineText }));
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

/**
 * What a document rule found before, where the edit since cannot have changed it: nothing that the rule
 * depends on is another, and no place that it names is in an edited row.
 */
function keptFindings(
	rule: AmongRows,
	plan: Plan,
	exchanged: EarlierRun["exchanged"],
): readonly Finding[] | undefined {
	const found = exchanged?.run.documents.get(rule.code);
	if (exchanged === undefined || found === undefined || rule.dependsOn === "text") return undefined;
	for (const { task, before, after } of exchanged.rows) {
		if (rule.dependsOn === "names" && !hasSameNames(before, after)) return undefined;
		if (rule.dependsOn === "targets" && !hasSameTargets(before, after)) return undefined;
		const line = plan.lineOfTask(task);
		const isInRow = (span: Span) => span.line < line + after.lines && span.endLine >= line;
		if (found.some(({ span, related }) => isInRow(span) || related?.some((other) => isInRow(other.span))))
			return undefined;
	}
	return found;
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

/** A finding in its place; one that points between two characters covers what stands there. */
function findingInPlace(
	finding: Finding,
	origin: number,
	severity: Severity,
	{ lineText }: Pick<RuleInput, "lineText">,
	task?: number,
): FindingInPlace {
	const { line, character, endLine, endCharacter } = finding.span;
	if (line !== endLine || character !== endCharacter)
		return new FindingInPlace(finding, origin, severity, task);
	const span = widenEmptySpan(finding.span, lineText(line + origin));
	const { code, message, related, fixes, isForReview } = finding;
	const widened = {
		...{ code, span, message },
		...(related && { related }),
		...(fixes && { fixes }),
		...(isForReview !== undefined && { isForReview }),
	};
	return new FindingInPlace(widened, origin, severity, task);
}

/** A finding and the line that its spans count from. There may be thousands, of which a screenful is looked at. */
class FindingInPlace implements PlacedFinding {
	/** Where it begins in the document; findings are compared by it again and again. */
	readonly line: number;
	readonly character: number;

	constructor(
		private readonly finding: Finding,
		readonly origin: number,
		readonly severity: Severity,
		/** Index of the task that a row rule looked at, -1 for findings of others. */
		private readonly task = -1,
	) {
		this.line = finding.span.line + origin;
		this.character = finding.span.character;
	}

	get code(): RuleCode {
		return this.finding.code;
	}

	get span(): Span {
		return shiftSpan(this.finding.span, this.origin);
	}

	get message(): Finding["message"] {
		return this.finding.message;
	}

	get related(): NonNullable<Finding["related"]> {
		const { related } = this.finding;
		if (related === undefined) return nothing;
		return related.map((other) =>
			other.uri === undefined ? { ...other, span: shiftSpan(other.span, this.origin) } : other,
		);
	}

	get hasFixes(): boolean {
		return this.finding.fixes !== undefined;
	}

	get isForReview(): boolean {
		return this.finding.isForReview ?? false;
	}

	fixes(): readonly Fix[] {
		const { task } = this;
		const fixes = this.finding.fixes?.() ?? nothing;
		if (task < 0) return fixes;
		return fixes.map((fix) => ({
			...fix,
			operations: fix.operations.map((operation) => operationOfRow(operation, task)),
		}));
	}
}

/** The findings of rows, which stand in the order of their rows, and the others, in one order. */
function mergeFindings(
	byTask: readonly RowResult[],
	others: readonly FindingInPlace[],
): readonly FindingInPlace[] {
	const merged: FindingInPlace[] = [];
	let next = 0;
	let isInOrder = true;
	const add = (finding: FindingInPlace) => {
		const last = merged.at(-1);
		if (last !== undefined && compareFindings(last, finding) > 0) isInOrder = false;
		merged.push(finding);
	};
	for (let task = 0; task < byTask.length; task++) {
		const result = byTask[task];
		if (result === undefined || result === nothingFound) continue;
		for (const finding of result.placed) {
			for (
				let other = others[next];
				other !== undefined && compareFindings(other, finding) < 0;
				other = others[++next]
			)
				add(other);
			add(finding);
		}
	}
	for (let other = others[next]; other !== undefined; other = others[++next]) add(other);
	// Where several tasks share a line, their findings may stand between one another.
	return isInOrder ? merged : merged.sort(compareFindings);
}

function compareFindings(a: FindingInPlace, b: FindingInPlace): number {
	return a.line - b.line || a.character - b.character;
}

/** Lines that a comment above excuses from rules. */
function collectExcuses(plan: Plan): ReadonlyMap<number, readonly string[]> {
	const excuses = new Map<number, readonly string[]>();
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		if (block?.kind === "text" && block.disablesNext !== undefined)
			excuses.set(plan.lineOfBlock(i) + block.lines, block.disablesNext);
	}
	return excuses;
}

function isExcused(codes: readonly string[], code: string): boolean {
	return codes.length > 0 && (codes.includes(code) || codes.includes("*"));
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
