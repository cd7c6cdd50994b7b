import type { LocalizedText } from "../model/localizedText.js";

/** Kinds of code actions of Niwen's own (LSP 3.17 `CodeActionKind`): of the whole document, as for saving. */
export const fixAllKind = "source.fixAll.niwen";
export const renumberKind = "source.renumber.niwen";

/** Fixing all that is safe to fix, as menus name it. */
export const fixAllTitle: LocalizedText = {
	zh: "自动改正只有一种改法的问题",
	en: "Fix all findings with one right answer",
};
