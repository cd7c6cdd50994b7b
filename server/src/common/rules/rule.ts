import type { PlanIndex } from "../analysis/planIndex.js";
import type { OtherDocuments } from "../analysis/quantities.js";
import type { MissingDirectory, NameBook, ResolvedUnit } from "../directory/directory.js";
import type { FrontMatter, MissingFile } from "../frontMatter.js";
import type { RowBlock } from "../model/block.js";
import type { Conventions } from "../model/conventions.js";
import type { Fix } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { Finding, RuleCode, Severity } from "./finding.js";
import type { OwnContradictions } from "./ownContradictions.js";
import type { OwnGroups } from "./ownGroups.js";
import type { EditSince, TaskFindings } from "./taskFindings.js";
import type { UnusualByUnit } from "./unusualLeader.js";

export type { Finding, RelatedPlace, RuleCode, Severity } from "./finding.js";

/**
 * One thing that a careful editor would mark in a plan.
 *
 * A rule is a page: what it finds, why that matters, a wrong and a right example (which are its tests and its
 * documentation), and the check. Its code is its path under `rules/`, its fixture and its page in `docs/rules/`.
 */
export interface RuleFacts {
	readonly code: RuleCode;
	readonly severity: Severity;
	/** One line: what it finds. */
	readonly summary: LocalizedText;
	/** A paragraph: why it matters and what to do. */
	readonly rationale: LocalizedText;
	/** Finds nothing unless a directory in force is `ordered`; that is how it is switched on. */
	readonly needsOrder?: true;
	/** Not asked unless settings give it a severity. */
	readonly isOff?: true;
	/** Whole documents in table layout (without front matter unless it matters). */
	readonly examples: { readonly wrong: readonly string[]; readonly right: readonly string[] };
	/** The same where it takes two documents. */
	readonly pairs?: { readonly wrong: readonly ExamplePair[]; readonly right: readonly ExamplePair[] };
}

/** A document and the one that it names as last year's or as its work report or, where it names none, that lies beside it. */
export interface ExamplePair {
	readonly text: string;
	readonly other: string;
}

/** Looks at one row; what it finds is kept with the row for as long as the row stays the same. */
export interface RowRule extends RuleFacts {
	readonly scope: "row";
	/** Spans in the findings count lines from the row's first line. */
	check(row: RowBlock, context: RowContext): readonly Finding[];
	/** What of it a row alone does not tell; as of a document rule. */
	readonly amongRows?: Pick<Required<DocumentRule>, "dependsOn" | "check">;
}

/** Looks at the document as a whole, over the light arrays of its plan. */
export interface DocumentRule extends RuleFacts {
	readonly scope: "document";
	/**
	 * What of a row the findings depend on: where an edit leaves it as it is, they stand. `shape` is what the
	 * row is in its table: numbers, group, merged cells (layouts/sameShape.ts); `names` and `targets` are the shape
	 * and the units and leaders, or the quantities; `text` is everything.
	 */
	readonly dependsOn: "shape" | "names" | "targets" | "text";
	/** Spans in the findings are places in the document. A rule has this or `checkTasks`. */
	check?(context: DocumentContext): Iterable<Finding>;
	/** What it finds about single tasks and keeps from version to version; asked after each edit, whatever it depends on. */
	checkTasks?(context: DocumentContext): TaskFindings;
	/** The fixes of what `checkTasks` found about a task, in the version that they are asked for in. */
	fixTask?(plan: Plan, task: number): readonly Fix[];
	/**
	 * What it finds against other documents. Asked in a later pass, when the findings of the document itself are out;
	 * spans as above.
	 */
	checkAcross?(context: DocumentContext, others: OtherDocuments): Iterable<Finding>;
}

export type Rule = RowRule | DocumentRule;

/** What a row rule may know beside the row: nothing that changes from row to row or with an edit elsewhere. */
export interface RowContext {
	readonly book: NameBook;
	readonly conventions: Conventions;
	/** The row's own units understood, one each of `row.units`. */
	readonly units: readonly ResolvedUnit[];
}

export interface DocumentContext {
	readonly plan: Plan;
	readonly index: PlanIndex;
	readonly book: NameBook;
	readonly frontMatter: FrontMatter;
	/** Directories that the front matter names and that are not in force. */
	readonly missingDirectories: readonly MissingDirectory[];
	/** Last year's plan, where the front matter names one that could not be read. */
	readonly missingPrevious: MissingFile | undefined;
	/** The work report, where the front matter names one that could not be read. */
	readonly missingReport: MissingFile | undefined;
	/** The text of a line of the document, without its line end. */
	lineText(line: number): string;
	/** The lines of conflicts of merged copies that nobody has decided, from mark to mark, ascending; the ends exclusive. */
	conflicts(): readonly { readonly line: number; readonly endLine: number }[];
	readonly kept: KeptByRules;
}

/**
 * What rules found before an edit in rows and go on from; a rule puts what it finds now in its place. It is handed from
 * run to run, so that it goes when they do: what a WeakMap of a module leads to, engines keep and move for long after.
 */
export interface KeptByRules {
	/** Whether nothing is another than in the run before but rows that kept their shape, and so their lines and groups. */
	readonly keepsShape: boolean;
	/** What the edit since the run before did; absent where nothing is known of one. */
	readonly edit: EditSince | undefined;
	unusual: UnusualByUnit;
	contradictions: OwnContradictions;
	groups: OwnGroups;
}
