import assert from "node:assert/strict";
import fc from "fast-check";
import {
	createReaderContext,
	lineOf,
	outside,
	readBlocks,
} from "../../../server/src/common/layouts/blockSequence.js";
import { noTime } from "../../../server/src/common/layouts/documentTime.js";
import { readBlock } from "../../../server/src/common/layouts/readBlock.js";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import { understandRows } from "../../../server/src/common/layouts/taskRow.js";
import {
	createSourceDocument,
	joinChanges,
	replaceRange,
} from "../../../server/src/common/text/sourceDocument.js";
import { planContent } from "../../support/planContent.js";
import { readProjectFile, readSeed } from "../../support/seeds.js";

/** Lines that open, continue and end tables of every layout, and what people type between them. */
const pieces = [
	"",
	"---",
	"# 某区2026年重点工作方案",
	"（共3项）",
	"## 一、主要目标",
	"##",
	"三、改革开放",
	"| 序号 | 项目 | 重点任务 | 牵头领导 | 责任单位 |",
	"| --- | --- | --- | --- | --- |",
	"| 1 | 甲 | 1.增长5%以上。 | 王芳 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.新增企业3家。 | ^^ | ★区工信局 |",
	"| 3 | 实现税收20亿元 | | |",
	"序号",
	"|",
	"||||",
	"||",
	"项目",
	"重点任务",
	"责任单位",
	"1",
	"4.改造小区12个。",
	"★区住建局",
	"序号\t项目\t重点任务\t责任单位",
	"序号,重点任务,责任单位",
	'5,"新建道路3条,改造2条",★区交通局',
	"2026年任务清单,,",
	"序号：6；任务：新建公园1个；责任单位：区住建局",
	"序号：7",
	"任务：新建学校3所",
	'1\t乙\t"5.建成',
	'道路3条。"\t★区交通局',
	'"序号\t项目',
	"\t\t一季度\t牵头单位",
	"6\t丙\t新建学校3所。",
	"扩建学校2所。\t★区教育局",
	"区水务局",
	"一\t工业经济\t\t",
	"合计\t\t\t",
	"| ^^ | ^^ | 一季度 | 二季度 | 牵头单位 |",
	"| 合计 |  | 900 |  |  |",
	"| - | - | - | - | - |",
	'3\t丙\t"十四五"规划收官。\t★区发改委',
	"| 一 | 工业经济 |  |  |  |",
	"| ^^ | ^^ | 2.5G基站新建20个。 | ^^ | ★区工信局 <!-- 核对 --> |",
	'"',
	"\t\t\t",
	"注：带“★”者为牵头单位。",
	"<!-- niwen-disable-next-line number/gap -->",
	"普通的一段话。",
	"二、2025年工作回顾",
	"三、2026年工作安排",
	"2025年工作总结",
	"全年新增企业30家，年底前改造小区12个，税收同比增长6%。",
	"推进成片开发，形成示范",
	"5.改造小区12个（区住建局牵头，区财政局、",
	"区城管局配合）。6.新建学校3所。（区教育局负责）",
	"责任单位：区住建局、区财政局",
	"完成时限：2026年6月底",
	"【牵头单位】区发改委",
	"(一)培育新兴产业",
	"一、强化保障（责任单位：区委办）",
	"一是抓项目；二是强服务；三是守底线。",
	"二是税收增长6%，",
	"抓好园区建设",
	"本报讯（记者 王芳）今年新增企业30家。",
	"会议由区委书记丁立强主持，（（区工信局）",
	"在全区上下形成合力的基础上加快推进各项工作落地见效的过程",
	"中形成了经验。",
];

/** A table whose rows hang on those above: merged cells, names torn into parts, groups and numbers that begin anew. */
const rows = [
	"| 序号 | 项目 | 重点任务 | 牵头领导 | 责任单位 |",
	"| --- | --- | --- | --- | --- |",
	"| 1 | 甲 | 1.增长5%以上。 | 王芳 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.新增企业3家。 | ^^ | ★区工信局 |",
	"| ^^ | 项目 | 3.新建学校3所。 | ^^ | ^^ |",
	"| 2 | 乙 | 4.新建道路3条。 | ^^ | ^^ |",
	"|  | 丙 | 5.新建公园1个。 |  | ★区住建局 |",
	"| ^^ | ^^ | 6.完善机制。 | ^^ | ^^ |",
	"| 3 | 丁 | 1.完善机制。 | 钱宇 | ★区住建局 |",
	"## 二、社会民生",
	"## 三、改革开放",
	"",
];

describe("incremental reading", () => {
	it("equals reading from scratch after any sequence of edits", () => {
		const line = fc.constantFrom(...pieces);
		const edit = fc.record({
			at: fc.nat(60),
			character: fc.nat(12),
			toLine: fc.nat(6),
			toCharacter: fc.nat(12),
			text: fc.oneof(
				fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join("\n")),
				fc.constantFrom("|", "\n", "", '"', "\t", "1.", "★"),
			),
			together: fc.boolean(),
		});
		fc.assert(
			fc.property(
				fc.array(line, { maxLength: 60 }),
				fc.array(edit, { minLength: 1, maxLength: 8 }),
				(lines, edits) => {
					let document = createSourceDocument(lines.join("\n"));
					let reading = readPlan(document, {});
					let pending: Parameters<typeof joinChanges>[0] | undefined;
					for (const { at, character, toLine, toCharacter, text, together } of edits) {
						const startLine = at % document.lines.length;
						const edited = replaceRange(
							document,
							{
								startLine,
								startCharacter: character,
								endLine: startLine + toLine,
								endCharacter: toLine === 0 ? Math.max(character, toCharacter) : toCharacter,
							},
							text,
						);
						document = edited.document;
						const change = pending === undefined ? edited.change : joinChanges(pending, edited.change);
						if (together) {
							pending = change;
							continue;
						}
						pending = undefined;
						reading = readPlan(document, {}, { reading, change });
						assert.deepEqual(planContent(reading.plan), planContent(readPlan(document, {}).plan));
					}
				},
			),
			{ numRuns: 400 },
		);
	});

	it("equals reading from scratch in documents of many leaves, wherever these part them", () => {
		const line = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...rows) }, fc.constantFrom(...pieces));
		const lines = fc.array(line, { minLength: 200, maxLength: 700, size: "max" });
		const edit = fc.record({
			at: fc.nat(),
			removed: fc.nat({ max: 200 }),
			added: fc.array(line, { maxLength: 200 }),
		});
		let leaves = 0;
		fc.assert(
			fc.property(lines, fc.array(edit, { minLength: 1, maxLength: 4 }), (all, edits) => {
				let document = createSourceDocument([...rows, ...all].join("\n"));
				let reading = readPlan(document, {});
				for (const { at, removed, added } of edits) {
					const startLine = at % document.lines.length;
					const endLine = Math.min(document.lines.length - 1, startLine + removed);
					const range = { startLine, startCharacter: 0, endLine, endCharacter: 0 };
					const edited = replaceRange(document, range, added.map((text) => `${text}\n`).join(""));
					document = edited.document;
					reading = readPlan(document, {}, { reading, change: edited.change });
					leaves += [...reading.sequence.blocks.nodes()].length;
					assert.deepEqual(planContent(reading.plan), planContent(readPlan(document, {}).plan));
				}
			}),
			{ numRuns: 40 },
		);
		assert.ok(leaves > 150, `${leaves} nodes`);
	}).timeout(120_000);

	it("equals reading from scratch among lines that are all the same, and columns of numbers", () => {
		const run = fc
			.tuple(
				fc.constantFrom("|", "---", "", "｜", "县水利局", "12", "普通的一段话"),
				fc.integer({ min: 1, max: 60 }),
			)
			.map(([line, times]) => new Array<string>(times).fill(line));
		const numbers = fc
			.tuple(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 30 }))
			.map(([from, times]) => Array.from({ length: times }, (_, i) => String(from + i)));
		const other = fc.constantFrom(...pieces).map((line) => [line]);
		const part = fc.oneof(run, numbers, other);
		const place = fc.record({ at: fc.nat(), removed: fc.nat({ max: 3 }) });
		fc.assert(
			fc.property(fc.array(part, { maxLength: 8 }), part, place, (parts, added, { at, removed }) => {
				const before = createSourceDocument(parts.flat().join("\n"));
				const startLine = at % before.lines.length;
				const endLine = Math.min(before.lines.length - 1, startLine + removed);
				const range = { startLine, startCharacter: 0, endLine, endCharacter: 0 };
				const { document, change } = replaceRange(before, range, `${added.join("\n")}\n`);
				const edited = readPlan(document, {}, { reading: readPlan(before, {}), change });
				assert.deepEqual(planContent(edited.plan), planContent(readPlan(document, {}).plan));
				// No block is another than its own lines make it.
				const { blocks, states, times, headers } = edited.sequence;
				for (const [i, block] of [...blocks].entries()) {
					const context = { ...createReaderContext(null, headers), time: times.at(i) ?? noTime };
					const alone = readBlock(
						document.lines,
						lineOf(edited.sequence, i),
						states.at(i) ?? outside,
						context,
					);
					understandRows([alone.block]);
					assert.deepEqual(block, alone.block);
				}
			}),
			{
				numRuns: 200,
				// Whether page numbers stand in a sentence is told by the line behind the last of them.
				examples: [
					[
						[new Array<string>(13).fill("普通的一段话"), ["1", "2", "3"], ["县水利局"]],
						["<!-- niwen-disable-next-line number/gap -->"],
						{ at: 16, removed: 0 },
					],
				],
			},
		);
	});

	it("reads one of lines that are all the same", () => {
		for (const line of ["|", "---", "| |", "｜", "县水利局"]) {
			let read = 0;
			const document = createSourceDocument(new Array<string>(5000).fill(line).join("\n"));
			const { blocks } = readBlocks(document, null, (...at) => {
				read++;
				return readBlock(...at);
			});
			assert.ok(read < 400 && blocks.length > 0, `${read} blocks of ${line} read`);
		}
	});

	it("finds a head whose quotation mark the edit takes the partner away from", () => {
		let document = createSourceDocument('"序号\t项目\t重点任务\t责任单位\n\n\n道路3条。"\t★区交通局');
		const reading = readPlan(document, {});
		assert.equal(reading.plan.blockAt(0)?.kind, "text");
		const edited = replaceRange(
			document,
			{ startLine: 2, startCharacter: 0, endLine: 4, endCharacter: 0 },
			"",
		);
		document = edited.document;
		const { plan } = readPlan(document, {}, { reading, change: edited.change });
		assert.equal(plan.blockAt(0)?.kind, "table-header");
		assert.deepEqual(planContent(plan), planContent(readPlan(document, {}).plan));
	});

	it("ends and goes on with a table of one cell a line where the second line below a blank one says so", () => {
		const head = "序号\n|\n重点任务\n|\n责任单位\n|\n1\n|\n1.新建公园2个。\n|\n★区住建局\n|\n\n2\n";
		const tail = "\n2.新建学校1所。\n|\n★区教育局\n|";
		const line = head.split("\n").length - 1;
		for (const [from, to] of [
			["|", "。"],
			["。", "|"],
		] as const) {
			const before = createSourceDocument(`${head}${from}${tail}`);
			const reading = readPlan(before, {});
			const range = { startLine: line, startCharacter: 0, endLine: line, endCharacter: 1 };
			const { document, change } = replaceRange(before, range, to);
			const { plan } = readPlan(document, {}, { reading, change });
			const anew = readPlan(document, {}).plan;
			assert.deepEqual(planContent(plan), planContent(anew));
			assert.notEqual(anew.taskCount, reading.plan.taskCount);
		}
	});

	it("tells what a heading shows from what is written, where a tag comes that shows nothing", () => {
		const head =
			"# 区政府2026年重点任务分解方案\n\n## 一、重点工作\n\n| 序号 | 项目 | 重点任务 | 责任单位 |\n| --- | --- | --- | --- |\n";
		const before = createSourceDocument(head + head);
		const reading = readPlan(before, {});
		for (const line of [0, 2, 6, 8]) {
			const end = before.lineAt(line).length;
			const range = { startLine: line, startCharacter: end, endLine: line, endCharacter: end };
			const { document, change } = replaceRange(before, range, "<br>");
			const { plan } = readPlan(document, {}, { reading, change });
			assert.deepEqual(planContent(plan), planContent(readPlan(document, {}).plan));
		}
	});

	it("reads only the rows that an edit touches", () => {
		const text = readProjectFile("seeds", "wujiang-2024.plan.md");
		const document = createSourceDocument(text);
		const reading = readPlan(document, {});
		const line = document.lines.findIndex((l) => l.includes("| 60.") || l.includes(" 60."));
		assert.ok(line > 0);
		const edited = replaceRange(
			document,
			{ startLine: line, startCharacter: 12, endLine: line, endCharacter: 12 },
			"更",
		);
		const after = readPlan(edited.document, {}, { reading, change: edited.change });
		const kept = [...after.plan.eachTask()].filter((row, i) => row === reading.plan.taskAt(i)).length;
		assert.ok(kept >= 116, `${kept} of 118 rows are the same objects`);
	});

	it("reads every prefix of the reference plan without a throw", function () {
		const text = readSeed(this, "002");
		for (let end = 0; end < text.length; end += 97) readPlan(createSourceDocument(text.slice(0, end)), {});
	});
});
