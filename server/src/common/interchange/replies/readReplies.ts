import { findColumnRole } from "../../model/columns.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { openWorkbook } from "../import/xlsx/openWorkbook.js";
import { layOut } from "../import/xlsx/readXlsx.js";
import type { GridRow } from "../import/xlsx/sheetGrid.js";
import { customProperties } from "../ooxml/customProperties.js";
import { UnreadableDocument } from "../unreadableDocument.js";
import { findReplyField, type ReplyField } from "./replyColumns.js";
import { replyProperties, titleEnding } from "./replyForms.js";

/** A row of a file that came back, with something filled in. */
export interface ReplyRow {
	/** Where it stands, for whoever looks it up. */
	readonly place: LocalizedText;
	/** As it was sent; empty where it was lost. */
	readonly identity: string;
	/** 序号 as it stands now, and the words of the task. */
	readonly number: string;
	readonly text: string;
	/** What was filled in; an empty cell is not there. */
	readonly cells: ReadonlyMap<ReplyField, string>;
}

/** A file that came back. */
export interface ReplyFile {
	/** Who it was sent to, as the file says; `undefined` where it does not. */
	readonly holder: string | undefined;
	readonly kind: "unit" | "leader" | undefined;
	/** Rows in which something was filled in, and how many there are of tasks in all. */
	readonly rows: readonly ReplyRow[];
	readonly taskRows: number;
}

/**
 * Reads a workbook that was sent out to be filled in. Columns are known by their names, wherever they stand; rows that
 * hold no task are passed over. All that is thrown is {@link UnreadableDocument}.
 */
export async function readReplies(bytes: Uint8Array): Promise<ReplyFile> {
	const { file, sheets } = await openWorkbook(bytes);
	const properties = customProperties(file);
	const rows: ReplyRow[] = [];
	let taskRows = 0;
	let hasColumns = false;
	let sender = senderOf(properties.get(replyProperties.kind), properties.get(replyProperties.holder));
	for (const { name, cells, isHidden } of sheets) {
		if (isHidden) continue;
		let columns: Columns | undefined;
		for (const row of layOut(name, cells).regions.flatMap((region) => region.rows)) {
			const named = columnsOf(row);
			// Programs that lose the properties keep the cells.
			sender ??= senderIn(row);
			if (named !== undefined) {
				columns = named;
				hasColumns = true;
			} else if (columns !== undefined) {
				const reply = replyOf(row, columns, name);
				if (reply === undefined) continue;
				taskRows++;
				if (reply.cells.size > 0) rows.push(reply);
			}
		}
	}
	if (!hasColumns) throw new UnreadableDocument(noReplyColumns);
	return { ...(sender ?? { holder: undefined, kind: undefined }), rows, taskRows };
}

type Sender = Pick<ReplyFile, "holder" | "kind">;

function senderOf(kind: string | undefined, holder: string | undefined): Sender | undefined {
	if (holder === undefined || holder === "") return undefined;
	return { holder, kind: kind === "unit" || kind === "leader" ? kind : undefined };
}

/** Who fills in a form, by the mark beside the names of its columns, or by its title. */
function senderIn({ mark, cells }: GridRow): Sender | undefined {
	if (mark?.kind === "names") {
		const [kind, ...holder] = mark.identity.split("/");
		return senderOf(kind, holder.join("/"));
	}
	const title = cells.find(({ text }) => text.endsWith(titleEnding))?.text ?? "";
	return senderOf(undefined, title.slice(0, -titleEnding.length));
}

interface Columns {
	readonly number: number;
	readonly task: number;
	readonly replies: readonly (readonly [ReplyField, number])[];
}

/** The columns that a row names: that of the task, and two at least of those to be filled in. */
function columnsOf({ cells }: GridRow): Columns | undefined {
	const replies = new Map<ReplyField, number>();
	let number = -1;
	let task = -1;
	cells.forEach(({ text }, column) => {
		if (text === "" || text.length > 24) return;
		const field = findReplyField(text);
		const role = findColumnRole(text);
		if (role === "task" && task < 0) task = column;
		else if (role === "number" && number < 0) number = column;
		else if (field !== undefined && !replies.has(field)) replies.set(field, column);
	});
	return replies.size >= 2 && task >= 0 ? { number, task, replies: [...replies] } : undefined;
}

function replyOf({ cells, mark, row }: GridRow, columns: Columns, sheet: string): ReplyRow | undefined {
	const textAt = (column: number) => cells[column]?.text ?? "";
	const text = textAt(columns.task);
	const identity = mark?.kind === "row" ? mark.identity : "";
	// Sums, signatures and what somebody has written below the table have no task.
	if (text === "" && identity === "") return undefined;
	const written = columns.replies.flatMap(([field, column]) => {
		const reply = textAt(column);
		return reply === "" ? [] : [[field, reply] as const];
	});
	return {
		place: { zh: `工作表“${sheet}”第 ${row + 1} 行`, en: `sheet “${sheet}”, row ${row + 1}` },
		identity,
		number: textAt(columns.number),
		text,
		cells: new Map(written),
	};
}

const noReplyColumns = {
	zh: "没有找到要填报的栏（任务、进展、存在问题、佐证、状态）；请确认是 niwen split 发出的填报表。",
	en: "The columns to be filled in (任务, 进展, 存在问题, 佐证, 状态) were not found; please check whether the file is one that niwen split wrote.",
};
