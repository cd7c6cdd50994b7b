import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fillForm } from "../support/fillForms.js";
import { readText } from "../support/readText.js";
import { readProjectFile } from "../support/seeds.js";
import { buildIfStale, createFolder, niwen } from "../unit/cli/niwen.js";
import { convert, pagesOf, run } from "./programs.js";

const sample = readProjectFile("seeds", "wujiang-2024.plan.md");
const tasks = [...readText(sample).plan.eachTask()].map(({ text }) => text.text.replace(/\s/g, ""));

describe("forms, opened and saved by other programs", function () {
	this.timeout(300_000);
	let folder = "";
	let remove = () => {};
	const call = (...args: readonly string[]) => {
		const { status, stderr } = niwen([...args], { cwd: folder });
		assert.equal(status, 0, stderr);
		return stderr;
	};
	const collect = () => {
		call("collect", "plan.plan.md", "back", "-o", "report.json", "--date", "2024-06-30", "--force");
		return JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
	};
	/** What is filled in a row; it must come back from every program. */
	const fill = ({ number }: { readonly number: string }) => ({
		完成值: "12%",
		进展: `第${number}项：=1+1`,
		状态: "达",
	});
	before(() => {
		buildIfStale();
		({ path: folder, remove } = createFolder({ "plan.plan.md": sample }));
		mkdirSync(join(folder, "back"));
		for (const to of ["docx", "xlsx"]) call("split", "plan.plan.md", "--to", to, "-o", to);
	});
	beforeEach(() => {
		for (const name of readdirSync(join(folder, "back"))) rmSync(join(folder, "back", name));
	});
	after(() => remove());

	for (const [from, form, ending] of [
		["docx", "docx:MS Word 2007 XML", "docx"],
		["docx", "odt", "odt"],
		["docx", "doc:MS Word 97", "doc"],
		["xlsx", "xlsx:Calc MS Excel 2007 XML", "xlsx"],
		["xlsx", "ods", "ods"],
		["xlsx", "xls:MS Excel 97", "xls"],
	] as const)
		it(`come back from LibreOffice as they were filled in: ${from} saved as ${ending}`, () => {
			const bytes = fillForm(readFileSync(join(folder, from, `区发改委.${from}`)), fill);
			const filled = join(folder, `filled.${from}`);
			writeFileSync(filled, bytes);
			mkdirSync(join(folder, "saved"), { recursive: true });
			const saved = convert(filled, form, join(folder, "saved"));
			renameSync(saved, join(folder, "back", `甲.${ending}`));
			const { tasks: collected, total, unplaced, likened, unreadable, notes } = collect();
			assert.deepEqual([unplaced, likened, unreadable, notes], [[], [], [], []]);
			const own = collected.filter((task: { from: readonly string[] }) => task.from.length > 0);
			assert.ok(own.length > 5);
			assert.equal(total.replied, own.length);
			for (const { from: who, number, progress, value, state } of own)
				assert.deepEqual([who, progress, value, state], [["区发改委"], `第${number}项：=1+1`, "12%", "达"]);
		});

	for (const from of ["docx", "xlsx"] as const)
		it(`are printed across with the names of the columns on each page: ${from}`, () => {
			const pages = pagesOf(convert(join(folder, from, `区发改委.${from}`), "pdf", folder));
			assert.ok(pages.length > 1);
			for (const { width, height, text } of pages) {
				assert.ok(width > height);
				assert.match(text, /完成值进展存在问题佐证状态/);
				assert.doesNotMatch(text, /niwen/);
			}
			assert.match(pages[0]?.text ?? "", /区发改委任务进展填报表/);
		});

	it("python-docx fills in the cells that are open, and sees the columns as they are", () => {
		const script = [
			"import docx,sys",
			"d=docx.Document(sys.argv[1]); t=d.tables[0]",
			"assert len(t.columns)==len(t.rows[1].cells)",
			"for r in t.rows[1:]: r.cells[-4].text='已办'",
			"d.save(sys.argv[2])",
		].join("\n");
		const form = join(folder, "docx", "区发改委.docx");
		run("/usr/bin/python3", ["-c", script, form, join(folder, "back", "乙.docx")]);
		const { tasks: collected, notes } = collect();
		const own = collected.filter((task: { progress: string }) => task.progress !== "");
		assert.ok(own.length > 5);
		assert.deepEqual(new Set(own.map((task: { progress: string }) => task.progress)), new Set(["已办"]));
		assert.deepEqual(notes, []);
	});

	for (const ending of ["docx", "xlsx"] as const)
		it(`the report has every task when LibreOffice prints it: ${ending}`, () => {
			writeFileSync(
				join(folder, "back", "甲.docx"),
				fillForm(readFileSync(join(folder, "docx", "区发改委.docx")), fill),
			);
			call("collect", "plan.plan.md", "back", "-o", `通报.${ending}`, "--date", "2024-06-30", "--force");
			const text = pagesOf(convert(join(folder, `通报.${ending}`), "pdf", folder))
				.map((page) => page.text)
				.join("");
			assert.deepEqual(
				tasks.filter((task) => !text.includes(task)),
				[],
			);
			assert.match(text, /进展情况通报/);
			assert.match(text, /=1\+1/);
		});
});
