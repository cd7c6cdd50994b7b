import assert from "node:assert/strict";
import type { LedgerJson } from "../../../server/src/common/interchange/report/ledger.js";
import type { StatisticsJson } from "../../../server/src/common/interchange/report/statistics.js";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

const plan = "seeds/wujiang-2024.plan.md";

describe("niwen ledger and niwen stats", function () {
	this.timeout(120_000);
	before(buildIfStale);

	it("print the tasks of a unit by any of its names, as tables and as the model has them", () => {
		const { status, stdout } = niwen(["ledger", plan, "--unit", "发改委"]);
		assert.equal(status, 0);
		assert.match(stdout, /^# Ledger of 区发改委\n/);
		assert.match(stdout, /\n## Leads \(23 tasks\)\n\n\| No\. +\| Section \| 项目 +\| 重点工作目标任务 \|/);
		assert.match(stdout, /\n## Shares in \(4 tasks\)\n/);
		const json = JSON.parse(
			niwen(["ledger", plan, "--unit", "区发改委", "--format", "json"]).stdout,
		) as LedgerJson;
		assert.deepEqual(
			[json.kind, json.name, json.leads.length, json.shares.map(({ number }) => number)],
			["unit", "区发改委", 23, [13, 18, 21, 63]],
		);
		const parsed = JSON.parse(niwen(["parse", plan]).stdout) as { tasks: { number: number }[] };
		assert.deepEqual(
			json.leads[0],
			parsed.tasks.find(({ number }) => number === json.leads[0]?.number),
		);
	});

	it("print the tasks of a leader, in Chinese", () => {
		const { stdout } = niwen(["ledger", plan, "--leader", "王嵘", "--lang", "zh"]);
		assert.match(stdout, /^# 王嵘责任台账\n[^#]*\n## 共同牵头（13项）\n/);
	});

	it("say that a table was not read, as the import does", () => {
		const { path, remove } = createFolder({
			"a.txt": "序号 / 任务 / 牵头领导 / 责任单位\n1 / 修路3条。 / 钱宇 / 区财政局\n",
		});
		// An import says of each table why it was not read, and once.
		assert.match(
			niwen(["import", `${path}/a.txt`]).stderr,
			/^Line 1: The cells of this table are parted by “\/” and are not read: .+\n\S+ has no tasks to put into a table; its text is kept as it is\.\n$/,
		);
		for (const args of [["stats"], ["ledger", "--unit", "区财政局"]]) {
			const { stderr } = niwen([...args, `${path}/a.txt`]);
			assert.match(
				stderr,
				/a\.txt: 1 table could not be read \(from line 1 on\), and its tasks are left out/,
			);
		}
		remove();
	});

	for (const [args, says] of [
		[["ledger", plan], /needs --unit NAME or --leader NAME/],
		[["ledger", plan, "--unit", "甲", "--leader", "乙"], /one of them/],
		[["ledger", plan, "--unit", "区发展改革委"], /names “区发展改革委”; did you mean 区发改委\?/],
		[["ledger", plan, "--leader", "区发改委"], /is not a leader of \S+ but a unit; write --unit 区发改委\./],
		[["ledger", plan, "--unit", "王嵘"], /is not a unit of \S+ but a leader; write --leader 王嵘\./],
		[
			["ledger", plan, "--unit", "fgw"],
			/pinyin is not read here; write the name in characters, such as --unit 区/,
		],
		[["ledger", plan, "--leader", "某某"], /No task of \S+ names “某某”\.$/m],
		[["stats"], /niwen stats needs files/],
		[["stats", plan, "--format", "docx"], /--format cannot be “docx”/],
	] as const)
		it(`refuse ${args.join(" ")}`, () => {
			const { status, stdout, stderr } = niwen(args);
			assert.deepEqual([status, stdout], [2, ""]);
			assert.match(stderr, says);
		});

	it("count a plan, and say who has far more to do than others", () => {
		const { status, stdout } = niwen(["stats", plan, "--format", "json"]);
		assert.equal(status, 0);
		const [counts] = JSON.parse(stdout) as readonly (StatisticsJson & { path: string; error: null })[];
		assert.ok(counts !== undefined);
		assert.deepEqual(
			[counts.path, counts.error, counts.tasks, counts.sections.length, counts.withoutLeader.length],
			[plan, null, 118, 10, 20],
		);
		assert.deepEqual(
			counts.outliers.slice(0, 2).map(({ kind, name, of, count }) => [kind, name, of, count]),
			[
				["leader", "钱宇", "tasks", 40],
				["unit", "区发改委", "leads", 23],
			],
		);
		assert.match(niwen(["stats", plan]).stdout, /区发改委 leads 23 tasks, far more than others/);
		assert.match(niwen(["stats", plan, "--format", "md", "--lang", "zh"]).stdout, /^# 方案统计\n/);
	});

	it("go on where one file of several cannot be read", () => {
		const { path, remove } = createFolder({ "empty.plan.md": "" });
		const { status, stdout, stderr } = niwen(["stats", `${path}/empty.plan.md`, plan, "--format", "json"]);
		remove();
		assert.equal(status, 2);
		assert.match(stderr, /is empty/);
		const all = JSON.parse(stdout) as { error: string | null }[];
		assert.deepEqual(
			all.map(({ error }) => error === null),
			[false, true],
		);
	});
});
