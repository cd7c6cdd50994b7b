import { looseFormOf, simplifyEach } from "../language/scriptForms.js";
import type { OfficialEntry, UnitEntry } from "./directory.js";

/** Characters of Simplified names that a conversion from Traditional would change, beside those of the tables. */
const ambiguous = /[乾徵后藉祇甯堃邨钜]/;

/**
 * The names whose spelling a conversion to Simplified characters keeps, wherever the text has them in either script:
 * those of the directory that a conversion would change, and those of the persons whom the text names (陳著 is 陈著, for
 * no particle stands behind a surname).
 *
 * @param persons as they are written
 */
export function protectedNames(
	book: { readonly units: readonly UnitEntry[]; readonly officials: readonly OfficialEntry[] },
	persons: readonly string[] = [],
): readonly string[] {
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
	for (const name of persons) add(simplifyEach(name));
	return [...names];
}

function isChangeable(name: string): boolean {
	if (ambiguous.test(name)) return true;
	for (const character of name) if (looseFormOf(character) !== character) return true;
	return false;
}
