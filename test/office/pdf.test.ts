import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { importDocument } from "../../server/src/common/interchange/import/importDocument.js";
import { readPdf } from "../../server/src/common/interchange/import/pdf/readPdf.js";
import { outlineOf, readText } from "../support/readText.js";
import { backFromPdf, planArbitrary, printWord, unmergedPlan } from "../support/roundTrip.js";
import { readProjectFile } from "../support/seeds.js";
import { createFolder } from "../unit/cli/niwen.js";
import { convert, convertAll } from "./programs.js";

const names = ["序号", "工作任务", "责任单位", "完成时限"];
const units = ["市教育局", "市财政局、市民政局", "市住房城乡建设局、市生态环境局、市卫生健康委"];
const rows = Array.from({ length: 24 }, (_, i) => [
	String(i + 1),
	`推进第${i + 1}批重点项目建设，完成投资${i * 7 + 12}亿元以上${"，组织实施提升工程，培育龙头企业，确保年底前取得明显成效".repeat(i % 3)}。`,
	units[i % units.length] ?? "",
	`${(i % 12) + 1}月底`,
]);
const plan = `# 工作方案\n\n${[names, names.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
const wanted = outlineOf(readText(plan).plan);

/** A page of the web with a table whose cells have these borders. */
function webPage(style: string, align: string): string {
	const cells = (tag: string, texts: readonly string[]) =>
		`<tr>${texts.map((text) => `<${tag} valign="${align}" style="${style}; padding: 3pt 5pt">${text}</${tag}>`).join("")}</tr>`;
	const widths = [8, 46, 30, 16].map((width) => `<col width="${width}%">`).join("");
	return `<meta charset="utf-8"><h1>工作方案</h1><table width="100%" cellspacing="0"><colgroup>${widths}</colgroup><thead>${cells("th", names)}</thead>${rows.map((texts) => cells("td", texts)).join("")}</table>`;
}

describe("PDF files that LibreOffice makes", function () {
	this.timeout(300_000);
	let folder = "";
	let remove = () => {};
	before(() => {
		({ path: folder, remove } = createFolder({}));
	});
	after(() => remove());

	for (const [what, style, align] of [
		["all rules", "border: 1px solid black", "middle"],
		["rules between rows", "border-bottom: 1px solid black", "middle"],
		["rules between columns", "border-left: 1px solid black", "top"],
		["no rules, texts at the top", "border: none", "top"],
		["no rules, texts in the middle", "border: none", "middle"],
	] as const)
		it(`have every task of a table with ${what}`, async () => {
			const path = join(folder, `${what.replace(/\W/g, "")}.html`);
			writeFileSync(path, webPage(style, align));
			const pdf = readFileSync(convert(path, "pdf:writer_web_pdf_Export", folder));
			const { text } = importDocument(await readPdf(new Uint8Array(pdf)));
			assert.deepEqual(outlineOf(readText(text).plan), wanted);
		});

	it("have the plans that went out to Word: the samples, and made-up ones", async () => {
		const samples = ["wujiang-2024.plan.md", "defects.plan.md", "statements.plan.txt"];
		const plans = [
			...samples.map((sample) => readProjectFile("seeds", sample)),
			unmergedPlan,
			// A section without a title is not seen on paper.
			...fc.sample(planArbitrary, { numRuns: 48, seed: 11 }).filter((text) => !/^##\s*$/m.test(text)),
		];
		assert.ok(plans.length > 40);
		const words = await Promise.all(
			plans.map(async (text, i) => {
				const path = join(folder, `plan${i}.docx`);
				writeFileSync(path, await printWord(text));
				return path;
			}),
		);
		for (const [i, path] of convertAll(words, "pdf", folder).entries()) {
			const text = plans[i] ?? "";
			const { before, after, back } = await backFromPdf(text, new Uint8Array(readFileSync(path)));
			assert.deepEqual(after, before, `${text}\n----\n${back}`);
		}
	});
});
