import type { PlanOperation } from "../../../server/src/common/model/planOperation.js";
import type { ReadDocument } from "../shownPlan.js";

/** What somebody may write anywhere: each means something to a layout, or to nobody. */
const texts = [
	"",
	"甲局",
	"a|b",
	"\\|",
	"第一行\n第二行",
	"^^",
	'"引',
	"\t",
	"<!-- x -->",
	"<br>",
	"12.修路3条。",
	"一、总则",
	"合计",
	"★区发改委、统计局",
	"---",
	"| --- |",
	"3.5万亩",
	"　",
	"（区工信局牵头）",
	"a\rb",
	"注：略",
	"\u0000",
	"\ud800",
];

/**
 * Every operation at every task, column, offset, section, block and line of a document, with one text after another;
 * indexes that there are none of among them.
 *
 * @param step takes one of so many, all where it is 1
 * @param first which of them is the first
 */
export function* everyOperation(document: ReadDocument, step = 1, first = 0): Generator<PlanOperation> {
	let count = first;
	for (const operation of allOperations(document)) if (count++ % step === 0) yield operation;
}

function* allOperations(document: ReadDocument): Generator<PlanOperation> {
	let next = 0;
	const text = () => texts[next++ % texts.length] ?? "";
	for (let task = -1; task <= document.shown.rows.length; task++)
		yield* operationsOnTask(document, task, text);
	for (let block = -1; block <= document.plan.blockCount; block++)
		yield* operationsOnBlock(document, block, text);
	for (let section = -1; section <= document.plan.sectionCount; section++)
		yield { op: "moveToSection", tasks: [Math.max(0, section)], section };
	for (let line = -1; line <= document.lines.length; line++) {
		yield { op: "removeLines", line, endLine: line + 1 };
		yield { op: "removeLines", line, endLine: line + 3 };
		yield { op: "excuseLine", line, code: "number/gap" };
	}
	for (const count of [-1, 0, 7, 10_001, 0.5]) yield { op: "setTotal", count };
	for (const key of ["region", "状态", "", "a: b"]) {
		yield { op: "setFrontMatter", key, value: text() };
		yield { op: "setFrontMatter", key, value: [text(), text()] };
		yield { op: "setFrontMatter", key, value: null };
	}
}

function* operationsOnTask(
	document: ReadDocument,
	task: number,
	text: () => string,
): Generator<PlanOperation> {
	const row = document.shown.rows[task];
	const columns = row?.cells.length ?? 1;
	for (let column = -1; column <= columns; column++) {
		yield { op: "setCell", task, column, text: text() };
		yield { op: "setCell", task, column, text: text() };
		yield { op: "mergeCells", task, column };
		yield { op: "mergeCells", task, column, endTask: task + 2 };
		yield { op: "splitCell", task, column };
		yield {
			op: "setUnits",
			task,
			column,
			units: [
				{ name: text(), star: true },
				{ name: "区水务局", star: false },
			],
		};
		const length = row?.cells[column]?.text.length ?? 0;
		for (let start = 0; start <= length; start++)
			yield {
				op: "replaceText",
				at: { task, column },
				range: [start, Math.min(length, start + 2)],
				text: text(),
			};
	}
	yield { op: "setUnits", task, column: row?.roles.indexOf("unit") ?? 0, units: [] };
	yield { op: "setLeaders", task, names: [text()] };
	yield { op: "setLeaders", task, names: [] };
	yield { op: "setNumbers", numbers: [{ task, number: 7 }] };
	yield {
		op: "setNumbers",
		numbers: [
			{ task, number: 1 },
			{ task: task + 1, number: 2 },
		],
	};
	yield { op: "renameName", places: [{ at: { task, unit: 0 }, name: text() }] };
	yield { op: "renameName", places: [{ at: { task, leader: 0 }, name: text() }] };
	for (const at of [{ before: task }, { after: task }]) {
		yield { op: "insertRows", at, rows: [{ cells: row?.cells.map(() => ({ state: "covered" })) ?? [] }] };
		yield {
			op: "insertRows",
			at,
			rows: [{ cells: row?.cells.map(() => ({ state: "text", text: text() })) ?? [] }, { cells: [] }],
		};
		yield {
			op: "insertRows",
			at,
			rows: [{ cells: row?.cells.map((_, column) => ({ state: "same", task, column })) ?? [] }],
			rejoin: true,
		};
		yield { op: "moveRows", tasks: [task + 1], at };
		yield { op: "moveRows", tasks: [task + 2], at, rejoin: true };
		yield { op: "moveRows", tasks: [0, task + 2], at, join: true };
	}
	yield { op: "deleteRows", tasks: [task] };
	yield { op: "deleteRows", tasks: [task, task + 1] };
	yield { op: "joinTasks", task, endTask: task + 2 };
	for (let at = 0; at <= (row?.words.length ?? 0); at++) yield { op: "splitTask", task, at };
}

function* operationsOnBlock(
	document: ReadDocument,
	index: number,
	text: () => string,
): Generator<PlanOperation> {
	const block = document.plan.blockAt(index);
	yield { op: "insertHeading", block: index, ordinal: 2, title: text() };
	yield { op: "setHeading", block: index, ordinal: 12 };
	yield { op: "setHeading", block: index, title: text() };
	const written =
		block?.kind === "text" ? block.text.text : block?.kind === "section" ? block.title.text : "";
	for (let start = 0; start <= written.length; start += 1 + Math.floor(written.length / 40))
		yield {
			op: "replaceText",
			at: { block: index },
			range: [start, Math.min(written.length, start + 3)],
			text: text(),
		};
	const columns = block?.kind === "table-header" ? block.header.columns.length : 0;
	if (columns === 0) return;
	yield {
		op: "insertRows",
		at: { underHeader: index },
		rows: [{ cells: [{ state: "text", text: text() }] }],
	};
	yield { op: "moveRows", tasks: [0, 1], at: { underHeader: index } };
	for (let column = -1; column <= columns; column++) {
		yield { op: "insertColumn", header: index, column, name: "备注", cells: [text(), text()] };
		yield { op: "insertColumn", header: index, column, name: text() };
		yield { op: "deleteColumn", header: index, column };
		yield { op: "moveColumn", header: index, from: column, to: columns - 1 };
		yield { op: "moveColumn", header: index, from: 0, to: column };
		yield { op: "replaceText", at: { block: index, column }, range: [0, 1], text: text() };
	}
}
