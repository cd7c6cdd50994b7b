import { type Block, type RowBlock, rowsOf } from "../model/block.js";
import { blockSums } from "../model/blockTree.js";
import type { LayoutName } from "../model/conventions.js";
import { counted } from "../model/counted.js";
import { spanOfText } from "../model/mappedText.js";
import type { ReadingProblem, TableReading } from "../model/plan.js";
import { countOf, type OrderPart, type PlanEnding, PlanOrder } from "../model/planOrder.js";
import { PlanView } from "../model/planView.js";
import { Sequence } from "../model/sequence.js";
import { lineSpan, type Span } from "../model/span.js";
import type { BlockSequence } from "./blockSequence.js";
import { detectConventions } from "./conventions.js";
import { readLetterHead, regionOfTitle } from "./letterHead.js";
import { LooseCells } from "./looseCells.js";
import { isAside, orderAtTop, orderFold } from "./orderFold.js";
import { buildOutline, type DocumentOutline } from "./outline.js";
import type { PlanOptions } from "./planOptions.js";
import { countRowLines } from "./tableReadings.js";
import { unknownColumns } from "./unknownColumns.js";
import { findUnread, messageOfUnread, saysPlan } from "./unreadTable.js";

/**
 * Makes the plan of the blocks: which task stands in which section and group, and whose leader a merged cell
 * shows. Nothing is read again, and what an edit left as it was is taken over (`Fold`).
 *
 * @param before the plan before an edit, by which the tasks of all blocks that were not read again are known
 */
export function assemblePlan(sequence: BlockSequence, options: PlanOptions, before?: PlanView): PlanView {
	const { blocks } = sequence;
	const { made: part, after } = orderFold.over(blocks, orderAtTop);
	const end = endingOf(sequence, part);
	const order = new PlanOrder(part, after.group, (block) => countRowLines(blocks, block + 1), end);
	const tasks = tasksOf(sequence, before);
	const head = readLetterHead(blocks, part.firstBody < 0 ? part.firstPoint : part.firstBody);
	const hasTables = order.count("headers") > 0;
	let outline: DocumentOutline | undefined;
	const outlineOf = () => {
		outline ??= buildOutline(blocks, order.outlineBlocks(), hasTables, head.titleBlock);
		return outline;
	};
	// Beside tables no line is a heading without a mark, and so none is the title.
	const titleBlock = hasTables ? head.titleBlock : outlineOf().titleBlock;
	const title = blocks.at(titleBlock);
	const main = mainLayout(part.layouts);
	const isProse = main === "inline";
	const layouts = layoutsOf(order, () => outlineOf().points.length > 0);
	const pointOfTask = isProse ? (task: number) => outlineOf().pointOfTask(task) : undefined;
	const hasProse = layouts.includes("inline");
	return new PlanView(
		{ blocks, tasks },
		{
			order,
			outline: outlineOf,
			isOutlineOfSections: hasTables && isOfSections(order, title),
			title: head.title ?? (title?.kind === "text" ? title.text.text : null),
			titleBlock,
			region:
				options.region ??
				head.region ??
				(isProse && title?.kind === "text" ? regionOfTitle(title.text.text) : null),
			issuer: head.issuer,
			date: head.date,
			declaredTotal: part.declaredTotal,
			layout: main ?? layouts[0] ?? null,
			layouts,
			conventions: detectConventions({ blocks, tasks, order, hasProse, pointOfTask }, options),
		},
	);
}

/** Whether no text but the title makes a point, and no section is a part above 一、. */
function isOfSections(order: PlanOrder, title: Block | undefined): boolean {
	const isHeading = title?.kind === "text" && title.level > 0 && title.items === undefined;
	return order.count("outlineTexts") === (isHeading ? 1 : 0) && order.count("partSections") === 0;
}

function tasksOf({ blocks, splice }: BlockSequence, before: PlanView | undefined): Sequence<RowBlock> {
	if (before === undefined || splice === undefined) {
		const rows: RowBlock[] = [];
		blocks.forEach((block) => {
			if (block.kind === "row") rows.push(block);
			else for (const row of rowsOf(block)) rows.push(row);
		});
		return Sequence.of(rows);
	}
	const first = blocks.sumBefore(blockSums.tasks, splice.first);
	const rows = blocks.slice(splice.first, splice.newEnd).flatMap(rowsOf);
	return before.tasks.splice(first, before.tasksBefore(splice.oldEnd), rows);
}

/** The layouts that occur: those of the tasks, and `narrative` where prose makes points of its own. */
function layoutsOf(order: PlanOrder, hasPoints: () => boolean): readonly LayoutName[] {
	const layouts = order.part.layouts.map(([layout]) => layout);
	const isNarrative =
		layouts.length === 0 ? hasPoints() : !layouts.includes("inline") && order.count("points") > 1;
	return isNarrative ? [...layouts, "narrative"] : layouts;
}

function mainLayout(layouts: OrderPart["layouts"]): LayoutName | null {
	let main: LayoutName | null = null;
	let most = 0;
	for (const [layout, tasks] of layouts) {
		if (tasks <= most) continue;
		most = tasks;
		main = layout;
	}
	return main;
}

/** Blocks at the top of a document that its title may stand in. */
const mostTitleBlocks = 12;

/** What of tables is amiss in the document as a whole, where rows are not read, or no task was. */
const nothingAmiss: PlanEnding = { problems: [], tables: [] };

function endingOf({ blocks }: BlockSequence, part: OrderPart): PlanEnding {
	const looseRows = countOf(part, "looseRows");
	const hasTasks = countOf(part, "tasks") > 0;
	if (looseRows === 0 && hasTasks) return nothingAmiss;
	const problems: ReadingProblem[] = [];
	if (looseRows > 0)
		problems.push({
			kind: "header",
			blockIndex: part.firstLooseRow,
			span: spanOf(blocks.at(part.firstLooseRow)),
			message: {
				zh: `表格没有表头，${looseRows}行未能读入：请在上面补上表头行和“| --- |”分隔行。`,
				en: `The table has no header, so ${counted(looseRows, "row is", "rows are")} not read: put a header row and a “| --- |” row above.`,
			},
		});
	if (hasTasks) return { problems, tables: [] };
	const all = blocks.slice();
	problems.push(...unknownCells(all));
	const tables: TableReading[] = [];
	if (problems.length === 0 && countOf(part, "problems") === 0) {
		const found = anyTable(all, part.declaredTotal !== null);
		if (found !== undefined) {
			problems.push(found.problem);
			tables.push(found.table);
		}
	}
	problems.push(...unknownTable(all));
	return { problems, tables };
}

/** Cells between tabs, or each closed by a bar, that no header makes a table of. */
function unknownCells(blocks: readonly Block[]): readonly ReadingProblem[] {
	const cells = new LooseCells();
	for (let i = 0; i < blocks.length; i++) {
		const block = blocks[i];
		if (block?.kind === "text" && block.role !== "comma-header" && !isAside(block))
			cells.add(block.text.text, i);
	}
	const { from, isTable, headings } = cells;
	if (!isTable) return [];
	return [
		{ kind: "header", blockIndex: from, span: spanOf(blocks[from]), message: unknownColumns(headings) },
	];
}

/** Where no task was read, any table of a plan is worth a word, and names of columns in any document. */
function anyTable(
	blocks: readonly Block[],
	declaresTotal: boolean,
): { readonly problem: ReadingProblem; readonly table: TableReading } | undefined {
	// Of lines that are the same, one is looked at.
	const texts = blocks.map((block, i) =>
		block.kind === "text" && !isAside(block) && block !== blocks[i - 1] ? block.text.text : "",
	);
	const isTitled = (block: Block) => block.kind === "text" && saysPlan(block.text.text);
	const found = findUnread(texts, declaresTotal || blocks.slice(0, mostTitleBlocks).some(isTitled));
	if (found === undefined) return undefined;
	const { reason, at } = found;
	const layout = reason === "form" || reason === "records" ? "markup" : "loose";
	const message = messageOfUnread({ reason, names: [] });
	return {
		problem: { kind: "unread", blockIndex: at, span: spanOf(blocks[at]), message },
		table: { layout, blockIndex: at, endBlock: at + 1, rows: 0, unread: 0 },
	};
}

/** A table that nobody could read as a plan is worth a word only where there is no other. */
function unknownTable(blocks: readonly Block[]): readonly ReadingProblem[] {
	for (let i = 0; i < blocks.length; i++) {
		const block = blocks[i];
		if (block?.kind !== "table-header" || block.header.taskColumn >= 0) continue;
		if (!block.header.columns.every(({ role }) => role === "other")) continue;
		const message = unknownColumns(block.header.columns.map(({ header }) => header));
		return [{ kind: "header", blockIndex: i, span: block.span, message }];
	}
	return [];
}

function spanOf(block: Block | undefined): Span {
	return block?.kind === "text" ? spanOfText(block.text) : lineSpan(0, 0, 0);
}
