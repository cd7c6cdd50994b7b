import { hanStartBefore } from "../language/characters.js";
import { endsLikeUnit } from "../language/unitEndings.js";
import { isCollective, levelPrefixOf } from "../text/unitName.js";

/** Longest second name in brackets. */
const longestInside = 16;
const longestBefore = 24;
/** What a unit's name stands behind in a sentence without being part of a longer word. */
const joins = /由|联合|会同|以及|和|与|及|向|请|经|报|交|、/g;

/**
 * Whether a bracket holds the second name of the unit before it, and so belongs to the name: 市数据局（市大数据中心）, one
 * body with two names. Both names bear a level, or the one in the bracket is a part of the other (市委组织部（市委人才办）,
 * 区委组织部（人才办）); 社区养老服务中心（区民政局） is what is built, and by whom.
 *
 * @param open offset of the opening bracket
 * @param close offset of the closing one
 */
export function holdsSecondName(text: string, open: number, close: number): boolean {
	const inside = text.slice(open + 1, close);
	if (inside.length < 3 || inside.length > longestInside || !/^\p{Script=Han}+$/u.test(inside)) return false;
	if (!endsLikeUnit(inside, "text") && !endsLikeUnit(inside, "join")) return false;
	if (isCollective(inside)) return false;
	let start = open;
	while (open - start < longestBefore) {
		const before = hanStartBefore(text, start);
		if (before < 0) break;
		start = before;
	}
	const own = levelledEnd(text.slice(start, open));
	if (own === undefined) return false;
	// What is built ends like a body, too: a centre's second name is that of a centre.
	const isAuthority = endsLikeUnit(own, "authority");
	const isLikeOther = endsLikeUnit(own, "text") && own.slice(-2) === inside.slice(-2);
	return isAuthority || isLikeOther;
}

/** The longest end of a run of words that begins with a level, behind a word that joins or at the beginning. */
function levelledEnd(run: string): string | undefined {
	if (levelPrefixOf(run) !== null) return run;
	for (const { 0: word, index } of run.matchAll(joins)) {
		const name = run.slice(index + word.length);
		if (levelPrefixOf(name) !== null) return name;
	}
	return undefined;
}
