import assert from "node:assert/strict";
import fc from "fast-check";
import { readHtmlTables } from "../../../server/src/common/interchange/htmlTables.js";
import type { RawTable } from "../../../server/src/common/interchange/tableDocument.js";
import { readTabSeparated } from "../../../server/src/common/interchange/tabSeparated.js";

/** Cells as they are shown; ↑ and ← of merged ones. */
function shown(table: RawTable | undefined): readonly (readonly string[])[] | undefined {
	const marks = { above: "↑", left: "←" };
	return table?.rows.map((row) => row.map(({ state, text }) => (state === "own" ? text : marks[state])));
}

/** What is told of marks has tests of its own: in those of pasting and of pages. */
const ignore = () => {};

async function tablesOf(html: string) {
	return (await readHtmlTables(html, ignore)).map(shown);
}

describe("tables in HTML", () => {
	for (const { name, html, gives } of [
		{
			name: "merged cells, paragraphs and breaks",
			html: "<table><tr><th>序号<th colspan=2>任务</tr><tr><td rowspan=2>1<td><p>甲</p><p>乙<br>丙</p><td>丁<tr><td>戊<td></table>",
			gives: [
				[
					["序号", "任务", "←"],
					["1", "甲\n乙\n丙", "丁"],
					["↑", "戊", ""],
				],
			],
		},
		{
			name: "left-out end tags, several bodies, a hidden row",
			html: "<table><tbody><tr><td><b>1<td>2<tbody><tr><td>3<td>4<tr style='display: none'><td>5</table>",
			gives: [
				[
					["1", "2"],
					["3", "4"],
				],
			],
		},
		{
			name: "rows without a table, and what Office writes around it",
			html: "<!--StartFragment--><tr><td>甲&nbsp;&nbsp;乙<o:p></o:p></td><td><![if !supportLists]>1<![endif]>.</td></tr><!--EndFragment-->",
			gives: [[["甲 乙", "1."]]],
		},
		{
			name: "digits that are raised or lowered",
			html: "<table><tr><td>10<sup>4</sup>m<sup>2</sup><td>CO<sub>2</sub>注<sup>a</sup></table>",
			gives: [[["10⁴m²", "CO₂注a"]]],
		},
		{
			name: "styles, scripts and comments are not shown",
			html: "<table><tr><td><style>td{}</style>甲<!-- 乙 --><script>丙</script><td>丁</table>",
			gives: [[["甲", "丁"]]],
		},
		{
			name: "a table within a cell is words of the cell",
			html: "<table><tr><td>甲<table><tr><td>1<td>2<tr><td>3</table><td>乙</table>",
			gives: [[["甲\n1 2\n3", "乙"]]],
		},
		{
			name: "spans over the end, and to it",
			html: "<table><tr><td rowspan=65534 colspan=0>1<td rowspan=0>2<tr><td>3</table>",
			gives: [
				[
					["1", "2", ""],
					["↑", "↑", "3"],
				],
			],
		},
		{ name: "no table", html: "<p>甲</p>", gives: [] },
	])
		it(name, async () => assert.deepEqual(await tablesOf(html), gives));

	it("are read whatever stands there, with as many cells in each row", async () => {
		const tags = [
			"<table>",
			"</table>",
			"<tr>",
			"<td>",
			"<td rowspan=3>",
			"<td colspan=2>",
			"<sup>",
			"</td>",
			"字",
			"<br>",
			"&amp;",
			"<",
			"<!--",
		];
		await fc.assert(
			fc.asyncProperty(fc.array(fc.constantFrom(...tags), { maxLength: 60 }), async (parts) => {
				for (const { rows } of await readHtmlTables(parts.join(""), ignore))
					assert.ok(rows.every((row) => row.length === rows[0]?.length));
			}),
		);
	});

	it("lose no cell behind one that claims to reach too far", async () => {
		const [table] = await readHtmlTables("<table><tr><td>1<td colspan=990>钱宇<td>★区人社局</table>", ignore);
		assert.deepEqual(
			table?.rows[0]?.filter(({ state }) => state === "own").map(({ text }) => text),
			["1", "钱宇", "★区人社局"],
		);
	});

	it("are read in bounded time where cells claim to reach far or stand deep in one another", async () => {
		const wide = `<table>${"<tr>".concat("<td rowspan=65534 colspan=1000>x".repeat(50)).repeat(200)}</table>`;
		assert.equal((await readHtmlTables(wide, ignore))[0]?.rows.length, 200);
		const deep = `<table><tr><td>${"<div><sup>".repeat(5_000)}深<td>2</table>`;
		assert.deepEqual(await tablesOf(deep), [[["深", "2"]]]);
	});
});

describe("tab-separated text", () => {
	for (const { name, text, gives } of [
		{
			name: "rows and cells",
			text: "1\t甲\r\n2\t乙\r\n",
			gives: [
				["1", "甲"],
				["2", "乙"],
			],
		},
		{
			name: "quoted breaks, tabs and marks",
			text: '1\t"甲\n乙""丙""\t丁"\n2\t3',
			gives: [
				["1", '甲\n乙"丙"\t丁'],
				["2", "3"],
			],
		},
		{
			name: "a mark without its partner",
			text: '1\t"甲\n2\t乙',
			gives: [
				["1", '"甲'],
				["2", "乙"],
			],
		},
		{ name: "a quoted beginning", text: '"甲"乙\t丙', gives: [['"甲"乙', "丙"]] },
		{
			name: "short rows",
			text: "1\t2\t3\n4\t5",
			gives: [
				["1", "2", "3"],
				["4", "5", ""],
			],
		},
		{ name: "no tab", text: "甲\n乙", gives: undefined },
	])
		it(name, () => assert.deepEqual(shown(readTabSeparated(text)), gives));

	it("gives back what a spreadsheet would have copied", () => {
		const word = fc.constantFrom("甲", "乙丙", '"', '他说"好"', "1.5", "a\nb", "x\ty", "");
		fc.assert(
			fc.property(
				fc.array(fc.array(word, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
				(rows) => {
					const quote = (cell: string) => (/["\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
					const text = rows.map((row) => row.map(quote).join("\t")).join("\r\n");
					const written = rows.filter((row) => row.some((cell) => cell !== ""));
					assert.deepEqual(shown(readTabSeparated(text)), written);
				},
			),
		);
	});
});
