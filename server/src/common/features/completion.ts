import {
	type CompletionItem,
	CompletionItemKind,
	type CompletionList,
	InsertTextFormat,
	MarkupKind,
	type Position,
	type Range,
} from "vscode-languageserver-types";
import type { RowBlock, TextBlock } from "../model/block.js";
import { findColumnRole } from "../model/columns.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printChineseNumeral } from "../text/numerals.js";
import { commentBefore, completeComment } from "./commentCompletion.js";
import { listOf, nothing } from "./completionList.js";
import { type DescribeOptions, describeOfficial, describeUnit } from "./describe.js";
import { completeFrontMatter } from "./frontMatterCompletion.js";
import {
	completeOfficials,
	completeUnits,
	mergeItem,
	type NameData,
	type NameOptions,
	type NameSite,
} from "./nameCompletion.js";
import { markBehindNumber, nextGroupNumber, nextTaskNumber } from "./nextNumber.js";
import { blockIndexAt, columnAt, rowAt, taskOfBlock } from "./place.js";
import { snippetsAt } from "./snippetCompletion.js";
import { completeTargetWords } from "./targetCompletion.js";

export interface CompletionOptions extends NameOptions {
	/** Whether the client takes snippets (`$1`); without, items are plain text. */
	readonly snippets: boolean;
	/** Only because a blank was typed: then nothing is offered but in an empty cell. */
	readonly byBlank?: boolean;
}

/**
 * What may be written at a position: names in unit and leader cells, numbers, `^^`, rows, sections, headers,
 * words of targets, front matter, rule codes. The list is incomplete wherever what is typed decides what fits, so
 * that the client asks again at each letter and does not filter pinyin by characters.
 */
export function provideCompletion(
	snapshot: PlanSnapshot,
	position: Position,
	options: CompletionOptions,
): CompletionList {
	const { plan, document } = snapshot;
	const line = Math.max(0, Math.min(position.line, document.lines.length - 1));
	const text = document.lines[line] ?? "";
	const character = Math.max(0, Math.min(position.character, text.length));
	const before = text.slice(0, character);
	if (options.byBlank === true && !before.trimEnd().endsWith("|") && !before.includes("\t")) return nothing;
	const comment = commentBefore(before);
	if (comment !== undefined) return completeComment(snapshot, { line, character }, comment, text, options);
	const index = blockIndexAt(snapshot, line);
	const list = completeAt(snapshot, index, { line, character }, text, options);
	if (!options.snippets) return list;
	const snippets = snippetsAt(snapshot, index, plan.blockAt(index), line, before, options.language);
	return snippets.length === 0 ? list : { isIncomplete: true, items: [...list.items, ...snippets] };
}

function completeAt(
	snapshot: PlanSnapshot,
	index: number,
	{ line, character }: Position,
	text: string,
	options: CompletionOptions,
): CompletionList {
	const { plan } = snapshot;
	const before = text.slice(0, character);
	const block = plan.blockAt(index);
	switch (block?.kind) {
		case "front-matter":
			return completeFrontMatter(snapshot, { line, character }, options);
		case "row":
			return completeRow(snapshot, index, block, taskOfBlock(snapshot, index), { line, character }, options);
		case "table-header":
			return completeHeader(before, line, options);
		case "section":
			return before.trimStart().startsWith("#")
				? completeHeading(snapshot, index, before, line, options)
				: nothing;
		case "text":
			if (before.trim() === "") return completeBlankLine(snapshot, index, before, line, options);
			if (before.trimStart().startsWith("#")) return completeHeading(snapshot, index, before, line, options);
			if (before.trimStart().startsWith("|")) return completeHeader(before, line, options);
			return completeProse(snapshot, index, block, { line, character }, options);
		default:
			return nothing;
	}
}

/** In an assignment in prose, units and leaders as in a cell; in a task's words, the words of targets. */
function completeProse(
	snapshot: PlanSnapshot,
	index: number,
	block: TextBlock,
	position: Position,
	options: CompletionOptions,
): CompletionList {
	const start = snapshot.plan.lineOfBlock(index);
	const found = rowAt(snapshot, block, index, position.line - start, position.character);
	return found === undefined
		? nothing
		: completeRow(snapshot, index, found.row, found.task, position, options);
}

/** Adds to an item what hover says of its name. Items of other kinds, and of a document gone by, stay as they are. */
export function resolveCompletion(
	item: CompletionItem,
	snapshotOf: (uri: string) => PlanSnapshot | undefined,
	optionsFor: (snapshot: PlanSnapshot) => DescribeOptions,
): CompletionItem {
	const data: unknown = item.data;
	const snapshot = isNameData(data) ? snapshotOf(data.uri) : undefined;
	if (snapshot === undefined || !isNameData(data)) return item;
	const describe = data.kind === "unit" ? describeUnit : describeOfficial;
	const value = describe(snapshot, data.name, optionsFor(snapshot));
	return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

function completeRow(
	snapshot: PlanSnapshot,
	index: number,
	row: RowBlock,
	task: number,
	position: Position,
	options: CompletionOptions,
): CompletionList {
	const { plan, document } = snapshot;
	const start = plan.lineOfBlock(index);
	const column = columnAt(snapshot, row, start, position.line - start, position.character);
	const role = row.header.columns[column]?.role;
	if (task < 0 || role === undefined) return nothing;
	const before = (document.lines[position.line] ?? "").slice(0, position.character);
	const site = { ...siteAt(row, task, column, before, position), lineInRow: position.line - start };
	const { language, byBlank = false } = options;
	if (byBlank && !(site.isEmpty && site.typed === "")) return nothing;
	if (column === 0 && isBlankRow(row) && row.header.layout === "table")
		return listOf(
			newRowItems(snapshot, row, task, position.line, before, document.lines[position.line] ?? "", options),
		);
	switch (role) {
		case "unit":
		case "lead-unit":
			return { isIncomplete: true, items: completeUnits(snapshot, site, options) };
		case "leader":
			return { isIncomplete: true, items: completeOfficials(snapshot, site, options) };
		case "number":
		case "group": {
			const items: CompletionItem[] = [];
			if (!site.isEmpty || site.typed !== "") return nothing;
			const merge = row.header.layout === "table" ? mergeItem(snapshot, site, language) : undefined;
			if (merge !== undefined) items.push(merge);
			if (role === "number") items.push(nextNumberItem(snapshot, site, row, options));
			return listOf(items);
		}
		case "task":
			if (site.isEmpty && site.typed === "" && row.header.numberIn !== "serial")
				return listOf([nextNumberItem(snapshot, site, row, options)]);
			return {
				isIncomplete: true,
				items: completeTargetWords(before, position, language, options.toPinyin, options.snippets),
			};
		case "deadline":
			return { isIncomplete: true, items: completeDeadline(snapshot, site) };
		default:
			return nothing;
	}
}

/** What is written in the cell up to the cursor, from the last separator on. */
function siteAt(
	row: RowBlock,
	task: number,
	column: number,
	before: string,
	{ line, character }: Position,
): Omit<NameSite, "lineInRow"> {
	let from = character;
	while (from > 0 && character - from < longestName && !separators.includes(before[from - 1] ?? "|")) from--;
	while (from < character && /\s/.test(before[from] ?? "")) from++;
	const cell = row.cells[column];
	const typed = before.slice(from);
	const mark = before[from - 1] ?? "";
	const content = cell?.state === "text" ? cell.content.text : "";
	return {
		task,
		row,
		column,
		typed,
		range: { start: { line, character: from }, end: { line, character } },
		star: stars.includes(mark) ? mark : "",
		isEmpty: content === "" || content === typed,
	};
}

const stars = "★☆✩✭✮✯✰⭐⋆*＊※▲";
const separators = `、,，;；：:|\t>${stars}`;
const longestName = 60;

function nextNumberItem(
	snapshot: PlanSnapshot,
	site: NameSite,
	row: RowBlock,
	{ language }: CompletionOptions,
): CompletionItem {
	const isGroup = site.column === row.header.numberColumn && row.header.numberIn !== "serial";
	const inTask = site.column === row.header.taskColumn;
	const number = isGroup ? nextGroupNumber(snapshot, site.task) : nextTaskNumber(snapshot, site.task);
	const newText = `${number}${inTask ? markBehindNumber(snapshot, site.task) : ""}`;
	const detail = isGroup
		? { zh: "下一个项目的序号", en: "number of the next group" }
		: { zh: "下一项任务的序号", en: "number of the next task" };
	return {
		label: newText,
		kind: CompletionItemKind.Value,
		detail: detail[language],
		textEdit: { range: site.range, newText },
	};
}

function isBlankRow(row: RowBlock): boolean {
	return row.surplus.length === 0 && row.cells.every(({ state }) => state === "empty" || state === "missing");
}

type RowPlace = readonly [
	snapshot: PlanSnapshot,
	row: RowBlock,
	task: number,
	line: number,
	before: string,
	text: string,
	options: CompletionOptions,
];

/** A whole row that goes on with the group above, and one that begins another, where the table has groups. */
function newRowItems(...where: RowPlace): CompletionItem[] {
	const [{ plan }, { header }, task] = where;
	const item = newRowItem(false, ...where);
	return header.groupColumn >= 0 && plan.taskAt(task - 1)?.header === header
		? [item, newRowItem(true, ...where)]
		: [item];
}

/** A whole row: number and group merged with those above, the next number, and places for the rest. */
function newRowItem(
	beginsGroup: boolean,
	...[snapshot, row, task, line, before, text, { language, snippets }]: RowPlace
): CompletionItem {
	const { plan } = snapshot;
	const { header } = row;
	const above = plan.taskAt(task - 1);
	const hasAbove = above !== undefined && above.header === header;
	const follows = hasAbove && !beginsGroup;
	const section = plan.taskAt(task) === row ? plan.sectionOfTask(task) : plan.sectionCount - 1;
	const number = `${nextTaskNumber(snapshot, task, hasAbove ? plan.sectionOfTask(task - 1) : section)}`;
	const group = hasAbove ? (plan.groupAt(plan.groupOfTask(task - 1))?.number ?? 0) + 1 : 1;
	let place = 0;
	const stop = () => (snippets ? `$${++place}` : "");
	const starLeads = plan.conventions.lead === "star" || plan.conventions.lead === "none";
	const hasLeadColumn = header.columns.some(({ role }) => role === "lead-unit");
	const cells = header.columns.map(({ role }) => {
		if (role === "number") return header.numberIn === "serial" ? number : follows ? "^^" : `${group}`;
		if (role === "group") return follows ? "^^" : stop();
		if (role === "task")
			return header.numberIn === "serial" ? stop() : `${number}${markBehindNumber(snapshot, task)}${stop()}`;
		if (role === "unit") return `${starLeads && !hasLeadColumn ? "★" : ""}${stop()}`;
		return stop();
	});
	const start = before.length - before.trimStart().length;
	const detail = beginsGroup
		? { zh: "新项目的第一项任务（整行）", en: "the first task of a new group (the whole row)" }
		: { zh: "新的一项任务（整行）", en: "a new task (the whole row)" };
	return {
		label: `${number}${header.numberIn === "serial" ? "" : "."}${beginsGroup ? (language === "zh" ? " 新项目" : " new group") : ""}`,
		kind: CompletionItemKind.Snippet,
		detail: detail[language],
		insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
		...(before.trim() === "" ? {} : { filterText: before.trim() }),
		textEdit: {
			range: {
				start: { line, character: start },
				end: { line, character: Math.max(before.length, text.length) },
			},
			newText: `| ${cells.join(" | ")} |`,
		},
	};
}

function completeDeadline({ plan }: PlanSnapshot, site: NameSite): CompletionItem[] {
	const column = site.row.header.deadlineColumn;
	const counts = new Map<string, number>();
	for (let task = 0; task < plan.taskCount; task++) {
		const row = plan.taskAt(task);
		const cell = task === site.task || row?.header !== site.row.header ? undefined : row.cells[column];
		if (cell?.state !== "text" || cell.content.text.length > 24) continue;
		counts.set(cell.content.text, (counts.get(cell.content.text) ?? 0) + 1);
	}
	return [...counts]
		.filter(([words]) => words.startsWith(site.typed))
		.sort((a, b) => b[1] - a[1])
		.slice(0, 20)
		.map(([words], i) => ({
			label: words,
			kind: CompletionItemKind.Value,
			sortText: String(i).padStart(4, "0"),
			textEdit: { range: site.range, newText: words },
		}));
}

/** Behind a table, a new row; elsewhere the heading of the next section. */
function completeBlankLine(
	snapshot: PlanSnapshot,
	index: number,
	before: string,
	line: number,
	options: CompletionOptions,
): CompletionList {
	const { plan, document } = snapshot;
	const items: CompletionItem[] = [];
	const above = plan.blockAt(index - 1);
	if (above?.kind === "row" && above.header.layout === "table" && (document.lines[line] ?? "").trim() === "")
		items.push(
			...newRowItems(
				snapshot,
				above,
				plan.tasksBefore(index),
				line,
				before,
				document.lines[line] ?? "",
				options,
			),
		);
	if (plan.sectionCount > 0 || plan.taskCount > 0 || plan.titleBlock >= 0)
		items.push(...completeHeading(snapshot, index, before, line, options).items);
	return listOf(items);
}

function completeHeading(
	{ plan }: PlanSnapshot,
	index: number,
	before: string,
	line: number,
	{ language }: CompletionOptions,
): CompletionList {
	// Only a heading that says nothing yet is completed; `#` alone may become a section's.
	if (!/^\s{0,40}#{0,2}\s{0,8}$/.test(before)) return nothing;
	let ordinal = 0;
	for (const { block, blockIndex } of plan.eachSection()) {
		if (blockIndex >= index) break;
		ordinal = block.ordinal ?? ordinal + 1;
	}
	if (ordinal >= 99) return nothing;
	const newText = `## ${printChineseNumeral(ordinal + 1)}、`;
	const start = before.length - before.trimStart().length;
	return listOf([
		{
			label: newText,
			kind: CompletionItemKind.Module,
			detail: language === "zh" ? "下一个部分" : "the next section",
			...(before.trim() === "" ? {} : { filterText: before.trimStart() }),
			textEdit: {
				range: { start: { line, character: start }, end: { line, character: before.length } },
				newText,
			},
		},
	]);
}

const headerNames: readonly string[] = [
	"序号",
	"项目",
	"重点工作目标任务",
	"牵头领导",
	"责任单位",
	"牵头单位",
	"配合单位",
	"完成时限",
	"备注",
];

/** Names of columns that the header does not have yet; in an empty one, the whole head of a table too. */
function completeHeader(
	before: string,
	line: number,
	{ language, snippets }: CompletionOptions,
): CompletionList {
	const cells = before.split("|");
	const typed = (cells.at(-1) ?? "").trimStart();
	if (typed.length > longestName) return nothing;
	const used = new Set(cells.slice(0, -1).map((cell) => findColumnRole(cell)));
	const written = new Set(cells.slice(0, -1).map((cell) => cell.trim()));
	const range: Range = {
		start: { line, character: before.length - typed.length },
		end: { line, character: before.length },
	};
	const items: CompletionItem[] = [];
	for (const name of headerNames) {
		const role = findColumnRole(name);
		if (written.has(name) || (role !== "unit" && role !== "other" && used.has(role))) continue;
		if (typed !== "" && !name.includes(typed.trim())) continue;
		items.push({
			label: name,
			kind: CompletionItemKind.Field,
			sortText: String(items.length + 1).padStart(4, "0"),
			...(typed === "" ? {} : { filterText: typed }),
			textEdit: { range, newText: name },
		});
	}
	if (before.trim() === "|") {
		const start = before.length - before.trimStart().length;
		const names = headerNames.slice(0, 5);
		const dashes = names.map((name) => "-".repeat(name.length * 2));
		items.unshift({
			label: `| ${names.join(" | ")} |`,
			kind: CompletionItemKind.Snippet,
			detail: language === "zh" ? "整个表头" : "the whole head of the table",
			sortText: "0000",
			filterText: "|",
			insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
			textEdit: {
				range: { start: { line, character: start }, end: { line, character: before.length } },
				newText: `| ${names.join(" | ")} |\n| ${dashes.join(" | ")} |\n| 1 | ${snippets ? "$1" : ""} | 1.${snippets ? "$2" : ""} | ${snippets ? "$3" : ""} | ★${snippets ? "$4" : ""} |`,
			},
		});
	}
	return listOf(items);
}

/** Items come back from the client; nothing says that they are ours. */
function isNameData(data: unknown): data is NameData {
	if (typeof data !== "object" || data === null) return false;
	const isText = (key: string) =>
		key in data && typeof Object.getOwnPropertyDescriptor(data, key)?.value === "string";
	if (!isText("uri") || !isText("name") || !("kind" in data)) return false;
	return data.kind === "unit" || data.kind === "official";
}
