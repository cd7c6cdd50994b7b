import assert from "node:assert/strict";
import fc from "fast-check";
import type { PreviewItem } from "../../../client/messages/previewMessages.js";
import {
	estimateLines,
	layOutSheets,
	type Sheet,
	type SheetSizes,
} from "../../../client/page/preview/sheets.js";

const pages = (across = false): PreviewItem => ({ kind: "pages", across });
const heading: PreviewItem = { kind: "heading", rank: 2, text: "一、经济" };
const words: PreviewItem = { kind: "paragraph", text: "一段文字。" };
const table: PreviewItem = { kind: "table", columns: [], head: [] };
const row = (...rows: readonly number[]): PreviewItem => ({
	kind: "row",
	cells: rows.flatMap((reach, column) =>
		reach === 0 ? [] : [{ column, text: "", ...(reach > 1 && { rows: reach }) }],
	),
});

/** All parts are one high, sheets hold five. */
const sizes = (items: readonly PreviewItem[]): SheetSizes => ({
	heightOf: (index) => (items[index]?.kind === "pages" ? 0 : 1),
	room: () => 5,
	repeatsHeads: true,
});

function laidOut(...items: readonly PreviewItem[]): readonly Sheet[] {
	return layOutSheets(items, sizes(items));
}

function shown(...items: readonly PreviewItem[]): readonly string[] {
	return laidOut(...items).map(
		({ across, from, to, table: open }) =>
			`${across ? "across " : ""}${from}-${to}${open < 0 ? "" : ` head ${open}`}`,
	);
}

describe("sheets of paper", () => {
	it("hold what fits, and no more", () => {
		assert.deepEqual(shown(pages(), words, words, words, words, words, words, words), ["0-6", "6-8"]);
	});

	it("repeat the head of a table, which takes its room", () => {
		const rows = Array.from({ length: 9 }, () => row(1));
		assert.deepEqual(shown(pages(true), table, ...rows), [
			"across 0-6",
			"across 6-10 head 1",
			"across 10-11 head 1",
		]);
	});

	it("never end with a heading or the head of a table", () => {
		assert.deepEqual(shown(pages(), words, words, words, heading, table, row(1)), ["0-4", "4-7"]);
		assert.deepEqual(shown(pages(), words, words, words, words, words, heading, table, row(1)), [
			"0-6",
			"6-9",
		]);
	});

	it("are new ones where the document says so, or pages lie otherwise", () => {
		assert.deepEqual(shown(pages(), words, pages(true), words), ["0-2", "across 2-4"]);
		assert.deepEqual(shown(pages(), words, { ...words, newPage: true }), ["0-2", "2-3"]);
	});

	it("go on with merged cells that the end of a sheet cuts", () => {
		const [first, second] = laidOut(
			pages(),
			table,
			row(7, 1),
			row(0, 1),
			row(0, 4),
			row(0),
			row(0),
			row(0),
			row(0, 1),
		);
		assert.deepEqual([first?.from, first?.to], [0, 6]);
		assert.deepEqual(second?.continued, [
			{ column: 0, columns: 1, rows: 3 },
			{ column: 1, columns: 1, rows: 2 },
		]);
	});

	it("hold what is higher than a sheet alone", () => {
		const items = [pages(), words, words, words];
		const layout = layOutSheets(items, { ...sizes(items), heightOf: (i) => (i === 2 ? 50 : 1) });
		assert.deepEqual(
			layout.map(({ from, to }) => [from, to]),
			[
				[0, 2],
				[2, 3],
				[3, 4],
			],
		);
	});

	it("hold every part once, in its order", () => {
		const part = fc.constantFrom(heading, words, table, row(1), row(3, 1), pages(), pages(true));
		fc.assert(
			fc.property(fc.array(part, { maxLength: 60 }), (items) => {
				const layout = layOutSheets(items, sizes(items));
				assert.deepEqual(
					layout.flatMap(({ from, to }) => items.slice(from, to)),
					items,
				);
				for (const { from, to } of layout) assert.ok(from < to);
			}),
		);
	});
});

describe("the height of a row, estimated", () => {
	const lines = (text: string, room: number, rows = 1) => estimateLines([{ text, column: 0, rows }], [room]);
	it("is that of its highest cell", () => {
		assert.equal(lines("一二三四五六七八九十", 5), 2);
		assert.equal(lines("一\n二", 5), 2);
		assert.equal(lines("一二三四五六七八九十", 5, 2), 1);
		assert.equal(lines("", 5), 1);
		assert.equal(estimateLines([{ text: "一二三四五六", column: 0, columns: 2 }], [3, 3]), 1);
	});
});
