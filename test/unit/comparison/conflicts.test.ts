import assert from "node:assert/strict";
import { conflictCells, decideCells, keepVersion } from "../../../server/src/common/comparison/conflicts.js";
import type { ChangeOutcome } from "../../../server/src/common/comparison/planChanges.js";
import { snapshotAfter } from "../../../server/src/common/snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { conflictAt, findConflicts } from "../../../server/src/common/text/conflictMarks.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";

const first = "| 1 | 指标 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、统计局 |";
const row = (count: string, units: string) => `| ^^ | ^^ | 2.新增规上工业企业${count}。 | ^^ | ${units} |`;
const [ours, theirs] = [row("45家", "★区工信局、统计局"), row("50家", "★区工信局、区商务局")];
const last = "| 2 | 城建 | 3.新建口袋公园5个。 | 钱一凡 | ★区住建局 |";
const marked = (...versions: readonly string[]) =>
	["<<<<<<< 甲", versions.join("\n=======\n"), ">>>>>>> 乙"].join("\n");
const text = demoPlan(first, marked(ours, theirs), last);

function textAfter(snapshot: PlanSnapshot, outcome: ChangeOutcome): string {
	assert.ok("edits" in outcome, JSON.stringify(outcome));
	return snapshotAfter(snapshot, outcome.edits).document.lines.join("\n");
}

describe("conflicts of merged copies", () => {
	const read = (of: string) => {
		const snapshot = createTestSnapshot(of);
		const [conflict] = findConflicts(snapshot.document.lines);
		assert.ok(conflict !== undefined);
		return { snapshot, conflict };
	};

	it("are found, with whose versions are whose", () => {
		const { conflict } = read(text);
		assert.deepEqual(
			conflict.versions.map(({ name, line, endLine }) => [name, endLine - line]),
			[
				["甲", 1],
				["乙", 1],
			],
		);
	});

	for (const [what, lines] of [
		["are not closed", ["<<<<<<< a", "x", "======="]],
		["have one side", ["<<<<<<< a", "x", ">>>>>>> b"]],
		["are longer", ["<<<<<<<< a", "x", "=======", "y", ">>>>>>> b"]],
		["begin again", ["<<<<<<< a", "x", "<<<<<<< a", "=======", "y"]],
	] as const)
		it(`are none where marks ${what}`, () => assert.deepEqual(findConflicts(lines), []));

	it("of git's diff3 leave out the base", () => {
		const [conflict] = findConflicts(["<<<<<<< a", "1", "||||||| c", "0", "=======", "2", ">>>>>>> b"]);
		assert.deepEqual(
			conflict?.versions.map(({ name, line }) => [name, line]),
			[
				["a", 1],
				["b", 5],
			],
		);
	});

	it("hold each of their lines, and none outside", () => {
		const lines = ["a", "<<<<<<< 甲", "1", "=======", "2", ">>>>>>> 乙", "b"];
		assert.deepEqual(
			lines.map((_, line) => conflictAt(lines, line)?.line ?? -1),
			[-1, 1, 1, 1, 1, 1, -1],
		);
	});

	it("are decided by one version", () => {
		const { snapshot, conflict } = read(text);
		assert.equal(textAfter(snapshot, keepVersion(snapshot, conflict, 0)), demoPlan(first, ours, last));
		assert.equal(textAfter(snapshot, keepVersion(snapshot, conflict, 1)), demoPlan(first, theirs, last));
		assert.ok("refused" in keepVersion(snapshot, conflict, 2));
	});

	it("tell the cells that differ, with all of each", () => {
		const { snapshot, conflict } = read(text);
		assert.deepEqual(conflictCells(snapshot, conflict), [
			{
				column: "重点工作目标任务",
				texts: ["新增规上工业企业45家。", "新增规上工业企业50家。"],
				all: "新增规上工业企业45家。\n新增规上工业企业50家。",
			},
			{
				column: "责任单位",
				texts: ["★区工信局、统计局", "★区工信局、区商务局"],
				all: "★区工信局、统计局、区商务局",
			},
		]);
	});

	it("are decided cell by cell", () => {
		const { snapshot, conflict } = read(text);
		const cells = { 重点工作目标任务: "新增规上工业企业50家。", 责任单位: "★区工信局、统计局、区商务局" };
		assert.equal(
			textAfter(snapshot, decideCells(snapshot, conflict, cells)),
			demoPlan(first, row("50家", "★区工信局、统计局、区商务局"), last),
		);
	});

	it("that are more than a row each are kept as a whole", () => {
		const { snapshot, conflict } = read(demoPlan(first, marked(`${ours}\n${last}`, theirs)));
		assert.equal(conflictCells(snapshot, conflict), undefined);
		assert.ok("refused" in decideCells(snapshot, conflict, {}));
		assert.equal(textAfter(snapshot, keepVersion(snapshot, conflict, 0)), demoPlan(first, ours, last));
	});

	it("one of which says nothing leave nothing behind", () => {
		const gone = demoPlan(first, `<<<<<<< 甲\n=======\n${theirs}\n>>>>>>> 乙`, last);
		const { snapshot, conflict } = read(gone);
		assert.equal(textAfter(snapshot, keepVersion(snapshot, conflict, 0)), demoPlan(first, last));
	});
});
