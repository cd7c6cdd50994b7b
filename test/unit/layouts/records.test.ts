import assert from "node:assert/strict";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { readText } from "../../support/readText.js";

const title = "2026年重点工作任务分解方案";

/** Tasks as programs and forms write them: none is read, and each says so. */
const records: Readonly<Record<string, string>> = {
	"names and values": `${title}\n\n序号=1\n任务=新建学校3所\n责任单位=区教育局\n`,
	"lines of JSON": `[\n  {"序号": 1, "任务": "新建学校3所", "责任单位": "区教育局"}\n]\n`,
	"JSON in one line": `{"tasks":[{"no":1,"工作任务":"新建学校3所","牵头单位":"区教育局"}]}\n`,
	"an object of JSON a line": `${title}\n\n{"序号":1,"工作任务":"新建学校3所","责任单位":"区教育局"}\n`,
	"an array over many lines": `[\n  {\n    "工作任务": "新建学校3所",\n    "责任单位": [\n      "区教育局"\n    ]\n  }\n]\n`,
	XML: `<任务表>\n<任务><序号>1</序号><工作任务>新建学校3所</工作任务><责任单位>区教育局</责任单位></任务>\n</任务表>\n`,
	"names in brackets": `${title}\n\n【序号】1\n【工作任务】新建学校3所\n【责任单位】区教育局\n`,
	"a record a line, whose task stands behind its units": `${title}

序号: 1; 责任单位: 区教育局; 任务: 新建学校3所
序号: 2; 责任单位: 区水务局; 任务: 改造管网20公里
`,
	"a record a line with two tasks": `${title}

序号: 1; 任务: 新建学校3所; 任务: 改造2所; 责任单位: 区教育局
`,
	"a record a line, behind marks": `${title}\n\n- 编号=1 / 重点任务=新建学校3所 / 完成时限=6月底\n- 编号=2 / 重点任务=改造管网20公里 / 完成时限=9月底\n`,
	"names before a bar": `${title}\n\n序号|1\n任务|新建学校3所\n责任单位|区教育局\n`,
};

describe("records", () => {
	for (const [what, text] of Object.entries(records))
		it(`are said to be unread: ${what}`, () => {
			const snapshot = createTestSnapshot(text);
			assert.equal(snapshot.plan.taskCount, 0);
			const unread = snapshot.findings().filter(({ code }) => code === "table/unread");
			assert.deepEqual(
				unread.map(({ severity }) => severity),
				["error"],
			);
			assert.match(unread[0]?.message.zh ?? "", /逐条的记录/);
		});

	it("are tasks where labels say it in prose", () => {
		const { plan } = readText(`${title}\n\n任务：新建学校3所\n责任单位：区教育局\n`);
		assert.deepEqual([plan.taskCount, plan.problems.length], [1, 0]);
	});

	it("keep apart where each has its labels on a line", () => {
		const { plan } = readText(
			`${title}\n\n任务：新建学校3所；责任单位：区教育局；配合单位：区财政局\n任务：改造管网20公里；责任单位：区水务局\n`,
		);
		assert.deepEqual(
			[...plan.eachTask()].map(({ units }) => units.map(({ raw }) => raw)),
			[["区教育局", "区财政局"], ["区水务局"]],
		);
	});

	it("are none in prose that names columns", () => {
		for (const text of [
			"会议要求，“工作任务”要明确到岗，“责任单位”要落实到人。\n",
			"任务=责任。\n",
			"序号：按责任单位排列；任务不变。\n",
			"台账要写明：工作任务、责任单位和完成时限。\n",
		])
			assert.deepEqual(readText(text).plan.problems, [], text);
	});
});
