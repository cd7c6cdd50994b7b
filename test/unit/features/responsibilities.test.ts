import assert from "node:assert/strict";
import { loadPinyin } from "../../../server/src/common/directory/pinyin.js";
import { provideResponsibilities } from "../../../server/src/common/features/responsibilities.js";
import type { ResponsibleTasksBy } from "../../../server/src/common/protocol.js";
import {
	createTestSnapshot,
	demoDirectory,
	demoDirectoryText,
	demoPlan,
	readTestDirectory,
} from "../../support/planSnapshot.js";

const rows = [
	"| 1 | 稳增长 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.新增企业20家。 | ^^ | ★区工信局、★财政局 |",
	"| 2 | 促改革 | 3.建成公园2个。 | 赵明、钱一凡 | 区财政局 |",
	"| ^^ | ^^ | 4.办好展会。 |  | ★区发改委、各区镇 |",
	"",
	"## 二、民生",
	"",
	"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
	"| ---- | ---- | ---------------- | -------- | -------- |",
	"| 3 | 惠民生 | 5.新增学位1000个。 | 钱一凡 | ★区财政局 |",
];
const plan = demoPlan(...rows);

/** The groups with the numbers of their tasks; those that are shared stand behind `+`. */
function shown(
	text: string,
	by: ResponsibleTasksBy,
	filter?: string,
	directory = demoDirectory,
): readonly string[] {
	const snapshot = createTestSnapshot(text, { directories: [directory] });
	const { tasks, groups } = provideResponsibilities(snapshot, by, filter);
	const numbers = (all: readonly number[]) => all.map((task) => tasks[task]?.number).join(",");
	return groups.map(
		({ kind, name, leads, shares }) =>
			`${kind === "none" ? "(none)" : name}: ${numbers(leads)}${shares.length > 0 ? ` +${numbers(shares)}` : ""}`,
	);
}

describe("who answers for which tasks", () => {
	const cases: readonly [by: ResponsibleTasksBy, filter: string, groups: readonly string[]][] = [
		["leader", "", ["赵明: 1,2 +3", "钱一凡: 5 +3", "(none): 4"]],
		[
			"unit",
			"",
			["区发改委: 1,4", "区统计局:  +1", "区工信局: 2", "区财政局: 2,5 +3", "各区镇:  +4", "(none): 3"],
		],
		["section", "", ["一、经济运行: 1,2,3,4", "二、民生: 5"]],
		["leader", "一凡", ["钱一凡: 5 +3"]],
		["leader", "学位", ["钱一凡: 5"]],
		["leader", "区统计局", ["赵明: 1"]],
		["unit", "财政", ["区财政局: 2,5 +3"]],
		["unit", "赵明", ["区发改委: 1", "区统计局:  +1", "区工信局: 2", "区财政局: 2 +3", "(none): 3"]],
		["unit", "4", ["区发改委: 4", "各区镇:  +4"]],
		["section", " 民生 ", ["二、民生: 5"]],
		["section", "工信", ["一、经济运行: 2"]],
		["section", "没有的词", []],
	];
	for (const [by, filter, groups] of cases)
		it(`by ${by}${filter === "" ? "" : `, what fits “${filter.trim()}”`}`, () =>
			assert.deepEqual(shown(plan, by, filter), groups));

	it("in the order of a directory that has one, then those it lacks", () => {
		const ordered = readTestDirectory(
			demoDirectoryText
				.replace("units:", "ordered: true\nunits:")
				.replace("  - { name: 钱一凡 }\n", "")
				.replace("officials:", "officials:\n  - { name: 钱一凡 }"),
		);
		const names = (by: ResponsibleTasksBy) =>
			shown(plan, by, "", ordered).map((group) => group.replace(/:.*/, ""));
		assert.deepEqual(names("unit"), ["区发改委", "区统计局", "区财政局", "区工信局", "各区镇", "(none)"]);
		assert.deepEqual(names("leader"), ["钱一凡", "赵明", "(none)"]);
		assert.deepEqual(names("section"), ["一、经济运行", "二、民生"]);
	});

	it("finds names by initials, where letters are known", async () => {
		const snapshot = createTestSnapshot(plan, { directories: [demoDirectory] });
		const { groups, matches } = provideResponsibilities(snapshot, "unit", "fgw", await loadPinyin());
		assert.deepEqual(
			groups.map(({ name }) => name),
			["区发改委"],
		);
		assert.equal(matches, 2);
	});

	it("tells of each task where it begins and who is named in it, by their full names", () => {
		const snapshot = createTestSnapshot(plan, { directories: [demoDirectory] });
		const { tasks, title, marksLead } = provideResponsibilities(snapshot, "unit");
		assert.equal(title, "2026年重点工作任务分解方案");
		assert.equal(marksLead, true);
		assert.deepEqual(tasks[1], {
			number: "2",
			text: "新增企业20家。",
			line: 11,
			character: 12,
			section: 0,
			leaders: ["赵明"],
			leadUnits: ["区工信局", "区财政局"],
			units: [],
		});
	});

	it("lacks nothing where a plan names nobody of a kind", () => {
		const bare = "| 任务 | 责任单位 |\n| --- | --- |\n| 1.建公园。 | 区住建局 |\n| 2.修道路。 | 区交通局 |\n";
		assert.deepEqual(shown(bare, "leader"), []);
		assert.deepEqual(shown(bare, "section"), ["(none): 1,2"]);
	});

	it("finds words behind those that are shown of a long task", () => {
		const long = demoPlan(`| 1 | 甲 | 1.${"推进项目建设，".repeat(20)}建成码头。 | 赵明 | ★区发改委 |`);
		assert.deepEqual(shown(long, "leader", "码头"), ["赵明: 1"]);
	});

	it("answers for a document without tasks", () => assert.deepEqual(shown("正文。\n", "section"), []));
});
