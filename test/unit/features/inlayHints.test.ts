import assert from "node:assert/strict";
import { provideInlayHints } from "../../../server/src/common/features/inlayHints.js";
import { defaultSettings, type InlayHintKind } from "../../../server/src/common/settings.js";
import { createTestSnapshot, demoDirectory, demoPlan } from "../../support/planSnapshot.js";

const none = { leaders: false, prefixes: false, targets: false, columns: false };
const whole = { start: { line: 0, character: 0 }, end: { line: 1_000, character: 0 } };

/** Where a hint stands in `marked`, its words are between «»; of the kinds asked for, no others are there. */
function checkHints(kinds: readonly InlayHintKind[], marked: string, range = whole): void {
	const text = marked.replace(/«[^»]*»/g, "");
	const shows = { ...none, ...Object.fromEntries(kinds.map((kind) => [kind, true])) };
	const snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
	const lines = text.split("\n");
	const hints = provideInlayHints(snapshot, range, { language: "zh", shows });
	for (const { position, label } of hints.toReversed()) {
		const line = lines[position.line] ?? "";
		lines[position.line] =
			`${line.slice(0, position.character)}«${String(label)}»${line.slice(position.character)}`;
	}
	assert.equal(lines.join("\n"), marked);
}

const rows = [
	"| 1 | 指标 | 1.新建公园2个。 | 钱一凡 | ★区发改委 |",
	"| ^^ | ^^ | 2.新建公园2个。 | ^^«钱一凡» | ★区发改委 |",
	"| ^^ | ^^ | 3.新建公园2个。 | 赵明 | ★区发改委 |",
	"| ^^ | ^^ | 4.新建公园2个。 | ^^«赵明» | ★区发改委 |",
];

describe("inlay hints", () => {
	it("the leader behind ^^, in the leaders' cell only", () => checkHints(["leaders"], demoPlan(...rows)));
	it("no leader where ^^ reaches an empty cell, or no cell at all", () =>
		checkHints(
			["leaders"],
			demoPlan(
				"| 1 | 指标 | 1.新建公园2个。 |  | ★区发改委 |",
				"| ^^ | ^^ | 2.新建公园2个。 | ^^ | ★区发改委 |",
			),
		));
	it("several leaders, and names of any length cut", () =>
		checkHints(
			["leaders"],
			demoPlan(
				"| 1 | 指标 | 1.新建公园2个。 | 钱一凡、赵明 | ★区发改委 |",
				"| ^^ | ^^ | 2.新建公园2个。 | ^^«钱一凡、赵明» | ★区发改委 |",
			),
		));
	it("the level that a unit carries over", () =>
		checkHints(
			["prefixes"],
			demoPlan("| 1 | 指标 | 1.新建公园2个。 | 钱一凡 | ★区发改委、«(区)»统计局、«(区)»财政局、临湖开发区 |"),
		));
	for (const [task, what] of [
		["1.地区生产总值增长5%以上«≥ 5%»。", "at least"],
		["1.投资不超过650亿元«≤ 650亿元»。", "at most"],
		["1.新建公园2个。", "nothing where the words are as short"],
		["1.推动经济发展取得新成效。", "nothing without a number"],
		["1.地区生产总值增长5%左右«≈ 5%»。", "about"],
	] as const)
		it(`a target: ${what}`, () =>
			checkHints(["targets"], demoPlan(`| 1 | 指标 | ${task} | 钱一凡 | ★区发改委 |`)));
	it("names of columns in a row that is not finished", () =>
		checkHints(
			["columns"],
			demoPlan(
				...rows.map((row) => row.replace(/«.*»/, "")),
				"| ^^ | ^^ | 5.«重点工作目标任务» | «牵头领导» | ★«责任单位» |",
			),
		));
	it("the name of the next column behind an open bar", () =>
		checkHints(["columns"], demoPlan("| 1 | 指标 | 1.新建公园2个。 |«牵头领导»")));
	it("none in a finished row whose leader is vacant", () =>
		checkHints(["columns"], demoPlan("| 1 | 指标 | 1.新建公园2个。 |  | ★区发改委 |")));
	it("only on the lines that are asked for", () => {
		const text = demoPlan(...rows);
		const line = text.split("\n").findIndex((each) => each.includes("4."));
		const range = { start: { line, character: 0 }, end: { line, character: 5 } };
		checkHints(
			["leaders"],
			demoPlan(...rows.map((row, i) => (i === 3 ? row : row.replace(/«.*»/, "")))),
			range,
		);
	});
	it("says in both languages whom ^^ stands for", () => {
		const snapshot = createTestSnapshot(demoPlan(...rows.map((row) => row.replace(/«.*»/, ""))));
		const shows = defaultSettings.inlayHints;
		const tooltips = (language: "zh" | "en") =>
			provideInlayHints(snapshot, whole, { language, shows }).map(({ tooltip }) => tooltip);
		assert.deepEqual(tooltips("zh"), ["本格与上面合并，牵头领导同第1项", "本格与上面合并，牵头领导同第3项"]);
		assert.deepEqual(tooltips("en")[0], "Merged with the cell above: the leader of task 1");
	});
});
