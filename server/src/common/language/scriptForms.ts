import { eitherForms, formsBeyond, simplifiedForms, traditionalOnly } from "./scriptSets.js";

/*
 * One character for another, by a table: it serves to recognise words and to tell whether two names are one, needs no
 * phrases, and is not a conversion of a text (`text/script.ts`).
 */

/** The Simplified form of a character that Traditional text alone has and that has one form; itself else. */
export function simplifiedFormOf(character: string): string {
	return one().get(character) ?? character;
}

/** The same, and what a character of both scripts may be in Simplified text: 脩 is 修, 昇 is 升. */
export function looseFormOf(character: string): string {
	return one().get(character) ?? either().get(character) ?? character;
}

/** The text with each character that has one Simplified form in that form; some of them lie beyond U+FFFF. */
export function simplifyEach(text: string): string {
	const forms = one();
	let plain: string | undefined;
	for (let i = 0; i < text.length; i++) {
		const character = text.charAt(i);
		const form = forms.get(character);
		if (form !== undefined) plain ??= text.slice(0, i);
		if (plain !== undefined) plain += form ?? character;
	}
	return plain ?? text;
}

/**
 * The Simplified form of a text that is Traditional, character by character, to look for words in it: characters of both
 * scripts are taken as Traditional ones (不少於, 氾濫). As long as the text, so that places in it hold in the other; forms
 * beyond U+FFFF are left.
 */
export function simplifyInPlace(text: string): string {
	let i = 0;
	while (i < text.length && !mayBeTraditional(text.charCodeAt(i))) i++;
	if (i === text.length) return text;
	const certain = one();
	const likely = either();
	let plain = text.slice(0, i);
	for (; i < text.length; i++) {
		const character = text.charAt(i);
		const form = certain.get(character) ?? likely.get(character);
		plain += form?.length === 1 ? form : character;
	}
	return plain;
}

/** One bit for each character of the Basic Multilingual Plane that has a form in the tables: asked for every character. */
let traditionalBits: Uint32Array | undefined;

function mayBeTraditional(code: number): boolean {
	if (code < 0x3400) return false;
	traditionalBits ??= bitsOfTraditional();
	return (((traditionalBits[code >> 5] ?? 0) >>> (code & 31)) & 1) === 1;
}

/** Taken from the strings of the tables: a document without Traditional characters needs no maps of them. */
function bitsOfTraditional(): Uint32Array {
	const bits = new Uint32Array(0x10000 >> 5);
	const add = (character: string) => {
		const code = character.charCodeAt(0);
		bits[code >> 5] = (bits[code >> 5] ?? 0) | (1 << (code & 31));
	};
	forEachForm(add);
	for (let i = 0; i < eitherForms.length; i += 2) add(eitherForms.charAt(i));
	return bits;
}

/** Goes over the characters that have one Simplified form, which is another. */
function forEachForm(visit: (character: string, form: string) => void): void {
	for (let i = 0; i < traditionalOnly.length; i++) {
		const character = traditionalOnly.charAt(i);
		const form = simplifiedForms.charAt(i);
		if (form !== character) visit(character, form);
	}
	const beyond = [...formsBeyond];
	for (let i = 0; i + 1 < beyond.length; i += 2) visit(beyond[i] ?? "", beyond[i + 1] ?? "");
}

/** Whether two names, character by character, may be one: written alike, or one of them in Traditional script. */
export function isSameInEitherScript(written: string, name: string): boolean {
	if (written === name) return true;
	const own = [...written];
	const others = [...name];
	if (own.length !== others.length) return false;
	// In a Traditional name 昇 may be 升; beside Simplified characters it is itself.
	const isTraditional = own.some((character) => one().has(character));
	return own.every((character, i) => {
		const other = others[i] ?? "";
		return (
			character === other ||
			simplifiedFormOf(character) === simplifiedFormOf(other) ||
			(isTraditional && looseFormOf(character) === other)
		);
	});
}

/** What all names that may be one have in common: a key to look them up by. */
export function scriptKey(name: string): string {
	let key = "";
	for (const character of name) key += looseFormOf(character);
	return key;
}

let uniqueForms: ReadonlyMap<string, string> | undefined;
let looseForms: ReadonlyMap<string, string> | undefined;

function one(): ReadonlyMap<string, string> {
	if (uniqueForms !== undefined) return uniqueForms;
	const forms = new Map<string, string>();
	forEachForm((character, form) => void forms.set(character, form));
	uniqueForms = forms;
	return forms;
}

function either(): ReadonlyMap<string, string> {
	looseForms ??= new Map(
		Array.from(
			{ length: eitherForms.length / 2 },
			(_, i) => [eitherForms.charAt(2 * i), eitherForms.charAt(2 * i + 1)] as const,
		),
	);
	return looseForms;
}
