import assert from "node:assert/strict";
import fc from "fast-check";
import { directoryFromJson, directoryToJson } from "../../../../server/src/common/directory/directoryJson.js";
import { loadDirectory } from "../../../../server/src/common/directory/load.js";
import { leaderOrder } from "../../../../server/src/common/rules/leader/order.js";
import { unitOrder } from "../../../../server/src/common/rules/unit/order.js";
import { checkRule, fixAll } from "../../../support/checkRule.js";
import { createTestSnapshot, readTestDirectory } from "../../../support/planSnapshot.js";

/** A plan of the district whose directory is ordered: 区发改委 区工信局 区财政局 区统计局 区商务局; 赵明 钱一凡 孙立 李岚. */
const plan = (leaders: string, units: string, region = "江州市临湖区") =>
	`---\nregion: ${region}\n---\n\n# 2026年重点工作任务分解方案\n\n| 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- |\n| 1.新建公园2个。 | ${leaders} | ${units} |\n`;
const withUnits = (units: string) => plan("赵明", units);
const withLeaders = (leaders: string) => plan(leaders, "★区发改委、区财政局");

describe("unit/order", () => {
	for (const { name, text, fixed } of [
		{
			name: "is told once a list",
			text: "★区发改委、区商务局、«区统计局»(unit/order)、区财政局",
			fixed: "★区发改委、区财政局、区统计局、区商务局",
		},
		{
			name: "compares lead units with lead units",
			text: "★区统计局、«★区工信局»(unit/order)、区发改委",
			fixed: "★区工信局、★区统计局、区发改委",
		},
		{
			name: "writes a level out where it is not carried any more",
			text: "★区商务局、区统计局、«财政局»(unit/order)、各镇",
			fixed: "★区商务局、区财政局、区统计局、各镇".replace("区财政局", "财政局"),
		},
		{
			name: "leaves who is not in the directory behind the others",
			text: "★区发改委、区新局、区统计局、«区财政局»(unit/order)",
			fixed: "★区发改委、区财政局、区统计局、区新局",
		},
	])
		it(name, () => checkRule(unitOrder, { text: withUnits(text), fixed: withUnits(fixed) }));
	for (const [why, units] of [
		["is kept", "★区统计局、区发改委、区工信局、区新局、各镇"],
		["is not asked of who does what", "区统计局负责统计，区财政局负责资金"],
		["is not known of others", "★区甲局、区乙局"],
	] as const)
		it(`is nothing where it ${why}`, () => checkRule(unitOrder, { text: withUnits(units) }));
	it("is nothing under a directory without an order", () =>
		checkRule(unitOrder, { text: plan("钱宇", "★区发改委、区统计局、区工信局", "苏州市吴江区") }));
	it("loses no unit and no ★, whatever stands there", () => {
		const names = ["区发改委", "区工信局", "区财政局", "区统计局", "区商务局", "区新局", "统计局", "各镇"];
		const list = fc.uniqueArray(fc.constantFrom(...names), { minLength: 2 });
		fc.assert(
			fc.property(list, fc.nat(7), (units, lead) => {
				const written = units.map((unit, i) => (i === lead ? `★${unit}` : unit)).join("、");
				const after = fixAll(unitOrder, withUnits(written));
				const last = after.trimEnd().split("|").at(-2) ?? "";
				const sorted = (text: string) =>
					text
						.trim()
						.split("、")
						.map((unit) => unit.replace(/^(★?)统计局$/, "$1区统计局"))
						.sort();
				assert.deepEqual(sorted(last), sorted(written));
			}),
			{ numRuns: 60 },
		);
	});
});

describe("leader/order", () => {
	for (const { name, text, fixed } of [
		{ name: "is that of the directory", text: "李岚、«赵明»(leader/order)、孙立", fixed: "赵明、孙立、李岚" },
		{
			name: "takes titles along and leaves marks and others where they are",
			text: "李岚，周某、«副区长赵明»(leader/order)",
			fixed: "副区长赵明，周某、李岚",
		},
		{ name: "keeps blanks in a name", text: "钱一凡 «赵　明»(leader/order)", fixed: "赵　明 钱一凡" },
	])
		it(name, () => checkRule(leaderOrder, { text: withLeaders(text), fixed: withLeaders(fixed) }));
	it("is nothing where it is kept, or nobody of the directory is there", () => {
		for (const leaders of ["赵明、孙立", "周某、赵明、吴某、孙立", "孙立"])
			checkRule(leaderOrder, { text: withLeaders(leaders) });
	});
	it("is not asked of two persons of a name", () => {
		const found = (officials: string) =>
			createTestSnapshot(withLeaders("乙二、甲一"), {
				directories: [
					readTestDirectory(
						`region: 江州市临湖区\nordered: true\nofficials:\n${officials}  - { name: 乙二 }\n`,
					),
				],
			})
				.findings()
				.filter(({ code }) => code === "leader/order").length;
		assert.equal(found("  - { name: 甲一 }\n"), 1);
		assert.equal(found("  - { name: 甲一, unit: 区委办 }\n  - { name: 甲一, unit: 区府办 }\n"), 0);
	});
});

describe("the order of a directory", () => {
	const text =
		"region: 江州市临湖区\nprefix: 区\nordered: true\nunits:\n  - { name: 区甲局 }\n  - { name: 区乙局 }\n";
	it("is that of its entries, and comes back from JSON", () => {
		const directory = readTestDirectory(text);
		assert.deepEqual(
			directory.units.map(({ rank }) => rank),
			[0, 1],
		);
		assert.deepEqual(directoryFromJson(JSON.parse(JSON.stringify(directoryToJson(directory)))), directory);
	});
	it("is a mistake at its line where it is neither true nor false", () => {
		const { directory, problems } = loadDirectory(
			text.replace("true", "按行政序列"),
			"file:///a.directory.yaml",
		);
		assert.deepEqual(
			problems.map(({ place, message }) => [place.line, message.zh]),
			[[2, "名录的排序标记(ordered)只能写 true 或 false。"]],
		);
		assert.equal(directory.units[0]?.rank, undefined);
	});
	it("is told of units of one directory alone", () => {
		const city = readTestDirectory(
			"region: 江州市\nprefix: 市\nordered: true\nunits:\n  - { name: 市丙局 }\n  - { name: 市丁局 }\n",
			"file:///city.directory.yaml",
		);
		const found = createTestSnapshot(withUnits("★市丁局、区乙局、市丙局、区甲局"), {
			directories: [readTestDirectory(text), city],
		})
			.findings()
			.filter(({ code }) => code === "unit/order");
		assert.deepEqual(
			found.map(({ message }) => message.zh),
			["第1项的“区甲局”排在“区乙局”之后，与名录的先后不同，建议按名录排列。"],
		);
	});
});
