import assert from "node:assert/strict";
import { frontMatterOf } from "../../../../server/src/common/frontMatter.js";
import { planDocument } from "../../../../server/src/common/interchange/export/planDocument.js";
import type {
	DocumentBlock,
	TableDocument,
} from "../../../../server/src/common/interchange/tableDocument.js";
import { readText } from "../../../support/readText.js";
import { readProjectFile, readSeed } from "../../../support/seeds.js";

function documentOf(text: string): TableDocument {
	const lines = text.split("\n");
	return planDocument(readText(text).plan, frontMatterOf(lines), lines);
}

/** A block a line; of a table its rows, `^` for a cell that belongs to the one above. */
function show(block: DocumentBlock): string {
	switch (block.kind) {
		case "heading":
			return `${block.level} ${block.text}`.trimEnd();
		case "paragraph":
			return block.role === undefined ? block.text : `${block.role}: ${block.text}`;
		case "table":
			return block.table.rows
				.map((row) => row.map(({ text, state }) => (state === "above" ? "^" : text)).join("|"))
				.join("\n");
		default:
			return "---";
	}
}

function shown(text: string): string {
	return documentOf(text).blocks.map(show).join("\n");
}

const table = "| 序号 | 项目 | 任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n";

const documents: Readonly<Record<string, readonly [source: string, document: string]>> = {
	"a plan with merged cells and a vacant leader": [
		`# 方案\n\n（共3项）\n\n## 一、经济\n\n${table}| 1 | 工业 | 1.投资增长5%以上。 | 钱宇 | ★区工信局 |\n| ^^ | ^^ | 2.建成A\\|B线。 | ^^ | ★区财政局 |\n| ^^ | ^^ | 3.第一行<br>第二行 |  | ★区统计局 |\n\n注：★为牵头单位。\n`,
		"0 方案\ntotal: （共3项）\n1 一、经济\n序号|项目|任务|牵头领导|责任单位\n1|工业|1.投资增长5%以上。|钱宇|★区工信局\n^|^|2.建成A|B线。|^|★区财政局\n^|^|3.第一行\n第二行||★区统计局\nnote: 注：★为牵头单位。",
	],
	"a letter with its number, addressees, signature and annex": [
		`# 关于印发方案的通知\n\n虹政办发〔2026〕12号\n\n各镇人民政府，区各委办局：\n\n现将方案印发给你们，请遵照执行。\n\n附件：1.方案\n\n虹湾区人民政府办公室\n\n2026年1月20日\n\n附件1\n\n${table}| 1 | 工业 | 1.投资增长5%以上。 | 钱宇 | ★区工信局 |\n`,
		"0 关于印发方案的通知\ndocument-number: 虹政办发〔2026〕12号\naddressee: 各镇人民政府，区各委办局：\n现将方案印发给你们，请遵照执行。\nattachments: 附件：1.方案\nissuer: 虹湾区人民政府办公室\ndate: 2026年1月20日\n---\nattachment: 附件1\n序号|项目|任务|牵头领导|责任单位\n1|工业|1.投资增长5%以上。|钱宇|★区工信局",
	],
	"a lost heading": [
		`# 方案\n\n##\n\n${table}| 1 | 工业 | 1.投资增长5%以上。 | 钱宇 | ★区工信局 |\n`,
		"0 方案\n1\n序号|项目|任务|牵头领导|责任单位\n1|工业|1.投资增长5%以上。|钱宇|★区工信局",
	],
	"a table that is no plan's": [
		`# 方案\n\n${table}| 1 | 工业 | 1.投资增长5%以上。 | 钱宇 | ★区工信局 |\n\n| 联系人 | 电话 |\n| --- | --- |\n| 王芳 | 123 |\n`,
		"0 方案\n序号|项目|任务|牵头领导|责任单位\n1|工业|1.投资增长5%以上。|钱宇|★区工信局\n联系人|电话\n王芳|123",
	],
	"tasks of prose, in a table": [
		"# 方案\n\n一、经济\n\n1.投资增长5%以上。（区工信局牵头，区财政局配合）\n\n2.建成水厂1座。（区水务局牵头）\n",
		"0 方案\n1 一、经济\n重点工作目标任务|责任单位\n1.投资增长5%以上。|★区工信局、区财政局\n2.建成水厂1座。|★区水务局",
	],
};

describe("planDocument", () => {
	for (const [name, [source, expected]] of Object.entries(documents))
		it(`is ${name}`, () => {
			assert.equal(shown(source), expected);
		});

	it("has the front matter, with the region that the document tells", () => {
		const { frontMatter } = documentOf("---\nlead: star\n---\n\n# 苏州市吴江区2024年重点工作方案\n");
		assert.equal(frontMatter, "region: 苏州市吴江区\nlead: star");
	});

	it("says where comments and code stand, which it leaves out", () => {
		const row = "| 1 | 工业 | 1.投资增长5%以上。 | 钱宇 | ★区工信局 <!-- 待核 --> |\n";
		const text = `# 方案\n\n<!-- 草稿 -->\n\n${table}${row}\n\n\`\`\`\n甲\n\`\`\`\n`;
		const { blocks, notes } = documentOf(text);
		assert.deepEqual(
			notes.map(({ place }) => place.zh),
			["第3行", "第7行", "第10行"],
		);
		assert.ok(
			!blocks
				.map(show)
				.join("\n")
				.match(/待核|草稿|甲/),
		);
	});

	it("has every task of the sample and of the reference plan", function () {
		for (const text of [readProjectFile("seeds", "wujiang-2024.plan.md"), readSeed(this, "002")]) {
			const { plan } = readText(text);
			const cells = documentOf(text).blocks.flatMap((block) =>
				block.kind === "table" ? block.table.rows.flatMap((row) => row.map((cell) => cell.text)) : [],
			);
			const written = new Set(cells);
			assert.deepEqual(
				[...plan.eachTask()]
					.map((row) => `${row.number}.${row.text.text}`)
					.filter((task) => !written.has(task) && !written.has(task.replace(".", ". "))),
				[],
			);
		}
	});
});
