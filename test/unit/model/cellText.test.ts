import assert from "node:assert/strict";
import fc from "fast-check";

import { splitRow } from "../../../server/src/common/layouts/table.js";
import { escapeCell } from "../../../server/src/common/model/cellText.js";
import { spanOfRange } from "../../../server/src/common/model/mappedText.js";
import { readText } from "../../support/readText.js";

/** Texts of what is special in a cell, and of what stands beside it. */
const texts = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"\\",
				"\\",
				"|",
				"\n",
				"<br>",
				"<BR />",
				"<br",
				">",
				"^^",
				"^",
				"<!-- x -->",
				"<!--",
				"-->",
			),
			fc.constantFrom(
				"`",
				"<b>",
				"</td>",
				"&nbsp;",
				"&#124;",
				"&amp;",
				"&",
				"*",
				"**",
				"_",
				"__",
				"~",
				"~~",
				"[",
				"](./a.md)",
				"](1)",
				"甲",
				"★",
				"、",
				" ",
				"\u3000",
				"\u00a0",
				"\t",
				"---",
			),
			fc.string({ maxLength: 4 }),
		),
		{ maxLength: 12 },
	)
	.map((parts) => parts.join(""));

/** Blanks at its ends belong to no cell, and line ends are all `\n`. */
function asRead(text: string): string {
	return text.replace(/\r\n?/g, "\n").replace(/^[ \t\u3000\u00a0]+|[ \t\u3000\u00a0]+$/g, "");
}

describe("the text of a cell", () => {
	it("is read as it was before it was written, whatever it is", () => {
		fc.assert(
			fc.property(fc.array(texts, { minLength: 2, maxLength: 4 }), (cells) => {
				const row = `| ${cells.map(escapeCell).join(" | ")} |`;
				assert.ok(!/[\n\r]/.test(row));
				assert.deepEqual(
					splitRow(row).map(({ content }) => content.text),
					cells.map(asRead),
				);
			}),
			{ numRuns: 2000 },
		);
	});

	it("is never taken for a merged cell or a comment, in a plan either", () => {
		fc.assert(
			fc.property(texts, texts, (task, remark) => {
				const head = "| 重点工作任务 | 责任单位 | 备注 |\n| --- | --- | --- |\n";
				const row = `| ${escapeCell(`1.新建公园2个。${task}`)} | ★区住建局 | ${escapeCell(remark)} |`;
				const { plan } = readText(`${head}${row}\n`);
				const read = plan.taskAt(0);
				assert.equal(read?.cells[0]?.content.text, asRead(`1.新建公园2个。${task}`));
				assert.equal(read?.cells[2]?.content.text, asRead(remark));
				assert.equal(read?.cells[2]?.state, asRead(remark) === "" ? "empty" : "text");
				assert.deepEqual(read?.comments, []);
			}),
			{ numRuns: 500 },
		);
	});

	it("is written as Markdown writes it", () => {
		const written: readonly (readonly [string, string])[] = [
			["区发改委", "区发改委"],
			["A|B", "A\\|B"],
			["A\\|B", "A\\\\\\|B"],
			["甲\n乙", "甲<br>乙"],
			["甲\\\n乙", "甲\\\\<br>乙"],
			["甲<br>乙", "甲\\<br>乙"],
			["C:\\计划\\1.txt", "C:\\计划\\1.txt"],
			["^^", "\\^^"],
			["\\^^", "\\\\^^"],
			["1^^2", "1^^2"],
			["<!-- 待核 -->", "\\<!-- 待核 -->"],
			[" 甲\u3000", "甲"],
			["a `b|c` d", "a \\`b\\|c\\` d"],
			["5*3*2米", "5*3*2米"],
			["*区工信局、*统计局", "*区工信局、*统计局"],
			["**重点**", "\\*\\*重点\\*\\*"],
			["R&D", "R&D"],
			["R&amp;D", "R\\&amp;D"],
			["[甲](https://example.cn)", "\\[甲](https://example.cn)"],
		];
		assert.deepEqual(
			written.map(([text]) => escapeCell(text)),
			written.map(([, cell]) => cell),
		);
	});

	it("knows the place of every character that it shows", () => {
		const line = "| A\\\\\\|B\\<br>C\\\\<br>D | \\^^ |";
		const [cell] = splitRow(line);
		assert.equal(cell?.content.text, "A\\|B<br>C\\\nD");
		const shown = [..."A\\|B<br>C\\"].map((_, i) => {
			const { character, endCharacter } = spanOfRange(cell.content, [i, i + 1]);
			return line.slice(character, endCharacter);
		});
		assert.deepEqual(shown, ["A", "\\\\", "\\|", "B", "\\<", "b", "r", ">", "C", "\\\\"]);
		const { character, endCharacter } = spanOfRange(cell.content, [11, 12]);
		assert.equal(line.slice(character, endCharacter), "D");
	});
});
