import assert from "node:assert/strict";
import fc from "fast-check";
import {
	createPlanSnapshot,
	type PlanSnapshot,
} from "../../../../server/src/common/snapshot/planSnapshot.js";
import { replaceRange } from "../../../../server/src/common/text/sourceDocument.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

const lines = [
	"# 方案",
	"",
	"| 序号 | 任务 | 责任单位 |",
	"| - | - | - |",
	"| 1 | 1.新建学校3所。 | ★区教育局 |",
	"| 2 | 2.新增企业20家。 | ★区工信局 |",
	"",
];
/** Marks whole and torn, and what stands between them. */
const pieces = ["<<<<<<< 甲稿", "<<<", "<<<<", "=======", ">>>>>>> 乙稿", lines[4] ?? "", "", "说明"];

const linesOf = (snapshot: PlanSnapshot) =>
	snapshot.findings().map(({ code, span, message }) => ({ code, span, message }));

describe("document/conflict behind edits", () => {
	it("is what it is in the text read anew, whatever comes and goes, asked for or not", () => {
		const edit = fc.record({
			from: fc.nat(),
			taken: fc.nat(2),
			put: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
			joins: fc.boolean(),
			isAsked: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
				let snapshot = createTestSnapshot(lines.join("\n"));
				snapshot.findings();
				for (const { from, taken, put, joins, isAsked } of edits) {
					const { document } = snapshot;
					const first = from % document.lineCount;
					const end = Math.min(document.lineCount - 1, first + taken);
					const range = {
						startLine: first,
						startCharacter: joins ? document.lineAt(first).length : 0,
						endLine: end,
						endCharacter: 0,
					};
					if (range.startCharacter > 0 && end === first) continue;
					const next = replaceRange(document, range, put.map((line) => `${line}\n`).join(""));
					const { uri, environment, version } = snapshot;
					snapshot = createPlanSnapshot(
						{ uri, version: version + 1, document: next.document, environment },
						{ snapshot, change: next.change },
					);
					if (!isAsked) continue;
					const anew = createTestSnapshot(
						snapshot.document.linesBetween(0, snapshot.document.lineCount).join("\n"),
					);
					assert.deepEqual(linesOf(snapshot), linesOf(anew));
				}
			}),
			{ numRuns: 150 },
		);
	});
});
