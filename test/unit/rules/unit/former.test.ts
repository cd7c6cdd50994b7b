import assert from "node:assert/strict";
import { directoryFromJson, directoryToJson } from "../../../../server/src/common/directory/directoryJson.js";
import { loadDirectory } from "../../../../server/src/common/directory/load.js";
import { provideCompletion } from "../../../../server/src/common/features/completion.js";
import { describeUnit } from "../../../../server/src/common/features/describe.js";
import { leaderFormer } from "../../../../server/src/common/rules/leader/former.js";
import { unitFormer } from "../../../../server/src/common/rules/unit/former.js";
import { checkRule } from "../../../support/checkRule.js";
import { readMarkers } from "../../../support/markedText.js";
import { createTestSnapshot, readTestDirectory } from "../../../support/planSnapshot.js";

/** A plan of 2026 whose directory says of 区经信委 that it ended with 2019-01, of 周舟 with 2025-06-30. */
const plan = (leader: string, units: string, title = "2026年重点工作任务分解方案") =>
	`---\nregion: 苏州市吴江区\n---\n\n# ${title}\n\n| 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- |\n| 1.新建公园2个。 | ${leader} | ${units} |\n`;

describe("unit/former", () => {
	it("is a unit that ended before the year of the title; its successors are offered", () => {
		for (const choose of ["区工信局", "区商务局"])
			checkRule(unitFormer, {
				text: plan("钱宇", "★«区经信委»(unit/former)、区统计局"),
				fixed: plan("钱宇", `★${choose}、区统计局`),
				choose,
				messages: ["第1项的“区经信委”已于2019年1月撤并或更名，请改为“区工信局”或“区商务局”。"],
			});
	});
	it("is written as it was: its level carried, and carried on", () =>
		checkRule(unitFormer, {
			text: plan("钱宇", "★区发改委、«经信委»(unit/former)、统计局"),
			fixed: plan("钱宇", "★区发改委、工信局、统计局"),
		}));
	it("stays in other rows until it is mended there", () => {
		const row = "| 2.新建学校2所。 | 钱宇 | ★区统计局、«区经信委»(unit/former) |\n";
		checkRule(unitFormer, {
			text: plan("钱宇", "★区统计局") + row,
			fixed: plan("钱宇", "★区统计局") + row.replace("«区经信委»(unit/former)", "区工信局"),
		});
	});
	for (const [title, why] of [
		["2019年重点工作任务分解方案", "before it ended"],
		["重点工作任务分解方案", "without a date"],
	])
		it(`is nothing in a plan ${why}`, () =>
			checkRule(unitFormer, { text: plan("钱宇", "★区经信委", title) }));
});

describe("leader/former", () => {
	it("is an official who left before the year of the title", () =>
		checkRule(leaderFormer, {
			text: plan("«周 舟»(leader/former)、钱宇", "★区统计局"),
			fixed: plan("方勇、钱宇", "★区统计局"),
			messages: ["第1项的牵头领导“周舟”任职至2025年6月30日，请改为“方勇”。"],
		}));
	it("is nothing in a plan of a year in which the official was in office", () =>
		checkRule(leaderFormer, { text: plan("周舟", "★区统计局", "2025年重点工作任务分解方案") }));
});

describe("an end in a directory", () => {
	const messagesOf = (officials: string, leader = "甲一") => {
		const directory = readTestDirectory(`region: 苏州市吴江区\nofficials:\n${officials}`);
		return createTestSnapshot(plan(leader, "★区统计局"), { directories: [directory] })
			.findings()
			.filter(({ code }) => code === "leader/former")
			.map((finding) => [finding.message.zh, finding.fixes().map(({ title }) => title.zh)]);
	};
	for (const [until, ends] of [
		["2025-12-31", true],
		["2026-01-01", false],
		["2025-12", true],
		["2026-01", false],
		["2025", true],
		["2026", false],
	] as const)
		it(`with ${until} is ${ends ? "" : "not "}over on 1 January 2026`, () =>
			assert.equal(messagesOf(`  - { name: 甲一, until: ${until}, successor: 乙二 }`).length, ends ? 1 : 0));
	it("leads to who is there now, over several successors, also in a circle", () => {
		const chain = `  - { name: 甲一, until: 2020, successor: 乙二 }
  - { name: 乙二, until: 2022-05, successor: [丙三, 甲一] }
  - { name: 丙三 }`;
		assert.deepEqual(messagesOf(chain)[0]?.[1], ["改为“丙三”"]);
	});
	it("without a successor asks who leads", () =>
		assert.deepEqual(messagesOf("  - { name: 甲一, until: 2020 }"), [
			["第1项的牵头领导“甲一”任职至2020年，请核对由谁牵头。", []],
		]));
	it("of one of two persons of a name says nothing", () =>
		assert.deepEqual(
			messagesOf("  - { name: 甲一, unit: 区府办, until: 2020 }\n  - { name: 甲一, unit: 区委办 }"),
			[],
		));
	it("is a mistake at its line where it is no date, and no name", () => {
		const { problems } = loadDirectory(
			"units:\n  - name: 区甲局\n    until: 去年\n    successor: { name: 区乙局 }\n",
			"file:///a.directory.yaml",
		);
		assert.deepEqual(
			problems.map(({ place, message }) => [place.line, message.zh]),
			[
				[2, "单位“区甲局”的撤并或离任日期(until)不是日期；请写成 2024-01-25、2024-01 或 2024。"],
				[3, "单位“区甲局”的接替者(successor)应是名称，或几个名称的列表，如 [区卫健委, 区医保局]；请改写。"],
			],
		);
	});
	it("comes back from JSON, is told by a hover, and its name is not completed any more", () => {
		const directory = readTestDirectory(
			"region: 苏州市吴江区\nprefix: 区\nunits:\n  - { name: 区甲局, until: 2019-01, successor: [区乙局, 区丙局] }\n  - { name: 区乙局 }\n",
		);
		assert.deepEqual(directoryFromJson(JSON.parse(JSON.stringify(directoryToJson(directory)))), directory);
		const setting = { directories: [directory] };
		const { text, cursor } = readMarkers(plan("钱宇", "★$0"));
		assert.ok(cursor !== null);
		const labels = provideCompletion(createTestSnapshot(text, setting), cursor, {
			language: "zh",
			snippets: false,
		}).items.map(({ label }) => label);
		assert.deepEqual(labels, ["★区乙局"]);
		const told = describeUnit(createTestSnapshot(plan("钱宇", "★区甲局"), setting), "区甲局", {
			language: "zh",
		});
		assert.ok(told.includes("存续至：2019-01，后为区乙局、区丙局"), told);
	});
});
