import { isNobody } from "../../../server/src/common/language/nobody.js";
import type {
	JoinTasks,
	MergeCells,
	RenameName,
	ReplaceText,
	SetCell,
	SetLeaders,
	SetNumbers,
	SetUnits,
	SplitCell,
	TextPlace,
} from "../../../server/src/common/model/planOperation.js";
import type { OffsetRange } from "../../../server/src/common/model/span.js";
import { type ShownRow, type ShownText, words } from "../shownPlan.js";
import type { Verdict } from "./verdict.js";
import type { WorkPlan, WorkRow } from "./workPlan.js";

export function setCell(work: WorkPlan, verdict: Verdict, { task, column, text }: SetCell): void {
	if (isNumberCell(work, task, column)) verdict.renumbers = true;
	putCell(work, verdict, task, column, text);
}

export function setUnits(work: WorkPlan, verdict: Verdict, { task, column, units }: SetUnits): void {
	const role = work.document.shown.rows[task]?.roles[column];
	if (role !== "unit" && role !== "lead-unit") verdict.refuse("the column holds no units");
	const names = units.map(({ name, star }) => (star ? `★${words(name)}` : words(name)));
	putCell(work, verdict, task, column, names.join("、"));
	verdict.units = { task, column, units: names };
	if (!units.every(({ name }) => isPlainUnit(name))) verdict.may("not the name of a unit");
}

export function setLeaders(work: WorkPlan, verdict: Verdict, { task, names }: SetLeaders): void {
	const column = work.document.shown.rows[task]?.roles.indexOf("leader") ?? -1;
	if (column < 0) verdict.refuse("there is no column of leaders");
	putCell(work, verdict, task, column, names.map(words).join("、"));
	verdict.leaders = { task, names };
	if (!names.every((name) => /^[\u4e00-\u9fff]{2,3}$/.test(name))) verdict.may("not the name of a person");
}

/** A name that no reader of lists takes for anything else. */
function isPlainUnit(name: string): boolean {
	return (
		/^[\u4e00-\u9fff]{2,12}(?:局|委|办|中心|政府)$/.test(name) && !/牵头|配合|负责|会同|等|和/.test(name)
	);
}

/** Makes a cell show a text, with the cells that hang on it; a merged one becomes a cell of its own. */
function putCell(work: WorkPlan, verdict: Verdict, task: number, column: number, text: string): void {
	if (words(text) !== text) verdict.may("blanks that nobody sees");
	const shown = work.document.shown.rows[task];
	const cell = shown?.cells[column];
	if (shown === undefined || cell === undefined) verdict.refuse("there is no such cell");
	const row = work.rowOf(task);
	if (row === undefined) {
		putProse(work, verdict, shown, column, text);
		return;
	}
	const own = row.cells[column];
	if (own === undefined) verdict.refuse("there is no such cell");
	if (own.isMerged) row.cells[column] = work.newCell(text);
	else work.setOrigin(own.origin, text);
}

/** Likewise in prose, where each task stands in a paragraph. */
function putProse(work: WorkPlan, verdict: Verdict, shown: ShownRow, column: number, text: string): void {
	verdict.may("prose");
	verdict.concernBlock(work, shown.block);
	for (const one of work.blocks) {
		if (one.kind !== "other" || one.block.kind !== "text" || one.block.block !== shown.block) continue;
		const block: ShownText = one.block;
		const rows = block.rows.map((row) => (row.task === shown.task ? withCell(row, column, text) : row));
		one.block = { ...block, rows };
	}
}

function withCell(row: ShownRow, column: number, text: string): ShownRow {
	const state = words(text) === "" ? "empty" : "text";
	return { ...row, cells: row.cells.map((cell, i) => (i === column ? { state, text } : cell)) };
}

/** Whether reading may tell by a cell where the tasks of the table have their numbers. */
export function isNumberCell(work: WorkPlan, task: number, column: number): boolean {
	const role = work.document.shown.rows[task]?.roles[column];
	return role === "number" || role === "task" || role === "goal";
}

export function mergeCells(work: WorkPlan, verdict: Verdict, operation: MergeCells): void {
	const { task, column, endTask = task + 1 } = operation;
	if (endTask <= task) verdict.refuse("there are no tasks in the range");
	for (let at = task; at < endTask; at++) {
		const row = work.rowOf(at);
		if (row === undefined) verdict.refuse("only rows of tables merge");
		const cell = row.cells[column];
		if (cell === undefined) verdict.refuse("there is no such column");
		const above = work.rowAbove(work.blocks.indexOf(row), row.header);
		const hangsOn = above?.cells[column];
		if (above === undefined || hangsOn === undefined) verdict.refuse("there is no row above");
		if (at > task && above.shown?.task !== at - 1) verdict.refuse("the rows do not follow one another");
		if (isNumberCell(work, at, column)) verdict.renumbers = true;
		if (cell.isMerged && cell.origin === hangsOn.origin) {
			if (at === task && endTask === task + 1) verdict.idle("it is merged already");
			continue;
		}
		const isSame = words(cell.text) === words(hangsOn.text);
		if (words(cell.text) !== "" && !isSame) verdict.refuse("what the cell says would be lost");
		// What hung on an empty cell shows nothing, and goes on to do so.
		if (isSame && !cell.isMerged) work.unite(cell.origin, hangsOn.origin);
		row.cells[column] = { ...hangsOn, isMerged: true };
	}
}

export function splitCell(work: WorkPlan, verdict: Verdict, { task, column }: SplitCell): void {
	const row = work.rowOf(task);
	if (row === undefined) verdict.refuse("only rows of tables merge");
	const cell = row.cells[column];
	if (cell === undefined) verdict.refuse("there is no such column");
	if (isNumberCell(work, task, column)) verdict.renumbers = true;
	if (!cell.isMerged) {
		verdict.idle("it is not merged");
		return;
	}
	const { origin } = cell;
	row.cells[column] = work.newCell(cell.text);
	const now = row.cells[column];
	// Those directly below that hung on the same cell hang on this one.
	let index = work.blocks.indexOf(row);
	for (let below = rowBelow(work, index); below !== undefined; below = rowBelow(work, index)) {
		const other = below.cells[column];
		if (other?.origin !== origin || now === undefined) break;
		below.cells[column] = { ...now, isMerged: true };
		index = work.blocks.indexOf(below);
	}
}

function rowBelow(work: WorkPlan, index: number): WorkRow | undefined {
	for (let i = index + 1; i < work.blocks.length; i++) {
		const block = work.blocks[i];
		if (block?.kind !== "row") continue;
		return work.rowAbove(i, block.header) === work.blocks[index] ? block : undefined;
	}
	return undefined;
}

export function renameName(work: WorkPlan, verdict: Verdict, { places }: RenameName): void {
	const changes = new Map<string, { at: TextPlace; edits: { range: OffsetRange; text: string }[] }>();
	const add = (at: TextPlace, range: OffsetRange, text: string) => {
		const key = JSON.stringify(at);
		const change = changes.get(key) ?? { at, edits: [] };
		change.edits.push({ range, text });
		changes.set(key, change);
	};
	if (places.length === 0) verdict.idle("there is nothing to rename");
	for (const { at, name } of places) {
		if (!isPlainUnit(name) && !/^[\u4e00-\u9fff]{2,3}$/.test(name)) verdict.may("not a name");
		if ("text" in at) {
			add(at.text, at.range, name);
			continue;
		}
		const row = work.document.shown.rows[at.task];
		const unit = "unit" in at ? row?.units[at.unit] : undefined;
		const leader = "leader" in at ? row?.leaders[at.leader] : undefined;
		if (unit !== undefined) add({ task: at.task, column: unit.column }, unit.range, name);
		else if (leader !== undefined)
			add({ task: at.task, column: row?.roles.indexOf("leader") ?? -1 }, leader, name);
		else verdict.refuse("there is no such name");
	}
	for (const { at, edits } of changes.values()) replaceIn(work, verdict, at, edits);
}

export function replaceText(work: WorkPlan, verdict: Verdict, { at, range, text }: ReplaceText): void {
	replaceIn(work, verdict, at, [{ range, text }]);
}

interface Replacement {
	readonly range: OffsetRange;
	readonly text: string;
}

/** The text with its ranges replaced; undefined where one is not in it, or two overlap. */
function replaced(text: string, edits: readonly Replacement[]): string | undefined {
	let result = "";
	let at = 0;
	for (const { range, text: now } of [...edits].sort((a, b) => a.range[0] - b.range[0])) {
		if (range[0] < at || range[1] < range[0] || range[1] > text.length) return undefined;
		result += text.slice(at, range[0]) + now;
		at = range[1];
	}
	return result + text.slice(at);
}

function replaceIn(work: WorkPlan, verdict: Verdict, at: TextPlace, edits: readonly Replacement[]): void {
	if ("task" in at) {
		const cell = work.document.shown.rows[at.task]?.cells[at.column];
		if (cell === undefined) verdict.refuse("there is no such cell");
		const text = replaced(cell.text, edits);
		if (text === undefined) verdict.refuse("the range is not in the text");
		if (isNumberCell(work, at.task, at.column)) verdict.renumbers = true;
		if (cell.state !== "text") verdict.may("the cell has no text");
		if (words(text) === "" && cell.state === "text") verdict.may("nothing would be left");
		putCell(work, verdict, at.task, at.column, text);
		return;
	}
	const index = work.blocks.findIndex((one) => one.kind === "other" && one.block.block === at.block);
	const found = work.blocks[index];
	if (found?.kind !== "other") verdict.refuse("the block shows no text");
	verdict.concernBlock(work, at.block);
	const { block } = found;
	const [first] = edits;
	if (block.kind === "header") {
		const name = block.names[at.column ?? -1];
		if (name === undefined) verdict.refuse("there is no such column");
		const text = replaced(name, edits);
		if (text === undefined) verdict.refuse("the range is not in the text");
		// By another name the column may be another, and the table none.
		verdict.may("a column's name");
		for (const row of work.rowsUnder(at.block)) if (row.shown) verdict.unsettled.add(row.shown.task);
		found.block = { ...block, names: block.names.map((one, i) => (i === at.column ? words(text) : one)) };
	} else if (block.kind === "section") {
		const title = replaced(block.title, edits);
		if (title === undefined) verdict.refuse("the range is not in the text");
		if (block.title === "") verdict.may("a lost heading");
		if (!isPlainTitle(title) || !isPlainTitle(first?.text ?? "")) verdict.may("not a title");
		if (block.inTable) verdict.may("a heading in a table");
		found.block = { ...block, title };
	} else if (block.kind === "text") {
		const text = replaced(block.text, edits);
		if (text === undefined) verdict.refuse("the range is not in the text");
		if (block.rows.length > 0 || block.inTable) verdict.open("tasks stand in the paragraph");
		if (block.role !== "title" && block.role !== "heading") {
			// A line is what it says: with other words it may be a task or a heading.
			verdict.open("what a line says makes it what it is");
			verdict.paragraph = text;
			return;
		}
		if (!isPlainTitle(text)) verdict.may("not a title");
		if (block.total !== undefined) verdict.open("the title declares the total");
		found.block = { ...block, text, frame: text };
	} else verdict.refuse("the block shows no text");
}

/** Words that no reader takes for anything but a title. */
export function isPlainTitle(text: string): boolean {
	return /^[\u4e00-\u9fff0-9]{1,40}$/.test(text) && !/^[一二三四五六七八九十百零第]|共/.test(text);
}

export function setNumbers(work: WorkPlan, verdict: Verdict, { numbers }: SetNumbers): void {
	verdict.renumbers = true;
	for (const { task } of numbers) verdict.named.add(task);
	if (numbers.length === 0) verdict.idle("there is nothing to number");
	if (new Set(numbers.map(({ task }) => task)).size < numbers.length) verdict.open("a task twice");
	for (const { task, number } of numbers) {
		const row = work.document.shown.rows[task];
		if (row === undefined) verdict.refuse("there is no such task");
		if (!Number.isInteger(number) || number < 0 || number > 999_999) verdict.refuse("not a number of a task");
		const numberIn = row.header < 0 ? "task" : (work.headerOf(row.header)?.numberIn ?? "none");
		const column = row.roles.indexOf(numberIn === "serial" ? "number" : "task");
		const cell = row.cells[column];
		if (cell === undefined) verdict.refuse("there is no place for a number");
		if (row.number !== undefined) {
			const [start, end] = row.number.range;
			const digits = cell.text.slice(start, end);
			if (!/^\d+$/.test(digits)) verdict.may("digits of another kind");
			if (numberIn === "task" && /^[.．]\d/.test(cell.text.slice(end, end + 2)))
				verdict.may("a figure follows");
			putCell(work, verdict, task, column, cell.text.slice(0, start) + number + cell.text.slice(end));
		} else if (numberIn === "serial") {
			// A number of another kind stays what it is.
			if (cell.state !== "empty") verdict.may("something else stands under 序号");
			putCell(work, verdict, task, column, String(number));
		} else {
			if (cell.state !== "text") verdict.may("there is no task to number");
			// 3.5万亩 and 5公里 would run into the number.
			if (/^[\d０-９\s（(]/.test(cell.text)) verdict.open("the task begins with a figure");
			if (row.header < 0) verdict.open("a number in prose");
			putCell(work, verdict, task, column, `${number}.${cell.text}`);
		}
	}
}

/**
 * The names of a list, with ★ where it leads and with what is said of each in brackets; undefined where the cell says
 * more than names. A stroke stands for nobody.
 */
function namesIn(text: string): string[] | undefined {
	if (isNobody(text)) return [];
	const seen = text.replace(/[\s\u3000]/g, "").replace(/[(（][^()（）]{0,60}[)）]/g, "");
	if (/牵头|配合|负责|会同|[:：/／()（）\s]|等/.test(seen)) return undefined;
	return (text.match(/(?:[(（][^()（）]*[)）]|[^、，,；;\n])+/g) ?? [])
		.map((name) => name.trim())
		.filter((name) => name !== "");
}

export function joinTasks(work: WorkPlan, verdict: Verdict, { task, endTask }: JoinTasks): void {
	const rows: WorkRow[] = [];
	verdict.renumbers = true;
	for (let at = task; at < endTask; at++) {
		const row = work.rowOf(at);
		if (row === undefined) {
			if (work.document.shown.rows[at] === undefined) verdict.refuse("there is no such task");
			verdict.open("prose");
		}
		const above = work.rowAbove(work.blocks.indexOf(row), row.header);
		if (at > task && above?.shown?.task !== at - 1) verdict.refuse("the rows do not follow one another");
		if (at > task && work.blocks[work.blocks.indexOf(row) - 1]?.kind !== "row")
			verdict.may("something stands between the rows");
		rows.push(row);
	}
	const [first] = rows;
	if (first === undefined || rows.length < 2) verdict.refuse("it takes two tasks");
	const header = work.headerOf(first.header);
	header?.roles.forEach((role, column) => {
		joinColumn(work, verdict, rows, first, column, role, header.numberIn === "serial");
	});
	first.comments = rows.flatMap(({ comments }) => comments);
	first.disabled = rows.flatMap(({ disabled }) => disabled);
	if (rows.some(({ surplus }) => surplus.length > 0)) verdict.may("cells too many");
	if (rows.some(({ comments, disabled }) => comments.length + disabled.length > 0)) verdict.may("comments");
	for (const row of rows.slice(1)) work.blocks.splice(work.blocks.indexOf(row), 1);
}

function joinColumn(
	work: WorkPlan,
	verdict: Verdict,
	rows: readonly WorkRow[],
	first: WorkRow,
	column: number,
	role: string,
	isSerial: boolean,
): void {
	const cells = rows.flatMap(({ cells: all }) => all[column] ?? []);
	const [own, ...others] = cells;
	if (own === undefined) return;
	const before = words(own.text);
	if (role === "task") {
		if (own.isMerged) verdict.refuse("the first task is merged with one above");
		// What is merged with a task that is joined says nothing of its own.
		const more = rows
			.slice(1)
			.flatMap(({ shown, cells: all }) => (all[column]?.isMerged ? [] : (shown?.words ?? "")));
		work.setOrigin(own.origin, before + more.join(""));
		return;
	}
	if (role === "number" && isSerial) {
		verdict.may("each task has a 序号 of its own");
		return;
	}
	const texts = [...new Set(cells.map(({ text }) => words(text)).filter((text) => text !== ""))];
	let text = before === "" ? (texts[0] ?? "") : before;
	if (role === "unit" || role === "lead-unit" || role === "leader") {
		const joined = joinNames(
			verdict,
			cells.map((cell) => words(cell.text)),
		);
		if (joined !== undefined) text = joined;
	} else if (texts.length > 1) verdict.refuse("two different texts in a column");
	// Only those hang on a new cell that showed the same before.
	if (text !== before) first.cells[column] = work.newCell(text);
	const now = first.cells[column];
	if (now === undefined) return;
	// What hung on an empty cell takes over its emptiness.
	for (const other of others)
		if (words(other.text) === words(now.text) && words(now.text) !== "") work.unite(other.origin, now.origin);
}

/** The names of several lists as one; undefined where that of the first, or the only one, says it all. */
function joinNames(verdict: Verdict, lists: readonly string[]): string | undefined {
	const namesNobody = (list: string) => list === "" || isNobody(list);
	const said = [...new Set(lists.filter((list) => !namesNobody(list)))];
	const [first = ""] = lists;
	// Where one alone names somebody, it is taken as it is written.
	if (said.length < 2) return namesNobody(first) ? said[0] : undefined;
	const all = lists.map(namesIn);
	const names = all.flatMap((list) => list ?? verdict.open("more than names"));
	const bare = (name: string) => name.replace(/^[★☆\s]+/, "").replace(/[\s\u3000]/g, "");
	const distinct = names.filter((name, i) => names.findIndex((other) => bare(other) === bare(name)) === i);
	if (new Set(names.map((name) => name.replace(/\s/g, ""))).size > distinct.length)
		verdict.open("a unit leads in one task and helps in the other");
	const ofFirst = new Set((all[0] ?? []).map(bare));
	const more = distinct.filter((name) => !ofFirst.has(bare(name)));
	if (more.length === 0) return undefined;
	return namesNobody(first) ? more.join("、") : [first, ...more].join("、");
}
