import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import {
	convert,
	exceptions,
	toTraditional,
	files as traditionalFiles,
} from "../../scripts/generateTraditional.mjs";
import { convertMessages, isOfDocuments, listMessages } from "../../scripts/traditionalMessages.mjs";
import { countScripts } from "../../server/src/common/text/script.js";
import { root, sources } from "../support/sources.js";

describe("messages in Traditional script", function () {
	this.timeout(30_000);
	const messages = sources
		.filter((path) => path.startsWith("server/") && !isOfDocuments(path))
		.flatMap((path) => {
			const source = readFileSync(join(root, path), "utf8");
			if (!/\p{Script=Han}/u.test(source)) return [];
			const { code } = transformSync(source, { loader: "ts", charset: "utf8", target: "esnext" });
			return listMessages(code).map(({ pieces }) => pieces.map(({ text }) => text).join("\u{f0000}"));
		});

	// A place to fill is written §{…} here.
	for (const [what, from, to] of [
		["stand beside their English form", '({ zh: "没有单位", en: "x" })', '({ zh: "沒有單位", en: "x" })'],
		["stand where a word alone is Chinese", '({ zh: "没有单位" })', '({ zh: "没有单位" })'],
		["are arguments", 'say("单位", "unit")', 'say("單位", "unit")'],
		["are not what is written", 'write("单位", "unit")', 'write("单位", "unit")'],
		["follow the question for the language", 'zh ? "单位" : "单位 of"', 'zh ? "單位" : "单位 of"'],
		[
			"follow the question for English",
			'language === "en" ? "单位" : "单位们"',
			'language === "en" ? "单位" : "單位們"',
		],
		[
			"are converted as a whole, around what is filled in",
			'const zh = `第§{number}项“§{raw}”没有写明由§{of("单位")}负责`',
			'const zh = `第§{number}項「§{raw}」沒有寫明由§{of("單位")}負責`',
		],
		[
			"are not what a text is compared with",
			'({ zh: name === "单位" ? a.replace("单位", "单位") : "单位", en })',
			'({ zh: name === "单位" ? a.replace("单位", "單位") : "單位", en })',
		],
		["keep what code needs", "({ zh: `\\`单\\§{x}\\n`, en })", "({ zh: `\\`單\\§{x}\n`, en })"],
		["bear the name of their locale", '({ zh: "zh-CN", en })', '({ zh: "zh-TW", en })'],
	] as const)
		it(what, () => assert.equal(convertMessages(from.replaceAll("§", "$")), to.replaceAll("§", "$")));

	it("are all messages of the server", () => assert.ok(messages.length > 1_800, `${messages.length}`));

	it("have no Simplified character but where one is spoken of", () => {
		const left = messages
			.map(toTraditional)
			.filter((text) => countScripts(text.replaceAll("轉為软体，不轉為软件", "")).simplified > 0);
		assert.deepEqual(left, []);
	});

	it("keep commands, options and names of files", () => {
		// 回车 is called by the name of its key.
		const fixed = (text: string) => text.replaceAll("Enter", "").match(/[\w-]*[a-z-][\w.-]*/g);
		for (const text of messages) assert.deepEqual(fixed(toTraditional(text)), fixed(text));
	});

	it("need every exception", () => {
		const texts = traditionalFiles.flatMap(([from]) =>
			Object.values(JSON.parse(readFileSync(join(root, from), "utf8")) as Record<string, string>),
		);
		// Each applies to what those before it have left.
		const used = new Set<string>();
		for (const text of [...texts, ...messages])
			exceptions.reduce((now, [made, meant]) => {
				if (now.includes(made)) used.add(made);
				return now.replaceAll(made, meant);
			}, convert(text));
		assert.deepEqual(
			exceptions.map(([made]) => made).filter((made) => !used.has(made)),
			[],
		);
	});
});
