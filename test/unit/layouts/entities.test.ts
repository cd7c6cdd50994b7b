import assert from "node:assert/strict";
import fc from "fast-check";
import { toPlanJson } from "../../../server/src/common/interchange/planJson.js";
import { printPlan } from "../../../server/src/common/interchange/printPlan.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";

/** How one task stands in each layout; `T`, `L` and `U` are its words, its leader and its units. */
const layouts: Readonly<Record<string, string>> = {
	table: "| 序号 | 重点任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | T | L | U |\n",
	tsv: "序号\t重点任务\t牵头领导\t责任单位\n1\tT\tL\tU\n",
	"tsv, quoted": '序号\t重点任务\t牵头领导\t责任单位\n1\t"T"\t"L"\t"U"\n',
	pasted: "序号\n|\n重点任务\n|\n牵头领导\n|\n责任单位\n|\n1\n|\nT\n|\nL\n|\nU\n|\n",
	"several cells a line": "序号 重点任务 牵头领导 责任单位\n1 T L U\n2 新增托位200个。 王磊 ★市卫健委\n",
	grid: "+---+---+---+---+\n| 序号 | 重点任务 | 牵头领导 | 责任单位 |\n+===+===+===+===+\n| 1 | T | L | U |\n+---+---+---+---+\n",
	html: "<table><tr><td>序号</td><td>重点任务</td><td>牵头领导</td><td>责任单位</td></tr><tr><td>1</td><td>T</td><td>L</td><td>U</td></tr></table>\n",
	"labels in brackets": "# 云岭市2026年重点任务\n\n1.T（牵头领导：L；责任单位：U）\n",
	"labels on lines": "# 云岭市2026年重点任务\n\n1.T\n牵头领导：L\n责任单位：U\n",
};

const words = { T: "新建停车泊位不低于30个。", L: "钱宇", U: "★市住建局、市财政局" };

type Words = typeof words;

function write(layout: string, { T, L, U }: Words): string {
	return layout
		.replace("T", () => T)
		.replace(/L(?!\w)/, () => L)
		.replace(/U(?!\w)/, () => U);
}

/** What is read of the first task, and where its leader stands. */
function read(text: string) {
	const { plan, index } = createTestSnapshot(text);
	const task = toPlanJson(plan, index).tasks[0];
	const mention = plan.taskAt(0)?.leaders[0];
	return {
		task: {
			text: task?.text,
			leaders: task?.leaders,
			units: task?.units.map(({ name, lead }) => `${lead ? "★" : ""}${name}`),
			targets: task?.targets.map(({ indicator, value, comparator }) => [indicator, value, comparator]),
		},
		mention,
	};
}

/** A text with some of its characters as entities, in decimal or in hexadecimal. */
function withEntities(text: string, chosen: readonly number[]): string {
	return [...text]
		.map((char, i) => {
			const code = char.codePointAt(0) ?? 0;
			if (!chosen.includes(i)) return char;
			return i % 2 === 0 ? `&#${code};` : `&#x${code.toString(16)};`;
		})
		.join("");
}

describe("entities of HTML in every layout", () => {
	for (const [name, layout] of Object.entries(layouts)) {
		it(`are read as what they show: ${name}`, () => {
			const plain = read(write(layout, words)).task;
			assert.deepEqual(plain.leaders, ["钱宇"]);
			assert.deepEqual(plain.units, ["★市住建局", "市财政局"]);
			const chosen = fc.subarray([...Array(12).keys()]);
			fc.assert(
				fc.property(chosen, chosen, chosen, (t, l, u) => {
					const written = {
						T: withEntities(words.T, t),
						L: withEntities(words.L, l),
						U: withEntities(words.U, u),
					};
					assert.deepEqual(read(write(layout, written)).task, plain);
				}),
				{ numRuns: 40 },
			);
		});

		it(`part no name, and import writes none in two: ${name}`, () => {
			const text = write(layout, {
				T: words.T,
				L: "钱&nbsp;宇",
				U: "★市住建局&#12289;市财政局&amp;市统计局",
			});
			const { task, mention } = read(text);
			assert.deepEqual(task.leaders, ["钱宇"]);
			assert.deepEqual(task.units, ["★市住建局", "市财政局&市统计局"]);
			const { plan } = createTestSnapshot(text);
			const imported = printPlan(plan, "", text.split("\n"));
			assert.match(imported, /\| 钱宇 \|/);
			assert.doesNotMatch(imported, /&(?:nbsp|amp|#\d+)、/);
			assert.ok(mention);
			const { span } = mention;
			const line = text.split("\n")[plan.lineOfTask(0) + span.line] ?? "";
			assert.equal(line.slice(span.character, span.endCharacter), "钱&nbsp;宇");
		});
	}

	it("part no units with their semicolons, whatever their name", () => {
		const table = write(layouts.table ?? "", { ...words, U: "★市住&caron;建局&#12289;市财政局" });
		assert.deepEqual(read(table).task.units, ["★市住&caron;建局", "市财政局"]);
		const starred = write(layouts.table ?? "", { ...words, U: "&starf;市住建局、市财政局" });
		assert.deepEqual(read(starred).task.units, ["★市住建局", "市财政局"]);
	});
});
