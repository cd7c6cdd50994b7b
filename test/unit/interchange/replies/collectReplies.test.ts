import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import type {
	Sheet,
	SheetCell,
	Workbook,
} from "../../../../server/src/common/interchange/export/xlsx/workbook.js";
import { writeWorkbook } from "../../../../server/src/common/interchange/export/xlsx/writeWorkbook.js";
import {
	type Collected,
	collectReplies,
	type ReturnedFile,
} from "../../../../server/src/common/interchange/replies/collectReplies.js";
import { workbookOfForm } from "../../../../server/src/common/interchange/replies/formWorkbook.js";
import { readReplies } from "../../../../server/src/common/interchange/replies/readReplies.js";
import { repliesAsJson } from "../../../../server/src/common/interchange/replies/repliesJson.js";
import { repliesReport } from "../../../../server/src/common/interchange/replies/repliesReport.js";
import { type ReplyForm, replyForms } from "../../../../server/src/common/interchange/replies/replyForms.js";
import { printReport } from "../../../../server/src/common/interchange/report/printMarkdown.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

const names =
	"| 序号 | 项目 | 任务 | 牵头领导 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- | --- | --- |\n";
const text = `# 2026年重点任务分解方案\n\n${names}| 1 | 产业 | 1.规上工业总产值达到650亿元。 | 钱宇 | ★区工信局、区财政局 | 2026年6月底 |\n| ^^ | ^^ | 2.新建学校3所。 | 方勇 | ★区教育局、★区住建局 |  |\n| ^^ | ^^ | 3.推进老旧小区改造。 | 方勇 | ★区住建局 |  |\n| ^^ | ^^ | 4.做好“一件事”服务。 | ^^ | 区财政局 |  |\n`;
const snapshot = createTestSnapshot(text);

function formsOf(kind: "unit" | "leader" = "unit") {
	return replyForms(snapshot.plan, snapshot.index, kind);
}

function formOf(holder: string): ReplyForm {
	const found = formsOf().forms.find((form) => form.holder === holder);
	assert.ok(found !== undefined, holder);
	return found;
}

/** Replies by the number of the task and the name of the column. */
type Replies = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A form with its cells filled in, and whatever else is done to it before it comes back. */
async function filled(
	holder: string,
	replies: Replies,
	change: (sheet: Sheet) => Sheet = (sheet) => sheet,
	properties = formOf(holder).properties,
): Promise<Uint8Array> {
	const workbook = workbookOfForm(formOf(holder));
	const sheets = workbook.sheets.map((sheet) => {
		const columns = sheet.rows[sheet.nameRow]?.cells.map((cell) => String(cell?.value ?? "")) ?? [];
		const rows = sheet.rows.map((row, at) => {
			const reply = at > sheet.nameRow ? replies[String(row.cells[0]?.value)] : undefined;
			if (reply === undefined) return row;
			const cells = row.cells.map((cell, i) => {
				const value = reply[columns[i] ?? ""];
				return cell === null || value === undefined ? cell : { ...cell, value };
			});
			return { ...row, cells };
		});
		return change({ ...sheet, rows });
	});
	return writeWorkbook({ ...workbook, sheets, properties });
}

async function collected(
	files: Readonly<Record<string, Uint8Array | Promise<Uint8Array>>>,
	today = "2026-05-01",
): Promise<Collected> {
	const returned: ReturnedFile[] = [];
	for (const [file, bytes] of Object.entries(files))
		returned.push({ file, reply: await readReplies(await bytes) });
	return collectReplies(snapshot.plan, snapshot.index, returned, today);
}

/** A task a line: number, state and light, what was replied. */
function shown({ tasks }: Collected): readonly string[] {
	return tasks.map(({ json, cells, judgement }) =>
		[json.number, judgement.state ?? "", judgement.light, [...cells.values()].join("/")].join("|"),
	);
}

const good: Replies = { "1": { 完成值: "655亿元", 进展: "已完成。", 状态: "超" } };

describe("forms to be filled in", () => {
	it("each lead unit gets the tasks that it leads; tasks without one are told", () => {
		const { forms, withoutHolder } = formsOf();
		assert.deepEqual(
			forms.map(({ holder, tasks }) => [holder, tasks]),
			[
				["区工信局", 1],
				["区教育局", 1],
				["区住建局", 2],
			],
		);
		assert.deepEqual(withoutHolder, ["4"]);
		assert.deepEqual(
			formsOf("leader").forms.map(({ holder, tasks }) => [holder, tasks]),
			[
				["钱宇", 1],
				["方勇", 3],
			],
		);
	});

	it("everything but the cells to be filled in is locked, without a password; states are chosen from a list", async () => {
		const parts = unzipSync(await writeWorkbook(workbookOfForm(formOf("区住建局"))));
		const sheet = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
		assert.match(sheet, /<sheetProtection [^>]*sheet="1"/);
		assert.doesNotMatch(sheet, /sheetProtection[^>]*(?:password|hashValue)/);
		assert.match(
			sheet,
			/<dataValidation type="list" sqref="J5:J6"[^>]*>(?:<[^>]*>)?"达,超,欠,完成,申请延期"/,
		);
		const styles = strFromU8(parts["xl/styles.xml"] ?? new Uint8Array());
		assert.equal(styles.match(/locked="0"/g)?.length, 1);
	});
});

describe("replies that came back", () => {
	it("are put to their tasks, judged by value and deadline, and what is missing is listed", async () => {
		const result = await collected({ "a.xlsx": filled("区工信局", good) });
		assert.deepEqual(shown(result), [
			"1|超|green|655亿元/已完成。/超",
			"2||yellow|",
			"3||yellow|",
			"4||yellow|",
		]);
		assert.deepEqual(
			result.missing.map(({ name }) => name),
			["区教育局", "区住建局"],
		);
		assert.deepEqual([result.conflicts, result.unplaced, result.likened], [[], [], []]);
	});

	const sheets: Readonly<Record<string, (sheet: Sheet) => Sheet>> = {
		"rows in another order": (sheet) => ({
			...sheet,
			rows: [...sheet.rows.slice(0, sheet.nameRow + 1), ...sheet.rows.slice(sheet.nameRow + 1).toReversed()],
		}),
		"columns in another order and one more": (sheet) => ({
			...sheet,
			merges: [],
			columns: [{ width: 9, isHidden: false }, ...sheet.columns.toReversed()],
			rows: sheet.rows.map((row) => ({ ...row, cells: [cell("经办人"), ...row.cells.toReversed()] })),
		}),
		"a number typed anew": (sheet) => mapCells(sheet, (value) => (value === 3 ? 13 : value)),
		"the hidden column gone": (sheet) => ({
			...sheet,
			columns: sheet.columns.slice(0, -1),
			rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.slice(0, -1) })),
		}),
		"the hidden column gone and blanks and marks in the task": (sheet) =>
			mapCells(
				{
					...sheet,
					columns: sheet.columns.slice(0, -1),
					rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.slice(0, -1) })),
				},
				(value) => (typeof value === "string" ? value.replace("推进", "推进 ").replace("。", ".") : value),
			),
		"names of columns as offices write them": (sheet) =>
			mapCells(sheet, (value) =>
				value === "进展"
					? "工作进展情况"
					: value === "状态"
						? "完成状态（下拉选择）"
						: value === "存在问题"
							? "存在的困难和问题"
							: value,
			),
		"another name of the file": (sheet) => sheet,
	};
	for (const [name, change] of Object.entries(sheets))
		it(`are found with ${name}`, async () => {
			const replies = {
				"2": { 进展: "一所开工", 状态: "达" },
				"3": { 进展: "改造5个", 存在问题: "资金", 状态: "申请延期" },
			};
			const result = await collected({ "（终稿）回复.xlsx": filled("区住建局", replies, change) });
			assert.deepEqual(shown(result).slice(1, 3), [
				"2|达|green|一所开工/达",
				"3|申请延期|yellow|改造5个/资金/申请延期",
			]);
			assert.deepEqual([result.unplaced, result.likened], [[], []]);
			assert.deepEqual(
				result.missing.map((each) => each.name),
				["区工信局", "区教育局"],
			);
		});

	const senders: Readonly<Record<string, readonly [file: string, change: (sheet: Sheet) => Sheet]>> = {
		"the hidden column": [
			"x.xlsx",
			(sheet) => mapCells(sheet, (value) => (String(value).endsWith("填报表") ? "" : value)),
		],
		"their title": ["x.xlsx", withoutMarks],
		"the name of the file": [
			"附件3 区工信局(1).xlsx",
			(sheet) => mapCells(withoutMarks(sheet), (value) => (String(value).endsWith("填报表") ? "" : value)),
		],
	};
	for (const [name, [file, change]] of Object.entries(senders))
		it(`without their properties are of whom ${name} says`, async () => {
			const result = await collected({ [file]: filled("区工信局", good, change, new Map()) });
			assert.deepEqual(
				result.missing.map((each) => each.name),
				["区教育局", "区住建局"],
			);
			assert.deepEqual(result.tasks[0]?.from, ["区工信局"]);
		});

	it("with a task rewritten are put to the most similar one and listed, or to none", async () => {
		const rewrite = (words: string) => (sheet: Sheet) =>
			mapCells(withoutMarks(sheet), (value) => (value === "规上工业总产值达到650亿元。" ? words : value));
		const like = await collected({
			"a.xlsx": filled("区工信局", good, rewrite("全区规上工业总产值达到655亿元。")),
		});
		assert.deepEqual(shown(like)[0], "1|超|green|655亿元/已完成。/超");
		assert.deepEqual(
			like.likened.map(({ task, text }) => [task, text]),
			[[0, "全区规上工业总产值达到655亿元。"]],
		);
		const unlike = await collected({ "a.xlsx": filled("区工信局", good, rewrite("举办书画展2场。")) });
		assert.deepEqual(shown(unlike)[0], "1||yellow|");
		assert.deepEqual(
			unlike.unplaced.map(({ place, text }) => [place.zh, text]),
			[["工作表“填报”第 5 行", "举办书画展2场。"]],
		);
	});

	it("that fill a cell differently are all kept, each with who says so, and listed", async () => {
		const result = await collected({
			"a.xlsx": filled("区教育局", { "2": { 进展: "开工2所", 状态: "达" } }),
			"b.xlsx": filled("区住建局", { "2": { 进展: "开工3所", 状态: "达" } }),
		});
		assert.deepEqual(shown(result)[1], "2|达|green|【区教育局】开工2所\n【区住建局】开工3所/达");
		assert.deepEqual(
			result.conflicts.map(({ task, field, replies }) => [task, field, replies.map(({ from }) => from)]),
			[[1, "progress", ["区教育局", "区住建局"]]],
		);
	});

	it("of a file that is no form are refused with what to do", async () => {
		const workbook = workbookOfForm(formOf("区工信局"));
		const other: Workbook = {
			...workbook,
			sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.slice(0, 1) })),
		};
		await assert.rejects(writeWorkbook(other).then(readReplies), /columns to be filled in/);
	});
});

describe("lights", () => {
	const cases: readonly (readonly [today: string, reply: Replies[string], light: string, reason: string])[] =
		[
			["2026-05-01", {}, "yellow", "未报；期限2026-06-30未到"],
			["2026-07-01", {}, "red", "未报；期限2026-06-30已过"],
			[
				"2026-05-01",
				{ 完成值: "655亿元", 状态: "超" },
				"green",
				"自报超；规上工业总产值655亿元，达到“达到650亿元”；期限2026-06-30未到",
			],
			[
				"2026-05-01",
				{ 完成值: "620", 状态: "达" },
				"yellow",
				"状态与数值不符；规上工业总产值620，未到“达到650亿元”；期限2026-06-30未到",
			],
			[
				"2026-07-01",
				{ 完成值: "620亿", 状态: "欠" },
				"red",
				"自报欠；规上工业总产值620亿，未到“达到650亿元”；期限2026-06-30已过",
			],
			["2026-05-01", { 进展: "正常", 状态: "欠" }, "yellow", "自报欠；期限2026-06-30未到"],
			[
				"2026-05-01",
				{ 完成值: "651亿元", 状态: "未达到" },
				"yellow",
				"状态与数值不符；规上工业总产值651亿元，达到“达到650亿元”；期限2026-06-30未到",
			],
			["2026-07-01", { 状态: "申请延期" }, "yellow", "申请延期；期限2026-06-30已过"],
			["2026-05-01", { 状态: "已完成" }, "green", "自报完成；期限2026-06-30未到"],
			["2026-05-01", { 状态: "见附件" }, "yellow", "状态不明；期限2026-06-30未到"],
			["2026-05-01", { 进展: "正常" }, "yellow", "未填状态；期限2026-06-30未到"],
		];
	for (const [today, reply, light, reason] of cases)
		it(`${today} ${JSON.stringify(reply)}: ${light}`, async () => {
			const result = await collected({ "a.xlsx": filled("区工信局", { "1": reply }) }, today);
			const { judgement } = result.tasks[0] ?? {};
			assert.deepEqual([judgement?.light, judgement?.reason.zh], [light, reason]);
		});
});

describe("the report of replies", () => {
	it("sums by unit, each task once in all, and lists what is to be cleared up", async () => {
		const result = await collected({
			"a.xlsx": filled("区工信局", good),
			"b.xlsx": filled("区住建局", { "2": { 进展: "开工3所", 状态: "达" }, "3": { 状态: "见附件" } }),
		});
		const report = printReport(repliesReport(snapshot.plan.title, result, "2026-05-01")).text;
		assert.match(report, /^# 2026年重点任务分解方案进展情况通报$/m);
		assert.match(report, /共4项任务，报回3项，未报1项；绿2项，黄2项，红0项。/);
		assert.match(report, /各家任务数之和4，其中并列负责重复计1项，没有填报人1项，3＋1＝4，与方案项数一致。/);
		assert.match(report, /\| 合计（并列负责的只计一次） +\| 4 +\| 3 +\| 1 /);
		assert.match(report, /## 三、没有报回的\n\n[^#]*区教育局/);
		assert.match(report, /## 四、看不懂的状态\n\n[^#]*见附件/);
		const json = repliesAsJson(snapshot.plan.title, result, "2026-05-01");
		assert.deepEqual(json.missing, ["区教育局"]);
		assert.deepEqual(
			json.tasks.map(({ number, state, light }) => [number, state, light]),
			[
				[1, "超", "green"],
				[2, "达", "green"],
				[3, null, "yellow"],
				[4, null, "yellow"],
			],
		);
	});
});

function cell(value: string): SheetCell {
	return { value, look: "text" };
}

function mapCells(sheet: Sheet, map: (value: string | number) => string | number): Sheet {
	return {
		...sheet,
		rows: sheet.rows.map((row) => ({
			...row,
			cells: row.cells.map((each) => (each === null ? null : { ...each, value: map(each.value) })),
		})),
	};
}

function withoutMarks(sheet: Sheet): Sheet {
	return mapCells(sheet, (value) => (String(value).startsWith("niwen:") ? "" : value));
}
