import assert from "node:assert/strict";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

const plan = `# 虹湾区2026年重点工作方案

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |
| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | 区应急局，区统计局 |
`;

describe("the command line in Traditional script", function () {
	this.timeout(60_000);
	let folder: ReturnType<typeof createFolder>;
	before(() => {
		buildIfStale();
		folder = createFolder({
			"a.plan.md": plan,
			"b.plan.md": plan,
			"own/a.plan.md": plan,
			"own/.niwen.yaml": "language: zh-TW\n",
			"simple/a.plan.md": plan,
			"simple/.niwen.yaml": "language: zh\n",
		});
	});
	after(() => folder.remove());
	const run = (args: readonly string[], cwd = "", env: NodeJS.ProcessEnv = {}) =>
		niwen(args, { cwd: `${folder.path}/${cwd}`, env });
	const check = (args: readonly string[] = [], cwd = "", env: NodeJS.ProcessEnv = {}) =>
		run(["check", ...args, "a.plan.md"], cwd, env).stdout;

	it("says so what is wrong, and leaves the words of the document as they are", () => {
		const said = check(["--lang", "zh-TW"]);
		assert.match(said, /第2項沒有牽頭單位，請給牽頭的單位加★。/);
		assert.match(said, /單位之間應當用頓號「、」，這裡是「，」。/);
		const json = run(["check", "--lang", "zh-TW", "--format", "json", "a.plan.md"]).stdout;
		assert.match(json, /由「区应急局」牽頭（加★）/);
		const simplified = run(["check", "--lang", "zh", "--format", "json", "a.plan.md"]).stdout;
		const withoutMessages = (text: string) =>
			JSON.parse(text, (key, value) => (key === "message" || key === "title" ? undefined : value));
		assert.deepEqual(withoutMessages(json), withoutMessages(simplified));
	});

	it("does so for the locales of Taiwan, Hong Kong and Macao, and where a project says so", () => {
		const expected = check(["--lang", "zh-TW"]);
		for (const LANG of ["zh_TW.UTF-8", "zh_HK", "zh_MO", "zh_Hant_TW"])
			assert.equal(check([], "", { LANG }), expected, LANG);
		const simplified = check(["--lang", "zh"]);
		for (const LANG of ["zh_CN.UTF-8", "zh_SG", "zh"])
			assert.equal(check([], "", { LANG }), simplified, LANG);
		for (const LANG of ["C", "zh_CN", "zh_TW"]) {
			assert.equal(check([], "own", { LANG }), expected);
			assert.equal(check([], "simple", { LANG }), simplified);
			assert.equal(check(["--lang", "zh"], "own", { LANG }), simplified);
		}
		assert.equal(check(["--lang", "en", "--lang=zh-TW"]), expected);
	});

	it("does so on threads, and keeps results of both scripts apart", () => {
		const files = ["a.plan.md", "b.plan.md"];
		for (const lang of ["zh-TW", "zh", "zh-TW"]) {
			const expected = run(["check", "--lang", lang, ...files]).stdout;
			assert.equal(run(["check", "--lang", lang, "--jobs", "2", ...files]).stdout, expected);
			assert.equal(run(["check", "--lang", lang, "--cache", "kept", ...files]).stdout, expected);
		}
	});

	it("names itself so in what is made", () => {
		assert.match(
			run(["stats", "--lang", "zh-TW", "--format", "html", "a.plan.md"]).stdout,
			/<html lang="zh-TW">/,
		);
		const [{ tool }] = JSON.parse(check(["--lang", "zh-TW", "--format", "sarif"])).runs;
		assert.equal(tool.driver.language, "zh-TW");
	});

	it("has usage and refusals so", () => {
		assert.match(run(["check", "--help", "--lang", "zh-TW"]).stdout, /檢查/);
		assert.match(run(["chek", "--lang=zh-TW"]).stderr, /沒有「chek」這個命令/);
		const { status, stderr } = run(["check", "--lang", "zh-HK", "a.plan.md"], "", { LANG: "zh_CN" });
		assert.deepEqual(
			{ status, stderr },
			{ status: 2, stderr: "--lang 只有 zh、zh-TW 和 en，没有“zh-HK”。\n" },
		);
	});
});
