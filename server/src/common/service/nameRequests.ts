import { collectNames, isNameless, type NameProposal, sourceOf } from "../features/collectNames.js";
import { describeProposal } from "../features/describeProposal.js";
import type { DirectoryFile } from "../features/directoryFile.js";
import type { Language } from "../features/toLsp.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { AddToDirectoryParams, CollectNamesResult, DirectoryEditResult } from "../protocol.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/*
 * The requests of protocol.ts about a document's names. The converter of scripts (text/script.ts) is to be loaded
 * before.
 */

/** The names that the directory of a document lacks; the converter of scripts is to be loaded before. */
export function proposeNames(
	snapshot: PlanSnapshot,
	file: DirectoryFile,
	language: Language,
): CollectNamesResult {
	const proposals = collectNames(snapshot).map((proposal) => describeProposal(proposal, file.uri, language));
	const none: LocalizedText = isNameless(snapshot)
		? {
				zh: "文中没有找到单位或领导的名称。",
				en: "The document names no units or officials that could be found.",
			}
		: {
				zh: "文中的单位和领导名录里都有，没有需要收集的。",
				en: "The directory has all units and officials of the document; there is nothing to collect.",
			};
	return {
		directoryUri: file.uri,
		proposals: (["unit", "official", "addition"] as const).flatMap((kind) =>
			proposals.filter(({ group }) => group === kind),
		),
		note: proposals.length === 0 ? none[language] : "",
	};
}

export async function acceptNames(
	snapshot: PlanSnapshot,
	ids: readonly string[],
	file: DirectoryFile,
	language: Language,
): Promise<DirectoryEditResult> {
	const accepted = new Set(ids);
	const names = collectNames(snapshot).filter(({ id }) => accepted.has(id));
	const { editDirectory } = await import("../features/directoryEdit.js");
	return editDirectory(snapshot, names, file, language);
}

export async function addToDirectory(
	snapshot: PlanSnapshot,
	{ kind, name }: AddToDirectoryParams,
	file: DirectoryFile,
	language: Language,
): Promise<DirectoryEditResult> {
	const id = `${kind}:${name}`;
	// What the document says of the name goes with it.
	const known = collectNames(snapshot).find((proposal) => proposal.id === id);
	const bare = { id, name, source: sourceOf(snapshot), places: [] };
	const proposal: NameProposal =
		known ??
		(kind === "unit"
			? { ...bare, of: kind, aliases: [] }
			: { ...bare, of: kind, titles: [], isSourceOnly: false });
	const { editDirectory } = await import("../features/directoryEdit.js");
	return editDirectory(snapshot, [proposal], file, language);
}
