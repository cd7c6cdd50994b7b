/**
 * How the sentences around a text are meant, where they do not say it. `plan`: they commit. `open`: they commit
 * unless they compare with the year before (同比). `story`: a newspaper tells what is, unless it says what shall be.
 * `review`: they tell what has been done.
 */
export type Telling = "plan" | "open" | "story" | "review";

/** What is known of a text besides itself. */
export interface TargetContext {
	/** `plan` unless said. */
	readonly telling?: Telling;
	/** The plan's year: 年底 is its December. */
	readonly year?: number;
	/** The deadline of the row, for targets whose words give none. */
	readonly deadline?: string;
}
