import assert from "node:assert/strict";
import fc from "fast-check";
import type { PlacedFinding } from "../../../../server/src/common/rules/runRules.js";
import {
	createPlanSnapshot,
	type PlanSnapshot,
} from "../../../../server/src/common/snapshot/planSnapshot.js";
import { replaceRange } from "../../../../server/src/common/text/sourceDocument.js";
import { countCalls } from "../../../support/countCalls.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

const head = ["# 方案", "", "| 序号 | 项目 | 任务 | 牵头领导 | 责任单位 |", "| - | - | - | - | - |"];

/** One table whose groups begin anew every three, as where the headings between its parts were lost. */
function oneTable(groups: number): string {
	const rows = Array.from({ length: groups }, (_, i) => [
		`| ${(i % 3) + 1} | 项目${i % 7} | ${2 * i + 1}.新建示范点${i}个。 | 钱宇 | ★区工信局、统计局 |`,
		`| ^^ | ^^ | ${2 * i + 2}.完善机制。 | ^^ | ★统计局 |`,
	]);
	return [...head, ...rows.flat(), ""].join("\n");
}

/** What is shown of findings, and what their fixes do. */
function shownOf(findings: readonly PlacedFinding[]): readonly unknown[] {
	return findings.map((finding) => ({
		code: finding.code,
		span: finding.span,
		message: finding.message,
		operations: finding.code === "group/sequence" ? finding.fixes().map(({ operations }) => operations) : [],
	}));
}

function replaceLines(
	before: PlanSnapshot,
	first: number,
	end: number,
	lines: readonly string[],
): PlanSnapshot {
	const range = { startLine: first, startCharacter: 0, endLine: end, endCharacter: 0 };
	const text = lines.map((line) => `${line}\n`).join("");
	const { document, change } = replaceRange(before.document, range, text);
	const { uri, environment, version } = before;
	return createPlanSnapshot(
		{ uri, version: version + 1, document, environment },
		{ snapshot: before, change },
	);
}

/** A line as an edit leaves it: another number, a name torn or merged, a unit, a comment, a heading above, or none. */
const changes: readonly ((line: string, by: number) => readonly string[])[] = [
	(line, by) => [line.replace(/^\|[^|]*\|/, `| ${by} |`)],
	(line) => [line.replace(/^\|[^|]*\|/, "|  |")],
	(line) => [line.replace(/^\|[^|]*\|/, "| ^^ |")],
	(line) => [line.replace(/^(\|[^|]*\|)[^|]*\|/, "$1 ^^ |")],
	(line, by) => [line.replace(/^(\|[^|]*\|)[^|]*\|/, `$1 项目${by} |`)],
	(line, by) => [line.replace(/★[^、|]*/, by % 2 === 0 ? "★区统计局" : "★统计局")],
	(line) => [`${line} <!-- niwen-disable group/sequence -->`],
	(line) => ["<!-- niwen-disable-next-line group/sequence -->", line],
	(line, by) => ["", `## ${"一二三四五"[by % 5]}、部分`, "", ...head.slice(2), line],
	(line) => [line, line],
	(line, by) => [line.replace("。", `${by}。`)],
	() => [],
];

const edit = fc.record({
	at: fc.nat(40),
	lines: fc.constantFrom(1, 1, 1, 2, 5),
	change: fc.constantFrom(...changes),
	by: fc.integer({ min: 1, max: 5 }),
	isAsked: fc.constantFrom(true, true, true, false),
	isTakenBack: fc.boolean(),
});

describe("what is said of groups", function () {
	this.timeout(120_000);

	it("is after any edits what it is of the text read anew", () =>
		fc.assert(
			fc.property(
				fc.array(edit, { minLength: 1, maxLength: 12 }),
				fc.constantFrom(1000, 4),
				(edits, most) => {
					let now: PlanSnapshot = createTestSnapshot(oneTable(9));
					now.found().mostSevere(most);
					for (const { at, lines, change, by, isAsked, isTakenBack } of edits) {
						const first = 2 + (at % Math.max(1, now.document.lineCount - 3));
						const end = Math.min(now.document.lineCount - 1, first + lines);
						const old = now.document.linesBetween(first, end);
						const inserted = old.flatMap((line) => change(line, by));
						now = replaceLines(now, first, end, inserted);
						if (isAsked) now.found().mostSevere(most);
						if (isTakenBack) now = replaceLines(now, first, first + inserted.length, old);
						if (!isAsked) continue;
						const anew = createTestSnapshot(now.document.lines.join("\n"));
						assert.deepEqual(shownOf(now.found().mostSevere(most)), shownOf(anew.found().mostSevere(most)));
						assert.deepEqual(shownOf(now.findings()), shownOf(anew.findings()));
						assert.deepEqual(now.found().counts(), anew.found().counts());
						assert.deepEqual([...now.index.unitUses], [...anew.index.unitUses]);
					}
				},
			),
			{ numRuns: 150 },
		));

	it("is said again of the groups alone that an edit is about, however many there are", () => {
		for (const groups of [60, 600, 6_000]) {
			const before = createTestSnapshot(oneTable(groups));
			const all = before.findings().filter(({ code }) => code === "group/sequence").length;
			assert.ok(all >= groups / 3 - 1, `${all} findings about ${groups} groups`);
			const line = head.length + groups;
			const after = replaceLines(before, line, line, ["| ^^ | ^^ | 完善制度。 | ^^ | ★统计局 |"]);
			const asked = countCalls(after.plan, "groupAt");
			const found = after.found();
			assert.ok(asked.calls > 0 && asked.calls <= 200, `${groups} groups: ${asked.calls} are asked for`);
			const counted = found.all().filter(({ code }) => code === "group/sequence").length;
			assert.equal(counted, all);
		}
	});
});
