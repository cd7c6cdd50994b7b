import { allLevels } from "../../language/levels.js";
import {
	areNames,
	areOfficials,
	areSurelyUnits,
	endsWithAny,
	isBalanced,
	isDate,
	isNothing,
	isOnesName,
	isUnit,
	remember,
	unitItems,
} from "./cellShapes.js";

/* How badly words fit a kind of column: less is better, and less than nothing where they can hardly be of another. */

export const fitOfLeader = remember((words: string): number => {
	const text = words.replace(/(?<=[^\s]{2}) (?=[^\s]{2})/g, "、");
	if (areOfficials(text)) return -4.2;
	if (!areNames(text) || areSurelyUnits(words)) return isNothing(words) ? 0 : 7;
	// 客流提升, 完成: as short as a name, and nobody's.
	return text.split(/[、，,\n]/).every(isOnesName) ? -3.5 : 3.3;
});

export const fitOfName = remember((words: string): number => {
	if (words.length > 40) return 8;
	let cost = words.length > 24 ? (words.length - 24) / 4 : 0;
	cost += 2.5 * (words.split(/[，；。]/).length - 1);
	if (areSurelyUnits(words)) cost += 3;
	if (isDate(words) || /^[、，。）]/.test(words)) cost += 4;
	if (/\d(?:个|家|项|%|万|亿|公里|处)/.test(words)) cost += 1.2;
	return isBalanced(words) ? cost : cost + 2;
});

export const fitOfUnits = remember((words: string): number => {
	const text = withoutBlanks(words);
	if (isNothing(text)) return -1;
	if (isSentence(text)) return costOfSentence;
	let cost = 0;
	const items = unitItems(text);
	let good = 0;
	for (const item of items) {
		if (isUnit(item)) {
			good++;
			if (item.length > 16 && !opensUnit(item)) cost += 1.5;
		} else cost += item.length === 1 ? 6 : item.length > 16 ? 5 : 3.5;
		if (cost > 9) return cost;
	}
	if (endsWithAny(text, "、，")) cost += 3;
	else if (endsWithAny(text, "；") && !text.slice(0, -1).includes("；")) cost += 2;
	if (/^[、，）]/.test(text)) cost += 4;
	if (!isBalanced(text)) cost += 3;
	if (opensUnit(text)) cost -= 0.6;
	// 新增, 跨年: a remark of the column behind.
	if (good === 0 && text.length < 7 && !opensUnit(text)) cost += 1;
	return good < items.length ? cost - 0.3 * good : cost - Math.min(4, 1.8 + 0.7 * good);
});

export const costOfSentence = 7;

export function isSentence(text: string): boolean {
	return /。[\s\S]/.test(text) || /[\d%％]{2}/.test(text);
}

export function withoutBlanks(words: string): string {
	return words.includes(" ") ? words.replace(/ /g, "") : words;
}

export function opensUnit(text: string): boolean {
	const first = text[0] ?? " ";
	return first === "★" || first === "各" || allLevels.includes(first);
}

/** What is left of a list of units (区财政局⏎区政务服务局, 税务⏎局、团市委) does not name what the row below is about. */
export function costOfUnitsAsGroup(lastRun: string): number {
	const last = unitItems(lastRun).at(-1) ?? "";
	return last.length > 2 && isUnit(last) ? 2.5 : 0;
}

/** 满意度达95%⏎护理部: whether a share ends what stands before the last words, and these are a unit. */
export function isShareBefore(words: string, last: string): boolean {
	return last.length > 2 && /[%％]\s*$/.test(words.slice(0, -last.length).slice(-3)) && isUnit(last);
}

/** 各区县⏎政府, 各乡镇⏎（街道）: whether words are the end of a name that began above. */
export function isTail(words: string): boolean {
	return /^(?:[（(][^（()）]{1,6}[）)]|(?:人民)?政府|管委会|办事处)$/.test(words);
}
