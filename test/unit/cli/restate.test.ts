import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

const head = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| - | - | - | - | - |\n";
const region = "---\nregion: 江州市临湖区\n---\n\n";
const files = {
	"plan.plan.md": `${region}# 临湖区2026年重点工作方案\n\n${head}| 1 | 指标 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委 |\n| 2 | 投资 | 2.完成投资100亿元，其中民生投资40亿元、产业投资60亿元。 | 钱一凡 | ★区发改委 |\n| 3 | 财政 | 3.财政收入增长5%以上。 | 钱一凡 | ★区财政局 |\n`,
	"附件.plan.md":
		"# 附件：临湖区2026年重点项目计划\n\n地区生产总值增长5%以上。\n\n| 序号 | 项目名称 | 建设内容 | 总投资（亿元） | 责任单位 |\n| - | - | - | - | - |\n| 1 | 临湖大道改造 | 改造道路3公里。 | 12.5 | ★区住建局 |\n| 2 | 人民医院二期 | 新增床位300张。 | 8 | ★区卫健委 |\n| 合计 | | | 20.5 | |\n",
	"report.md": `${region}# 2026年临湖区政府工作报告\r\n\r\n地区生产总值增长5%以上。\r\n`,
	"other.plan.md": `---\nregion: 江州市滨海区\n---\n\n# 滨海区2026年重点工作方案\n\n${head}| 1 | 指标 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委 |\n`,
};

describe("niwen restate", function () {
	this.timeout(60_000);
	before(buildIfStale);
	const run = (...args: readonly string[]) => {
		const { path, remove } = createFolder(files);
		try {
			const outcome = niwen(["restate", ...args], { cwd: path });
			const after = Object.keys(files).map((name) => [name, readFileSync(join(path, name), "utf8")] as const);
			return { ...outcome, after: Object.fromEntries(after) as Record<keyof typeof files, string> };
		} finally {
			remove();
		}
	};

	it("lists all places, and writes nothing", () => {
		const { status, stdout, stderr, after } = run(
			"plan.plan.md:9",
			"5%以上",
			"6%左右",
			".",
			"report.md",
			"--lang",
			"zh",
		);
		assert.equal(status, 0);
		assert.equal(
			stdout,
			"“地区生产总值”：“5%以上”改为“6%左右”\nplan.plan.md:9:22  5%以上 → 6%左右\n附件.plan.md:3:9  5%以上 → 6%左右（同一件事）\nreport.md:7:9  5%以上 → 6%左右（同一件事）\n",
		);
		assert.match(stderr, /要改3个文件、3处，还没有写入；确认无误后加上 --write。/);
		assert.deepEqual(after, files);
	});

	it("writes all of them with --write, line ends as they were", () => {
		const { status, after } = run("plan.plan.md:9", "5%以上", "6%左右", ".", "report.md", "--write");
		assert.equal(status, 0);
		assert.deepEqual(after, {
			"plan.plan.md": files["plan.plan.md"].replace("5%以上", "6%左右"),
			"附件.plan.md": files["附件.plan.md"].replace("5%以上", "6%左右"),
			"report.md": files["report.md"].replace("5%以上", "6%左右"),
			"other.plan.md": files["other.plan.md"],
		});
	});

	it("reckons sums anew, and prints JSON", () => {
		const { status, stdout } = run("plan.plan.md", "40亿元", "50亿元", "--format", "json");
		assert.equal(status, 0);
		const at = (character: number, end: number) => ({
			start: { line: 9, character },
			end: { line: 9, character: end },
		});
		assert.deepEqual(JSON.parse(stdout), {
			about: "投资中民生投资",
			was: "40亿元",
			now: "50亿元",
			written: false,
			changes: [
				{
					path: "plan.plan.md",
					edits: [
						{ range: at(17, 22), was: "100亿元", now: "110亿元", reason: "derived" },
						{ range: at(29, 33), was: "40亿元", now: "50亿元", reason: "own" },
					],
				},
			],
			flags: [],
			unread: [],
		});
	});

	it("changes the sum of a column with a number of it", () => {
		const { status, after } = run("附件.plan.md", "12.5", "16", "--write");
		assert.equal(status, 0);
		assert.equal(after["附件.plan.md"], files["附件.plan.md"].replace("12.5", "16").replace("20.5", "24"));
	});

	it("changes a name in all documents of the region", () => {
		const { after } = run("plan.plan.md", "区发改委", "区发展改革局", "--write");
		assert.equal(after["plan.plan.md"], files["plan.plan.md"].replaceAll("区发改委", "区发展改革局"));
		assert.equal(after["other.plan.md"], files["other.plan.md"]);
	});

	it("asks for --force where a new name is in use", () => {
		const refused = run("plan.plan.md", "赵明", "钱一凡", "--write");
		assert.equal(refused.status, 2);
		assert.deepEqual(refused.after, files);
		const { status, after } = run("plan.plan.md", "赵明", "钱一凡", "--write", "--force");
		assert.equal(status, 1);
		assert.ok(!after["plan.plan.md"].includes("赵明"));
	});

	it("writes none where one of them cannot be written back as it was", () => {
		const { path, remove } = createFolder(files);
		try {
			// A line of GB18030 in a file of UTF-8 is read, and cannot be written so again.
			const annex = join(path, "附件.plan.md");
			writeFileSync(annex, Buffer.concat([readFileSync(annex), Buffer.from([0xcf, 0xd8, 0xb3, 0xc7, 0x0a])]));
			const { status, stderr } = niwen(["restate", "plan.plan.md:9", "5%以上", "6%", "--write"], {
				cwd: path,
			});
			assert.equal(status, 2, stderr);
			assert.match(stderr, /附件\.plan\.md/);
			assert.equal(readFileSync(join(path, "plan.plan.md"), "utf8"), files["plan.plan.md"]);
		} finally {
			remove();
		}
	});

	it("says 1 where something is left to be looked at", () => {
		const { status, stdout } = run("plan.plan.md", "100亿元", "120亿元", "--lang", "zh");
		assert.equal(status, 1);
		assert.match(stdout, /请再核对：\n.*“40亿元”是它的一部分。\n.*“60亿元”是它的一部分。/);
	});

	for (const [args, message] of [
		[[], /后面要写文件/],
		[["plan.plan.md", "5%以上", "6%"], /有2处写着“5%以上”（第9、11行）/],
		[["plan.plan.md", "七成", "八成"], /没有写着“七成”/],
		[["plan.plan.md:9", "5%以上", "很多"], /“很多”不是一个数/],
		[["none.plan.md", "5%", "6%"], /none\.plan\.md/],
	] as const)
		it(`status 2 with what to do: niwen restate ${args.join(" ")}`, () => {
			const { status, stderr, after } = run(...args, "--lang", "zh");
			assert.equal(status, 2);
			assert.match(stderr, message);
			assert.deepEqual(after, files);
		});
});
