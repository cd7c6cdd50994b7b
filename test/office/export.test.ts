import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readDocx } from "../../server/src/common/interchange/import/docx/readDocx.js";
import { importDocument } from "../../server/src/common/interchange/import/importDocument.js";
import { outlineOf, readText } from "../support/readText.js";
import { readProjectFile } from "../support/seeds.js";
import { buildIfStale, createFolder, niwen } from "../unit/cli/niwen.js";
import { convert, type Page, pagesOf, renderPage, run } from "./programs.js";

const sample = readProjectFile("seeds", "wujiang-2024.plan.md");
const letter = sample
	.replace(/^# .*\n/m, "")
	.replace(
		/^（共118项）\n/m,
		"# 关于印发2024年重点工作方案的通知\n\n吴政办发〔2024〕12号\n\n各镇人民政府，各街道办事处，区各委办局：\n\n现将方案印发给你们，请认真贯彻落实。\n\n附件：重点工作任务分解方案\n\n苏州市吴江区人民政府\n\n2024年1月25日\n\n附件\n\n",
	);
const { plan } = readText(sample);
const tasks = [...plan.eachTask()].map((row) => `${row.number}.${row.text.text}`.replace(/\s/g, ""));
const head = "序号项目重点工作目标任务牵头领导责任单位";
const mm = 72 / 25.4;

describe("what is exported, opened by other programs", function () {
	this.timeout(300_000);
	let folder = "";
	let remove = () => {};
	before(() => {
		buildIfStale();
		({ path: folder, remove } = createFolder({ "plan.plan.md": sample, "letter.plan.md": letter }));
		for (const [from, to] of [
			["plan", "plan.docx"],
			["plan", "plan.xlsx"],
			["plan", "plan.html"],
			["letter", "letter.docx"],
		] as const) {
			const { status, stderr } = niwen(["export", `${from}.plan.md`, "-o", to], { cwd: folder });
			assert.equal(status, 0, stderr);
		}
	});
	after(() => remove());

	const missing = (pages: readonly Page[]) => {
		const text = pages.map((page) => page.text).join("");
		return tasks.filter((task) => !text.includes(task));
	};

	describe("a Word document as LibreOffice prints it", () => {
		let pages: readonly Page[] = [];
		let pdf = "";
		before(() => {
			pdf = convert(join(folder, "plan.docx"), "pdf", folder);
			pages = pagesOf(pdf);
		});

		it("has every task, whole, on pages that lie across", () => {
			assert.deepEqual(missing(pages), []);
			assert.ok(pages.every(({ width, height }) => width > height));
		});

		it("has the head of the table on each page", () => {
			assert.deepEqual(
				pages.flatMap(({ text }, i) => (text.includes(head) ? [] : [i + 1])),
				[],
			);
		});

		it("has its number on each page, outside once the page is turned upright: below on odd pages, above on even", () => {
			pages.forEach(({ words, height }, i) => {
				const number = words.find(({ text, x }) => text === String(i + 1) && x < 36 * mm);
				const where = number === undefined ? "nowhere" : number.y > height / 2 ? "below" : "above";
				assert.equal(where, i % 2 === 0 ? "below" : "above", `page ${i + 1}`);
			});
		});

		it("has merged cells: the name of a group once, and no line through it", () => {
			const [first] = pages;
			assert.equal(first?.text.split("主要预期目标").length, 2);
			const at = first?.words.find(({ text }) => text.includes("主要预期"));
			const task = first?.words.find(({ text }) => text.startsWith("5.工业投资"));
			assert.ok(at !== undefined && task !== undefined);
			// Between the first and the last task of the group, lines cross the column of tasks, not that of groups.
			const isInk = renderPage(pdf, 1);
			const linesAt = (x: number) => {
				let lines = 0;
				for (let y = 75; y < 120; y += 0.2) if (isInk(x, y) && isInk(x + 0.5, y)) lines++;
				return lines;
			};
			const left =
				Math.min(...(first?.words ?? []).filter(({ text }) => text === "项目").map(({ x }) => x)) / mm;
			const right =
				Math.max(...(first?.words ?? []).filter(({ text }) => text === "责任单位").map(({ x }) => x)) / mm;
			assert.ok(linesAt(right + 18) > linesAt(left + 9));
		});

		it("cuts nothing off: the outer 15 mm of each page are empty but for the number at the left", () => {
			pages.forEach(({ width, height }, i) => {
				const isInk = renderPage(pdf, i + 1);
				const [right, bottom] = [width / mm, height / mm];
				for (let y = 1; y < bottom - 1; y += 0.5)
					for (const x of [right - 15, right - 5, 5]) assert.ok(!isInk(x, y), `page ${i + 1}: ${x}, ${y}`);
				for (let x = 1; x < right - 1; x += 0.5)
					for (const y of [5, bottom - 5]) assert.ok(!isInk(x, y), `page ${i + 1}: ${x}, ${y}`);
			});
		});
	});

	it("a letter stands upright with its number at the right, the tables behind it across", () => {
		const pages = pagesOf(convert(join(folder, "letter.docx"), "pdf", folder));
		const [first, ...others] = pages;
		assert.ok(first !== undefined && first.height > first.width);
		assert.match(
			first.text,
			/关于印发2024年重点工作方案的通知吴政办发〔2024〕12号各镇人民政府.*苏州市吴江区人民政府2024年1月25日/,
		);
		const number = first.words.find(({ text, y }) => text === "1" && y > first.height - 35 * mm);
		assert.ok(number !== undefined && number.x > first.width / 2);
		assert.ok(others.length > 0 && others.every(({ width, height }) => width > height));
		assert.deepEqual(missing(pages), []);
	});

	it("a Word document that LibreOffice has saved again is the same plan", async () => {
		const saved = convert(join(folder, "plan.docx"), "docx:MS Word 2007 XML", join(folder, "user", ".."));
		const { text } = importDocument(await readDocx(readFileSync(saved)));
		assert.deepEqual(outlineOf(readText(text).plan), outlineOf(plan));
	});

	it("python-docx sees the merged cells", () => {
		const script =
			"import docx,json,sys\nt=docx.Document(sys.argv[1]).tables[0]\nprint(json.dumps([[c.text for c in r.cells] for r in t.rows]))";
		// The system's Python has Debian's python3-docx.
		const rows: unknown = JSON.parse(run("/usr/bin/python3", ["-c", script, join(folder, "letter.docx")]));
		assert.ok(Array.isArray(rows));
		assert.equal(rows.length, 12);
		assert.deepEqual(
			new Set(rows.slice(1).map((row: readonly string[]) => row[1])),
			new Set(["主要预期目标"]),
		);
		assert.deepEqual(rows[2], [
			"1",
			"主要预期目标",
			"2.按同口径计算，一般公共预算收入增长6%以上。",
			"钱宇",
			"★区财政局、税务局",
		]);
	});

	it("LibreOffice opens the workbook with every task, and prints it", () => {
		const csv = readFileSync(
			convert(join(folder, "plan.xlsx"), "csv:Text - txt - csv (StarCalc):44,34,76", folder),
			"utf8",
		);
		const text = csv.replace(/\s/g, "");
		assert.deepEqual(
			tasks.filter((task) => !text.includes(task)),
			[],
		);
		assert.ok(pagesOf(convert(join(folder, "plan.xlsx"), "pdf", folder)).length > 1);
	});

	it("LibreOffice opens the page with every task, and prints it", () => {
		const page = join(folder, "plan.html");
		// Rows are broken over pages by LibreOffice alone, which is not a browser: words are compared in its text.
		const text = readFileSync(
			convert(page, "txt:Text (encoded) (StarWriter/Web):UTF8", folder),
			"utf8",
		).replace(/\s/g, "");
		assert.deepEqual(
			tasks.filter((task) => !text.includes(task)),
			[],
		);
		assert.ok(pagesOf(convert(page, "pdf:writer_web_pdf_Export", folder)).length > 1);
	});
});
