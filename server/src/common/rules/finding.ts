import type { Fix } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Span } from "../model/span.js";

export type Severity = "error" | "warning" | "hint";
export type RuleCode = `${string}/${string}`;

export interface Finding {
	readonly code: RuleCode;
	readonly span: Span;
	readonly message: LocalizedText;
	/** Other places that explain it. */
	readonly related?: readonly RelatedPlace[];
	/** Computed when asked for: a finding is listed far more often than it is mended. */
	readonly fixes?: () => readonly Fix[];
	/** None of its fixes is safe, and they take long to find: who looks for safe ones does not ask. */
	readonly isForReview?: boolean;
}

export interface RelatedPlace {
	/** Of another document; without it the place is in this one, and counts as the finding's. */
	readonly uri?: string;
	readonly span: Span;
	readonly message: LocalizedText;
}
