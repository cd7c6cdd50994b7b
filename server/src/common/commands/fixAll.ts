import { fixAllKind, fixAllTitle } from "../features/actionKinds.js";
import { toTextEdits } from "../features/toLsp.js";
import { counted } from "../model/counted.js";
import { applySafeFixes, describeCircle } from "../snapshot/applyFixes.js";
import { changeOf, joinSentences } from "./changes.js";
import { command } from "./command.js";
import { isAtHead } from "./commandPlaces.js";

/** Makes all fixes that need no review, or those of one rule. */
export const fixAll = command({
	verb: "fixAll",
	title: fixAllTitle,
	kind: fixAllKind,
	needs: ["scripts"],
	isOwnOfClient: true,
	// Who asks for its kind gets the edits themselves, as for saving.
	offers: (place) => (!place.isAskedFor && isAtHead(place) ? [{}] : []),
	run: (snapshot, { code }, { language }) => {
		const { edits: made, circle } = applySafeFixes(snapshot, code);
		const edits = toTextEdits(made, snapshot.document.eol);
		const message =
			edits.length > 0
				? {
						zh: `已修正${edits.length}处。`,
						en: `Fixed ${counted(edits.length, "place")}.`,
					}
				: { zh: "没有可以自动修正的问题。", en: "Nothing can be fixed automatically." };
		const sentences = [message, ...(circle.length === 0 ? [] : [describeCircle(circle)])];
		return {
			message: joinSentences(sentences.map((sentence) => sentence[language])),
			changes: changeOf(snapshot, edits),
		};
	},
});
