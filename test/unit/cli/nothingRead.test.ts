import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, cleanRow, createFolder, niwen, planOf } from "./niwen.js";

const header = "| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n";

describe("files in which there is no task", function () {
	this.timeout(120_000);
	before(buildIfStale);

	for (const [what, text, status, said] of [
		["the names of columns alone", header, 0, /1 张表；表格还没有任务（请在表头下面写入各项任务）；0 个错误/],
		["a title and the names of columns", `# 甲县2026年任务\n\n${header}`, 0, /1 张表；表格还没有任务/],
		["a notice of a meeting", "开会通知\n各单位：请于明天上午参会。\n", 0, /目标；没有读到方案的内容（/],
		["a target in prose", "今年地区生产总值增长5%以上。\n", 0, /任务之外 1 个目标；0 个错误/],
		["points", "# 总结\n\n一是加强领导。二是抓好落实。\n", 0, /0 个目标；0 个错误/],
		[
			"a table of other columns",
			"| 姓名 | 电话 |\n| --- | --- |\n| 钱宇 | 123 |\n",
			1,
			/0 个目标[^；]*；1 个错误/,
		],
		["a task", planOf(cleanRow), 0, /1 张表；0 个错误/],
	] as const)
		it(`check says so only where it is so: ${what}`, () => {
			const { path, remove } = createFolder({ "x.plan.md": text });
			try {
				const outcome = niwen(["check", "x.plan.md", "--lang", "zh"], { cwd: path });
				assert.match(outcome.stdout, said);
				assert.equal(outcome.status, status);
			} finally {
				remove();
			}
		});

	it("a plan that is just begun is one for every command, and stops no check of its folder", () => {
		const { path, remove } = createFolder({ "x.plan.md": header, "y.plan.md": planOf(cleanRow) });
		try {
			for (const args of [
				["check", "."],
				["parse", "x.plan.md"],
				["export", "x.plan.md", "--to", "md"],
			])
				assert.equal(niwen(args, { cwd: path }).status, 0);
			const json = niwen(["check", "x.plan.md", "--format", "json"], { cwd: path }).stdout;
			assert.deepEqual(JSON.parse(json), [{ path: "x.plan.md", tasks: 0, findings: [], error: null }]);
		} finally {
			remove();
		}
	});

	const plans = {
		"none/x.txt": "",
		"bad/x.plan.md": "hello\n",
		"good/a.plan.md": planOf(cleanRow),
		"old.jsonl": "mine",
	};
	for (const [what, args, isMade] of [
		["an empty folder", ["index", "none", "-o", "out"], false],
		["files that are not plans", ["index", "bad", "-o", "out"], false],
		["a file that there is not", ["index", "gone.plan.md", "-o", "out"], false],
		["one plan and a file that is not one", ["index", "good", "bad", "-o", "out"], true],
		["no forms", ["collect", "good/a.plan.md", "none", "-o", "out.xlsx"], false],
		["a plan without tasks to be filled in", ["split", "bad/x.plan.md", "-o", "out"], false],
		["a text that is not a plan", ["export", "bad/x.plan.md", "--to", "docx", "-o", "out"], false],
		["the same, to be imported", ["import", "bad/x.plan.md", "-o", "out"], false],
		["the same, to be sealed", ["seal", "bad/x.plan.md", "-o", "out"], false],
		["last year's of the same", ["rollover", "bad/x.plan.md", "-o", "out"], false],
		[
			"a report for a text that is not a plan",
			["coverage", "good/a.plan.md", "bad/x.plan.md", "-o", "out.md"],
			false,
		],
	] as const)
		it(`-o is written whole or not at all: ${args[0]} of ${what}`, () => {
			const { path, remove } = createFolder(plans);
			try {
				const before = readdirSync(path).sort();
				const { status, stderr } = niwen([...args], { cwd: path });
				assert.equal(status, 2);
				assert.notEqual(stderr, "");
				const made = readdirSync(path).filter((name) => !before.includes(name));
				assert.deepEqual(made, isMade ? ["out"] : []);
			} finally {
				remove();
			}
		});

	it("an index of nothing leaves the one before as it was", () => {
		const { path, remove } = createFolder(plans);
		try {
			assert.equal(niwen(["index", "none", "-o", "old.jsonl", "--force"], { cwd: path }).status, 2);
			assert.equal(readFileSync(join(path, "old.jsonl"), "utf8"), "mine");
		} finally {
			remove();
		}
	});
});
