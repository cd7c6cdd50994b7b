import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

const files = {
	"old/2025.plan.md":
		"# 2025年重点工作方案\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新建学校5所。 | ★区教育局 |\n",
	"report.md":
		"# 2026年政府工作报告\n\n## 一、2025年工作回顾\n\n新建学校6所。\n\n## 二、2026年目标任务\n\n新增学位6000个。\n",
	"note.md": "# 2025年通知\n",
};

describe("niwen rollover", function () {
	this.timeout(60_000);
	before(buildIfStale);
	const run = (...args: readonly string[]) => {
		const { path, remove } = createFolder(files);
		try {
			const outcome = niwen(["rollover", ...args], { cwd: path });
			const read = (name: string) => readFileSync(join(path, name), "utf8");
			assert.equal(read("old/2025.plan.md"), files["old/2025.plan.md"], "last year's file stays as it is");
			return { ...outcome, written: outcome.status === 0 && args.includes("-o") ? read("2026.plan.md") : "" };
		} finally {
			remove();
		}
	};

	it("writes the draft where it is told to, and names last year's plan from there", () => {
		const { status, stderr, written } = run(
			...["old/2025.plan.md", "--report", "report.md", "-o", "2026.plan.md"],
		);
		assert.equal(status, 0, stderr);
		assert.match(written, /^---\nprevious: \.\/old\/2025\.plan\.md\n---\n\n# 2026年重点工作方案/);
		assert.match(written, /^\| 1 \| 新建学校5所。 \| ★区教育局 \| 办结 \| 学校：目标5所，完成6所 \| {2}\|$/m);
		assert.match(written, /^\| 2 \| 新增学位6000个。 \| {2}\| 新增 \|/m);
		assert.match(stderr, /^Draft of the plan of 2026: 0 continued, 1 done, 1 new/);
	});

	it("prints it without -o", () => {
		const { status, stdout } = run("old/2025.plan.md");
		assert.equal(status, 0);
		assert.match(stdout, /previous: \.\/2025\.plan\.md/);
	});

	for (const [args, said] of [
		[[], /needs a file/],
		[["none.plan.md"], /none\.plan\.md/],
		[["note.md"], /There are no tasks/],
		[["old/2025.plan.md", "--year", "26"], /--year takes a year/],
		[["old/2025.plan.md", "--year", "2024"], /must be later/],
		[["old/2025.plan.md", "--report", "none.md"], /none\.md/],
	] as const)
		it(`status 2 with what to do: ${args.join(" ")}`, () => {
			const { status, stdout, stderr } = run(...args);
			assert.deepEqual([status, stdout], [2, ""]);
			assert.match(stderr, said);
		});
});
