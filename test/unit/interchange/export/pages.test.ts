import assert from "node:assert/strict";
import { layOutTables } from "../../../../server/src/common/interchange/export/columnWidths.js";
import { layOutPages } from "../../../../server/src/common/interchange/export/pageRuns.js";
import { signatureIndents } from "../../../../server/src/common/interchange/export/signature.js";
import { type DocumentBlock, layOutTable } from "../../../../server/src/common/interchange/tableDocument.js";

const wide = tableOf(["序号", "项目", "任务", "牵头领导", "责任单位"]);
const narrow = tableOf(["任务", "责任单位"]);
const words: DocumentBlock = { kind: "paragraph", text: "请遵照执行。".repeat(200) };

function tableOf(names: readonly string[], ...rows: readonly (readonly string[])[]): DocumentBlock {
	const cells = [names, ...rows].map((row) => row.map((text) => ({ text, rowSpan: 1, columnSpan: 1 })));
	return { kind: "table", table: layOutTable(cells), headerRows: 1 };
}

/** Blocks by a word each: T a wide table, t a narrow one, W many words, else a kind or role. */
const samples: Readonly<Record<string, DocumentBlock>> = {
	T: wide,
	t: narrow,
	W: words,
	title: { kind: "heading", level: 0, text: "方案" },
	total: { kind: "paragraph", text: "（共3项）", role: "total" },
	section: { kind: "heading", level: 1, text: "一、经济" },
	addressee: { kind: "paragraph", text: "各镇人民政府：", role: "addressee" },
	issuer: { kind: "paragraph", text: "虹湾区人民政府", role: "issuer" },
	date: { kind: "paragraph", text: "2026年1月2日", role: "date" },
	note: { kind: "paragraph", text: "注：★为牵头单位。", role: "note" },
	few: { kind: "paragraph", text: "现印发如下。" },
	break: { kind: "page-break" },
};

function runsOf(names: string, landscape: "auto" | "always" | "never" = "auto"): string {
	const blocks = names.split(" ").map((name) => samples[name] ?? words);
	const nameOf = (block: DocumentBlock) =>
		Object.keys(samples).find((name) => samples[name] === block) ?? "?";
	return layOutPages(blocks, { landscape })
		.map(({ isLandscape, blocks: own }) => `${isLandscape ? "—" : "|"} ${own.map(nameOf).join(" ")}`)
		.join(" / ");
}

describe("pages of a document", () => {
	for (const [names, expected] of [
		["title total section T section T note", "— title total section T section T note"],
		["title few section T", "— title few section T"],
		[
			"title addressee few issuer date break title section T",
			"| title addressee few issuer date / — title section T",
		],
		["addressee few date title total T note", "| addressee few date / — title total T note"],
		["title W section T note W", "| title W / — section T note / | W"],
		["T W T", "— T / | W / — T"],
		["T few T issuer date", "— T few T issuer date"],
		["T t T", "— T / | t / — T"],
		["title section t section t", "| title section t section t"],
		["title W", "| title W"],
	] as const)
		it(`lie so: ${names}`, () => {
			assert.equal(runsOf(names), expected);
		});

	it("lie as a profile says", () => {
		assert.equal(runsOf("addressee T", "never"), "| addressee T");
		assert.equal(runsOf("addressee t", "always"), "— addressee t");
	});
});

describe("columns of tables", () => {
	const names = ["序号", "项目", "任务", "牵头领导", "责任单位"];
	const task = "推进水厂建设，全年完成投资5亿元以上，新增供水能力10万吨。".repeat(2);
	const one = tableOf(names, [
		"1",
		"水利",
		task,
		"钱宇",
		"★区水务局、区财政局、区发改委、区自然资源和规划局",
	]);
	const other = tableOf(names, ["2", "工业经济和信息化发展", "2.投产。", "王嵘、钱宇、沈伟江", "★区工信局"]);

	it("share out the whole width, most of it to what says most, and never less than a name of a column needs", () => {
		const columns = layOutTables([one], 53).get(0) ?? [];
		const widths = columns.map(({ share }) => share * 53);
		assert.ok(Math.abs(widths.reduce((sum, width) => sum + width, 0) - 53) < 1e-9);
		assert.equal(widths.indexOf(Math.max(...widths)), 2);
		assert.ok(widths.every((width, i) => width >= (names[i]?.length ?? 0) + 1 - 1e-9 || i === 2));
		assert.deepEqual(
			columns.map(({ align }) => align),
			["centre", "centre", "both", "centre", "left"],
		);
	});

	it("are the same in all tables with the same names", () => {
		const found = layOutTables([one, { kind: "page-break" }, other, narrow], 53);
		assert.deepEqual([...found.keys()].sort(), [0, 2, 3]);
		assert.equal(found.get(0), found.get(2));
	});

	it("are wide enough for a table without rows, and for one of no columns", () => {
		assert.equal(layOutTables([wide], 53).get(0)?.length, 5);
		assert.deepEqual(layOutTables([tableOf([])], 53).get(0), []);
	});
});

describe("who signs", () => {
	const signed = (issuer: string, sealed: boolean) => [
		...signatureIndents(
			[
				{ kind: "paragraph", text: issuer, role: "issuer" },
				{ kind: "paragraph", text: "2026年1月2日", role: "date" },
			],
			{ sealed },
		).values(),
	];

	it("stands over the middle of the date, which is four characters from the right under a seal", () => {
		// 6 digits half as wide as the 3 characters: 6 in all.
		assert.deepEqual(signed("虹湾区政府", true), [4.5, 4]);
		assert.deepEqual(signed("虹湾区人民政府办公室", true), [2, 4]);
		assert.deepEqual(signed("虹湾区推进经济社会高质量发展工作领导小组", true), [2, 9]);
	});

	it("stands two characters from the right without one, or moves so that the date does", () => {
		assert.deepEqual(signed("虹湾区人民政府办公室", false), [2, 4]);
		assert.deepEqual(signed("虹湾区政府", false), [5, 2]);
	});
});
