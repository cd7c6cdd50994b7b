/*
 * What client and server say to each other about documents of other programs: names and shapes of requests. Imports
 * nothing.
 */

/**
 * What long requests may carry: how far they are is told under this token. Without one the server asks a client that
 * can show progress and has not got commands of its own for one, where the work takes more than a second.
 */
export interface LongRequestParams {
	readonly workDoneToken?: string | number;
}

/**
 * A document of another program (Word, Excel, a page of the web) that is to become a plan. Nothing is written: the
 * client shows the plan, and the user decides. A cancelled request ends the work at once.
 */
export interface ImportDocumentParams extends LongRequestParams {
	readonly uri: string;
	/** Its bytes in base64, where the server cannot read the file itself. */
	readonly data?: string;
}
export interface ImportDocumentResult {
	/** The plan in table layout; null where there is none, and `message` says why and what to do. */
	readonly text: string | null;
	/** A name for the plan's file, after the document's: NAME.plan.md. */
	readonly name: string;
	/** What was done, or why it was not, in the user's language. */
	readonly message: string;
	/** What was taken otherwise than it stood in the document, or left out: a sentence each. */
	readonly notes: readonly string[];
}
export const importDocumentRequest = "niwen/importDocument";

/** Asks for a plan as a document of another program, which the client keeps; null where it is not open. */
export interface ExportParams extends LongRequestParams {
	readonly uri: string;
	readonly to: ExportForm;
	/** How the office sets its documents, in YAML (docs/export.md); without it as GB/T 9704-2012 says. */
	readonly profile?: string;
}
export const exportForms = ["docx", "xlsx", "pdf", "html", "csv", "md", "json"] as const;
export type ExportForm = (typeof exportForms)[number];
export const exportRequest = "niwen/export";
export type ExportAnswer =
	| {
			/** The bytes of the file, in Base64. */
			readonly content: string;
			/** What was left out, a sentence each with its line. */
			readonly notes: readonly string[];
	  }
	/** Why there is none, and what to do, in the user's language. */
	| { readonly refused: string };

/** Asks for a plan as files to be filled in, which the client keeps; null where it is not open. */
export interface SplitParams extends LongRequestParams {
	readonly uri: string;
	/** A file for each lead unit, or for each leader. */
	readonly by: "unit" | "leader";
	readonly to: "xlsx" | "docx";
	/** All files in one zip, which is then the only one. */
	readonly asZip?: boolean;
}
export const splitRequest = "niwen/split";
export type SplitAnswer =
	| {
			/** Names without folders, and bytes in base64. */
			readonly files: readonly { readonly name: string; readonly content: string }[];
			/** What is to be said of them, a sentence each. */
			readonly notes: readonly string[];
	  }
	/** Why there are none, and what to do, in the user's language. */
	| { readonly refused: string };

/** Asks what filled-in files come to together (通报); nothing is written. Null where the plan is not open. */
export interface CollectParams extends LongRequestParams {
	readonly uri: string;
	/** URI of the folder or zip with the files, where the server can read it. */
	readonly from?: string;
	/** The files themselves, where it cannot; bytes in base64. */
	readonly files?: readonly { readonly name: string; readonly data: string }[];
	readonly to: CollectForm;
	/** By which deadlines are over: `2026-11-29`. */
	readonly today: string;
	/** Of the report; Chinese without it, as it goes to offices. */
	readonly language?: "zh" | "en";
}
export const collectForms = ["docx", "xlsx", "html", "md", "json"] as const;
export type CollectForm = (typeof collectForms)[number];
export const collectRequest = "niwen/collect";
export type CollectAnswer =
	| {
			/** The report, in base64. */
			readonly content: string;
			/** How many tasks have a reply. */
			readonly message: string;
			/** What somebody has to look at, a sentence each, as `niwen collect` says it. */
			readonly notes: readonly string[];
	  }
	| { readonly refused: string };
/** Endings of files that may be forms; all others in a folder are evidence, and only named. */
export const returnedEndings = [
	...["xlsx", "xlsm", "xls", "et", "ods"],
	...["docx", "docm", "doc", "wps", "odt", "rtf"],
] as const;

/** Asks for a seal of a plan (定稿存照), which the client writes beside it. Null where the plan is not open. */
export interface SealParams extends LongRequestParams {
	readonly uri: string;
	/** The file's bytes as they lie on the disk, in base64; the document says the same. */
	readonly data: string;
	/** The day of approval: `2026-11-29`. */
	readonly date: string;
}
export const sealRequest = "niwen/seal";
export type SealAnswer =
	| {
			/** The text of the seal. */
			readonly content: string;
			/** What a seal is, and is not. */
			readonly message: string;
	  }
	| { readonly refused: string };
/** What the name of a seal ends in, behind that of the plan's file. */
export const sealEnding = ".seal.json";

/** Asks for a draft of the new year's plan out of an open one; nothing is written. Null where the plan is not open. */
export interface RollOverParams extends LongRequestParams {
	readonly uri: string;
	/** The work report of the new year, as the client has read it. */
	readonly report?: { readonly uri: string; readonly text: string };
	/** The year of the new plan; the one behind that of the open one without it. */
	readonly year?: number;
}
/** Asks how a plan carries out a work report. Null where the plan is not open. */
export interface CoverageParams extends LongRequestParams {
	readonly uri: string;
	readonly report: { readonly uri: string; readonly text: string };
}
export const coverageRequest = "niwen/coverage";
export type CoverageAnswer =
	| {
			/** All of it, as Markdown. */
			readonly page: string;
			/** How much of the report the plan takes up. */
			readonly message: string;
	  }
	| { readonly refused: string };
export const rollOverRequest = "niwen/rollOver";
export type RollOverAnswer =
	| {
			readonly text: string;
			readonly year: number;
			readonly message: string;
	  }
	| { readonly refused: string };

/** Asks whether a plan is the approved one. Null where the plan is not open. */
export interface CheckSealParams extends LongRequestParams {
	readonly uri: string;
	readonly data: string;
	/** The text of the seal. */
	readonly seal: string;
}
export const checkSealRequest = "niwen/checkSeal";
export type CheckSealAnswer =
	| {
			/** `bytes`: byte for byte; `content`: it says the same; `differs`: it is not the approved one. */
			readonly verdict: "bytes" | "content" | "differs";
			/** The answer in a sentence. */
			readonly message: string;
			/** All of it, as Markdown. */
			readonly page: string;
	  }
	| { readonly refused: string };

/** Another version of a plan, as the client has read it. */
export interface OtherPlan {
	readonly uri: string;
	readonly text: string;
}

/** Asks how an open plan differs from another version of it, which it goes on. Null where the plan is not open. */
export interface CompareParams extends LongRequestParams {
	readonly uri: string;
	readonly other: OtherPlan;
}
export const compareRequest = "niwen/compare";
export type CompareAnswer =
	| {
			/** Of the document that was compared. */
			readonly version: number;
			readonly changes: readonly ComparedChange[];
			/** How many there are, in a sentence. */
			readonly message: string;
	  }
	| { readonly refused: string };

export interface ComparedChange {
	/** Stays the same as long as the change does, whatever edits are made elsewhere. */
	readonly key: string;
	readonly kind: "added" | "removed" | "changed" | "split" | "joined" | "document";
	/** What it is about: 第12项. */
	readonly title: string;
	readonly sentence: string;
	/** Lines of the document, the end exclusive; both the same where something is gone, at the line below. */
	readonly line: number;
	readonly endLine: number;
	/** Whether the document can be made to say what the other one says. */
	readonly isTakeable: boolean;
	/** Of a task that was changed, what differs: its cells, its place, its number. */
	readonly parts: readonly ComparedPart[];
}

export interface ComparedPart {
	readonly key: string;
	readonly sentence: string;
	readonly isTakeable: boolean;
}

/** Asks for the edits that make an open plan say what the other one says of one change. Null where it is not open. */
export interface TakeChangeParams extends LongRequestParams {
	readonly uri: string;
	readonly other: OtherPlan;
	/** Of a change. */
	readonly key: string;
	/** Of a part of it; the whole change without it. */
	readonly part?: string;
}
export const takeChangeRequest = "niwen/takeChange";
export type TakeChangeAnswer =
	| {
			readonly version: number;
			readonly edits: readonly {
				readonly range: {
					readonly start: { readonly line: number; readonly character: number };
					readonly end: { readonly line: number; readonly character: number };
				};
				readonly newText: string;
			}[];
	  }
	| { readonly refused: string };

/** Asks what is to be decided of merged copies at a line. Null where there is no conflict, or the plan is not open. */
export interface ConflictParams extends LongRequestParams {
	readonly uri: string;
	/** 0-based. */
	readonly line: number;
}
export const conflictRequest = "niwen/conflict";
export interface ConflictAnswer {
	readonly version: number;
	/** Where it begins. */
	readonly line: number;
	/** Whose the versions are. */
	readonly versions: readonly string[];
	/** The cells that differ, with what each version says and all of it together; empty where they are not one row each. */
	readonly cells: readonly {
		readonly column: string;
		readonly texts: readonly string[];
		readonly all: string;
	}[];
}
