import type { PlainEdit } from "./protocol.js";

/*
 * What client and server say to each other of previews; a part of protocol.ts.
 */

/**
 * Asks for a plan as it will be printed: its parts one after another, of which only those are answered that are others
 * than what is shown. Null where the plan is not open. Nothing is computed unless it is asked for.
 */
export interface PreviewParams {
	readonly uri: string;
	/** The answer that is shown, by its number; null: none is. */
	readonly known: number | null;
	/** How the office sets its documents, in YAML; without it as GB/T 9704-2012 says. */
	readonly profile?: string;
}
export type PreviewAnswer =
	| {
			/** To be named in the next question. */
			readonly number: number;
			/** Of the document that it holds for. */
			readonly version: number;
			/** Of the plan; may be empty. */
			readonly title: string;
			/** What the changes are changes of: `known`, or null where they begin with nothing. */
			readonly since: number | null;
			/** To be made in their order: the last place first, so that none moves another. */
			readonly changes: readonly PreviewChange[];
			/** Where each part begins in the document (0-based lines); never descending. */
			readonly lines: readonly number[];
			/** How pages look; null: as before. */
			readonly look: PreviewLook | null;
	  }
	/** Why there is none: what is wrong with the profile, in the user's language. */
	| { readonly refused: string };
/** Parts are taken out at a place, and others put there. */
export interface PreviewChange {
	readonly at: number;
	readonly removed: number;
	readonly items: readonly PreviewItem[];
}
/** A page's size and margins (top, right, bottom, left) in millimetres. */
export interface PreviewSheet {
	readonly width: number;
	readonly height: number;
	readonly margins: readonly [number, number, number, number];
}
export interface PreviewLook {
	/** Rules for the text, below an element of class `paper`. */
	readonly style: string;
	readonly upright: PreviewSheet;
	readonly across: PreviewSheet;
	readonly pageNumbers: boolean;
}
/** What is shown of a finding. */
export interface PreviewFinding {
	readonly severity: "error" | "warning" | "hint";
	readonly code: string;
	readonly message: string;
}
/** Something that may be edited where it is shown. */
interface PreviewText {
	/** `\n` for a line break. */
	readonly text: string;
	/** What is to be edited, where that is not what is shown. */
	readonly edit?: string;
	/** It cannot be edited here. */
	readonly fixed?: true;
	readonly findings?: readonly PreviewFinding[];
}
export interface PreviewCell extends PreviewText {
	/** Index of its first column. */
	readonly column: number;
	/** Rows and columns that it reaches over, where that is more than one. */
	readonly rows?: number;
	readonly columns?: number;
	/** A name of two characters, spread to the width of three. */
	readonly spread?: true;
}
export type PreviewItem =
	/** What follows stands on pages that lie so. */
	| { readonly kind: "pages"; readonly across: boolean }
	| (PreviewText & {
			readonly kind: "heading";
			/** 1 to 6, as in HTML. */
			readonly rank: number;
			readonly newPage?: true;
	  })
	| (PreviewText & {
			readonly kind: "paragraph";
			readonly role?: string;
			/** How far it stands from the right, in characters. */
			readonly indent?: number;
			readonly newPage?: true;
	  })
	/** The rows that follow belong to it. */
	| {
			readonly kind: "table";
			readonly columns: readonly {
				/** Its part of the width; all of them are 1. */
				readonly share: number;
				readonly align: "centre" | "left" | "both";
			}[];
			/** The rows that each page repeats. */
			readonly head: readonly (readonly PreviewCell[])[];
			readonly newPage?: true;
	  }
	| { readonly kind: "row"; readonly cells: readonly PreviewCell[] };
export const previewRequest = "niwen/preview";

/** Asks where a part of a preview stands in its document; null where it has changed meanwhile. */
export interface PreviewPlaceParams {
	readonly uri: string;
	/** Of the answer that is shown. */
	readonly number: number;
	/** Index of the part. */
	readonly item: number;
	/** Of a row: the first column of a cell. */
	readonly column: number | null;
}
export interface PreviewPlace {
	readonly line: number;
	readonly character: number;
}
export const previewPlaceRequest = "niwen/previewPlace";

/** Asks what is to be edited so that a part of a preview shows another text; null where the plan is not open. */
export interface EditPreviewParams extends PreviewPlaceParams {
	/** What it showed for editing when the user began. */
	readonly was: string;
	readonly text: string;
}
export type EditPreviewAnswer =
	| {
			/** Of the document that the edits are for. */
			readonly version: number;
			readonly edits: readonly PlainEdit[];
	  }
	/** Why there are none, and what to do, in the user's language. */
	| { readonly refused: string };
export const editPreviewRequest = "niwen/editPreview";
