import type { RangeJson } from "../../common/interchange/planJson.js";

/** What holds for a plan beside its text, and how it is spoken of. */
export interface PlanOptions {
	/** Where the plan stands among `files`, such as `2026/town.plan.md`; `plan.plan.md` where it is left out. */
	readonly path?: string;
	/**
	 * Files that it may rest on, by their paths: `.niwen.yaml`, directories (`*.directory.yaml`), the plan of last year.
	 * Nothing else is read: not the disk, not the network.
	 */
	readonly files?: Readonly<Record<string, string>>;
	/** The language of messages; `zh` where it is left out. */
	readonly language?: "zh" | "en";
}

/** What checking a plan has found. */
export interface CheckedPlan {
	readonly tasks: number;
	/** In the order of their places; equal to those of `niwen check --format json`. */
	readonly findings: readonly PlanFinding[];
	/** What is wrong with files that the plan rests on, which are then not in force or in part. */
	readonly files: readonly CheckedSideFile[];
}

export interface CheckedSideFile {
	readonly path: string;
	readonly findings: readonly PlanFinding[];
	/** Why it could not be read. */
	readonly error: string | null;
}

export interface PlanFinding {
	/** The rule, as `niwen rules` lists them. */
	readonly code: string;
	readonly severity: "error" | "warning" | "hint";
	readonly message: string;
	readonly range: RangeJson;
	readonly fixes: readonly PlanFix[];
}

export interface PlanFix {
	readonly title: string;
	/** May be made without asking anybody; others are for a person to choose. */
	readonly safe: boolean;
	/** None over another. */
	readonly edits: readonly PlanEdit[];
	/** Where the fix of an earlier finding mends this one, too: its index among the findings; there are no edits here then. */
	readonly sameAs?: number;
}

export interface PlanEdit {
	readonly range: RangeJson;
	readonly newText: string;
}

/** A plan with its safe fixes made. */
export interface FixedPlan {
	readonly text: string;
	/** In the order in which they were made; lines are 0-based, of the text as it then was. */
	readonly applied: readonly { readonly code: string; readonly title: string; readonly line: number }[];
}

/** A plan with operations made in it, or why they cannot be made: then nothing is. */
export type EditedPlan =
	| { readonly text: string; readonly edits: readonly PlanEdit[] }
	| {
			/** A sentence for the user. */
			readonly refused: string;
			/** Index of the operation that cannot be made. */
			readonly operation: number;
	  };

export interface ImportOptions {
	/** The name of the file, whose ending tells what it is where its bytes do not. */
	readonly name?: string;
	/** As what it is to be read; found out where it is left out. */
	readonly from?: "docx" | "xlsx" | "html" | "pdf";
	readonly language?: "zh" | "en";
}

/** What has become of a document of another program. */
export interface ImportedPlan {
	/** A plan in table layout; of a document without tasks its text. */
	readonly text: string;
	readonly tasks: number;
	/** What was taken otherwise than it stands in the document, guessed or left out: a sentence each, with its place. */
	readonly notes: readonly string[];
	/** Places of tables that look like a plan's and could not be read. */
	readonly unread: readonly string[];
}

export interface ExportOptions extends PlanOptions {
	readonly to: "docx" | "xlsx" | "html" | "csv" | "json" | "md";
	/** The YAML of a profile that says how an office sets its documents; GB/T 9704—2012 where it is left out. */
	readonly profile?: string;
}

export interface ExportedPlan {
	/** Bytes of docx and xlsx, else a text. */
	readonly content: string | Uint8Array;
	/** What was left out, a sentence each, with its place. */
	readonly notes: readonly string[];
}

/** Which tasks of two plans are the same: by what they say, not by number, place, layout or script. All by their indexes. */
export interface AlignedPlans {
	/** In the order of the plan after; each task stands in one pair at most. */
	readonly pairs: readonly AlignedTasks[];
	/** Tasks that became several: `after` has two or more, ascending, one of them paired with it. */
	readonly splits: readonly { readonly before: number; readonly after: readonly number[] }[];
	/** Tasks that became one: `before` has two or more, ascending. */
	readonly joins: readonly { readonly before: readonly number[]; readonly after: number }[];
	/** Tasks that stand in no pair, split or join, ascending. */
	readonly removed: readonly number[];
	readonly added: readonly number[];
}

export interface AlignedTasks {
	readonly before: number;
	readonly after: number;
	/** Of their texts, 0 to 1; 1 where both say the same, whatever the script, marks and layout. */
	readonly similarity: number;
}

/** An edited copy of a plan. */
export interface PlanCopy {
	/** Who sent it; stands in proposals and in marks of conflicts. */
	readonly name: string;
	readonly text: string;
}

/** Edited copies of a plan made one. */
export interface MergedCopies {
	/** The first copy with what the others changed; rows that copies disagree about stand once for each, between marks as git's. */
	readonly text: string;
	/** Whether nothing is left for a person to decide. */
	readonly isDecided: boolean;
	/** All that any copy changed (意见采纳情况). */
	readonly proposals: readonly PlanProposal[];
}

export interface PlanProposal {
	/** The names of the copies that say so. */
	readonly by: readonly string[];
	/** What it is about, in words: 第12项. */
	readonly about: string;
	/** The name of the column; empty where it is about a whole row, or about what stands outside of the tasks. */
	readonly column: string;
	readonly was: string;
	/** Empty where it is to go. */
	readonly proposed: string;
	/** It is about the place of a task: `was` and `proposed` are headings of sections, empty where there is none. */
	readonly isMove?: true;
	/** `conflict`: others propose something else; `open`: it has to be done by hand. */
	readonly outcome: "adopted" | "conflict" | "open";
	/** Why it was not adopted. */
	readonly reason: string | null;
}
