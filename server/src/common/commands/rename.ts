import { findNameToRename } from "../features/nameToRename.js";
import { describeRename } from "../features/renameAnswer.js";
import type { LocalizedText } from "../model/localizedText.js";
import { type CommandOutcome, command } from "./command.js";

/**
 * Gives the unit or official at a place another name, in all plans and directories: for whoever has no rename of LSP,
 * and for scripts.
 */
export const rename = command({
	verb: "rename",
	title: { zh: "给单位或领导改名", en: "Rename a unit or an official" },
	kind: "refactor.rename.niwen",
	needs: ["directories", "scripts"],
	isOwnOfClient: true,
	// Nobody can write the new name into a menu; editors with menus have a rename of their own.
	offers: () => [],
	run: async (snapshot, { position, range, newName, confirmed = false }, { language, renameSpace }) => {
		const refuse = (reason: LocalizedText): CommandOutcome => ({
			message: reason[language],
			isRefusal: true,
		});
		const place = position ?? range?.start;
		if (place === undefined || newName === undefined) return refuse(incomplete);
		const name = findNameToRename(snapshot, place);
		if ("refused" in name) return refuse(name.refused);
		const space = await renameSpace(name);
		const { renameName } = await import("../features/renameName.js");
		const answer = renameName(name, newName, space);
		if ("refused" in answer) return refuse(answer.refused);
		if (answer.doubt !== undefined && !confirmed) return refuse(askFor(answer.doubt));
		return { message: describeRename(answer, language), changes: answer.changes };
	},
});

const incomplete: LocalizedText = {
	zh: "请写明名称的位置（position）和新名称（newName）。",
	en: "Say where the name stands (position) and what it is to be (newName).",
};

function askFor(doubt: LocalizedText): LocalizedText {
	return {
		zh: `${doubt.zh}没有改名；确实要改的，请加上 "confirmed": true。`,
		en: `${doubt.en} Nothing was renamed; if it is meant, add "confirmed": true.`,
	};
}
