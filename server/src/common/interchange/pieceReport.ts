import { doubtfulTables, isSameDoubt } from "../analysis/doubtfulRows.js";
import type { RowBlock } from "../model/block.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import { reasonOf } from "../model/rowDoubts.js";
import { cellAt } from "../model/tableHeader.js";
import type { ImportNote } from "./importNote.js";
import { capitalized, type LineNames } from "./lineNames.js";

/** What an import did with tables whose borders are not Markdown's: rows put together, lines left out. */
export function reportPieces(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	return [...doubtfulRows(plan, nameOf), ...piecedRows(plan, nameOf), ...furnitureNote(plan, nameOf)];
}

/** What {@link reportPieces} tells of the rows of lines, the end exclusive. */
export function piecesWithin(plan: Plan, nameOf: LineNames, from: number, to: number): readonly ImportNote[] {
	return [
		...doubtfulRows(plan, nameOf).filter(({ line }) => line !== null && line >= from && line < to),
		...piecedRows(plan, nameOf, from, to),
		...furnitureNote(plan, nameOf, from, to),
	];
}

/** Rows of one line that may have been taken apart wrongly: what a check says of them (`table/uncertain-row`). */
function doubtfulRows(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	return doubtfulTables(plan).flatMap(({ header, span, rows, shared }) => [
		...shared.map((doubt) => {
			const { zh, en } = reasonOf(doubt, header);
			return toDoubt(span.line, {
				zh: `${nameOf([span.line]).zh}起的表格几乎每行都是这样：${zh}；请对照原文核对。`,
				en: `In nearly every row of the table from ${nameOf([span.line]).en} on: ${en}; please compare it with the original.`,
			});
		}),
		...rows.flatMap(({ row, doubts, line }) => {
			// Of those of several lines it is said what they were put together from.
			const own = doubts.filter((doubt) => !shared.some((other) => isSameDoubt(other, doubt)));
			if (own.length === 0 || row.span.endLine > row.span.line) return [];
			const reasons = own.map((doubt) => reasonOf(doubt, row.header));
			const at = line + row.span.line;
			return [
				toDoubt(at, {
					zh: `${nameOf([at]).zh}的${labelOf(row).zh}可能拆错：${[...new Set(reasons.map(({ zh }) => zh))].join("；")}；请对照原文核对。`,
					en: `${capitalized(labelOf(row).en)} at ${nameOf([at]).en} may be taken apart wrongly: ${[...new Set(reasons.map(({ en }) => en))].join("; ")}; please compare it with the original.`,
				}),
			];
		}),
	]);
}

function toDoubt(line: number, message: LocalizedText): ImportNote {
	return { kind: "guessed", line, message };
}

/**
 * Rows whose cells were told apart by their content and put together from several lines: each that is not certain is
 * named by itself, all others in one note.
 */
function piecedRows(
	plan: Plan,
	nameOf: LineNames,
	from = 0,
	to = Number.POSITIVE_INFINITY,
): readonly ImportNote[] {
	const uncertain: ImportNote[] = [];
	const certain: { readonly label: LocalizedText; readonly where: LocalizedText; readonly line: number }[] =
		[];
	for (const [task, row] of [...plan.eachTask()].entries()) {
		if (row.header.layout !== "loose" || row.span.endLine === row.span.line) continue;
		const line = plan.lineOfTask(task) + row.span.line;
		if (line < from || line >= to) continue;
		const where = nameOf([line, plan.lineOfTask(task) + row.span.endLine], true);
		const label = labelOf(row);
		const reasons = (row.doubts ?? []).map((doubt) => reasonOf(doubt, row.header));
		if (reasons.length === 0) {
			certain.push({ label, where, line });
			continue;
		}
		const zh = [...new Set(reasons.map((reason) => reason.zh))].join("；");
		const en = [...new Set(reasons.map((reason) => reason.en))].join("; ");
		uncertain.push(
			toDoubt(line, {
				zh: `${label.zh}由${where.zh}拼成，不能确定：${zh}。`,
				en: `${capitalized(label.en)} is put together from ${where.en}, and not certain: ${en}.`,
			}),
		);
	}
	const [first, ...others] = certain;
	if (first === undefined) return uncertain;
	const message: LocalizedText =
		others.length === 0
			? {
					zh: `${first.label.zh}由${first.where.zh}拼成。`,
					en: `${capitalized(first.label.en)} is put together from ${first.where.en}.`,
				}
			: {
					zh: `${certain.length}项任务各由几行拼成：${certain.map(({ label, where }) => `${label.zh}（${where.zh}）`).join("、")}。`,
					en: `${certain.length} tasks are each put together from several lines: ${certain.map(({ label, where }) => `${label.en} (${where.en})`).join(", ")}.`,
				};
	return [...uncertain, { kind: "joined", line: first.line, message }];
}

/** What a task is called by the number that stands in its row, of whatever kind: 3, 一, （1）. */
function labelOf(row: RowBlock): LocalizedText {
	if (row.number !== null) return { zh: `第${row.number}项`, en: `task ${row.number}` };
	const serial = cellAt(row.cells, row.header.numberColumn);
	const written = serial?.state === "text" ? serial.content.text.replace(/\s/g, "") : "";
	return written === "" || written.length > longestSerial
		? { zh: "没有序号的一项", en: "a task without a number" }
		: { zh: `序号为“${written}”的一项`, en: `task ${written}` };
}

const longestSerial = 14;

/** Page numbers, rules and repeated headers between the rows of tables, which no table needs. */
function furnitureNote(
	plan: Plan,
	nameOf: LineNames,
	from = 0,
	to = Number.POSITIVE_INFINITY,
): readonly ImportNote[] {
	const lines: number[] = [];
	plan.forEachBlock((block, i) => {
		if (block.kind !== "text" || block.role !== "delimiter") return;
		const line = plan.lineOfBlock(i);
		if (line < from || line >= to) return;
		if (/[\p{L}\p{N}]/u.test(block.text.text.replace(/<[^<>]{0,500}>/g, ""))) lines.push(line);
	});
	const [first] = lines;
	if (first === undefined) return [];
	const shown = nameOf(lines.slice(0, 20));
	return [
		{
			kind: "left-out",
			line: first,
			message: {
				zh: `表格里的页码、续表字样和重复的表头没有放进结果（${shown.zh}${lines.length > 20 ? "等" : ""}）。`,
				en: `Page numbers and repeated headers between rows are left out of the result (${shown.en}${lines.length > 20 ? " and others" : ""}).`,
			},
		},
	];
}
