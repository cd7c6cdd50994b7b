import type { Block, ProseItem, RowBlock } from "../model/block.js";
import { rowsOf } from "../model/block.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { ReaderName, ReadingNote } from "../model/readingNote.js";
import { shiftSpan } from "../model/span.js";
import { withoutLookalikes } from "../text/lookalike.js";
import { createReaderContext, indexOfLine, lineOf, type ReaderContext } from "./blockSequence.js";
import { untakenOf } from "./keptColumns.js";
import { readBlock } from "./readBlock.js";
import type { PlanReading } from "./readPlan.js";

/** Which reader took a line of a document, as what, and why no other did. */
export interface LineExplanation {
	readonly reader: ReaderName;
	/** What the line was read as, in words. */
	readonly as: LocalizedText;
	/** The cells of the row that it belongs to, by the names of their columns; empty for what is not a row. */
	readonly cells: readonly { readonly name: string; readonly text: string }[];
	/** What the readers said that did not take it, in the order in which they were asked. */
	readonly notes: readonly ReadingNote[];
}

/**
 * Reads the block that a line belongs to once more, in the state it was read in, and asks its readers for their reasons.
 *
 * @param line 0-based; one that is not there counts as the last
 */
export function explainLine(reading: PlanReading, lines: readonly string[], line: number): LineExplanation {
	const { blocks, states, times } = reading.sequence;
	const index = indexOfLine(reading.sequence, line);
	const start = lineOf(reading.sequence, index);
	const notes = new Map<string, ReadingNote>();
	const plain = createReaderContext(reading.layout, reading.sequence.headers);
	const context: ReaderContext = {
		...plain,
		time: times.at(index) ?? plain.time,
		note: (note) => notes.set(`${note.reader} ${note.why.en}`, note),
	};
	const state = states.at(index);
	const block =
		state === undefined
			? blocks.at(index)
			: readBlock(lines.map(withoutLookalikes), start, state, context).block;
	if (block === undefined)
		return { reader: "text", as: { zh: "空文件", en: "an empty file" }, cells: [], notes: [] };
	const reader = readerOf(block);
	const row =
		rowsOf(block).find((each) => isOn(each, line - start)) ?? (block.kind === "row" ? block : undefined);
	return {
		reader,
		as: describe(block, row, start),
		cells: row === undefined ? [] : cellsOf(row),
		notes: [...notes.values()].filter((note) => note.reader !== reader),
	};
}

function isOn(row: RowBlock, line: number): boolean {
	return row.span.line <= line && line <= row.span.endLine;
}

function readerOf(block: Block): ReaderName {
	if (block.kind === "row" || block.kind === "table-header") return readerOfLayout(block.header.layout);
	if (block.kind === "section")
		return block.layout === "inline" || block.layout === "narrative" ? "text" : readerOfLayout(block.layout);
	if (block.kind === "text" && block.unread !== undefined) return readerOfLayout(block.unread.layout);
	if (block.kind === "text" && block.rows?.[0] !== undefined)
		return readerOfLayout(block.rows[0].header.layout);
	return "text";
}

function readerOfLayout(layout: string): ReaderName {
	return layout === "inline" || layout === "narrative" ? "text" : (layout as ReaderName);
}

function cellsOf(row: RowBlock): LineExplanation["cells"] {
	return row.header.columns.flatMap(({ header }, i) => {
		const cell = row.cells[i];
		if (cell === undefined || cell.state === "missing") return [];
		const text = cell.state === "covered" ? "^^" : cell.content.text.replace(/\n/g, " ");
		return [{ name: header, text }];
	});
}

const roles: Readonly<Record<string, LocalizedText>> = {
	blank: { zh: "空行", en: "an empty line" },
	title: { zh: "标题", en: "the title" },
	heading: { zh: "小标题", en: "a heading" },
	note: { zh: "注", en: "a note" },
	comment: { zh: "注释", en: "a comment" },
	total: { zh: "任务总数", en: "the declared total" },
	delimiter: {
		zh: "表格里的分隔线、页码或重复的表头，不算内容",
		en: "a rule, a page number or a repeated header of a table, and no content",
	},
	unread: { zh: "没有读入的表格", en: "a part of a table that is not read" },
};

function describe(block: Block, row: RowBlock | undefined, start: number): LocalizedText {
	if (row !== undefined) return describeRow(row, start);
	switch (block.kind) {
		case "front-matter":
			return { zh: "文首设置", en: "front matter" };
		case "section":
			return {
				zh: `部分的标题“${block.title.text}”`,
				en: `the heading of the section “${block.title.text}”`,
			};
		case "table-header": {
			const { columns } = block.header;
			const names = columns.map(({ header }) => header).join("、");
			const kept = untakenOf(block.header).map((i) => columns[i]?.header ?? "");
			const zh = kept.length === 0 ? "" : `（照原样保留，不作他用：${kept.join("、")}）`;
			const en = kept.length === 0 ? "" : ` (kept as written, and read as nothing: ${kept.join("、")})`;
			return { zh: `表头：${names}${zh}`, en: `the names of a table's columns: ${names}${en}` };
		}
		case "text":
			return roles[block.role] ?? describeParagraph(block.items ?? []);
		default:
			return { zh: "一行", en: "a row" };
	}
}

/** How many points a paragraph has, and what their figures are: 一年来，…增长5.2% tells what has been done. */
function describeParagraph(items: readonly ProseItem[]): LocalizedText {
	if (items.length === 0) return { zh: "段落", en: "a paragraph" };
	const targets = items.reduce((sum, item) => sum + item.targets.length, 0);
	const facts = items.reduce((sum, item) => sum + item.facts.length, 0);
	const zh = [`段落，内有${items.length}个要点或任务`];
	const en = [`a paragraph with ${items.length} ${items.length === 1 ? "point or task" : "points or tasks"}`];
	if (targets > 0) {
		zh.push(`读出目标${targets}个`);
		en.push(`${targets} ${targets === 1 ? "target is" : "targets are"} read`);
	}
	if (facts > 0) {
		zh.push(`讲已有情况的数字${facts}个，不算目标`);
		en.push(
			`${facts} ${facts === 1 ? "figure tells" : "figures tell"} what has been done, and ${facts === 1 ? "does" : "do"} not count as targets`,
		);
	}
	return { zh: zh.join("；"), en: en.join("; ") };
}

function describeRow(row: RowBlock, start: number): LocalizedText {
	const { line, endLine } = shiftSpan(row.span, start);
	const lines =
		line === endLine
			? { zh: `第${line + 1}行`, en: `line ${line + 1}` }
			: { zh: `第${line + 1}至${endLine + 1}行`, en: `lines ${line + 1} to ${endLine + 1}` };
	const number =
		row.number === null
			? { zh: "没有序号的任务", en: "a task without number" }
			: { zh: `第${row.number}项任务`, en: `task ${row.number}` };
	const doubts =
		row.doubts === undefined
			? { zh: "", en: "" }
			: { zh: "，其中有的不能确定", en: ", some of it uncertain" };
	return { zh: `${number.zh}（${lines.zh}${doubts.zh}）`, en: `${number.en} (${lines.en}${doubts.en})` };
}
