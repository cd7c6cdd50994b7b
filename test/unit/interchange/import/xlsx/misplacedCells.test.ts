import assert from "node:assert/strict";
import { readXlsx } from "../../../../../server/src/common/interchange/import/xlsx/readXlsx.js";
import { xlsxFile } from "../../../../support/xlsxFile.js";

const said = (text: string) => `<is><t>${text}</t></is>`;
const first = `<row r="1"><c r="A1" t="inlineStr">${said("序号")}</c><c r="B1" t="inlineStr">${said("任务")}</c></row>
<row r="2"><c r="A2" t="inlineStr">${said("1")}</c><c r="B2" t="inlineStr">${said("新建公园2个。")}</c></row>`;

/** What is in order of a sheet is read; cells and rows at places that no sheet has are nowhere. */
describe("cells of a sheet that stand where none can", () => {
	for (const [what, xml] of [
		["a row within a cell with a formula", "<c><row>1</row><f>1+1</f></c>"],
		["a row within a cell", `<row r="9"><c t="inlineStr"><row/></c></row>`],
		["a formula in no row", "<c><f>1+1</f></c>"],
		["an error in no row", `<c t="e"><v>#DIV/0!</v></c>`],
	] as const)
		it(`are left out: ${what}`, async () => {
			// Behind a row, a cell in none is one of that row.
			const isShown = xml.includes("<v>");
			for (const sheet of isShown ? [`${xml}${first}`] : [`${xml}${first}`, `${first}${xml}`]) {
				const file = xlsxFile({ sheets: [{ xml: `<sheetData>${sheet}</sheetData>` }] });
				const { blocks } = await readXlsx(file);
				const texts = blocks.flatMap((block) =>
					block.kind === "table" ? block.table.rows.flatMap((row) => row.map(({ text }) => text)) : [],
				);
				assert.deepEqual(
					texts.filter((text) => text !== ""),
					["序号", "任务", "1", "新建公园2个。"],
					sheet,
				);
			}
		});
});
