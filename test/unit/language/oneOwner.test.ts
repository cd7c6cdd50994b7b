import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { duties } from "../../../server/src/common/language/words/duties.js";
import { levels } from "../../../server/src/common/language/words/levels.js";
import { noteOpenings } from "../../../server/src/common/language/words/noteOpenings.js";
import { offices } from "../../../server/src/common/language/words/offices.js";
import { persons } from "../../../server/src/common/language/words/persons.js";
import { planTitles } from "../../../server/src/common/language/words/planTitles.js";
import { unitEndings } from "../../../server/src/common/language/words/unitEndings.js";
import { literalsOf } from "../../support/literals.js";
import { root, sources } from "../../support/sources.js";

/** A list that `language/words/` owns, and how many of its words in one literal elsewhere make a second one. */
interface OwnedList {
	readonly name: string;
	readonly words: ReadonlySet<string>;
	readonly most: number;
}

const lists: readonly OwnedList[] = [
	// Words of one character are parts of others, so that only many of them are a list.
	owned("surnames", [...persons.surnames], 40),
	owned("compound surnames", persons.compoundSurnames, 2),
	owned("given names", persons.givenNames, 3),
	owned("endings of units", endingsOf("cell", "join"), 6),
	owned("levels", [...levels.upper, ...levels.lower], 6),
	owned("parks", levels.parks, 3),
	owned(
		"posts",
		offices.posts.map(({ post }) => post).filter((post) => post !== "委员"),
		4,
	),
	owned(
		"heads",
		offices.heads.map(({ head }) => `${head}长`),
		4,
	),
	owned("duties", [...duties.lead, ...duties.answer, ...duties.help], 5),
	owned("openings of notes", noteOpenings.notes, 2),
	owned(
		"titles of plans",
		planTitles.titles.map(({ end }) => end),
		6,
	),
];

/**
 * Places that speak of such words for another reason than to know them: characters of a script or of broken text, what
 * stands around a name in a sentence, words of advertising.
 */
const others: readonly string[] = [
	"text/scriptSets.ts",
	"text/mojibake.ts",
	// Characters and their other script.
	"analysis/plainScript.ts",
];
/** Words that only begin or go on like one of a list: 高度 is not a Gao, 市场 is not a city. */
const partsOfWords: readonly string[] = [
	"^(?:高[度质位标效新级]",
	"^.(?:[路街巷桥村镇乡县市区州",
	"[各级直属]|有关|相关",
	"安全 法治 教育 经济",
];

const common = "server/src/common/";
/** Sentences and their numbers have a lexicon of their own. */
const own = [`${common}language/`, `${common}targets/`];

describe("the words of the language", () => {
	const literals = sources
		.filter(
			(path) =>
				path.startsWith(common) &&
				!own.some((folder) => path.startsWith(folder)) &&
				!others.some((other) => path === common + other),
		)
		.flatMap(literalsIn)
		.filter(({ words }) => !partsOfWords.some((part) => words.startsWith(part)));

	it("are looked for in every literal", () => {
		assert.ok(literals.length > 1000, `${literals.length} literals`);
	});

	for (const list of lists)
		it(`have one list of ${list.name}`, () => {
			const second = literals.flatMap(({ at, atoms }) => {
				const found = [...new Set(atoms.filter((atom) => list.words.has(atom)))];
				return found.length > list.most ? [`${at}: ${found.slice(0, 8).join(" ")} …`] : [];
			});
			assert.deepEqual(second, []);
		});

	it("say in one place what is Han, and what is a blank", () => {
		const written = sources.filter(
			(path) => path.startsWith("server/src/") && !own.some((folder) => path.startsWith(folder)),
		);
		const second = written.flatMap((path) =>
			readFileSync(join(root, path), "utf8")
				.split("\n")
				.flatMap((line, i) => (secondDefinition.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
		);
		assert.deepEqual(second, []);
	});

	it("are seen where a list is written again", () => {
		const again = 'const ends = /(?:[局委办部厅院会]|公司|集团)$/; const held = "欧阳 司马 上官";';
		const atoms = atomsOf(again.slice(12, 36));
		assert.ok(atoms.filter((atom) => endingsOf("cell", "join").includes(atom)).length > 6, atoms.join(" "));
		assert.deepEqual(atomsOf("欧阳 司马 上官"), ["欧阳", "司马", "上官"]);
	});
});

/** A range of Han characters, and functions of other files by the names of `language/characters.ts`. */
const secondDefinition = /\\u4e00-\\u9fff|function (?:isHan|isBlank)\((?:code|char|text)\b/;

function owned(name: string, words: readonly string[], most: number): OwnedList {
	return { name, words: new Set(words), most };
}

function endingsOf(
	...places: readonly (typeof unitEndings.endings)[number]["in"][number][]
): readonly string[] {
	return unitEndings.endings.flatMap((ending) =>
		places.some((place) => ending.in.includes(place)) ? [ending.end] : [],
	);
}

/** The strings and expressions of a file that have words. */
function literalsIn(
	file: string,
): readonly { readonly at: string; readonly words: string; readonly atoms: readonly string[] }[] {
	return literalsOf(file)
		.filter(({ words }) => /\p{Script=Han}{2}|\[.*\p{Script=Han}/u.test(words))
		.map(({ words }) => ({ at: `${file} (${words.slice(0, 30)})`, words, atoms: atomsOf(words) }));
}

/** The words of a literal: what stands between marks, with the characters of its classes one by one. */
function atomsOf(words: string): readonly string[] {
	const classes = [...words.matchAll(/\[([^\]]*)\]/g)].flatMap(([, characters = ""]) => [...characters]);
	const between = words.replace(/\[[^\]]*\]/g, "|").split(/[^\p{Script=Han}]+/u);
	// A string without marks is a list of characters, or one word.
	const characters = /^\p{Script=Han}{8,}$/u.test(words) ? [...words] : [];
	return [...classes, ...between, ...characters].filter((atom) => atom !== "");
}
