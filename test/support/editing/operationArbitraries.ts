import fc from "fast-check";
import type {
	NewCell,
	PlanOperation,
	RowPlace,
	TextPlace,
} from "../../../server/src/common/model/planOperation.js";
import type { OffsetRange } from "../../../server/src/common/model/span.js";
import type { ReadDocument, ShownHeader, ShownRow } from "../shownPlan.js";

/** Every kind of operation, at every place of a document that has a sense for it, and now and then at one that has none. */

export type OperationKind = PlanOperation["op"];

export const operationKinds = [
	"setCell",
	"insertRows",
	"deleteRows",
	"moveRows",
	"moveToSection",
	"mergeCells",
	"splitCell",
	"setUnits",
	"setLeaders",
	"renameName",
	"setNumbers",
	"setTotal",
	"setHeading",
	"insertHeading",
	"insertColumn",
	"deleteColumn",
	"moveColumn",
	"splitTask",
	"joinTasks",
	"replaceText",
	"setFrontMatter",
	"removeLines",
	"excuseLine",
] as const satisfies readonly OperationKind[];

type Listed = (typeof operationKinds)[number];
/** A kind that the list lacks is an error of types here. */
const isComplete: OperationKind extends Listed ? true : never = true;
void isComplete;

/** Numbers and texts out of which an operation is made when the document is known; all of them shrink. */
export interface Choices {
	readonly numbers: readonly number[];
	readonly plain: readonly string[];
	readonly hostile: readonly string[];
	/** Which texts are taken. */
	readonly isHostile: boolean;
	/** 0: the operation is sent to a place that does not exist. */
	readonly sense: number;
}

const plainTexts = [
	"按季度报送",
	"新建公园2个。",
	"12.完成道路4条。",
	"区教育局",
	"钱宇",
	"2026年6月底",
	"已完成50%",
	"责任到人、限期完成",
	"（试行）",
	"5.5亿元",
];

/** What somebody types or pastes that means something to one of the layouts. */
const hostilePieces = [
	...'|\\\t"\n★、，^-#*_`<>&:：；。/ 　',
	"\\|",
	"^^",
	"||",
	"| --- |",
	"<br>",
	"<b>粗</b>",
	"<!-- 核对 -->",
	"<!-- niwen-disable -->",
	"-->",
	"3.",
	"１２．",
	"(2)",
	"一、",
	"（二）",
	"合计",
	"注：",
	"序号",
	"责任单位：",
	"（区工信局牵头）",
	"共3项",
	"---",
	"[链接](a.md)",
	"&nbsp;",
	"\r",
	"\r\n",
	"\u0000",
	"\u2028",
	"𠮷",
	"\ud800",
	"区发改委",
	"增长5%",
	"无",
];

const hostileText = fc
	.array(fc.constantFrom(...hostilePieces, ...plainTexts), { maxLength: 5 })
	.map((pieces) => pieces.join(""));

export const choicesArbitrary: fc.Arbitrary<Choices> = fc.record({
	numbers: fc.array(fc.nat(9999), { minLength: 10, maxLength: 10 }),
	plain: fc.array(fc.constantFrom(...plainTexts), { minLength: 8, maxLength: 8 }),
	hostile: fc.array(hostileText, { minLength: 8, maxLength: 8 }),
	isHostile: fc.boolean(),
	sense: fc.nat(19),
});

/** Takes numbers and texts of the choices, one after another. */
class Picker {
	private nextNumber = 0;
	private nextText = 0;

	constructor(private readonly choices: Choices) {}

	get isSenseless(): boolean {
		return this.choices.sense === 0;
	}

	number(below: number): number {
		const { numbers } = this.choices;
		const number = numbers[this.nextNumber++ % numbers.length] ?? 0;
		return below <= 0 ? 0 : number % below;
	}

	chance(one: number): boolean {
		return this.number(one) === 0;
	}

	of<T>(list: readonly T[]): T | undefined {
		return list.length === 0 ? undefined : list[this.number(list.length)];
	}

	text(): string {
		const { hostile, plain, isHostile } = this.choices;
		const list = isHostile ? hostile : plain;
		return list[this.nextText++ % list.length] ?? "";
	}

	/** A text that has a sense as such a thing, or any. */
	word(list: readonly string[]): string {
		return this.choices.isHostile ? this.text() : (this.of(list) ?? "");
	}

	/** An index, or one that there is none of. */
	index(count: number): number {
		if (this.isSenseless || count === 0) return this.of([-1, count, count + 7, 1e9]) ?? -1;
		return this.number(count);
	}
}

const units = ["区审计局", "区文旅局", "区城管局", "区统计局", "临湖街道办"];
const leaders = ["周明", "吴天", "郑小红"];
const titles = ["产业升级", "民生保障", "城市建设2026"];
const columnNames = ["备注", "联系电话", "资金来源", "责任科室"];

/** An operation of a kind for a document, made of choices. */
export function makeOperation(kind: OperationKind, document: ReadDocument, choices: Choices): PlanOperation {
	const pick = new Picker(choices);
	switch (kind) {
		case "setCell": {
			const { task, column } = cellPlace(document, pick);
			return { op: kind, task, column, text: pick.chance(9) ? "" : pick.text() };
		}
		case "insertRows":
			return insertRows(document, pick);
		case "deleteRows":
			return { op: kind, tasks: someTasks(document, pick) };
		case "moveRows": {
			const tasks = someTasks(document, pick);
			const at = rowPlace(document, pick);
			return {
				op: kind,
				tasks,
				at,
				...(pick.chance(3) && { join: true }),
				...(pick.chance(2) && { rejoin: true }),
			};
		}
		case "moveToSection": {
			const tasks = someTasks(document, pick);
			return { op: kind, tasks, section: pick.index(document.plan.sectionCount) };
		}
		case "mergeCells":
			return mergeCells(document, pick);
		case "splitCell": {
			const merged = cellsOf(document, (row, column) => row.cells[column]?.state === "covered");
			return {
				op: kind,
				...(pick.chance(6) ? cellPlace(document, pick) : (pick.of(merged) ?? cellPlace(document, pick))),
			};
		}
		case "setUnits": {
			const cells = cellsOf(document, ({ roles }, column) => /unit$/.test(roles[column] ?? ""));
			const names = Array.from({ length: pick.number(4) }, () => ({
				name: pick.word(units),
				star: pick.chance(2),
			}));
			return { op: kind, ...(pick.of(cells) ?? cellPlace(document, pick)), units: distinct(names) };
		}
		case "setLeaders": {
			const rows = document.shown.rows.filter(({ roles }) => roles.includes("leader"));
			const task = pick.of(rows)?.task ?? pick.index(document.shown.rows.length);
			const names = Array.from({ length: pick.number(3) }, () => pick.word(leaders));
			return { op: kind, task, names: [...new Set(names)] };
		}
		default:
			return makeOtherOperation(kind, document, pick);
	}
}

function makeOtherOperation(kind: OperationKind, document: ReadDocument, pick: Picker): PlanOperation {
	const { plan, shown, lines } = document;
	switch (kind) {
		case "renameName":
			return renameName(document, pick);
		case "setNumbers": {
			const tasks = someTasks(document, pick);
			return {
				op: kind,
				numbers: tasks.map((task) => ({ task, number: pick.chance(30) ? 1_000_000 : pick.number(200) })),
			};
		}
		case "setTotal":
			return { op: kind, count: pick.isSenseless ? -1 : pick.number(400) };
		case "setHeading": {
			const headings = shown.blocks.flatMap((block) =>
				block.kind === "section" || (block.kind === "text" && /^(?:title|heading)$/.test(block.role))
					? [block.block]
					: [],
			);
			const block = (pick.chance(9) ? undefined : pick.of(headings)) ?? pick.index(plan.blockCount);
			const what = pick.number(3);
			return {
				op: kind,
				block,
				...(what === 0 ? {} : { title: pick.word(titles) }),
				...(what === 1 ? {} : { ordinal: pick.isSenseless ? 0 : 1 + pick.number(40) }),
			};
		}
		case "insertHeading":
			return {
				op: kind,
				block: pick.isSenseless ? -1 : pick.number(plan.blockCount + 1),
				ordinal: 1 + pick.number(30),
				title: pick.word(titles),
			};
		case "insertColumn": {
			const header = pick.of(headersOf(document));
			const rows = shown.rows.filter((row) => row.header === header?.block).length;
			const column = pick.isSenseless ? 99 : pick.number((header?.names.length ?? 0) + 1);
			return {
				op: kind,
				header: header?.block ?? pick.index(plan.blockCount),
				column,
				name: pick.word(columnNames),
				...(pick.chance(2)
					? {}
					: { cells: Array.from({ length: pick.number(rows + 1) }, () => pick.text()) }),
			};
		}
		case "deleteColumn": {
			const header = pick.of(headersOf(document));
			const block = header?.block ?? pick.index(plan.blockCount);
			return { op: kind, header: block, column: pick.index(header?.names.length ?? 0) };
		}
		case "moveColumn": {
			const header = pick.of(headersOf(document));
			const block = header?.block ?? pick.index(plan.blockCount);
			const count = header?.names.length ?? 0;
			return { op: kind, header: block, from: pick.index(count), to: pick.number(count) };
		}
		case "splitTask": {
			const task = pick.index(shown.rows.length);
			const length = shown.rows[task]?.words.length ?? 0;
			return { op: kind, task, at: pick.chance(9) ? pick.number(2) * length : pick.number(length) };
		}
		case "joinTasks": {
			const alike = shown.rows.filter(({ task }) => fitTogether(shown.rows[task], shown.rows[task + 1]));
			const task = (pick.chance(4) ? undefined : pick.of(alike)?.task) ?? pick.index(shown.rows.length);
			return { op: kind, task, endTask: task + (pick.chance(4) ? 1 + pick.number(4) : 2) };
		}
		case "replaceText":
			return replaceText(document, pick);
		case "setFrontMatter":
			return setFrontMatter(document, pick);
		case "removeLines": {
			const loose = loosePlaces(document);
			const line = (pick.chance(4) ? undefined : pick.of(loose)) ?? pick.index(lines.length);
			return { op: kind, line, endLine: line + 1 + (pick.chance(3) ? pick.number(3) : 0) };
		}
		default:
			return {
				op: "excuseLine",
				line: pick.index(lines.length),
				code: pick.of(["number/gap", "unit/unknown", "leader/vacant", "text/punctuation"]) ?? "*",
			};
	}
}

function distinct(names: readonly { readonly name: string; readonly star: boolean }[]) {
	return names.filter(({ name }, i) => names.findIndex((other) => other.name === name) === i);
}

function cellsOf(
	{ shown }: ReadDocument,
	fits: (row: ShownRow, column: number) => boolean,
): { task: number; column: number }[] {
	return shown.rows.flatMap((row) =>
		row.cells.flatMap((_, column) => (fits(row, column) ? [{ task: row.task, column }] : [])),
	);
}

function cellPlace({ shown }: ReadDocument, pick: Picker): { task: number; column: number } {
	const task = pick.index(shown.rows.length);
	const count = shown.rows[task]?.cells.length ?? 0;
	return { task, column: pick.chance(40) ? count : pick.number(count) };
}

function headersOf({ shown }: ReadDocument): readonly ShownHeader[] {
	return shown.blocks.flatMap((block) => (block.kind === "header" ? [block] : []));
}

/** One task or several that follow one another, seldom some that do not. */
function someTasks({ shown }: ReadDocument, pick: Picker): readonly number[] {
	const count = shown.rows.length;
	const task = pick.index(count);
	if (pick.chance(6))
		return [...new Set([task, pick.number(count), pick.number(count)])].sort((a, b) => a - b);
	const tasks: number[] = [];
	for (let at = task; at < Math.min(count, task + 1 + pick.number(4)); at++) tasks.push(at);
	return tasks.length === 0 ? [task] : tasks;
}

function rowPlace(document: ReadDocument, pick: Picker): RowPlace {
	const { shown } = document;
	const header = pick.of(headersOf(document));
	if (pick.chance(6) && header !== undefined) return { underHeader: header.block };
	const task = pick.index(shown.rows.length);
	return pick.chance(2) ? { before: task } : { after: task };
}

function insertRows(document: ReadDocument, pick: Picker): PlanOperation {
	const at = rowPlace(document, pick);
	const task = "before" in at ? at.before : "after" in at ? at.after : -1;
	const block = "underHeader" in at ? at.underHeader : document.shown.rows[task]?.header;
	const header = headersOf(document).find((one) => one.block === block);
	const count = header?.names.length ?? 3;
	const rows = Array.from({ length: 1 + (pick.chance(3) ? pick.number(3) : 0) }, () => {
		const cells = Array.from({ length: pick.chance(30) ? count + 1 : count }, (_, column) =>
			newCell(header?.roles[column] ?? "other", { task, column }, pick),
		);
		return { cells: pick.chance(9) ? cells.slice(0, 2) : cells };
	});
	return { op: "insertRows", at, rows, ...(pick.chance(2) && { rejoin: true }) };
}

/** @param beside the cell of the row that the new one is put beside, in the same column */
function newCell(
	role: string,
	beside: { readonly task: number; readonly column: number },
	pick: Picker,
): NewCell | undefined {
	const what = pick.number(12);
	if (what === 0) return undefined;
	if (what === 1) return { state: "empty" };
	if (what < 5 && role !== "task") return { state: "covered" };
	if (what < 7 && beside.task >= 0) return { state: "same", ...beside };
	switch (role) {
		case "number":
			return { state: "text", text: pick.word(["1", "3", "17"]) };
		case "group":
			return { state: "text", text: pick.word(["民生实事", "产业发展"]) };
		case "task":
			return {
				state: "text",
				text: pick.word(["7.新建学校3所。", "8.改造厂房2万平方米。", "修订制度1项。"]),
			};
		case "leader":
			return { state: "text", text: pick.word(leaders) };
		case "unit":
		case "lead-unit":
			return { state: "text", text: pick.word(["★区审计局、区城管局", "区文旅局"]) };
		default:
			return { state: "text", text: pick.text() };
	}
}

/** Mostly a cell that may be merged: it is empty, or says what the one above says. */
function mergeCells(document: ReadDocument, pick: Picker): PlanOperation {
	const { rows } = document.shown;
	const fitting = cellsOf(document, (row, column) => {
		const above = rows[row.task - 1];
		const cell = row.cells[column];
		if (above?.header !== row.header || cell === undefined || cell.state === "covered") return false;
		return cell.state === "empty" || cell.text === above.cells[column]?.text;
	});
	const place = (pick.chance(4) ? undefined : pick.of(fitting)) ?? cellPlace(document, pick);
	if (!pick.chance(3)) return { op: "mergeCells", ...place };
	return { op: "mergeCells", ...place, endTask: place.task + 1 + pick.number(3) };
}

/** Whether two rows may be joined: they say the same where they do not say what is to be done and by whom. */
function fitTogether(first: ShownRow | undefined, second: ShownRow | undefined): boolean {
	if (first === undefined || second === undefined || first.header !== second.header) return false;
	return first.cells.every((cell, column) => {
		if (/task|unit|leader|number/.test(first.roles[column] ?? "")) return true;
		const below = second.cells[column];
		return (
			below === undefined || below.state !== "text" || below.text === cell.text || cell.state === "empty"
		);
	});
}

function renameName(document: ReadDocument, pick: Picker): PlanOperation {
	const places = document.shown.rows.flatMap((row) => [
		...row.units.map((_, unit) => ({ at: { task: row.task, unit }, list: units })),
		...row.leaders.map((_, leader) => ({ at: { task: row.task, leader }, list: leaders })),
	]);
	const chosen = Array.from({ length: 1 + pick.number(3) }, () => pick.of(places)).filter(
		(place) => place !== undefined,
	);
	const distinctPlaces = [...new Set(chosen)];
	if (pick.isSenseless || distinctPlaces.length === 0)
		return { op: "renameName", places: [{ at: { task: pick.index(0), unit: 3 }, name: "区审计局" }] };
	return {
		op: "renameName",
		places: distinctPlaces.map(({ at, list }) => ({ at, name: pick.word(list) })),
	};
}

function replaceText(document: ReadDocument, pick: Picker): PlanOperation {
	const { shown } = document;
	const inBlocks = shown.blocks.flatMap((block): { at: TextPlace; text: string }[] => {
		if (block.kind === "section") return [{ at: { block: block.block }, text: block.title }];
		if (block.kind === "text") return [{ at: { block: block.block }, text: block.text }];
		if (block.kind !== "header") return [];
		return block.names.map((name, column) => ({ at: { block: block.block, column }, text: name }));
	});
	const inCells = shown.rows.flatMap((row) =>
		row.cells.map(({ text }, column) => ({ at: { task: row.task, column }, text })),
	);
	const found = pick.of(pick.chance(3) ? inBlocks : inCells) ?? { at: { task: 0, column: 0 }, text: "" };
	const start = pick.isSenseless ? found.text.length + 3 : pick.number(found.text.length + 1);
	const end = start + (pick.chance(3) ? 0 : pick.number(found.text.length - start + 1));
	const range: OffsetRange = [start, end];
	return { op: "replaceText", at: found.at, range, text: pick.chance(6) ? "" : pick.text() };
}

function setFrontMatter(document: ReadDocument, pick: Picker): PlanOperation {
	const [first] = document.shown.blocks;
	const known = first?.kind === "front-matter" ? Object.keys(first.values ?? {}) : [];
	const key = pick.isSenseless
		? pick.text()
		: (pick.of(["region", "status", "directory", "previous", ...known]) ?? "region");
	const value = pick.number(4);
	if (value === 0) return { op: "setFrontMatter", key, value: null };
	if (value === 1)
		return {
			op: "setFrontMatter",
			key,
			value: [pick.word(["./a.directory.yaml"]), pick.word(["b.directory.yaml"])],
		};
	return { op: "setFrontMatter", key, value: pick.word(["江州市临湖区", "draft", "2026", "./last.plan.md"]) };
}

/** First lines of what stands outside tables. */
function loosePlaces({ shown, lines }: ReadDocument): readonly number[] {
	const taken = new Set<number>();
	for (const block of shown.blocks)
		if (block.kind === "row" || block.kind === "header" || block.kind === "front-matter")
			for (let line = block.line; line < block.endLine; line++) taken.add(line);
	return lines.flatMap((_, line) => (taken.has(line) ? [] : [line]));
}
