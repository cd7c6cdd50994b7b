import assert from "node:assert/strict";
import { cleanDocument } from "../../../server/src/common/interchange/cleanDocument.js";
import { loadScriptConverter } from "../../../server/src/common/text/script.js";
import { mendText } from "../../../server/src/node/mendText.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const documents = {
	"commas that nobody put into quotes": [
		"序号,项目,重点工作目标任务,牵头领导,责任单位",
		"1,产业发展,工业投资增长10%以上,新增上市公司3家以上。,钱宇,★区工信局",
		"2,民生事业,新增就业1万人以上。,钱宇,★区人社局",
	],
	"commas, a task column that nobody knows": [
		"序号,办啥子,牵头单位",
		'1,"新建公园2个,改造1个。",区住建局',
		"2,新增就业1万人。,区人社局",
	],
	"semicolons, names in quotes, a task column that nobody knows": [
		"# 清单",
		"",
		'"序号";"办啥子";"责任单位";"时间"',
		'"1";"新建公园2个。";"区住建局";"6月"',
	],
	"parted by slashes": [
		"# 任务清单",
		"",
		"序号 / 重点任务 / 责任单位",
		"1 / 新建公园2个 / 区住建局",
		"2 / 新增就业1万人 / 区人社局",
	],
	"parted by long dashes": ["序号——工作任务——责任单位", "1——新建公园2个——区住建局"],
	"parted by full-width slashes": ["序号／重点任务／责任单位", "1／新建公园2个／区住建局"],
	"parted by full-width commas": ["序号，重点任务，责任单位", "1，新建公园2个，区住建局"],
	"parted by full-width semicolons": ["序号；重点任务；责任单位", "1；新建公园2个；区住建局"],
	"parted by dots": ["序号 · 重点任务 · 责任单位", "1 · 新建公园2个 · 区住建局"],
	"parted by dashes": ["序号 - 重点任务 - 责任单位", "1 - 新建公园2个 - 区住建局"],
	"slashes below names without any": [
		"序号 重点任务 责任单位 完成时限",
		"1 / 新建泊位30个 / 区住建局 / 2026年6月底",
		"2 / 新增就业1万人 / 区人社局 / 2026年12月底",
	],
};

describe("text whose cells marks part", () => {
	for (const [what, lines] of Object.entries(documents))
		it(`is said to be unread, and changed by nobody: ${what}`, async () => {
			const text = lines.join("\n");
			const snapshot = createTestSnapshot(text);
			assert.equal(snapshot.plan.taskCount, 0);
			assert.deepEqual(
				snapshot.findings().flatMap(({ code, severity }) => (severity === "error" ? [code] : [])),
				["table/unread"],
			);
			assert.deepEqual(
				snapshot.plan.tables.map(({ rows, unread }) => ({ rows, unread })),
				[{ rows: 0, unread: lines.filter((line) => /^"?\d"? ?[,;；/／，·—-]/.test(line)).length }],
			);
			assert.equal(mendText(text, snapshot).text, text);
			assert.equal(cleanDocument(text, { converter: await loadScriptConverter() }).text, text);
		});

	it("is none in prose, however many commas", () => {
		for (const text of [
			"任务,项目,责任单位要明确,抓好。\n",
			"工作任务,其他\n",
			"任务;项目;责任单位要明确;抓好。\n",
			"列明序号、重点任务、责任单位\n甲、乙、丙\n",
		])
			assert.ok(
				createTestSnapshot(text)
					.findings()
					.every(({ code }) => code !== "table/unread" && code !== "table/header"),
				text,
			);
	});
});

describe("a comma-separated list that is no plan's", () => {
	for (const text of [
		"序号,姓名,单位,得分\n1,钱宇,区住建局,90\n",
		"序号,单位,联系人,电话\n1,区住建局,钱宇,8888\n",
		"序号,事项,责任单位\n首先,其次,再次\n",
	])
		it(`is not said to be an unread table: ${text.slice(0, 14)}`, () => {
			const { plan } = createTestSnapshot(text);
			assert.deepEqual(plan.problems, []);
		});
});
