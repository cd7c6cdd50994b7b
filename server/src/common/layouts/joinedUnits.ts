import { allLevels } from "../language/levels.js";
import { anyOf } from "../language/patterns.js";
import { endsLikeUnit } from "../language/unitEndings.js";
import { isCollective } from "../text/unitName.js";
import { isJoining } from "./betweenUnits.js";
import { isUnitShaped } from "./unitShape.js";

/** Longer words that hold 和 are a sentence. */
const longestPair = 80;
const shortestPair = 7;

/** A place before 和 is one of several only where what follows is a place, too: 村镇和房产管理局 is one. */
const level = anyOf(allLevels);
const place = new RegExp(`[^各]{2}${level}$`);
const placeOrMany = new RegExp(`^(?:各|相关|有关).|${level}(?:人民政府|政府|管委会)?$`);
const bracketBehind = /[（(][^（()）]{1,16}[)）]$/;
/** 部门和单位, 乡镇和街道: two words of one collective. */
const bareKind =
	/^(?:有关|相关|各级|各|市级|区级|县级|省级)?(?:部门|单位|地区|企业|机构|地方|乡镇|街道|政府)$/;

/**
 * The units of words that 和, 及, 与 or 以及 joins: 市发改委和市财政局 are two; 自然资源和规划局 is one, and so is
 * 各有关部门和单位. What stands before the word must end like a unit, what stands behind it be one.
 *
 * @returns offsets in the words; `undefined` where nothing is joined
 */
export function splitJoined(words: string): Parts | undefined {
	if (words.length < shortestPair || words.length > longestPair) return undefined;
	if (words.length > longestRemembered) return findJoined(words) ?? undefined;
	let known = remembered.get(words);
	if (known === undefined) {
		known = findJoined(words);
		if (remembered.size >= mostRemembered) remembered.clear();
		remembered.set(words, known);
	}
	return known ?? undefined;
}

type Parts = readonly (readonly [start: number, end: number])[];

/** What was asked before: documents name the same few units again and again. A longer piece keeps its whole text alive. */
const remembered = new Map<string, Parts | null>();
const longestRemembered = 12;
const mostRemembered = 2000;

function findJoined(words: string): Parts | null {
	const to = words.length;
	const found: (readonly [number, number])[] = [];
	let start = 0;
	for (let i = 2; i <= to - 3; i++) {
		if (!isJoining(words.charCodeAt(i))) continue;
		const word = words.startsWith("以及", i - 1) ? i - 1 : i;
		if (word - start < 2 || !isJoin(words.slice(start, word), words.slice(i + 1))) continue;
		found.push([start, word]);
		start = i + 1;
	}
	return found.length === 0 ? null : [...found, [start, to]];
}

function isJoin(before: string, after: string): boolean {
	if (/^[(（]/.test(after) || !isUnitShaped(after)) return false;
	const isMany = isCollective(before);
	if (isMany && bareKind.test(after) && !/^各/.test(after)) return false;
	// 区住建局和各镇
	const isWhole = after.length > 2 || after[0] === "各";
	if (isMany) return isWhole;
	if (place.test(before)) return placeOrMany.test(after) || haveOneLevel(before, after);
	// What ends a name before 和 only where the name is whole: 自然资源和规划局 is one.
	return endsLikeUnit(before.replace(bracketBehind, ""), "join") && isWhole;
}

/** 区中和镇|和|区财政局: both are called by the level they are of; but 市村镇和市政管理局. */
function haveOneLevel(before: string, after: string): boolean {
	return before[0] === after[0] && opensWithLevel.test(after) && endsLikeUnit(after, "join");
}

const opensWithLevel = /^[市县區区縣州旗](?![域城镇鎮区區政场場容民属屬级級])/;
