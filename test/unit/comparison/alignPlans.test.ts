import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { alignPlans, alignTasks } from "../../../server/src/common/comparison/alignPlans.js";
import type { ComparedTask } from "../../../server/src/common/comparison/comparedTask.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";
import { root } from "../../support/sources.js";

const base = demoPlan(
	"| 1 | 指标 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委 |",
	"| ^^ | ^^ | 2.新增规上工业企业20家，培育专精特新企业8家。 | ^^ | ★区工信局 |",
	"| 2 | 城建 | 3.新建口袋公园5个，改造老旧小区12个。 | ^^ | ★区住建局 |",
	"| ^^ | ^^ | 4.完成河道整治12公里。 | ^^ | ★区水务局 |",
	"| 3 | 民生 | 5.新增学位3000个。 | ^^ | ★区教育局 |",
);

/** What became of tasks, by their numbers from 1: `1=2` a pair, `3<4+5` split, `4+5>3` joined, `-2` gone, `+6` new. */
function show(before: string, after: string): string {
	const { pairs, splits, joins, removed, added } = alignPlans(
		createTestSnapshot(before),
		createTestSnapshot(after),
	);
	return [
		...pairs.map((pair) => `${pair.before + 1}=${pair.after + 1}`),
		...splits.map((split) => `${split.before + 1}<${split.after.map((task) => task + 1).join("+")}`),
		...joins.map((join) => `${join.before.map((task) => task + 1).join("+")}>${join.after + 1}`),
		...removed.map((task) => `-${task + 1}`),
		...added.map((task) => `+${task + 1}`),
	].join(" ");
}

describe("align plans", () => {
	const cases: readonly (readonly [what: string, after: string, expected: string])[] = [
		["the same plan", base, "1=1 2=2 3=3 4=4 5=5"],
		[
			"figures and words that changed",
			base.replace("5%以上", "4%左右").replace("整治12公里", "综合整治15公里"),
			"1=1 2=2 3=3 4=4 5=5",
		],
		[
			"rows in another order with other numbers",
			demoPlan(
				"| 1 | 民生 | 1.新增学位3000个。 | 赵明 | ★区教育局 |",
				"| 2 | 城建 | 2.完成河道整治12公里。 | ^^ | ★区水务局 |",
				"| ^^ | ^^ | 3.新建口袋公园5个，改造老旧小区12个。 | ^^ | ★区住建局 |",
				"| 3 | 指标 | 4.新增规上工业企业20家，培育专精特新企业8家。 | ^^ | ★区工信局 |",
				"| ^^ | ^^ | 5.地区生产总值增长5%以上。 | ^^ | ★区发改委 |",
			),
			"5=1 4=2 3=3 2=4 1=5",
		],
		[
			"one that is gone and one that is new",
			base.replace(/\| 2 \| 城建.*\n/, "").replace("新增学位3000个", "举办全民健身活动60场"),
			"1=1 2=2 4=3 -3 -5 +4",
		],
		[
			"one that became two",
			base.replace(
				"新增规上工业企业20家，培育专精特新企业8家。 | ^^ | ★区工信局 |",
				"新增规上工业企业20家。 | ^^ | ★区工信局 |\n| ^^ | ^^ | 培育专精特新企业8家。 | ^^ | ★区工信局 |",
			),
			"1=1 2=2 3=4 4=5 5=6 2<2+3",
		],
		[
			"two that became one",
			base.replace(/\| \^\^ \| \^\^ \| 4\..*\n/, "").replace("小区12个。", "小区12个；完成河道整治12公里。"),
			"1=1 2=2 3=3 5=4 3+4>3",
		],
		["an empty plan", "# 空的\n", "-1 -2 -3 -4 -5"],
		[
			"another script",
			base
				.replace("地区生产总值增长5%以上", "地區生產總值增長5%以上")
				.replace("新增规上工业企业20家，培育专精特新企业8家", "新增規上工業企業20家，培育專精特新企業8家"),
			"1=1 2=2 3=3 4=4 5=5",
		],
		[
			"one that is written anew in its place",
			base.replace("新增学位3000个", "新建学校2所、增加学位"),
			"1=1 2=2 3=3 4=4 5=5",
		],
	];
	for (const [what, after, expected] of cases)
		it(`finds ${what}`, () => assert.equal(show(base, after), expected));

	it("finds the tasks of a plan that shares nothing gone and new", () =>
		assert.equal(
			show(base, demoPlan("| 1 | 宣传 | 1.开展反诈宣传。 | 钱一凡 | ★区公安局 |")),
			"-1 -2 -3 -4 -5 +1",
		));

	it("pairs repeated texts by where they stand", () => {
		const rows = (...units: string[]) =>
			demoPlan(...units.map((unit, i) => `| ${i + 1} | 宣传 | ${i + 1}.抓好安全生产。 | 赵明 | ★${unit} |`));
		assert.equal(show(rows("区教育局", "区水务局", "区住建局"), rows("区水务局", "区住建局")), "2=1 3=2 -1");
		assert.equal(show(rows("区教育局", "区教育局"), rows("区教育局", "区教育局", "区教育局")), "1=1 2=2 +3");
	});

	it("knows tasks again in another layout", () => {
		const text = readFileSync(join(root, "seeds/wujiang-2024.plan.md"), "utf8");
		const table = createTestSnapshot(text);
		const lines = text.split("\n").filter((line) => line.startsWith("|") && !/^[| -]+$/.test(line));
		const cellsOf = (line: string) => line.split("|").slice(1, -1);
		const sheet = createTestSnapshot(
			lines
				.map((line) =>
					cellsOf(line)
						.map((cell) => cell.trim().replace("^^", ""))
						.join("\t"),
				)
				.join("\n"),
		);
		assert.equal(sheet.plan.layout, "tsv");
		const { pairs, removed, added } = alignPlans(table, sheet);
		assert.deepEqual([removed, added], [[], []]);
		assert.ok(pairs.every(({ before, after }) => before === after));
	});

	it("puts every task in one place, alike in both directions", () => {
		const word = fc.constantFrom("公园", "建设", "企业", "新增", "3个", "20家", "教育", "，", "整治");
		const task = fc.record({
			text: fc.array(word, { maxLength: 7 }).map((words) => words.join("")),
			section: fc.constantFrom("甲", "乙"),
			group: fc.constant(""),
			units: fc.subarray(["区教育局", "区水务局"]),
			leaders: fc.constant([]),
			number: fc.constantFrom(null, 1, 2),
		}) satisfies fc.Arbitrary<ComparedTask>;
		const plan = fc.array(task, { maxLength: 9 });
		fc.assert(
			fc.property(plan, plan, (before, after) => {
				const there = alignTasks(before, after);
				const inPairs = there.pairs.map((pair) => pair.before);
				const inJoins = there.joins.flatMap((join) => join.before);
				const left = [...new Set([...inPairs, ...inJoins]), ...there.removed].sort((a, b) => a - b);
				assert.deepEqual(
					left,
					before.map((_, i) => i),
				);
				const inParts = there.splits.flatMap((split) => split.after);
				const right = [...new Set([...there.pairs.map((pair) => pair.after), ...inParts]), ...there.added];
				assert.deepEqual(
					right.sort((a, b) => a - b),
					after.map((_, i) => i),
				);
				for (const pair of there.pairs) {
					assert.equal(there.afterOf(pair.before), pair.after);
					assert.equal(there.beforeOf(pair.after), pair.before);
				}
				const back = alignTasks(after, before);
				assert.equal(
					back.pairs.filter(({ similarity }) => similarity === 1).length,
					there.pairs.filter(({ similarity }) => similarity === 1).length,
				);
			}),
		);
	});
});
