import assert from "node:assert/strict";
import fc from "fast-check";
import { directoryFromJson, directoryToJson } from "../../../server/src/common/directory/directoryJson.js";
import { loadDirectory } from "../../../server/src/common/directory/load.js";
import { newestFirst } from "../../../server/src/common/directory/officialTitles.js";
import { printDirectoryJsonSchema } from "../../../server/src/common/directory/schema.js";

const uri = "file:///a.directory.yaml";

/** Each problem as `line: what the message names`, lines from 1. */
function problemsOf(text: string): string[] {
	return loadDirectory(text, uri).problems.map(({ place, message }) => {
		assert.match(message.zh, /[。]$/);
		assert.match(message.en, /\.$/);
		assert.ok(!/undefined|null|\[object/.test(message.zh + message.en), message.zh);
		return `${place.line + 1}: ${message.zh}`;
	});
}

describe("loading a directory", () => {
	const text = `region: 云州市临江区
prefix: 区
units:
  - name: 区发改委
    fullName: 临江区发展和改革委员会
    aliases: [发改委, "发展改革委"]
    kind: 政府部门
    note: 牵头经济工作
    sources: [{ document: 区政府工作方案, date: 2024-01-25 }, { document: 年鉴, date: 2024 }]
officials:
  - name: 王 小明
    title: 区长
    titles: [区委副书记]
    unit: 区政府
`;
	it("reads all that a directory says, with the places of the names", () => {
		const { directory, problems } = loadDirectory(text, uri);
		assert.deepEqual(problems, []);
		assert.deepEqual(directory.units, [
			{
				name: "区发改委",
				fullName: "临江区发展和改革委员会",
				aliases: ["发改委", "发展改革委"],
				kind: "政府部门",
				note: "牵头经济工作",
				sources: [
					{ document: "区政府工作方案", date: "2024-01-25" },
					{ document: "年鉴", date: "2024" },
				],
				region: "云州市临江区",
				place: { uri, line: 3, character: 10, endLine: 3, endCharacter: 14 },
			},
		]);
		assert.equal(directory.officials[0]?.name, "王小明");
		assert.deepEqual(directory.officials[0]?.titles, [
			{ title: "区长", sources: [] },
			{ title: "区委副书记", sources: [] },
		]);
		assert.equal(directory.general, false);
	});
	const changing = `officials:
  - name: 王小明
    title: 区长
    titles: [区委副书记, { title: 副区长, unit: 区政府, sources: [{ document: 年鉴, date: 2023 }] }, { title: 区长, sources: [{ document: 公报, date: 2026-02-01 }, { document: 要闻, date: 2025-12-01 }] }]
    sources: [{ document: 要闻, date: 2025-12-01 }]
`;
	const ofTheDay = { document: "要闻", date: "2025-12-01" };
	it("gives each title its own sources, else those of the entry, and each title once", () => {
		const { directory, problems } = loadDirectory(changing, uri);
		assert.deepEqual(problems, []);
		assert.deepEqual(directory.officials[0]?.titles, [
			{ title: "区长", sources: [ofTheDay, { document: "公报", date: "2026-02-01" }] },
			{ title: "区委副书记", sources: [ofTheDay] },
			{ title: "副区长", unit: "区政府", sources: [{ document: "年鉴", date: "2023" }] },
		]);
		const json: unknown = JSON.parse(JSON.stringify(directoryToJson(directory)));
		assert.deepEqual(directoryFromJson(json), directory);
		assert.deepEqual(
			newestFirst(directory.officials[0]?.titles ?? []).map(({ title }) => title),
			["区长", "区委副书记", "副区长"],
		);
	});
	it("says what is wrong with a title", () => {
		const { problems } = loadDirectory("officials:\n  - name: 王小明\n    titles: [{ titel: 区长 }]\n", uri);
		assert.match(problems[0]?.message.zh ?? "", /titles.*title: 区长/);
		assert.equal(problems[0]?.place.line, 2);
	});
	it("goes through JSON unchanged, under a base address", () => {
		const { directory } = loadDirectory(text, "a.yaml");
		const json: unknown = JSON.parse(JSON.stringify(directoryToJson(directory)));
		assert.deepEqual(directoryFromJson(json), directory);
		assert.equal(directoryFromJson(json, "file:///b/")?.units[0]?.place.uri, "file:///b/a.yaml");
		for (const value of [null, 1, "x", [], {}, { uri: "x" }, { uri: "x", units: {}, officials: [] }])
			assert.equal(directoryFromJson(value), undefined);
	});

	const mistakes: readonly (readonly [string, string, readonly RegExp[], readonly string[]])[] = [
		["no name", "units:\n  - fullName: 甲局\n  - name: 乙局\n", [/^2: 第1个单位缺少名称/], ["乙局"]],
		["a name that is no text", "units:\n  - name: 12\n  - name: 乙局\n", [/^2: .*应是文字/], ["乙局"]],
		["an empty name", "units:\n  - name: ''\n  - name: 乙局\n", [/^2: .*是空的/], ["乙局"]],
		["two names in one", "units:\n  - name: 甲局、乙局\n", [/^2: .*单独写/], []],
		["a list that is none", "units:\n  - name: 甲局\n    aliases: 甲\n", [/^3: .*应是列表/], ["甲局"]],
		[
			"a wrong date",
			"units:\n  - name: 甲局\n    sources: [{ document: 文, date: 去年 }]\n",
			[/^3: .*不是日期/],
			["甲局"],
		],
		["an unknown key", "units:\n  - name: 甲局\n    fullname: 甲\n", [/^3: “fullname”/], ["甲局"]],
		["an unknown key at the top", "regions: 云州\nunits:\n  - name: 甲局\n", [/^1: “regions”/], ["甲局"]],
		["an entry that is only text", "units:\n  - 甲局\n  - name: 乙局\n", [/^2: 第1个单位.*name: /], ["乙局"]],
		["units that are no list", "units:\n  甲局: 乙\n", [/^2: units 下面应是列表/], []],
		["one name twice", "units:\n  - name: 甲局\n  - name: 甲局\n", [/^3: .*第2行已经有了/], ["甲局", "甲局"]],
		[
			"an alias of two",
			"units:\n  - name: 甲局\n    aliases: [丙]\n  - name: 乙局\n    aliases: [丙]\n",
			[/^4: .*已属于“甲局”/],
			["甲局", "乙局"],
		],
		[
			"an alias that is another's name",
			"units:\n  - name: 甲局\n  - name: 乙局\n    aliases: [甲局]\n",
			[/^3: .*已属于“甲局”/],
			["甲局", "乙局"],
		],
		["a key twice", "region: 甲市\nregion: 乙市\nunits:\n  - name: 甲局\n", [/^2: .*写了两次/], ["甲局"]],
		["a tab", "units:\n\t- name: 甲局\n", [/^2: .*缩进/], []],
		["an open quote", 'units:\n  - name: 甲局\n  - name: "乙局\n', [/配对的引号/], ["甲局"]],
		["a list at the top", "- name: 甲局\n", [/^1: 这里没有名录的内容/], []],
		["an empty file", "", [/^1: 这里没有名录的内容/], []],
	];
	for (const [name, file, expected, units] of mistakes)
		it(`reports ${name} at its line, and the rest serves`, () => {
			const problems = problemsOf(file);
			assert.equal(problems.length, expected.length, problems.join("\n"));
			expected.forEach((pattern, i) => {
				assert.match(problems[i] ?? "", pattern);
			});
			const loaded = loadDirectory(file, uri).directory.units.map((unit) => unit.name);
			for (const unit of units) assert.ok(loaded.includes(unit), unit);
		});

	it("does not mind an alias in both widths of brackets", () => {
		assert.deepEqual(problemsOf("units:\n  - name: 甲局(乙办)\n    aliases: [甲局（乙办）]\n"), []);
	});
	it("allows a shared source by a YAML alias", () => {
		const units = Array.from({ length: 300 }, (_, i) => `  - name: 局${i}\n    sources: *s\n`).join("");
		const file = `units:\n  - name: 首局\n    sources: &s [{ document: 文 }]\n${units}`;
		assert.deepEqual(problemsOf(file), []);
		assert.equal(loadDirectory(file, uri).directory.units[300]?.sources[0]?.document, "文");
	});
	it("refuses alias bombs, endless nesting and endless files with one problem", () => {
		const bomb = `a: &a [x,x]\n${"bcdefghijklmnopqrst"
			.split("")
			.map((key, i) => `${key}: &${key} [${`*${"abcdefghijklmnopqrst"[i]},`.repeat(9)}]\n`)
			.join("")}units: *t\n`;
		for (const file of [bomb, "[".repeat(200_000), `units:\n${"  - name: 甲\n".repeat(300_000)}`]) {
			const started = performance.now();
			const { problems, directory } = loadDirectory(file, uri);
			assert.ok(problems.length > 0);
			assert.deepEqual(directory.units, []);
			assert.ok(performance.now() - started < 30_000);
		}
	});
	it("reads a file of many keys in time", () => {
		const started = performance.now();
		loadDirectory(Array.from({ length: 50_000 }, (_, i) => `k${i}: 1\n`).join(""), uri);
		assert.ok(performance.now() - started < 30_000);
	});
	it("never throws and places every problem in the file", () => {
		const pieces = fc.constantFrom(
			..."units:|\n|  - |name: |区发改委|aliases: |[|]|{|}|&a |*a|\"|'|#|: |- |officials:|\t|null|12|~|? |---\n|region: 甲|!!|%|>|\u0000|\uFEFF".split(
				"|",
			),
			"|",
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
				const file = parts.join("");
				const lines = file.split("\n").length;
				for (const { place } of loadDirectory(file, uri).problems) {
					assert.ok(place.line >= 0 && place.line < lines);
					assert.ok(place.endLine < lines && place.character >= 0);
					const shown = file.split("\n")[place.line] ?? "";
					const isEmpty = place.line === place.endLine && place.character >= place.endCharacter;
					assert.ok(!isEmpty || shown.trim() === "", `a problem shows nothing of: ${shown}`);
					assert.ok(place.endCharacter <= (file.split("\n")[place.endLine] ?? "").length);
				}
			}),
			{ numRuns: 300 },
		);
	});
	it("publishes a JSON Schema that says what an entry needs", () => {
		const schema: unknown = JSON.parse(printDirectoryJsonSchema());
		const text = JSON.stringify(schema);
		assert.match(text, /"required":\["name"\]/);
		assert.match(text, /"aliases"/);
		assert.match(text, /json-schema\.org/);
	});
});
