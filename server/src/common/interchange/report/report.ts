import type { Light } from "../tableDocument.js";
import type { Chart } from "./chart.js";

/** A page about a plan in one language: what it says in words, and tables. Its texts are plain, no markup. */
export interface Report {
	readonly title: string;
	/** Sentences under the title. */
	readonly lead: readonly string[];
	readonly parts: readonly ReportPart[];
}

export interface ReportPart {
	readonly heading: string;
	/** Sentences under the heading. */
	readonly text: readonly string[];
	/** Shows what the table says; printed where a printer can draw. */
	readonly chart?: Chart;
	readonly table?: ReportTable;
}

export interface ReportTable {
	readonly columns: readonly string[];
	readonly rows: readonly ReportRow[];
	/** The column in which rows show their lights. */
	readonly lightColumn?: number;
	/** Parts of the width of a page for the columns, where they are known. */
	readonly shares?: readonly number[];
}

export interface ReportRow {
	/** One a column. */
	readonly cells: readonly string[];
	/** The task of the plan that the row shows. */
	readonly task?: number;
	readonly light?: Light;
}
