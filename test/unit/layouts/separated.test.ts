import assert from "node:assert/strict";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { mendText } from "../../../server/src/node/mendText.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { readText } from "../../support/readText.js";

/** Number, task, leaders, units with ★ and deadline of each task. */
function tasksOf(text: string): readonly string[] {
	return [...readText(text).plan.eachTask()].map(({ number, text: words, leaders, units, deadline }) =>
		[
			number ?? "-",
			words.text,
			leaders.map(({ name }) => name).join("、"),
			units.map(({ raw, star, leadPlace }) => (star || leadPlace ? "★" : "") + raw).join("、"),
			deadline ?? "",
		].join(" | "),
	);
}

const names = "序号,项目,重点工作目标任务,牵头领导,责任单位\n";

describe("comma-separated tables", () => {
	for (const [what, [text, ...tasks]] of Object.entries({
		"quoted lists, and quotes in quotes": [
			`${names}1,产业,"工业投资增长10%以上，新增上市公司3家。",钱宇,"★区工信局、统计局"\n2,民生,"改造""老旧""小区20个。",王磊,★区住建局\n`,
			"1 | 工业投资增长10%以上，新增上市公司3家。 | 钱宇 | ★区工信局、统计局 | ",
			'2 | 改造"老旧"小区20个。 | 王磊 | ★区住建局 | ',
		],
		"a list of units by commas, in quotes": [
			'序号,重点任务,牵头单位,配合单位,完成时限\n1,新建公园2个,区住建局,"区财政局,区城管局",2026年6月底\n2,新增就业1万人,区人社局,无,12月底\n',
			"1 | 新建公园2个 |  | ★区住建局、区财政局、区城管局 | 2026-06",
			"2 | 新增就业1万人 |  | ★区人社局 | 2026-12",
		],
		"semicolons, where commas are those of decimals": [
			'序号;重点任务;牵头领导;责任单位\n1;"新建公园2个;改造3个";钱宇;区住建局\n2;新增就业1万人;王磊;区人社局\n',
			"1 | 新建公园2个;改造3个 | 钱宇 | 区住建局 | ",
			"2 | 新增就业1万人 | 王磊 | 区人社局 | ",
		],
		"a cell of two lines": [
			'编号,工作任务,承办单位,完成时限\n1,"新建学校3所\n含改造",县教体局,6月底\n2,新建医院1所,县卫健局,年底\n',
			"1 | 新建学校3所含改造 |  | ★县教体局 | 2026-06",
			"2 | 新建医院1所 |  | ★县卫健局 | 2026-12",
		],
		"empty lines between rows, empty columns at the end": [
			`${names.trim()},,\n1,产业,新增上市公司3家。,钱宇,★区工信局,,\n\n2,民生,改造小区20个。,王磊,★区住建局,,\n,,,,,,\n`,
			"1 | 新增上市公司3家。 | 钱宇 | ★区工信局 | ",
			"2 | 改造小区20个。 | 王磊 | ★区住建局 | ",
		],
		"names in quotation marks, numbers as a sheet writes them": [
			'"序号","重点工作任务","责任单位"\n"1.0","新增上市公司3家。","★区工信局"\n"2.0","改造小区20个。","★区住建局"\n',
			"1 | 新增上市公司3家。 |  | ★区工信局 | ",
			"2 | 改造小区20个。 |  | ★区住建局 | ",
		],
	}))
		it(`are read: ${what}`, () => {
			assert.deepEqual(tasksOf(`# 2026年重点工作方案\n\n${text}`), tasks);
		});

	it("have a title, headings and sums among their rows", () => {
		const text = `2026年重点工作任务分解方案,,,,\n${names}一、产业发展,,,,\n1,产业,新增上市公司3家。,钱宇,★区工信局\n${names}二、民生事业,,,,\n2,民生,改造小区20个。,王磊,★区住建局\n合计,,2项,,\n注：带★的为牵头单位,其余配合。\n`;
		const snapshot = createTestSnapshot(text);
		const { plan } = snapshot;
		assert.equal(plan.taskCount, 2);
		assert.deepEqual(
			[...plan.eachSection()].map(({ block }) => block.title.text),
			["产业发展", "民生事业"],
		);
		assert.match(printPlan(plan, "", snapshot.document.lines), /^# 2026年重点工作任务分解方案$/m);
		assert.deepEqual(
			snapshot.findings().map(({ code }) => code),
			["table/repeated-header", "text/punctuation"],
		);
	});

	it("say of a cell with commas what to do, and are read on", () => {
		const text = `${names}1,产业,新增上市公司3家。,钱宇,★区工信局\n2,民生,改造小区20个,加装电梯9部。,王磊,★区住建局\n3,教育,新建学校2所。,王磊,★区教育局\n`;
		const snapshot = createTestSnapshot(text);
		const [first] = snapshot.findings();
		assert.equal(first?.code, "table/columns");
		assert.match(first?.message.zh ?? "", /逗号的格加上引号/);
		assert.match(tasksOf(text)[2] ?? "", /^3 \| 新建学校2所。/);
	});

	it("are changed by a fix within their cells only", () => {
		const text = `${names}1,产业,"新增上市公司3家,产值增长5%。",钱宇,"★区工信局,区统计局"\n2,民生,改造小区20个，惠及1万人。,王磊,☆区住建局\n`;
		assert.equal(
			mendText(text, createTestSnapshot(text)).text,
			`${names}1,产业,"新增上市公司3家，产值增长5%。",钱宇,"★区工信局、区统计局"\n2,民生,改造小区20个，惠及1万人。,王磊,★区住建局\n`,
		);
	});
});

describe("records of labels", () => {
	for (const [what, [text, ...tasks]] of Object.entries({
		"one a line, half-width": [
			"序号: 1; 任务: 新建学校3所; 牵头领导: 钱宇; 责任单位: ★区教育局、区财政局\n序号: 2; 任务: 改造管网20公里; 牵头领导: 王磊; 责任单位: ★区水务局\n",
			"1 | 新建学校3所 | 钱宇 | ★区教育局、区财政局 | ",
			"2 | 改造管网20公里 | 王磊 | ★区水务局 | ",
		],
		"one a line, by commas that stand in the task, too": [
			"序号：1，工作任务：新建学校3所，新增学位500个，牵头单位：区教育局，完成时限：2026年6月底\n\n序号：2，工作任务：改造管网20公里，牵头单位：区水务局，完成时限：2026年9月底\n",
			"1 | 新建学校3所，新增学位500个 |  | ★区教育局 | 2026-06",
			"2 | 改造管网20公里 |  | ★区水务局 | 2026-09",
		],
		"over lines, with what else a form has": [
			"序号：1\n项目：教育\n任务：新建学校3所，新增学位\n500个，其中：城区2所\n责任单位：★区教育局\n联系人：张三\n\n序号：2\n任务：改造管网20公里\n责任单位：★区水务局\n\n以上请各单位落实，12月底前报送情况。\n",
			"1 | 新建学校3所，新增学位500个，其中：城区2所 |  | ★区教育局 | ",
			"2 | 改造管网20公里 |  | ★区水务局 | ",
		],
		"behind marks of a list, by bars": [
			"- 编号: 1 | 重点任务: 新建学校3所 | 牵头单位: 区教育局 | 配合单位: 区财政局\n- 编号: 2 | 重点任务: 改造管网20公里 | 牵头单位: 区水务局 | 配合单位: 无\n",
			"1 | 新建学校3所 |  | ★区教育局、区财政局 | ",
			"2 | 改造管网20公里 |  | ★区水务局 | ",
		],
		"by blanks": [
			"序号：1　任务：新建学校3所　责任领导：钱宇　责任单位：区教育局\n序号：2　任务：改造管网20公里　责任领导：王磊　责任单位：区水务局\n",
			"1 | 新建学校3所 | 钱宇 | 区教育局 | ",
			"2 | 改造管网20公里 | 王磊 | 区水务局 | ",
		],
	}))
		it(`are tasks with their numbers: ${what}`, () => {
			const whole = `# 2026年重点工作方案\n\n${text}`;
			assert.deepEqual(tasksOf(whole), tasks);
			const snapshot = createTestSnapshot(whole);
			assert.ok(snapshot.findings().every(({ code }) => !/^(?:table|number|text)\//.test(code)));
			// The table that is made of them says the same.
			const { plan, document } = snapshot;
			assert.deepEqual(tasksOf(printPlan(plan, "", document.lines)), tasks);
			assert.equal(mendText(whole, snapshot).text, whole);
		});

	it("miss no number that is missing", () => {
		const codes = createTestSnapshot(
			"序号：1；任务：新建学校3所；责任单位：区教育局\n序号：3；任务：改造管网20公里；责任单位：区水务局\n",
		)
			.findings()
			.map(({ code }) => code);
		assert.ok(codes.includes("number/gap"), codes.join());
	});

	it("are none in prose that names a number", () => {
		for (const text of [
			"序号：按责任单位排列；任务不变。\n",
			"编号：A1的任务由区教育局负责，责任单位：区教育局。\n",
		])
			assert.ok(
				tasksOf(text).every((task) => task.startsWith("-")),
				text,
			);
	});
});
