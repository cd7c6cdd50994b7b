/**
 * How the sentences around a text are meant, where they do not say it. `plan`: they commit. `open`: they commit
 * unless they compare with the year before (同比). `story`: a newspaper tells what is, unless it says what shall be.
 * `review`: they tell what has been done.
 */
export type Telling = "plan" | "open" | "story" | "review";

/** What is known of a text besides itself. */
export interface TargetContext {
	/** The text is in Traditional script; names come out as it writes them. */
	readonly isTraditional?: boolean;
	/** `plan` unless said. */
	readonly telling?: Telling;
	/** The plan's year: 年底 is its December. */
	readonly year?: number;
	/** What quantities are of that name nothing themselves: what stands in the column of names. */
	readonly topic?: string;
	/** The date that stands above the text (到2028年末，…：), for what names none itself. */
	readonly due?: string;
	/** The deadline of the row, for targets whose words give none. */
	readonly deadline?: string;
}
