import assert from "node:assert/strict";
import fc from "fast-check";
import type { CommandContext, CommandParams } from "../../../server/src/common/commands/command.js";
import { makeTasks } from "../../../server/src/common/commands/table/makeTasks.js";
import { toSpan } from "../../../server/src/common/features/toLsp.js";
import { summarizePlan } from "../../../server/src/common/workspace/planSummary.js";
import { applyEdits } from "../../support/applyEdits.js";
import { readMarkers } from "../../support/markedText.js";
import { createTestSnapshot, demoDirectory, demoPlan } from "../../support/planSnapshot.js";

const rows = [
	"| 1 | 稳增长 | 1.推进中心城区公园建设，新建口袋公园5个。 | 赵明 | ★区发改委、区财政局 |",
	"| ^^ | ^^ | 2.新增规上工业企业20家。 | ^^ | ★区工信局 |",
];
const lastYear = demoPlan("| 1 | 民生 | 7.举办全民健身运动会3场。 | 钱一凡 | ★区文体广电和旅游局 |");
const setting = { directories: [demoDirectory] };

/** Runs the command on what is marked. */
async function run(marked: string, options = {}, previous?: string) {
	const { text, ranges } = readMarkers(marked);
	const [span] = ranges.map((range) => range.span);
	assert.ok(span !== undefined);
	const range = {
		start: { line: span.line, character: span.character },
		end: { line: span.endLine, character: span.endCharacter },
	};
	const snapshot = createTestSnapshot(text, setting);
	const summary = previous === undefined ? undefined : summarizePlan(createTestSnapshot(previous, setting));
	const context = { language: "zh", previousPlan: async () => summary } as unknown as CommandContext;
	const outcome = await makeTasks.run(
		snapshot,
		{ uri: snapshot.uri, range, ...options } as CommandParams,
		context,
	);
	const edits = outcome.changes?.flatMap((change) => change.edits) ?? [];
	const after = applyEdits(
		text,
		edits.map(({ range: place, newText }) => ({ span: toSpan(place), newText })),
	);
	return { text: after, outcome, before: text };
}

describe("tasks out of running text", () => {
	it("have units and leader of the most similar task, and say so; the words go out of the text", async () => {
		const { text, outcome } = await run(
			`${demoPlan(...rows)}\n«一是新建口袋公园8个，改造公园2个；二是全年新增规上工业企业30家。»\n`,
		);
		assert.equal(
			text.trimEnd(),
			demoPlan(
				...rows,
				"| ^^ | ^^ | 3.新建口袋公园8个，改造公园2个。 | 赵明 | ★区发改委、区财政局 |",
				"| ^^ | ^^ | 4.全年新增规上工业企业30家。 | 赵明 | ★区工信局 |",
			).trimEnd(),
		);
		assert.match(
			outcome.message,
			/已变为2项任务.*撤销一次.*第3项拟由区发改委、区财政局、赵明负责：与第1项相近（\d+%）。第4项拟由区工信局、赵明负责：与第2项相近/,
		);
	});
	it("are like those of last year where this plan has none, else by the directory, else to be filled in", async () => {
		const text = `${demoPlan(...rows)}\n«举办全民健身运动会5场。做好第五次经济普查统计工作。加强古树名木保护。»\n`;
		const { outcome, text: after } = await run(text, {}, lastYear);
		assert.match(after, /3\.举办全民健身运动会5场。 \| 钱一凡 \| ★区文体广电和旅游局 \|/);
		assert.match(after, /4\.做好第五次经济普查统计工作。 \| {2}\| ★区统计局 \|/);
		assert.match(after, /5\.加强古树名木保护。 \| {2}\| {2}\|/);
		assert.match(outcome.message, /第3项拟由.*与上一年度第7项相近/);
		assert.match(outcome.message, /第4项拟由区统计局负责：名录：文中有“统计”/);
		assert.match(outcome.message, /第5项没有找到相近的任务/);
	});
	it("are those that were chosen; the others stay", async () => {
		const text = `${demoPlan(...rows)}\n前言不动。«新建口袋公园8个。要继续努力工作。培育规上工业企业30家。»\n`;
		const { text: after } = await run(text, { take: [1, 3] });
		assert.match(after, /3\.新建口袋公园8个。[\s\S]*4\.培育规上工业企业30家。/);
		assert.match(after, /\n前言不动。要继续努力工作。\n$/);
	});
	it("are listed with their reasons", async () => {
		const { outcome, text, before } = await run(
			`${demoPlan(...rows)}\n«新建口袋公园8个。加强古树名木保护。»\n`,
			{
				list: true,
			},
		);
		assert.equal(text, before);
		assert.deepEqual(
			outcome.choices?.map(({ value, label, description }) => [value, label, description.slice(0, 6)]),
			[
				[1, "新建口袋公园8个。", "拟由区发改委"],
				[2, "加强古树名木保护。", "没有找到相近"],
			],
		);
	});
	it("have their deadline and their lead unit in columns of their own", async () => {
		const plan = (...more: readonly string[]) =>
			`# 某方案\n\n| 重点工作目标任务 | 牵头单位 | 配合单位 | 完成时限 |\n| --- | --- | --- | --- |\n| 1.新建口袋公园5个。 | 区住建局 | 区财政局 | 12月底前 |\n${more.join("")}`;
		const { text } = await run(`${plan()}\n«6月底前新建口袋公园8个。»\n`);
		assert.equal(
			text.trimEnd(),
			plan("| 2. 6月底前新建口袋公园8个。 | 区住建局 | 区财政局 | 6月底前 |\n").trimEnd(),
		);
	});
	it("go into the table of their own section, above the text or below it, and into no other one", async () => {
		const table = demoPlan(...rows).slice(demoPlan(...rows).indexOf("| 序号"));
		const other = table.replaceAll("口袋", "郊野");
		const made = "3.举办运动会3场。";
		const behind = async (text: string) => {
			const { text: after, outcome } = await run(text);
			const line = after.split("\n").find((each) => each.includes(made));
			return { sections: after.split("## "), line, message: outcome.message, after };
		};
		const own = await behind(`${demoPlan(...rows)}\n## 二、民生\n\n«举办运动会3场。»\n\n${other}`);
		assert.ok(own.sections[2]?.includes(made), own.after);
		const none = `${demoPlan(...rows)}\n## 二、民生\n\n«举办运动会3场。»\n\n## 三、其他\n\n${other}`;
		const refused = await run(none);
		assert.equal(refused.text, refused.before);
		assert.match(refused.outcome.message, /这一部分没有任务表/);
		const front = await behind(demoPlan(...rows).replace("## 一", "«举办运动会3场。»\n\n## 一"));
		assert.ok(front.sections[1]?.includes(made), front.after);
		const flat = await behind(`${demoPlan(...rows).replace(/## .*\n/, "")}\n«举办运动会3场。»\n`);
		assert.ok(flat.after.includes(made), flat.after);
	});
	it("are refused outside running text and without a table", async () => {
		for (const [text, says] of [
			[demoPlan(...rows).replace("新建口袋", "«新建»口袋"), /请选中正文里/],
			["# 某方案\n\n«新建口袋公园8个。»\n", /没有任务表/],
		] as const) {
			const { outcome, text: after, before } = await run(text);
			assert.match(outcome.message, says);
			assert.equal(after, before);
		}
	});
	it("lose no word of what is selected", async () => {
		const sentence = fc.constantFrom(
			"新建口袋公园8个。",
			"一是办会2次；",
			"（2）修路3条（含桥；涵洞）。",
			"抓好“一网通办”！",
			"继续|努力*工作*。",
		);
		await fc.assert(
			fc.asyncProperty(fc.array(sentence, { minLength: 1, maxLength: 5 }), async (sentences) => {
				const { text } = await run(`${demoPlan(...rows)}\n«${sentences.join("")}»\n`);
				const shown = createTestSnapshot(text, setting).plan;
				const words = [...shown.eachTask()].map((row) => row.text.text).join("");
				const plain = (each: string) => each.replace(/^(?:一是|（2）)|[；。*]/g, "");
				for (const each of sentences)
					assert.ok(words.replace(/[；。*]/g, "").includes(plain(each)), `${each}: ${words}`);
				assert.equal(shown.taskCount, rows.length + sentences.length);
			}),
			{ numRuns: 40 },
		);
	});

	it("end with their paragraph, also where no full stop stands there", async () => {
		for (const [marked, made] of [
			["«全年新增规上工业企业30家»\n\n各部门要加强配合。\n", "全年新增规上工业企业30家。"],
			["各部门要加强配合\n\n«新建口袋公园8个»\n", "新建口袋公园8个。"],
		] as const) {
			const { text } = await run(`${demoPlan(...rows)}\n${marked}`);
			assert.ok(text.includes(`3.${made}`), text);
			assert.ok(text.includes("各部门要加强配合"), text);
			assert.ok(!/\|[^|\n]*各部门/.test(text), text);
		}
	});
});
