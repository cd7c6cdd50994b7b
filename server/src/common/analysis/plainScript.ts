import { simplifiedFormOf } from "../language/scriptForms.js";
import { isTraditionalOnly } from "../text/script.js";

/**
 * Titles, units, verbs and names in Traditional script made Simplified, one character for one, so that places stay where
 * they are: it serves to recognise words, and nothing of it is shown.
 */
export function toPlainScript(text: string): string {
	let at = 0;
	while (at < text.length && !isTraditionalOnly(text.charCodeAt(at))) at++;
	if (at === text.length) return text;
	let plain = text.slice(0, at);
	for (; at < text.length; at++) {
		const character = text.charAt(at);
		plain += isTraditionalOnly(text.charCodeAt(at)) ? simplifiedFormOf(character) : character;
	}
	return plain;
}
