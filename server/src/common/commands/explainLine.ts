import { explainLine as explain } from "../features/explainLine.js";
import { rowsOf } from "../model/block.js";
import { command } from "./command.js";
import { blockAtPlace } from "./commandPlaces.js";

/** Says which reader took a line, as what, and why no other did. */
export const explainLine = command({
	verb: "explainLine",
	title: { zh: "说明本行是怎样读的", en: "Explain how this line is read" },
	kind: "quickfix",
	isOwnOfClient: true,
	changesNothing: true,
	offers: (place) => {
		const block = blockAtPlace(place);
		if (block?.kind === "text" && block.role === "unread") return [{}];
		const isGuessed = block !== undefined && rowsOf(block).some(({ header }) => header.layout === "loose");
		return isGuessed ? [{}] : [];
	},
	run: (snapshot, { range }, { language }) => ({
		message: explain(snapshot, range?.start.line ?? 0, language).join("\n"),
	}),
});
