import type { NameBook } from "../directory/directory.js";
import { simplifyName } from "../directory/eitherScript.js";
import { allLevels } from "../language/levels.js";
import type { Plan } from "../model/plan.js";
import { levelPrefixOf } from "../text/unitName.js";

/**
 * The full names that a document gives its units, by their short names: 临湖区发展和改革委员会（以下简称区发改委）, or, where
 * the general list of short names knows them for the same, both written somewhere (区发改委 and 区发展和改革委员会).
 *
 * @param names the short and other names that units of the document have
 */
export function findFullNames(
	plan: Plan,
	book: NameBook,
	names: ReadonlySet<string>,
): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const block of plan.eachBlock()) {
		if (block.kind !== "text") continue;
		const { text } = block.text;
		for (let at = text.indexOf("以下"); at >= 0; at = text.indexOf("以下", at + 2)) {
			const [, before = "", short = ""] = statement.exec(text.slice(Math.max(0, at - 41), at + 28)) ?? [];
			if (short === "") continue;
			const name = simplifyName(short, book);
			const full = fullNameAtEnd(simplifyName(before, book), name);
			if (full !== undefined && names.has(name)) found.set(name, full);
		}
	}
	for (const name of names) {
		const full = found.has(name) ? undefined : book.findFullName(name);
		if (full === undefined) continue;
		// 区发展和改革委员会 and 临湖区发展和改革委员会 are 区发改委; 市发展和改革委员会 is not.
		const level = levelPrefixOf(name) ?? "";
		const written = [...names].find((other) => {
			const before = other.slice(0, -full.length);
			return other !== name && other.endsWith(full) && before.length <= 12 && before.endsWith(level);
		});
		if (written !== undefined) found.set(name, written);
	}
	return found;
}

/** 以下简称 with what stands before its bracket and the short name in it. */
const statement =
	/(\p{Script=Han}{4,40})[（(]以下[简簡][称稱]:?[“"「《]?(\p{Script=Han}{2,20})[”"」》]?[)）]/u;

/**
 * The end of the words that can be the full form of a short name: every character of the short name stands in it in
 * order, the first of them at its beginning or behind the name of its region.
 */
function fullNameAtEnd(words: string, short: string): string | undefined {
	let at = words.length;
	for (let i = short.length - 1; i >= 0; i--) {
		at = words.lastIndexOf(short.charAt(i), at - 1);
		if (at < 0) return undefined;
	}
	// 区 of 区发改委 closes the name of the region, which begins behind the last verb or particle.
	const region =
		/(?:\p{Script=Han}{2,6}?[省市州盟])?\p{Script=Han}{2,4}$/u.exec(words.slice(0, at))?.[0] ?? "";
	const cut = /^.*(?:由|向|对|与|和|及|是|为|在|的|将|经|请|根据|按照)/.exec(region)?.[0].length ?? 0;
	const start = short !== "" && allLevels.includes(short.charAt(0)) ? at - region.length + cut : at;
	return words.slice(start);
}
