import { fixAllKind } from "../features/actionKinds.js";
import { toTextEdits } from "../features/toLsp.js";
import { counted } from "../model/counted.js";
import { applySafeFixes, describeCircle } from "../snapshot/applyFixes.js";
import { changeOf, joinSentences } from "./changes.js";
import { command } from "./command.js";
import { isAtHead } from "./commandPlaces.js";

/** Makes all fixes that need no review. */
export const fixAll = command({
	verb: "fixAll",
	title: { zh: "修复所有可自动修复的问题", en: "Fix all findings that can be fixed safely" },
	kind: fixAllKind,
	needs: ["scripts"],
	isOwnOfClient: true,
	// Who asks for its kind gets the edits themselves, as for saving.
	offers: (place) => (!place.isAskedFor && isAtHead(place) ? [{}] : []),
	run: (snapshot, _, { language }) => {
		const { edits: made, circle } = applySafeFixes(snapshot);
		const edits = toTextEdits(made, snapshot.document.eol);
		const message =
			edits.length > 0
				? {
						zh: `已修正${edits.length}处。`,
						en: `${counted(edits.length, "place was", "places were")} mended.`,
					}
				: { zh: "没有可以自动修正的问题。", en: "There is nothing that can be mended without review." };
		const sentences = [message, ...(circle.length === 0 ? [] : [describeCircle(circle)])];
		return {
			message: joinSentences(sentences.map((sentence) => sentence[language])),
			changes: changeOf(snapshot, edits),
		};
	},
});
