import assert from "node:assert/strict";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const title = "云岭县2026年重点任务分解\n\n";

interface Task {
	readonly number: number | null;
	readonly text: string;
	readonly units: readonly string[];
}

function tasksOf(text: string): readonly Task[] {
	return [...createTestSnapshot(text).plan.eachTask()].map(({ number, text: task, units }) => ({
		number,
		text: task.text,
		units: units.map(({ raw }) => raw),
	}));
}

const right: readonly Task[] = [
	{
		number: 1,
		text: "全县粮食播种面积稳定在52万亩，产量达到4.1亿斤。新建高标准农田2万亩。",
		units: ["县农业农村局", "县水利局"],
	},
	{ number: 2, text: "改造农村危房320户，8月底前全部竣工。", units: ["县住建局", "县乡村振兴局"] },
	{ number: 3, text: "建设农村公路60公里。", units: ["县交通局"] },
];
const rest =
	"2\t改造农村危房320户，8月底前全部竣工。\t县住建局（牵头）、县乡村振兴局\n3\t建设农村公路60公里。\t县交通局\n";

/** Tables whose cells have line breaks without quotation marks: all are read as `right`. */
const whole: Readonly<Record<string, string>> = {
	"in the task and in the units": `序号\t主要任务\t责任单位\n1\t全县粮食播种面积稳定在52万亩，产量达到4.1亿斤。\n新建高标准农田2万亩。\t县农业农村局（牵头）\n县水利局\n${rest}`,
	"in the task alone": `序号\t主要任务\t责任单位\n1\t全县粮食播种面积稳定在52万亩，产量达到4.1亿斤。\n新建高标准农田2万亩。\t县农业农村局（牵头）、县水利局\n${rest}`,
	"over three lines": `序号\t主要任务\t责任单位\n1\t全县粮食播种面积稳定在52万亩，\n产量达到4.1亿斤。\n新建高标准农田2万亩。\t县农业农村局（牵头）\n县水利局\n${rest}`,
	"in the units of the last row": `序号\t主要任务\t责任单位\n1\t全县粮食播种面积稳定在52万亩，产量达到4.1亿斤。\n新建高标准农田2万亩。\t县农业农村局（牵头）\n县水利局\n2\t改造农村危房320户，8月底前全部竣工。\t县住建局（牵头）\n县乡村振兴局\n3\t建设农村公路60公里。\t县交通局\n\n此表由县政府督查室负责解释。\n`,
	"behind numbers of the tasks": `主要任务\t责任单位\n1.全县粮食播种面积稳定在52万亩，产量达到4.1亿斤。\n新建高标准农田2万亩。\t县农业农村局（牵头）\n县水利局\n2.改造农村危房320户，8月底前全部竣工。\t县住建局（牵头）、县乡村振兴局\n3.建设农村公路60公里。\t县交通局\n`,
	"before a column of dates": `序号\t主要任务\t责任单位\t完成时限\n1\t全县粮食播种面积稳定在52万亩，产量达到4.1亿斤。\n新建高标准农田2万亩。\t县农业农村局（牵头）\n县水利局\t12月底\n2\t改造农村危房320户，8月底前全部竣工。\t县住建局（牵头）\n县乡村振兴局\t8月底\n3\t建设农村公路60公里。\t县交通局\t年底\n`,
	"around an empty line": `序号\t主要任务\t责任单位\n1\t全县粮食播种面积稳定在52万亩，产量达到4.1亿斤。新建高标准农田2万亩。\t县农业农村局（牵头）、县水利局\n\n${rest}`,
};

describe("tab-separated rows with line breaks in their cells", () => {
	for (const [what, table] of Object.entries(whole))
		it(`are read together ${what}`, () => {
			const text = `${title}${table}`;
			assert.deepEqual(tasksOf(text), right);
			assert.deepEqual(
				createTestSnapshot(text)
					.findings()
					.filter(({ code }) => /^table\//.test(code)),
				[],
			);
		});

	it("keep who has issued the plan out of the last row", () => {
		const text = `${title}序号\t主要任务\t责任单位\n1\t新建学校3所。\t县教育局\n县政府办公室\n2026年3月5日\n`;
		assert.deepEqual(tasksOf(text), [{ number: 1, text: "新建学校3所。", units: ["县教育局"] }]);
	});

	it("keep the words behind the last row out of it", () => {
		const { plan } = createTestSnapshot(
			`${title}序号\t主要任务\t备注\n1\t新建学校3所。\t续建\n以上任务请抓紧落实，按月报送进展。\n`,
		);
		const row = plan.taskAt(0);
		assert.equal(row?.cells[2]?.content.text, "续建");
	});

	it("go on behind a heading without a number", () => {
		const tasks = tasksOf(
			`${title}序号\t主要任务\t责任单位\n1\t新建学校3所。\t县教育局\n交通建设\n2\t建设农村公路60公里。\t县交通局\n`,
		);
		assert.deepEqual(
			tasks.map(({ units }) => units),
			[["县教育局"], ["县交通局"]],
		);
	});

	it("are no more than their header has cells for: a row that lacks its last cells is one by itself", () => {
		const tasks = tasksOf(
			`${title}序号\t主要任务\t责任单位\t备注\n1\t新建学校3所。\t县教育局\n2\t建设农村公路60公里。\t县交通局\n\t\t改造桥梁5座。\t\n`,
		);
		assert.deepEqual(tasks.map(({ text }) => text).slice(0, 2), ["新建学校3所。", "建设农村公路60公里。"]);
	});

	it("are told of where nobody can tell which cell a line is part of", () => {
		const text = `${title}序号\t主要任务\t责任单位\n1\t新建学校3所。\t县教育局\n其中寄宿制学校1所，含食堂。\n2\t建设农村公路60公里。\t县交通局\n`;
		assert.equal(tasksOf(text).length, 2);
		const found = createTestSnapshot(text)
			.findings()
			.filter(({ code }) => code === "table/unread");
		assert.deepEqual(
			found.map(({ span }) => span.line),
			[4],
		);
		assert.match(found[0]?.message.en ?? "", /stands between the rows/);
	});

	it("are told of in a table without numbers, whose rows lack cells", () => {
		const text = `${title}项目\t主要任务\t责任单位\n粮食安全\t稳定播种面积52万亩。\n新建高标准农田2万亩。\t县农业农村局\n住房\t改造农村危房320户。\t县住建局\n`;
		const found = createTestSnapshot(text)
			.findings()
			.filter(({ code }) => code === "table/uncertain-row");
		assert.equal(found.length, 1);
		assert.match(found[0]?.message.zh ?? "", /两行可能本是一行/);
	});

	it("are not asked of rows that are short by their last cells", () => {
		const text = `${title}项目\t主要任务\t备注\n粮食安全\t稳定播种面积52万亩。\n住房\t改造农村危房320户。\n`;
		assert.deepEqual(
			createTestSnapshot(text)
				.findings()
				.filter(({ code }) => /^table\//.test(code)),
			[],
		);
	});
});
