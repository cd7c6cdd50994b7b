import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
	convert,
	convertFile,
	exceptions,
	toTraditional,
	files as traditionalFiles,
} from "../../../scripts/generateTraditional.mjs";
import { countScripts } from "../../../server/src/common/text/script.js";
import { root } from "../../support/sources.js";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const parse = (path: string) => JSON.parse(read(path)) as Readonly<Record<string, string>>;

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

	it("of the walkthrough lie where the manifest says, in both languages", () => {
		const pages = [...keys].filter((key) => key.endsWith(".media"));
		assert.equal(pages.length, 5);
		for (const texts of [english, chinese])
			for (const key of pages) assert.ok(existsSync(join(root, texts[key] ?? "")), key);
	});

	it("of the code have a Chinese form", () => {
		const folder = join(root, "client", "src");
		const bundle = parse("l10n/bundle.l10n.zh-cn.json");
		const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
			name.endsWith(".ts"),
		);
		const missing = files.flatMap((file) =>
			[...readFileSync(join(folder, file), "utf8").matchAll(/\bt\(\s{0,20}"((?:[^"\\\\]|\\\\.)*)"/g)]
				.map(([, text]) => JSON.parse(`"${text}"`) as string)
				.filter((text) => bundle[text] === undefined)
				.map((text) => `${file}: ${text}`),
		);
		assert.deepEqual(missing, []);
	});

	for (const [from, to] of traditionalFiles)
		it(`of ${to} are what npm run generate makes of ${from}`, () => {
			assert.equal(read(to), convertFile(read(from)));
			const simplified = Object.values(parse(to)).filter((text) => countScripts(text).simplified > 0);
			assert.deepEqual(simplified, []);
		});

	it("in Traditional script keep placeholders, commands, settings and icons, and every exception is of use", () => {
		const fixed = (text: string) =>
			[...text.matchAll(/\{\d\}|\(command:[\w.:]+\)|`[^`]*`|\$\([\w-]+\)/g)].map(([one]) => one);
		const made: string[] = [];
		for (const [from, to] of traditionalFiles) {
			const traditional = parse(to);
			for (const [key, text] of Object.entries(parse(from))) {
				made.push(convert(text));
				assert.deepEqual(fixed(traditional[key] ?? ""), fixed(text).map(toTraditional), key);
				assert.deepEqual(
					fixed(text).filter((one) => !one.startsWith("`")),
					fixed(traditional[key] ?? "").filter((one) => !one.startsWith("`")),
				);
			}
		}
		for (const [word] of exceptions)
			assert.ok(
				made.some((text) => text.includes(word)),
				word,
			);
	});
});
