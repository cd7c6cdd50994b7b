import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encodeText } from "../../../server/src/node/encodeText.js";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

const pasted = "推動數字經濟发展,學(xué)習(xí)先進。\n— 2 —\n落實責任,提升服務。\n";
const clean = "推动数字经济发展，学习先进。\n落实责任，提升服务。\n";

describe("niwen clean", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("prints the clean text, and every change on the standard error", () => {
		const { status, stdout, stderr } = niwen(["clean", "-"], { input: pasted });
		assert.equal(status, 0);
		assert.equal(stdout, clean);
		assert.match(stderr, /Line 1: removed readings \(2\): 11 “\(xué\)”, 17 “\(xí\)”/);
		assert.match(stderr, /Line 1: made marks full-width \(1\): 9 “,”→“，”/);
		assert.match(stderr, /Line 2: removed a page number \(1\)/);
		assert.match(stderr, /“動”→“动”/);
	});

	it("says so where there is nothing to clean, in the language asked for", () => {
		const { status, stdout, stderr } = niwen(["clean", "-", "--lang", "zh"], { input: clean });
		assert.deepEqual([status, stdout], [0, clean]);
		assert.match(stderr, /没有要清理的内容/);
	});

	it("lists lines with characters that nobody sees, and leaves them", () => {
		for (const [text, said] of [
			["一、新\u200b建公园。\n二、改造公厕。\n三、绿\u00ad化。\n", /结果里有2行（第1行起）留有看不见的字符/],
			["一、绿化。\n二、由市 农 业 局牵头。\n", /结果里有1行（第2行起）字与字之间有空格/],
			["钱 宇、赵 明和市财政局 市统计局出席。\n", /^(?!.*字与字之间)/s],
			[clean, /^(?!.*(?:看不见|字与字之间))/s],
		] as const) {
			const { stdout, stderr } = niwen(["clean", "-", "--lang", "zh"], { input: text });
			assert.equal(stdout, text);
			assert.match(stderr, said);
		}
	});

	it("writes a file, and overwrites one only by force", () => {
		const { path, remove } = createFolder({ "a.txt": pasted, "b.txt": "keep" });
		assert.equal(niwen(["clean", "a.txt", "-o", "b.txt"], { cwd: path }).status, 2);
		assert.equal(readFileSync(join(path, "b.txt"), "utf8"), "keep");
		assert.equal(niwen(["clean", "a.txt", "-o", "b.txt", "--force"], { cwd: path }).status, 0);
		assert.equal(readFileSync(join(path, "b.txt"), "utf8"), clean);
		remove();
	});

	it("lists what it could not restore", () => {
		const { stdout, stderr } = niwen(["clean", "-"], { input: "讓群眾幸?!背蔀槿藗兊那猩砀惺?、感嘆。\n" });
		assert.match(stdout, /背蔀槿藗兊那猩砀惺/);
		assert.match(stderr, /is broken \(what can be read/);
	});

	it("takes a text with nothing but readings away, in time", () => {
		const { status, stdout, stderr } = niwen(["clean", "-"], { input: "(qū)(wù)(xué)(xí)".repeat(20_000) });
		assert.deepEqual([status, stdout.trim()], [0, ""]);
		assert.match(stderr, /80000 changes|removed readings/);
	});

	it("reads Big5, found out or given, and files in two encodings", () => {
		const traditional = "推動數字經濟發展，落實重點工作目標任務，請各鎮各部門認真貫徹執行。\n";
		const big5 = encodeText(traditional, "big5", false);
		const gbk = encodeText("二、落实责任，提升服务。\n", "gb18030", false);
		assert.ok(big5 !== undefined && gbk !== undefined);
		const { path, remove } = createFolder({
			"big5.txt": big5,
			"mixed.txt": Buffer.concat([Buffer.from("一、推动发展。\n"), gbk]),
		});
		const simplified = "推动数字经济发展，落实重点工作目标任务，请各镇各部门认真贯彻执行。\n";
		assert.equal(niwen(["clean", "big5.txt"], { cwd: path }).stdout, simplified);
		const given = niwen(["clean", "big5.txt", "--encoding", "big5"], { cwd: path });
		assert.equal(given.stdout, simplified);
		assert.match(given.stderr, /The source is BIG5, the result UTF-8/);
		const mixed = niwen(["clean", "mixed.txt"], { cwd: path });
		assert.equal(mixed.stdout, "一、推动发展。\n二、落实责任，提升服务。\n");
		assert.match(mixed.stderr, /1 line of the source, from line 2 on, is GB18030/);
		remove();
	});

	it("is what the fixes of a check in JSON list, whose tables are loaded for them", () => {
		const plan =
			"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n| 1 | 产业 | 1.发展數字經濟，新增企业3家。 | 钱宇 | ★区工信局 |\n";
		const { stdout } = niwen(["check", "--format", "json", "-"], { input: plan });
		const [{ findings }] = JSON.parse(stdout) as [
			{ findings: { code: string; fixes: { edits: { newText: string }[] }[] }[] },
		];
		const fixes = findings.filter(({ code }) => code === "text/traditional").flatMap(({ fixes }) => fixes);
		assert.deepEqual(
			fixes.map(({ edits }) => edits.map(({ newText }) => newText).join("")),
			["数经济", "数经济"],
		);
	});
});
