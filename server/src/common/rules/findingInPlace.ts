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

	constructor(
		private readonly finding: Finding,
		readonly origin: number,
		readonly severity: Severity,
		/** Index of the task that a row rule looked at, -1 for findings of others. */
		private readonly task = -1,
		/** The line that the spans of related places count from. */
		private readonly relatedOrigin = origin,
		/** Its fixes, where they are found out of the plan and not told by the finding itself. */
		private readonly ofPlan?: () => readonly Fix[],
	) {
		const { line, character } = finding.span;
		this.line = line + origin;
		this.character = character;
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
		if (task < 0) return fixes;
		return fixes.map((fix) => ({
			...fix,
			operations: fix.operations.map((operation) => operationOfRow(operation, task)),
		}));
	}
}

const nothing: readonly never[] = [];

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

export function compareFindings(a: FindingInPlace, b: FindingInPlace): number {
	return a.line - b.line || a.character - b.character;
}

export function isExcused(codes: readonly string[], code: string): boolean {
	return codes.length > 0 && (codes.includes(code) || codes.includes("*"));
}
