import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { IGrammar, IRawTheme } from "vscode-textmate";
import {
	colour,
	loadOniguruma,
	loadPlanGrammar,
	readPlanGrammar,
	root,
	type Token,
	tokenize,
} from "./tokenize.js";

const fixtures = new URL("test/fixtures/grammar/", root);
const plans = readdirSync(fixtures).filter((name) => name.endsWith(".plan.md"));

describe("grammar", () => {
	let grammar: IGrammar;
	before(async () => {
		({ grammar } = await loadPlanGrammar());
	});

	it("is what its YAML says", async () => {
		const script = fileURLToPath(new URL("scripts/generate-grammar.mjs", root));
		await promisify(execFile)(process.execPath, [script, "--check"]);
	});

	it("has patterns that the engine takes", async () => {
		const { createOnigScanner, createOnigString } = await loadOniguruma();
		const patterns = findPatterns(readPlanGrammar());
		assert.ok(patterns.length > 80, `only ${patterns.length} patterns were found`);
		for (const pattern of patterns) {
			assert.doesNotThrow(
				() => createOnigScanner([pattern]).findNextMatchSync(createOnigString("| 1 |"), 0),
				`${pattern} is no pattern`,
			);
		}
	});

	describe("reads", () => {
		for (const plan of plans) {
			it(plan, () => {
				const printed = printTokens(grammar, readFileSync(new URL(plan, fixtures), "utf8"));
				expectSnapshot(new URL(`${plan}.snap`, fixtures), printed);
			});
		}
	});

	describe("tells apart", () => {
		const row = (task: string, units = "★区发改委") => `| 1 | 项目 | ${task} | 钱宇 | ${units} |`;
		const cases: readonly (readonly [why: string, line: string, text: string, scope: string | undefined])[] =
			[
				["a year is no target", row("1.落实2026年计划"), "2026", undefined],
				["an ordinal is no target", "位列第3位", "3", undefined],
				["a number in a name is no target", "建成5G基站和PM2.5站点", "5", undefined],
				["a hot line is no target", "用好12345热线", "12345", undefined],
				["a number in quotes is no target", "打造“15分钟生活圈”", "15", undefined],
				["minutes in a name are no target", "打造15分钟生活圈", "15", undefined],
				["a decimal is no task number", "1.5亿元投资", "1", undefined],
				["half of a span of years is no target", "2023-2025年清零", "2025", undefined],
				["a number with a unit is a target", "新增3家", "3", "constant.numeric.target"],
				["a grouped number is one", "新增1,600家", "1,600", "constant.numeric.target"],
				["a full-width number is one", "增长５％以上", "５", "constant.numeric.target"],
				["a Chinese numeral with a comparator is one", "不少于三场", "三", "constant.numeric.target"],
				["a Chinese numeral in an idiom is none", "围绕一个中心", "一", undefined],
				[
					"a unit in brackets stays in the name",
					row("1.推进", "★区委组织部(人才办)"),
					"区委组织部(人才办)",
					"unit.lead",
				],
				[
					"what follows a lead unit does not lead",
					row("1.推进", "★区发改委、区统计局"),
					"区统计局",
					"entity.name.type.unit",
				],
				["a group that ends like a unit is a group", "| 1 | 建设平台 | 1.推进 | 钱宇 |", "建设平台", "group"],
				["a common word is no official", "| 金融 | 推进 |", "金融", undefined],
				["a place is no official", "| 高新区 | 推进 |", "高新区", undefined],
				["a bar that is escaped ends no cell", row("1.甲\\|乙"), "\\|", "constant.character.escape"],
				[
					"who shares duties does not lead",
					"（区财政局、区工信局按职责分工负责）",
					"区财政局",
					"entity.name.type.unit",
				],
				["who is responsible alone leads", "（区财政局负责）", "区财政局", "unit.lead"],
				["a bracket without duties is prose", "（此件公开发布）", "（", undefined],
				["a lone second-level mark is a section", "##", "##", "section.missing"],
			];
		for (const [why, line, text, scope] of cases) {
			it(why, () => {
				const tokens = tokenize(grammar, `\n${line}`)[1] ?? [];
				if (scope === undefined) {
					const marked = tokens.filter(
						(token) =>
							token.text === text &&
							token.scopes.some((name) => /target|number\b|official|parens/.test(name)),
					);
					assert.deepEqual(marked, []);
				} else {
					const found = tokens.find((token) => token.text === text);
					assert.ok(found, `${text} is no token of its own: ${printLine(tokens)}`);
					assert.ok(
						found.scopes.some((name) => name.includes(scope)),
						`${text} is ${found.scopes.join(" ")}`,
					);
				}
			});
		}
	});

	it("closes every line: what is left open in one does not reach the next", () => {
		const openers = [
			"“没有关",
			"《没有关",
			"（区财政局牵头",
			"**粗",
			"`码",
			"| 1.（牵头单位：",
			"责任单位：",
			"# 题“",
			"一是（",
			"注：“",
		];
		for (const opener of openers) {
			const [, alone] = tokenize(grammar, "\n2.增长5%以上。");
			const [, , after] = tokenize(grammar, `\n${opener}\n2.增长5%以上。`);
			assert.deepEqual(after, alone, `after ${opener}`);
		}
	});

	it("keeps the text of every line", () => {
		for (const plan of plans) {
			const text = readFileSync(new URL(plan, fixtures), "utf8");
			const joined = tokenize(grammar, text).map((line) => line.map((token) => token.text).join(""));
			assert.deepEqual(joined, text.split(/\r?\n/));
		}
	});

	describe("reads hostile lines in time", () => {
		// Each is what some pattern could stumble over. Quadratic work would take minutes, so that the bound may be
		// generous to slow machines.
		const long = ["推进", "★区发改委、", "增长5%以上，", "（区财政局", "二十", "“", "<!-- ", "\\"];
		const more = [
			"★",
			"1",
			"1,",
			"（",
			"（a(b)",
			"**a ",
			"[a](",
			"责任单位：",
			"区财政局牵头，",
			"钱宇、",
			"| ",
			"-",
			" ",
		];
		const cases = [
			...long.map((body) => [body, 200_000] as const),
			...[...long, ...more].map((body) => [body, 20_000] as const),
		];
		for (const [body, length] of cases) {
			it(`${length} characters of ${JSON.stringify(body)}`, function () {
				this.timeout(60_000);
				const cell = body.repeat(Math.ceil(length / body.length));
				const lines = [`| 1 | 组 | 1.${cell} | 钱宇 | ★局 |`];
				if (length <= 20_000) lines.push(`| ${cell} |`, cell, `责任单位：${cell}`, `1\t组\t${cell}\t`);
				for (const line of lines) {
					const start = performance.now();
					const { tokens } = grammar.tokenizeLine(line, null);
					const time = performance.now() - start;
					assert.ok(time < 12_000, `took ${Math.round(time)} ms`);
					assert.ok((tokens.at(-1)?.endIndex ?? 0) >= line.length, "the line is not read to its end");
				}
			});
		}
	});

	describe("is coloured", () => {
		const themes = readThemes();
		const text = "\n## 一、标题\n\n| 7 | 组名 | 12.增长5%以上 | 钱宇 | ★区发改委、统计局 |";
		for (const [name, theme] of themes) {
			it(`so that the parts of a plan differ, in ${name}`, async () => {
				const lines = colour(await loadPlanGrammar(new Map(), theme), text);
				const look = (part: string) => {
					const token = lines.flat().find(({ text }) => text.includes(part));
					assert.ok(token, `${part} has no colour of its own`);
					return token;
				};
				const plain = theme.settings[0]?.settings.foreground;
				const parts = { heading: "标题", taskNumber: "12", target: "5%", lead: "★区发改委", unit: "统计局" };
				const looks = Object.entries(parts).map(([part, text]) => [part, look(text).foreground] as const);
				assert.equal(
					new Set(looks.map(([, foreground]) => foreground)).size,
					looks.length,
					JSON.stringify(looks),
				);
				for (const part of [...Object.values(parts), "以上", "钱宇", "组名"]) {
					assert.notEqual(look(part).foreground, plain, `${part} looks like plain text`);
				}
				for (const part of ["标题", "12", "★区发改委", "组名"]) assert.ok(look(part).bold, `${part} is bold`);
				assert.ok(!look("统计局").bold, "a unit that shares is not bold");
			});
			it(`so that no word looks like an error, in ${name}`, async () => {
				const grammar = await loadPlanGrammar(new Map(), theme);
				const words =
					"\n（共118项）\n\n责任单位：区发改委（按职责分工负责）\n\n注：略。\n\n| 增长5%以上 | ^^ |\n";
				// Themes of 2026 give keywords the red of their errors.
				const reds = ["#CF222E", "#FF7B72", "#CD3131", "#F44747", "#EE0000"];
				for (const { text, foreground } of colour(grammar, words).flat())
					assert.ok(!reds.includes(foreground.toUpperCase()), `${text} is ${foreground}`);
			});
		}
	});
});

/** Every `match`, `begin`, `end` and `while` below a value; back references, which need a `begin`, left out. */
function findPatterns(value: unknown): string[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, item]): string[] =>
		typeof item === "string"
			? ["match", "begin", "end", "while"].includes(key)
				? [item]
				: []
			: findPatterns(item),
	);
}

/** Lines with `>`, and below each its tokens with their scopes, short and without the grammar's suffix. */
function printTokens(grammar: IGrammar, text: string): string {
	const lines = text.split(/\r?\n/);
	const tokens = tokenize(grammar, text);
	return lines
		.map((line, i) => [`>${line}`, ...(tokens[i] ?? []).map((token) => `\t${printToken(token)}`)].join("\n"))
		.join("\n");
}

function printToken({ text, scopes }: Token): string {
	return `«${text}» ${scopes.map((scope) => scope.replace(/\.policy-plan$/, "")).join(" ")}`.trimEnd();
}

function printLine(tokens: readonly Token[]): string {
	return tokens.map(printToken).join(" ");
}

/** Compares with the file, which `UPDATE_EXPECT=1` writes anew, under CI never. */
function expectSnapshot(file: URL, actual: string): void {
	if (process.env.UPDATE_EXPECT === "1") {
		if (process.env.CI !== undefined && process.env.CI !== "") {
			throw new Error("Snapshots are not rewritten under CI.");
		}
		writeFileSync(file, `${actual}\n`);
		return;
	}
	assert.ok(existsSync(file), `${file.pathname} is missing: run the test once with UPDATE_EXPECT=1`);
	assert.equal(`${actual}\n`, readFileSync(file, "utf8"));
}

function readThemes(): readonly (readonly [name: string, theme: IRawTheme])[] {
	const raw: unknown = JSON.parse(readFileSync(new URL("themes.json", fixtures), "utf8"));
	assert.ok(typeof raw === "object" && raw !== null);
	return Object.entries(raw)
		.filter(([name]) => name !== "about")
		.map(([name, rules]: [string, unknown]) => {
			assert.ok(typeof rules === "object" && rules !== null);
			const settings = Object.entries(rules).map(([scope, look]: [string, unknown]) => {
				const [foreground = "", fontStyle] = String(look).split(" ");
				const settings = fontStyle === undefined ? { foreground } : { foreground, fontStyle };
				return scope === "foreground" ? { settings } : { scope, settings };
			});
			return [name, { name, settings }] as const;
		});
}
