import { oneOf } from "./patterns.js";
import { simplifyInPlace } from "./scriptForms.js";
import { unitEndings } from "./words/unitEndings.js";
import type { EndingPlace, UnitEnding } from "./wordTables.js";

/**
 * Whether words end as the name of a unit does.
 *
 * @param place where the ending alone must show it (see `words/unitEndings.yaml`); without one every ending counts
 */
export function endsLikeUnit(words: string, place?: EndingPlace): boolean {
	if (endsSo(words, place)) return true;
	// 辦公室, 委員會
	const plain = simplifyInPlace(words);
	return plain !== words && endsSo(plain, place);
}

function endsSo(words: string, place: EndingPlace | undefined): boolean {
	const endings = byLast.get(words.charCodeAt(words.length - 1)) ?? [];
	for (const ending of endings)
		if (
			words.length - ending.end.length >= ending.after &&
			(place === undefined || ending.in.includes(place)) &&
			words.endsWith(ending.end) &&
			!isOther(words, ending)
		)
			return true;
	return false;
}

/** Whether the words are the ending of a name and no name: 局, 公司, 街道; 政协 is one by itself. */
export function isUnitEnding(words: string): boolean {
	return unitEndings.endings.some((ending) => ending.end === words && !ending.in.includes("name"));
}

/** Endings that are names by themselves, too: 政协 for 区政协. */
export const namesAlone: readonly string[] = unitEndings.endings.flatMap((ending) =>
	ending.in.includes("name") ? [ending.end] : [],
);

/** Of these the ones that name nothing else: 总工会 and 海关, but not 移动. */
export const sureNames: ReadonlySet<string> = new Set(
	unitEndings.endings.flatMap(({ end, in: places }) =>
		places.includes("name") && places.includes("surely") ? [end] : [],
	),
);

/** What matches an ending that shows a name's end at a place: the source of an expression. */
export function endingPattern(place: EndingPlace): string {
	return oneOf(unitEndings.endings.flatMap((ending) => (ending.in.includes(place) ? [ending.end] : [])));
}

/** The last characters of names that end as units do. */
export const lastOfUnits: string = [...new Set(unitEndings.endings.map(({ end }) => end.slice(-1)))].join("");

/** The kind of a unit (directories: 类别), where its name can mean nothing else. */
export function kindByEnding(name: string): string | undefined {
	return unitEndings.kinds.find(({ ends, longest = Number.POSITIVE_INFINITY }) =>
		ends.some((end) => name.endsWith(end) && name.length - end.length <= longest),
	)?.kind;
}

/** What matches a body inside a unit behind the unit's name, and no other word: 办公室, 大队; not 办理, 处长. */
export const innerBodies: string = `(?:${[...unitEndings.inner]
	.sort((a, b) => b.body.length - a.body.length)
	.map(({ body, notBefore }) => (notBefore === "" ? body : `${body}(?![${notBefore}])`))
	.join("|")})`;

/** The same in full, where other words stand between it and the unit's name. */
export const innerNames: string = oneOf(
	unitEndings.inner
		.flatMap(({ body }) => (body.length > 1 && body !== "党校" ? [body] : []))
		.concat("事务所", "监督所", "监管所", "派出所"),
);

/** Whether the end of a line has torn a word of a name: 人力资源社|会保障局, 市|场监管局. */
export function tearsWord(before: string, after: string): boolean {
	return unitEndings.torn.some((word) => {
		for (let at = 1; at < word.length; at++)
			if (before.endsWith(word.slice(0, at)) && after.startsWith(word.slice(at))) return true;
		return false;
	});
}

function isOther(words: string, { not, but }: UnitEnding): boolean {
	return not.some((word) => words.endsWith(word)) && !but.some((word) => words.endsWith(word));
}

const byLast: ReadonlyMap<number, readonly UnitEnding[]> = indexByLast(unitEndings.endings);

function indexByLast(endings: readonly UnitEnding[]): ReadonlyMap<number, readonly UnitEnding[]> {
	const index = new Map<number, UnitEnding[]>();
	for (const ending of endings) {
		const last = ending.end.charCodeAt(ending.end.length - 1);
		const list = index.get(last);
		if (list === undefined) index.set(last, [ending]);
		else list.push(ending);
	}
	return index;
}
