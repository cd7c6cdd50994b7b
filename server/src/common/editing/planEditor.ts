import type { PlanOperation } from "../model/planOperation.js";
import { EditDraft } from "./editDraft.js";
import { setTotal } from "./operations/blocks.js";
import {
	mergeCells,
	renameName,
	replaceText,
	setCell,
	setLeaders,
	setNumbers,
	setUnits,
	splitCell,
} from "./operations/cells.js";
import { deleteColumn, insertColumn, moveColumn } from "./operations/columns.js";
import { setFrontMatter } from "./operations/frontMatter.js";
import { insertHeading, setHeading } from "./operations/headings.js";
import { joinTasks } from "./operations/joinTasks.js";
import { excuseLine, removeLines } from "./operations/lines.js";
import { deleteRows, insertRows, moveRows, moveToSection, splitTask } from "./operations/rows.js";
import type { EditOutcome, PlanSource } from "./planSource.js";
import { Refusal, refuse } from "./refusal.js";

/**
 * The edits that make operations in a document: the fewest characters that it takes, in whatever layout each row is
 * written. All operations speak of the plan as it is; where one cannot be done, or two contradict each other, none is.
 */
export function editPlan(source: PlanSource, operations: readonly PlanOperation[]): EditOutcome {
	let now = 0;
	try {
		const draft = new EditDraft(source);
		for (; now < operations.length; now++) {
			const operation = operations[now];
			if (operation !== undefined) draftOne(draft, operation, now);
		}
		return { edits: draft.finish() };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { refused: error.reason, operation: error.operation ?? Math.min(now, operations.length - 1) };
	}
}

function draftOne(draft: EditDraft, operation: PlanOperation, index: number): void {
	switch (operation.op) {
		case "setCell":
			setCell(draft, operation, index);
			break;
		case "mergeCells":
			mergeCells(draft, operation, index);
			break;
		case "splitCell":
			splitCell(draft, operation, index);
			break;
		case "setUnits":
			setUnits(draft, operation, index);
			break;
		case "setLeaders":
			setLeaders(draft, operation, index);
			break;
		case "renameName":
			renameName(draft, operation, index);
			break;
		case "setNumbers":
			setNumbers(draft, operation, index);
			break;
		case "setTotal":
			setTotal(draft, operation, index);
			break;
		case "replaceText":
			replaceText(draft, operation, index);
			break;
		case "setHeading":
			setHeading(draft, operation, index);
			break;
		case "insertHeading":
			insertHeading(draft, operation, index);
			break;
		case "insertColumn":
			insertColumn(draft, operation, index);
			break;
		case "deleteColumn":
			deleteColumn(draft, operation, index);
			break;
		case "moveColumn":
			moveColumn(draft, operation, index);
			break;
		case "setFrontMatter":
			setFrontMatter(draft, operation, index);
			break;
		case "removeLines":
			removeLines(draft, operation, index);
			break;
		case "excuseLine":
			excuseLine(draft, operation, index);
			break;
		case "insertRows":
			insertRows(draft, operation, index);
			break;
		case "deleteRows":
			deleteRows(draft, operation, index);
			break;
		case "moveRows":
			moveRows(draft, operation, index);
			break;
		case "moveToSection":
			moveToSection(draft, operation, index);
			break;
		case "splitTask":
			splitTask(draft, operation, index);
			break;
		case "joinTasks":
			joinTasks(draft, operation, index);
			break;
		default:
			// Programs without types may ask for anything.
			refuse(
				`没有“${(operation as PlanOperation).op}”这种操作；各种操作见 niwen.d.ts 的 PlanOperation。`,
				`There is no operation “${(operation as PlanOperation).op}”; niwen.d.ts lists them (PlanOperation).`,
				index,
			);
	}
}
