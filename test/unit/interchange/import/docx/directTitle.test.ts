import assert from "node:assert/strict";
import { readDocx } from "../../../../../server/src/common/interchange/import/docx/readDocx.js";
import { cell, docx, paragraph, row, run, table } from "../../../../support/docx.js";

const centre = '<w:jc w:val="center"/>';
const sized = (text: string, size: number) => run(text, `<w:sz w:val="${size}"/>`);
const large = (text: string, size = 44) => paragraph(sized(text, size), centre);
const text = (words: string, size = 32) => paragraph(sized(words, size));
const tasks = table(
	row([cell("序号"), cell("任务"), cell("责任单位")]),
	row([cell("1"), cell("甲"), cell("乙")]),
);
const body = text("为推动各项工作落到实处，现将重点任务分解如下，请认真抓好落实。");

/** The headings of a document, with their levels. */
async function headings(inside: string, styles?: string): Promise<readonly string[]> {
	const { blocks } = await readDocx(docx(inside, styles === undefined ? {} : { styles }));
	return blocks.flatMap((block) => (block.kind === "heading" ? [`${block.level} ${block.text}`] : []));
}

describe("titles that are only set as such in Word", () => {
	for (const [what, inside, wanted] of [
		["first", large("云岭市重点任务分解表", 36) + tasks, ["0 云岭市重点任务分解表"]],
		["behind 附件1", text("附件1") + large("云岭市重点任务分解表") + tasks, ["0 云岭市重点任务分解表"]],
		[
			"in two lines, over text",
			large("云岭市2026年重点工作") + large("任务分解方案") + body + tasks,
			["0 云岭市2026年重点工作", "0 任务分解方案"],
		],
		[
			"below the head of the paper",
			large("云岭市人民政府文件", 72) +
				paragraph(sized("云政发〔2026〕5号", 32), centre) +
				large("关于印发重点任务分解方案的通知") +
				body +
				tasks,
			["0 关于印发重点任务分解方案的通知"],
		],
		[
			"as large as the text, by how they end",
			large("云岭市重点任务分解表", 32) + body + tasks,
			["0 云岭市重点任务分解表"],
		],
		["unless they are as large as the text", large("砥砺前行谱写新篇", 32) + body + tasks, []],
		["unless they stand at the left", text("云岭市重点任务分解表", 44) + body + tasks, []],
		["unless they are a sentence", large("现将任务分解如下。") + body + tasks, []],
		["unless they stand behind a table", body + tasks + large("云岭市重点任务分解表"), []],
		[
			"unless a style names another",
			large("云岭市人民政府", 52) + paragraph("云岭市重点任务分解表", '<w:pStyle w:val="T"/>') + tasks,
			["0 云岭市重点任务分解表"],
		],
	] as const)
		it(what, async () =>
			assert.deepEqual(
				await headings(inside, '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'),
				wanted,
			),
		);

	it("where the style has the size and the place", async () => {
		const styles =
			'<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>' +
			'<w:style w:type="paragraph" w:styleId="B"><w:name w:val="大标题"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr></w:style>';
		const title = paragraph("云岭市重点任务分解表", '<w:pStyle w:val="B"/>');
		assert.deepEqual(await headings(title + tasks, styles), ["0 云岭市重点任务分解表"]);
		// As large as text is where nothing else says it.
		assert.deepEqual(await headings(paragraph("砥砺前行谱写新篇", centre) + tasks, styles), []);
	});
});
