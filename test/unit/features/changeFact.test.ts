import assert from "node:assert/strict";
import {
	changeFact,
	type FactChanges,
	findFactToChange,
} from "../../../server/src/common/features/changeFact.js";
import { changeDeadline, findDeadlineToChange } from "../../../server/src/common/features/deadlineFact.js";
import { derivedFiguresIn } from "../../../server/src/common/features/derivedFigures.js";
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
];

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

function inBaseUnit(figure: string): number {
	return Number.parseFloat(figure) * (figure.includes("亿") ? 1e8 : 1);
}
