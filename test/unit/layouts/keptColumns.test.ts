import assert from "node:assert/strict";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { keptColumns } from "../../../server/src/common/layouts/keptColumns.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const head = "# 云岭市2026年重点任务分解表\n\n";

/** The four forms in which a table is likely to be pasted. */
const forms: Readonly<Record<string, (rows: readonly (readonly string[])[]) => string>> = {
	Markdown: (rows) =>
		rows
			.map((cells, i) => `| ${cells.join(" | ")} |${i === 0 ? `\n|${" --- |".repeat(cells.length)}` : ""}`)
			.join("\n"),
	"tab-separated": (rows) => rows.map((cells) => cells.join("\t")).join("\n"),
	HTML: (rows) =>
		`<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n")}</table>`,
	"parted by blanks": (rows) => rows.map((cells) => cells.join(" ")).join("\n"),
};

function readTable(
	form: string,
	name: string,
	cells: readonly string[],
): ReturnType<typeof createTestSnapshot> {
	const rows = [
		["序号", "重点任务", "责任单位", name, "完成时限"],
		["1", "新增公共停车泊位3000个。", "市城管局", cells[0] ?? "", "2026年12月"],
		["2", "完成老旧小区改造40个。", "市住建局", cells[1] ?? "", "2026年10月"],
	];
	return createTestSnapshot(`${head}${forms[form]?.(rows)}\n`);
}

const firstTask = ({ plan, index }: ReturnType<typeof createTestSnapshot>) =>
	toPlanJson(plan, index).tasks[0];

describe("layouts: columns that nobody reads", () => {
	const helping =
		"协助 协助单位 协同单位 会办单位 配合 参与 协办 会同单位 支撑单位 帮办单位 对口单位 配合方 参与方 助力单位 承担单位";
	for (const form of Object.keys(forms))
		it(`are none of those who help, however they are called: ${form}`, () => {
			for (const name of helping.split(" ")) {
				const snapshot = readTable(form, name, ["市财政局、市人社局", "市园林局"]);
				const names = firstTask(snapshot)?.units.map(({ raw }) => raw);
				assert.deepEqual(names, ["市城管局", "市财政局", "市人社局"], name);
				assert.deepEqual(keptColumns(snapshot.plan), [], name);
			}
		});

	it("are none of those who lead, and of leaders, by the last words of their names", () => {
		for (const name of ["牵头", "主办", "主责", "承办", "牵头组织单位"]) {
			const units = firstTask(readTable("Markdown", name, ["市财政局", "市园林局"]))?.units;
			assert.deepEqual(
				units?.map(({ raw, lead }) => `${lead ? "★" : ""}${raw}`),
				["市城管局", "★市财政局"],
				name,
			);
		}
		for (const name of ["帮包领导", "督办领导", "挂点县领导"])
			assert.deepEqual(firstTask(readTable("Markdown", name, ["钱宇", "王芳"]))?.leaders, ["钱宇"], name);
	});

	it("are told where they hold units, with the name of the column", () => {
		for (const form of Object.keys(forms)) {
			const snapshot = readTable(form, "助力", ["市财政局、市人社局", "市园林局"]);
			const told = snapshot.findings().filter(({ code }) => code === "table/header");
			assert.equal(told.length, 1, form);
			assert.match(told[0]?.message.zh ?? "", /^“助力”一栏写的是单位（市财政局、市人社局）/, form);
		}
	});

	it("are kept without a finding where they hold something else, or are known to be kept", () => {
		const cells: readonly (readonly [name: string, first: string, second: string])[] = [
			["联系电话", "5551234", "5554321"],
			["助力", "新增", "续建"],
			["实施地点", "七都镇", "平望街道"],
			["数据来源单位", "市统计局", "市财政局"],
			["开工时间", "2026年3月", "2026年4月"],
			["备注", "市统计局", "市财政局"],
		];
		for (const [name, ...words] of cells) {
			const snapshot = readTable("Markdown", name, words);
			assert.deepEqual(
				keptColumns(snapshot.plan).map((column) => column.name),
				[name],
			);
			assert.deepEqual(
				snapshot.findings().filter(({ code }) => code === "table/header"),
				[],
			);
			assert.equal(firstTask(snapshot)?.deadline, "2026-12");
			assert.deepEqual(firstTask(snapshot)?.columns, { [name]: words[0] });
		}
	});

	it("are second columns of leaders, time limits and groups, too", () => {
		const table = `${head}| 序号 | 领域 | 类别 | 重点任务 | 牵头领导 | 督办领导 | 责任单位 | 完成时限 | 验收时限 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 1 | 工业 | 甲类 | 新增企业30家。 | 钱宇 | 王芳 | ★市工信局 | 2026年6月 | 2026年9月 |
`;
		const snapshot = createTestSnapshot(table);
		assert.deepEqual(
			keptColumns(snapshot.plan).map(({ name }) => name),
			["类别", "督办领导", "验收时限"],
		);
		assert.deepEqual(firstTask(snapshot)?.columns, { 类别: "甲类", 督办领导: "王芳", 验收时限: "2026年9月" });
	});

	it("are none where no row has anything in them, or the table is not of the plan", () => {
		assert.deepEqual(keptColumns(readTable("Markdown", "助力", ["", ""]).plan), []);
		const calls = "| 单位 | 联系人 | 电话 |\n| --- | --- | --- |\n| 市工信局 | 李明 | 5551234 |\n";
		assert.deepEqual(keptColumns(createTestSnapshot(`${head}${calls}`).plan), []);
	});
});

describe("layouts: labels within a line", () => {
	const cases: readonly (readonly [words: string, units: string, leaders: string, due: string | null])[] = [
		["（责任单位：市工信局；协助：市人社局、市住建局）", "★市工信局、市人社局、市住建局", "", null],
		["（牵头：市工信局；协同：市人社局；完成时限：2026年6月）", "★市工信局、市人社局", "", "2026-06"],
		["牵头：市商务局；配合：市人社局", "★市商务局、市人社局", "", null],
		["责任：市人社局", "市人社局", "", null],
		["责任单位：市民政局 责任人：马骏 完成时限：2026年6月", "市民政局", "马骏", "2026-06"],
		["责任单位:市民政局 责任人:马骏 完成时限:2026年6月", "市民政局", "马骏", "2026-06"],
		["\n责任单位：市民政局\n支撑单位：市住建局\n帮包领导：王芳", "★市民政局、市住建局", "王芳", null],
	];
	for (const [words, units, leaders, due] of cases)
		it(`are read: ${words.replace(/\n/g, "⏎")}`, () => {
			const { plan, index } = createTestSnapshot(
				`云岭市2026年工作要点\n一、任务\n1.新增商户30家。${words}\n`,
			);
			const task = toPlanJson(plan, index).tasks[0];
			assert.equal(task?.units.map(({ raw, lead }) => `${lead ? "★" : ""}${raw}`).join("、"), units);
			assert.equal(task?.leaders.join("、"), leaders);
			assert.equal(task?.deadline, due);
		});

	it("are none where no name stands behind them", () => {
		const text =
			"云岭市2026年工作要点\n一、任务\n1.压实责任：一是签订责任书。参与：人人可为。报名时限：长期。（市工信局牵头）\n";
		const { plan, index } = createTestSnapshot(text);
		assert.deepEqual(
			toPlanJson(plan, index).tasks.map(({ units }) => units.map(({ raw }) => raw)),
			[["市工信局"]],
		);
	});
});
