import { endsLikeUnit } from "../language/unitEndings.js";
import { isCollective } from "../text/unitName.js";

/** A name longer than this is a sentence. */
export const longestUnitName = 36;

/** Whether words have the shape of a unit's name, or name many units at once. */
export function isUnitShaped(words: string): boolean {
	if (words.length < 2 || words.length > longestUnitName) return false;
	const name = words.includes("★") || words.includes("☆") ? words.replace(/[★☆]/g, "") : words;
	// 全市重点项目由市住建局 is what is done and by whom.
	if (/[\s。；;！？!?“”%％=]|^[的了在是对将把为与和及]|[^自]由/.test(name)) return false;
	const isNoted = name.endsWith("）") || name.endsWith(")");
	const bare = isNoted ? name.replace(/[（(][^（()）]{0,24}[)）]$/, "") : name;
	return endsLikeUnit(bare) || isCollective(bare);
}
