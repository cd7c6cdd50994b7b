import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { buildIfStale, createFolder, niwen, plainEnvironment, planOf, program } from "./niwen.js";

const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";
const plan = planOf("1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局");
const bytes = Buffer.from(plan);
const middle = bytes.indexOf("工业");

interface Case {
	readonly what: string;
	readonly content: string | Uint8Array;
	readonly check: 0 | 1 | 2;
	readonly parse: 0 | 2;
	/** What is said on the standard error of `parse`, or, where that is content, in the findings of `check`. */
	readonly says?: RegExp;
	readonly options?: readonly string[];
}

const cases: readonly Case[] = [
	{ what: "an empty file", content: "", check: 2, parse: 2, says: /x\.plan\.md is empty/ },
	{ what: "blank lines", content: "\n\n  \n", check: 2, parse: 2, says: /is empty/ },
	{ what: "a file that is no plan", content: "hello\n", check: 2, parse: 2, says: /has nothing of a plan/ },
	{
		what: "front matter alone",
		content: "---\nregion: [\n---\n",
		check: 2,
		parse: 2,
		says: /has nothing of a plan.+ Line 2: A bracket or brace is not closed; please add \]/,
	},
	{ what: "a target in prose", content: "今年地区生产总值增长5%以上。\n", check: 0, parse: 0 },
	{
		what: "a table without known columns",
		content: "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n",
		check: 1,
		parse: 2,
		says: /columns of this table are unknown \(甲、乙\): .* and so on\.$/m,
	},
	{
		what: "a cell of 200,000 characters",
		content: `${header}| 1 | 甲 | 1.${"长".repeat(200_000)} | 乙 | ★丙局 |\n`,
		check: 0,
		parse: 0,
	},
	{
		what: "a line of a million bars",
		content: "|".repeat(1_000_000),
		check: 1,
		parse: 2,
		says: /has no header/,
	},
	{
		what: "a quotation mark that is not closed",
		content: '序号\t项目\t重点工作目标任务\t牵头领导\t责任单位\n1\t"甲\t1.办成一件事。\t乙\t★丙局\n',
		check: 1,
		parse: 0,
		says: /not closed/,
	},
	{ what: "a NUL byte in a plan", content: plan.replace("工业", "工\0业"), check: 0, parse: 0 },
	{
		what: "NUL bytes by the hundred",
		content: "\0".repeat(500) + plan,
		check: 2,
		parse: 2,
		says: /text file/,
	},
	{
		what: "a broken byte",
		content: Buffer.concat([bytes.subarray(0, middle), Buffer.from([0xff]), bytes.subarray(middle)]),
		check: 2,
		parse: 2,
		says: new RegExp(`Line 11 \\(byte ${middle + 1}\\) is not valid UTF-8.+--encoding utf-8`),
	},
	{
		what: "a broken byte, read all the same",
		content: Buffer.concat([bytes.subarray(0, middle), Buffer.from([0xff]), bytes.subarray(middle)]),
		// What could not be read is an error of the text (text/mojibake).
		check: 1,
		parse: 0,
		options: ["--encoding", "utf-8"],
	},
	{
		what: "a file cut off in a character",
		content: bytes.subarray(0, middle + 1),
		check: 2,
		parse: 2,
		says: /not valid UTF-8/,
	},
	{
		what: "bytes of no encoding",
		content: Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0xff, 0xff, 10, 0xd6, 0xd0]),
		check: 2,
		parse: 2,
		says: /not valid GB18030/,
	},
	{
		what: "a Word file",
		content: Buffer.from("PK\u0003\u0004\u0014\0\u0006\0"),
		check: 2,
		parse: 2,
		says: /Word, Excel/,
	},
	{ what: "a PDF file", content: "%PDF-1.7\n", check: 2, parse: 2, says: /PDF/ },
	{
		what: "a picture",
		content: Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) & 0xff)),
		check: 2,
		parse: 2,
		says: /text file/,
	},
	{
		what: "lines of GBK in a file of UTF-8",
		content: Buffer.concat([bytes, Buffer.from([0xd7, 0xa2, 0xa3, 0xba, 0xb2, 0xc4, 0xc1, 0xcf, 10])]),
		check: 1,
		parse: 0,
		says: /1 line of the file, from this one on, is GB18030/,
	},
	{
		what: "a text with nothing but readings",
		content: "(qū)(wù)(xué)(xí)".repeat(200),
		check: 0,
		parse: 2,
		says: /nothing of a plan/,
	},
	{
		what: "GBK cut off in a character",
		content: Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0xb7, 0xbd, 0xb0, 0xb8, 0xd6]),
		check: 2,
		parse: 2,
		says: /not valid GB18030.+--encoding gb18030/,
	},
	{
		what: "UTF-16 without its mark, cut off",
		content: Buffer.from(plan, "utf16le").subarray(0, -1),
		check: 2,
		parse: 2,
		says: /UTF-16|NUL bytes/,
	},
	{
		what: "UTF-16 without its mark",
		content: Buffer.from(plan, "utf16le"),
		check: 0,
		parse: 0,
	},
	{
		what: "UTF-16 without its mark, named",
		content: Buffer.from(plan, "utf16le"),
		check: 0,
		parse: 0,
		options: ["--encoding", "utf-16le"],
	},
	{
		what: "UTF-16 cut off",
		content: Buffer.from([0xff, 0xfe, 0x2d, 0x4e, 0x2d]),
		check: 2,
		parse: 2,
		says: /not valid UTF-16LE/,
	},
];

describe("bad input", function () {
	this.timeout(60_000);
	before(buildIfStale);

	for (const { what, content, check, parse, says, options = [] } of cases)
		it(what, () => {
			const { path, remove } = createFolder({ "x.plan.md": content });
			const checked = niwen(["check", "x.plan.md", "--format", "json", ...options], { cwd: path });
			const parsed = niwen(["parse", "x.plan.md", ...options], { cwd: path });
			remove();
			assert.deepEqual([checked.status, parsed.status], [check, parse], checked.stderr + parsed.stderr);
			for (const { stdout, stderr } of [checked, parsed]) {
				assert.doesNotMatch(stderr, /Niwen failed|at .*\.js:/);
				assert.ok(stderr.split("\n").length <= 2, "more than a sentence");
				if (stdout !== "") JSON.parse(stdout);
			}
			if (says === undefined) assert.equal(checked.stderr + parsed.stderr, "");
			else assert.match(parse === 2 ? parsed.stderr : checked.stdout, says);
			if (check === 2) assert.match(checked.stderr, says ?? /never/);
		});

	it("names what is missing, a folder, or a file that is too large", () => {
		const { path, remove } = createFolder({
			"folder/x": "",
			"large.plan.md": Buffer.alloc(64 * 1024 * 1024 + 1, 32),
		});
		const said = (name: string) => niwen(["parse", name], { cwd: path });
		assert.deepEqual(
			["gone.md", "folder", "large.plan.md"].map((name) => [said(name).status, said(name).stderr]),
			[
				[2, "There is no file gone.md; please check the path and the name.\n"],
				[2, "folder is a folder; please name a file in it.\n"],
				[2, "large.plan.md is larger than 64 MB and was not read; please split it.\n"],
			],
		);
		assert.equal(niwen(["check", "folder"], { cwd: path }).status, 2);
		remove();
	});

	it("ends like a program that SIGPIPE ends where its reader goes away, and says nothing", async () => {
		const rows = Array.from(
			{ length: 10_000 },
			(_, i) => `${i + 1} | 甲 | ${i + 1}.办成一件事。 | 乙 | ★丙局`,
		);
		const { path, remove } = createFolder({ "long.plan.md": planOf(...rows) });
		for (const args of [["parse"], ["check", "--format", "json"], ["import"]]) {
			const child = spawn(process.execPath, [program, ...args, "long.plan.md"], {
				cwd: path,
				env: plainEnvironment,
				stdio: ["ignore", "pipe", "pipe"],
			});
			let said = "";
			child.stderr.on("data", (chunk: Buffer) => {
				said += chunk.toString();
			});
			await once(child.stdout, "data");
			child.stdout.destroy();
			const [status] = await once(child, "close");
			assert.deepEqual([args[0], status, said], [args[0], 141, ""]);
		}
		remove();
	});

	it("reads GB18030, UTF-8 with its mark and UTF-16 with its mark as what they are", () => {
		const text = "﻿".slice(1) + plan;
		const swapped = Buffer.from(`\ufeff${text}`, "utf16le").swap16();
		const { path, remove } = createFolder({
			"gb.plan.txt": toGb(text),
			"mark.plan.txt": `\ufeff${text}`,
			"le.plan.txt": Buffer.from(`\ufeff${text}`, "utf16le"),
			"be.plan.txt": swapped,
			"plain.plan.txt": text,
		});
		const read = (name: string) => niwen(["parse", name], { cwd: path }).stdout;
		const plain = read("plain.plan.txt");
		assert.match(plain, /工业投资增长10%以上/);
		for (const name of ["gb", "mark", "le", "be"]) assert.equal(read(`${name}.plan.txt`), plain, name);
		remove();
	});
});

/** The few characters of the test plan in GB18030, by asking the decoder for each pair of bytes. */
function toGb(text: string): Uint8Array {
	const decoder = new TextDecoder("gb18030");
	const table = new Map<string, readonly number[]>();
	for (let lead = 0x81; lead <= 0xfe; lead++)
		for (let trail = 0x40; trail <= 0xfe; trail++)
			if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
	return Uint8Array.from([...text].flatMap((character) => table.get(character) ?? [character.charCodeAt(0)]));
}
