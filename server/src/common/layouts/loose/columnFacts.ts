import type { LooseShape, TableHeader } from "../../model/tableHeader.js";
import { type CellKind, kindsOf } from "./cellKinds.js";

/** What a column lets a cell be: its kind, and what was learnt of it. */
export interface ColumnFacts {
	readonly kind: CellKind;
	/** 0 where it is not known. */
	readonly width: number;
	/** How often it is empty: 0 never, 4 always; -1 where that is not known. */
	readonly empties: number;
	/** Characters of a typical cell; 0 where that is not known, or of no interest. */
	readonly length: number;
	/** What several of its cells say. */
	readonly words: readonly string[];
	/** What is said again and again under the last column, and so is no group. */
	readonly remarks: readonly string[];
	/** Every row has one. */
	readonly isNeeded: boolean;
	/** Units of a list stand one a line, and no mark is between them. */
	readonly unitALine: boolean;
	/** Units of a list have a blank between them, and no mark. */
	readonly unitsByBlank: boolean;
	/** Of a column merged over rows: how wide the lines of the names beside it are; 0 where that is not known. */
	readonly beside: number;
	/** What parts the cells of nearly every row. */
	readonly parted: LooseShape["parted"];
	/** Of those who lead: the most units that one of its cells has beside one of those who help; 0 where none is known. */
	readonly mostUnits: number;
}

/** What is known of each column. */
export function columnFacts(header: TableHeader, shape: LooseShape): readonly ColumnFacts[] {
	return kindsOf(header).map((kind, i) => ({
		kind,
		// Lines that end wherever they are full tell nothing of a column.
		width: shape.wrapAt > 0 ? 0 : (shape.widths[i] ?? 0),
		empties: shape.empties[i] ?? -1,
		length: shape.lengths[i] ?? 0,
		words: shape.words[i] ?? [],
		remarks: i < header.numberColumn ? (shape.words.at(-1) ?? []) : [],
		beside: kind === "group" ? (shape.widths[i + 1] ?? 0) : 0,
		isNeeded: header.leadColumns.includes(i),
		unitALine: shape.unitALine,
		unitsByBlank: shape.unitsByBlank,
		parted: shape.parted,
		mostUnits: header.leadColumns.includes(i) ? shape.mostLeads : 0,
	}));
}
