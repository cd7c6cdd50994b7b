import assert from "node:assert/strict";
import {
	changeFact,
	type FactChanges,
	findFactToChange,
} from "../../../server/src/common/features/changeFact.js";
import { changeColumnFact, findColumnFact } from "../../../server/src/common/features/columnFact.js";
import { changeDeadline, findDeadlineToChange } from "../../../server/src/common/features/deadlineFact.js";
import { derivedFiguresIn } from "../../../server/src/common/features/derivedFigures.js";
import { derivedSharesIn } from "../../../server/src/common/features/derivedShares.js";
import { applyEdits } from "../../support/applyEdits.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

const head = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| - | - | - | - | - |";
const region = "---\nregion: 江州市临湖区\n---\n\n";
const plan = (...tasks: readonly string[]) =>
	`${region}# 临湖区2026年重点工作方案\n\n${head}\n${tasks
		.map((task, i) => `| ${i + 1} | 发展 | ${i + 1}.${task} | 赵明 | ★区发改委 |`)
		.join("\n")}\n`;
const report = (...sentences: readonly string[]) =>
	`${region}# 2026年临湖区政府工作报告\n\n2026年工作安排：\n\n${sentences.join("\n\n")}\n`;

/** The texts as plans of one folder, and the cursor in the first of them. */
function open(texts: readonly string[]) {
	const marked = texts.map(readMarkers);
	const plans = marked.map(({ text }, i) => ({
		snapshot: createTestSnapshot(text, { uri: `file:///plans/${i}.plan.md` }),
		version: null,
	}));
	const [own] = plans;
	const cursor = marked[0]?.cursor;
	assert.ok(own !== undefined && cursor !== null && cursor !== undefined);
	return { marked, plans, own, cursor };
}

function textsAfter(
	marked: readonly { readonly text: string }[],
	{ changes }: FactChanges,
): readonly string[] {
	return marked.map(({ text }, i) =>
		applyEdits(text, changes.find(({ uri }) => uri.endsWith(`/${i}.plan.md`))?.edits ?? []),
	);
}

/** Changes the figure at `$0` of the first text. */
function change(newText: string | undefined, texts: readonly string[]) {
	const { marked, plans, own, cursor } = open(texts);
	const fact = findFactToChange(own.snapshot, cursor);
	assert.ok(fact !== undefined, "there is a figure at the cursor");
	const answer = changeFact(own.snapshot, fact, newText, plans);
	if ("refused" in answer) return { refused: answer.refused.zh, texts: [], flags: [] };
	return {
		refused: "",
		texts: textsAfter(marked, answer),
		flags: answer.flags.map(({ why, written }) => `${why} ${written}`),
	};
}

function moveDeadline(newText: string, texts: readonly string[]): readonly string[] | string {
	const { marked, plans, own, cursor } = open(texts);
	const deadline = findDeadlineToChange(own.snapshot, cursor);
	assert.ok(deadline !== undefined, "there is a deadline at the cursor");
	const answer = changeDeadline(own.snapshot, deadline, newText, plans);
	return "refused" in answer ? answer.refused.zh : textsAfter(marked, answer);
}

const cases: readonly {
	readonly what: string;
	readonly newText?: string;
	readonly texts: readonly string[];
	readonly after: readonly string[];
	readonly flags?: readonly string[];
}[] = [
	{
		what: "no figure of another part of the year, which has to be looked at",
		newText: "15个",
		texts: [
			plan("全年新建公园12$0个。", "10月底前新建公园12个。", "上半年新建公园5个。"),
			report("6月底前新建公园12个。"),
		],
		after: [
			plan("全年新建公园15个。", "10月底前新建公园12个。", "上半年新建公园5个。"),
			report("6月底前新建公园12个。"),
		],
		flags: ["near 12个", "near 12个"],
	},
	{
		what: "those that are to follow, and names the one that speaks of another part of the year",
		texts: [plan("新建公园15$0个。", "新建公园12个。", "10月底前新建公园12个。")],
		after: [plan("新建公园15个。", "新建公园15个。", "10月底前新建公园12个。")],
		flags: ["near 12个"],
	},
	{
		what: "nothing of the same figure in other years",
		newText: "15个",
		texts: [plan("2026年新建公园12$0个。", "到2027年新建公园12个。")],
		after: [plan("2026年新建公园15个。", "到2027年新建公园12个。")],
	},
	{
		what: "a figure in the plan and in the report of the year",
		newText: "6%左右",
		texts: [plan("地区生产总值增长5$0%以上。"), report("地区生产总值增长5%以上，物价保持稳定。")],
		after: [plan("地区生产总值增长6%左右。"), report("地区生产总值增长6%左右，物价保持稳定。")],
	},
	{
		what: "a number alone, unit and comparison staying as they are written in each place",
		newText: "6",
		texts: [plan("地区生产总值增长$05%以上。"), report("地区生产总值增长不低于5%。")],
		after: [plan("地区生产总值增长6%以上。"), report("地区生产总值增长不低于6%。")],
	},
	{
		what: "other tasks of the same plan",
		newText: "50家",
		texts: [plan("新增规上工业企业4$00家。", "加强培育，新增规上工业企业40家。", "新增上市企业40家。")],
		after: [plan("新增规上工业企业50家。", "加强培育，新增规上工业企业50家。", "新增上市企业40家。")],
	},
	{
		what: "the places that follow a figure which has been changed already",
		texts: [plan("地区生产总值增长$06%以上。"), report("地区生产总值增长5%以上。")],
		after: [plan("地区生产总值增长6%以上。"), report("地区生产总值增长6%以上。")],
	},
	{
		what: "nothing of another region",
		newText: "6%",
		texts: [
			plan("地区生产总值增长5$0%以上。"),
			report("地区生产总值增长5%以上。").replaceAll("临湖区", "滨海区"),
		],
		after: [plan("地区生产总值增长6%。"), report("地区生产总值增长5%以上。").replaceAll("临湖区", "滨海区")],
	},
	{
		what: "nothing of another year",
		newText: "6%",
		texts: [plan("地区生产总值增长5$0%。"), report("地区生产总值增长5%。").replaceAll("2026", "2025")],
		after: [plan("地区生产总值增长6%。"), report("地区生产总值增长5%。").replaceAll("2026", "2025")],
	},
	{
		what: "no other figure, but tells of it",
		newText: "6%",
		texts: [plan("地区生产总值增长5$0%。"), report("地区生产总值增长5.5%。")],
		after: [plan("地区生产总值增长6%。"), report("地区生产总值增长5.5%。")],
		flags: ["other 增长5.5%"],
	},
	{
		what: "the sum of which it is a part",
		newText: "5所",
		texts: [plan("新建幼儿园$03所、新建小学2所，共5所。")],
		after: [plan("新建幼儿园5所、新建小学2所，共7所。")],
	},
	{
		what: "nothing of a whole whose parts are not all named, but tells of it",
		newText: "50亿元",
		texts: [plan("完成投资100亿元，其中工业投资$040亿元。")],
		after: [plan("完成投资100亿元，其中工业投资50亿元。")],
		flags: ["whole 100亿元"],
	},
	{
		what: "the share that it is of something in its sentence",
		newText: "50亿元",
		texts: [plan("完成投资100亿元，其中民生投资$040亿元，占40%。")],
		after: [plan("完成投资100亿元，其中民生投资50亿元，占50%。")],
		flags: ["whole 100亿元"],
	},
	{
		what: "a share by name that it is part of, where both parts are given",
		newText: "2750亿元",
		texts: [
			plan(
				"高新技术产业产值达到2$0700亿元。",
				"规模以上工业总产值达到5000亿元。",
				"高新技术产业产值占规模以上工业总产值的比重达到54%。",
			),
		],
		after: [
			plan(
				"高新技术产业产值达到2750亿元。",
				"规模以上工业总产值达到5000亿元。",
				"高新技术产业产值占规模以上工业总产值的比重达到55%。",
			),
		],
	},
	{
		what: "no share by name that something else made, but tells of it",
		newText: "2750亿元",
		texts: [
			plan(
				"高新技术产业产值达到2$0700亿元。",
				"规模以上工业总产值达到5000亿元。",
				"高新技术产业产值占规模以上工业总产值的比重达到50%。",
			),
		],
		after: [
			plan(
				"高新技术产业产值达到2750亿元。",
				"规模以上工业总产值达到5000亿元。",
				"高新技术产业产值占规模以上工业总产值的比重达到50%。",
			),
		],
		flags: ["share 达到50%"],
	},
];

const projects = (total: string, ...rows: readonly string[]) =>
	`${region}# 临湖区2026年重点项目计划\n\n| 序号 | 项目名称 | 建设内容 | 总投资（亿元） | 占比（%） | 责任单位 |\n| - | - | - | - | - | - |\n${rows.map((row) => `| ${row} | ★区发改委 |`).join("\n")}\n${total}\n`;

/** Changes the number of the cell at `$0` of the first text. */
function changeCell(newText: string, texts: readonly string[]) {
	const { marked, plans, own, cursor } = open(texts);
	const fact = findColumnFact(own.snapshot, cursor);
	assert.ok(fact !== undefined, "there is a number at the cursor");
	const answer = changeColumnFact(own.snapshot, fact, newText, plans);
	if ("refused" in answer) return { refused: answer.refused.zh, texts: [], flags: [], reasons: [] };
	return {
		refused: "",
		texts: textsAfter(marked, answer),
		flags: answer.flags.map(({ why, written }) => `${why} ${written}`),
		reasons: answer.changes.flatMap(({ edits }) => edits.map(({ reason }) => reason)),
	};
}

describe("change a number of a column", () => {
	const before = projects(
		"| 合计 | | | 20.5 | 100 | |",
		"1 | 临湖大道改造 | 改造道路3公里。 | 12$0.5 | 61",
		"2 | 人民医院二期 | 新增床位300张。 | 8 | 39",
	);
	const after = projects(
		"| 合计 | | | 24 | 100 | |",
		"1 | 临湖大道改造 | 改造道路3公里。 | 16 | 67",
		"2 | 人民医院二期 | 新增床位300张。 | 8 | 33",
	);

	it("reckons the sum and the shares of the table anew", () => {
		const { texts, flags, reasons } = changeCell("16", [before]);
		assert.deepEqual(texts, [after]);
		assert.deepEqual(flags, []);
		assert.deepEqual(reasons, ["own", "derived", "derived", "derived"]);
	});

	it("follows in another list of the same year, and in no other year", () => {
		const annex = before
			.replace("$0", "")
			.replace("重点项目计划", "重点项目计划附件")
			.replace("合计", "总 计");
		const { texts } = changeCell("16", [before, annex, annex.replace("2026", "2025")]);
		assert.equal(texts[1], after.replace("重点项目计划", "重点项目计划附件").replace("合计", "总 计"));
		assert.equal(texts[2], annex.replace("2026", "2025"));
	});

	it("tells of a sum that did not fit before, and of another number", () => {
		const wrong = before.replace("| 20.5 |", "| 21 |");
		const other = before.replace("$0", "").replace("12.5", "13.5").replace("计划", "计划表");
		const { texts, flags } = changeCell("16", [wrong, other]);
		assert.equal(texts[0], wrong.replace("12$0.5", "16"));
		assert.equal(texts[1], other);
		assert.deepEqual(flags, ["whole 21", "share 61", "other 13.5"]);
	});

	it("reckons a 小计 and the 合计 of which it is a part", () => {
		const [opening, , rest = ""] = before.split(/(\| 2 \| .*\n)/);
		const grouped =
			`${opening}| 小计 | | | 12.5 | | |\n${before.match(/\| 2 \| .*\n/)?.[0]}| 3 | 体育公园 | 新建公园1座。 | 2 | | ★区住建局 |\n| 小计 | | | 10 | | |\n${rest.replace("20.5", "22.5")}`
				.replace("| 1 | 临湖", "| 0 | 环湖绿道 | 新建绿道6公里。 | 1 | | ★区住建局 |\n| 1 | 临湖")
				.replace("| 12.5 | | |", "| 13.5 | | |")
				.replace("| 22.5 |", "| 23.5 |")
				.replaceAll("| 61 |", "| |")
				.replaceAll("| 39 |", "| |");
		const { texts, flags } = changeCell("12", [grouped]);
		assert.equal(
			texts[0],
			grouped.replace("12$0.5", "12").replace("| 13.5 |", "| 13 |").replace("| 23.5 |", "| 23 |"),
		);
		assert.deepEqual(flags, []);
	});

	it("reads a sum that stands as a row above, and tab-separated rows", () => {
		const above = before
			.replace("| 合计 | | | 20.5 | 100 | |\n", "")
			.replace("| 1 | 临湖", "| | 合计（2个） | | 20.5 | | |\n| 1 | 临湖");
		assert.ok(changeCell("16", [above]).texts[0]?.includes("| | 合计（2个） | | 24 | | |"));
		const tabs =
			"临湖区2026年重点项目计划\n序号\t项目名称\t建设内容\t总投资（亿元）\t责任单位\n1\t临湖大道改造\t改造道路3公里。\t1$02.5\t★区住建局\n2\t人民医院二期\t新增床位300张。\t1,008\t★区卫健委\n合计\t\t\t1,020.5\t\n";
		assert.ok(changeCell("16", [tabs]).texts[0]?.endsWith("合计\t\t\t1,024\t\n"));
	});

	it("refuses what is no number, or has another unit", () => {
		for (const written of ["很多", "16万元", "16 17"])
			assert.match(changeCell(written, [before]).refused, /只写一个数/);
	});

	it("finds none in numbers of rows, names and tasks", () => {
		for (const marked of [
			before.replace("$0", "").replace("| 1 |", "| $01 |"),
			before.replace("$0", "").replace("3公里", "$03公里"),
		]) {
			const { own, cursor } = open([marked]);
			assert.equal(findColumnFact(own.snapshot, cursor), undefined);
		}
	});
});

describe("change a fact", () => {
	for (const { what, newText, texts, after, flags = [] } of cases)
		it(`changes ${what}`, () => {
			const answer = change(newText, texts);
			assert.deepEqual(answer.texts, after);
			assert.deepEqual(answer.flags, flags);
		});

	it("refuses what is not one figure", () => {
		const { refused } = change("六成多一点", [plan("地区生产总值增长5$0%以上。")]);
		assert.match(refused, /“六成多一点”不是一个数/);
	});

	it("finds no fact in words", () => {
		const { text, cursor } = readMarkers(plan("完善$0机制。"));
		assert.ok(cursor !== null);
		assert.equal(findFactToChange(createTestSnapshot(text), cursor), undefined);
	});
});

describe("change a deadline", () => {
	const dated = (task: string, deadline: string) =>
		`${region}# 临湖区2026年重点工作方案\n\n| 序号 | 重点工作目标任务 | 责任单位 | 完成时限 |\n| - | - | - | - |\n| 1 | ${task} | ★区发改委 | ${deadline} |\n`;
	for (const [what, newText, texts, after] of [
		[
			"in sentences of the plan and the report, the year staying where it is written",
			"9月底前",
			[plan("6月$0底前建成标准厂房10万平方米。"), report("2026年6月底前建成标准厂房10万平方米。")],
			[plan("9月底前建成标准厂房10万平方米。"), report("2026年9月底前建成标准厂房10万平方米。")],
		],
		[
			"of a cell",
			"9月",
			[
				dated("建成标准厂房10万平方米。", "6$0月"),
				dated("建成标准厂房10万平方米。", "6月").replace("方案", "任务表"),
			],
			[
				dated("建成标准厂房10万平方米。", "9月"),
				dated("建成标准厂房10万平方米。", "9月").replace("方案", "任务表"),
			],
		],
		[
			"and no other one of the same day",
			"9月底前",
			[plan("6月$0底前建成标准厂房10万平方米。", "6月底前新建公园3个。")],
			[plan("9月底前建成标准厂房10万平方米。", "6月底前新建公园3个。")],
		],
	] as const)
		it(what, () => {
			const answer = moveDeadline(newText, texts);
			assert.deepEqual(answer, after);
		});

	it("refuses what is not a date", () => {
		assert.match(
			`${moveDeadline("尽快", [plan("6月$0底前建成标准厂房10万平方米。")])}`,
			/“尽快”不是一个日期/,
		);
	});
});

describe("derived figures", () => {
	for (const [text, changed, now, ...expected] of [
		["总投资100亿元，其中一期40亿元、二期60亿元。", "40亿元", 45e8, "100亿元→105亿元"],
		["总投资100亿元，其中一期40亿元、二期60亿元。", "100亿元", 120e8, "40亿元→", "60亿元→"],
		["总投资100亿元，其中一期40亿元。", "40亿元", 45e8, "100亿元→"],
		["改造管网1.5公里、新建管网2公里，合计3.5公里。", "1.5公里", 1.8, "3.5公里→3.8公里"],
		["建设公共服务设施5个，改造3个。", "3个", 4],
		["新增企业3家。新增商户2家，共5家。", "3家", 4],
	] as const)
		it(`${text} ${changed}`, () => {
			const found = derivedFiguresIn(text, text.indexOf(changed), { was: inBaseUnit(changed), now });
			assert.deepEqual(
				found.map((figure) => `${figure.written}→${figure.now ?? ""}`),
				expected,
			);
		});
});

describe("derived shares", () => {
	for (const [text, changed, now, ...expected] of [
		["总投资100亿元，其中民生投资40亿元，占40%。", "100亿元", 80e8, "40%→50%"],
		["总投资90亿元，其中民生投资30亿元，占比33.3%。", "30亿元", 31e8, "33.3%→34.4%"],
		["总投资100亿元，其中民生投资40亿元，占45%。", "40亿元", 50e8, "45%→"],
		["总投资100亿元，增长5%。", "100亿元", 80e8],
	] as const)
		it(`${text} ${changed}`, () => {
			const found = derivedSharesIn(text, text.indexOf(changed), { was: inBaseUnit(changed), now });
			assert.deepEqual(
				found.map((figure) => `${figure.written}→${figure.now ?? ""}`),
				expected,
			);
		});
});

function inBaseUnit(figure: string): number {
	return Number.parseFloat(figure) * (figure.includes("亿") ? 1e8 : 1);
}
