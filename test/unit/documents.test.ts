import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { root } from "../support/sources.js";

const pages = [
	...readdirSync(root).filter((name) => name.endsWith(".md")),
	...["docs", "walkthrough", "test/quality"].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
			.map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
			.filter((name) => (folder === "test/quality" ? name.endsWith("/README.md") : name.endsWith(".md"))),
	),
];
const read = (path: string) => readFileSync(join(root, path), "utf8");
const withoutCode = (text: string) => text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, "");

/** What a heading is linked to by, as GitHub makes it. */
const anchorOf = (heading: string) =>
	heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N}_ -]/gu, "")
		.replaceAll(" ", "-");

describe("documents of the project", () => {
	it("link to pages, headings and pictures that are there", () => {
		const broken = pages.flatMap((page) =>
			[
				...withoutCode(read(page))
					.replace(/`[^`\n]*`/g, "")
					.matchAll(/\]\(([^()\s]+)\)/g),
			]
				.map(([, link = ""]) => link)
				.filter((link) => !/^\w+:/.test(link))
				.filter((link) => {
					const [path = "", heading] = link.split("#");
					const target = path === "" ? page : posix.join(posix.dirname(page), path);
					if (!existsSync(join(root, target))) return true;
					if (heading === undefined || !target.endsWith(".md")) return false;
					const headings = [...withoutCode(read(target)).matchAll(/^#+ (.*)$/gm)];
					return !headings.some(([, words = ""]) => anchorOf(words) === decodeURIComponent(heading));
				})
				.map((link) => `${page}: ${link}`),
		);
		assert.deepEqual(broken, []);
	});

	it("name files that are there", () => {
		const named = /`((?:server|client|test|scripts|docs|seeds|schemas|walkthrough)\/[\w./-]*[\w/])`/g;
		const missing = pages.flatMap((page) =>
			[...read(page).matchAll(named)]
				.filter(([, path = ""]) => !existsSync(join(root, path)))
				.map(([, path]) => `${page}: ${path}`),
		);
		assert.deepEqual(missing, []);
	});

	it("have as many headings, tables' rows and pieces of code in either language", () => {
		const shapeOf = (text: string) => ({
			headings: [...withoutCode(text).matchAll(/^#+ /gm)].map(([mark]) => mark.trim()),
			rows: [...withoutCode(text).matchAll(/^\|/gm)].length,
			code: [...text.matchAll(/^```/gm)].length / 2,
			pictures: [...withoutCode(text).matchAll(/!\[/g)].length,
		});
		const pairs = pages.filter((page) => page.endsWith(".zh-CN.md"));
		const shapes = (names: readonly string[]) => names.map((name) => ({ name, ...shapeOf(read(name)) }));
		const english = shapes(pairs.map((page) => page.replace(".zh-CN", "")));
		assert.deepEqual(
			shapes(pairs).map(({ name, ...shape }) => ({ name: name.replace(".zh-CN", ""), ...shape })),
			english,
		);
	});

	it("link to themselves in the other language", () => {
		const pairs = pages.filter((page) => page.endsWith(".zh-CN.md"));
		assert.ok(pairs.length > 8);
		for (const page of pairs) {
			const other = page.replace(".zh-CN", "");
			assert.ok(read(page).includes(`](${posix.basename(other)})`), page);
			assert.ok(read(other).includes(`](${posix.basename(page)})`), other);
		}
	});
});
