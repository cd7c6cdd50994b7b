import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { literalsOf } from "../support/literals.js";
import { root, sources } from "../support/sources.js";

/** A sentence that a reader of the product may see, and where it is written. */
interface Sentence {
	readonly at: string;
	readonly text: string;
}

/**
 * “is no task”, “are none”: word for word from another language. English says “is not a task”, “does not count”. “There
 * is no such file” is English.
 */
const isNo =
	/(?<!\b[Tt]here )\b(?:is|are|was|were|be|been|becomes?|stays?|remains?) (?:no|none)\b(?! (?:longer|more than|fewer|less|doubt)\b)/;

/** Sentences that are meant so, by the words about the place. */
const reviewed: readonly string[] = [];

/** One thing has one name: 部分, not 章节 or 节; 栏, not 列, for what a table has side by side. */
const otherNames =
	/章节|小节|(?:表|任务|单位|领导|序号|项目|时限|备注|哪|各|这|本|一|两|几|\d)列(?![入出举为第支车在了])|列名|列数/;

/** Where the other name is what is spoken of: headings of documents (第一章), what users of tools call a column. */
const reviewedNames: readonly string[] = [
	// Marks of headings that a document may have, and words of documents.
	"server/src/common/layouts/",
	"server/src/common/analysis/",
	"server/src/common/language/",
	"server/src/common/targets/",
];

describe("the words that a reader sees", () => {
	const messages: readonly Sentence[] = sources.flatMap((path) =>
		literalsOf(path).flatMap(({ words, isPattern }): readonly Sentence[] =>
			isPattern ? [] : [{ at: path, text: words }],
		),
	);
	const documents = [
		"README.md",
		"README.zh-CN.md",
		"CHANGELOG.md",
		"CONTRIBUTING.md",
		"ARCHITECTURE.md",
		...filesBelow("docs", ".md"),
		"package.nls.json",
		"package.nls.zh-cn.json",
		"l10n/bundle.l10n.zh-cn.json",
		"snippets/directory.json",
		...filesBelow("schemas", ".json"),
	].flatMap((path) =>
		readFileSync(join(root, path), "utf8")
			.split("\n")
			.map((text, i): Sentence => ({ at: `${path}:${i + 1}`, text })),
	);

	it("are all looked at", () => {
		assert.ok(messages.length > 3000, `${messages.length} messages`);
		assert.ok(documents.length > 3000, `${documents.length} lines`);
	});

	it("say what something is not, where English does", () => {
		assert.deepEqual(unusual([...messages, ...documents], isNo, reviewed), []);
	});

	it("call one thing by one name", () => {
		assert.deepEqual(unusual([...messages, ...documents], otherNames, reviewedNames), []);
	});

	it("are known where they are wrong", () => {
		for (const text of ["This is no text file.", "They are no part of it.", "Figures that are none."])
			assert.match(text, isNo);
		for (const text of ["There is no such file.", "It is no longer in office.", "This is not a task."])
			assert.doesNotMatch(text, isNo);
		for (const text of ["章节序号不连续", "表头缺少任务列", "本行有6列"]) assert.match(text, otherNames);
		for (const text of ["部分序号不连续", "排列在前", "下列任务", "列入计划"])
			assert.doesNotMatch(text, otherNames);
	});
});

function unusual(
	sentences: readonly Sentence[],
	pattern: RegExp,
	allowed: readonly string[],
): readonly string[] {
	return sentences
		.filter(({ at, text }) => pattern.test(text) && !allowed.some((each) => `${at}: ${text}`.includes(each)))
		.map(({ at, text }) => `${at}: ${text.trim().slice(0, 400)}`);
}

function filesBelow(folder: string, ending: string): readonly string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(ending))
		.map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
		.sort();
}
