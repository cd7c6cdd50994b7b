import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { allRules } from "../../../server/src/common/rules/allRules.js";
import { createSarifReporter } from "../../../server/src/node/reporters/sarif.js";
import { buildIfStale, createFolder, niwen, planOf, separatorRow, unitlessRow } from "./niwen.js";

/**
 * What a SARIF 2.1.0 log may hold (OASIS, sarif-schema-2.1.0): of each object that is written here, its
 * properties and which of them it must have. No object of SARIF may have properties that the schema does not name.
 */
interface Shape {
	readonly required?: readonly string[];
	readonly properties: Readonly<Record<string, Check>>;
}
type Check = (value: unknown, path: string) => void;

const text: Check = (value, path) => assert.equal(typeof value, "string", path);
const count =
	(least: number): Check =>
	(value, path) =>
		assert.ok(Number.isInteger(value) && Number(value) >= least, path);
const flag: Check = (value, path) => assert.equal(typeof value, "boolean", path);
const oneOf =
	(...choices: readonly string[]): Check =>
	(value, path) =>
		assert.ok(choices.includes(String(value)), `${path}: ${String(value)}`);
const pattern =
	(expected: RegExp): Check =>
	(value, path) =>
		assert.match(String(value), expected, path);
const listOf =
	(check: Check, least = 0, isUnique = false): Check =>
	(value, path) => {
		assert.ok(Array.isArray(value) && value.length >= least, path);
		for (const [i, item] of value.entries()) check(item, `${path}[${i}]`);
		if (isUnique)
			assert.equal(new Set(value.map((item: unknown) => JSON.stringify(item))).size, value.length, path);
	};
const object =
	({ required = [], properties }: Shape): Check =>
	(value, path) => {
		assert.ok(typeof value === "object" && value !== null && !Array.isArray(value), path);
		for (const key of required) assert.ok(key in value, `${path} lacks ${key}`);
		for (const [key, item] of Object.entries(value)) {
			const check = properties[key];
			assert.ok(check !== undefined, `${path} has ${key}`);
			check(item, `${path}.${key}`);
		}
	};

/** An object of strings under any names. */
const texts: Check = (value, path) => {
	assert.ok(typeof value === "object" && value !== null && !Array.isArray(value), path);
	for (const [key, item] of Object.entries(value)) text(item, `${path}.${key}`);
};

const level = oneOf("none", "note", "warning", "error");
const message = object({ required: ["text"], properties: { text } });
const multiformat = object({ required: ["text"], properties: { text, markdown: text } });
/** A URI reference as RFC 3986 has it: no blanks, no Chinese, no backslash. */
const uri = pattern(/^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/);
const artifactLocation = object({ properties: { uri, uriBaseId: text } });
const region = object({
	properties: { startLine: count(1), startColumn: count(1), endLine: count(1), endColumn: count(1) },
});
const location = object({
	properties: { physicalLocation: object({ properties: { artifactLocation, region } }) },
});
const fix = object({
	required: ["artifactChanges"],
	properties: {
		description: message,
		artifactChanges: listOf(
			object({
				required: ["artifactLocation", "replacements"],
				properties: {
					artifactLocation,
					replacements: listOf(
						object({
							required: ["deletedRegion"],
							properties: { deletedRegion: region, insertedContent: object({ properties: { text } }) },
						}),
						1,
					),
				},
			}),
			1,
			true,
		),
	},
});
const result = object({
	required: ["message"],
	properties: {
		ruleId: text,
		ruleIndex: count(-1),
		level,
		message,
		locations: listOf(location),
		fixes: listOf(fix, 0, true),
		partialFingerprints: texts,
	},
});
const rule = object({
	required: ["id"],
	properties: {
		id: text,
		name: text,
		shortDescription: multiformat,
		fullDescription: multiformat,
		help: multiformat,
		defaultConfiguration: object({ properties: { level, enabled: flag } }),
		properties: object({ properties: { tags: listOf(text, 0, true) } }),
	},
});
const run = object({
	required: ["tool"],
	properties: {
		tool: object({
			required: ["driver"],
			properties: {
				driver: object({
					required: ["name"],
					properties: {
						name: text,
						fullName: text,
						semanticVersion: text,
						language: pattern(/^[a-zA-Z]{2}(?:-[a-zA-Z]{2})?$/),
						rules: listOf(rule, 0, true),
					},
				}),
			},
		}),
		invocations: listOf(
			object({
				required: ["executionSuccessful"],
				properties: {
					executionSuccessful: flag,
					toolExecutionNotifications: listOf(
						object({
							required: ["message"],
							properties: { level, message, locations: listOf(location, 0, true) },
						}),
					),
				},
			}),
		),
		originalUriBaseIds: object({ properties: { SRCROOT: artifactLocation } }),
		columnKind: oneOf("utf16CodeUnits", "unicodeCodePoints"),
		results: listOf(result),
	},
});
const log = object({
	required: ["version", "runs"],
	properties: { $schema: uri, version: oneOf("2.1.0"), runs: listOf(run, 0) },
});

interface RuleOfLog {
	readonly id: string;
	readonly help: { readonly markdown: string };
	readonly properties: { readonly tags: readonly string[] };
}

describe("SARIF", function () {
	this.timeout(60_000);
	before(buildIfStale);

	const print = (args: readonly string[], cwd: string) => {
		const { stdout } = niwen(["check", "--format", "sarif", ...args], { cwd });
		const value: unknown = JSON.parse(stdout);
		log(value, "log");
		return value as {
			readonly runs: readonly [
				{
					readonly tool: { readonly driver: { readonly rules: readonly RuleOfLog[] } };
					readonly invocations: readonly [
						{ readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly object[] },
					];
					readonly originalUriBaseIds: { readonly SRCROOT: { readonly uri: string } };
					readonly results: readonly {
						readonly ruleId: string;
						readonly ruleIndex: number;
						readonly partialFingerprints: { readonly primaryLocationLineHash: string };
						readonly fixes?: readonly object[];
						readonly locations: readonly [
							{ readonly physicalLocation: { readonly artifactLocation: object; readonly region: object } },
						];
					}[];
				},
			];
		};
	};

	it("is valid, names rules by their index and files relative to the folder", () => {
		const { path, remove } = createFolder({ "方案 一/甲#1.plan.md": planOf(separatorRow, unitlessRow) });
		const column = (planOf(separatorRow).split("\n")[10] ?? "").indexOf("，") + 1;
		for (const lang of ["zh", "en"]) {
			const [only] = print([".", "gone.md", "--lang", lang], path).runs;
			const { rules } = only.tool.driver;
			for (const { code } of allRules) assert.ok(rules.some(({ id }) => id === code));
			for (const { ruleId, ruleIndex } of only.results) assert.equal(rules[ruleIndex]?.id, ruleId);
			const [separator] = only.results;
			assert.equal(separator?.ruleId, "unit/separator");
			assert.equal(separator.fixes?.length, 1);
			assert.deepEqual(separator.locations[0].physicalLocation, {
				artifactLocation: {
					uri: "%E6%96%B9%E6%A1%88%20%E4%B8%80/%E7%94%B2%231.plan.md",
					uriBaseId: "SRCROOT",
				},
				region: { startLine: 11, startColumn: column, endLine: 11, endColumn: column + 1 },
			});
			assert.ok(only.originalUriBaseIds.SRCROOT.uri.endsWith("/"));
			assert.equal(only.invocations[0].executionSuccessful, false);
			assert.equal(only.invocations[0].toolExecutionNotifications.length, 1);
		}
		remove();
	});

	it("knows a finding again when lines move and are renumbered", () => {
		const idle = "1 | 产业发展 | 1.新增规上企业20家。 | 钱宇 | ★区工信局";
		const [second, third] = [
			separatorRow.replaceAll("1 |", "2 |").replace("1.工业", "2.工业"),
			unitlessRow.replace("2.", "3."),
		];
		const before = planOf(separatorRow, unitlessRow, unitlessRow.replace("2.", "3."));
		const after = planOf(idle, second, third, unitlessRow.replace("2.", "4.")).replace(
			"## 一、",
			"\n说明。\n\n## 一、",
		);
		const changed = planOf(
			separatorRow.replace("工业", "农业"),
			unitlessRow,
			unitlessRow.replace("2.", "3."),
		);
		const prints = [before, after, changed].map((plan) => {
			const { path, remove } = createFolder({ "a.plan.md": plan });
			const [{ results }] = print(["."], path).runs;
			remove();
			return results.map(({ ruleId, partialFingerprints }) => [
				ruleId,
				partialFingerprints.primaryLocationLineHash,
			]);
		});
		const [first = [], same = [], other = []] = prints;
		assert.deepEqual(
			first.map(([code]) => code),
			["unit/separator", "unit/missing", "unit/missing"],
		);
		assert.deepEqual(same, first);
		assert.equal(new Set(first.map(([, hash]) => hash)).size, 3);
		assert.notEqual(other[0]?.[1], first[0]?.[1]);
		assert.deepEqual(other.slice(1), first.slice(1));
	});

	it("brings the pages of the rules along, and tags by which they can be sifted", () => {
		const { path, remove } = createFolder({ "a.plan.md": planOf(separatorRow) });
		for (const lang of ["zh", "en"] as const) {
			const [{ tool }] = print(["a.plan.md", "--lang", lang], path).runs;
			for (const known of allRules) {
				const found = tool.driver.rules.find(({ id }) => id === known.code);
				assert.deepEqual(found?.properties.tags, [known.code.split("/")[0]]);
				for (const example of known.examples.right)
					assert.ok(found?.help.markdown.includes(example.trimEnd()), known.code);
			}
		}
		remove();
	});

	it("is valid for every rule's wrong examples", () => {
		const files = allRules.flatMap(({ code, examples }) =>
			examples.wrong.map((example, i) => [`${code.replace("/", "-")}-${i}.plan.md`, example] as const),
		);
		// Plans that name their work report, each in a folder of its own with it.
		const pairs = allRules.flatMap(({ code, pairs }) =>
			(pairs?.wrong ?? []).flatMap(({ text, other }, i) => [
				[`${code.replace("/", "-")}-pair-${i}/a.plan.md`, text] as const,
				[`${code.replace("/", "-")}-pair-${i}/report.md`, other] as const,
			]),
		);
		const switchedOn = allRules.filter(({ isOff }) => isOff).map(({ code }) => `  ${code}: warning\n`);
		const { path, remove } = createFolder({
			...Object.fromEntries([...files, ...pairs]),
			".niwen.yaml": `directories: [former.directory.yaml, ordered.directory.yaml]\nrules:\n${switchedOn.join("")}`,
			"former.directory.yaml":
				"region: 苏州市吴江区\nunits:\n  - { name: 区经信委, until: 2019-01, successor: 区工信局 }\nofficials:\n  - { name: 周舟, until: 2025-06-30, successor: 方勇 }\n",
			"ordered.directory.yaml":
				"region: 江州市临湖区\nordered: true\nunits:\n  - { name: 区财政局 }\n  - { name: 区统计局 }\nofficials:\n  - { name: 赵明 }\n  - { name: 钱一凡 }\n",
		});
		const [only] = print(["."], path).runs;
		const found = new Set(only.results.map(({ ruleId }) => ruleId));
		for (const { code } of allRules) assert.ok(found.has(code), `${code} is not found in its own examples`);
		remove();
	});

	it("names files elsewhere by their whole address", () => {
		const reporter = createSarifReporter("en", "/work/here", "1.0.0");
		const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
		const finding = { code: "x/y", severity: "hint", message: "m", range, fixes: [] } as const;
		for (const path of ["/elsewhere/a b.md", "../a.md", "-", "./b.md"])
			reporter.collect?.(
				reporter.printFile({ path, counts: null, findings: [finding], mended: [], error: null }),
			);
		const printed = reporter.printEnd({ files: 4, failed: 0, severities: { error: 0, warning: 0, hint: 4 } });
		log(JSON.parse(printed), "log");
		assert.deepEqual(
			[...printed.matchAll(/"uri": "([^"]+)"/g)].slice(1).map(([, found]) => found),
			[pathToFileURL("/elsewhere/a b.md").href, pathToFileURL("../a.md").href, "stdin", "b.md"],
		);
	});
});
