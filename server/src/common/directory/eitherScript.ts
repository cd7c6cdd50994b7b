import { countScripts, detectTraditionalSet, loadedScriptConverter } from "../text/script.js";
import type { NameBook, OfficialEntry, UnitEntry } from "./directory.js";
import { protectedNames } from "./protectedNames.js";

/**
 * The words in simplified script, as directories have their names, without the readings that a web page puts behind
 * characters. As they are where they are simplified already, or no converter is loaded yet.
 */
export function simplifyName(words: string, book: NameBook): string {
	const plain = words.replace(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{1,7}\)/g, "");
	if (countScripts(plain).traditional === 0) return plain;
	const converter = loadedScriptConverter();
	return converter === undefined
		? plain
		: converter.convert(plain, detectTraditionalSet(plain), protectedNames(book));
}

/** The entry of an official whose name a document may write in traditional script. */
export function findOfficialInEitherScript(book: NameBook, name: string): OfficialEntry | undefined {
	return book.findOfficial(name);
}

/** Likewise of a unit. */
export function findUnitInEitherScript(book: NameBook, name: string): UnitEntry | undefined {
	return book.findUnit(name) ?? book.findUnit(simplifyName(name, book));
}
