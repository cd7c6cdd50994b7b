import { escapeEntities } from "../../model/entities.js";
import type { TableHeader } from "../../model/tableHeader.js";
import { fixedCellsWriter } from "./fixedCells.js";
import { inlineWriter } from "./inline.js";
import { markupWriter } from "./markup.js";
import { pastedWriter } from "./pasted.js";
import type { RowWriter } from "./rowWriter.js";
import { tableWriter } from "./table.js";
import { tsvWriter } from "./tsv.js";

const writers: Readonly<Record<TableHeader["layout"], RowWriter>> = {
	table: tableWriter,
	pasted: pastedWriter,
	tsv: tsvWriter,
	markup: markupWriter,
	loose: fixedCellsWriter(escapeEntities),
	inline: inlineWriter,
};

export function writerOf({ layout }: TableHeader): RowWriter {
	return writers[layout];
}
