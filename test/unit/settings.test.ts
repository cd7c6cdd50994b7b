import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import { matchesGlob } from "../../server/src/common/fileGlob.js";
import { parseFrontMatter as parseWith } from "../../server/src/common/frontMatter.js";
import {
	parseConfigFile,
	parseSettings,
	printSettingsJsonSchema,
} from "../../server/src/common/parseSettings.js";
import {
	defaultSettings,
	mergeSettings,
	readUntouchedSettings,
	rootSettings,
	severityOf,
} from "../../server/src/common/settings.js";
import { readYaml } from "../../server/src/common/text/yamlSource.js";

const uri = "file:///w/.niwen.yaml";
const parseFrontMatter = (text: string) => parseWith(text, readYaml);
const file = (text: string) => parseConfigFile(text, uri);
const lines = (text: string) => file(text).problems.map(({ place, key }) => `${place.line + 1} ${key}`);

/** Settings of an editor, each as nobody has touched it or otherwise. */
const rawSettings = fc.record(
	{
		rules: fc.constantFrom({}, { "unit/unknown": "off" }, [], null),
		overrides: fc.constantFrom([], {}, [{ files: ["a"], rules: {} }]),
		lead: fc.constantFrom("auto", "star", "", undefined),
		numbering: fc.constantFrom("auto", "sections", 1),
		layout: fc.constantFrom("auto", "table", null),
		directories: fc.constantFrom([], ["a.yaml"], {}),
		inlayHints: fc.constantFrom({}, { leaders: true }, defaultSettings.inlayHints, { targets: 1 }, null, []),
		codeLens: fc.constantFrom(true, false, "on"),
		inlineCompletion: fc.constantFrom(true, false, null),
		linkedEditing: fc.constantFrom(true, false, 0),
		table: fc.constantFrom(
			{},
			{ ambiguousWidth: 1 },
			{ format: "compact", ambiguousWidth: 1, numbers: "at-once", totalFollows: false },
			{ format: "compact", ambiguousWidth: 1, numbers: "at-once" },
			{ totalFollows: true },
			{ totalFollows: "yes" },
			{ format: "compact", ambiguousWidth: 1, numbers: "ask" },
			{ numbers: "later" },
			{ format: "aligned" },
			{ ambiguousWidth: 2 },
			{ other: 1 },
			null,
			[],
		),
		failOn: fc.constantFrom("error", "warning", null),
		maxFindings: fc.constantFrom(300, 5, "300"),
		language: fc.constantFrom("auto", "zh", 3),
		trace: fc.constantFrom({ server: "off" }, null),
		given: fc.constantFrom([], null),
	},
	{ requiredKeys: [] },
);

describe("settings", () => {
	it("that nobody has touched are read without a library as they are with it", () => {
		const empty = {
			language: "auto",
			rules: {},
			directories: [],
			table: { format: "compact", ambiguousWidth: 1, numbers: "at-once", totalFollows: false },
			maxFindings: 300,
		};
		assert.ok(readUntouchedSettings({ ...empty, layout: "auto", lead: "auto", numbering: "auto" }));
		for (const raw of [undefined, null, {}, [], "", 1])
			assert.deepEqual(
				readUntouchedSettings(raw) ?? parseSettings(raw).settings,
				parseSettings(raw).settings,
			);
		fc.assert(
			fc.property(rawSettings, (raw) => {
				const settings = readUntouchedSettings(raw);
				if (settings !== undefined) assert.deepEqual({ settings, problems: [] }, parseSettings(raw));
			}),
			{ numRuns: 2000 },
		);
	});

	const full = `rules:
  unit/unknown: off
  target/missing: warning
overrides:
  - files: ["draft/**", "*.plan.txt"]
    rules: { unit/unknown: hint }
lead: star
numbering: per-section
layout: table
directories: [a.directory.yaml, dir/b.directory.yaml]
table:
  ambiguousWidth: 2
  format: aligned
  numbers: ask
  totalFollows: true
inlayHints:
  leaders: false
  prefixes: true
codeLens: false
inlineCompletion: false
linkedEditing: false
failOn: warning
maxFindings: 50
language: en
`;
	it("calls a tab that indents one mistake, whatever stands behind it, and other mistakes by their own names", () => {
		assert.deepEqual(lines("rules:\n\ttarget/missing: off\n"), ["2 "]);
		assert.deepEqual(lines("rules:\n\ttarget/missing: off\n\tunit/order: off\n"), ["2 ", "3 "]);
		assert.deepEqual(lines("table:\r\n\tformat: compact\r\nlead: star\r\n"), ["2 "]);
		assert.deepEqual(lines("table:\n\tformat: compact\nleed: star\n"), ["2 ", "3 leed"]);
		assert.equal(file("table:\n\tformat: compact\nlead: star\n").settings.lead, "star");
	});

	it("reads a file in full", () => {
		const { settings, problems } = file(full);
		assert.deepEqual(problems, []);
		assert.deepEqual(
			{ ...settings, given: [...settings.given].length },
			{
				rules: { "unit/unknown": "off", "target/missing": "warning" },
				overrides: [{ files: ["draft/**", "*.plan.txt"], rules: { "unit/unknown": "hint" } }],
				lead: "star",
				numbering: "per-section",
				layout: "table",
				directories: ["a.directory.yaml", "dir/b.directory.yaml"],
				table: { ambiguousWidth: 2, format: "aligned", numbers: "ask", totalFollows: true },
				inlayHints: { leaders: false, prefixes: true, targets: false, columns: true },
				codeLens: false,
				inlineCompletion: false,
				linkedEditing: false,
				failOn: "warning",
				maxFindings: 50,
				language: "en",
				given: 18,
			},
		);
	});
	it("has defaults for all that is not said", () => {
		for (const raw of [undefined, null, {}, { lead: "auto", rules: null }, { other: 1 }]) {
			const { settings, problems } = parseSettings(raw);
			assert.deepEqual(problems, []);
			assert.deepEqual({ ...settings, given: 0 }, { ...defaultSettings, given: 0 });
		}
		assert.deepEqual(file("").problems, []);
		assert.deepEqual(file("# nothing yet\n").problems, []);
	});

	const mistakes: readonly (readonly [string, string, readonly string[]])[] = [
		[
			"a severity that is none",
			"rules:\n  unit/unknown: of\n  unit/missing: hint\n",
			["2 rules.unit/unknown"],
		],
		["an unknown key", "failon: warning\nlead: star\n", ["1 failon"]],
		["an unknown key inside", "table:\n  width: 2\n", ["2 table.width"]],
		["a format that is none", "table:\n  format: pretty\n", ["2 table.format"]],
		["a width of three", "lead: first\ntable:\n  ambiguousWidth: 3\n", ["3 table.ambiguousWidth"]],
		["a list that is none", "directories: a.yaml\n", ["1 directories"]],
		["a hint that nobody knows", "inlayHints:\n  names: true\n", ["2 inlayHints.names"]],
		["a hint neither on nor off", "inlayHints:\n  leaders: some\n", ["2 inlayHints.leaders"]],
		["an item that is no text", "directories: [1, b.yaml]\n", ["1 directories.0"]],
		["a number that is none", "maxFindings: many\n", ["1 maxFindings"]],
		["a number out of bounds", "maxFindings: 0\n", ["1 maxFindings"]],
		["a lead that is none", "lead: boss\nnumbering: continuous\n", ["1 lead"]],
		[
			"an override without files",
			"overrides:\n  - rules: { unit/unknown: off }\nlead: star\n",
			["2 overrides.0.files"],
		],
		["a list at the top", "- a\n", ["1 "]],
		["broken YAML", 'failOn: "warning\n', ["2 "]],
	];
	for (const [name, text, expected] of mistakes)
		it(`reports ${name} at its line`, () => {
			assert.deepEqual(lines(text), expected);
			for (const { message, place } of file(text).problems) {
				assert.equal(place.uri, uri);
				assert.match(message.zh, /。$/);
				assert.match(message.en, /\.$/);
			}
		});
	it("lets the rest serve", () => {
		const { settings } = file(
			"rules:\n  unit/unknown: of\n  unit/missing: hint\nfailOn: never\nlead: first\n",
		);
		assert.deepEqual(settings.rules, { "unit/missing": "hint" });
		assert.equal(settings.lead, "first");
		assert.equal(settings.failOn, "error");
		assert.deepEqual(file("directories: [1, b.yaml]\n").settings.directories, ["b.yaml"]);
		const without = file("overrides:\n  - rules: {}\nlead: star\n").settings;
		assert.deepEqual([without.overrides, without.lead], [[], "star"]);
	});
	it("reports rules that there are none of, where the rules are known", () => {
		const known = new Set(["unit/unknown"]);
		const { problems } = parseConfigFile("rules:\n  unit/unknown: off\n  unit/unkown: off\n", uri, known);
		assert.deepEqual(
			problems.map(({ key, place }) => [key, place.line]),
			[["rules.unit/unkown", 2]],
		);
	});
	it("does not mind settings of others in an editor, and reports wrong values without a place", () => {
		assert.deepEqual(parseSettings({ trace: { server: "off" } }).problems, []);
		const [problem] = parseSettings({ maxFindings: "x" }).problems;
		assert.equal(problem?.key, "maxFindings");
		assert.equal(problem?.place.uri, "");
	});
	it("never throws, whatever it is given", () => {
		fc.assert(
			fc.property(
				fc.jsonValue(),
				fc.constantFrom("rules", "overrides", "table", "directories", "lead"),
				(value, key) => {
					for (const raw of [value, { [key]: value }, { overrides: [{ files: ["a"], rules: value }] }]) {
						const { settings } = parseSettings(raw);
						assert.ok(settings.maxFindings > 0);
						severityOf(settings, "unit/unknown", "a/b.plan.md");
					}
				},
			),
		);
		fc.assert(fc.property(fc.string(), (text) => assert.ok(file(text).settings)));
	});
	it("publishes a JSON Schema", () => {
		const text = printSettingsJsonSchema();
		assert.ok(text.includes('"ambiguousWidth"') && text.endsWith("}\n"));
		JSON.parse(text);
	});

	it("of tables, what the project leaves open is the editor's", () => {
		const editor = parseSettings({ table: { ambiguousWidth: 2, format: "aligned" } }).settings;
		const project = file("table:\n  ambiguousWidth: 1\n").settings;
		assert.deepEqual(mergeSettings(editor, project).table, {
			ambiguousWidth: 1,
			format: "aligned",
			numbers: "at-once",
			totalFollows: false,
		});
		assert.deepEqual(mergeSettings(editor, defaultSettings).table, editor.table);
	});

	describe("severities", () => {
		const editor = parseSettings({
			rules: { "unit/unknown": "error", "leader/vacant": "off" },
			overrides: [{ files: ["draft/**"], rules: { "unit/unknown": "hint", "number/gap": "hint" } }],
			failOn: "hint",
			directories: ["mine.yaml"],
		}).settings;
		const project = file(
			'rules:\n  unit/unknown: warning\noverrides:\n  - files: ["old/"]\n    rules: { unit/unknown: off }\nmaxFindings: 7\ndirectories: [ours.yaml]\n',
		).settings;
		const merged = mergeSettings(editor, project);
		const cases: readonly (readonly [string, string, string | undefined])[] = [
			["unit/unknown", "a.plan.md", "warning"],
			// The project's rule goes before the user's override.
			["unit/unknown", "draft/a.plan.md", "warning"],
			["unit/unknown", "old/x/a.plan.md", "off"],
			["number/gap", "draft/a.plan.md", "hint"],
			["leader/vacant", "a.plan.md", "off"],
			["number/gap", "a.plan.md", undefined],
			["toString", "a.plan.md", undefined],
		];
		for (const [code, path, expected] of cases)
			it(`${code} in ${path}: ${expected ?? "the rule's own"}`, () => {
				assert.equal(severityOf(merged, code, `file:///${path}`), expected);
			});
		it("takes from the file what it gives, else from the editor", () => {
			assert.deepEqual([merged.maxFindings, merged.failOn], [7, "hint"]);
			assert.deepEqual(merged.directories, ["ours.yaml", "mine.yaml"]);
			assert.equal(
				mergeSettings(parseSettings({ lead: "star" }).settings, file("lead: auto\n").settings).lead,
				undefined,
			);
		});
		it("counts globs from the folder of whoever gives them", () => {
			const both = mergeSettings(
				rootSettings(editor, "file:///work"),
				rootSettings(project, "file:///work/sub"),
			);
			assert.equal(severityOf(both, "number/gap", "file:///work/draft/a.md"), "hint");
			assert.equal(severityOf(both, "number/gap", "file:///work/sub/draft/a.md"), undefined);
			assert.equal(severityOf(both, "unit/unknown", "file:///work/sub/old/a.md"), "off");
			assert.equal(severityOf(both, "unit/unknown", "file:///work/old/a.md"), "warning");
		});
		it("takes the later of two overrides", () => {
			const { settings } = file(
				'overrides:\n  - { files: ["**"], rules: { a/b: hint } }\n  - { files: ["x/*"], rules: { a/b: error } }\n',
			);
			assert.equal(severityOf(settings, "a/b", "file:///x/1.md"), "error");
			assert.equal(severityOf(settings, "a/b", "file:///y/1.md"), "hint");
		});
	});
});

describe("file globs", () => {
	const fits = [
		"draft/** draft/a.md",
		"draft/** draft/a/b.md",
		"**/a.md a.md",
		"**/a.md x/y/a.md",
		"*.plan.md 草案/一.plan.md",
		"草案/*.md 草案/一.md",
		"draft/ draft/a/b",
		"./a/?.md a/b.md",
		"/a.md a.md",
		"a/**/z a/z",
		"a/**/z a/b/c/z",
		"** a/b",
	];
	const misses = [
		"draft/** drafts/a.md",
		"draft/*.md draft/a/b.md",
		"/a.md x/a.md",
		"a/?.md a/bc.md",
		"a/**/z a/b/y",
		"*.md a.txt",
		"a b/a/c",
	];
	for (const pair of fits)
		it(pair, () => {
			const [pattern = "", path = ""] = pair.split(" ");
			assert.equal(matchesGlob(pattern, path), true);
		});
	for (const pair of misses)
		it(`not ${pair}`, () => {
			const [pattern = "", path = ""] = pair.split(" ");
			assert.equal(matchesGlob(pattern, path), false);
		});
	it("agrees with the expression that says the same", () => {
		const pattern = fc
			.array(fc.constantFrom("a", "b", "*", "?", "**/", "/"), { maxLength: 8 })
			.map((parts) => `/${parts.join("")}`);
		const path = fc
			.array(fc.constantFrom("a", "b", "ab", "aab"), { minLength: 1, maxLength: 4 })
			.map((parts) => parts.join("/"));
		fc.assert(
			fc.property(pattern, path, (glob, of) => {
				const segments = glob.slice(1).split("/");
				if (glob.endsWith("/") || segments.includes("")) return;
				const source = segments
					.map((segment, i) => {
						const last = i === segments.length - 1;
						if (segment === "**") return last ? ".*" : "(?:[^/]+/)*";
						return segment.replace(/\*/g, "[^/]*").replace(/\?/g, "[^/]") + (last ? "" : "/");
					})
					.join("");
				// `a/**` also names `a` itself, as nothing follows it.
				const expected =
					new RegExp(`^${source}$`).test(of) ||
					(segments.at(-1) === "**" && new RegExp(`^${source}$`).test(`${of}/`));
				assert.equal(matchesGlob(glob, of), expected, `${glob} ${of}`);
			}),
			{ numRuns: 500 },
		);
	});
	it("takes no longer over hostile patterns", () => {
		const started = performance.now();
		matchesGlob("*a".repeat(500), `${"a".repeat(1000)}b`);
		matchesGlob("**/a/".repeat(200), "a/".repeat(300));
		assert.ok(performance.now() - started < 30_000);
	});
});

describe("front matter", () => {
	it("has one finding where a line that is written wrongly makes a key that nobody knows", () => {
		for (const yaml of ["region：河套新区\nlead: star", "lead:star\nregion: 河套新区"]) {
			const { problems } = parseFrontMatter(yaml);
			assert.deepEqual(
				problems.map(({ message }) => message.zh),
				["这一行缺少冒号，或冒号后面缺一个空格；请写成“名称: 内容”，冒号用英文半角。"],
			);
		}
		// What has a cause of its own is told.
		assert.equal(parseFrontMatter("region：河套新区\nlead: star\n\n甲: 1\n").problems.length, 2);
	});

	it("reads what documents say", () => {
		const { values, problems } = parseFrontMatter(
			"# 说明\nregion: 苏州市吴江区\ndirectory: ./wujiang.directory.yaml\nprevious: ../2023/区政府.plan.md\nstatus: 征求意见\nlead: first\nnumbering: per-section\nlayout: table",
		);
		assert.deepEqual(problems, []);
		assert.deepEqual(values, {
			region: "苏州市吴江区",
			directory: ["./wujiang.directory.yaml"],
			previous: "../2023/区政府.plan.md",
			status: "征求意见",
			lead: "first",
			numbering: "per-section",
			layout: "table",
		});
	});
	const lists = [
		"directory: [a.yaml, b.yaml]",
		"directory:\n  - a.yaml\n  - 'b.yaml'",
		"directory:\n- a.yaml\n- b.yaml\n",
		'directory: [\n  "a.yaml",\n  b.yaml ]',
	];
	for (const text of lists)
		it(JSON.stringify(text), () => {
			const { values, problems } = parseFrontMatter(text);
			assert.deepEqual([values, problems], [{ directory: ["a.yaml", "b.yaml"] }, []]);
		});
	const mistakes: readonly (readonly [string, number, number])[] = [
		["region: 甲市\nregoin: 乙市", 1, 0],
		["region: 甲市\nlead: boss", 1, 6],
		["layout: [table]", 0, 8],
		["a: { b: 1 }\nregion: 甲市\nregion: 乙市", 2, 0],
		["region: [甲, 乙]", 0, 8],
		["region：甲市", 0, 0],
		["region: { a: 1 }", 0, 8],
		['region: "甲', 0, 9],
	];
	for (const [text, line, character] of mistakes)
		it(`reports at ${line}:${character} in ${JSON.stringify(text)}`, () => {
			const { problems, yaml } = parseFrontMatter(text);
			assert.equal(yaml, text);
			const found = problems.map(({ span }) => `${span.line}:${span.character}`);
			assert.ok(found.includes(`${line}:${character}`), found.join(" "));
		});
	it("keeps unknown keys by name", () => {
		assert.deepEqual(parseFrontMatter("作者: 甲\nregion: 乙市\nx: {a: 1}").unknownKeys, ["作者", "x"]);
	});
	it("says nothing of what is left empty or automatic", () => {
		for (const text of ["", "region:", "lead: auto", "\n# 无\n", "directory: []"]) {
			const { values, problems } = parseFrontMatter(text);
			assert.deepEqual([values, problems], [{}, []], text);
		}
	});
	it("takes an item that is indented more for more words of the one above", () => {
		assert.deepEqual(parseFrontMatter("directory: \n- 甲市\n  - a.yaml").values.directory, ["甲市 - a.yaml"]);
	});
	it("reads as a YAML parser does, and never throws", () => {
		const pieces = fc.constantFrom(
			..."region: |status: |directory:|directory: |甲市|a.yaml|\n|\n  - |\n- |[|]|,| |\"|'|# |a b|12|null|~|é|: ".split(
				"|",
			),
		);
		let compared = 0;
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
				const text = parts.join("");
				const { values, problems } = parseFrontMatter(text);
				let parsed: unknown;
				try {
					parsed = parse(text);
				} catch {
					assert.ok(problems.length > 0, text);
					return;
				}
				if (typeof parsed !== "object" || parsed === null || problems.length > 0) return;
				for (const [key, value] of Object.entries(parsed)) {
					const texts: unknown[] = (Array.isArray(value) ? value : [value]).map((item: unknown) =>
						String(item).trim(),
					);
					if (value === null || texts.length === 0) assert.ok(!(key in values), text);
					else if (key === "directory") assert.deepEqual(values.directory, texts, text);
					else if (key === "region") assert.equal(values.region, texts[0], text);
					else if (key === "status") assert.equal(values.status, texts[0], text);
					compared += 1;
				}
			}),
			{ numRuns: 3000 },
		);
		assert.ok(compared > 100);
	});
});
