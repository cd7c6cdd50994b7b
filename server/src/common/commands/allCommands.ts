import { serverCommandPrefix } from "../protocol.js";
import { addToDirectory } from "./addToDirectory.js";
import { changeFact } from "./changeFact.js";
import { clean } from "./clean.js";
import { collectNames } from "./collectNames.js";
import type { AnyCommand } from "./command.js";
import { convertToTable } from "./convertToTable.js";
import { decideConflict } from "./decideConflict.js";
import { explainLine } from "./explainLine.js";
import { explainRule } from "./explainRule.js";
import { fixAll } from "./fixAll.js";
import { rename } from "./rename.js";
import { renumber } from "./renumber.js";
import { breakLine } from "./table/breakLine.js";
import { deleteColumn, insertColumn, moveColumn } from "./table/columns.js";
import { deleteRows } from "./table/deleteRows.js";
import { duplicateRow } from "./table/duplicateRow.js";
import { fillDown } from "./table/fillDown.js";
import { followNumbers } from "./table/followLater.js";
import { insertRowAbove, insertRowBelow } from "./table/insertRow.js";
import { joinTasks } from "./table/joinTasks.js";
import { keepLeaders } from "./table/keepLeaders.js";
import { makeTasks } from "./table/makeTasks.js";
import { mergeWithAbove, unmerge } from "./table/mergeCells.js";
import { moveRowsDown, moveRowsUp } from "./table/moveRows.js";
import { moveRowsToSection } from "./table/moveRowsToSection.js";
import { nextCell, previousCell } from "./table/nextCell.js";
import { nextRow } from "./table/nextRow.js";
import { sortLeaders } from "./table/sortLeaders.js";
import { sortUnits } from "./table/sortUnits.js";
import { splitTask } from "./table/splitTask.js";
import { swapLead } from "./table/swapLead.js";
import { carryLevels, expandLevels } from "./table/unitLevels.js";

/** What can be done with a document, in every editor; in the order in which it is offered. See also commandNames.ts. */
export const allCommands: readonly AnyCommand[] = [
	addToDirectory,
	keepLeaders,
	decideConflict,
	explainRule,
	explainLine,
	convertToTable,
	renumber,
	fixAll,
	clean,
	collectNames,
	rename,
	changeFact,
	insertRowBelow,
	insertRowAbove,
	duplicateRow,
	deleteRows,
	moveRowsUp,
	moveRowsDown,
	moveRowsToSection,
	mergeWithAbove,
	unmerge,
	fillDown,
	sortUnits,
	sortLeaders,
	swapLead,
	expandLevels,
	carryLevels,
	splitTask,
	joinTasks,
	makeTasks,
	insertColumn,
	deleteColumn,
	moveColumn,
	nextCell,
	previousCell,
	nextRow,
	breakLine,
	followNumbers,
];

export function idOf({ verb }: AnyCommand): string {
	return `${serverCommandPrefix}${verb}`;
}

/** The command of an id; `undefined` where there is none. */
export function findCommand(id: string): AnyCommand | undefined {
	return allCommands.find((each) => id === idOf(each));
}
