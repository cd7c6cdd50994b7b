import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale, createFolder, niwen, plainEnvironment, program } from "./niwen.js";

const plan = `# 2026年重点任务分解方案

| 序号 | 任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- |
| 1 | 新建学校3所。 | 钱宇 | ★区教育局 |
| 2 | 改造老旧小区12个。 | 钱宇 | ★区住建局 |
| 3 | 完成河道整治12公里以上。 | 钱宇 | ★区水务局 |
`;
const one = plan.replace("3所", "5所").replace("12个", "15个");
const other = plan.replace("区水务局", "区水利局").replace("12个", "10个");
const files = {
	"base.plan.md": plan,
	"甲.plan.md": one,
	"乙.plan.md": other,
	"丙.plan.md": plan.replace("3所", "5所"),
};
const merged = plan
	.replace("3所", "5所")
	.replace("区水务局", "区水利局")
	.replace(
		"| 2 | 改造老旧小区12个。 | 钱宇 | ★区住建局 |",
		"<<<<<<< 甲\n| 2 | 改造老旧小区15个。 | 钱宇 | ★区住建局 |\n=======\n| 2 | 改造老旧小区10个。 | 钱宇 | ★区住建局 |\n>>>>>>> 乙",
	);

describe("niwen merge", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("writes the merged plan and who proposed what; check reports what is to be decided", () => {
		const { path, remove } = createFolder(files);
		try {
			const run = (...args: readonly string[]) => niwen(args, { cwd: path });
			const copies = ["甲.plan.md", "乙.plan.md", "丙.plan.md"];
			const { status, stderr } = run(
				"merge",
				"base.plan.md",
				...copies,
				"-o",
				"all.plan.md",
				"--report",
				"table.md",
				"--lang",
				"zh",
			);
			assert.equal(status, 1);
			assert.match(
				stderr,
				/已写入 all\.plan\.md：采纳2条意见，2条要由人决定。\n要由人决定的：\n甲：第2项“任务”→/,
			);
			assert.equal(readFileSync(join(path, "all.plan.md"), "utf8"), merged);
			const table = readFileSync(join(path, "table.md"), "utf8").replace(/ {2,}/g, " ");
			assert.match(table, /\| 1 \| 甲、丙 \| 第1项 \| 任务 \| 新建学校3所。 \| 新建学校5所。 \| 采纳 \| \|/);
			assert.match(
				table,
				/\| 甲 \| 第2项 \| 任务 \| 改造老旧小区12个。 \| 改造老旧小区15个。 \| 待定 \| 与乙的意见不同，待定 \|/,
			);
			assert.match(run("check", "all.plan.md").stdout, /error .*document\/conflict/);
			const again = run("merge", "base.plan.md", ...copies, "-o", "all.plan.md");
			assert.equal(again.status, 2);
			assert.equal(run("merge", "base.plan.md", "丙.plan.md", "base.plan.md", "-o", "c.plan.md").status, 0);
			assert.equal(readFileSync(join(path, "c.plan.md"), "utf8"), files["丙.plan.md"]);
		} finally {
			remove();
		}
	});

	const first = ["merge", "base.plan.md", "甲.plan.md", "乙.plan.md", "-o", "all.plan.md"] as const;
	for (const [what, there, args, said] of [
		["the plan's file exists", "all.plan.md", [...first, "--report", "table.md"], /all\.plan\.md exists/],
		["the table's file exists", "table.md", [...first, "--report", "table.md"], /table\.md exists/],
		["both are one file", "x.md", [...first, "--report", "./all.plan.md"], /named for two files/],
		["a folder is missing", "x.md", [...first, "--report", "none/table.md"], /folder of none.table\.md/],
	] as const)
		it(`writes neither plan nor table where ${what}`, () => {
			const { path, remove } = createFolder({ ...files, [there]: "mine" });
			try {
				const before = readdirSync(path).sort();
				const { status, stderr } = niwen(args, { cwd: path });
				assert.equal(status, 2);
				assert.match(stderr, said);
				assert.deepEqual(readdirSync(path).sort(), before);
				assert.equal(readFileSync(join(path, there), "utf8"), "mine");
			} finally {
				remove();
			}
		});

	it("writes line ends and encoding as the first copy has them", () => {
		const crlf = (text: string) => text.replaceAll("\n", "\r\n");
		const marked = Buffer.from(`\ufeff${crlf(files["丙.plan.md"])}`, "utf16le");
		const { path, remove } = createFolder(files);
		try {
			writeFileSync(join(path, "丙.plan.md"), marked);
			const args = ["merge", "base.plan.md", "丙.plan.md", "base.plan.md", "-o", "c.plan.md"];
			assert.equal(niwen(args, { cwd: path }).status, 0);
			assert.deepEqual(readFileSync(join(path, "c.plan.md")), marked);
		} finally {
			remove();
		}
	});

	for (const [args, said] of [
		[["merge"], /needs the base/],
		[["merge", "base.plan.md", "甲.plan.md", "-o", "x.md"], /at least two edited copies/],
		[["merge", "base.plan.md", "甲.plan.md", "乙.plan.md"], /-o with the file/],
		[
			["merge", "base.plan.md", "甲.plan.md", "乙.plan.md", "-o", "x.md", "--report", "t.zip"],
			/What t\.zip is to be/,
		],
	] as const)
		it(`status 2 with what to do: niwen ${args.join(" ")}`, () => {
			const { path, remove } = createFolder(files);
			try {
				const { status, stderr } = niwen(args, { cwd: path });
				assert.equal(status, 2);
				assert.match(stderr, said);
			} finally {
				remove();
			}
		});

	const rows = plan.split("\n").slice(4, 7).join("\n");
	for (const [what, copy, said] of [
		["is empty", "", /丙\.plan\.md 是空的/],
		["has blanks and line ends alone", " \n\n", /丙\.plan\.md 是空的/],
		[
			"has the title and the header alone",
			plan.replace(`${rows}\n`, ""),
			/原稿的3项任务，丙\.plan\.md 里一项也没有/,
		],
		["is no plan", "开会通知\n各单位：请于明天上午参会。\n", /丙\.plan\.md/],
		[
			"is another plan",
			plan.replace(
				rows,
				"| 1 | 举办马拉松赛1场。 | 方勇 | ★区体育局 |\n| 2 | 编制防汛预案。 | 沈岳 | ★区应急局 |",
			),
			/原稿的3项任务，丙\.plan\.md 里一项也没有/,
		],
		["has a conflict", merged, /丙\.plan\.md 第6行起还有没处理的合并冲突/],
		[
			"has rows that cannot be read",
			plan.replace("| 2 | 改造", "——\n\n| 2 | 改造"),
			/丙\.plan\.md 的表格没有全部读入（第8行起），原稿有2项任务/,
		],
	] as const)
		it(`writes nothing where a copy ${what}, whose tasks would be taken for deleted`, () => {
			const { path, remove } = createFolder({ ...files, "丙.plan.md": copy });
			try {
				for (const order of [
					["甲.plan.md", "丙.plan.md"],
					["丙.plan.md", "甲.plan.md"],
				]) {
					const args = ["merge", "base.plan.md", ...order, "-o", "all.plan.md", "--lang", "zh"];
					const { status, stderr } = niwen(args, { cwd: path });
					assert.equal(status, 2);
					assert.match(stderr, said);
					// What keeps it from being merged is said once.
					assert.equal(stderr.trim().split("\n").length, 1);
					assert.equal(readdirSync(path).includes("all.plan.md"), false);
				}
			} finally {
				remove();
			}
		});

	it("writes nothing where the base has a conflict, whose rows would be missing in what it is merged from", () => {
		const { path, remove } = createFolder({ ...files, "base.plan.md": merged });
		try {
			const args = ["merge", "base.plan.md", "甲.plan.md", "乙.plan.md", "-o", "all.plan.md", "--lang", "zh"];
			const { status, stderr } = niwen(args, { cwd: path });
			assert.equal(status, 2);
			assert.match(stderr, /base\.plan\.md 第6行起还有没处理的合并冲突.*没有合并/);
			assert.equal(readdirSync(path).includes("all.plan.md"), false);
		} finally {
			remove();
		}
	});

	it("lists what copies took away, by number and text, and rows that were moved as moved", () => {
		const [first = "", second = "", third = ""] = rows.split("\n");
		const { path, remove } = createFolder({
			...files,
			"甲.plan.md": plan.replace(`${second}\n`, "").replace("★区水务局", " "),
			"丙.plan.md": plan.replace(rows, [third, first, second].join("\n")),
		});
		try {
			const args = ["merge", "base.plan.md", "甲.plan.md", "丙.plan.md", "-o", "all.plan.md"];
			const { stderr } = niwen([...args, "--report", "table.md", "--lang", "zh"], { cwd: path });
			assert.match(
				stderr,
				/^已写入 all\.plan\.md：采纳3条意见。\n按意见删去的有2处：\n甲：第2项“改造老旧小区12个。”\n甲：第3项“责任单位”“★区水务局”\n$/,
			);
			const table = readFileSync(join(path, "table.md"), "utf8").replace(/ {2,}/g, " ");
			assert.match(table, /\| 甲 \| 第2项 \| \| 改造老旧小区12个。 \| （删去） \| 采纳 \|/);
			assert.match(table, /\| 丙 \| 第3项 \| \| \| （调整顺序） \| 采纳 \|/);
		} finally {
			remove();
		}
	});

	it("takes an empty base, as git has it for a file that both sides added", () => {
		const { path, remove } = createFolder({ ...files, "base.plan.md": "" });
		try {
			const args = ["merge", "base.plan.md", "丙.plan.md", "丙.plan.md", "-o", "all.plan.md"];
			assert.equal(niwen(args, { cwd: path }).status, 0);
			assert.equal(readFileSync(join(path, "all.plan.md"), "utf8"), files["丙.plan.md"]);
		} finally {
			remove();
		}
	});

	it("is a merge driver of git", function () {
		const { path, remove } = createFolder({ "a.plan.md": plan, ".gitattributes": "*.plan.md merge=niwen\n" });
		try {
			const env = { ...plainEnvironment, HOME: path, GIT_CONFIG_NOSYSTEM: "1" };
			const git = (...args: readonly string[]) =>
				spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], {
					cwd: path,
					env,
					encoding: "utf8",
				});
			if (git("--version").status !== 0) this.skip();
			git("init", "-q");
			git("config", "merge.niwen.driver", `"${process.execPath}" "${program}" merge %O %A %B -o %A --force`);
			git("add", ".");
			git("commit", "-qm", "base");
			const commit = (branch: string, text: string) => {
				git("checkout", "-qb", branch);
				writeFileSync(join(path, "a.plan.md"), text);
				git("commit", "-qam", branch);
			};
			const before = git("rev-parse", "HEAD").stdout.trim();
			commit("one", plan.replace("3所", "5所").replace("★区教育局", "★区教体局"));
			git("checkout", "-q", before);
			commit("two", plan.replace("3所", "5所").replace("| 钱宇 | ★区教育局", "| 方勇 | ★区教育局"));
			const { status } = git("merge", "-q", "-m", "both", "one");
			assert.equal(status, 0);
			assert.match(readFileSync(join(path, "a.plan.md"), "utf8"), /新建学校5所。 \| 方勇 \| ★区教体局/);
		} finally {
			remove();
		}
	});
});
