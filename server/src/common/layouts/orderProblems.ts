import type { RowBlock, TableHeaderBlock, TextBlock, UnreadTable } from "../model/block.js";
import type { LocalizedText } from "../model/localizedText.js";
import { spanOfText } from "../model/mappedText.js";
import type { OrderProblem } from "../model/planOrder.js";
import { separatingMarkOf } from "../model/separatedRows.js";
import { coverSpans } from "../model/span.js";
import { lacksMergedCells } from "./alignment.js";
import { messageOfSeparated } from "./commaSeparated.js";
import { besideAnother, lostMerged, mergedWithNothing, missingColumns, otherWidth } from "./tableMessages.js";
import { messageOfUnread } from "./unreadTable.js";

const none: readonly never[] = [];

/** @param isFirst no row stands above it in its table */
export function problemsOfRow(row: RowBlock, blockIndex: number, isFirst: boolean): readonly OrderProblem[] {
	const problem = widthProblem(row, blockIndex);
	if (!isFirst || row.header.layout !== "table") return problem === undefined ? none : [problem];
	const merged: OrderProblem[] = [];
	for (const cell of row.cells)
		if (cell.state === "covered")
			merged.push({ kind: "merge", blockIndex, span: cell.span, message: mergedWithNothing });
	return problem === undefined ? merged : [problem, ...merged];
}

function widthProblem(row: RowBlock, blockIndex: number): OrderProblem | undefined {
	const message = widthMessage(row);
	return message === undefined ? undefined : { kind: "columns", blockIndex, span: row.span, message };
}

function widthMessage(row: RowBlock): LocalizedText | undefined {
	if (row.quoteLost)
		return {
			zh: "引号没有收尾：请补上后引号，或删去前引号。",
			en: "A quotation mark is not closed: add the closing one or remove the opening one.",
		};
	const { columns, layout } = row.header;
	const lacking = columns.length - row.width;
	if (lacking === 0 || (lacking > 0 && (layout === "pasted" || layout === "loose"))) return undefined;
	return lacksMergedCells(row) ? lostMerged(row, lacking) : otherWidth(-lacking, separatingMarkOf(row.more));
}

/** What a list of whom to call has for columns beside units and names. */
const ofContacts = /^(?:联系(?:人|电话|方式)|(?:办公|移动|手机)?电话|手机号?码?|电子邮箱|邮箱|传真|微信号?)$/;

/** A header of a plan that lacks columns; how many rows are not read for it depends on the blocks below. */
export function problemOfHeader(block: TableHeaderBlock, blockIndex: number): OrderProblem | undefined {
	const { header, span } = block;
	if (header.secondTable >= 0) return problemOfSecondTable(block, blockIndex);
	// Nearly every header has all that a plan needs.
	if (header.taskColumn >= 0 && header.unitColumns.length > 0) return undefined;
	const roles = new Set(header.columns.map(({ role }) => role));
	const concernsPlan =
		roles.has("leader") || roles.has("unit") || roles.has("lead-unit") || roles.has("task");
	const hasContacts = () => header.columns.some(({ header: name }) => ofContacts.test(name));
	if (!concernsPlan || (header.taskColumn < 0 && hasContacts())) return undefined;
	const missing: LocalizedText[] = [];
	if (header.taskColumn < 0) missing.push({ zh: "重点工作目标任务", en: "task (重点工作目标任务)" });
	if (
		header.unitColumns.length === 0 &&
		(roles.has("leader") || header.taskColumn >= 0) &&
		roles.has("number")
	)
		missing.push({ zh: "责任单位", en: "responsible unit (责任单位)" });
	if (missing.length === 0) return undefined;
	const message = (rowLines: number) => missingColumns(missing, header.taskColumn < 0 ? rowLines : 0);
	return { kind: "header", blockIndex, span, message };
}

/** Rows of two tables side by side are one row; what stands on the right is not read. */
function problemOfSecondTable(
	{ header: { columns, secondTable }, cells, span }: TableHeaderBlock,
	blockIndex: number,
): OrderProblem {
	const name = columns[secondTable]?.header ?? "";
	return {
		kind: "header",
		blockIndex,
		span: coverSpans(cells[secondTable]?.span ?? span, cells.at(-1)?.span ?? span),
		message: besideAnother(name, columns.length - secondTable),
	};
}

/** A table whose columns are named and whose rows could not be told apart. */
export function problemOfUnread(unread: UnreadTable, blockIndex: number): OrderProblem {
	return { kind: "unread", blockIndex, span: unread.span, message: messageOfUnread(unread) };
}

/** Commas and semicolons stand within cells, too: what they part is not read. */
export function problemOfCommas({ text }: TextBlock, blockIndex: number): OrderProblem {
	return { kind: "unread", blockIndex, span: spanOfText(text), message: messageOfSeparated(text.text) };
}
