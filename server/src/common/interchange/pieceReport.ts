import { doubtfulTables, isSameDoubt } from "../analysis/doubtfulRows.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import { reasonOf } from "../model/rowDoubts.js";
import type { ImportNote } from "./importNote.js";
import type { LineNames } from "./lineNames.js";

/** What an import did with tables whose borders are not Markdown's: rows put together, lines left out. */
export function reportPieces(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	return [...doubtfulRows(plan, nameOf), ...piecedRows(plan, nameOf), ...furnitureNote(plan, nameOf)];
}

/** What {@link reportPieces} tells of the rows of lines, the end exclusive. */
export function piecesWithin(plan: Plan, nameOf: LineNames, from: number, to: number): readonly ImportNote[] {
	return [
		...[...doubtfulRows(plan, nameOf), ...piecedRows(plan, nameOf)].filter(
			({ line }) => line !== null && line >= from && line < to,
		),
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
					zh: `${nameOf([at]).zh}的第${row.number ?? "—"}项可能拆错：${[...new Set(reasons.map(({ zh }) => zh))].join("；")}；请对照原文核对。`,
					en: `Task ${row.number ?? "—"} at ${nameOf([at]).en} may be taken apart wrongly: ${[...new Set(reasons.map(({ en }) => en))].join("; ")}; please compare it with the original.`,
				}),
			];
		}),
	]);
}

function toDoubt(line: number, message: LocalizedText): ImportNote {
	return { kind: "guessed", line, message };
}

/** Rows whose cells were told apart by their content and put together from several lines: each is named. */
function piecedRows(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	const pieced = [...plan.eachTask()].flatMap(({ header, span }, task) =>
		header.layout === "loose" && span.endLine > span.line ? [task] : [],
	);
	return pieced.map((task) => {
		const row = plan.taskAt(task);
		const line = plan.lineOfTask(task) + (row?.span.line ?? 0);
		const end = plan.lineOfTask(task) + (row?.span.endLine ?? 0);
		const reasons = (row?.doubts ?? []).map((doubt) => reasonOf(doubt, row?.header));
		const where = nameOf([line, end], true);
		const zh = [...new Set(reasons.map((reason) => reason.zh))].join("；");
		const en = [...new Set(reasons.map((reason) => reason.en))].join("; ");
		return {
			kind: reasons.length === 0 ? ("joined" as const) : ("guessed" as const),
			line,
			message: {
				zh: `第${row?.number ?? 0}项由${where.zh}拼成${zh === "" ? "。" : `，不能确定：${zh}。`}`,
				en: `Task ${row?.number ?? 0} is put together from ${where.en}${en === "" ? "." : `, and not certain: ${en}.`}`,
			},
		};
	});
}

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
