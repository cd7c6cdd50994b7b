import assert from "node:assert/strict";
import fc from "fast-check";
import type { PlacedFinding } from "../../../server/src/common/rules/runRules.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { createSourceDocument, replaceRange } from "../../../server/src/common/text/sourceDocument.js";
import { createTestSnapshot } from "../../support/planSnapshot.js";
import { readProjectFile } from "../../support/seeds.js";

/** Rules about the whole document find something here, too. */
const defects = readProjectFile("seeds", "defects.plan.md");

/** A plan in whose rows alone something is found: a duplicate unit in each, no target, in some another ★. */
function faultyRows(tasks: number): string {
	const rows = Array.from({ length: tasks }, (_, i) => {
		const target = i % 3 === 0 ? "增长5%" : `推进${i}项`;
		return `| ${i + 1} | ${target}。 | 甲局长 | ${i % 4 === 1 ? "☆" : "★"}区乙局、区乙局 |`;
	});
	return ["# 方案", "", "| 序号 | 目标任务 | 责任领导 | 责任单位 |", "| - | - | - | - |", ...rows, ""].join(
		"\n",
	);
}

/** Findings as data. */
function shown(findings: readonly PlacedFinding[]): readonly unknown[] {
	return findings.map(({ code, span, severity, message }) => ({ code, span, severity, message }));
}

function anew({ uri, version, document, environment }: PlanSnapshot): PlanSnapshot {
	const text = createSourceDocument(document.lines.join("\n"));
	return createPlanSnapshot({ uri, version, document: text, environment });
}

/** Characters put into the words of a task, `at` so many of them before its end. */
function type(snapshot: PlanSnapshot, task: number, at: number, text: string, deleted = 0): PlanSnapshot {
	const row = snapshot.plan.taskAt(task);
	const line = snapshot.plan.lineOfTask(task);
	const written = snapshot.document.lineAt(line);
	const end = written.indexOf(row?.text.text ?? "") + (row?.text.text.length ?? 0);
	const start = Math.max(end - at, 0);
	const { document, change } = replaceRange(
		snapshot.document,
		{ startLine: line, startCharacter: start, endLine: line, endCharacter: Math.min(start + deleted, end) },
		text,
	);
	const { uri, version, environment } = snapshot;
	return createPlanSnapshot({ uri, version: version + 1, document, environment }, { snapshot, change });
}

describe("the gravest findings", function () {
	this.timeout(120_000);

	for (const [name, text, numRuns] of [
		["a plan with defects of all kinds", defects, 25],
		["a plan with faulty rows", faultyRows(12), 150],
	] as const)
		it(`are those of the text as it is, whatever was asked of versions before: ${name}`, () => {
			const press = fc.record({
				task: fc.nat(11),
				at: fc.nat(12),
				text: fc.constantFrom("更", "5%", ",", "", "（", "增长8%以上", "。", "；"),
				deleted: fc.constantFrom(0, 0, 0, 1, 3),
				asks: fc.constantFrom(true, true, true, false),
			});
			const all = createTestSnapshot(text).findings().length;
			const most = fc.oneof(fc.constant(1000), fc.integer({ min: 1, max: all + 2 }));
			const codes = new Set(["number/total"]);
			const unfinished = new Set(["text/full-stop", "text/punctuation", "target/missing"]);
			fc.assert(
				fc.property(
					fc.array(press, { minLength: 2, maxLength: 12 }),
					most,
					fc.boolean(),
					(presses, most, holdsBack) => {
						let snapshot: PlanSnapshot = createTestSnapshot(text);
						snapshot.found().mostSevere(most);
						for (const { task, at, text, deleted, asks } of presses) {
							const edited = task % snapshot.plan.taskCount;
							snapshot = type(snapshot, edited, at, text, deleted);
							if (!asks) continue;
							const line = snapshot.plan.lineOfTask(edited);
							const between = { codes: unfinished, from: line, to: line + 1 };
							const withheld = holdsBack ? { codes, between } : undefined;
							assert.deepEqual(
								shown(snapshot.found().mostSevere(most, withheld)),
								shown(anew(snapshot).found().mostSevere(most, withheld)),
							);
						}
					},
				),
				{ numRuns },
			);
		});

	for (const most of [1000, 60])
		it(`are looked for in the row that is typed in, and taken over of all others: ${most} at most`, () => {
			let snapshot: PlanSnapshot = createTestSnapshot(faultyRows(40).replaceAll("☆", "★"));
			let before = snapshot.found().mostSevere(most);
			for (const text of ["更", "加", "新", "大"]) {
				snapshot = type(snapshot, 5, 2, text);
				const now = snapshot.found().mostSevere(most);
				const line = snapshot.plan.lineOfTask(5);
				const others = now.filter(({ span }) => span.line !== line);
				assert.ok(others.filter((finding) => before.includes(finding)).length > 30);
				before = now;
			}
		});
});
