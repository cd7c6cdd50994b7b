import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cell, docx, paragraph, row, run, table } from "../../support/docx.js";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

const names = row(["序号", "项目", "重点工作目标任务", "牵头领导", "责任单位"]);
const restart = '<w:vMerge w:val="restart"/>';
const body = [
	paragraph("2026年重点工作任务分解方案", '<w:pStyle w:val="Title"/>'),
	paragraph("一、主要工作"),
	table(
		names,
		row([cell("1", restart), cell("产业", restart), "1.工业投资增长10%以上。", "钱宇", "★区工信局、统计局"]),
		row([
			cell("", "<w:vMerge/>"),
			cell("", "<w:vMerge/>"),
			cell(paragraph(`${run("2.新增上市公司3家。")}${run("删", "<w:vanish/>")}`)),
			"",
			"★区金融局",
		]),
	),
].join("");

/** The bytes of a text in GBK: each of its characters is looked for among those that two bytes are. */
function encodeGbk(text: string): readonly number[] {
	const decoder = new TextDecoder("gbk");
	const bytesOf = new Map<string, readonly number[]>();
	for (let lead = 0x81; lead <= 0xfe; lead++)
		for (let trail = 0x40; trail <= 0xfe; trail++)
			bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
	return Array.from(text).flatMap((letter) => bytesOf.get(letter) ?? [letter.charCodeAt(0)]);
}

describe("niwen import of documents", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("imports a document of Word, by its name and by what it is", () => {
		const { path, remove } = createFolder({ "a.docx": docx(body), "a.bin": docx(body) });
		const { status, stdout, stderr } = niwen(["import", "a.docx"], { cwd: path });
		assert.equal(status, 0, stderr);
		assert.match(
			stdout,
			/^\| 1 \| 产业 \| 1\.工业投资增长10%以上。 \| 钱宇 \| ★区工信局、统计局 \|\n\| \^\^ \| \^\^ \| 2\./m,
		);
		assert.match(stderr, /^Table 1, row 3: Hidden words are left out: “删”\.$/m);
		assert.equal(niwen(["import", "a.bin"], { cwd: path }).stdout, stdout);
		assert.equal(niwen(["import", "-"], { input: docx(body) }).stdout, stdout);
		assert.equal(niwen(["import", "a.docx", "-o", "a.plan.md"], { cwd: path }).status, 0);
		assert.equal(readFileSync(join(path, "a.plan.md"), "utf8"), stdout);
		assert.equal(niwen(["import", "a.plan.md"], { cwd: path }).stdout, stdout);
		remove();
	});

	it("imports a page of the web in the encoding that it says, or that it is in", () => {
		const page = (charset: string) =>
			`<html><head><meta charset="${charset}"></head><body><table><tr><th>序号<th>重点工作目标任务<th>责任单位<tr><td>1<td>工业投资增长10%以上。<td>★区工信局</table></body></html>`;
		const { path, remove } = createFolder({
			"a.html": page("utf-8"),
			"b.html": Uint8Array.from(encodeGbk(page("gb2312"))),
			"c.htm": Uint8Array.from(encodeGbk(page("utf-8"))),
		});
		const { stdout } = niwen(["import", "a.html"], { cwd: path });
		assert.match(stdout, /^\| 1 \| 工业投资增长10%以上。 \| ★区工信局 \|$/m);
		for (const name of ["b.html", "c.htm"])
			assert.equal(niwen(["import", name], { cwd: path }).stdout, stdout);
		remove();
	});

	it("names --from where text and documents are taken for each other", () => {
		const { path, remove } = createFolder({
			"plan.xlsx": "序号,重点任务,责任单位\n1,新建公园2个,市园林局\n",
			"a.docx": docx(body),
			"half.pdf": "%PDF-1.7\n",
		});
		const run = (...args: readonly string[]) => niwen(["import", ...args, "--lang", "zh"], { cwd: path });
		try {
			assert.match(run("plan.xlsx").stderr, /请加 --from text。$/m);
			assert.match(run("plan.xlsx", "--from", "text").stdout, /^\| 1 \| 新建公园2个 \| 市园林局 \|$/m);
			for (const from of ["text", "tsv"]) {
				const { status, stderr } = run("a.docx", "--from", from);
				assert.equal(status, 2);
				assert.equal(
					stderr,
					`a.docx 不是文本，不能用 --from ${from} 导入；请去掉 --from，或改用 --from docx。\n`,
				);
			}
			assert.match(run("half.pdf", "--from", "text").stderr, /或改用 --from pdf。$/m);
			// A document that is broken is none of text.
			assert.doesNotMatch(run("half.pdf").stderr, /--from/);
		} finally {
			remove();
		}
	});

	it("says what is wrong with a document, where, and what to do", () => {
		const whole = docx(body);
		const compound = new Uint8Array([
			0xd0,
			0xcf,
			0x11,
			0xe0,
			0xa1,
			0xb1,
			0x1a,
			0xe1,
			...new Uint8Array(1024),
		]);
		const { path, remove } = createFolder({
			"half.docx": whole.subarray(0, whole.length / 2),
			"text.docx": "序号\t项目\n",
			"old.doc": compound,
			"old.wps": compound,
			"other.docx": docx(paragraph("你好")),
			// As Chrome and as Word begin one; systems of offices give out such files as .doc, too.
			"page.mhtml": `From: <Saved by Blink>\r\nSubject: 方案\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n--a\r\n`,
			"page.doc": `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="a"\n\n--a\n`,
		});
		for (const [name, says] of [
			["half.docx", /half\.docx：文件不完整或已损坏/],
			["text.docx", /text\.docx：文件不是 Word.*它的内容是文本；要按文本导入，请加 --from text。$/m],
			// Whether LibreOffice is there and cannot open it, or is not there.
			["old.doc", /old\.doc：.*LibreOffice.*另存为 \.docx/],
			["old.wps", /old\.wps：文件是 WPS 文字自己的格式.*另存为 \.docx/],
			["page.mhtml", /page\.mhtml：文件是单个文件的网页.*另存为 \.docx/],
			["page.doc", /page\.doc：文件是单个文件的网页.*另存为 \.docx/],
			["other.docx", /other\.docx 里没有找到方案的内容/],
		] as const) {
			const { status, stdout, stderr } = niwen(["import", name, "--lang", "zh"], { cwd: path });
			assert.equal(status, 2);
			assert.equal(stdout, "");
			assert.match(stderr, says);
		}
		remove();
	});
});
