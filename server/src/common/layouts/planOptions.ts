import type { LayoutName, LeadConvention, Numbering } from "../model/conventions.js";

/** What is set for a document, in its front matter or its settings, and need not be found out. */
export interface PlanOptions {
	readonly layout?: LayoutName | null;
	readonly lead?: LeadConvention;
	readonly numbering?: Numbering;
	readonly region?: string;
}
