import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, createFolder, niwen, plainEnvironment, program } from "./niwen.js";

const plan = `# 2026年重点任务分解方案

| 序号 | 任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- |
| 1 | 新建学校3所，确保秋季招生。 | 钱宇 | ★区教育局 |
| 2 | 改造老旧小区12个。 | 钱宇 | ★区住建局 |
| 3 | 完成河道整治12公里以上。 | 钱宇 | ★区水务局 |
`;
/** Task 2 is gone, what was task 3 has less to do. */
const edited = plan
	.replace(/\| 2 .*\n/, "")
	.replace("| 3 |", "| 2 |")
	.replace("12公里以上", "10公里左右");
const files = { "a.plan.md": plan, "b.plan.md": edited, "none.plan.md": "", "letter.txt": "你好" };

describe("niwen diff", function () {
	this.timeout(60_000);
	before(buildIfStale);

	/** Runs in a folder of these files. */
	function inFolder(
		test: (run: (...args: readonly string[]) => ReturnType<typeof niwen>, path: string) => void,
	): void {
		const { path, remove } = createFolder(files);
		try {
			test((...args) => niwen(args, { cwd: path }), path);
		} finally {
			remove();
		}
	}

	it("says what differs, a sentence each, with status 1", () =>
		inFolder((run) => {
			const { status, stdout, stderr } = run("diff", "a.plan.md", "b.plan.md", "--lang", "zh");
			assert.deepEqual([status, stderr], [1, ""]);
			assert.deepEqual(stdout.trimEnd().split("\n"), [
				"a.plan.md → b.plan.md",
				"- 删去原第2项：“改造老旧小区12个。”。",
				"~ 第2项（原第3项）：目标由“12公里以上”改为“10公里左右”（降低）。",
				"共2处不同：任务删去1处、修改1处。",
			]);
		}));

	it("ends with 0 where both say the same", () =>
		inFolder((run) => {
			const { status, stdout } = run("diff", "a.plan.md", "a.plan.md");
			assert.deepEqual([status, stdout], [0, "a.plan.md → a.plan.md\nBoth plans say the same.\n"]);
		}));

	it("prints data, Markdown and a page", () =>
		inFolder((run) => {
			const { same, tasks } = JSON.parse(run("diff", "a.plan.md", "b.plan.md", "--format", "json").stdout);
			assert.equal(same, false);
			assert.deepEqual(tasks[1].details, [
				{ kind: "target", was: "12公里以上", now: "10公里左右", effect: "lowered", column: null },
			]);
			assert.deepEqual(
				[tasks[0].before, tasks[0].after, tasks[1].before, tasks[1].after],
				[[1], [], [2], [1]],
			);
			assert.match(
				run("diff", "a.plan.md", "b.plan.md", "--format", "markdown").stdout,
				/^\| removed \| Task 2 of before/m,
			);
			assert.match(run("diff", "a.plan.md", "b.plan.md", "--format", "html").stdout, /^<!DOCTYPE html>/);
		}));

	it("takes all tasks of an empty plan for gone or new", () =>
		inFolder((run) => {
			assert.match(run("diff", "none.plan.md", "a.plan.md").stdout, /tasks: 3 added/);
			assert.match(run("diff", "a.plan.md", "none.plan.md").stdout, /tasks: 3 removed/);
			assert.equal(run("diff", "none.plan.md", "none.plan.md").status, 0);
		}));

	for (const [args, said] of [
		[["diff"], /needs two files/],
		[["diff", "a.plan.md"], /needs two files/],
		[["diff", "a.plan.md", "gone.plan.md"], /gone\.plan\.md/],
		[["diff", "a.plan.md", "letter.txt"], /letter\.txt has nothing of a plan/],
		[["diff", "a.plan.md", "b.plan.md", "--format", "xml"], /--format cannot be “xml”/],
	] as const)
		it(`status 2 with what to do: niwen ${args.join(" ")}`, () =>
			inFolder((run) => {
				const { status, stderr } = run(...args);
				assert.equal(status, 2);
				assert.match(stderr, said);
			}));

	it("is a diff driver of git, by its sentences and by lines", function () {
		inFolder((_, path) => {
			const env = { ...plainEnvironment, HOME: path, GIT_CONFIG_NOSYSTEM: "1", LANG: "zh_CN.UTF-8" };
			const git = (...args: readonly string[]) =>
				spawnSync("git", [...args], { cwd: path, env, encoding: "utf8" });
			if (git("--version").status !== 0) this.skip();
			git("init", "-q");
			writeFileSync(join(path, ".gitattributes"), "*.plan.md diff=niwen\n");
			const run = `"${process.execPath}" "${program}" diff`;
			git("config", "diff.niwen.command", run);
			git("add", "a.plan.md", ".gitattributes");
			git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "plan");
			writeFileSync(join(path, "a.plan.md"), edited);
			const external = git("diff");
			assert.deepEqual([external.status, external.stderr], [0, ""]);
			assert.match(external.stdout, /^a\.plan\.md → a\.plan\.md\n- 删去原第2项/);
			rmSync(join(path, "a.plan.md"));
			assert.match(git("diff").stdout, /任务删去3处/);
			writeFileSync(join(path, "a.plan.md"), edited);
			git("config", "--unset", "diff.niwen.command");
			git("config", "diff.niwen.textconv", `${run} --textconv`);
			const lines = git("diff").stdout.split("\n");
			assert.deepEqual(
				lines.filter((line) => /^[-+][^-+]/.test(line)),
				[
					"-改造老旧小区12个。 | 钱宇 | ★区住建局",
					"-完成河道整治12公里以上。 | 钱宇 | ★区水务局",
					"+完成河道整治10公里左右。 | 钱宇 | ★区水务局",
				],
			);
		});
	});
});
