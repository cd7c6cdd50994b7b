import { keptColumns } from "../layouts/keptColumns.js";
import { type RowBlock, rowsOf } from "../model/block.js";
import { counted } from "../model/counted.js";
import { mayHaveMarkup, readEntities, readInline, withoutFootnoteSigns } from "../model/inlineMarkup.js";
import { mapLine } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import type { Cell } from "../model/tableHeader.js";
import type { SourceDocument } from "../text/sourceDocument.js";
import { type ImportNote, listTasks } from "./importNote.js";
import { commentNotes, mostLeftOut, pageNumbersIn, toLeftOut } from "./leftOut.js";
import { capitalized, type LineNames, nameLines } from "./lineNames.js";
import { reportPieces } from "./pieceReport.js";
import { isDecimalNumber } from "./printCell.js";
import { reportProse } from "./proseReport.js";
import { layOutProse, type ProsePart, type ProseTable } from "./proseTable.js";
import { reportChanges } from "./rereading.js";
import { struckNotes } from "./struckNotes.js";
import { unreadNotes } from "./unreadNotes.js";

/**
 * What an import into table layout filled up, guessed and left out, and then what it joined, each in the order of the source.
 *
 * @param printed the result, as `printPlan` gives it for this plan
 * @param frontMatter the YAML of the source's own front matter, empty without one
 * @param nameOf what lines of the source are called
 */
export function reportImport(
	plan: Plan,
	document: SourceDocument,
	printed: string,
	frontMatter: string,
	nameOf: LineNames = nameLines,
): readonly ImportNote[] {
	const prose = layOutProse(plan);
	const notes = [
		...regionNote(plan, frontMatter),
		...unreadNotes(plan, nameOf),
		...keyNotes(printed, frontMatter),
		...tsvNote(plan),
		...decimalNote(plan, nameOf),
		...controlsNote(document, printed, nameOf),
		...commentNotes(plan, document, nameOf),
		...joinedGroups(plan, nameOf),
		...joinedTables(plan, nameOf),
		...joinedLines(plan, nameOf),
		...reportPieces(plan, nameOf),
		...filledRuns(plan, document, nameOf),
		...lostHeadings(plan, nameOf),
		...keptNote(plan, nameOf),
		...struckNotes(plan, nameOf),
		...(prose === undefined ? [] : reportProse(plan, prose, nameOf)),
		...leftOut(plan, printed, prose, nameOf),
		...reportChanges(plan, printed, nameOf),
	];
	// What is certain comes last: nobody has to look at it.
	const rank = ({ kind }: ImportNote): number => (kind === "joined" ? 1 : 0);
	return notes.sort((a, b) => rank(a) - rank(b) || (a.line ?? -1) - (b.line ?? -1));
}

/** Columns that are carried over as they are, and are nothing of the task. */
function keptNote(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	const columns = keptColumns(plan);
	const first = columns[0];
	if (first === undefined) return [];
	const line = plan.lineOfBlock(first.blockIndex);
	const names = columns.slice(0, 12).map(({ name }) => `“${name === "" ? "—" : name.slice(0, 20)}”`);
	const where = nameOf([line]);
	const more = columns.length > names.length;
	return [
		{
			kind: "kept-open",
			line,
			message: {
				zh: `${where.zh}：${names.join("、")}${more ? "等" : ""}栏照原样保留，不作为任务的单位、领导、目标或时限读取。`,
				en: `${capitalized(where.en)}: ${counted(columns.length, "column is", "columns are")} kept as written and not read as units, leaders, targets or deadlines of tasks: ${names.join(", ")}${more ? " and others" : ""}.`,
			},
		},
	];
}

function regionNote(plan: Plan, frontMatter: string): readonly ImportNote[] {
	if (plan.region === null || /^region\s*:/m.test(frontMatter)) return [];
	const from = plan.issuer === null ? { zh: "标题", en: "title" } : { zh: "发文机关", en: "issuer" };
	return [
		{
			kind: "guessed",
			line: null,
			message: {
				zh: `文首写入了“region: ${plan.region}”，依据是${from.zh}；不对请改。`,
				en: `The front matter says “region: ${plan.region}”, after the ${from.en}; please correct it if it is another.`,
			},
		},
	];
}

/** What the front matter says of the layout is put as it is in tables. */
function keyNotes(printed: string, frontMatter: string): readonly ImportNote[] {
	const end = printed.startsWith("---\n") ? printed.indexOf("\n---\n", 3) : -1;
	const lines = printed.slice(4, Math.max(4, end)).split("\n");
	return ["layout", "lead", "numbering"].flatMap((key) => {
		const before = frontMatter.split("\n").find((line) => line.startsWith(`${key}:`));
		const after = lines.find((line) => line.startsWith(`${key}:`));
		if (after === undefined || after === before) return [];
		const from =
			before === undefined
				? { zh: `文首写入了“${after}”`, en: `The front matter says “${after}”` }
				: {
						zh: `文首的“${before}”改为“${after}”`,
						en: `“${before}” of the front matter is “${after}” now`,
					};
		return [
			{
				kind: "moved" as const,
				line: null,
				message: { zh: `${from.zh}，与表格一致。`, en: `${from.en}, as the tables have it.` },
			},
		];
	});
}

/** The clipboard does not tell merged cells from empty ones: said once, however many there are. */
function tsvNote(plan: Plan): readonly ImportNote[] {
	const rows = [...plan.eachTask()].filter(({ header }) => header.layout === "tsv");
	const covered = rows.filter(
		({ cells, header }) =>
			cells[header.numberColumn]?.state === "covered" || cells[header.groupColumn]?.state === "covered",
	).length;
	const vacant = rows.filter(({ leaderCell }) => leaderCell === "empty").length;
	if (covered + vacant === 0) return [];
	const zh: string[] = [];
	const en: string[] = [];
	if (covered > 0) {
		zh.push(`${covered} 行的序号、项目空着，按与上一行合并读取`);
		en.push(
			`number and group are empty in ${counted(covered, "row")} and were read as merged with the row above`,
		);
	}
	if (vacant > 0) {
		zh.push(`${vacant} 行的领导空着，按空缺读取`);
		en.push(`the leader is empty in ${counted(vacant, "row")} and was read as vacant`);
	}
	return [
		{
			kind: "guessed",
			line: null,
			message: {
				zh: `剪贴板不区分合并的格和空格：${zh.join("；")}；请核对。`,
				en: `The clipboard does not tell merged cells from empty ones: ${en.join("; ")}; please check.`,
			},
		},
	];
}

/** 1.0 becomes 1: said once, with its tasks. */
function decimalNote(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	const tasks = Array.from({ length: plan.taskCount }, (_, task) => task).filter((task) => {
		const row = plan.taskAt(task);
		const cell = row?.cells[row.header.numberColumn];
		return row?.number != null && cell?.state === "text" && isDecimalNumber(cell.content.text);
	});
	const [first] = tasks;
	if (first === undefined) return [];
	const listed = listTasks(plan, tasks, nameOf);
	return [
		{
			kind: "changed",
			line: plan.lineOfTask(first),
			message: {
				zh: `序号写作“1.0”的改为整数：${listed.zh}。`,
				en: `Numbers written like “1.0” are whole numbers now: ${listed.en}.`,
			},
		},
	];
}

/** Characters that nobody sees and no text has: where one stands beside what is taken apart, it may get lost. */
function controlsNote({ lines }: SourceDocument, printed: string, nameOf: LineNames): readonly ImportNote[] {
	const controls = /[\0-\x08\x0b-\x1f\x7f]/g;
	const line = lines.findIndex((words) => words.search(controls) >= 0);
	if (line < 0) return [];
	const before = lines.reduce((sum, words) => sum + (words.match(controls)?.length ?? 0), 0);
	const lost = before - (printed.match(controls)?.length ?? 0);
	if (lost <= 0) return [];
	const from = nameOf([line]);
	return [
		{
			kind: "left-out",
			line: null,
			message: {
				zh: `原文有 ${before} 个看不见的控制字符（${from.zh}起），其中 ${lost} 个没有放进结果。`,
				en: `The source has ${counted(before, "invisible control character")} (from ${from.en} on), of which ${lost} ${lost === 1 ? "is" : "are"} left out of the result.`,
			},
		},
	];
}

function joinedGroups(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	return [...plan.eachGroup()].flatMap(({ parts, name }) => {
		if (parts.length < 2) return [];
		const lines = parts.map(({ task }) => lineOfCell(plan, task, (row) => row.header.groupColumn));
		const places = nameOf(lines);
		const texts = parts.map(({ text }) => text);
		return [
			{
				kind: "joined" as const,
				line: lines[0] ?? 0,
				message: {
					zh: `项目名称“${texts.join("”“")}”（${places.zh}）被拆成 ${parts.length} 截，已合并为“${name}”。`,
					en: `The group name “${texts.join("” “")}” (${places.en}) was torn in ${parts.length} and is joined to “${name}”.`,
				},
			},
		];
	});
}

/** Tasks that stood on several lines in the source. */
function joinedLines(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	const broken = tasksWhere(plan, ({ text, header, cells }) => {
		// A `<br>` that somebody set in a table is kept; only lines that end within a cell are joined.
		// Rows that were put together from pieces are listed as such.
		if (header.layout === "table" || header.layout === "loose") return false;
		const lines = new Set(text.pieces.map(({ line }) => line));
		return cells[header.taskColumn]?.state === "text" && lines.size > 1;
	});
	const [first] = broken;
	if (first === undefined) return [];
	return [
		{
			kind: "joined",
			line: null,
			message: {
				zh: `${broken.length} 项任务的正文原来分成几行，已各并为一行：${listTasks(plan, broken, nameOf).zh}。`,
				en: `${counted(broken.length, "task")} stood on several lines and now ${broken.length === 1 ? "stands on one" : "stand on one each"}: ${listTasks(plan, broken, nameOf).en}.`,
			},
		},
	];
}

/** Rows of a pasted table that end before all columns are accounted for: the run of bars was lost. */
function filledRuns(plan: Plan, { lines }: SourceDocument, nameOf: LineNames): readonly ImportNote[] {
	const filled = tasksWhere(plan, (row, task) => {
		if (row.header.layout !== "pasted") return false;
		const end = plan.lineOfTask(task) + row.lines;
		const [bars, before] = [lines[end - 1]?.trim(), lines[end - 2]?.trim() ?? ""];
		const own = row.cells.filter(({ state }) => state === "text" || state === "empty").length;
		// Behind the last cell stands a run as long as the cells that it covers; one bar closes the cell itself.
		return bars === "|" && before !== "" && !/^[|｜]+$/.test(before) && own + 1 < row.header.columns.length;
	});
	const [first] = filled;
	if (first === undefined) return [];
	return [
		{
			kind: "filled",
			line: plan.lineOfTask(first),
			message: {
				zh: `${filled.length} 行末尾缺少表示合并的竖线（多在分页处），已按与上一行合并补齐：${listTasks(plan, filled, nameOf).zh}。`,
				en: `${counted(filled.length, "row lacks", "rows lack")} the closing bars of merged cells (mostly at page ends) and ${filled.length === 1 ? "is" : "are"} filled up as merged: ${listTasks(plan, filled, nameOf).en}.`,
			},
		},
	];
}

/** Pieces of tables that are one table in the result. */
function joinedTables(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	const notes: ImportNote[] = [];
	let rowsAbove = false;
	plan.forEachBlock((block, i) => {
		const line = plan.lineOfBlock(i);
		const place = nameOf([line]);
		if (block.kind === "row" && block.header.layout === "table") {
			rowsAbove = true;
			return;
		}
		if (block.kind === "table-header") rowsAbove = false;
		if (block.kind !== "text") return;
		if (block.role === "repeated-header")
			notes.push({
				kind: "left-out",
				line,
				message: {
					zh: `${place.zh}是重复的表头，没有放进结果。`,
					en: `${capitalized(place.en)} is the header once more and is left out of the result.`,
				},
			});
		else if (block.role === "delimiter" && rowsAbove)
			notes.push({
				kind: "joined",
				line,
				message: {
					zh: `${place.zh}起的表格没有自己的表头，接在上面的表格之后。`,
					en: `The table from ${place.en} on has no header of its own and goes on with the table above.`,
				},
			});
	});
	return notes;
}

function lostHeadings(plan: Plan, nameOf: LineNames): readonly ImportNote[] {
	return [...plan.eachSection()].flatMap(({ block, blockIndex }) => {
		if (block.ordinal !== null || block.title.text !== "") return [];
		const line = plan.lineOfBlock(blockIndex) + block.span.line;
		return [
			{
				kind: "kept-open" as const,
				line,
				message: {
					zh: `${nameOf([line]).zh}的部分标题是空的，结果里写成单独的“##”；请补上标题。`,
					en: `The section heading at ${nameOf([line]).en} is blank and stands as a lone “##”; please write it.`,
				},
			},
		];
	});
}

/**
 * What stands in the source and not in the result. The result keeps the order of the source, so one pass over
 * both finds it; blanks, bars, 、 and other marks of layout do not count.
 */
function leftOut(
	plan: Plan,
	printed: string,
	prose: ProseTable | undefined,
	nameOf: LineNames,
): readonly ImportNote[] {
	const result = bare(printed.split("\n").map(shown).join("\n"));
	const notes: ImportNote[] = [];
	let from = 0;
	let task = 0;
	const lookAtPart = (part: ProsePart, start: number): void => {
		const line = start + part.line;
		if (part.kind === "text") look(part.text, line);
		else if (part.kind === "heading") look(plan.pointAt(part.point)?.text.text ?? "", line);
		else {
			task = part.task + 1;
			const row = plan.taskAt(part.task);
			look(row?.text.text ?? "", line);
			for (const words of prose?.wordsOf(part.task) ?? []) look(words, line);
		}
	};
	const look = (text: string, line: number): void => {
		let words = bare(text);
		if (words === "" || notes.length >= mostLeftOut) return;
		let at = result.indexOf(words, from);
		if (at < 0 && mayHaveMarkup(text)) {
			// The row of a table that is not a plan's is kept as it is written.
			words = bare(readInline(text, 0, text.length).text);
			at = result.indexOf(words, from);
		}
		if (at >= 0) from = at + words.length;
		else notes.push(toLeftOut(text, line, nameOf));
	};
	for (let i = 0; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		const start = plan.lineOfBlock(i);
		const parts = prose?.partsOf(i);
		if (parts !== undefined) for (const part of parts) lookAtPart(part, start);
		// What excuses a task from rules goes with it into its row.
		else if (block?.kind === "text" && prose !== undefined && block.disablesNext !== undefined) continue;
		else if (block?.kind === "text" && block.rows !== undefined)
			for (const row of block.rows) lookAtRow(row, start);
		else if (block?.kind === "text" && (block.role === "delimiter" || block.role === "repeated-header"))
			continue;
		else if (block?.kind === "text") look(block.text.text, start);
		else if (block?.kind === "section") look(block.title.text, start);
		else if (block?.kind === "row") lookAtRow(block, start);
		else if (block?.kind === "table-header" && block.rows !== undefined)
			for (const row of block.rows) lookAtRow(row, start);
		else if (block?.kind === "table-header" && block.header.taskColumn >= 0 && !hasRows(plan, i))
			notes.push(toLeftOut(block.header.columns.map(({ header }) => header).join(" "), start, nameOf));
	}
	return notes;

	function lookAtRow(row: RowBlock, start: number): void {
		const torn = plan.groupAt(plan.groupOfTask(task))?.parts ?? [];
		const isTorn = torn.length > 1 && torn.some((part) => part.task === task);
		row.cells.forEach((cell, column) => {
			if (column === row.header.taskColumn) {
				look(row.text.text, start + cell.span.line);
				for (const mark of pageNumbersIn(cell.content.text))
					notes.push(toLeftOut(mark, start + cell.span.line, nameOf));
			}
			// The parts of a torn name are reported as joined, 1.0 as changed.
			else if (column === row.header.numberColumn && isDecimalNumber(cell.content.text)) return;
			else if (!(isTorn && column === row.header.groupColumn)) lookAtCell(cell, start);
		});
		for (const cell of row.surplus) lookAtCell(cell, start);
		task++;
	}

	function lookAtCell(cell: Cell, start: number): void {
		if (cell.state === "text") look(cell.content.text, start + cell.span.line);
	}
}

/** What a line of the result shows. */
function shown(line: string): string {
	if (/^(?:\||#{1,6} )/.test(line)) return readInline(line, 0, line.length).text;
	return /[&<]/.test(line) ? readEntities(mapLine(line, 0, 0)).text : line;
}

/** Whether rows follow a table's header before the next header. */
function hasRows(plan: Plan, header: number): boolean {
	for (let i = header + 1; i < plan.blockCount; i++) {
		const block = plan.blockAt(i);
		if (block !== undefined && rowsOf(block).length > 0) return true;
		if (block?.kind === "table-header") return false;
	}
	return false;
}

function tasksWhere(plan: Plan, holds: (row: RowBlock, task: number) => boolean): readonly number[] {
	return [...plan.eachTask()].flatMap((row, task) => (holds(row, task) ? [task] : []));
}

function lineOfCell(plan: Plan, task: number, columnOf: (row: RowBlock) => number): number {
	const row = plan.taskAt(task);
	const cell = row?.cells[columnOf(row)];
	return plan.lineOfTask(task) + (cell?.span.line ?? 0);
}

function bare(text: string): string {
	return withoutFootnoteSigns(text).replace(/<br>|[\s|｜\\、，,;；★^]/g, "");
}
