import { isDigit } from "../language/characters.js";
import { looseFormOf } from "../language/scriptForms.js";

/** Longer texts are known by their beginning. */
const longest = 1200;

/**
 * A text without what differs between layouts and scripts: blanks, marks, width of characters, Traditional forms. Equal
 * for texts that say the same; empty where nothing is said.
 */
export function plainText(text: string): string {
	let plain = "";
	for (const character of text) {
		let shown = shownAs.get(character);
		if (shown === undefined) {
			shown = plainCharacter(character);
			if (shownAs.size >= mostRemembered) shownAs.clear();
			shownAs.set(character, shown);
		}
		plain += shown;
	}
	return plain;
}

/** What characters become: some thousand different ones are written. */
const shownAs = new Map<string, string>();
const mostRemembered = 20_000;

function plainCharacter(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
	if (narrow < "\u0080") return /[\w.%+-]/.test(narrow) ? narrow.toLowerCase() : "";
	return /[\p{L}\p{N}‰℃]/u.test(narrow) ? looseFormOf(narrow) : "";
}

/** The features of texts as numbers, the same for the same feature in all texts that one `Features` has seen. */
export class Features {
	private readonly ids = new Map<string, number>();

	get count(): number {
		return this.ids.size;
	}

	/**
	 * Pairs of neighbouring characters (figures count as one character, since they change) and figures themselves, each
	 * once, of a {@link plainText}. A single character is a feature of its own.
	 */
	of(plain: string): readonly number[] {
		const found = new Set<number>();
		let before = "";
		const text = plain.slice(0, longest);
		for (let i = 0; i < text.length; ) {
			const code = text.codePointAt(i) ?? 0;
			let end = i + (code > 0xffff ? 2 : 1);
			let character = text.slice(i, end);
			if (isDigit(code)) {
				while (end < text.length && (isDigit(text.charCodeAt(end)) || text[end] === ".")) end++;
				found.add(this.idOf(`#${text.slice(i, end)}`));
				character = "0";
			}
			if (before !== "") found.add(this.idOf(before + character));
			before = character;
			i = end;
		}
		if (found.size === 0 && before !== "") found.add(this.idOf(before));
		return [...found];
	}

	private idOf(feature: string): number {
		let id = this.ids.get(feature);
		if (id === undefined) {
			id = this.ids.size;
			this.ids.set(feature, id);
		}
		return id;
	}

	/** Which features are figures: they tell two tasks apart, but do not make them alike. */
	figures(): Uint8Array {
		const are = new Uint8Array(this.ids.size);
		for (const [feature, id] of this.ids) if (feature.startsWith("#") && feature.length > 1) are[id] = 1;
		return are;
	}
}
