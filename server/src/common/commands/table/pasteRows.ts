import type { Range } from "vscode-languageserver-types";
import { columnAt } from "../../features/place.js";
import type { HtmlMark } from "../../interchange/htmlMarks.js";
import { readHtmlTables } from "../../interchange/htmlTables.js";
import type { RawTable } from "../../interchange/tableDocument.js";
import { readTabSeparated } from "../../interchange/tabSeparated.js";
import type { RowBlock } from "../../model/block.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { InsertRows, PlanOperation, RowPlace } from "../../model/planOperation.js";
import { hasFixedRows, type TableHeader } from "../../model/tableHeader.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { quote, shorten } from "../../text/shorten.js";
import type { CommandOutcome } from "../command.js";
import { type ColumnMatch, matchColumns } from "./matchColumns.js";
import { pastedRows } from "./pastedRows.js";
import { orderInPlaceOf, orderWithNew } from "./rowOrder.js";
import { rowsInWords } from "./rowSelection.js";
import { changeTable, type TableChange } from "./tableCommand.js";

/** What is on the clipboard, in the forms in which it is there. */
export interface PastedContent {
	readonly html?: string | undefined;
	readonly text?: string | undefined;
}

/** UTF-16 units; more takes longer to read than anybody waits with a key pressed. */
const mostHtml = 1_000_000;
const mostText = 1_000_000;
const mostRows = 5_000;

/**
 * Makes rows of a table on the clipboard, in the table that the range begins in, or that ends above its blank line.
 * Undefined where that is not what pasting means there: outside tables, and of anything that is not clearly a table.
 */
export async function pasteRows(
	snapshot: PlanSnapshot,
	range: Range,
	pasted: PastedContent,
	language: keyof LocalizedText,
): Promise<CommandOutcome | undefined> {
	const target = targetOf(snapshot, range);
	if (target === undefined) return undefined;
	const content = await readTable(pasted, target.header.columns.length);
	if (content === undefined) return undefined;
	const { table, marked } = content;
	if (hasFixedRows(target.header.layout) || target.header.layout === "inline") return undefined;
	if (table.rows.length > mostRows) return changeTable(snapshot, { refused: tooLong }, { language });
	const match = matchColumns(table, target.header, target.column);
	if (match === undefined) return changeTable(snapshot, { refused: tooWide }, { language });
	if (match.rows.length === 0) return undefined;
	return changeTable(snapshot, changeOf(snapshot, target, match, saidOfMarks(marked)), { language });
}

/** A table on the clipboard, with what is marked in it or left out of it. */
interface PastedTable {
	readonly table: RawTable;
	readonly marked: MarkedWords;
}

type MarkedWords = ReadonlyMap<HtmlMark | "hidden-row", readonly string[]>;

/** The table on the clipboard: the first of HTML that has two cells; tab-separated text that cannot be anything else. */
async function readTable({ html, text }: PastedContent, columns: number): Promise<PastedTable | undefined> {
	if (html !== undefined && html.length <= mostHtml && /<t[rd][\s>]/i.test(html)) {
		const marked = new Map<HtmlMark | "hidden-row", string[]>();
		const tables = await readHtmlTables(html, (mark, words) => {
			const list = marked.get(mark);
			if (list === undefined) marked.set(mark, [words]);
			else list.push(words);
		});
		const [only] = tables;
		// Of several tables the text shows what there is.
		if (tables.length === 1 && only !== undefined && cellsIn(only) > 1)
			return { table: withoutEmptyRows(only), marked };
		if (tables.length === 1) return undefined;
	}
	if (text === undefined || text.length > mostText) return undefined;
	const table = readTabSeparated(text);
	const width = table?.rows[0]?.length ?? 0;
	const isTable = width > 1 && ((table?.rows.length ?? 0) > 1 || width === columns || width === columns - 1);
	return isTable && table !== undefined ? { table, marked: new Map() } : undefined;
}

function cellsIn({ rows }: RawTable): number {
	return rows.reduce((sum, row) => sum + row.filter(({ state }) => state === "own").length, 0);
}

function withoutEmptyRows({ rows }: RawTable): RawTable {
	return { rows: rows.filter((row) => row.some(({ text, state }) => text !== "" || state === "above")) };
}

interface Target {
	readonly header: TableHeader;
	readonly at: RowPlace;
	/** Index that the first new row will have among the tasks. */
	readonly task: number;
	/** Index of the header's block. */
	readonly headerBlock: number;
	/** The row that has nothing in it yet, and gives way. */
	readonly replaces: boolean;
	/** Index of the column that the range begins in, -1 where it begins in none. */
	readonly column: number;
}

/** Where rows go that are pasted at a range. */
function targetOf(snapshot: PlanSnapshot, { start: { line, character } }: Range): Target | undefined {
	const { plan, document } = snapshot;
	const isBlank = (document.lines[line] ?? "").trim() === "";
	const block = plan.blockAtLine(isBlank && line > 0 ? line - 1 : line);
	const found = plan.blockAt(block);
	const headerBlock = headerAbove(snapshot, block);
	if (headerBlock < 0) return undefined;
	if (found?.kind === "table-header") {
		const { header } = found;
		if (header.taskColumn < 0) return undefined;
		const task = plan.tasksBefore(block + 1);
		return { header, at: { underHeader: block }, task, headerBlock, replaces: false, column: -1 };
	}
	if (found?.kind !== "row") return undefined;
	const own = plan.tasksBefore(block);
	const top = plan.lineOfBlock(block);
	const column = isBlank ? -1 : columnAt(snapshot, found, top, line - top, character);
	const replaces = hasNothing(found);
	const task = replaces ? own : own + 1;
	return { header: found.header, at: { after: own }, task, headerBlock, replaces, column };
}

function headerAbove({ plan }: PlanSnapshot, block: number): number {
	for (let at = block; at >= 0; at--) {
		const kind = plan.blockAt(at)?.kind;
		if (kind === "table-header") return at;
		if (kind !== "row") return -1;
	}
	return -1;
}

/** Whether a row has but its number, a ★ and cells that are merged with those above. */
function hasNothing({ cells, header }: RowBlock): boolean {
	return cells.every(({ state, content: { text } }, column) => {
		if (state !== "text") return true;
		if (column === header.taskColumn) return /^(?:\d{1,6}[.、．]?)?$/.test(text.replace(/\s/g, ""));
		return column === header.numberColumn ? header.numberIn === "serial" : text.trim() === "★";
	});
}

/** @param said what else is to be told of what was pasted */
function changeOf(
	snapshot: PlanSnapshot,
	target: Target,
	match: ColumnMatch,
	said: LocalizedText,
): TableChange {
	const { plan } = snapshot;
	const { header, at, task, headerBlock, replaces } = target;
	const names = match.others.map(({ name }) => name);
	const first = names.map((name, i): PlanOperation => {
		return { op: "insertColumn", header: headerBlock, column: header.columns.length + i, name };
	});
	const rows = pastedRows(plan, target, match);
	const insertion: InsertRows = { op: "insertRows", at, rows: rows.map((cells) => ({ cells })) };
	const gone: readonly PlanOperation[] = replaces ? [{ op: "deleteRows", tasks: [task] }] : [];
	const count = rowsInWords(rows.length);
	const added = names.length === 0 ? { zh: "", en: "" } : addedColumns(names);
	const left = match.caption === "" ? { zh: "", en: "" } : leftOut(match.caption);
	return {
		...(first.length > 0 && { first }),
		operations: [insertion, ...gone],
		done: {
			zh: `已贴入${count.zh}${added.zh}${left.zh}${said.zh}`,
			en: `${count.en} pasted${added.en}${left.en}${said.en}`,
		},
		order: () =>
			replaces
				? orderInPlaceOf(plan.taskCount, task, rows.length)
				: orderWithNew(plan.taskCount, task, rows.length),
	};
}

function addedColumns(names: readonly string[]): LocalizedText {
	return {
		zh: `，并添加了${names.map((name) => `“${name}”`).join("、")}栏`,
		en: `, with ${names.length === 1 ? "a column" : "columns"} added for ${names.map((name) => `“${name}”`).join(", ")}`,
	};
}

function leftOut(caption: string): LocalizedText {
	const words = shorten(caption);
	return {
		zh: `，表头上方的“${words}”没有贴入`,
		en: `; “${words}”, which stood above the names of the columns, was left out`,
	};
}

const markSentences: Readonly<Record<HtmlMark | "hidden-row", LocalizedText>> = {
	struck: {
		zh: "带删除线的文字照原样贴入，不要的请删去",
		en: "words that are struck through are kept; please delete what is not wanted",
	},
	deleted: { zh: "修订中删除的文字没有贴入", en: "words that tracked changes delete are left out" },
	inserted: {
		zh: "修订中插入的文字按已接受贴入",
		en: "words that tracked changes insert are taken as accepted",
	},
	hidden: { zh: "隐藏文字没有贴入", en: "hidden words are left out" },
	"hidden-row": { zh: "隐藏的行没有贴入", en: "hidden rows are left out" },
};

function saidOfMarks(marked: MarkedWords): LocalizedText {
	const said = { zh: "", en: "" };
	for (const [mark, words] of marked) {
		const { zh, en } = markSentences[mark];
		const quoted = words.slice(0, 3).map((each) => `“${quote(each)}”`);
		const isCut = words.length > quoted.length;
		said.zh += `；${zh}：${quoted.join("、")}${isCut ? `等${words.length}处` : ""}`;
		said.en += `; ${en}: ${quoted.join(", ")}${isCut ? ` and ${words.length - quoted.length} more` : ""}`;
	}
	return said;
}

const tooWide: LocalizedText = {
	zh: "贴入的表格比这张表栏数多，又没有栏名，不知道各栏放在哪里，已按原文粘贴：请连同表头一起复制。",
	en: "The pasted table has more columns than this one and no names for them, so it was pasted as plain text: copy it with its header.",
};
const tooLong: LocalizedText = {
	zh: `贴入的表格超过${mostRows}行，已按原文粘贴：请分几次粘贴。`,
	en: `The pasted table has over ${mostRows} rows, so it was pasted as plain text: paste it in parts.`,
};
