import assert from "node:assert/strict";
import fc from "fast-check";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import { createSourceDocument, replaceRange } from "../../../server/src/common/text/sourceDocument.js";
import { type Breaking, breakProse } from "../../support/brokenProse.js";
import { planContent } from "../../support/planContent.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { listProjectTexts, readProjectFile } from "../../support/seeds.js";

const documents = listProjectTexts("test", "fixtures", "prose").map((name) => ({
	name,
	text: readProjectFile("test", "fixtures", "prose", name),
}));

/** Widths and pages of all kinds, the same in every run. */
function breakingOf(n: number, header: string): Breaking {
	return {
		width: 26 + ((n * 7) % 17),
		ragged: [0, 0, 2, 6][n % 4] ?? 0,
		pageLines: [0, 12, 17, 9][(n >> 1) % 4] ?? 0,
		pageNumber: (["dashes", "long-dashes", "bare"] as const)[n % 3] ?? "none",
		header: n % 2 === 0 ? "" : header,
		blanks: n % 3,
		hangs: n % 4 < 2,
		indent: n % 5 === 0 ? "\u3000\u3000" : "",
		seed: n,
	};
}

/** What a document says, blanks aside, which a page's end may take away. */
function saidBy(text: string) {
	const { plan, index } = createTestSnapshot(text);
	const json = toPlanJson(plan, index);
	const plain = (words: string | null) => (words ?? "").replace(/\s/g, "");
	return {
		title: plain(json.title),
		sections: json.sections.map(({ title }) => plain(title)),
		tasks: json.tasks.map((task) => ({
			number: task.number,
			text: plain(task.text),
			path: task.path.map(plain),
			units: task.units.map(({ raw, lead }) => `${lead ? "★" : ""}${plain(raw)}`),
			leaders: task.leaders,
			deadline: task.deadline,
			targets: task.targets.map((target) => ({ ...target, span: undefined })),
		})),
		points: Array.from({ length: plan.pointCount }, (_, i) => plan.pointAt(i)).map(
			(point) => `${point?.level} ${point?.kind} ${point?.marker} ${plain(point?.text.text ?? "")}`,
		),
	};
}

describe("layouts: hard-wrapped prose", () => {
	it("joins an amount to the clause that two short lines have parted, and no date and no number of a point", () => {
		const tasksOf = (text: string) =>
			saidBy(`2026年重点工作\n\n${text}\n`).tasks.map(({ number, text: task }) => `${number} ${task}`);
		assert.deepEqual(
			tasksOf(
				"1.新建学校3所。（区教育局牵头）\n2.改造小区20个，惠及居民\n3000户。（区住建局牵头）\n3.新建公园2个，面积达到\n50亩以上。（区园林局牵头）",
			),
			["1 新建学校3所。", "2 改造小区20个，惠及居民3000户。", "3 新建公园2个，面积达到50亩以上。"],
		);
		for (const line of ["2026年6月底前开工。（区投促局牵头）", "5项改革要落地。（区委改革办牵头）"])
			assert.deepEqual(tasksOf(`1.完成招商，引进项目\n${line}`).at(-1), `null ${line.replace(/（.*/, "")}`);
	});

	for (const { name, text } of documents)
		it(`reads ${name} from the lines of a PDF as it is written`, function () {
			this.timeout(60_000);
			const right = saidBy(text);
			assert.ok(right.points.length > 0);
			for (let n = 1; n <= 30; n++) {
				const broken = breakProse(text, breakingOf(n, right.title));
				assert.deepEqual(saidBy(broken), right, `width and pages ${n}:\n${broken}`);
			}
		});

	for (const [lines, task] of [
		["1.完成森林抚育1.\n2万亩，新建公园3个。（县林业局）", "完成森林抚育1.2万亩，新建公园3个。"],
		["1.城镇新增就业12．\n5万人以上。（县人社局）", "城镇新增就业12．5万人以上。"],
		["1.盘活闲置土地，引进项目2\n6个。（县商务局）", "盘活闲置土地，引进项目26个。"],
		["1.推广新品种、良种覆盖率9\n8%以上。（县农业局）", "推广新品种、良种覆盖率98%以上。"],
		["1.新建公路80公里，其中二级公路 30\n公里。（县交通局）", "新建公路80公里，其中二级公路 30公里。"],
		["1.完成投资15\n— 7 —\n亿元以上。（县发改局）", "完成投资15亿元以上。"],
		["1.完成投资15亿元，新开工项目\n—１３—\n20个。（县发改局）", "完成投资15亿元，新开工项目20个。"],
		[
			"1.新增规上工业企业12\n0家，实施技改项目30个。（县工信局）",
			"新增规上工业企业120家，实施技改项目30个。",
		],
		["1.新增城镇就业12\n000人以上。（县人社局）", "新增城镇就业12000人以上。"],
		["1.森林覆盖率达到38\n.5%以上。（县林业局）", "森林覆盖率达到38.5%以上。"],
		["1.新增学位2\n60个，改造校舍3处。（县教育局）", "新增学位260个，改造校舍3处。"],
		["1.培训技能人才1,200\n人。（县人社局）", "培训技能人才1,200人。"],
		// A year and the number of an attachment are whole.
		["1.完善制度，见附件1\n2026年重点工作任务安排表。", "完善制度，见附件1"],
	] as const)
		it(`joins no more than a number that a line end has torn: ${JSON.stringify(lines)}`, () => {
			const { plan } = createTestSnapshot(`# 某县2026年重点工作方案\n\n一、产业\n\n${lines}\n`);
			const said = Array.from({ length: plan.pointCount }, (_, i) => plan.pointAt(i)?.text.text);
			assert.ok(said.includes(task), said.join(" / "));
		});

	it("reads after any edits what it reads from scratch", function () {
		this.timeout(60_000);
		const lines = documents.flatMap(({ text }, n) =>
			breakProse(text, breakingOf(n + 3, "云岭市")).split("\n"),
		);
		const edit = fc.record({
			at: fc.nat(200),
			character: fc.nat(40),
			toLine: fc.nat(3),
			toCharacter: fc.nat(40),
			text: fc.constantFrom(
				"",
				"\n",
				"。",
				"，",
				"（",
				"二、三",
				"新增泊位30",
				"- 2 -\n",
				"\n云岭市\n",
				"⼆、⼈⽣\n",
				"⽣",
				"12",
			),
		});
		fc.assert(
			fc.property(fc.nat(lines.length), fc.array(edit, { minLength: 1, maxLength: 6 }), (from, edits) => {
				let document = createSourceDocument(["云岭市", ...lines.slice(from, from + 90)].join("\n"));
				let reading = readPlan(document, {});
				for (const { at, character, toLine, toCharacter, text } of edits) {
					const startLine = at % document.lines.length;
					const endLine = startLine + toLine;
					const edited = replaceRange(
						document,
						{
							startLine,
							startCharacter: character,
							endLine,
							endCharacter: toLine === 0 ? Math.max(character, toCharacter) : toCharacter,
						},
						text,
					);
					document = edited.document;
					reading = readPlan(document, {}, { reading, change: edited.change });
					assert.deepEqual(planContent(reading.plan), planContent(readPlan(document, {}).plan));
				}
			}),
			{ numRuns: 100 },
		);
	});

	it("knows the place of each character of a task in its source", () => {
		for (const { text } of documents) {
			const broken = breakProse(text, breakingOf(5, "云岭市公报"));
			const lines = broken.split("\n");
			const { plan } = readPlan(createSourceDocument(broken), {});
			for (let task = 0; task < plan.taskCount; task++) {
				const row = plan.taskAt(task);
				const first = plan.lineOfTask(task);
				for (const { at, length, line, character } of row?.text.pieces ?? [])
					assert.equal(
						lines[first + line]?.slice(character, character + length),
						row?.text.text.slice(at, at + length),
					);
			}
		}
	});
});
