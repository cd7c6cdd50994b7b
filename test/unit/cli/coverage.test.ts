import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

const files = {
	"report.md":
		"# 2026年政府工作报告\n\n## 一、2025年工作回顾\n\n新建学校6所。\n\n## 二、2026年目标任务\n\n新增学位6000个；建成口袋公园12个。\n",
	"a.plan.md":
		"# 2026年重点工作方案\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新增学位8000个。 | ★区教育局 |\n| 2 | 开展垃圾分类宣传。 | ★区城管局 |\n",
	"empty.plan.md": "",
};

describe("niwen coverage", function () {
	this.timeout(60_000);
	before(buildIfStale);
	const run = (...args: readonly string[]) => {
		const { path, remove } = createFolder(files);
		try {
			const outcome = niwen(["coverage", ...args], { cwd: path });
			const out = args[args.indexOf("-o") + 1] ?? "";
			const written = args.includes("-o") && outcome.status !== 2 ? readFileSync(join(path, out)) : undefined;
			return { ...outcome, written };
		} finally {
			remove();
		}
	};

	it("prints what is not taken up, what comes from nowhere, and figures that differ", () => {
		const { status, stdout } = run("report.md", "a.plan.md");
		assert.equal(status, 0);
		assert.match(
			stdout,
			/^2 commitments in the work report, 1 without a task; 1 task without a source, 1 figure that differs\.$/m,
		);
		const json = JSON.parse(run("report.md", "a.plan.md", "--format", "json").stdout);
		assert.deepEqual(json, {
			report: "2026年政府工作报告",
			plan: "2026年重点工作方案",
			commitments: [
				{ text: "新增学位6000个；", line: 9, tasks: ["1"] },
				{ text: "建成口袋公园12个。", line: 9, tasks: [] },
			],
			unsourced: [{ task: "2", text: "开展垃圾分类宣传。" }],
			differs: [{ task: "1", indicator: "学位", plan: "8000个", report: "6000个", line: 9 }],
		});
	});

	it("makes the status 1 where it is asked to", () => {
		for (const kind of ["uncovered", "unsourced", "differs", "any"])
			assert.equal(run("report.md", "a.plan.md", "--fail-on", kind).status, 1);
		assert.equal(run("report.md", "report.md").status, 2);
	});

	it("says where the report is of another place", () => {
		const { path, remove } = createFolder({
			"report.md": files["report.md"].replace("2026年", "大河市2026年"),
			"a.plan.md": files["a.plan.md"].replace("2026年", "清河县2026年"),
		});
		const cover = (...args: readonly string[]) =>
			niwen(["coverage", "report.md", "a.plan.md", ...args], { cwd: path });
		try {
			const json = cover("--format", "json");
			assert.equal(
				json.stderr,
				"The report is of 大河市, the plan of 清河县; please check that these are the right files.\n",
			);
			assert.doesNotMatch(json.stdout, /right files/);
			const page = cover();
			assert.match(page.stdout, /^The report is of 大河市, the plan of 清河县;/m);
			assert.equal(page.stderr, "");
			assert.match(cover("-o", "a.md").stderr, /^The report is of 大河市/m);
		} finally {
			remove();
		}
	});

	it("writes a document", () => {
		const { status, written, stderr } = run("report.md", "a.plan.md", "-o", "对应.docx");
		assert.equal(status, 0, stderr);
		assert.deepEqual([...(written ?? []).slice(0, 2)], [0x50, 0x4b]);
		assert.deepEqual(
			[...(run("report.md", "a.plan.md", "-o", "对应.xlsx").written ?? []).slice(0, 2)],
			[0x50, 0x4b],
		);
		assert.match(String(run("report.md", "a.plan.md", "-o", "a.md").written), /建成口袋公园12个/);
		assert.match(run("report.md", "a.plan.md", "-o", "a.txt").stderr, /please end it with one of/);
	});

	for (const [args, said] of [
		[["report.md"], /needs two files/],
		[["a.plan.md", "report.md"], /has no tasks to compare with the report; please check the order/],
		[["none.md", "a.plan.md"], /none\.md/],
		[["empty.plan.md", "a.plan.md"], /is empty/],
	] as const)
		it(`status 2 with what to do: ${args.join(" ")}`, () => {
			const { status, stderr } = run(...args);
			assert.equal(status, 2);
			assert.match(stderr, said);
		});
});

describe("niwen check, with the work report", function () {
	this.timeout(60_000);
	before(buildIfStale);

	const check = (more: Readonly<Record<string, string>>, report = "./report.md") => {
		const plan = files["a.plan.md"];
		const { path, remove } = createFolder({
			...files,
			"a.plan.md": `---\nreport: ${report}\n---\n\n${plan}`,
			...more,
		});
		try {
			const { stdout } = niwen(["check", "a.plan.md", "--format", "json"], { cwd: path });
			const [only] = JSON.parse(stdout) as {
				findings: { code: string; range: { start: { line: number } } }[];
			}[];
			return (only?.findings ?? [])
				.filter(({ code }) => /^coverage|front-matter/.test(code))
				.map(({ code, range }) => `${range.start.line + 1} ${code}`);
		} finally {
			remove();
		}
	};
	const rules = (...kinds: readonly string[]) => ({
		".niwen.yaml": `rules: {${kinds.map((kind) => ` coverage/${kind}: warning`).join(",")} }\n`,
	});

	it("finds nothing unless settings switch the rules on", () => {
		assert.deepEqual(check({}), []);
		assert.deepEqual(check(rules("uncovered")), ["2 coverage/uncovered"]);
		assert.deepEqual(check(rules("uncovered", "unsourced", "differs")), [
			"2 coverage/uncovered",
			"9 coverage/differs",
			"10 coverage/unsourced",
		]);
	});

	it("says at its line that the report cannot be read", () => {
		for (const name of ["./none.md", "./a.plan.md", "../report.md"])
			assert.deepEqual(check(rules("uncovered"), name), ["2 document/front-matter"]);
	});
});
