import type { Edit } from "../../model/edit.js";
import { escapeEntities } from "../../model/entities.js";
import { type CellChange, contentAfter, splicesOf } from "../cellChange.js";
import { refuse } from "../refusal.js";
import { textAt } from "../textEdits.js";
import type { RowWriter } from "./rowWriter.js";
import { spliceCell } from "./splices.js";

/** Tasks in prose: their words and the lists that assign them can be written, what stands around them stays. */
export const inlineWriter: RowWriter = {
	changeCells({ row, lines }, changes) {
		return [...changes].flatMap(([column, change]) => {
			const cell = row.cells[column];
			const name = row.header.columns[column]?.header ?? "";
			if (cell?.state !== "text")
				return refuse(
					`正文里这一项没有写“${name}”的地方，请直接在正文中补写，或先转换为表格。`,
					`The text has no place where this task's ${name} could stand: write it into the text, or convert to a table first.`,
				);
			const after = contentAfter(cell, change);
			if (after.state === "covered") return refuseMerge();
			if (after.state === "empty")
				return refuse(
					`正文里的“${name}”不能留空：请直接改正文，或先转换为表格。`,
					`In running text ${name} cannot be left empty: change the text itself, or convert to a table first.`,
				);
			if (insertsBreak(change))
				return refuse("正文的一项里不能插入换行。", "No line break can be put into a task in running text.");
			const edits = spliceCell(cell, splicesOf(cell.content, change, after.text), escapeEntities);
			return edits.map((edit) => keepEmphasis(lines, edit));
		});
	},

	writeRow() {
		return refuse(
			"正文里不能增删或移动表格的行：请先转换为表格。",
			"Tasks in running text have no rows that could be inserted or moved: convert to a table first.",
		);
	},

	sourceOf() {
		return undefined;
	},
};

/** Of a pair of `**` that an edit tears, the mark that it would take away stays. */
function keepEmphasis(lines: readonly string[], { span, newText }: Edit): Edit {
	const marks = countMarks(textAt(lines, span));
	if (marks % 2 === 0) return { span, newText };
	const start = { line: 0, character: 0, endLine: span.line, endCharacter: span.character };
	const isClosing = countMarks(textAt(lines, start)) % 2 === 1;
	const behind = (lines[span.endLine] ?? "").slice(span.endCharacter);
	// Where nothing is left behind the words, the mark stands before them and its partner behind.
	const isBefore = !isClosing && behind.startsWith("**");
	return { span, newText: isBefore ? `**${newText}` : `${newText}**` };
}

function countMarks(text: string): number {
	return text.split("**").length - 1;
}

function refuseMerge(): never {
	return refuse(
		"正文里没有可以合并的单元格：请先转换为表格。",
		"Running text has no cells to merge: convert to a table first.",
	);
}

function insertsBreak(change: CellChange): boolean {
	if ("splices" in change) return change.splices.some(({ text }) => text.includes("\n"));
	return change.become.state === "text" && change.become.text.includes("\n");
}
