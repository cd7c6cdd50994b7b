import * as z from "zod";
import type * as tables from "../server/src/common/language/wordTables.js";

/** What stands in each file of language/words/. A word that stands twice in a list is a mistake. */
const word = z.string().min(1);
const words = z
	.array(word)
	.refine((list) => new Set(list).size === list.length, { message: "a word stands twice" });
/** Characters, wrapped as the eye likes. */
const characters = z.string().transform((text) => text.replace(/\s/g, ""));
const distinct = characters.transform((text) => [...new Set(text)].join(""));
const wordList = z.string().transform((text) => [...new Set(text.trim().split(/\s+/))]);
const byWord = z.record(z.string(), characters);
const place = z.enum([
	"cell",
	"join",
	"text",
	"owner",
	"alone",
	"issuer",
	"authority",
	"surely",
	"name",
	"tail",
]);

/** `key` of all entries, each once. */
function each<Entry>(entry: z.ZodType<Entry>, key: keyof Entry) {
	return z.array(entry).refine((list) => new Set(list.map((item) => item[key])).size === list.length, {
		message: `a ${String(key)} stands twice`,
	});
}

const unitEndings: z.ZodType<tables.UnitEndings> = z.strictObject({
	endings: each(
		z.strictObject({
			end: word,
			in: z
				.string()
				.transform((text) => text.split(" "))
				.pipe(z.array(place))
				.default([]),
			after: z.number().int().min(1).default(1),
			not: words.default([]),
			but: words.default([]),
		}),
		"end",
	),
	kinds: z.array(z.strictObject({ kind: word, ends: words, longest: z.number().optional() })),
	inner: each(z.strictObject({ body: word, notBefore: characters.default("") }), "body"),
	torn: words,
});

const levels: z.ZodType<tables.Levels> = z.strictObject({
	upper: words,
	lower: words,
	long: words,
	parks: words,
	wordWithAny: characters,
	wordWith: byWord,
	countyAfter: byWord,
	levelBefore: byWord,
});

const collectives: z.ZodType<tables.Collectives> = z.strictObject({
	bodies: words,
	which: words,
	whichBodies: words,
	all: words,
	whose: words,
	joint: words,
	words,
	behindOthers: words,
});

const nobody: z.ZodType<tables.Nobody> = z.strictObject({
	signs: characters,
	words,
	noneOf: words,
	open: words,
});

const noteOpenings: z.ZodType<tables.NoteOpenings> = z.strictObject({
	notes: words,
	form: z.strictObject({ persons: words, reports: words, signers: words }),
	attachments: words,
	breaks: words,
});

const planTitles: z.ZodType<tables.PlanTitles> = z.strictObject({
	titles: each(
		z.strictObject({
			end: word,
			commits: z.boolean().default(false),
			plan: z.boolean().default(false),
			paper: z.boolean().default(false),
		}),
		"end",
	),
});

const offices: z.ZodType<tables.Offices> = z.strictObject({
	heads: each(z.strictObject({ head: word, not: characters.default("") }), "head"),
	cellHeads: words,
	posts: each(
		z.strictObject({
			post: word,
			not: words.default([]),
			also: words.default([]),
			cell: z.boolean().default(false),
			textNot: z.boolean().default(false),
			soft: z.boolean().default(false),
		}),
		"post",
	),
	ranks: words,
	address: words,
	persons: words,
	speakers: words,
	notWho: words,
	fields: words,
});

const duties: z.ZodType<tables.Duties> = z.strictObject({
	lead: words,
	answer: words,
	help: words,
	act: words,
	shared: words,
	manner: words,
	by: words,
	notOrganizing: words,
	labels: z.strictObject({ lead: words, share: words }),
});

const persons: z.ZodType<tables.Persons> = z.strictObject({
	surnames: distinct,
	titledSurnames: distinct,
	frequentSurnames: distinct,
	verbSurnames: distinct,
	neverGiven: distinct,
	compoundSurnames: wordList,
	givenNames: wordList,
	syllables: distinct,
	markedSyllables: distinct,
	joints: characters,
});

const role = z.enum([
	...(["number", "group", "task", "leader", "lead-unit", "unit", "deadline", "yearly-target"] as const),
	...(["goal", "measure", "other"] as const),
]);
const columns: z.ZodType<tables.Columns> = z.strictObject({
	names: z.partialRecord(role, words),
	words: z.record(z.string(), words),
	shapes: z.array(
		z.strictObject({
			role,
			parts: z.array(
				z.strictObject({ of: words, times: z.enum(["one", "maybe", "any", "some"]).default("one") }),
			),
		}),
	),
});

/** By the name of the file, which is the name of its table, too. */
export const wordSchemas = {
	collectives,
	columns,
	duties,
	levels,
	nobody,
	noteOpenings,
	offices,
	persons,
	planTitles,
	unitEndings,
};
