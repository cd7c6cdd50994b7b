/**
 * How a part of a document is written. `markup`: tables of HTML, of pandoc, of box characters and of other bars;
 * `loose`: cells that follow one another and are told apart by their content.
 */
export type LayoutName = "table" | "pasted" | "tsv" | "markup" | "loose" | "inline" | "narrative";

/** By what a document shows who leads. */
export type LeadConvention = "star" | "column" | "first" | "word" | "none";

/** Whether task numbers run through the document or begin anew in each section. */
export type Numbering = "continuous" | "per-section";

/** The conventions that a document follows, and whether it says so itself. */
export interface Conventions {
	readonly lead: LeadConvention;
	readonly leadIsSet: boolean;
	readonly numbering: Numbering;
	readonly numberingIsSet: boolean;
}
