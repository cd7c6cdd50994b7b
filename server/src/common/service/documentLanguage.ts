import type { LocalizedText } from "../model/localizedText.js";
import { isChinese } from "../text/isChinese.js";
import type { SourceDocument } from "../text/sourceDocument.js";

/** What a client says of languages. */
export interface LanguageOptions {
	/** Of menus, commands and progress, and of all else where documents are not followed. */
	readonly language: keyof LocalizedText;
	/** What is said about a document is in Chinese where the document is. */
	readonly followsDocuments: boolean;
}

/** The language of findings, hovers, hints, lenses and titles of actions about a document. */
export function languageOf(
	document: SourceDocument,
	{ language, followsDocuments }: LanguageOptions,
): keyof LocalizedText {
	return followsDocuments && language !== "zh" && isChinese(document) ? "zh" : language;
}
