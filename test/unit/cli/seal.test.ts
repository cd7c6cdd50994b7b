import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

const plan =
	"# 2026年重点任务分解方案\n\n| 序号 | 任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | 新建学校3所。 | 钱宇 | ★区教育局 |\n";

describe("niwen seal and niwen diff --sealed", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("writes beside the plan, never into it, and says later whether it is the approved one", () => {
		const { path, remove } = createFolder({ "a.plan.md": plan });
		try {
			const run = (...args: readonly string[]) => niwen(args, { cwd: path });
			const sealed = run("seal", "a.plan.md", "--date", "2026-01-25");
			assert.equal(sealed.status, 0, sealed.stderr);
			assert.match(sealed.stderr, /^Wrote a\.plan\.md\.seal\.json; .* it is not a signature/);
			assert.equal(readFileSync(join(path, "a.plan.md"), "utf8"), plan);
			const again = run("seal", "a.plan.md");
			assert.equal(again.status, 2);
			assert.match(again.stderr, /exists and was not overwritten/);

			const same = run("diff", "--sealed", "a.plan.md");
			assert.deepEqual([same.status, same.stderr], [0, ""]);
			assert.match(same.stdout, /^a\.plan\.md: It is the plan approved on 2026-01-25, byte for byte\.$/m);
			writeFileSync(join(path, "a.plan.md"), plan.replace("3所", "5所"));
			const other = run("diff", "--sealed", "a.plan.md", "a.plan.md.seal.json", "--format", "json");
			assert.equal(other.status, 1);
			const { approved, verdict, differences } = JSON.parse(other.stdout);
			assert.deepEqual([approved, verdict, differences.length], [false, "differs", 1]);
			assert.equal(differences[0].message, "Task 1: task changed from “新建学校3所。” to “新建学校5所。”");
			assert.match(
				run("diff", "--sealed", "a.plan.md", "--format", "markdown").stdout,
				/^\| Task 1 \| task/m,
			);
			assert.match(run("diff", "--sealed", "a.plan.md", "--format", "html").stdout, /^<!doctype html>/i);
		} finally {
			remove();
		}
	});

	const refused: readonly (readonly [args: readonly string[], said: RegExp])[] = [
		[["seal"], /needs a file/],
		[["seal", "-"], /standard input is not a file/],
		[["seal", "none.plan.md"], /none\.plan\.md/],
		[["seal", "empty.plan.md"], /is empty/],
		[["seal", "a.plan.md", "--date", "2026-13-01"], /--date takes a date/],
		[["diff"], /--sealed/],
		[["diff", "--sealed"], /needs the file of the plan/],
		[
			["diff", "--sealed", "a.plan.md"],
			/There is no seal a\.plan\.md\.seal\.json beside a\.plan\.md; run niwen seal/,
		],
		[["diff", "--sealed", "a.plan.md", "a.plan.md"], /^a\.plan\.md: This is not a seal/],
	];
	for (const [args, said] of refused)
		it(`status 2 with what to do: niwen ${args.join(" ")}`, () => {
			const { path, remove } = createFolder({ "a.plan.md": plan, "empty.plan.md": "" });
			try {
				const { status, stdout, stderr } = niwen(args, { cwd: path });
				assert.deepEqual([status, stdout], [2, ""]);
				assert.match(stderr, said);
			} finally {
				remove();
			}
		});
});
