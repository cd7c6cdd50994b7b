import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { textCell, xlsxFile } from "../../support/xlsxFile.js";
import { buildIfStale, createFolder, niwen } from "./niwen.js";

describe("niwen import of a workbook", function () {
	this.timeout(60_000);
	before(buildIfStale);

	it("reads it by what its cells show: the libraries for it are in the package", () => {
		const { path, remove } = createFolder({});
		try {
			const names = ["序号", "任务", "2026年目标", "责任单位", "完成时限"];
			const head = names.map((name, i) => textCell(`${"ABCDE"[i]}1`, name)).join("");
			const row = `<c r="A2"><v>1</v></c>${textCell("B2", "地区生产总值增长。")}<c r="C2" s="1"><v>0.055</v></c>${textCell("D2", "区发改委")}<c r="E2" s="2"><v>46203</v></c>`;
			const bytes = xlsxFile({
				sheets: [{ xml: `<sheetData><row r="1">${head}</row><row r="2">${row}</row></sheetData>` }],
				styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="31"/></cellXfs>',
			});
			writeFileSync(join(path, "a.xlsx"), bytes);
			const { status, stdout } = niwen(["import", "a.xlsx"], { cwd: path });
			assert.equal(status, 0);
			assert.match(stdout, /^\| 1 \| 地区生产总值增长。 \| 5\.50% \| 区发改委 \| 2026年6月30日 \|$/m);
		} finally {
			remove();
		}
	});
});
