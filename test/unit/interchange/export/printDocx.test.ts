import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { frontMatterOf } from "../../../../server/src/common/frontMatter.js";
import { printDocx } from "../../../../server/src/common/interchange/export/docx/printDocx.js";
import { planDocument } from "../../../../server/src/common/interchange/export/planDocument.js";
import {
	type ExportProfile,
	standardProfile,
} from "../../../../server/src/common/interchange/export/profile.js";
import { type DocumentBlock, layOutTable } from "../../../../server/src/common/interchange/tableDocument.js";
import { orderProblems } from "../../../support/ooxmlOrder.js";
import { readText } from "../../../support/readText.js";
import { readProjectFile } from "../../../support/seeds.js";

type Parts = Readonly<Record<string, string>>;

async function partsOf(
	blocks: readonly DocumentBlock[],
	profile: Partial<ExportProfile> = {},
): Promise<Parts> {
	const bytes = await printDocx(
		{ blocks, notes: [], frontMatter: "region: 虹湾区\nlead: star" },
		{ ...standardProfile, ...profile },
	);
	return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

async function bodyOf(
	blocks: readonly DocumentBlock[],
	profile: Partial<ExportProfile> = {},
): Promise<string> {
	return (await partsOf(blocks, profile))["word/document.xml"] ?? "";
}

function sampleBlocks(): readonly DocumentBlock[] {
	const text = readProjectFile("seeds", "wujiang-2024.plan.md");
	const lines = text.split("\n");
	return planDocument(readText(text).plan, frontMatterOf(lines), lines).blocks;
}

const cell = (text: string, rowSpan = 1, columnSpan = 1) => ({ text, rowSpan, columnSpan });
const tableOf = (...rows: readonly (readonly ReturnType<typeof cell>[])[]): DocumentBlock => ({
	kind: "table",
	table: layOutTable(rows),
	headerRows: 1,
});

const head = ["序号", "项目", "任务", "牵头领导", "责任单位"].map((name) => cell(name));
const wide = tableOf(
	head,
	[cell("1", 2), cell("工业", 2), cell("1.增长5%以上。"), cell("钱宇", 2), cell("★区工信局")],
	[cell("2.第一行\n第二行"), cell("区<财政>局 & “其他”")],
);

/** Cells of a row of the first table: merge and text. */
function cellsOfRow(xml: string, row: number): readonly string[] {
	const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([found]) => found);
	return [...(rows[row] ?? "").matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([found]) => {
		const merge = found.includes('<w:vMerge w:val="restart"/>')
			? "first "
			: found.includes("<w:vMerge/>")
				? "merged "
				: "";
		return merge + found.replace(/<w:br\/>/g, "\\n").replace(/<[^>]*>/g, "");
	});
}

describe("a Word document", () => {
	it("has well-formed parts, each in the order of its schema, each known by its type and reached", async () => {
		const parts = await partsOf([
			{ kind: "heading", level: 0, text: "方案" },
			{ kind: "paragraph", text: "虹政发〔2026〕1号", role: "document-number" },
			{ kind: "paragraph", text: "各镇人民政府：", role: "addressee" },
			{ kind: "paragraph", text: "附件：方案", role: "attachments" },
			{ kind: "paragraph", text: "虹湾区人民政府", role: "issuer" },
			{ kind: "paragraph", text: "2026年1月2日", role: "date" },
			{ kind: "page-break" },
			{ kind: "paragraph", text: "附件1", role: "attachment" },
			...sampleBlocks(),
			wide,
			wide,
			{ kind: "heading", level: 1, text: "" },
		]);
		for (const [name, xml] of Object.entries(parts)) {
			const parser = new SaxesParser({ xmlns: true });
			parser.on("error", (error) => assert.fail(`${name}: ${error.message}`));
			parser.write(xml).close();
			assert.deepEqual(orderProblems(xml), [], name);
		}
		const names = Object.keys(parts);
		const typed = [...(parts["[Content_Types].xml"] ?? "").matchAll(/PartName="\/([^"]*)"/g)].map(
			([, name]) => name,
		);
		const targets = names
			.filter((name) => name.endsWith(".rels"))
			.flatMap((name) =>
				[...(parts[name] ?? "").matchAll(/Target="([^"]*)"/g)].map(([, to]) =>
					name.startsWith("word/") ? `word/${to}` : to,
				),
			);
		const own = names.filter((name) => !name.endsWith(".rels") && name !== "[Content_Types].xml").sort();
		assert.deepEqual([...typed].sort(), own);
		assert.deepEqual([...targets].sort(), own);
		const used = [...(parts["word/document.xml"] ?? "").matchAll(/(?:pStyle|tblStyle) w:val="([^"]*)"/g)];
		for (const [, style] of used)
			assert.ok(parts["word/styles.xml"]?.includes(`w:styleId="${style}"`), style);
	});

	it("has the same bytes each time, whatever the time zone", async () => {
		const before = process.env.TZ;
		try {
			process.env.TZ = "Asia/Shanghai";
			const one = await printDocx({ blocks: [wide], notes: [] }, standardProfile);
			process.env.TZ = "America/New_York";
			assert.deepEqual(await printDocx({ blocks: [wide], notes: [] }, standardProfile), one);
		} finally {
			if (before === undefined) delete process.env.TZ;
			else process.env.TZ = before;
		}
	});

	it("merges cells down, repeats the head of the table and breaks no row", async () => {
		const xml = await bodyOf([wide]);
		assert.deepEqual(cellsOfRow(xml, 1), [
			"first 1",
			"first 工业",
			"1.增长5%以上。",
			"first 钱宇",
			"★区工信局",
		]);
		assert.deepEqual(cellsOfRow(xml, 2), [
			"merged ",
			"merged ",
			"2.第一行\\n第二行",
			"merged ",
			"区&lt;财政&gt;局 &amp; “其他”",
		]);
		assert.equal(xml.match(/<w:tblHeader\/>/g)?.length, 1);
		assert.equal(xml.match(/<w:cantSplit\/>/g)?.length, 3);
	});

	it("merges cells to the right", async () => {
		const xml = await bodyOf([
			tableOf([cell("甲", 1, 2), cell("乙")], [cell("1"), cell("2", 2, 2)], [cell("3")]),
		]);
		assert.match(xml, /<w:gridSpan w:val="2"\/><w:vAlign/);
		assert.match(xml, /<w:gridSpan w:val="2"\/><w:vMerge w:val="restart"\/>/);
		assert.match(xml, /<w:gridSpan w:val="2"\/><w:vMerge\/>/);
	});

	it("says of every run that it is East Asian, so that ★ and “ are set with the characters around them", async () => {
		const parts = await partsOf([...sampleBlocks(), wide]);
		for (const name of Object.keys(parts).filter(
			(one) => /document|header|footer/.test(one) && !one.endsWith(".rels"),
		))
			for (const [run] of (parts[name] ?? "").matchAll(/<w:r>(?:(?!<w:r>).)*/gs))
				assert.ok(run.startsWith('<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>'), run.slice(0, 90));
	});

	it("spreads a name of two characters without a character between them, unless it is told not to", async () => {
		const spread = await bodyOf([wide]);
		assert.match(spread, /<w:spacing w:val="240"\/><\/w:rPr><w:t>钱<\/w:t>/);
		const plain = await bodyOf([wide], { spreadNames: false });
		assert.match(plain, /<w:t>钱宇<\/w:t>/);
	});

	it("lays a wide table across, and the letter before it upright, each with the text 156×225 mm", async () => {
		const letter: readonly DocumentBlock[] = [
			{ kind: "paragraph", text: "各镇人民政府：", role: "addressee" },
			{ kind: "paragraph", text: "请遵照执行。" },
			{ kind: "page-break" },
		];
		const sections = [
			...(await bodyOf([...letter, wide])).matchAll(/<w:pgSz ([^>]*)\/><w:pgMar ([^>]*)\/>/g),
		];
		const sizes = sections.map(([, size = "", margins = ""]) => {
			const of = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(size + margins)?.[1]);
			const mm = (twentieths: number) => Math.round((twentieths / 1440) * 25.4);
			return [
				mm(of("w") - of("left") - of("right")),
				mm(of("h") - of("top") - of("bottom")),
				size.includes("landscape"),
			];
		});
		assert.deepEqual(sizes, [
			[156, 225, false],
			[225, 156, true],
		]);
	});

	it("ends with a paragraph behind a table, and parts two tables by one", async () => {
		const xml = await bodyOf([wide, wide]);
		assert.ok(!/<\/w:tbl><w:(?:tbl|sectPr)>/.test(xml));
	});

	it("numbers pages — 1 — outside: at the right of odd pages, at the left of even ones; or not at all", async () => {
		const parts = await partsOf([wide]);
		const footers = Object.entries(parts).filter(([name]) => /^word\/(?:footer|header)\d\.xml$/.test(name));
		const sides = footers.map(([, xml]) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1] ?? "none");
		assert.deepEqual(sides, ["right", "none", "right", "left", "none", "left"]);
		assert.match(parts["word/settings.xml"] ?? "", /<w:evenAndOddHeaders\/>/);
		const none = await partsOf([wide], { pageNumbers: false });
		assert.ok(!Object.keys(none).some((name) => /footer|header/.test(name)));
	});

	it("keeps the front matter among its properties", async () => {
		const parts = await partsOf([wide]);
		assert.match(
			parts["docProps/custom.xml"] ?? "",
			/name="niwen-front-matter"><vt:lpwstr>region: 虹湾区\nlead: star</,
		);
	});

	it("leaves out what XML cannot hold, and keeps characters of all planes", async () => {
		const xml = await bodyOf([{ kind: "paragraph", text: "甲\u0001乙\ud800丙䶮𬭎" }]);
		assert.match(xml, /<w:t>甲乙丙䶮𬭎<\/w:t>/);
	});

	it("is a document without blocks, too", async () => {
		assert.match(await bodyOf([]), /<w:body><w:sectPr>/);
	});
});
