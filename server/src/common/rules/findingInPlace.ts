import type { Fix } from "../model/edit.js";
import { operationOfRow } from "../model/operationOfRow.js";
import { type Span, shiftSpan } from "../model/span.js";
import { widenEmptySpan } from "../text/widenEmptySpan.js";
import type { Finding, RuleCode, Severity } from "./finding.js";

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

/** A finding and the line that its spans count from. There may be thousands, of which a screenful is looked at. */
export class FindingInPlace implements PlacedFinding {
	/** Where it begins in the document; findings are compared by it again and again. */
	readonly line: number;
	readonly character: number;

	/**
	 * @param origin the line that its spans count from
	 * @param task index of the task that a row rule looked at, {@link noRow} for findings of others
	 * @param at which it is of those of its task, or of others
	 * @param relatedOrigin the line that the spans of related places count from
	 * @param ofPlan its fixes, where they are found out of the plan and not told by the finding itself
	 */
	constructor(
		private readonly finding: Finding,
		readonly origin: number,
		readonly severity: Severity,
		readonly task = noRow,
		readonly at = 0,
		readonly relatedOrigin = origin,
		private readonly ofPlan?: () => readonly Fix[],
	) {
		const { line, character } = finding.span;
		this.line = line + origin;
		this.character = character;
	}

	/** The same behind an edit above: lines and tasks that came, or went. Only for findings of row rules. */
	moved(lines: number, tasks: number): FindingInPlace {
		if (lines === 0 && tasks === 0) return this;
		const { finding, origin, severity, task, at } = this;
		return new FindingInPlace(finding, origin + lines, severity, task + tasks, at);
	}

	isSame({ finding, origin, severity, relatedOrigin }: FindingInPlace): boolean {
		return (
			this.finding === finding &&
			this.origin === origin &&
			this.severity === severity &&
			this.relatedOrigin === relatedOrigin
		);
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
			other.uri === undefined ? { ...other, span: shiftSpan(other.span, this.relatedOrigin) } : other,
		);
	}

	get hasFixes(): boolean {
		return this.finding.fixes !== undefined || this.ofPlan !== undefined;
	}

	get isForReview(): boolean {
		return this.finding.isForReview ?? false;
	}

	fixes(): readonly Fix[] {
		const { task } = this;
		const fixes = this.ofPlan?.() ?? this.finding.fixes?.() ?? nothing;
		if (task === noRow) return fixes;
		return fixes.map((fix) => ({
			...fix,
			operations: fix.operations.map((operation) => operationOfRow(operation, task)),
		}));
	}
}

const nothing: readonly never[] = [];

/** Behind all tasks; small, so that the number needs no object of its own. */
export const noRow = 2 ** 30 - 1;

/** Whether two findings are one that has been taken over from version to version, and stands where it stood. */
export function isSameInPlace(a: PlacedFinding, b: PlacedFinding | undefined): boolean {
	return a instanceof FindingInPlace && b instanceof FindingInPlace && a.isSame(b);
}

/** The finding, covering what stands there where it points between two characters. */
export function widened(finding: Finding, origin: number, lineText: (line: number) => string): Finding {
	const { line, character, endLine, endCharacter } = finding.span;
	if (line !== endLine || character !== endCharacter) return finding;
	const span = widenEmptySpan(finding.span, lineText(line + origin));
	const { code, message, related, fixes, isForReview } = finding;
	return {
		...{ code, span, message },
		...(related && { related }),
		...(fixes && { fixes }),
		...(isForReview !== undefined && { isForReview }),
	};
}

/** By their places; of those at one place, findings of rows come first, in the order of their tasks. */
export function compareFindings(a: FindingInPlace, b: FindingInPlace): number {
	return a.line - b.line || a.character - b.character || (a.task === b.task ? a.at - b.at : a.task - b.task);
}

/**
 * The findings of some lists in the order of their places. Lists that are in order themselves, as nearly all are, are merged:
 * engines sort short lists by looking for a place for each, in six times as many comparisons.
 */
export function inOrder(lists: readonly (readonly FindingInPlace[])[]): FindingInPlace[] {
	let all: FindingInPlace[] = [];
	for (const list of lists) if (list.length > 0) all = merge(all, list);
	// Those of tasks that share a line may stand between one another.
	for (let i = 1; i < all.length; i++)
		if (compareFindings(all[i - 1] as FindingInPlace, all[i] as FindingInPlace) > 0)
			return all.sort(compareFindings);
	return all;
}

function merge(a: readonly FindingInPlace[], b: readonly FindingInPlace[]): FindingInPlace[] {
	const merged: FindingInPlace[] = [];
	let i = 0;
	for (const finding of b) {
		for (let next = a[i]; next !== undefined && compareFindings(next, finding) <= 0; next = a[++i])
			merged.push(next);
		merged.push(finding);
	}
	for (; i < a.length; i++) merged.push(a[i] as FindingInPlace);
	return merged;
}

export function isExcused(codes: readonly string[], code: string): boolean {
	return codes.length > 0 && (codes.includes(code) || codes.includes("*"));
}
