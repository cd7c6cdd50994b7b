import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, sources } from "../support/sources.js";

/** How long a piece of the product may be, so that it can be read at once. */
const most = { file: 450, function: 80, rule: 80 };

describe("size of what is to be read", () => {
	it(`has no file of more than ${most.file} lines`, () => {
		assert.deepEqual(longerThan(most.file, sources), []);
	});

	it(`has no rule of more than ${most.rule} lines`, () => {
		const rules = sources.filter((path) => /\/common\/rules\/\w+\/\w+\.ts$/.test(path));
		assert.ok(rules.length > 20, `${rules.length} files are not the rules`);
		assert.deepEqual(longerThan(most.rule, rules), []);
	});

	it(`has no function of more than ${most.function} lines`, () => {
		const functions = measureFunctions();
		assert.ok(functions.length > 1_500, `${functions.length} functions are not the product's`);
		const long = functions.filter(({ lines }) => lines > most.function);
		assert.deepEqual(
			long.map(({ path }) => path),
			[],
			long.map(({ path, line, lines }) => `${path}:${line} has ${lines} lines`).join("\n"),
		);
	}).timeout(60_000);

	it("measures functions of every kind, from their first line to their last", () => {
		const body = "\tlet n = 1;\n\tn++;\n";
		const texts = {
			"a.ts": `\nexport function plain(): void {\n${body}}\n`,
			"b.ts": `export const arrow = () => {\n${body}};\n`,
			"c.ts": `export class Some {\n\t*method(\n\t\ta = 1,\n\t) {\n${body}\t\tyield a;\n\t}\n}\n`,
		};
		const folder = mkdtempSync(join(tmpdir(), "niwen-size-"));
		try {
			for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
			assert.deepEqual(measureFunctions(folder, ["a.ts", "b.ts", "c.ts"]), [
				{ path: "a.ts", line: 2, lines: 4 },
				{ path: "b.ts", line: 1, lines: 4 },
				{ path: "c.ts", line: 2, lines: 7 },
			]);
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});

interface MeasuredFunction {
	readonly path: string;
	/** Its first line, from 1. */
	readonly line: number;
	readonly lines: number;
}

/**
 * The functions of more than one line, by Biome's parser: it tells the place of each function that has more lines
 * than it is allowed, which is one here.
 */
function measureFunctions(folder = root, paths = ["server/src", "client/src"]): readonly MeasuredFunction[] {
	const config = mkdtempSync(join(tmpdir(), "niwen-biome-"));
	try {
		const rule = { level: "error", options: { maxLines: 1 } };
		const linter = { rules: { preset: "none", complexity: { noExcessiveLinesPerFunction: rule } } };
		writeFileSync(join(config, "biome.json"), JSON.stringify({ linter }));
		const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
		const options = ["--reporter=json", "--max-diagnostics=none", `--config-path=${config}`];
		const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", ...options, ...paths], {
			cwd: folder,
			encoding: "utf8",
			maxBuffer: 1 << 26,
		});
		assert.ok(stdout.startsWith("{"), stderr);
		const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
		return diagnostics
			.filter(({ category }) => category === "lint/complexity/noExcessiveLinesPerFunction")
			.map(({ location: { path, start, end } }) => ({
				path: path.replaceAll("\\", "/"),
				line: start.line,
				lines: end.line - start.line + 1,
			}))
			.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
	} finally {
		rmSync(config, { recursive: true, force: true });
	}
}

interface Diagnostic {
	readonly category: string;
	readonly location: {
		readonly path: string;
		readonly start: { readonly line: number };
		readonly end: { readonly line: number };
	};
}

function longerThan(limit: number, paths: readonly string[]): readonly string[] {
	return paths.filter((path) => {
		const lines = readFileSync(join(root, path), "utf8").trimEnd().split("\n").length;
		return lines > limit;
	});
}
