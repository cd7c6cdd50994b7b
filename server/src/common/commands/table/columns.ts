import type { Range } from "vscode-languageserver-types";
import type { TableHeader } from "../../model/tableHeader.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { type CommandPlace, command } from "../command.js";
import { noColumn } from "./mergeCells.js";
import { selectColumn } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** A new column beside the one that the range begins in. */
export const insertColumn = command({
	verb: "insertColumn",
	title: { zh: "插入一栏", en: "Insert a column" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	// A name can be written over where it stands.
	offers: (place) =>
		headerAt(place) === undefined
			? []
			: [
					{
						title: { zh: "在左侧插入一栏", en: "Insert a column on the left" },
						options: { side: "left", name: "新栏" },
					},
					{
						title: { zh: "在右侧插入一栏", en: "Insert a column on the right" },
						options: { side: "right", name: "新栏" },
					},
				],
	run: (snapshot, { range, name, side = "right" }, { language }) => {
		const made = inColumn(snapshot, range, ({ header, column }) => {
			if (name === undefined || name.trim() === "")
				return { refused: { zh: "请写明新栏的名称（name）。", en: "Give the new column a name (name)." } };
			return {
				operations: [
					{ op: "insertColumn", header, column: side === "left" ? column : column + 1, name: name.trim() },
				],
				done: { zh: `已插入“${name.trim()}”一栏`, en: `The column “${name.trim()}” was inserted` },
			};
		});
		return changeTable(snapshot, made, { language });
	},
});

/** Takes the column out that the range begins in, with all that stands in it. */
export const deleteColumn = command({
	verb: "deleteColumn",
	title: { zh: "删除本栏", en: "Delete the column" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => {
		const header = headerAt(place);
		return header === undefined || header.columns.length < 2 ? [] : [{}];
	},
	run: (snapshot, { range }, { language }) => {
		const made = inColumn(snapshot, range, ({ header, column, name }) => ({
			operations: [{ op: "deleteColumn", header, column }],
			done: { zh: `已删除“${name}”一栏`, en: `The column “${name}” was deleted` },
		}));
		return changeTable(snapshot, made, { language });
	},
});

/** Moves the column that the range begins in one place to the left or right. */
export const moveColumn = command({
	verb: "moveColumn",
	title: { zh: "移动本栏", en: "Move the column" },
	kind: "refactor.move.niwen",
	isOwnOfClient: true,
	offers: (place) =>
		headerAt(place) === undefined
			? []
			: [
					{ title: { zh: "本栏左移", en: "Move the column to the left" }, options: { direction: "left" } },
					{ title: { zh: "本栏右移", en: "Move the column to the right" }, options: { direction: "right" } },
				],
	run: (snapshot, { range, direction }, { language }) => {
		const made = inColumn(snapshot, range, ({ header, column, name, count }) => {
			if (direction === undefined)
				return {
					refused: {
						zh: "请写明移动方向（direction）：left 或 right。",
						en: "Say where the column goes (direction): left or right.",
					},
				};
			const to = direction === "left" ? column - 1 : column + 1;
			if (to < 0 || to >= count)
				return {
					refused: {
						zh: `“${name}”已经在最${direction === "left" ? "左" : "右"}边。`,
						en: `“${name}” is the ${direction === "left" ? "first" : "last"} column already.`,
					},
				};
			return {
				operations: [{ op: "moveColumn", header, from: column, to }],
				done: {
					zh: `已将“${name}”一栏${direction === "left" ? "左" : "右"}移`,
					en: `The column “${name}” was moved to the ${direction}`,
				},
			};
		});
		return changeTable(snapshot, made, { language });
	},
});

interface ColumnPlace {
	/** Index of the header's block. */
	readonly header: number;
	readonly column: number;
	readonly name: string;
	/** How many columns the table has. */
	readonly count: number;
}

function inColumn(
	snapshot: PlanSnapshot,
	range: Range | undefined,
	make: (place: ColumnPlace) => TableOutcome,
): TableOutcome {
	const found = range === undefined ? undefined : selectColumn(snapshot, range);
	const block = found === undefined ? undefined : snapshot.plan.blockAt(found.header);
	if (found === undefined || block?.kind !== "table-header") return noColumn;
	const column = block.header.columns[found.column];
	if (column === undefined) return noColumn;
	return make({ ...found, name: column.header, count: block.header.columns.length });
}

/** The header that a place is in; columns are changed there, not in the middle of the work on a task. */
function headerAt({ snapshot: { plan }, span }: CommandPlace): TableHeader | undefined {
	const block = plan.blockAt(plan.blockAtLine(span.line));
	if (block?.kind !== "table-header") return undefined;
	const { header } = block;
	return header.layout === "table" || header.layout === "tsv" ? header : undefined;
}
