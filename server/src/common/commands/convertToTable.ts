import { noteConversion, convertToTable as printAsTable } from "../features/convertToTable.js";
import { rowsOf } from "../model/block.js";
import { counted } from "../model/counted.js";
import type { LocalizedText } from "../model/localizedText.js";
import { changeOf, joinSentences } from "./changes.js";
import { command } from "./command.js";
import { blockAtPlace, isAtHead } from "./commandPlaces.js";

/** Writes the whole document, in whatever layout it is, in the table layout. */
export const convertToTable = command({
	verb: "convertToTable",
	title: { zh: "全文转为表格版式", en: "Convert the document to table layout" },
	kind: "source.convertToTable.niwen",
	isOwnOfClient: true,
	offers: (place) => {
		const { taskCount, layouts } = place.snapshot.plan;
		if (taskCount === 0 || layouts.every((layout) => layout === "table")) return [];
		return isAtHead(place) || isRowOfOtherLayout(place) ? [{}] : [];
	},
	run: (snapshot, _, { language }) => {
		const edits = printAsTable(snapshot);
		const { taskCount } = snapshot.plan;
		if (edits.length === 0) return { message: (taskCount === 0 ? noTask : isTable)[language] };
		const done: LocalizedText = {
			zh: `已转为表格版式，共${taskCount}项任务；如需恢复，撤销一次即可。`,
			en: `Converted ${counted(taskCount, "task")} to the table layout; one undo takes it back.`,
		};
		const notes = [done, ...noteConversion(snapshot)].map((note) => note[language]);
		return { message: joinSentences(notes), changes: changeOf(snapshot, edits) };
	},
});

const noTask: LocalizedText = {
	zh: "没有找到任务，文稿未改动。",
	en: "No task was found; the document is unchanged.",
};
const isTable: LocalizedText = {
	zh: "文稿已是表格版式。",
	en: "The document is in table layout already.",
};

function isRowOfOtherLayout(place: Parameters<typeof blockAtPlace>[0]): boolean {
	const block = blockAtPlace(place);
	if (block?.kind === "row" || block?.kind === "table-header") return block.header.layout !== "table";
	return block?.kind === "text" && rowsOf(block).length > 0;
}
