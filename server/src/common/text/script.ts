import { isFrequentSurname, isVerbSurname } from "../language/persons.js";
import { isSameInEitherScript, looseFormOf } from "../language/scriptForms.js";
import { simplifiedOnly, traditionalOnly } from "../language/scriptSets.js";
import type { OffsetRange } from "../model/span.js";
import { createCharacterSet } from "./characterSet.js";

const traditional = createCharacterSet(traditionalOnly);
const simplified = createCharacterSet(simplifiedOnly);

/** Whether a character (UTF-16 unit) occurs in Traditional text only. */
export function isTraditionalOnly(code: number): boolean {
	return traditional.has(code);
}

/** Whether a character (UTF-16 unit) occurs in Simplified text only. */
export function isSimplifiedOnly(code: number): boolean {
	return simplified.has(code);
}

/** How much of a text can only be Traditional, and how much only Simplified. */
export interface ScriptCount {
	readonly traditional: number;
	readonly simplified: number;
}

export function countScripts(text: string): ScriptCount {
	let traditionalCount = 0;
	let simplifiedCount = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 0x4e00 || code > 0x9fff) continue;
		if (traditional.has(code)) traditionalCount++;
		else if (simplified.has(code)) simplifiedCount++;
	}
	return { traditional: traditionalCount, simplified: simplifiedCount };
}

/** Whose Traditional characters a text has: the mainland's conversion tables (t), Taiwan's or Hong Kong's. */
export type TraditionalSet = "t" | "tw" | "hk";

/** Tells the character set by the forms in which they differ (OpenCC's TWVariants and HKVariants). */
export function detectTraditionalSet(text: string): TraditionalSet {
	let hongKong = 0;
	let taiwan = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 0x4e00) continue;
		if (hongKongForms.has(code)) hongKong++;
		else if (taiwanForms.has(code)) taiwan++;
	}
	if (hongKong === 0 && taiwan === 0) return "t";
	return hongKong > taiwan ? "hk" : "tw";
}

const sets: readonly TraditionalSet[] = ["t", "tw", "hk"];
const hongKongForms = createCharacterSet("説閲脱税裏衞綫峯羣牀麪鈎鷄滙啓汚葱");
const taiwanForms = createCharacterSet("說閱脫稅裡衛線峰群床麵鉤雞匯啟汙蔥");

/** Converts a text that is Traditional to Simplified; as many UTF-16 units come out as go in, else it is left. */
export interface ScriptConverter {
	/**
	 * The text with its Traditional words simplified, character by character: words stay the words that they are
	 * (軟體 becomes 软体, not 软件). Sentences without a character that is Traditional only are Simplified already and
	 * come back as they are; so do the places of protected names.
	 *
	 * @param protectedNames names that stay as they are written
	 * @param main the script of the document, which decides for a sentence with one Traditional character
	 */
	convert(text: string, set: TraditionalSet, protectedNames: readonly string[], main?: MainScript): string;
}

export type MainScript = "traditional" | "simplified";

/** The script of a document by the characters that only one of them has. */
export function mainScriptOf({ traditional, simplified }: ScriptCount): MainScript {
	return traditional > simplified ? "traditional" : "simplified";
}

/**
 * The quotations of a Simplified text that are Traditional and that nothing outside of them is: an inscription, the
 * title of an old book. Whoever wrote the text around them meant them so; a pasted text is Traditional all over.
 */
export function findTraditionalQuotations(text: string): readonly OffsetRange[] {
	const all = countScripts(text);
	if (all.traditional === 0 || all.simplified === 0) return [];
	const found: OffsetRange[] = [];
	let inside = 0;
	for (const { 0: written, index } of text.matchAll(quotation)) {
		const { traditional, simplified } = countScripts(written);
		if (traditional === 0) continue;
		if (simplified > 0) return [];
		inside += traditional;
		found.push([index, index + written.length]);
	}
	return inside === all.traditional ? found : [];
}

const quotation = /“[^“”]{1,200}”|《[^《》]{1,200}》|「[^「」]{1,200}」|『[^『』]{1,200}』/g;

/**
 * OpenCC's tables from Traditional to Simplified, loaded at the first call. Rejects where the module cannot be
 * loaded; a later call tries again.
 */
export async function loadScriptConverter(): Promise<ScriptConverter> {
	loading ??= load().catch((error: unknown) => {
		loading = undefined;
		throw error;
	});
	return loading;
}

/** The converter where it is loaded already; undefined before. */
export function loadedScriptConverter(): ScriptConverter | undefined {
	return loaded;
}

let loading: Promise<ScriptConverter> | undefined;
let loaded: ScriptConverter | undefined;

async function load(): Promise<ScriptConverter> {
	const { Converter } = await import("opencc-js/t2cn");
	const made = new Map<TraditionalSet, (text: string) => string>();
	const converterOf = (set: TraditionalSet): ((text: string) => string) => {
		const known = made.get(set);
		if (known !== undefined) return known;
		const convert = Converter({ from: set, to: "cn" });
		made.set(set, convert);
		return convert;
	};
	/** What another place's table has: a text may mix the forms of several. */
	const convertRest = (text: string): string => {
		let units: string[] | undefined;
		for (let i = 0; i < text.length; i++) {
			if (!traditional.has(text.charCodeAt(i))) continue;
			units ??= text.split("");
			for (const set of sets) {
				const to = converterOf(set)(text.charAt(i));
				if (to.length === 1) units[i] = to;
				if (to !== text.charAt(i)) break;
			}
		}
		return units?.join("") ?? text;
	};
	const convertPart = (text: string, set: TraditionalSet, isTraditional: boolean): string => {
		const converted = converterOf(set)(text);
		// OpenCC's character tables keep lengths; where a phrase does not, only what is certain is changed.
		const plain = converted.length === text.length ? converted : convertEach(text, converterOf(set));
		const whole = convertRest(plain);
		return isTraditional ? keepOwnUses(text, whole) : keepShared(text, whole);
	};
	loaded = {
		convert(text, set, protectedNames, main = "traditional") {
			const count = countScripts(text);
			if (count.traditional === 0) return text;
			if (isTraditional(count, main)) return keepNames(text, convertPart(text, set, true), protectedNames);
			let result = "";
			let start = 0;
			const add = (end: number) => {
				const sentence = text.slice(start, end);
				const own = countScripts(sentence);
				result += own.traditional === 0 ? sentence : convertPart(sentence, set, isTraditional(own, main));
				start = end;
			};
			for (const { 0: mark, index } of text.matchAll(sentenceEnd)) add(index + mark.length);
			add(text.length);
			return keepNames(text, result, protectedNames);
		},
	};
	return loaded;
}

/**
 * Whether characters that both scripts have are Traditional in a text. Beside Simplified ones they are Simplified,
 * save a slip of a converter; one Traditional character alone does not tell, the document does.
 */
function isTraditional({ traditional, simplified }: ScriptCount, main: MainScript): boolean {
	return traditional > 4 * simplified && (main === "traditional" || traditional > 1);
}

/** One text may hold sentences of both scripts. */
const sentenceEnd = /[。！？；!?;\n]+/g;

function convertEach(text: string, convert: (text: string) => string): string {
	let result = "";
	for (const character of text) {
		const to = convert(character);
		result += to.length === character.length ? to : character;
	}
	return result;
}

/** 著 as a full verb or noun stays 著; elsewhere it is the particle 着, which Traditional text writes 著. */
const writtenWorks =
	/著(?=[名作稱称述者錄录書书論论])|(?<=[顯显卓昭名專专原巨編编論论譯译合遺遗土新舊旧所])著/;

/** Where a name may begin. */
const opensName = /^[\s，。、；：:（(“]?$/;

/** 王著參加: behind a surname that begins a word and is not a verb (朝著, 向著) 著 is a name. */
function isGivenName(text: string, index: number, surname: string): boolean {
	return (
		isFrequentSurname(surname) &&
		!isVerbSurname(surname) &&
		opensName.test(text.slice(Math.max(0, index - 2), Math.max(0, index - 1)))
	);
}

/** 乾 is 干 where something is dry, and itself in 乾坤, 乾隆 and in names. */
const dry =
	/乾(?=[淨净燥旱枯涸杯脆洗果糧粮草濕湿貨货癟瘪垃麵面粉裂鍋锅式季散冰])|(?<=[餅饼晒曬風风烘肉魚鱼豆菜烤吹擦抽陰阴未])乾/;

/** 昇 is 升 where something rises, and itself in names. */
const rising = /昇(?=[華华級级平值高溫温降空格騰腾起職职幅])|(?<=[上提晉晋飛飞回攀拉躍跃爬抬推])昇/;

/** Ancient names and the note of the scale, in which 徵 is itself. */
const notCollected = /(?<=文)徵(?=明)|(?<=[魏商角])徵/;

const decided = createCharacterSet("著乾徵昇");

/** Takes back what a table cannot know: characters that have a Simplified use of their own. */
function keepOwnUses(text: string, converted: string): string {
	let units: string[] | undefined;
	for (let i = 0; i < text.length; i++) {
		if (!decided.has(text.charCodeAt(i))) continue;
		units ??= converted.split("");
		units[i] = decide(text, i, converted.charAt(i - 1));
	}
	return units?.join("") ?? converted;
}

function keepShared(text: string, converted: string): string {
	const units = text.split("");
	for (let i = 0; i < units.length; i++)
		if (traditional.has(text.charCodeAt(i))) units[i] = converted.charAt(i);
	return units.join("");
}

/** Names that keep their spelling, in whichever script the text has them. */
function keepNames(text: string, converted: string, names: readonly string[]): string {
	let units: string[] | undefined;
	let key: string | undefined;
	for (const name of names) {
		if (name === "") continue;
		// As many units as the text: what lies beyond U+FFFF has no key of its own length.
		key ??= unitKey(text);
		const own = unitKey(name);
		for (let at = key.indexOf(own); at >= 0; at = key.indexOf(own, at + name.length)) {
			if (!isSameInEitherScript(text.slice(at, at + name.length), name)) continue;
			units ??= converted.split("");
			for (let i = 0; i < name.length; i++) units[at + i] = name.charAt(i);
		}
	}
	return units?.join("") ?? converted;
}

function unitKey(text: string): string {
	let key = "";
	for (let i = 0; i < text.length; i++) {
		const form = looseFormOf(text.charAt(i));
		key += form.length === 1 ? form : text.charAt(i);
	}
	return key;
}

/** @param simplified the character before it, in Simplified script */
function decide(text: string, index: number, simplified: string): string {
	// One character on either side decides.
	const around = text.slice(Math.max(0, index - 1), index + 2);
	const at = Math.min(index, 1);
	const found = (pattern: RegExp): boolean => pattern.exec(around)?.index === at;
	switch (text[index]) {
		case "著":
			return found(writtenWorks) || isGivenName(text, index, simplified) ? "著" : "着";
		case "乾":
			return found(dry) ? "干" : "乾";
		case "徵":
			return found(notCollected) ? "徵" : "征";
		default:
			return found(rising) ? "升" : "昇";
	}
}

/** Where two texts of the same length differ: runs of changed characters, with what they became. */
export function changedRuns(
	before: string,
	after: string,
): readonly { readonly range: readonly [start: number, end: number]; readonly newText: string }[] {
	const runs: { range: readonly [number, number]; newText: string }[] = [];
	if (before === after || before.length !== after.length) return runs;
	for (let i = 0; i < before.length; i++) {
		if (before[i] === after[i]) continue;
		const start = i;
		while (i < before.length && before[i] !== after[i]) i++;
		runs.push({ range: [start, i], newText: after.slice(start, i) });
	}
	return runs;
}
