import { findColumnRole } from "../../model/columns.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { UnreadableDocument } from "../unreadableDocument.js";
import { findReplyField, type ReplyField } from "./replyColumns.js";
import { isOfForm, replyProperties, reportProperty, titleEnding } from "./replyForms.js";
import { type ReplyLine, readReplyTables } from "./replyTables.js";

/** A row of a file that came back. */
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
	/** The title of the plan that it was made of, and which version; `undefined` where the file does not say. */
	readonly plan: string | undefined;
	readonly version: string | undefined;
	/** Rows of tasks, whether something was filled in or not. */
	readonly rows: readonly ReplyRow[];
	/** Columns that hold something and are not for replies, with how many cells, by their names as they stand. */
	readonly otherColumns: ReadonlyMap<string, number>;
	/** What stands below or beside the tables. */
	readonly remarks: readonly { readonly place: LocalizedText; readonly text: string }[];
}

/**
 * Reads a workbook or a Word document that was sent out to be filled in. Columns are known by their names, wherever
 * they stand; what holds no task is a remark. All that is thrown is {@link UnreadableDocument}.
 */
export async function readReplies(bytes: Uint8Array): Promise<ReplyFile> {
	const { properties, tables } = await readReplyTables(bytes);
	if (properties.has(reportProperty[0])) throw new UnreadableDocument(isReport);
	const rows: ReplyRow[] = [];
	const remarks: { place: LocalizedText; text: string }[] = [];
	const otherColumns = new Map<string, number>();
	let hasColumns = false;
	let sender = senderOf(properties.get(replyProperties.kind), properties.get(replyProperties.holder));
	let before: Columns | undefined;
	for (const lines of tables) {
		let columns: Columns | undefined;
		const shown: string[] = [];
		for (const line of lines) {
			const named = columnsOf(line);
			// Programs that lose the properties keep the cells.
			sender ??= senderIn(line);
			if (named !== undefined) {
				columns = before = named;
				hasColumns = true;
				continue;
			}
			// Of a table that somebody has parted, the rows below have no names above them.
			if (line.mark?.kind === "row") columns ??= before;
			const texts = textsOf(line, shown);
			const reply = columns === undefined ? undefined : replyOf(line, texts, columns);
			if (reply !== undefined) {
				rows.push(reply);
				for (const [name, column] of columns?.others ?? [])
					if (texts[column] !== "") otherColumns.set(name, (otherColumns.get(name) ?? 0) + 1);
				continue;
			}
			const own = line.cells.flatMap(({ text, state }) => (state === "own" && text !== "" ? [text] : []));
			const text = own.filter((words) => !isOfForm(words)).join(" ");
			if (text !== "") remarks.push({ place: line.place, text });
		}
	}
	if (!hasColumns) throw new UnreadableDocument(noReplyColumns);
	return {
		...(sender ?? { holder: undefined, kind: undefined }),
		plan: properties.get(replyProperties.plan),
		version: properties.get(replyProperties.version),
		...{ rows, otherColumns, remarks },
	};
}

type Sender = Pick<ReplyFile, "holder" | "kind">;

function senderOf(kind: string | undefined, holder: string | undefined): Sender | undefined {
	if (holder === undefined || holder === "") return undefined;
	return { holder, kind: kind === "unit" || kind === "leader" ? kind : undefined };
}

/** Who fills in a form, by the mark beside the names of its columns, or by its title. */
function senderIn({ mark, cells }: ReplyLine): Sender | undefined {
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
	/** All others that have a name. */
	readonly others: readonly (readonly [string, number])[];
}

/** The columns that a row names: that of the task, and two at least of those to be filled in. */
function columnsOf({ cells }: ReplyLine): Columns | undefined {
	const replies = new Map<ReplyField, number>();
	const others: [string, number][] = [];
	let number = -1;
	let task = -1;
	cells.forEach(({ text }, column) => {
		if (text === "" || text.length > 24) return;
		const field = findReplyField(text);
		const role = findColumnRole(text);
		if (role === "task" && task < 0) task = column;
		else if (role === "number" && number < 0) number = column;
		else if (field !== undefined && !replies.has(field)) replies.set(field, column);
		else others.push([text, column]);
	});
	return replies.size >= 2 && task >= 0 ? { number, task, replies: [...replies], others } : undefined;
}

/**
 * What each cell of a row shows: one that belongs to a merged cell above shows that one's text.
 *
 * @param shown texts of the cells above, which this row's are put in the place of
 */
function textsOf({ cells }: ReplyLine, shown: string[]): readonly string[] {
	return cells.map(({ text, state }, column) => {
		const own = state === "above" ? (shown[column] ?? "") : text;
		shown[column] = own;
		return own;
	});
}

function replyOf(
	{ mark, place }: ReplyLine,
	texts: readonly string[],
	columns: Columns,
): ReplyRow | undefined {
	const text = texts[columns.task] ?? "";
	const identity = mark?.kind === "row" ? mark.identity : "";
	// Sums, signatures and what somebody has written below the table have no task.
	if (text === "" && identity === "") return undefined;
	const written = columns.replies.flatMap(([field, column]) => {
		const reply = texts[column] ?? "";
		return reply === "" ? [] : [[field, reply] as const];
	});
	return { place, identity, number: texts[columns.number] ?? "", text, cells: new Map(written) };
}

const isReport = {
	zh: "这是汇总出来的通报，不是填报表，没有汇入；请放到别的文件夹。",
	en: "This is a report of replies and not a form, and nothing of it was taken; please keep it in another folder.",
};

const noReplyColumns = {
	zh: "没有找到要填报的栏（任务、进展、存在问题、佐证、状态），没有汇入；如果是佐证材料，请放到别的文件夹，否则请换成 niwen split 发出的填报表。",
	en: "The columns to be filled in (任务, 进展, 存在问题, 佐证, 状态) were not found, and nothing of the file was taken; if it is evidence, please keep it in another folder, otherwise put the form in its place that niwen split wrote.",
};
