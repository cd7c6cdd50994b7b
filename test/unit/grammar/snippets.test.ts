import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { planSnippets } from "../../../server/src/common/features/planSnippets.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { loadPlanGrammar, root, tokenize } from "./tokenize.js";

interface Snippet {
	readonly file: string;
	readonly name: string;
	readonly prefixes: readonly string[];
	readonly body: string;
	readonly description: string;
	readonly isFileTemplate: boolean;
}

const plan = planSnippets.map(
	({ name, prefixes, body, description }): Snippet => ({
		file: "planSnippets.ts",
		name: name.zh,
		prefixes,
		body: body.join("\n"),
		description: `${description.zh} / ${description.en}`,
		isFileTemplate: false,
	}),
);
const directory = readSnippets("snippets/directory.json");

describe("snippets", () => {
	for (const snippet of [...plan, ...directory]) {
		describe(snippet.name, () => {
			it("has a body that VS Code can read", () => {
				const { text, stops } = expand(snippet.body);
				assert.ok(!/\$\{|\$\d|[<>]undefined/.test(text), text);
				const numbers = [...stops].sort((a, b) => a - b);
				assert.ok(numbers.includes(0), "no final place for the cursor");
				assert.deepEqual(
					numbers,
					numbers.map((_, i) => i),
					"a number of a placeholder is left out",
				);
			});
			it("is found by Chinese and by Latin letters", () => {
				assert.ok(snippet.prefixes.some((prefix) => /^[a-z-]+$/.test(prefix)));
				assert.ok(snippet.prefixes.some((prefix) => /^\p{Script=Han}+$/u.test(prefix)));
			});
			it("is described in Chinese, then in English", () => {
				assert.match(snippet.description, /^[^/]*\p{Script=Han}[^/]* \/ [ -~]+$/u);
			});
		});
	}

	it("have prefixes of their own", () => {
		const prefixes = [...plan, ...directory].flatMap((snippet) => snippet.prefixes);
		assert.deepEqual(
			prefixes.filter((prefix, i) => prefixes.indexOf(prefix) !== i),
			[],
		);
	});

	it("of tables are tables: every row is as wide as its header and read as what it is", async () => {
		const { grammar } = await loadPlanGrammar();
		const withRows = plan.filter(({ body }) => /^\|/m.test(body));
		assert.ok(withRows.length >= 5, `only ${withRows.length} snippets have rows`);
		for (const { name, body } of withRows) {
			const text = expand(body).text;
			const lines = text.split("\n");
			let width: number | undefined;
			for (const [i, tokens] of tokenize(grammar, `\n${text}`).slice(1).entries()) {
				const line = lines[i] ?? "";
				if (!line.startsWith("|")) continue;
				const scopes = tokens.flatMap((token) => token.scopes);
				assert.ok(
					scopes.some((scope) => /^meta\.table\.(row|header|delimiter)/.test(scope)),
					`${name}: ${line}`,
				);
				const bars = line.split("|").length;
				width ??= bars;
				assert.equal(bars, width, `${name}: ${line} is not as wide as its table`);
			}
			const rows = tokenize(grammar, `\n${text}`).flat();
			const isOne = (part: string) => rows.some(({ scopes }) => scopes.some((scope) => scope.includes(part)));
			if (text.includes("★"))
				assert.ok(isOne("entity.name.function.unit.lead"), `${name} shows no lead unit`);
			if (/\d\./.test(text)) assert.ok(isOne("task-number"), `${name} shows no task number`);
			if (text.includes("| 序号 |")) {
				assert.ok(isOne("meta.table.header"), `${name} shows no header`);
				assert.ok(isOne("meta.table.delimiter"), `${name} shows no delimiter row`);
			}
		}
	});

	it("of targets show their targets", async () => {
		const { grammar } = await loadPlanGrammar();
		const targets = plan.filter(({ name }) => name.endsWith("目标"));
		assert.equal(targets.length, 8);
		for (const { name, body } of targets) {
			const tokens = tokenize(grammar, `\n${expand(body).text}`).flat();
			assert.ok(
				tokens.some(({ scopes }) => scopes.some((scope) => /\.target\b/.test(scope))),
				name,
			);
		}
	});

	it("have no mark that the checker would mend", () => {
		for (const { name, body } of plan) {
			const found = createTestSnapshot(`# 某方案\n\n${expand(body).text}\n`)
				.findings()
				.filter(({ code }) => code === "text/punctuation");
			assert.deepEqual(found, [], name);
		}
	});

	it("of directories are YAML of a directory's shape", () => {
		for (const { name, body, isFileTemplate } of directory) {
			const value: unknown = parse(expand(body).text);
			assert.ok(typeof value === "object" && value !== null, name);
			if (isFileTemplate) assert.deepEqual(Object.keys(value), ["region", "prefix", "units", "officials"]);
		}
	});

	it("of directories are kept to directory files", () => {
		const raw: unknown = JSON.parse(readFileSync(new URL("snippets/directory.json", root), "utf8"));
		assert.ok(typeof raw === "object" && raw !== null);
		for (const snippet of Object.values(raw)) {
			assert.deepEqual((snippet as { include?: unknown }).include, [
				"**/*.directory.yaml",
				"**/*.directory.yml",
			]);
		}
	});
});

/**
 * A snippet's body with every placeholder replaced by its default, every choice by its first word and every
 * variable by a sample; and the numbers of its tab stops. Throws where the body is not one of the syntax of
 * VS Code's snippets, which would insert the rest as it stands.
 */
function expand(body: string): { text: string; stops: ReadonlySet<number> } {
	const variables: Readonly<Record<string, string>> = { CURRENT_YEAR: "2026" };
	const stops = new Set<number>();
	const defaults = new Map<number, string>();
	let at = 0;
	const text = read("");
	assert.equal(at, body.length, `a bracket too many: ${body}`);
	return { text, stops };

	function read(until: string): string {
		let text = "";
		while (at < body.length && (until === "" || body[at] !== until)) {
			if (body[at] === "\\") {
				assert.match(body[at + 1] ?? "", /[$}\\,|]/, "a backslash before what needs none");
				text += body[at + 1];
				at += 2;
			} else if (body[at] === "$") {
				text += readStop();
			} else text += body[at++];
		}
		return text;
	}

	function readStop(): string {
		const found = /^\$(?:(\d+)|([A-Z_]+)|\{(?:(\d+)(:|\||\})|([A-Z_]+)\}))/.exec(body.slice(at));
		assert.ok(found, `no placeholder: ${body.slice(at, at + 20)}`);
		at += found[0].length;
		const variable = found[2] ?? found[5];
		if (variable !== undefined) {
			const value = variables[variable];
			assert.ok(value !== undefined, `there is no variable ${variable}`);
			return value;
		}
		const number = Number(found[1] ?? found[3]);
		stops.add(number);
		if (found[4] === ":") {
			const value = read("}");
			assert.equal(body[at++], "}", "a placeholder is not closed");
			defaults.set(number, defaults.get(number) ?? value);
		} else if (found[4] === "|") {
			const end = body.indexOf("|}", at);
			assert.ok(end > at, "a choice is not closed");
			const choices = body.slice(at, end).split(",");
			assert.ok(choices.length > 1 && choices.every((choice) => choice.trim() !== ""), "a choice of nothing");
			assert.equal(new Set(choices).size, choices.length, "a choice twice");
			at = end + 2;
			defaults.set(number, choices[0] ?? "");
		}
		return defaults.get(number) ?? "";
	}
}

function readSnippets(file: string): Snippet[] {
	const raw: unknown = JSON.parse(readFileSync(new URL(file, root), "utf8"));
	assert.ok(typeof raw === "object" && raw !== null);
	return Object.entries(raw).map(([name, value]: [string, unknown]) => {
		assert.ok(typeof value === "object" && value !== null, name);
		assert.ok("prefix" in value && "body" in value && "description" in value, name);
		const { prefix, body, description } = value;
		assert.ok(isStrings(prefix) && isStrings(body) && typeof description === "string", name);
		const isFileTemplate = "isFileTemplate" in value && value.isFileTemplate === true;
		return { file, name, prefixes: prefix, body: body.join("\n"), description, isFileTemplate };
	});
}

function isStrings(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((item) => typeof item === "string");
}
