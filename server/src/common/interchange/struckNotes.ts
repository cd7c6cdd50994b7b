import { struckWords } from "../analysis/markup.js";
import { spanOfRange } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { quote } from "../text/shorten.js";
import type { ImportNote } from "./importNote.js";
import { capitalized, type LineNames } from "./lineNames.js";

/** Words of the table's rows that are struck through in the source, and stand in the result without the line. */
export function struckNotes(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	const notes: ImportNote[] = [];
	let task = -1;
	for (const row of plan.eachTask()) {
		task++;
		// What is a table of Markdown already keeps its marks.
		if (row.header.layout === "table") continue;
		const top = plan.lineOfTask(task);
		for (const { content } of row.cells)
			for (const { range, newText } of struckWords(content)) {
				const line = top + spanOfRange(content, range).line;
				const where = nameOf([line]);
				const words = quote(newText);
				notes.push({
					kind: "kept-open",
					line,
					message: {
						zh: `${where.zh}：带删除线的“${words}”照原样导入，不要的请删去。`,
						en: `${capitalized(where.en)}: “${words}”, which is struck through, is kept as it is; please delete it if it is not wanted.`,
					},
				});
			}
	}
	return notes;
}
