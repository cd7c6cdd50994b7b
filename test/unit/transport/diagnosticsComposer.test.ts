import assert from "node:assert/strict";
import { DiagnosticsComposer } from "../../../server/src/common/transport/diagnosticsComposer.js";
import { createTestSnapshot, demoDirectory, demoPlan, testUri } from "../../support/planSnapshot.js";

const above = "| 1 | 稳增长 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、区统计局 |";
/** Right when they are finished. */
const rows: readonly (readonly string[])[] = [
	["^^", "^^", "2.新增企业20家，9月底前投用率达98.5%（含续建）。", "钱一凡、赵明", "★区工信局、区财政局"],
	["2", "促改革", "2.一般公共预算收入增长6%；“一网通办”上线。", "^^", "★区财政局、统计局"],
];
/** As a key begins a row. */
const begun = ["^^", "^^", "2.", "^^", "★"];
/** Names as they are looked for. */
const initials: readonly (readonly [column: number, text: string])[] = [
	[4, "★fgw"],
	[4, "★区发改委、tjj"],
	[3, "qyf"],
	[3, "赵明、qyf"],
];

describe("a row that is being written", () => {
	const composer = new DiagnosticsComposer({ waitingIn: () => undefined });
	const lines = demoPlan(above, "").split("\n");
	const line = lines.indexOf(above) + 1;
	const codesOf = (row: string) => {
		const snapshot = createTestSnapshot(demoPlan(above, row), { directories: [demoDirectory] });
		return composer.shown(snapshot).map(({ code }) => code);
	};
	const rowOf = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

	for (const cells of rows)
		it(`has nothing marked, sign by sign: ${cells[2]}`, () => {
			composer.moveCursor(testUri, line);
			composer.noteEdit(testUri, line);
			const now = [...begun];
			for (const [column, cell] of cells.entries()) {
				const start = begun[column] ?? "";
				for (let end = cell.startsWith(start) ? start.length : 0; end <= cell.length; end++) {
					now[column] = cell.slice(0, end);
					assert.deepEqual(codesOf(rowOf(now)), [], rowOf(now));
				}
			}
			for (const [column, text] of initials) {
				const looked = rowOf(cells.with(column, text));
				assert.deepEqual(codesOf(looked), [], looked);
			}
		});

	it("is marked once the cursor has left it", () => {
		composer.moveCursor(testUri, line);
		composer.noteEdit(testUri, line);
		const row = rowOf(["^^", "^^", "2.新增企业20家（含续建。", "甲一", "★区卫健委"]);
		assert.deepEqual(codesOf(row), []);
		composer.moveCursor(testUri, 0);
		assert.deepEqual(codesOf(row), ["text/punctuation", "leader/unknown", "unit/unknown"]);
	});
});
