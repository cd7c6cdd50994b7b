import * as lexicon from "./lexicon.js";
import { splitWords, WordTable, wordSet } from "./wordTable.js";

/** The lexicon as tables to look up in. */

export const frontTable = new WordTable<lexicon.FrontWord | null>(
	() => [...lexicon.frontWords, ...splitWords(lexicon.nonFrontWords).map((word) => [word, null] as const)],
	true,
);
export const backTable = new WordTable<(typeof lexicon.backWords)[number][1] | null>(() => [
	...lexicon.backWords,
	...splitWords(lexicon.nonBackWords).map((word) => [word, null] as const),
]);

/** Verbs in the middle of a clause; true where the verb makes a count. */
const stateVerbs: readonly string[] = ["实现", "确保", "力争", "推动", "促进", "力保"];
export const innerVerbTable = new WordTable(() =>
	splitWords(lexicon.innerVerbs).map((word) => [word, !stateVerbs.includes(word)] as const),
);
export const countVerbTable = wordSet(lexicon.countVerbs);
export const countVerbEndTable = wordSet(lexicon.countVerbs, true);
export const leadingVerbTable = wordSet(lexicon.leadingVerbs);
export const leadingWordTable = wordSet(lexicon.leadingWords);
export const adverbTable = wordSet(lexicon.adverbs);
export const leadingExceptionTable = wordSet(lexicon.leadingExceptions);
export const nounHeadTable = wordSet(lexicon.nounHeads);
export const workTable = wordSet(lexicon.works);
export const workEndTable = wordSet(lexicon.works, true);
export const rateHeadTable = wordSet(lexicon.rateHeads);
export const nounHeadExceptionTable = wordSet(lexicon.nounHeadExceptions);
export const predicateTable = wordSet(lexicon.predicates);
export const predicateExceptionTable = wordSet(lexicon.predicateExceptions);
export const distinguishingTable = wordSet(lexicon.distinguishingPredicates);
export const stockEndTable = wordSet(lexicon.stockEndings, true);
export const shareEndTable = wordSet(lexicon.shareEndings, true);
export const openShareEndTable = wordSet(lexicon.sharesOverHundred, true);
export const bareRateEndTable = wordSet(lexicon.ratesWithoutUnit, true);
export const comparisonEndTable = wordSet(lexicon.comparisonWords, true);
export const striveTable = wordSet(lexicon.strivingWords);
export const striveEndTable = wordSet(lexicon.strivingWords, true);
export const planNameTable = wordSet(lexicon.planNames);
export const phraseTailTable = wordSet(lexicon.phraseTails);
export const taskNounTable = wordSet(lexicon.taskNouns);
export const taskVerbTable = wordSet(lexicon.taskVerbs);
export const phraseOpenerTable = wordSet(lexicon.phraseOpeners, true);
export const misfortuneEndTable = wordSet(lexicon.misfortunes, true);
export const averageTable = wordSet(lexicon.averageWords);

export const phraseTable = new WordTable<lexicon.PhraseKind>(() =>
	(Object.keys(lexicon.phrases) as lexicon.PhraseKind[]).flatMap((kind) =>
		splitWords(lexicon.phrases[kind]).map((word) => [word, kind] as const),
	),
);

export const benchmarkTable = new WordTable(() => lexicon.benchmarkWords);
export const benchmarkEndTable = wordSet(lexicon.benchmarkEndings, true);
export const benchmarkBeginTable = wordSet(lexicon.benchmarkBeginnings);

export const milestoneTable = wordSet(lexicon.milestones);
export const bareVerbTable = wordSet(lexicon.bareVerbs);
export const bareMeasureTable = wordSet(lexicon.bareMeasures);
export const pureNumberEndTable = wordSet(lexicon.pureNumberEndings, true);
export const descriptionEndTable = wordSet(lexicon.descriptions, true);
export const landWorkEndTable = wordSet(lexicon.landWorks, true);
export const ruleNounTable = wordSet(lexicon.ruleNouns);

/** Words that tell what has been, that it is a commitment again, or when. */
export type Mode = "past" | "commit" | "compare" | "period" | "year";
export const modeTable = new WordTable<Mode>(() => [
	...splitWords(lexicon.pastWords).map((word) => [word, "past"] as const),
	...["年底", "年末", "年内", "上半年", "下半年", "季度"].map((word) => [word, "period"] as const),
	["全年", "year"] as const,
	...splitWords(lexicon.commitWords).map((word) => [word, "commit"] as const),
	...splitWords(lexicon.comparePastWords).map((word) => [word, "compare"] as const),
]);

/** Rises and falls as verbs in front of an indicator: 压减一般性支出5%. */
export const moveVerbTable = new WordTable<1 | -1>(() => [
	...splitWords("提高 提升 扩大 增加 拉高").map((word) => [word, 1] as const),
	...splitWords("降低 压减 压降 压缩 削减 减少 缩减 压低 下调 缩短").map((word) => [word, -1] as const),
]);

/** What a character may begin, so that all others are passed over. */
export const begins = {
	nothing: 0,
	digit: 1,
	numeral: 2,
	hardBreak: 3,
	softBreak: 4,
	quote: 5,
	title: 6,
	phrase: 7,
	blank: 8,
} as const;

/** What each UTF-16 unit may begin. */
export const beginnings: Uint8Array = tabulate();

function tabulate(): Uint8Array {
	const table = new Uint8Array(0x10000);
	for (const kind of Object.keys(lexicon.phrases) as lexicon.PhraseKind[])
		for (const word of splitWords(lexicon.phrases[kind])) mark(table, word.charAt(0), begins.phrase);
	mark(table, "一二三四五六七八九十百千万亿两廿卅半过", begins.numeral);
	mark(table, "0123456789０１２３４５６７８９", begins.digit);
	mark(table, "。；;！!？?\n\r", begins.hardBreak);
	mark(table, ",，：:", begins.softBreak);
	mark(table, '“「『‘"＂', begins.quote);
	mark(table, "《〈", begins.title);
	mark(table, "%％﹪XxＸ×_＿□", begins.blank);
	return table;
}

function mark(table: Uint8Array, characters: string, value: number): void {
	for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = value;
}
