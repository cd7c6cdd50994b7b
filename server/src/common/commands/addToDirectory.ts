import { collectNames, type NameProposal, sourceOf } from "../features/collectNames.js";
import { findNameEntry, type NameEntry } from "../features/nameEntry.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { isUnsaved, outcomeOfDirectoryEdit, unsaved } from "./changes.js";
import { command } from "./command.js";

/** Adds a unit or an official to the directory of the document, with what the document says of the name. */
export const addToDirectory = command({
	verb: "addToDirectory",
	title: { zh: "加入名录", en: "Add to the directory" },
	kind: "quickfix",
	needs: ["directories", "scripts"],
	isOwnOfClient: true,
	offers: ({ snapshot, touched }) =>
		touched.flatMap((finding) => {
			if (finding.code !== "unit/unknown" && finding.code !== "leader/unknown") return [];
			const entry = findNameEntry(snapshot, finding.span.line, finding.span.character);
			if (entry === undefined) return [];
			const title = {
				zh: `将“${entry.name}”加入名录`,
				en: `Add “${entry.name}” to the directory`,
			};
			return [{ title, options: { ...entry }, findings: [finding] }];
		}),
	run: async (snapshot, { kind, name, range }, context) => {
		const { language } = context;
		if (isUnsaved(snapshot)) return { message: unsaved[language] };
		const named = kind !== undefined && name !== undefined ? { kind, name } : undefined;
		const entry = named ?? (range && findNameEntry(snapshot, range.start.line, range.start.character));
		if (entry === undefined)
			return {
				message: {
					zh: "此处不是单位或领导的名称；请写明类别（kind）和名称（name），或名称的位置（range）。",
					en: "There is no name of a unit or official here; say kind and name, or the range of the name.",
				}[language],
			};
		const file = await context.directoryFile(snapshot);
		const { editDirectory } = await import("../features/directoryEdit.js");
		const edit = editDirectory(snapshot, [proposalOf(snapshot, entry)], file, language);
		return outcomeOfDirectoryEdit(snapshot, edit);
	},
});

function proposalOf(snapshot: PlanSnapshot, { kind, name }: NameEntry): NameProposal {
	const id = `${kind}:${name}`;
	const known = collectNames(snapshot).find((proposal) => proposal.id === id);
	const bare = { id, name, source: sourceOf(snapshot), places: [] };
	if (known !== undefined) return known;
	return kind === "unit"
		? { ...bare, of: kind, aliases: [] }
		: { ...bare, of: kind, titles: [], isSourceOnly: false };
}
