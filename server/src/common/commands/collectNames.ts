import { collectNames as findNames } from "../features/collectNames.js";
import { describeProposal } from "../features/describeProposal.js";
import { noNewNames } from "../features/proposeNames.js";
import { isUnsaved, outcomeOfDirectoryEdit, unsaved } from "./changes.js";
import { command } from "./command.js";
import { isAtHead } from "./commandPlaces.js";

/**
 * Takes names of the document into its directory: those that the client has let a person choose, else those that are as
 * good as certain, to be looked at in the file before it is saved.
 */
export const collectNames = command({
	verb: "collectNames",
	title: { zh: "收集本文的单位和领导，加入名录", en: "Collect the document's names for its directory" },
	kind: "source.collectNames.niwen",
	needs: ["directories", "scripts"],
	isOwnOfClient: true,
	offers: (place) =>
		isAtHead(place) || place.touched.some(({ code }) => code === "unit/unknown" || code === "leader/unknown")
			? [{}]
			: [],
	run: async (snapshot, { accept = "preselected" }, context) => {
		const { language } = context;
		if (isUnsaved(snapshot)) return { message: unsaved[language] };
		const proposals = findNames(snapshot);
		if (proposals.length === 0) return { message: noNewNames(snapshot)[language] };
		const file = await context.directoryFile(snapshot);
		const isAccepted =
			accept === "preselected"
				? (proposal: (typeof proposals)[number]) =>
						describeProposal(proposal, file.uri, language).isPreselected
				: ({ id, name }: (typeof proposals)[number]) => accept.includes(id) || accept.includes(name);
		const { editDirectory } = await import("../features/directoryEdit.js");
		return outcomeOfDirectoryEdit(
			snapshot,
			editDirectory(snapshot, proposals.filter(isAccepted), file, language),
		);
	},
});
