import assert from "node:assert/strict";
import { mergeRules } from "../../../../../server/src/common/interchange/import/pdf/ruledGrid.js";
import { hexOf, ruledTable } from "../../../../support/pdfFile.js";
import { showPdf } from "../../../../support/shownPdf.js";

const table = ruledTable(
	[
		["序号", "工作任务", "责任单位"],
		["1", "甲。", "区教育局"],
	],
	{ widths: [40, 200, 100] },
);
const shown = ["序号 | 工作任务 | 责任单位", "1 | 甲。 | 区教育局"];

/** Too large for a number of 32 bits; some times this is too large for one of 64, too. */
const far = `1${"0".repeat(40)}`;
const further = `${far} 0 0 ${far} 0 0 cm `.repeat(9);
const word = `<${hexOf("乙")}> Tj`;

describe("what a PDF draws nowhere", function () {
	this.timeout(20_000);

	for (const [what, operators] of [
		["a line that begins too far away", `${far} 400 m 300 400 l S`],
		["a line that is too far up", `50 ${far} m 300 ${far} l S`],
		["an upright one", `60 -${far} m 60 ${far} l S`],
		["thin areas of no size", `${far} 400 ${far} 1 re f`],
		["lines on a plane that is too large", `q ${further} 1 2 m 300 2 l S Q`],
		["text there", `q ${further} BT /F 10 Tf 5 5 Td ${word} ET Q`],
		["text whose own plane is too large", `BT /F 10 Tf ${far} 0 0 ${far} ${far} 0 Tm ${word} ET`],
		["lines on a plane that is no plane", `q ${"9".repeat(320)} 0 0 1 0 0 cm 50 400 m 300 400 l S Q`],
		["text of a size that is no size", `BT /F ${far} Tf 5 5 Td ${word} ET`],
		["text moved away", `BT /F 10 Tf ${far} ${far} Td ${word} ET`],
		["text put far apart", `BT /F 10 Tf ${far} Tc 5 ${far} Td ${word} ${word} ET`],
	] as const)
		it(`is left out, and all else is read: ${what}`, async () => {
			assert.deepEqual(await showPdf([{ ...table, operators }]), shown);
		});

	it("leaves rules whose place is no number to themselves", () => {
		const rule = (at: number) => ({ isAcross: true, at, from: 0, to: 100 });
		assert.equal(mergeRules([Number.NaN, 1, Number.POSITIVE_INFINITY].map(rule)).length, 3);
	});
});
