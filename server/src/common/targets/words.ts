import * as comparators from "./lexicon/comparators.js";
import * as nouns from "./lexicon/nouns.js";
import * as phrases from "./lexicon/phrases.js";
import * as predicates from "./lexicon/predicates.js";
import * as times from "./lexicon/times.js";
import * as units from "./lexicon/units.js";
import * as verbs from "./lexicon/verbs.js";
import { splitWords, WordTable, wordSet } from "./wordTable.js";

/** The lexicon as tables to look up in. */

export const unitTable = new WordTable<{ readonly name: string; readonly kind: units.UnitKind }>(() =>
	(Object.keys(units.units) as units.UnitKind[]).flatMap((kind) =>
		splitWords(units.units[kind]).map(
			(word) => [word, { name: units.unitNames[word] ?? word, kind }] as const,
		),
	),
);
export const denominatorTable = wordSet(units.denominators);
export const chineseUnitTable = wordSet(units.chineseNumeralUnits);
export const wrongUnitTable = wordSet(units.nonUnits);
export const wrongUnitsAfterDigitsTable = wordSet(units.nonUnitsAfterDigits);
export const placeholderUnitTable = wordSet(units.placeholderUnits);

export const frontTable = new WordTable<comparators.FrontWord | null>(
	() => [
		...comparators.frontWords,
		...splitWords(comparators.nonFrontWords).map((word) => [word, null] as const),
	],
	true,
);
export const backTable = new WordTable<(typeof comparators.backWords)[number][1] | null>(() => [
	...comparators.backWords,
	...splitWords(comparators.nonBackWords).map((word) => [word, null] as const),
]);

/** Verbs in the middle of a clause; true where the verb makes a count. */
const stateVerbs: readonly string[] = ["实现", "确保", "力争", "推动", "促进", "力保"];
export const innerVerbTable = new WordTable(() =>
	splitWords(verbs.innerVerbs).map((word) => [word, !stateVerbs.includes(word)] as const),
);
export const countVerbTable = wordSet(verbs.countVerbs);
export const countVerbEndTable = wordSet(verbs.countVerbs, true);
export const leadingVerbTable = wordSet(verbs.leadingVerbs);
export const leadingWordTable = wordSet(verbs.leadingWords);
export const adverbTable = wordSet(verbs.adverbs);
export const leadingExceptionTable = wordSet(nouns.leadingExceptions);
export const nounHeadTable = wordSet(nouns.nounHeads);
export const workTable = wordSet(verbs.works);
export const workEndTable = wordSet(verbs.works, true);
export const rateHeadTable = wordSet(nouns.rateHeads);
export const nounHeadExceptionTable = wordSet(nouns.nounHeadExceptions);
export const predicateTable = wordSet(predicates.predicates);
export const predicateExceptionTable = wordSet(predicates.predicateExceptions);
export const distinguishingTable = wordSet(predicates.distinguishingPredicates);
export const stockEndTable = wordSet(nouns.stockEndings, true);
export const drawnInEndTable = wordSet(nouns.drawnIn, true);
export const sharedMeasureEndTable = wordSet(nouns.sharedMeasures, true);
export const shareEndTable = wordSet(nouns.shareEndings, true);
export const openShareEndTable = wordSet(nouns.sharesOverHundred, true);
export const bareRateEndTable = wordSet(nouns.ratesWithoutUnit, true);
export const comparisonEndTable = wordSet(times.comparisonWords, true);
export const outcomeTable = wordSet(times.outcomes);
export const striveTable = wordSet(times.strivingWords);
export const striveEndTable = wordSet(times.strivingWords, true);
export const planNameTable = wordSet(times.planNames);
export const phraseTailTable = wordSet(phrases.phraseTails);
export const taskNounTable = wordSet(phrases.taskNouns);
export const taskVerbTable = wordSet(phrases.taskVerbs);
export const phraseOpenerTable = wordSet(phrases.phraseOpeners, true);
export const misfortuneEndTable = wordSet(phrases.misfortunes, true);
export const averageTable = wordSet(phrases.averageWords);

export const phraseTable = new WordTable<phrases.PhraseKind>(() =>
	(Object.keys(phrases.phrases) as phrases.PhraseKind[]).flatMap((kind) =>
		splitWords(phrases.phrases[kind]).map((word) => [word, kind] as const),
	),
);

export const benchmarkTable = new WordTable(() => comparators.benchmarkWords);
export const benchmarkEndTable = wordSet(comparators.benchmarkEndings, true);
export const benchmarkBeginTable = wordSet(comparators.benchmarkBeginnings);

export const goalNumberTable = wordSet(nouns.passedMarks);
export const bareVerbTable = wordSet(nouns.bareVerbs);
export const bareMeasureTable = wordSet(nouns.bareMeasures);
export const pureNumberEndTable = wordSet(nouns.pureNumberEndings, true);
export const descriptionEndTable = wordSet(nouns.descriptions, true);
export const landWorkEndTable = wordSet(nouns.landWorks, true);
export const basisTable = wordSet(nouns.bases);
export const basisEndTable = wordSet(nouns.bases, true);
export const actorEndTable = wordSet(nouns.actors, true);
export const ruleNounTable = wordSet(nouns.ruleNouns);

/** Words that tell what has been, that it is a commitment again, or when. */
export type Mode = "past" | "review" | "commit" | "compare" | "period" | "year";
export const modeTable = new WordTable<Mode>(() => modeWords());

function modeWords(): readonly (readonly [string, Mode])[] {
	const all = (words: string, mode: Mode) => splitWords(words).map((word) => [word, mode] as const);
	return [
		...all(times.pastWords, "past"),
		...all(times.reviewWords, "review"),
		...all(times.periodWords, "period"),
		["全年", "year"],
		...all(times.commitWords, "commit"),
		...all(times.comparePastWords, "compare"),
	];
}

/** Rises and falls as verbs in front of an indicator: 压减一般性支出5%. */
export const moveVerbTable = new WordTable<1 | -1>(() => [
	...splitWords("提高 提升 扩大 增加 拉高").map((word) => [word, 1] as const),
	...splitWords("降低 压减 压降 压缩 削减 减少 缩减 压低 下调 缩短").map((word) => [word, -1] as const),
]);

export const finishedActTable = wordSet(phrases.finishedActs);
export const rankOpenerTable = wordSet(phrases.rankOpeners);
export const ratioNounEndTable = wordSet(phrases.ratioNouns, true);

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
	/** Marks that end a clause where they stand doubled or beside a word: … — → •. */
	dash: 9,
	/** 前 and 第, before a rank. */
	rank: 10,
} as const;

/** What each UTF-16 unit may begin; {@link mayBeMode} is added where a word of time may begin too. */
export const beginnings: Uint8Array = tabulate();

/** Added in {@link beginnings}. */
export const mayBeMode = 0x80;

function tabulate(): Uint8Array {
	const table = new Uint8Array(0x10000);
	const mark = (characters: string, value: number) => {
		for (let at = 0; at < characters.length; at++) table[characters.charCodeAt(at)] = value;
	};
	for (const kind of Object.keys(phrases.phrases) as phrases.PhraseKind[])
		for (const word of splitWords(phrases.phrases[kind])) mark(word.charAt(0), begins.phrase);
	mark("一二三四五六七八九十百千万亿两廿卅半过⅓⅔½¼¾", begins.numeral);
	mark("0123456789０１２３４５６７８９", begins.digit);
	mark("。｡；;！!？?\n\r", begins.hardBreak);
	mark(",，：:【】", begins.softBreak);
	mark("“「『‘\"'＂", begins.quote);
	mark("《〈", begins.title);
	mark("%％﹪XxＸ×_＿□", begins.blank);
	mark("…⋯—－―─-→⇒⟶•●■◆▲△◇<.．▪▫√✓✔►➤➢▶▸◉", begins.dash);
	mark("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", begins.dash);
	mark("前第", begins.rank);
	for (const [word] of modeWords()) {
		const code = word.charCodeAt(0);
		table[code] = (table[code] ?? 0) | 0x80;
	}
	return table;
}

/** What `code` may begin, words of time aside. */
export function beginningOf(code: number): number {
	// Behind a text's end the code is NaN, which engines look up by name.
	return (beginnings[code & 0xffff] ?? 0) & 0x7f;
}

export function isBreak(code: number): boolean {
	const kind = beginningOf(code);
	return kind === begins.hardBreak || kind === begins.softBreak;
}

export function isDigitBeginning(code: number): boolean {
	return beginningOf(code) === begins.digit;
}
