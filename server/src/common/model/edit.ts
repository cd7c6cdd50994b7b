import type { LocalizedText } from "./localizedText.js";
import type { PlanOperation } from "./planOperation.js";
import type { Span } from "./span.js";

/** Replaces what stands in `span` by `newText`; an empty span inserts. */
export interface Edit {
	readonly span: Span;
	readonly newText: string;
}

/** A way to mend a finding. */
export interface Fix {
	readonly title: LocalizedText;
	/** Applied by fix-all and `--fix`; all others are for a person to review. */
	readonly safe: boolean;
	/**
	 * What is to be different; all of them are made, or none. Where a rule looks at one row alone, that row is task 0.
	 */
	readonly operations: readonly PlanOperation[];
	/**
	 * Set where one fix mends a run of findings, such as the gaps in one sequence of numbers: of the fixes with one run
	 * and one title the first mends them all (`fixRun.ts`).
	 */
	readonly run?: object;
}
