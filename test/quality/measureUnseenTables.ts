import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { type TaskJson, toPlanJson } from "../../server/src/common/interchange/planJson.js";
import { createTestSnapshot } from "../support/planSnapshot.js";
import { type MeasureRow, toMeasure } from "./measure.js";
import { plain } from "./unseen/targetsOf.js";

/*
 * Tables copied out of PDFs and web pages, written and labelled by hands that knew neither the reader nor its tests
 * (unseen/pdf-tables/README.md, unseen/pdf-tables-2/README.md).
 */

/** The batches, by their folders; what the second one's rows belong to has its number behind it. */
const batches = ["pdf-tables", "pdf-tables-2"].map((name) =>
	join(fileURLToPath(new URL(".", import.meta.url)), "unseen", name),
);

interface LabelledRow {
	readonly number: number;
	readonly name: string | null;
	readonly content: string;
	readonly units: readonly { readonly name: string; readonly lead: boolean }[];
	readonly deadline: string | null;
	readonly leaders: readonly string[];
	readonly category?: string;
	/** A cell of units or leaders is part of a merged one: most forms cannot show for which rows it holds. */
	readonly merged?: boolean;
	/** The texts from which nobody can tell the fields named beside it. */
	readonly undecidable_in?: readonly string[];
	readonly undecidable_fields?: readonly string[];
}

interface LabelledTable {
	readonly title: string;
	readonly texts: readonly string[];
	readonly rows: readonly LabelledRow[];
	readonly negative?: boolean;
}

interface Share {
	labelled: number;
	found: number;
	right: number;
	readonly misses: string[];
}

function measureTables(folder: string, batch: number): readonly MeasureRow[] {
	const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
	const shares = new Map<string, Share>();
	const documents = new Map<string, Set<string>>();
	const shareOf = (layout: string, measure: string, name: string): Share => {
		const key = `${layout}\t${measure}`;
		documents.set(key, (documents.get(key) ?? new Set()).add(name));
		const share = shares.get(key) ?? { labelled: 0, found: 0, right: 0, misses: [] };
		shares.set(key, share);
		return share;
	};
	for (const name of names) {
		const table = parse(readFileSync(join(folder, name), "utf8")) as LabelledTable;
		for (const text of table.texts) {
			const form = text.split(".")[1] ?? "";
			if (table.negative) measureUnread(shareOf("not to be read", "documents", name), join(folder, text));
			else measureTable(table, join(folder, text), (measure) => shareOf(form, measure, name));
		}
	}
	return [...shares].map(([key, share]) => {
		const [layout = "", measure = ""] = key.split("\t");
		const ofBatch = batch === 1 ? layout : `${layout} (${batch})`;
		return { layout: ofBatch, measure, documents: documents.get(key)?.size ?? 0, ...share };
	});
}

/** No row is read, and it is said that the table was not. */
function measureUnread(share: Share, path: string): void {
	const name = basename(path);
	const snapshot = createTestSnapshot(readFileSync(path, "utf8"));
	const told = snapshot.findings().some(({ code }) => code === "table/unread");
	share.labelled++;
	share.found++;
	if (told && snapshot.plan.taskCount === 0) share.right++;
	else
		share.misses.push(
			`${name}: ${snapshot.plan.taskCount} tasks read, ${told ? "and" : "not"} said to be unread`,
		);
}

function measureTable(table: LabelledTable, path: string, shareOf: (measure: string) => Share): void {
	const file = basename(path);
	const snapshot = createTestSnapshot(readFileSync(path, "utf8"));
	const { tasks } = toPlanJson(snapshot.plan, snapshot.index);
	const flagged = snapshot
		.findings()
		.filter(({ code }) => code === "table/uncertain-row")
		.map(({ span }) => span.line);
	const isFlagged = ({ range }: TaskJson) =>
		flagged.some((line) => line >= range.start.line && line <= range.end.line);
	const due = dueDates(table);
	const open = new Set(tasks);
	const rows = shareOf("rows found");
	const exact = shareOf("rows exact");
	const apart = shareOf("名称 apart from 内容");
	const flags = shareOf("wrong rows flagged");
	rows.found += tasks.length;
	for (const [at, row] of table.rows.entries()) {
		const task = [...open].find((each) => each.number === row.number && isSameRow(each, row));
		if (task !== undefined) open.delete(task);
		rows.labelled++;
		if (task === undefined) rows.misses.push(`${file}: row ${row.number} is not found`);
		else rows.right++;
		exact.labelled++;
		if (task === undefined) continue;
		exact.found++;
		const faults = faultsOf(task, row, due[at] ?? null, file);
		if (faults.length === 0) exact.right++;
		else {
			exact.misses.push(
				`${file}: row ${row.number}: ${faults.join("; ")}${isFlagged(task) ? " (flagged)" : ""}`,
			);
			flags.labelled++;
			flags.found++;
			if (isFlagged(task)) flags.right++;
		}
		if (row.name === null) continue;
		apart.labelled++;
		apart.found++;
		if (isApart(task, row.name, row.content)) apart.right++;
		else apart.misses.push(`${file}: row ${row.number}: ${row.name}|${row.content} is read as ${task.text}`);
	}
	for (const task of open) rows.misses.push(`${file}: not a row: ${task.number} ${task.text}`);
	const marked = shareOf("rows flagged (of all)");
	marked.labelled += tasks.length;
	marked.found += tasks.length;
	marked.right += tasks.filter(isFlagged).length;
}

/** The same number is not enough: some of its words must be there. */
function isSameRow(task: TaskJson, { name, content }: LabelledRow): boolean {
	const read = plain(`${task.group?.name ?? ""}${task.text}${Object.values(task.columns).join("")}`);
	const words = plain(task.text);
	return (
		read.includes(plain(content).slice(0, 6)) ||
		(words !== "" && plain(`${name ?? ""}${content}`).includes(words.slice(0, 6)))
	);
}

/** Forms that show how far a merged cell reaches. */
const showsExtent = /\.(?:html|grid|box)\.txt$/;

function faultsOf(task: TaskJson, row: LabelledRow, due: string | null, file: string): readonly string[] {
	const faults: string[] = [];
	const cannotTell = new Set(row.undecidable_in?.includes(file) ? row.undecidable_fields : []);
	if (!isWhole(task, row)) faults.push(`text ${task.group?.name ?? ""}|${task.text}`);
	const mark = (name: string, lead: boolean) =>
		`${lead && !cannotTell.has("units.lead") ? "★" : ""}${plain(name)}`;
	const wanted = row.units.map(({ name, lead }) => mark(name, lead)).sort();
	const units = task.units.map(({ raw, lead }) => mark(raw, lead)).sort();
	const onlyShown = row.merged === true && !showsExtent.test(file);
	if (!cannotTell.has("units") && !fits(units, wanted, onlyShown))
		faults.push(`units ${units.join("、")} for ${wanted.join("、")}`);
	if (!cannotTell.has("deadline") && task.deadline !== due)
		faults.push(`deadline ${task.deadline} for ${due}`);
	if (
		!cannotTell.has("leaders") &&
		!fits(task.leaders.map(plain).sort(), row.leaders.map(plain).sort(), onlyShown)
	)
		faults.push(`leaders ${task.leaders.join("、")} for ${row.leaders.join("、")}`);
	return faults;
}

/** The same, or where a merged cell reaches unseen: none that is not of the row. */
function fits(read: readonly string[], wanted: readonly string[], onlyShown: boolean): boolean {
	return onlyShown ? read.every((name) => wanted.includes(name)) : read.join() === wanted.join();
}

/** 名称 and 内容 count as one text, whichever of them the task is called by, and a merged column may stand before it. */
function isWhole(task: TaskJson, { name, content, category }: LabelledRow): boolean {
	const columns = Object.values(task.columns);
	const parts = ["", task.group?.name ?? "", ...columns];
	const read = parts.flatMap((before) => ["", ...columns].map((after) => plain(before + task.text + after)));
	const whole = `${name ?? ""}${content}`;
	const wanted = [whole, `${category ?? ""}${whole}`].map(plain);
	return wanted.some((text) => read.includes(text)) || (name !== null && isApart(task, name, content));
}

/** Whether 名称 and 内容 stand in places of their own. */
function isApart({ text, group, columns }: TaskJson, name: string, content: string): boolean {
	const others = [group?.name ?? "", ...Object.values(columns)].map(plain);
	return (
		(plain(text) === plain(content) && others.includes(plain(name))) ||
		(plain(text) === plain(name) && others.includes(plain(content)))
	);
}

/** What the words of the labels mean as dates is asked of the reader itself, from a table without a fault. */
function dueDates({ title, rows }: LabelledTable): readonly (string | null)[] {
	const lines = rows.map(({ deadline }, at) => `| ${at + 1} | 任务。 | ★市发改委 | ${deadline ?? ""} |`);
	const head = ["| 序号 | 重点工作任务 | 责任单位 | 完成时限 |", "| --- | --- | --- | --- |"];
	const { plan, index } = createTestSnapshot([`# ${title}`, "", ...head, ...lines, ""].join("\n"));
	return toPlanJson(plan, index).tasks.map(({ deadline }) => deadline);
}

export const measure = toMeasure(() => batches.flatMap((folder, at) => measureTables(folder, at + 1)));
