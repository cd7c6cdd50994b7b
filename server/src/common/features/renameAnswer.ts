import type { WorkspaceEdit } from "vscode-languageserver-types";
import type { LocalizedText } from "../model/localizedText.js";
import type { Refused } from "./nameToRename.js";
import type { RenameChanges } from "./renameName.js";
import { type EditSupport, type Language, toWorkspaceEdit } from "./toLsp.js";

/**
 * The edits as LSP 3.17 has them. Doubtful ones are for the user to confirm, each of them; where the client cannot ask,
 * they are refused.
 */
export function toRenameEdit(
	{ changes, doubt }: RenameChanges,
	support: EditSupport,
	language: Language,
): WorkspaceEdit | Refused {
	const edit = toWorkspaceEdit(changes, support);
	if (doubt === undefined) return edit;
	if (!support.annotations || !("documentChanges" in edit)) return { refused: refusalOf(doubt) };
	for (const change of edit.documentChanges)
		if ("edits" in change) change.edits = change.edits.map((each) => ({ ...each, annotationId: doubtful }));
	return {
		...edit,
		changeAnnotations: {
			[doubtful]: {
				label: language === "zh" ? "新名称已有，请逐处确认" : "The new name is in use: please confirm",
				description: doubt[language],
				needsConfirmation: true,
			},
		},
	};
}

const doubtful = "niwen.doubtful";

function refusalOf(doubt: LocalizedText): LocalizedText {
	return {
		zh: `${doubt.zh}这个编辑器不能逐处确认，没有改名。`,
		en: `${doubt.en} This editor cannot ask you to confirm each place, so nothing was renamed.`,
	};
}

/** What was done, and what was left, as it is shown to the user. */
export function describeRename({ changes, notes }: RenameChanges, language: Language): string {
	const places = changes.reduce((sum, { edits }) => sum + edits.length, 0);
	const files = changes.length;
	const done: LocalizedText =
		places === 0
			? { zh: "没有要改的地方。", en: "There is nothing to change." }
			: {
					zh: `改名涉及${files}个文件，${places}处。`,
					en: `The name is changed in ${places} ${places === 1 ? "place" : "places"} of ${files} ${files === 1 ? "file" : "files"}.`,
				};
	return [done, ...notes].map((text) => text[language]).join(language === "zh" ? "" : " ");
}
