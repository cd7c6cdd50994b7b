import { provideCleanEdits } from "../features/cleanEdits.js";
import { loadedScriptConverter } from "../text/script.js";
import { changeOf, joinSentences } from "./changes.js";
import { command } from "./command.js";
import { isAtHead } from "./commandPlaces.js";

/** Brings the text of the whole document into order: script, punctuation, residues of reading, foreign matter. */
export const clean = command({
	verb: "clean",
	title: {
		zh: "清理全文（繁简、标点、乱码、网页内容）",
		en: "Clean the document (script, punctuation, residues)",
	},
	kind: "source.clean.niwen",
	needs: ["scripts"],
	isOwnOfClient: true,
	offers: (place) =>
		isAtHead(place) || place.touched.some(({ code }) => code.startsWith("text/")) ? [{}] : [],
	run: (snapshot, _, { language }) => {
		const converter = loadedScriptConverter();
		if (converter === undefined) throw new Error("the tables of OpenCC are not loaded");
		const { edits, notes } = provideCleanEdits(snapshot, converter);
		return {
			message: joinSentences(notes.map((note) => note[language])),
			changes: changeOf(snapshot, edits),
		};
	},
});
