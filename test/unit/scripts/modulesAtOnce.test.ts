import assert from "node:assert/strict";
import vm from "node:vm";
import { build } from "esbuild";
import { expectModules } from "../../../scripts/modulesAtOnce.mjs";

describe("the modules of a program of one file", () => {
	const sources: Record<string, string> = {
		entry: `import { shared } from "shared"; console.log("entry", shared); export const later = () => import("later");`,
		later: `import { shared } from "shared"; const of = [shared].map((one) => { return one + 1; }); console.log("later", of);`,
		shared: `console.log("shared"); export class Shared { value = 1; } export const shared = new Shared().value;`,
	};

	async function programOf(): Promise<string> {
		const { outputFiles } = await build({
			stdin: { contents: `export * from "entry";` },
			bundle: true,
			format: "cjs",
			supported: { "dynamic-import": false },
			minify: true,
			write: false,
			plugins: [
				{
					name: "sources",
					setup({ onResolve, onLoad }) {
						onResolve({ filter: /./ }, ({ path }) => ({ path, namespace: "source" }));
						onLoad({ filter: /./, namespace: "source" }, ({ path }) => ({ contents: sources[path] ?? "" }));
					},
				},
			],
		});
		return outputFiles?.[0]?.text ?? "";
	}

	async function outputOf(program: string): Promise<readonly string[]> {
		const said: string[] = [];
		const module = { exports: {} as { later(): Promise<unknown> } };
		vm.runInNewContext(program, {
			module,
			exports: module.exports,
			console: { log: (...words: unknown[]) => said.push(words.join(" ")) },
		});
		said.push("loaded");
		await module.exports.later();
		return said;
	}

	it("stand in parentheses and do the same", async () => {
		const program = await programOf();
		const changed = expectModules(program);
		// The one that is loaded later and what it shares with the others; a function within it stays as it is.
		assert.equal(changed.match(/\(\(function\(\)\{/g)?.length, 2);
		assert.deepEqual(await outputOf(program), ["shared", "entry 1", "loaded", "later 2"]);
		assert.deepEqual(await outputOf(changed), await outputOf(program));
	});

	it("must be found", () => {
		assert.throws(() => expectModules("const one = () => { return 1; };"), /No module was found/);
	});
});
