import type { TextEdit } from "vscode-languageserver";
import { provideCleanEdits } from "../features/cleanEdits.js";
import { convertToTable, noteConversion } from "../features/convertToTable.js";
import { renumberPlan } from "../features/renumber.js";
import { collectSafeEdits } from "../features/safeEdits.js";
import { type Language, toTextEdits } from "../features/toLsp.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { DocumentEditParams, DocumentEditResult } from "../protocol.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { loadedScriptConverter } from "../text/script.js";

/** The edits of a command on a whole document, and what they do. */
export function editDocument(
	snapshot: PlanSnapshot,
	command: DocumentEditParams["command"],
	language: Language,
): DocumentEditResult {
	const { version, document } = snapshot;
	const done = (
		edits: readonly TextEdit[],
		some: LocalizedText,
		none: LocalizedText,
	): DocumentEditResult => ({
		version,
		edits,
		notes: [(edits.length > 0 ? some : none)[language]],
	});
	const tasks = snapshot.plan.taskCount;
	switch (command) {
		case "convertToTable": {
			const edits = convertToTable(snapshot);
			const result = done(
				edits,
				{
					zh: `已转为表格版式，共${tasks}项任务；如需恢复，撤销一次即可。`,
					en: `Converted ${tasks} tasks to the table layout; one undo takes it back.`,
				},
				tasks === 0
					? { zh: "没有找到任务，文稿未改动。", en: "No task was found; the document is unchanged." }
					: { zh: "文稿已是表格版式。", en: "The document is in table layout already." },
			);
			if (edits.length === 0) return result;
			const notes = noteConversion(snapshot).map((note) => note[language]);
			return { ...result, notes: [...result.notes, ...notes] };
		}
		case "renumber":
			return done(
				toTextEdits(renumberPlan(snapshot), document.eol),
				{ zh: `已重新编号，共${tasks}项任务。`, en: `Renumbered; ${tasks} tasks.` },
				{ zh: "序号无误，文稿未改动。", en: "All numbers are right; the document is unchanged." },
			);
		case "clean": {
			const converter = loadedScriptConverter();
			if (converter === undefined) throw new Error("the tables of OpenCC are not loaded");
			const { edits, notes } = provideCleanEdits(snapshot, converter);
			return { version, edits, notes: notes.map((note) => note[language]) };
		}
		case "fixAll": {
			const edits = toTextEdits(collectSafeEdits(snapshot), document.eol);
			return done(
				edits,
				{ zh: `已修正${edits.length}处。`, en: `${edits.length} places were mended.` },
				{ zh: "没有可以自动修正的问题。", en: "There is nothing that can be mended without review." },
			);
		}
	}
}
