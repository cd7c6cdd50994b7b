/** What is drawn of a plan; its texts are plain and may be of others, no markup. The numbers stand in a table beside it. */
export type Chart = BarChart | HeatMap;

export interface BarChart {
	readonly kind: "bars";
	/** What the chart shows, in a sentence, for those who do not see it. */
	readonly summary: string;
	/** What the parts of a bar are; a bar of one part needs no name for it. */
	readonly series: readonly [string] | readonly [string, string];
	readonly bars: readonly Bar[];
	/** What it leaves out; empty where it shows all. */
	readonly note: string;
}

export interface Bar extends Mark {
	readonly name: string;
	/** One for each of the series. */
	readonly values: readonly number[];
}

export interface HeatMap {
	readonly kind: "heat";
	readonly summary: string;
	readonly columns: readonly string[];
	readonly rows: readonly {
		readonly name: string;
		/** One a column; undefined where there is nothing. */
		readonly cells: readonly (HeatCell | undefined)[];
	}[];
	readonly note: string;
}

export interface HeatCell extends Mark {
	readonly value: number;
}

/** What can be pointed at in a chart. */
interface Mark {
	/** What it stands for with its numbers: 区发改委：牵头23项，配合4项. */
	readonly says: string;
	/** Of the plan, by their indexes. */
	readonly tasks: readonly number[];
}
