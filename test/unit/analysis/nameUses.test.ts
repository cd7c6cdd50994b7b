import assert from "node:assert/strict";
import fc from "fast-check";
import { createPlanSnapshot, type PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import { replaceRange } from "../../../server/src/common/text/sourceDocument.js";
import { createTestSnapshot, demoDirectory } from "../../support/planSnapshot.js";

const region = "---\nregion: 江州市临湖区\n---\n\n";
const oneColumn = `${region}| 序号 | 项目 | 重点任务 | 牵头领导 | 责任单位 |\n| --- | --- | --- | --- | --- |\n`;
const twoColumns = `${region}| 序号 | 项目 | 重点任务 | 牵头领导 | 牵头单位 | 配合单位 |\n| --- | --- | --- | --- | --- | --- |\n`;

/** Line of the first row. */
const firstRow = 6;

const leaders = ["钱宇", "方勇", "孙俊良", "王芳", "钱宇、方勇", "^^"];
const units = [
	"★区发改委、统计局",
	"★区工信局、区教育局",
	"★区财政局、区发改委",
	"★新单位、区工信局",
	"区教育局",
	"^^",
];

const rowsOf = (columns: number) =>
	fc.array(
		fc
			.tuple(fc.constantFrom(...leaders), ...Array.from({ length: columns }, () => fc.constantFrom(...units)))
			.map((cells) => cells.join(" | ")),
		{ minLength: 1, maxLength: 12 },
	);

/** Rows of names, and edits that write others at their places. */
const cases = fc.boolean().chain((hasTwo) =>
	fc.record({
		head: fc.constant(hasTwo ? twoColumns : oneColumn),
		rows: rowsOf(hasTwo ? 2 : 1),
		edits: fc.array(
			fc.tuple(
				fc.nat(11),
				rowsOf(hasTwo ? 2 : 1).map(([row = ""]) => row),
			),
			{ minLength: 4, maxLength: 16 },
		),
		hasDirectory: fc.boolean(),
	}),
);

const lineOf = (row: string, i: number) => `| ${i + 1} | 项目 | ${i + 1}.新建学校${i + 2}所。 | ${row} |`;

function usesIn({ index }: PlanSnapshot): unknown {
	return [[...index.unitUses], [...index.officialUses]];
}

function withLine(snapshot: PlanSnapshot, line: number, text: string): PlanSnapshot {
	const { uri, version, environment } = snapshot;
	const range = {
		startLine: line,
		startCharacter: 0,
		endLine: line,
		endCharacter: snapshot.document.lineAt(line).length,
	};
	const { document, change } = replaceRange(snapshot.document, range, text);
	return createPlanSnapshot({ uri, version: version + 1, document, environment }, { snapshot, change });
}

describe("who is named in which tasks", () => {
	it("is after any edits what it is in a plan read anew, in the order of first use", () => {
		let exchanged = 0;
		fc.assert(
			fc.property(cases, ({ head, rows, edits, hasDirectory }) => {
				const setting = { directories: hasDirectory ? [demoDirectory] : [] };
				let snapshot = createTestSnapshot(`${head}${rows.map(lineOf).join("\n")}\n`, setting);
				usesIn(snapshot);
				for (const [at, row] of edits) {
					const i = at % rows.length;
					snapshot = withLine(snapshot, i + firstRow, lineOf(row, i));
					if (snapshot.reading.exchanged !== undefined) exchanged++;
					const anew = createTestSnapshot(snapshot.document.lines.join("\n"), setting);
					assert.deepEqual(usesIn(snapshot), usesIn(anew));
					const found = (of: PlanSnapshot) =>
						of.findings().map(({ code, span, message }) => ({ code, span, message }));
					assert.deepEqual(found(snapshot), found(anew));
				}
			}),
		);
		assert.ok(exchanged > 100, `${exchanged} edits kept the shape of the plan`);
	}).timeout(60_000);

	it("follows the order of the names within a row, where their tasks stay", () => {
		const row = (units: string) => lineOf(`钱宇 | ${units}`, 0);
		const read = (units: string) =>
			createTestSnapshot(`${oneColumn}${row(units)}\n`, { directories: [demoDirectory] });
		const before = read("★区工信局、区教育局");
		usesIn(before);
		const after = withLine(before, firstRow, row("区教育局、★区工信局"));
		assert.deepEqual(usesIn(after), usesIn(read("区教育局、★区工信局")));
	});

	it("is the same where lines come and go between the rows", () => {
		const lines = fc.array(
			fc.oneof(
				{ weight: 4, arbitrary: rowsOf(1).map(([row = ""]) => lineOf(row, 1)) },
				fc.constantFrom("", "## 二、社会民生", "普通的一段话。", oneColumn.split("\n").slice(-3).join("\n")),
			),
			{ maxLength: 4 },
		);
		const edit = fc.record({ at: fc.nat(20), removed: fc.nat(4), added: lines });
		let moved = 0;
		fc.assert(
			fc.property(rowsOf(1), fc.array(edit, { minLength: 2, maxLength: 8 }), (rows, edits) => {
				let snapshot = createTestSnapshot(`${oneColumn}${rows.map(lineOf).join("\n")}\n`, {
					directories: [demoDirectory],
				});
				snapshot.findings();
				for (const { at, removed, added } of edits) {
					const startLine = firstRow + (at % Math.max(1, snapshot.document.lineCount - firstRow));
					const range = { startLine, startCharacter: 0, endLine: startLine + removed, endCharacter: 0 };
					const typed = added.map((line) => `${line}\n`).join("");
					const { document, change } = replaceRange(snapshot.document, range, typed);
					const { uri, version, environment, plan } = snapshot;
					snapshot = createPlanSnapshot(
						{ uri, version: version + 1, document, environment },
						{ snapshot, change },
					);
					if (snapshot.plan.taskCount !== plan.taskCount) moved++;
					const anew = createTestSnapshot(document.lines.join("\n"), { directories: [demoDirectory] });
					assert.deepEqual(usesIn(snapshot), usesIn(anew));
					const found = (of: PlanSnapshot) =>
						of.findings().map(({ code, span, message }) => ({ code, span, message }));
					assert.deepEqual(found(snapshot), found(anew));
				}
			}),
		);
		assert.ok(moved > 100, `${moved} edits moved tasks`);
	}).timeout(60_000);

	it("keeps the uses of units that an edit does not touch", () => {
		const text = `${oneColumn}${["钱宇 | ★区发改委", "^^ | ★区工信局", "方勇 | ★区财政局"].map(lineOf).join("\n")}\n`;
		const before = createTestSnapshot(text, { directories: [demoDirectory] });
		const old = new Map(before.index.unitUses);
		const isSame = (after: PlanSnapshot) =>
			[...old].flatMap(([name, use]) => (after.index.unitUses.get(name) === use ? [name] : []));
		// Another unit leads the third task, then another leader the first two.
		const third = withLine(before, firstRow + 2, lineOf("方勇 | ★区教育局", 2));
		assert.deepEqual(isSame(third), ["区发改委", "区工信局"]);
		const first = withLine(third, firstRow, lineOf("孙俊良 | ★区发改委", 0));
		assert.deepEqual(isSame(first), []);
		assert.deepEqual([...first.index.unitUses.keys()], ["区发改委", "区工信局", "区教育局"]);
	});

	it("tells anew who leads the tasks of a unit where an edit changes the leader alone", () => {
		const leaders = ["钱宇", "钱宇", "钱宇", "钱宇", "钱宇", "钱宇", "^^"];
		const text = `${oneColumn}${leaders.map((leader, i) => lineOf(`${leader} | ★区发改委`, i)).join("\n")}\n`;
		const usual = (of: PlanSnapshot) =>
			of.findings().flatMap(({ code, span }) => (code === "leader/usual" ? [span.line] : []));
		let snapshot = createTestSnapshot(text, { directories: [demoDirectory] });
		const lines = [
			[1, "方勇"],
			[1, "钱宇"],
			[5, "方勇"],
			[6, "钱宇"],
		].map(([row, leader]) => {
			snapshot = withLine(snapshot, firstRow + Number(row), lineOf(`${leader} | ★区发改委`, Number(row)));
			return usual(snapshot);
		});
		assert.deepEqual(lines, [[firstRow + 1], [], [], [firstRow + 5]]);
	});
});
