import assert from "node:assert/strict";
import { collectNames } from "../../../server/src/common/features/collectNames.js";
import { loadScriptConverter } from "../../../server/src/common/text/script.js";
import {
	createTestSnapshot,
	demoDirectory,
	demoPlan,
	readTestDirectory,
} from "../../support/planSnapshot.js";

type Setting = Parameters<typeof createTestSnapshot>[1];

/** One line a proposal: what the directory would get. */
function namesOf(text: string, setting: Setting = {}): readonly string[] {
	return collectNames(createTestSnapshot(text, setting)).map((proposal) => {
		if (proposal.of === "unit") {
			const { name, fullName, aliases, kind } = proposal;
			return ["unit", name, fullName ?? "-", aliases.join("、") || "-", kind ?? "-"].join("|");
		}
		const { name, titles, unit, entry, isSourceOnly } = proposal;
		const state = entry === undefined ? "" : isSourceOnly ? "|source" : "|title";
		return `official|${name}|${titles.join("、") || "-"}|${unit ?? "-"}${state}`;
	});
}

const sourcesOf = (text: string, setting: Setting = {}) =>
	collectNames(createTestSnapshot(text, setting)).map(({ source }) => source);

describe("features: names to be collected", () => {
	before(() => loadScriptConverter());

	it("takes units and leaders of a table, with other ways to write them", () => {
		assert.deepEqual(
			namesOf(
				demoPlan(
					"| 1 | 指标 | 1.新建公园2个。 | 赵明、钱 宇 | ★区发改委、财政局、湖东镇 |",
					"| ^^ | ^^ | 2.新建学校2所。 | 孙丽 | ★区财政局、临湖高新区、各区镇 |",
				),
			),
			[
				"unit|区发改委|-|-|-",
				"unit|区财政局|-|财政局|-",
				"unit|湖东镇|-|-|镇",
				"unit|临湖高新区|-|-|开发区",
				"official|赵明|-|-",
				"official|钱宇|-|-",
				"official|孙丽|-|-",
			],
		);
	});

	it("takes no name that means two units for another name of either", () => {
		assert.deepEqual(
			namesOf(
				demoPlan(
					"| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★市发改委、统计局 |",
					"| ^^ | ^^ | 2.新建学校2所。 | 赵明 | ★区发改委、统计局、市统计局、区统计局 |",
				),
			).filter((name) => name.includes("统计局")),
			["unit|市统计局|-|-|-", "unit|区统计局|-|-|-"],
		);
	});

	it("proposes no words of a template that wait to be filled in", () => {
		const rows = [
			"| 1 | 指标 | 1.新建公园2个。 | 姓名 | ★牵头单位、责任单位 |",
			"| ^^ | ^^ | 2.新建学校2所。 | 领导姓名 | ★区财政局、XX |",
		];
		assert.deepEqual(namesOf(demoPlan(...rows)), ["unit|区财政局|-|-|-"]);
	});

	it("proposes nothing that the directory has", () => {
		const plan = demoPlan("| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改委、统计局、区教育局、各区镇 |");
		assert.deepEqual(namesOf(plan, { directories: [demoDirectory] }), ["unit|区教育局|-|-|-"]);
	});

	it("takes officials and their units out of running text", () => {
		assert.deepEqual(
			namesOf(
				"---\nregion: 江州市临湖区\n---\n# 工作动态\n\n4月2日，临湖区委副书记、区长倪亚军到区运输事业发展中心调研，区运输事业发展中心主任 刘念陪同。\n",
			),
			[
				"unit|区委|-|临湖区委|-",
				"unit|区运输事业发展中心|-|-|-",
				"official|倪亚军|临湖区委副书记、区长|区委",
				"official|刘念|区运输事业发展中心主任|区运输事业发展中心",
			],
		);
	});

	it("has names in simplified script, without readings", () => {
		const text =
			"蘇南市工信局黨委會議\n\n3月1日，市工信局召開會議，局黨(dǎng)委書記、局長顧衛東主持會議，市委書記錢學軍出席。\n";
		assert.deepEqual(namesOf(text), [
			"unit|市工信局|-|-|-",
			"unit|市委|-|-|-",
			"official|顾卫东|局党委书记、局长|市工信局",
			"official|钱学军|市委书记|市委",
		]);
	});

	it("takes full names that the document states", () => {
		assert.deepEqual(
			namesOf(
				"---\nregion: 江州市临湖区\n---\n# 通知\n\n由临湖区发展和改革委员会（以下简称“区发改委”）牵头。\n\n1.编制规划。（区发改委牵头，区财政局配合）\n",
			),
			["unit|区发改委|临湖区发展和改革委员会|-|-", "unit|区财政局|-|-|-"],
		);
	});

	it("takes no heading for a unit that is an event or a slogan", () => {
		const text = `近日，各单位作了交流。
市林业局
一是抓造林。完成造林12万亩。
打造宜居社区
一是抓绿化。栽树3万株。
全市招商引资推进会
一是抓项目。签约项目20个。
`;
		assert.deepEqual(namesOf(text), ["unit|市林业局|-|-|-"]);
	});

	describe("of a known official", () => {
		const text = (title: string) =>
			`---\nregion: 江州市临湖区\n---\n# 工作动态\n\n2026年4月2日\n\n一、会议由${title}赵明主持。\n`;
		const known = (entry: string) => ({
			directories: [
				readTestDirectory(
					`region: 江州市临湖区\nunits: [{ name: 区委 }, { name: 区政府 }]\nofficials:\n  - ${entry}\n`,
				),
			],
		});
		it("proposes a new title", () =>
			assert.deepEqual(
				namesOf(text("区长"), known("{ name: 赵明, title: 副区长, sources: [{ document: 年鉴 }] }")),
				["official|赵明|区长|-|title"],
			));
		it("proposes a new source of a known title, however its region is written", () =>
			assert.deepEqual(
				namesOf(
					text("临湖区委书记"),
					known("{ name: 赵明, title: 区委书记, sources: [{ document: 年鉴 }] }"),
				),
				["official|赵明|区委书记|区委|source"],
			));
		it("proposes nothing that the entry has from this very document", () =>
			assert.deepEqual(
				namesOf(
					text("区长"),
					known("{ name: 赵明, title: 区长, sources: [{ document: 工作动态, date: 2026-04-02 }] }"),
				),
				[],
			));
	});

	it("gives title and date of the document as source, the file's name where it has no title", () => {
		assert.deepEqual(sourcesOf("# 工作动态\n\n2026年4月2日\n\n一、会议由区长赵明主持。\n"), [
			{ document: "工作动态", date: "2026-04-02" },
		]);
		assert.deepEqual(sourcesOf("会议由区长赵明主持。"), [{ document: "plan" }]);
		// The heading of a statement is not a title of a document.
		assert.equal(sourcesOf("区住建局局长 沈平\n\n一是抓质量。\n")[0]?.document, "plan");
	});
});
