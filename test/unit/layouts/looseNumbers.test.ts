import assert from "node:assert/strict";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const title = "云岭市2026年重点任务分解表\n";

const tasksOf = (text: string) => {
	const { plan, index } = createTestSnapshot(text);
	return toPlanJson(plan, index).tasks;
};

describe("layouts: rows without borders under headings", () => {
	const numbered: readonly (readonly [heading: string, numbers: readonly string[]])[] = [
		["（一）推动绿色转型", ["一", "二", "三"]],
		["（一）推动绿色转型", ["1、", "2、", "3、"]],
		["（一）推动绿色转型", ["①", "②", "③"]],
		["一、推动绿色转型", ["（一）", "（二）", "（三）"]],
		["一、推动绿色转型", ["1.", "2.", "3."]],
	];
	for (const [heading, [first, second, third]] of numbered)
		for (const gap of ["\n", " "])
			it(`are numbered ${first} below ${heading}, cells parted by ${JSON.stringify(gap)}`, () => {
				const row = (...cells: readonly (string | undefined)[]) => cells.join(gap);
				const text = [
					row("序号", "目标任务", "责任单位", "完成时限"),
					heading,
					row(first, "新增公共停车泊位3000个。", "市城管局、市住建局", "2026年12月"),
					row(second, "完成老旧小区改造40个。", "市住建局", "2026年10月"),
					row(third, "新建口袋公园15处。", "市园林局", "2026年9月"),
				].join("\n");
				const tasks = tasksOf(`${title}${text}\n`);
				assert.deepEqual(
					tasks.map((task) => [task.text, task.units.length, task.deadline]),
					[
						["新增公共停车泊位3000个。", 2, "2026-12"],
						["完成老旧小区改造40个。", 1, "2026-10"],
						["新建口袋公园15处。", 1, "2026-09"],
					],
				);
			});

	it("are read under headings of 产业 and of counts, and names of columns that wrap behind a year or after 项", () => {
		const text = [
			"",
			"项",
			"次",
			"工作任务",
			"2026 年",
			"目标",
			"责任单",
			"位",
			"一、产业发展方面（2 项）",
			"1 培育规上工业企业，壮大链主企业。 30家 市工信局、市财政局",
			"2 建设标准厂房，完善园区配套。 12万平方米 市工信局",
			"二、生态环境（1 项）",
			"3 治理中小河流，改善水环境质量。 8条 市水利局",
		].join("\n");
		const { plan, index } = createTestSnapshot(`${title}${text}\n`);
		assert.deepEqual(
			toPlanJson(plan, index).tasks.map((task) => [task.number, task.section, task.units.length]),
			[
				[1, 1, 2],
				[2, 1, 1],
				[3, 2, 1],
			],
		);
	});

	it("are numbered in brackets that a narrow column breaks, wherever it does, and up to ten", () => {
		const names = ["序号", "工作任务", "责任单位", "完成时限"];
		const broken = ["（1\n）", "（\n2\n）", "（\n3）", "（4\n）"];
		const more = ["（5\n）", "（6\n）", "（7\n）", "（8）", "（9\n）", "（1\n0）", "（\n11\n）"];
		const rows = [...broken, ...more].map((number, i) =>
			[number, `新建公园${i + 2}处，改善环境。`, "★市园林局、市\n财政局", "2026年9月"].join("\n"),
		);
		const tasks = tasksOf(`${title}${[...names, ...rows].join("\n")}\n`);
		assert.deepEqual(
			tasks.map((task) => [task.columns.序号, task.text, task.units.length, task.deadline]),
			rows.map((_, i) => [`（${i + 1}）`, `新建公园${i + 2}处，改善环境。`, 2, "2026-09"]),
		);
		// The number's cell is all its lines.
		const places = tasks.slice(0, 3).map(({ range }) => [range.start.line, range.end.line]);
		assert.deepEqual(places, [
			[5, 10],
			[11, 17],
			[18, 23],
		]);
	});

	it("are numbered in broken brackets with words behind them, and numerals are, too", () => {
		const text = [
			"编",
			"号",
			"工作内容 责任部门 完成时限",
			"（一",
			"） 新建公园3处，改善环境。",
			"市园林局",
			"9月底前",
			"（二",
			"）",
			"改造小区40个，惠及群众。 市住建局 6月底前",
			"（三） 新增泊位3000个。 市城管局 12月底前",
		].join("\n");
		assert.deepEqual(
			tasksOf(`${title}${text}\n`).map((task) => [task.text, task.units[0]?.name, task.deadline]),
			[
				["新建公园3处，改善环境。", "市园林局", "2026-09"],
				["改造小区40个，惠及群众。", "市住建局", "2026-06"],
				["新增泊位3000个。", "市城管局", "2026-12"],
			],
		);
	});

	it("stand under names of columns that are broken: 工作⏎领域 before 序号, （★⏎为牵头单位）", () => {
		const text = [
			"云岭市2026年重点任务分解表",
			"工作",
			"领域",
			"编号 工作任务",
			"责任单位（★",
			"为牵头单位）",
			"完成",
			"时限",
			"项目",
			"建设",
			"1 新建公园3处，改善环境。",
			"★市园林局、市",
			"财政局",
			"9月底前",
			"2 改造小区40个，惠及群众。",
			"★市住建局",
			"6月底前",
			"民生",
			"福祉",
			"3 新增泊位3000个。",
			"★市城管局",
			"12月底前",
		].join("\n");
		assert.deepEqual(
			tasksOf(`${title}${text}\n`).map((task) => [
				task.group?.name,
				task.text,
				task.units.length,
				task.deadline,
			]),
			[
				["项目建设", "新建公园3处，改善环境。", 2, "2026-09"],
				["项目建设", "改造小区40个，惠及群众。", 1, "2026-06"],
				["民生福祉", "新增泊位3000个。", 1, "2026-12"],
			],
		);
	});

	it("name a row that is not certain by its mark", () => {
		const text = `${title}序号 目标任务 责任单位 完成时限\n（一） 新增泊位30个。 ★市城管局 2026年12月\n（二） 改造小区40个。 ★市住建局 抓紧办理\n（三） 新建公园15处。 ★市园林局 2026年9月\n`;
		const doubts = createTestSnapshot(text)
			.findings()
			.filter(({ code }) => code === "table/uncertain-row");
		assert.match(doubts[0]?.message.zh ?? "", /^第\(二\)行可能拼错/);
	});
});

describe("layouts: 进度安排", () => {
	const rows = (form: (cells: readonly string[], i: number) => string, due: readonly string[]) =>
		[
			["序号", "重点任务", "责任单位", "进度安排"],
			["1", "新增泊位3000个。", "★市城管局", due[0] ?? ""],
			["2", "改造小区40个。", "★市住建局", due[1] ?? ""],
			["3", "新建公园15处。", "★市园林局", due[2] ?? ""],
		]
			.map(form)
			.join("\n");
	const forms: Readonly<Record<string, (cells: readonly string[], i: number) => string>> = {
		Markdown: (cells, i) => `| ${cells.join(" | ")} |${i === 0 ? "\n| --- | --- | --- | --- |" : ""}`,
		blanks: (cells) => cells.join(" "),
		"a cell a line": (cells) => cells.join("\n"),
	};
	for (const [name, form] of Object.entries(forms)) {
		it(`holds time limits where they are dates: ${name}`, () => {
			const tasks = tasksOf(`${title}\n${rows(form, ["2026年12月", "10月底前", "三季度"])}\n`);
			assert.deepEqual(
				tasks.map(({ deadline }) => deadline),
				["2026-12", "2026-10", "2026-09"],
			);
		});

		it(`is kept as it is where it says how the work goes on: ${name}`, () => {
			const words = ["一季度完成方案，二季度开工", "上半年完成招标，年底完工", "全年分三批实施"];
			const tasks = tasksOf(`${title}\n${rows(form, words)}\n`);
			assert.deepEqual(
				tasks.map(({ deadline, columns }) => [deadline, columns.进度安排]),
				words.map((text) => [null, text]),
			);
		});
	}
});

describe("layouts: a Markdown table as web pages leave it", () => {
	const head = "| 序号 | 重点任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新增企业30家。 | ★市工信局 |\n";

	it("goes on behind a row of nothing, which is no task", () => {
		const { plan, index } = createTestSnapshot(`${head}|  |  |  |\n| 2 | 新增商户20家。 | ★市商务局 |\n`);
		assert.deepEqual(
			toPlanJson(plan, index).tasks.map(({ number, text }) => [number, text]),
			[
				[1, "新增企业30家。"],
				[2, "新增商户20家。"],
			],
		);
	});

	it("has its cells where they are, whatever takes no room beside the bars", () => {
		for (const unseen of ["\u200b", "\ufeff", " \u200b\u200b", "\u2060"]) {
			const tasks = tasksOf(`${head}${unseen}| 2 | 新增商户20家。 | ★市商务局 |${unseen}\n`);
			assert.deepEqual(
				tasks.map(({ number, text, units }) => [number, text, units[0]?.raw]),
				[
					[1, "新增企业30家。", "市工信局"],
					[2, "新增商户20家。", "市商务局"],
				],
			);
		}
	});
});

describe("layouts: rows without borders that are numbered by codes", () => {
	const tasks = [
		"新增公共停车泊位3000个，缓解停车难。",
		"完成老旧小区改造40个。",
		"新建口袋公园15处。",
		"建设学校2所。",
	];
	const units = ["★市城管局", "★市住建局、市财政局", "★市园林局", "★市教育局"];
	const kinds: readonly (readonly string[])[] = [
		["1-1", "1-2", "2-1", "2-2"],
		["1.1", "1.2", "1.3", "2.1"],
		["ZJ-01", "ZJ-02", "MS-01", "MS-02"],
		["K1", "K2", "K3", "K4"],
		["1—1", "2—1", "2—2", "3—1"],
	];
	for (const codes of kinds)
		for (const gap of [" ", "\n"])
			it(`are read: ${codes.join(", ")}, cells parted by ${JSON.stringify(gap)}`, () => {
				const rows = codes.map((code, i) => [code, tasks[i], units[i], "2026年9月"].join(gap));
				const text = ["编号", "工作任务", "责任单位", "完成时限"].join(gap);
				assert.deepEqual(
					tasksOf(`${title}${[text, ...rows].join("\n")}\n`).map((task) => [
						task.columns.编号,
						task.text,
						task.units.length,
						task.deadline,
					]),
					codes.map((code, i) => [code, tasks[i], i === 1 ? 2 : 1, "2026-09"]),
				);
			});

	it("stand beside groups that are merged over rows", () => {
		const text = [
			"工作",
			"板块",
			"编号 攻坚任务 责任单位 完成时限",
			"社会",
			"救助",
			"1-1",
			"将低收入人口监测覆盖 9 万",
			"人，救助家庭1800户。",
			"★市民政局",
			"6月底前",
			"1-2 低保标准年增幅不低于6%。 ★市民政局 7月底前",
			"养老",
			"服务",
			"2-1 新增护理型床位1200张。 ★市社会福利院 10月底前",
		].join("\n");
		assert.deepEqual(
			tasksOf(`${title}${text}\n`).map((task) => [
				task.group?.name,
				task.columns.编号,
				task.text.replace(/\s/g, ""),
			]),
			[
				["社会救助", "1-1", "将低收入人口监测覆盖9万人，救助家庭1800户。"],
				["社会救助", "1-2", "低保标准年增幅不低于6%。"],
				["养老服务", "2-1", "新增护理型床位1200张。"],
			],
		);
	});

	it("are said to be unread where the codes do not follow one another", () => {
		const text = [
			"编号 工作任务 责任单位 完成时限",
			"ZJ-07 新建泵站2座。 ★市水利局 6月底",
			"MS-21 改造小区3个。 ★市住建局 9月底",
			"CX-14 培育企业5家。 ★市工信局 9月底",
		];
		const snapshot = createTestSnapshot(`${title}${text.join("\n")}\n`);
		assert.equal(toPlanJson(snapshot.plan, snapshot.index).tasks.length, 0);
		assert.ok(snapshot.findings().some(({ code }) => code === "table/unread"));
	});
});

describe("layouts: rows without borders whose numbers begin anew", () => {
	const row = (number: number, group: string) =>
		`${number} ${group}新建公园${number + 2}处，改善环境。 ★市园林局 9月底前`;
	const forms: Readonly<Record<string, readonly string[]>> = {
		"under headings without a number": [
			"序号 工作任务 责任单位 完成时限",
			...["产业发展提升", "民生保障改善", "生态环保攻坚"].flatMap((name) => [
				name,
				row(1, ""),
				row(2, ""),
				row(3, ""),
			]),
		],
		"beside groups left of them": [
			"类别 序号 工作任务 责任单位 完成时限",
			...["产业发展", "民生保障", "生态环保"].flatMap((name) => [name, row(1, ""), row(2, ""), row(3, "")]),
		],
		"beside groups behind them": [
			"序号 类别 工作任务 责任单位 完成时限",
			...["产业发展", "民生保障", "生态环保"].flatMap((name) => [row(1, `${name} `), row(2, ""), row(3, "")]),
		],
	};
	for (const [what, lines] of Object.entries(forms))
		it(`are read: ${what}`, () => {
			const found = tasksOf(`${title}${lines.join("\n")}\n`);
			assert.deepEqual(
				found.map((task) => [task.number, task.text]),
				[1, 2, 3, 1, 2, 3, 1, 2, 3].map((n) => [n, `新建公园${n + 2}处，改善环境。`]),
			);
			if (!what.includes("headings"))
				assert.deepEqual(
					found
						.map((task) => task.group?.name?.slice(0, 2))
						.filter((name, i) => i % 3 === 2 && name !== undefined),
					["产业", "民生", "生态"],
				);
		});
});
