import assert from "node:assert/strict";
import type { Plan } from "../../../server/src/common/model/plan.js";
import { readText } from "../../support/readText.js";

const text = [
	"# 某区2026年重点工作方案",
	"",
	"总的要求。1.新建学校3所。（区教育局负责）2.改造小区12个。（区住建局负责）",
	"## 一、主要目标",
	"| 序号 | 项目 | 重点任务 | 牵头领导 | 责任单位 |",
	"| --- | --- | --- | --- | --- |",
	"| 1 | 甲 | 3.增长5%以上。 | 王芳 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 4.新增企业3家。 | ^^ | ^^ |",
	"普通的一段话。",
].join("\n");

const nowhere = [-1, -7, 1_000, Number.NaN];

describe("plan view", () => {
	const { plan }: { plan: Plan } = readText(text);

	it("knows the lines of blocks and the blocks of lines", () => {
		assert.equal(plan.lineCount, text.split("\n").length);
		let line = 0;
		for (let block = 0; block < plan.blockCount; block++) {
			assert.equal(plan.lineOfBlock(block), line);
			for (let i = 0; i < (plan.blockAt(block)?.lines ?? 0); i++)
				assert.equal(plan.blockAtLine(line + i), block);
			line += plan.blockAt(block)?.lines ?? 0;
		}
		assert.equal(plan.lineOfBlock(plan.blockCount), line);
		assert.equal(plan.blockAtLine(line + 5), plan.blockCount - 1);
	});

	it("knows where tasks stand, several of them in one paragraph", () => {
		const tasks = [...plan.eachTask()].map((row, task) => ({
			number: row.number,
			line: plan.lineOfTask(task),
			section: plan.sectionOfTask(task),
			group: plan.groupOfTask(task),
			leader: plan.leaderTaskOf(task),
			units: plan.unitTaskOf(task),
		}));
		assert.deepEqual(tasks, [
			{ number: 1, line: 2, section: -1, group: -1, leader: -1, units: 0 },
			{ number: 2, line: 2, section: -1, group: -1, leader: -1, units: 1 },
			{ number: 3, line: 6, section: 0, group: 0, leader: 2, units: 2 },
			{ number: 4, line: 7, section: 0, group: 0, leader: 2, units: 2 },
		]);
		for (let task = 0; task < plan.taskCount; task++)
			assert.equal(plan.lineOfTask(task), plan.lineOfBlock(plan.blockOfTask(task)));
	});

	it("gives sections, groups and points by their numbers and one after another", () => {
		assert.deepEqual(
			[plan.sectionCount, plan.groupCount, plan.pointCount],
			[[...plan.eachSection()].length, [...plan.eachGroup()].length, [...plan.eachPoint()].length],
		);
		assert.equal(plan.sectionAt(0)?.block.title.text, "主要目标");
		assert.equal(plan.groupAt(0)?.name, "甲");
		for (const [i, section] of [...plan.eachSection()].entries())
			assert.deepEqual(plan.sectionAt(i), section);
		for (const [i, group] of [...plan.eachGroup()].entries()) assert.deepEqual(plan.groupAt(i), group);
		for (const [i, point] of [...plan.eachPoint()].entries()) assert.equal(plan.pointAt(i), point);
		const visited: unknown[] = [];
		plan.forEachGroup((group, i) => visited.push([i, group]));
		plan.forEachPoint((point, i) => visited.push([i, point]));
		assert.deepEqual(visited, [...[...plan.eachGroup()].entries(), ...[...plan.eachPoint()].entries()]);
		for (const number of [...nowhere, plan.pointCount])
			assert.deepEqual(
				[plan.sectionAt(number), plan.groupAt(number), plan.pointAt(number)],
				[undefined, undefined, undefined],
			);
	});

	it("counts the tasks before a block", () => {
		for (let block = 0; block <= plan.blockCount; block++) {
			const before = [...plan.eachTask()].filter((_, task) => plan.blockOfTask(task) < block).length;
			assert.equal(plan.tasksBefore(block), before);
		}
	});

	it("visits all tasks and blocks, or those between two tasks", () => {
		const numbersOf = (from?: number, to?: number): number[] => {
			const numbers: number[] = [];
			plan.forEachTask((row, task) => numbers.push(plan.taskAt(task) === row ? task : -1), from, to);
			return numbers;
		};
		assert.deepEqual(numbersOf(), [0, 1, 2, 3]);
		assert.deepEqual(numbersOf(1, 3), [1, 2]);
		assert.deepEqual(numbersOf(-4, 99), [0, 1, 2, 3]);
		assert.ok(plan.someTask(({ number }) => number === 3));
		assert.ok(!plan.someTask(({ number }) => number === 3, 0, 2));
		const blocks: unknown[] = [];
		plan.forEachBlock((block, i) => blocks.push(plan.blockAt(i) === block ? block : undefined));
		assert.deepEqual(blocks, [...plan.eachBlock()]);
	});

	for (const number of nowhere)
		it(`has nothing at ${number}`, () => {
			assert.equal(plan.taskAt(number), undefined);
			assert.equal(plan.blockAt(number), undefined);
			assert.equal(plan.lineOfBlock(number), 0);
			assert.equal(plan.lineOfTask(number), 0);
			assert.deepEqual(
				[
					plan.blockOfTask(number),
					plan.sectionOfTask(number),
					plan.groupOfTask(number),
					plan.pointOfTask(number),
					plan.leaderTaskOf(number),
					plan.unitTaskOf(number),
				],
				[-1, -1, -1, -1, -1, -1],
			);
		});

	it("is a plan without blocks or tasks where a document is empty", () => {
		const { plan: empty } = readText("");
		assert.equal(empty.taskCount, 0);
		assert.equal(empty.taskAt(0), undefined);
		assert.deepEqual([...empty.eachTask()], []);
		assert.equal(empty.blockAtLine(0), 0);
		assert.equal(empty.tasksBefore(0), 0);
	});
});
