import type { Range } from "vscode-languageserver-types";
import { offsetOfPlace } from "../../model/mappedText.js";
import type { PlanOperation } from "../../model/planOperation.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { type CommandPlace, command } from "../command.js";
import { endOfNumber } from "./numberAround.js";
import { orderWithNew } from "./rowOrder.js";
import { rowsAt } from "./rowPlaces.js";
import { selectRows } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** Makes two tasks of one: where the range begins beside a mark, else behind the nearest 。 or ；, else where it begins. */
export const splitTask = command({
	verb: "splitTask",
	title: { zh: "在此拆成两项任务", en: "Split the task in two" },
	kind: "refactor.rewrite.niwen",
	isQuiet: true,
	offers: (place) => (isSplittable(place) ? [{}] : []),
	run: (snapshot, { range, follow }, { language }) =>
		changeTable(snapshot, split(snapshot, range), { follow, language }),
});

function split(snapshot: PlanSnapshot, range: Range | undefined): TableOutcome {
	const { plan } = snapshot;
	const selected = selectRows(snapshot, range);
	if ("refused" in selected) return selected;
	const { firstTask: task, row } = selected;
	// What does not fit the header would go into neither row.
	if (row.surplus.length > 0) return { refused: hasSurplus };
	const words = row.text.text;
	const line = (range?.start.line ?? 0) - plan.lineOfTask(task);
	const caret = offsetOfPlace(row.text, line, range?.start.character ?? 0);
	const at = placeToSplit(words, caret);
	if (at === undefined)
		return {
			refused: {
				zh: "这项任务没有可拆的地方：请把光标放在任务文字中间。",
				en: "There is no place to split the task at: put the cursor between its words.",
			},
		};
	const column = row.header.taskColumn;
	const cell = row.cells[column];
	const operations: PlanOperation[] = [{ op: "splitTask", task, at }];
	// A sentence of its own ends with a full stop.
	const offset = cell === undefined ? -1 : cell.content.text.lastIndexOf(words) + at;
	if (cell?.content.text[offset - 1] === "；")
		operations.push({ op: "replaceText", at: { task, column }, range: [offset - 1, offset], text: "。" });
	return {
		operations,
		done: { zh: "已拆成两项任务", en: "The task was split in two" },
		order: () => orderWithNew(plan.taskCount, task + 1, 1),
		select: { block: plan.blockOfTask(task) + 1, rows: 1, like: row.header },
	};
}

/** UTF-16 offset in a task's words; undefined where both halves could not have any. */
function placeToSplit(words: string, caret: number | undefined): number | undefined {
	const isInside = (at: number) => words.slice(0, at).trim() !== "" && words.slice(at).trim() !== "";
	if (caret !== undefined && isInside(caret)) {
		if (isMark(words, caret - 1)) return caret;
		if (isMark(words, caret) && isInside(caret + 1)) return caret + 1;
	}
	const marks: number[] = [];
	for (const { index } of words.matchAll(/[。；;]/g)) if (isInside(index + 1)) marks.push(index + 1);
	const from = caret ?? 0;
	const nearest = marks.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0];
	if (nearest !== undefined) return nearest;
	if (caret === undefined || !isInside(caret)) return undefined;
	// A number and its unit are one thing: 12|.5%.
	const isInNumber = endOfNumber(words, caret) !== caret || /[\d０-９]/.test(words[caret - 1] ?? "");
	if (!isInNumber) return caret;
	const commas = [...words].flatMap((_, at) => (isMark(words, at) && isInside(at + 1) ? [at + 1] : []));
	return commas.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0];
}

/** A mark that parts words; not one within a number (1，600家). */
function isMark(words: string, at: number): boolean {
	return /[，。；、：;]/.test(words[at] ?? "") && endOfNumber(words, at) === at;
}

/** In the words of a task that has more than one sentence. */
function isSplittable(place: CommandPlace): boolean {
	const rows = rowsAt(place);
	if (rows === undefined || rows.column !== rows.row.header.taskColumn) return false;
	return /[。；;](?=[^\s])/.test(rows.row.text.text);
}

const hasSurplus = {
	zh: "这一行比表头多了内容，不能拆分：请先删去多出的栏，或把正文里的竖线写作“\\|”。",
	en: "This row has more cells than the header, so it cannot be split: first remove the surplus, or write a bar that belongs to the text as “\\|”.",
};
