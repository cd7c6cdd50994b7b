import type { LocalizedText } from "../model/localizedText.js";

/**
 * Why a document of another program cannot be read: a sentence that says what is wrong and what to do, without the
 * name of the file, which only who opened it knows.
 */
export class UnreadableDocument extends Error {
	constructor(readonly text: LocalizedText) {
		super(text.en);
		this.name = "UnreadableDocument";
	}
}
