import type { LocalizedText } from "../model/localizedText.js";
import type { CollectNamesResult } from "../protocol.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { collectNames, isNameless } from "./collectNames.js";
import { describeProposal } from "./describeProposal.js";
import type { DirectoryFile } from "./directoryFile.js";
import type { Language } from "./toLsp.js";

/**
 * The names that the directory of a document lacks, for a person to choose from; the converter of scripts
 * (text/script.ts) is to be loaded before.
 */
export function proposeNames(
	snapshot: PlanSnapshot,
	file: DirectoryFile,
	language: Language,
): CollectNamesResult {
	const proposals = collectNames(snapshot).map((proposal) => describeProposal(proposal, file.uri, language));
	return {
		directoryUri: file.uri,
		proposals: (["unit", "official", "addition"] as const).flatMap((kind) =>
			proposals.filter(({ group }) => group === kind),
		),
		note: proposals.length === 0 ? noNewNames(snapshot)[language] : "",
	};
}

/** Why a document has no names for its directory. */
export function noNewNames(snapshot: PlanSnapshot): LocalizedText {
	return isNameless(snapshot)
		? {
				zh: "文中没有找到单位或领导的名称。",
				en: "The document names no units or officials that could be found.",
			}
		: {
				zh: "文中的单位和领导名录里都有，没有需要收集的。",
				en: "The directory has all units and officials of the document; there is nothing to collect.",
			};
}
