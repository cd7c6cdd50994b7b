import assert from "node:assert/strict";
import { cleanDocument } from "../../../server/src/common/interchange/cleanDocument.js";
import { kindsOfLines, pagesOf } from "../../../server/src/common/interchange/pageLines.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { textToPrint } from "../../../server/src/common/interchange/textToPrint.js";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import { loadScriptConverter, type ScriptConverter } from "../../../server/src/common/text/script.js";
import { createSourceDocument, documentOfLines } from "../../../server/src/common/text/sourceDocument.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const first = "1.新建口袋公园12个，改造老旧小区20个，\n惠及居民3200户以上。（市住建局牵头，市城管局\n配合）";
const second = "2.新增公办学位1800个。（市教育局牵头）";
/** The name of a plan, its first task, what stands between two tasks, its second task. */
const plan = (between: string) => `云岭市2026年重点任务分解\n一、民生\n${first}\n${between}\n${second}\n`;

/** Lines of pages, and which of them are a page's. */
const cases: readonly (readonly [between: string, pages: readonly string[]])[] = [
	["— 6 —", ["— 6 —"]],
	["第3页 共10页", ["第3页 共10页"]],
	["3/12", ["3/12"]],
	["（下转第5页）", ["（下转第5页）"]],
	["17", ["17"]],
	["岱海省人民政府公报\n- 12 -", ["岱海省人民政府公报", "- 12 -"]],
	["— 2 —\n云岭市政府文件", ["— 2 —", "云岭市政府文件"]],
	["— 6 —\n\n云岭市人民政府办公室\n", ["— 6 —", "云岭市人民政府办公室"]],
	["·8·\n云岭市2026年重点任务分解", ["·8·", "云岭市2026年重点任务分解"]],
	// A heading beside a page's number, a figure beside others and the number of the next point are the text's own.
	["— 6 —\n（二）教育强市", ["— 6 —"]],
	["— 6 —\n城市更新行动", ["— 6 —"]],
	["市教育局", []],
	["2", []],
	["共2项", []],
	["附件1", []],
];

function pagesIn(text: string): readonly string[] {
	const document = createSourceDocument(text);
	const read = readPlan(document, {}).plan;
	const { between, within } = pagesOf(read, document.lines, kindsOfLines(read, document.lines.length));
	return [...between.numbers, ...between.headers, ...within.numbers, ...within.headers]
		.sort((a, b) => a - b)
		.map((line) => (document.lines[line] ?? "").trim());
}

describe("lines of pages between tasks", () => {
	let converter: ScriptConverter;
	before(async () => {
		converter = await loadScriptConverter();
	});

	for (const [between, pages] of cases) {
		const name = between.replace(/\n/g, "⏎");
		it(`are told from the text's own: ${name}`, () => assert.deepEqual(pagesIn(plan(between)), pages));
		if (pages.length === 0) continue;
		it(`are left out of the result and told of: ${name}`, () => {
			const document = createSourceDocument(plan(between));
			const text = textToPrint(readPlan(document, {}).plan, document.lines);
			assert.ok(text !== undefined);
			for (const page of pages)
				assert.ok(
					text.notes.some(({ message }) => message.zh.includes(`“${page}”`)),
					page,
				);
			const read = readPlan(documentOfLines(text.lines, "\n"), {}).plan;
			const printed = printPlan(read, "", text.lines);
			for (const page of pages)
				assert.ok(
					!printed
						.split("\n")
						.slice(5)
						.some((line) => line.endsWith(page)),
					printed,
				);
			assert.equal(read.taskCount, 2);
		});
		it(`are removed when the text is cleaned: ${name}`, () => {
			const { text, changes } = cleanDocument(plan(between), { converter });
			const removed = changes.filter(({ code }) => /^layout\/(?:page-number|repeated-header)$/.test(code));
			assert.deepEqual(
				removed.map(({ before }) => before.trim()),
				pages,
			);
			assert.ok(text.includes(second));
		});
	}

	it("keep the units whose tasks stand under them", () =>
		assert.deepEqual(
			pagesIn(
				`云岭市2026年重点任务分解\n云岭市教育局\n${second}\n— 6 —\n云岭市人民政府办公室\n3.新增热线专席20个。（市政府办牵头）\n`,
			),
			["— 6 —"],
		));

	it("are known by their numbers that rise", () =>
		assert.deepEqual(
			pagesIn(
				`云岭市2026年重点任务分解\n${first}\n云岭市人民政府公报 12\n${second}\n13 云岭市人民政府公报\n3.新增热线专席20个。（市政府办牵头）\n`,
			),
			["云岭市人民政府公报 12", "13 云岭市人民政府公报"],
		));

	it("are no figures whose unit stands below them, nor what a colon opens", () => {
		for (const text of [
			"1.新建学校\n3\n所，新增学位900个。（市教育局牵头）\n",
			"项目共计\n12\n项，其中新建\n5\n项。\n",
			"完成比例：\n3/12\n1.改造小区20个。（市住建局牵头）\n",
		]) {
			assert.deepEqual(pagesIn(text), []);
			assert.equal(textToPrint(createTestSnapshot(text).plan, text.split("\n")), undefined);
		}
		const [task] = [
			...createTestSnapshot("1.新建学校\n3\n所，新增学位900个。（市教育局牵头）\n").plan.eachTask(),
		];
		assert.equal(task?.text.text, "新建学校3所，新增学位900个。");
		assert.deepEqual(pagesIn("1.新建公路 30\n12\n公里，绿化5亩。（市交通局牵头）\n"), ["12"]);
	});

	it("are no headings of a few words that come again in each part", () =>
		assert.deepEqual(
			pagesIn(
				`云岭市2026年重点任务分解\n工作目标\n${first}\n— 1 —\n工作目标\n${second}\n— 2 —\n工作目标\n3.新增热线专席20个。（市政府办牵头）\n`,
			),
			["— 1 —", "— 2 —"],
		));

	it("keep headings that count", () =>
		assert.deepEqual(
			pagesIn(
				`云岭市2026年重点任务分解\n任务清单 1\n${first}\n任务清单 2\n${second}\n任务清单 3\n3.新增热线专席20个。（市政府办牵头）\n`,
			),
			[],
		));

	it("stay within tables, whose readers know them", () => {
		const text =
			"云岭市2026年重点任务分解表\n\n序号 重点任务 责任单位 完成时限\n1 新建口袋公园12个。 市城管局 6月底\n— 3 —\n2 新增公办学位1800个。 市教育局 8月底\n";
		const document = createSourceDocument(text);
		const { plan: read } = readPlan(document, {});
		assert.equal(read.taskCount, 2);
		assert.equal(textToPrint(read, document.lines), undefined);
	});

	const torn =
		"　　云岭市第二人民医院2026年工作要点任务分解表\n　　1.推进国家级胸痛中心、卒中中心建设，创建省级临床重点专科2个，\n开展新技术新项目30项以上，四级手术占比提高到22%。（责任领导：谭\n志宏；责任科室：医务部、心血管内科、神经内科）\n　　2.改善患者就医体验，门诊患者满意度达到92%以上，平均住院日控\n云岭市第二人民医院文件\n2\n制在7.5天以内，检查检验结果互认率稳步提高。（责任领导：谭志宏）\n";
	it("are lifted out of a sentence, by import and by cleaning alike", () => {
		assert.deepEqual(pagesIn(torn), ["云岭市第二人民医院文件", "2"]);
		const { text } = cleanDocument(torn, { converter });
		const said = "平均住院日控制在7.5天以内，检查检验结果互认率稳步提高。";
		assert.ok(text.includes(said), text);
		assert.ok(!text.includes("医院文件"), text);
		const document = createSourceDocument(torn);
		const printed = textToPrint(readPlan(document, {}).plan, document.lines);
		assert.ok(printed?.notes.some(({ message }) => message.zh.includes("云岭市第二人民医院文件")));
		assert.ok(readPlan(createSourceDocument(torn), {}).plan.taskAt(1)?.text.text.endsWith(said));
	});
});
