import { isTraditionalOnly } from "../text/script.js";
import type { OfficialEntry, UnitEntry } from "./directory.js";

/** Characters of Simplified names that a conversion from Traditional would change. */
const ambiguous = /[乾著徵昇於后後夥藉麴摺祇甯堃邨钜]/;

/**
 * The names that stay as they are written when a text is converted to Simplified characters: those of the
 * directory that a conversion would change.
 */
export function protectedNames(book: {
	readonly units: readonly UnitEntry[];
	readonly officials: readonly OfficialEntry[];
}): readonly string[] {
	const names = new Set<string>();
	const add = (name: string | undefined) => {
		if (name !== undefined && isChangeable(name)) names.add(name);
	};
	for (const { name, fullName, aliases } of book.units) {
		add(name);
		add(fullName);
		for (const alias of aliases) add(alias);
	}
	for (const { name } of book.officials) add(name);
	return [...names];
}

function isChangeable(name: string): boolean {
	if (ambiguous.test(name)) return true;
	for (let i = 0; i < name.length; i++) if (isTraditionalOnly(name.charCodeAt(i))) return true;
	return false;
}
