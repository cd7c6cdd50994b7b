import assert from "node:assert/strict";
import { readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { readXlsx } from "../../../server/src/common/interchange/import/xlsx/readXlsx.js";
import { fillForm } from "../../support/fillForms.js";
import { wordsOfDocument } from "../../support/sameDocument.js";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

const plan = `# 2026年重点任务分解方案\n\n| 序号 | 项目 | 任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n| 1 | 产业 | 1.规上工业总产值达到650亿元。 | 钱宇 | ★区工信局、区财政局 |\n| ^^ | ^^ | 2.新建学校3所。 | 方勇 | ★区教育局 |\n| ^^ | ^^ | 3.做好服务。 | 方勇 |  |\n`;

/** Runs in a folder that is taken away again. */
async function inFolder(test: (path: string) => void | Promise<void>): Promise<void> {
	const { path, remove } = createFolder({ "a.plan.md": plan });
	try {
		await test(path);
	} finally {
		remove();
	}
}

describe("niwen split and collect", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("a form for each lead unit, each time the same; what nobody leads is told; nothing is overwritten", async () => {
		await inFolder((path) => {
			const run = (...more: readonly string[]) =>
				niwen(["split", "a.plan.md", "--by", "unit", "-o", "out", ...more], { cwd: path });
			const { status, stderr } = run();
			assert.equal(status, 0);
			assert.match(stderr, /^Tasks without a lead unit, which are in no file: 3\.$/m);
			assert.match(stderr, /^Wrote out: 2 forms to be filled in\./m);
			assert.deepEqual(readdirSync(join(path, "out")), ["区工信局.xlsx", "区教育局.xlsx"]);
			const first = readFileSync(join(path, "out", "区工信局.xlsx"));
			rmSync(join(path, "out", "区教育局.xlsx"));
			const again = run();
			assert.equal(again.status, 2);
			assert.match(again.stderr, /区工信局\.xlsx exists, and nothing was written; add --force/);
			assert.deepEqual(readdirSync(join(path, "out")), ["区工信局.xlsx"]);
			assert.equal(run("--force").status, 0);
			assert.ok(first.equals(readFileSync(join(path, "out", "区工信局.xlsx"))));
		});
	});

	it("what came back becomes a report, by folder or zip; files that cannot be read make the status 1", async () => {
		await inFolder(async (path) => {
			niwen(["split", "a.plan.md", "-o", "out"], { cwd: path });
			niwen(["split", "a.plan.md", "-o", "out.zip"], { cwd: path });
			renameSync(join(path, "out", "区教育局.xlsx"), join(path, "out", "回复.xlsx"));
			writeFileSync(join(path, "out", "照片.jpg"), "x");
			const collect = (from: string, to: string) =>
				niwen(["collect", "a.plan.md", from, "-o", to, "--date", "2026-06-01"], { cwd: path });
			const { status, stderr } = collect("out", "通报.xlsx");
			assert.equal(status, 0, stderr);
			assert.match(
				stderr,
				/^out: 1 other file is neither a workbook nor a Word document and was not read: 照片\.jpg\.$/m,
			);
			assert.match(stderr, /^Missing: 区工信局, 区教育局\.$/m);
			assert.match(stderr, /^Wrote 通报\.xlsx: 3 tasks, 0 with a reply\.$/m);
			const words = wordsOfDocument(await readXlsx(readFileSync(join(path, "通报.xlsx"))));
			assert.equal(words[0], "# 2026年重点任务分解方案进展情况通报");
			assert.equal(collect("out.zip", "b.json").status, 0);
			const { total, missing } = JSON.parse(readFileSync(join(path, "b.json"), "utf8"));
			assert.deepEqual(
				[total.tasks, total.lights, missing],
				[3, { green: 0, yellow: 3, red: 0 }, ["区工信局", "区教育局"]],
			);
			writeFileSync(join(path, "out", "坏.xlsx"), "PK broken");
			const bad = collect("out", "c.md");
			assert.equal(bad.status, 1);
			assert.match(bad.stderr, /^坏\.xlsx: The file is incomplete or broken/m);
			assert.match(readFileSync(join(path, "c.md"), "utf8"), /没有汇入的文件/);
		});
	});

	it("links are not followed, names in a zip lead nowhere, and both are said; units named so write nothing elsewhere", async () => {
		await inFolder(async (path) => {
			niwen(["split", "a.plan.md", "-o", "out"], { cwd: path });
			renameSync(join(path, "out", "区教育局.xlsx"), join(path, "elsewhere.xlsx"));
			symlinkSync(join(path, "elsewhere.xlsx"), join(path, "out", "区教育局.xlsx"));
			const form = readFileSync(join(path, "out", "区工信局.xlsx"));
			const zip = zipSync({
				"../../回复.xlsx": form,
				"/tmp/坏.xlsx": Buffer.from("x"),
				".隐藏.xlsx": Buffer.from("x"),
			});
			writeFileSync(join(path, "back.zip"), zip);
			const collect = (from: string) =>
				niwen(["collect", "a.plan.md", from, "-o", `${from}.md`], { cwd: path });
			const folder = collect("out");
			assert.equal(folder.status, 1);
			assert.match(
				folder.stderr,
				/^区教育局\.xlsx: It is a link and was not read; please put the file itself there\.$/m,
			);
			const zipped = collect("back.zip");
			assert.equal(zipped.status, 1);
			assert.match(zipped.stderr, /^\.\.\/\.\.\/回复\.xlsx: Nothing is filled in; it counts as missing\.$/m);
			assert.match(zipped.stderr, /^\/tmp\/坏\.xlsx: The file is not a Word/m);
			assert.doesNotMatch(zipped.stderr, /隐藏/);
			assert.deepEqual(readdirSync(path).sort(), [
				"a.plan.md",
				"back.zip",
				"back.zip.md",
				"elsewhere.xlsx",
				"out",
				"out.md",
			]);
			writeFileSync(join(path, "b.plan.md"), plan.replace("★区工信局", "★../../甲局"));
			assert.equal(niwen(["split", "b.plan.md", "-o", "forms"], { cwd: path }).status, 0);
			assert.deepEqual(readdirSync(join(path, "forms")).length, 2);
			assert.deepEqual(
				readdirSync(path).filter((name) => name.includes("甲局")),
				[],
			);
		});
	});

	it("Word forms go out and come back beside those of Excel; the report is in Chinese unless English is asked for", async () => {
		await inFolder(async (path) => {
			const run = (...args: readonly string[]) => niwen(args, { cwd: path });
			assert.equal(run("split", "a.plan.md", "--to", "docx", "-o", "word").status, 0);
			assert.equal(run("split", "a.plan.md", "-o", "back").status, 0);
			assert.deepEqual(readdirSync(join(path, "word")), ["区工信局.docx", "区教育局.docx"]);
			const form = readFileSync(join(path, "word", "区教育局.docx"));
			rmSync(join(path, "back", "区教育局.xlsx"));
			writeFileSync(
				join(path, "back", "教育.docx"),
				fillForm(form, () => ({ 进展: "已建成", 状态: "完成" })),
			);
			const zh = run("collect", "a.plan.md", "back", "-o", "a.md", "--date", "2026-06-01");
			assert.equal(zh.status, 0, zh.stderr);
			assert.match(zh.stderr, /^Missing: 区工信局\.$/m);
			assert.match(
				readFileSync(join(path, "a.md"), "utf8"),
				/\| 2 +\| 新建学校3所。.*区教育局.*已建成.*完成 +\| 绿/,
			);
			const en = run("collect", "a.plan.md", "back", "-o", "b.md", "--date", "2026-06-01", "--lang", "en");
			assert.equal(en.status, 0, en.stderr);
			assert.match(readFileSync(join(path, "b.md"), "utf8"), /^# Progress: 2026年重点任务分解方案$/m);
		});
	});

	const mistakes: readonly (readonly [args: readonly string[], message: RegExp])[] = [
		[["split", "a.plan.md"], /needs -o with the folder/],
		[["split", "a.plan.md", "-o", "a.plan.md"], /is a file, not a folder/],
		[["split", "a.plan.md", "--to", "pdf", "-o", "out"], /--to cannot be “pdf”/],
		[["collect", "a.plan.md", "-o", "x.xlsx"], /needs the plan, the folder/],
		[["collect", "a.plan.md", "nowhere", "-o", "x.xlsx"], /neither a folder nor a \.zip/],
		[["collect", "a.plan.md", ".", "-o", "x.xlsx"], /has no forms/],
		[["collect", "a.plan.md", ".", "-o", "x.pdf"], /ends with \.xlsx, \.docx, \.html, \.md or \.json/],
		[["collect", "a.plan.md", ".", "-o", "x.md", "--date", "2026-13-01"], /--date takes a date/],
	];
	for (const [args, message] of mistakes)
		it(`niwen ${args.join(" ")}: says what to do`, async () => {
			await inFolder((path) => {
				const { status, stderr } = niwen(args, { cwd: path });
				assert.equal(status, 2);
				assert.match(stderr, message);
				assert.deepEqual(readdirSync(path), ["a.plan.md"]);
			});
		});
});
