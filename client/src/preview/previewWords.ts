import { l10n } from "vscode";
import type { PageWord } from "../../messages/previewMessages.js";

/** What the page of the preview says by itself, in the language of VS Code. */
export function previewWords(): Record<PageWord, string> {
	const { t } = l10n;
	return {
		preview: t("Preview"),
		print: t("Print…"),
		export: t("Export…"),
		pages: t("Pages"),
		pagesHint: t("Shows the plan on sheets of paper, as it will be printed, or as one long page"),
		page: t("Page {0}", "{0}"),
		keys: t(
			"Arrow keys go from cell to cell, Enter edits, Ctrl+Enter goes to the text, Ctrl+Z takes the last edit back.",
		),
		error: t("Error: "),
		warning: t("Warning: "),
		hint: t("Hint: "),
		edit: t("Edit the text: Enter writes it, Shift+Enter breaks the line, Escape leaves it as it was"),
	};
}
