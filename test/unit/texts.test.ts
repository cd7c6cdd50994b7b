import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnyNode } from "acorn";
import { calleeOf, type ProgramText, textOf, textsOf } from "../support/saidTexts.js";
import { root, sources } from "../support/sources.js";

/** What a sentence in Chinese has: words, and a mark or an address to its reader. */
const isChineseSentence = (text: string) =>
	/\p{Script=Han}{2}[^|\n]*(?:[。；]|请|，\p{Script=Han})/u.test(text);
const isEnglishSentence = (text: string) =>
	/(?:^|[^\w-])(?:[a-z]+[, ] ?){3}[a-z]+/.test(text) && !/[{}=<>]/.test(text);

/** Where sentences are those of documents: what is read, examples, templates. */
const ofDocuments = [
	"server/src/common/analysis/",
	"server/src/common/features/planSnippets.ts",
	"server/src/common/language/",
	"server/src/common/layouts/loose/cellShapes.ts",
	"server/src/common/rules/coverageExamples.ts",
	"server/src/common/targets/",
	"server/src/common/text/",
	// Descriptions in schemas, in both languages in one text: “中文 · English”.
	"server/src/common/parseSettings.ts",
	"server/src/common/directory/schema.ts",
];
/** A line of a document: a row, a heading, a numbered task; or a piece of an expression. */
const noSentence = /^…?(?:[|#]|\d+[.、])|\(\?|\\p\{/;

/** Sentences that stand by themselves, and why. */
const reviewed: Readonly<Record<string, string>> = {
	"server/src/common/features/directoryEdit.ts: titles or sources of": "behind the question for the language",
	"server/src/common/features/directoryEdit.ts: Added … to the": "behind the question for the language",
	"server/src/common/features/rollOver.ts: …：目标…，完成…": "a cell of the draft",
	"server/src/common/interchange/htmlTables.ts: address article": "names of elements",
	"server/src/common/interchange/replies/replyForms.ts: 请只填写黄色的格":
		"a form's own words, known again when it comes back",
	"server/src/common/interchange/report/statisticsReport.ts: … … …, far more":
		"behind the question for the language",
	"server/src/common/comparison/seal/seal.ts: 定稿存照":
		"both languages in one text, for whoever opens the file",
	"server/src/node/cli/cli.ts: 標準輸出寫不進去": "the entry is the same for both scripts",
};

describe("texts of the server", function () {
	this.timeout(30_000);
	const all = sources
		.filter((path) => path.startsWith("server/src/"))
		.map((path) => ({ path, texts: textsOf(path) }));

	it("stand in both languages, or nobody reads them", () => {
		const alone = all
			.filter(({ path }) => !ofDocuments.some((folder) => path.startsWith(folder)))
			.flatMap(({ path, texts }) =>
				texts
					.filter(({ text }) => isChineseSentence(text) || isEnglishSentence(text))
					.filter(({ text }) => !noSentence.test(text))
					.filter((text) => !isPaired(text) && !isExample(text) && !isForDevelopers(text))
					.map(({ text }) => `${path}: ${text.slice(0, 80)}`),
			);
		assert.deepEqual(
			alone.filter((each) => !Object.keys(reviewed).some((start) => each.startsWith(start))),
			[],
		);
		for (const start of Object.keys(reviewed))
			assert.ok(
				alone.some((each) => each.startsWith(start)),
				`${start} is of no use`,
			);
	});

	it("are Chinese where they are said to be, and English likewise", () => {
		const wrong = all.flatMap(({ path, texts }) =>
			texts.flatMap((each) => {
				const side = sideOf(each);
				const isWrong =
					side === "zh"
						? !/\p{Script=Han}/u.test(each.text) && isEnglishSentence(each.text)
						: side === "en"
							? isChineseSentence(each.text.replace(/“[^”]*”|（[^（）]*）|\([^()]*\)/g, ""))
							: false;
				return isWrong ? [`${path}: ${side}: ${each.text.slice(0, 80)}`] : [];
			}),
		);
		assert.deepEqual(wrong, []);
	});

	it("are each said by somebody", () => {
		const uses = new Map<string, number>();
		for (const { path } of all)
			for (const [word] of readFileSync(join(root, path), "utf8").matchAll(/[A-Za-z_]\w*/g))
				uses.set(word, (uses.get(word) ?? 0) + 1);
		const unused = all.flatMap(({ path, texts }) =>
			texts.flatMap((each) => {
				const name = sideOf(each) === "zh" ? nameOf(each) : undefined;
				return name !== undefined && uses.get(name) === 1 ? [`${path}: ${name}`] : [];
			}),
		);
		assert.deepEqual(unused, []);
	});
});

/** The language that a text is put down for in `{ zh, en }`. */
function sideOf({ around }: ProgramText): "zh" | "en" | undefined {
	for (const [i, node] of around.entries()) {
		if (node.type !== "Property" || node.key.type !== "Identifier") continue;
		const object = around[i + 1];
		if (object === undefined || !hasBoth(object)) continue;
		const { name } = node.key;
		if (name === "zh" || name === "en") return name;
	}
	return undefined;
}

/** The name of the constant that a text is a value of. */
function nameOf({ around }: ProgramText): string | undefined {
	const declared = around.find((node) => node.type === "VariableDeclarator");
	const isOfModule = !around.some((node) => /Function|Class/.test(node.type));
	return isOfModule && declared?.type === "VariableDeclarator" && declared.id.type === "Identifier"
		? declared.id.name
		: undefined;
}

/** Whether a text has its form in the other language beside it, or follows the question for the language. */
function isPaired({ around }: ProgramText): boolean {
	return around.some((node) => {
		if (hasBoth(node) || asksLanguage(node)) return true;
		const list =
			node.type === "CallExpression" ? node.arguments : node.type === "ArrayExpression" ? node.elements : [];
		const words = list.map((one) => allWords(one ?? undefined));
		return words.some((text, i) => /\p{Script=Han}/u.test(text) && /[a-z]/i.test(words[i + 1] ?? ""));
	});
}

function allWords(node: AnyNode | undefined): string {
	if (node?.type === "ConditionalExpression") return allWords(node.consequent) + allWords(node.alternate);
	return textOf(node) ?? "";
}

function hasBoth(node: AnyNode): boolean {
	if (node.type !== "ObjectExpression") return false;
	const keys = node.properties.map((one) =>
		one.type === "Property" && one.key.type === "Identifier" ? one.key.name : "",
	);
	return keys.includes("zh") && keys.includes("en");
}

/** A condition on the language, and what is declared for one. */
function asksLanguage(node: AnyNode): boolean {
	if (node.type === "VariableDeclarator")
		return node.id.type === "Identifier" && /^(?:zh|en)$/.test(node.id.name);
	if (node.type === "CallExpression" && node.callee.type === "MemberExpression")
		return node.callee.object.type === "Identifier" && /^(?:zh|en)$/.test(node.callee.object.name);
	if (node.type !== "ConditionalExpression" && node.type !== "IfStatement") return false;
	const { test } = node;
	if (test.type === "Identifier") return /^(?:isZh|isChinese|zh)$/.test(test.name);
	return test.type === "BinaryExpression" && /^(?:zh|en)$/.test(textOf(test.right) ?? "");
}

/** What rules are shown and tested by. */
function isExample({ around }: ProgramText): boolean {
	return around.some(
		(node) =>
			(node.type === "Property" &&
				node.key.type === "Identifier" &&
				/^(?:examples|pairs)$/.test(node.key.name)) ||
			/[Ee]xample|^plan$/.test(calleeOf(node) ?? ""),
	);
}

/** What says that the program itself is wrong, which `--verbose` and the log show as they are. */
function isForDevelopers({ around }: ProgramText): boolean {
	return around.some((node) => /Error$/.test(calleeOf(node) ?? ""));
}
