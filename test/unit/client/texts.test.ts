import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
	convertFile,
	toTraditional,
	files as traditionalFiles,
	pages as traditionalPages,
} from "../../../scripts/generateTraditional.mjs";
import { countScripts } from "../../../server/src/common/text/script.js";
import { calleeOf, type ProgramText, textsOf } from "../../support/saidTexts.js";
import { root, sources } from "../../support/sources.js";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const parse = (path: string) => JSON.parse(read(path)) as Readonly<Record<string, string>>;

/** Words that stand by themselves, and why. */
const reviewed: Readonly<Record<string, string>> = {
	"client/src/commands/collectReplies.ts: …通报.docx": "the name of a file",
	"client/src/commands/newPlan.ts": "the template of a plan",
	"client/src/firstSteps.ts: 示例.plan.md": "the name of a file",
	"client/page/connect.ts: Not a message": "for whoever develops the page",
};

describe("texts of the client", () => {
	const manifest = read("package.json");
	const keys = new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? ""));
	const english = parse("package.nls.json");
	const chinese = parse("package.nls.zh-cn.json");

	for (const [name, texts] of [
		["package.nls.json", english],
		["package.nls.zh-cn.json", chinese],
	] as const)
		it(`of the manifest are all in ${name}, and nothing else is`, () =>
			assert.deepEqual(Object.keys(texts).sort(), [...keys].sort()));

	it("lead to the same commands in both languages", () => {
		const commandsOf = (text: string) => [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id);
		for (const key of keys)
			assert.deepEqual(commandsOf(english[key] ?? ""), commandsOf(chinese[key] ?? ""), key);
	});

	it("of the walkthrough lie where the manifest says, in each language", () => {
		const pages = [...keys].filter((key) => key.endsWith(".media"));
		assert.equal(pages.length, 5);
		for (const texts of [english, chinese, parse("package.nls.zh-tw.json")])
			for (const key of pages) assert.ok(existsSync(join(root, texts[key] ?? "")), key);
		const [first] = pages;
		assert.match(parse("package.nls.zh-tw.json")[first ?? ""] ?? "", /^walkthrough\/zh-TW\//);
	});

	const code = sources
		.filter((path) => path.startsWith("client/"))
		.map((path) => ({ path, texts: textsOf(path) }));
	const isTranslated = ({ around }: ProgramText) => around.some((node) => calleeOf(node) === "t");
	const inCode = new Set(code.flatMap(({ texts }) => texts.filter(isTranslated).map(({ text }) => text)));

	it("of the code have a Chinese form", () => {
		const bundle = parse("l10n/bundle.l10n.zh-cn.json");
		const said = code.flatMap(({ path, texts }) =>
			texts.filter(isMessage).flatMap(({ text }) => (bundle[text] === undefined ? [`${path}: ${text}`] : [])),
		);
		assert.deepEqual(said, []);
	});

	it("of the bundle are all said by the code", () =>
		assert.deepEqual(
			Object.keys(parse("l10n/bundle.l10n.zh-cn.json")).filter((key) => !inCode.has(key)),
			[],
		));

	it("stand nowhere in the code or in its pages by themselves", () => {
		const alone = code.flatMap(({ path, texts }) =>
			texts
				.filter((text) => !isTranslated(text) && !text.around.some(isForDevelopers))
				.filter(({ text, around }) => isForReaders(text, around))
				.map(({ text }) => `${path}: ${text}`),
		);
		assert.deepEqual(
			alone.filter((each) => !Object.keys(reviewed).some((start) => each.startsWith(start))),
			[],
		);
	});

	for (const [from, to] of traditionalFiles)
		it(`of ${to} are what npm run generate makes of ${from}`, () => {
			assert.equal(read(to), convertFile(read(from)));
			const simplified = Object.values(parse(to)).filter((text) => countScripts(text).simplified > 0);
			assert.deepEqual(simplified, []);
		});

	it("of the pages of the walkthrough in Traditional script are what npm run generate makes", () => {
		assert.equal(traditionalPages.length, 5);
		for (const [from, to] of traditionalPages) {
			assert.equal(read(to), toTraditional(read(from)));
			assert.equal(countScripts(read(to)).simplified, 0, to);
		}
	});

	it("in Traditional script keep placeholders, commands, settings and icons", () => {
		const fixed = (text: string) =>
			[...text.matchAll(/\{\d\}|\(command:[\w.:]+\)|`[^`]*`|\$\([\w-]+\)/g)].map(([one]) => one);
		for (const [from, to] of traditionalFiles) {
			const traditional = parse(to);
			for (const [key, text] of Object.entries(parse(from))) {
				assert.deepEqual(fixed(traditional[key] ?? ""), fixed(text).map(toTraditional), key);
				assert.deepEqual(
					fixed(text).filter((one) => !one.startsWith("`")),
					fixed(traditional[key] ?? "").filter((one) => !one.startsWith("`")),
				);
			}
		}
	});
});

/** Whether a text is what `t` translates, and not a value that it fills in. */
function isMessage({ node, around }: ProgramText): boolean {
	const at = around.findIndex((one) => calleeOf(one) === "t");
	const call = around[at];
	return call?.type === "CallExpression" && call.arguments[0] === (at === 0 ? node : around[at - 1]);
}

/** Chinese, a sentence, or what a dialogue of VS Code shows. */
function isForReaders(text: string, [parent, ...around]: ProgramText["around"]): boolean {
	// The name of the product.
	if (text.startsWith("Niwen 拟文")) return false;
	if (/\p{Script=Han}{2}/u.test(text) || /(?:^|[^\w-])(?:[a-z]+ ){3}[a-z]+/.test(text)) return true;
	const isShown =
		parent?.type === "Property" &&
		parent.key.type === "Identifier" &&
		/^(?:title|placeHolder|prompt|label|detail|description|tooltip|openLabel|saveLabel)$/.test(
			parent.key.name,
		);
	const isSaid = [parent, ...around].some(
		(node) => node !== undefined && /^show\w+Message$/.test(calleeOf(node) ?? ""),
	);
	return (isShown || isSaid) && /\p{L}{2} \p{L}/u.test(text);
}

function isForDevelopers(node: ProgramText["around"][number]): boolean {
	return /Error$/.test(calleeOf(node) ?? "");
}
