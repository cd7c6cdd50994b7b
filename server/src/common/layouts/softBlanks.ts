import { allLevels } from "../language/levels.js";
import { joinTexts, type MappedText, sliceText } from "../model/mappedText.js";
import { roleOfLabel } from "./assignmentLabel.js";
import { isUnitShaped } from "./unitShape.js";

/** A blank beside a Han character and another or a mark, as a page whose lines were stretched leaves it when it is copied. */
const between =
	/(?<=\p{Script=Han})[ \u00a0\u3000](?=[\p{Script=Han}，。、；：（）“”〔〕【】])|(?<=[，。、；：（）“”〔〕【】])[ \u00a0\u3000](?=\p{Script=Han})/gu;
/** A character alone between blanks and marks, beside words: 粮食安全 生 产, 供销 社。 */
const torn =
	/\p{Script=Han}{2}[ \u00a0\u3000]\p{Script=Han}(?=[ \u00a0\u3000，。、；：“”（）()]|$)|[ \u00a0，。、；：“（(]\p{Script=Han}[ \u00a0\u3000]\p{Script=Han}{2}/u;
/** 责任领导：钱宇 王磊: blanks may stand between names. */
const leaders = /领导[:：]\s?$/;
const label = /^(\p{Script=Han}{2,8})[:：]/u;
/** What no word has in it. */
const mark = /[\s，,。、；;：:“”（）()〔〕【】[\]]/u;
/** A name of a unit that stands beside another with a blank between them has so many characters at least. */
const shortestUnit = 3;
/** No word that a blank tears is longer. */
const longestWord = 24;
/** Texts with more blanks than these are no sentences. */
const mostBlanks = 400;

/**
 * The text without blanks that stand within its words. Only where one of them shows, since it leaves a character alone
 * beside words, that the blanks of the text are such; those that part units, names of leaders or labels stay.
 */
export function withoutSoftBlanks(source: MappedText): MappedText {
	const content = withoutInvisible(source);
	const { text } = content;
	if (!/[ \u00a0\u3000]/.test(text) || !torn.test(text)) return content;
	const blanks = [...text.matchAll(between)].map(({ index }) => index);
	if (blanks.length > mostBlanks) return content;
	const parts: MappedText[] = [];
	let from = 0;
	for (const at of blanks) {
		if (parts.length > 0 && from > at) continue;
		if (partsWords(text, at)) continue;
		parts.push(sliceText(content, from, at));
		from = at + 1;
	}
	if (from === 0) return content;
	parts.push(sliceText(content, from, text.length));
	return joinTexts(parts);
}

/** 艾尔肯·玉山|江, 古丽娜|尔·吐尔逊, 魏|长河: a part of a name is no name; 钱宇|王磊 are two. */
function tearsName(left: string, right: string): boolean {
	const next = right.split("·", 1)[0] ?? "";
	return left.length < 2 || next.length < 2;
}

const committee = new RegExp(`(?:^|[${allLevels}党])(?:委|(?:人民)?政府)$`);
const departments =
	/^(?:组织部|宣传部|统战部|政法委|社会工作部|社工部|网信办|编办|巡察办|办公室|办公厅|研究室|督查室)/;

/** Whether what stands behind a committee or a government is a department of it: 县委|组织部, 县政府|办公室. */
export function isOfCommittee(left: string, right: string): boolean {
	return committee.test(left) && departments.test(right);
}

/** Blanks without width, and marks that join or part nothing that is seen. */
const invisible = /[\u200b-\u200d\u2060\ufeff]/g;

function withoutInvisible(content: MappedText): MappedText {
	const { text } = content;
	if (text.search(invisible) < 0) return content;
	const places = [...text.matchAll(invisible)].map(({ index }) => index);
	if (places.length > mostBlanks) return content;
	const parts = places.map((at, k) => sliceText(content, k === 0 ? 0 : (places[k - 1] ?? 0) + 1, at));
	parts.push(sliceText(content, (places.at(-1) ?? -1) + 1, text.length));
	return joinTexts(parts);
}

/** Whether a blank stands between two things and not within one. */
function partsWords(text: string, at: number): boolean {
	const left =
		text
			.slice(Math.max(0, at - longestWord), at)
			.split(mark)
			.at(-1) ?? "";
	const right = text.slice(at + 1, at + 1 + longestWord).split(mark, 1)[0] ?? "";
	// 贰 重点任务
	if (left.length === 1 && /(?:^|\n)\S?$/.test(text.slice(Math.max(0, at - 2), at))) return true;
	// 牵头|单位：, 责|任单位：; but 张三|责任单位：
	const words = label.exec(text.slice(at + 1, at + 12))?.[1];
	if (words !== undefined) return left.length > 1 && roleOfLabel(left + words) === undefined;
	if (leaders.test(text.slice(Math.max(0, at - 40), at - left.length))) return !tearsName(left, right);
	// 县委|组织部
	if (isOfCommittee(left, right)) return false;
	return right.length >= shortestUnit && isUnitShaped(left) && isUnitShaped(right);
}
