import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { readDocx } from "../../../../server/src/common/interchange/import/docx/readDocx.js";
import { importDocument } from "../../../../server/src/common/interchange/import/importDocument.js";
import {
	type Collected,
	collectReplies,
	type ReturnedFile,
} from "../../../../server/src/common/interchange/replies/collectReplies.js";
import { printForm } from "../../../../server/src/common/interchange/replies/printForm.js";
import { printReplies } from "../../../../server/src/common/interchange/replies/printReplies.js";
import { readReplies } from "../../../../server/src/common/interchange/replies/readReplies.js";
import { replyForms } from "../../../../server/src/common/interchange/replies/replyForms.js";
import { UnreadableDocument } from "../../../../server/src/common/interchange/unreadableDocument.js";
import { changeParts, fillForm } from "../../../support/fillForms.js";
import { orderProblems } from "../../../support/ooxmlOrder.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

const names =
	"| 序号 | 项目 | 任务 | 牵头领导 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- | --- | --- |\n";
const rows = [
	"| 1 | 产业 | 1.规上工业总产值达到650亿元。 | 钱宇 | ★区工信局、区财政局 | 2026年6月底 |",
	"| ^^ | ^^ | 2.新建学校3所。 | 方勇 | ★区教育局、★区住建局 |  |",
	"| ^^ | ^^ | 3.推进老旧小区改造。 | 方勇 | ★区住建局 |  |",
	"| ^^ | ^^ | 4.做好“一件事”服务。 | ^^ | 区财政局 |  |",
];
const textOf = (title: string, lines: readonly string[]) => `# ${title}\n\n${names}${lines.join("\n")}\n`;
const text = textOf("2026年重点任务分解方案", rows);
const { plan, index } = createTestSnapshot(text);

async function formOf(holder: string, of = text): Promise<Uint8Array> {
	const snapshot = createTestSnapshot(of);
	const form = replyForms(snapshot.plan, snapshot.index, "unit").forms.find((each) => each.holder === holder);
	assert.ok(form !== undefined, holder);
	return printForm(form, "docx");
}

type Replies = Readonly<Record<string, Readonly<Record<string, string>>>>;

async function filled(holder: string, replies: Replies, of = text): Promise<Uint8Array> {
	return fillForm(await formOf(holder, of), ({ number }) => replies[number] ?? {});
}

const two: Replies = {
	"2": { 进展: "一所开工\n一所招标", 状态: "达" },
	"3": { 进展: "改造5个", 存在问题: "资金", 状态: "申请延期" },
};

async function collected(files: Readonly<Record<string, Uint8Array>>): Promise<Collected> {
	const returned: ReturnedFile[] = [];
	for (const [file, bytes] of Object.entries(files)) returned.push({ file, reply: await readReplies(bytes) });
	return collectReplies(plan, index, returned, "2026-05-01");
}

const shown = ({ tasks }: Collected) =>
	tasks.map(({ json, cells, judgement }) =>
		[json.number, judgement.state ?? "", judgement.light, [...cells.values()].join("/")].join("|"),
	);
const bodyOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());

describe("forms of Word to be filled in", () => {
	it("lock all words that are sent out by content controls, and leave the other cells open", async () => {
		const body = bodyOf(await formOf("区住建局"));
		assert.deepEqual(orderProblems(body), []);
		const [, ...lines] = [...body.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
		assert.equal(lines.length, 2);
		for (const line of lines) {
			const cells = [...line.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => cell);
			const kinds = cells.map((cell) => {
				if (cell.includes("sdtContentLocked")) return "locked";
				return cell.includes("dropDownList") ? "choice" : /<w:t[ >]/.test(cell) ? "words" : "open";
			});
			assert.deepEqual(kinds, [...new Array(5).fill("locked"), ...new Array(4).fill("open"), "choice"]);
			assert.match(line, /<w:vanish\/><\/w:rPr><w:t>niwen:row:[^<]+;<\/w:t>/);
		}
		const ids = [...body.matchAll(/<w:sdtPr><w:id w:val="(\d+)"/g)].map(([, id]) => id);
		assert.equal(new Set(ids).size, ids.length);
	});

	it("are the same bytes each time", async () => {
		assert.deepEqual(await formOf("区工信局"), await formOf("区工信局"));
	});

	it("can be imported, and nothing that is hidden in them is told of", async () => {
		const imported = importDocument(await readDocx(await formOf("区住建局")));
		assert.equal(imported.taskCount, 2);
		assert.deepEqual(
			imported.notes.filter(({ zh }) => zh.includes("隐藏")),
			[],
		);
	});
});

describe("replies in Word", () => {
	const changes: Readonly<Record<string, (body: string) => string>> = {
		"as they were sent": (body) => body,
		"rows in another order": (body) => {
			const all = [...body.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row);
			const [head = "", ...others] = all;
			return body.replace(/<w:tr>.*<\/w:tr>/s, () => head + others.toReversed().join(""));
		},
		"columns in another order and one more": (body) =>
			body.replace(/<w:tr>(.*?<\/w:trPr>)(.*?)<\/w:tr>/gs, (_, properties: string, cells: string) => {
				const all = [...cells.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => cell);
				return `<w:tr>${properties}<w:tc><w:p/></w:tc>${all.toReversed().join("")}</w:tr>`;
			}),
		"the hidden marks shown, as LibreOffice does": (body) => body.replaceAll("<w:vanish/>", ""),
		"the hidden marks cut into runs, as Word does": (body) =>
			body.replace(
				/(<w:r><w:rPr>(?:(?!<\/w:rPr>).)*<w:vanish\/><\/w:rPr>)<w:t>niwen/g,
				"$1<w:t>niwen</w:t></w:r>$1<w:t>",
			),
		"without marks": (body) => body.replace(/<w:t>niwen:[^<]*<\/w:t>/g, ""),
		"without marks, numbers typed anew": (body) =>
			body.replace(/<w:t>niwen:[^<]*<\/w:t>/g, "").replace("<w:t>3</w:t>", "<w:t>３、</w:t>"),
		"in two tables, the second without names of columns": (body) => {
			const last = body.lastIndexOf("<w:tr>");
			return `${body.slice(0, last)}</w:tbl><w:p/><w:tbl><w:tblPr/><w:tblGrid/>${body.slice(last)}`;
		},
	};
	for (const [name, change] of Object.entries(changes))
		it(`are found with ${name}`, async () => {
			const bytes = changeParts(await filled("区住建局", two), (xml, part) =>
				part === "word/document.xml" ? change(xml) : xml,
			);
			const result = await collected({ "回复（终稿）.docx": bytes });
			assert.deepEqual(shown(result).slice(1, 3), [
				"2|达|green|一所开工\n一所招标/达",
				"3|申请延期|yellow|改造5个/资金/申请延期",
			]);
			assert.deepEqual([result.unplaced, result.likened, result.notes], [[], [], []]);
			assert.deepEqual(
				result.missing.map((each) => each.name),
				["区工信局", "区教育局"],
			);
		});

	it("in merged cells hold for all of their rows", async () => {
		const bytes = changeParts(await filled("区住建局", { "2": { 进展: "均已开工" } }), (xml, part) => {
			if (part !== "word/document.xml") return xml;
			const cells = [...xml.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => cell);
			const width = cells.length / 3;
			const merge = (row: number, kind: string) =>
				xml.indexOf(cells[row * width + 6] ?? "") < 0 ? "" : kind;
			let at = -1;
			return xml.replace(/<w:tc>.*?<\/w:tc>/gs, (cell) => {
				at++;
				const row = Math.floor(at / width);
				if (at % width !== 6 || row === 0) return cell;
				return cell.replace(
					"<w:shd",
					() => `${merge(row, row === 1 ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>")}<w:shd`,
				);
			});
		});
		assert.deepEqual(shown(await collected({ "a.docx": bytes })).slice(1, 3), [
			"2||yellow|均已开工",
			"3||yellow|均已开工",
		]);
	});

	const good: Replies = { "1": { 完成值: "６５５亿元", 进展: "已完成。", 状态: "超" } };
	const filledGood = () => filled("区工信局", good);
	const notes: Readonly<
		Record<string, readonly [files: () => Promise<Readonly<Record<string, Uint8Array>>>, said: RegExp]>
	> = {
		"a form of another plan": [
			async () => ({
				"a.docx": await filled(
					"区工信局",
					good,
					textOf("2026年民生实事方案", ["| 1 | 民生 | 1.举办书画展2场。 | 钱宇 | ★区工信局 |  |"]),
				),
			}),
			/^a\.docx 这是另一份方案《2026年民生实事方案》的填报表，没有汇入/,
		],
		"a form of an older version of the plan": [
			async () => ({
				"a.docx": await filled("区工信局", good, text.replace("达到650亿元", "达到600亿元")),
			}),
			/^a\.docx 这是按方案的旧稿发出的填报表：1 行的任务后来改写过/,
		],
		"two files of one unit": [
			async () => ({ "a.docx": await filledGood(), "b.docx": await filledGood() }),
			/^a\.docx 同一家交了 2 份（a\.docx、b\.docx），逐格合并/,
		],
		"a form in which nothing is filled in": [
			async () => ({ "a.docx": await formOf("区工信局") }),
			/^a\.docx 一格也没有填，按没有报回计。/,
		],
		"a row taken out": [
			async () => ({
				"a.docx": changeParts(await filled("区住建局", two), (xml) =>
					xml.replace(/<w:tr>(?:(?!<\/w:tr>).)*推进老旧小区改造.*?<\/w:tr>/s, ""),
				),
			}),
			/^a\.docx 表里没有这些任务的行：3。/,
		],
		"words below the table": [
			async () => ({
				"a.docx": changeParts(await filledGood(), (xml) =>
					xml.replace("</w:tbl>", "</w:tbl><w:p><w:r><w:t>经办人：李四</w:t></w:r></w:p>"),
				),
			}),
			/^a\.docx 正文第 \d+ 段在表外写了“经办人：李四”，没有汇入。/,
		],
		"a column more": [
			async () => ({
				"a.docx": changeParts(await filledGood(), (xml) => {
					let row = -1;
					return xml.replace(/<\/w:tr>/g, () => {
						row++;
						return `<w:tc><w:p><w:r><w:t>${row === 0 ? "经办人" : "李四"}</w:t></w:r></w:p></w:tc></w:tr>`;
					});
				}),
			}),
			/^a\.docx 多出的栏没有汇入：“经办人”（1格）/,
		],
	};
	for (const [name, [files, said]] of Object.entries(notes))
		it(`say so: ${name}`, async () => {
			const { notes: told, unreadable } = await collected(await files());
			const lines = [
				...unreadable.map(({ file, problem }) => `${file} ${problem.zh}`),
				...told.map(({ file, message }) => `${file} ${message.zh}`),
			];
			assert.equal(lines.length, 1, lines.join("\n"));
			assert.match(lines[0] ?? "", said);
		});

	it("of two files of one unit that differ are told apart by their files", async () => {
		const result = await collected({
			"a.docx": await filledGood(),
			"b.docx": await filled("区工信局", { "1": { 进展: "推进中" } }),
		});
		assert.deepEqual(
			result.conflicts[0]?.replies.map(({ from }) => from),
			["区工信局（a.docx）", "区工信局（b.docx）"],
		);
	});

	it("of values that several units share are added up, and judge nothing", async () => {
		const result = await collected({
			"a.docx": await filled("区教育局", { "2": { 完成值: "2所", 状态: "达" } }),
			"b.docx": await filled("区住建局", { "2": { 完成值: "1.5所", 状态: "达" } }),
		});
		assert.deepEqual(
			result.conflicts.map(({ field, sum }) => [field, sum]),
			[["value", "3.5所"]],
		);
		assert.equal(result.tasks[1]?.judgement.light, "green");
	});

	it("that a document of Word without such a table holds are refused", async () => {
		const other = changeParts(await filledGood(), (xml) => xml.replace(/<w:tbl>.*<\/w:tbl>/s, ""));
		await assert.rejects(readReplies(other), /columns to be filled in/);
	});
});

describe("the report of replies as a document", () => {
	for (const form of ["docx", "xlsx"] as const)
		it(`${form}: lights have their colours, formulas stay texts, and it is not taken for a form`, async () => {
			const collectedOnce = await collected({
				"a.docx": await filled("区工信局", { "1": { 进展: "=1+1", 状态: "达" } }),
			});
			const content = await printReplies(
				{ title: plan.title, collected: collectedOnce, today: "2026-05-01", language: "en" },
				form,
			);
			assert.ok(content instanceof Uint8Array);
			const parts = Object.entries(unzipSync(content)).map(
				([name, part]) => [name, strFromU8(part)] as const,
			);
			const all = parts.map(([, part]) => part).join("\n");
			assert.match(all, /=1\+1/);
			assert.doesNotMatch(all, /<f>|<f /);
			assert.match(all, form === "docx" ? /w:fill="C6E0B4"\/>.*?<w:t>green<\/w:t>/s : /C6E0B4/);
			assert.match(all, />Progress: 2026年重点任务分解方案</);
			await assert.rejects(readReplies(content), (error) => {
				assert.ok(error instanceof UnreadableDocument);
				assert.match(error.text.zh, /通报，不是填报表/);
				return true;
			});
		});
});
