import { CodeActionKind } from "vscode-languageserver-types";
import { fixAllKind, renumberKind } from "../features/actionKinds.js";
import { serverCommandPrefix } from "../protocol.js";
import type { CommandVerb } from "./command.js";

/*
 * What `initialize` tells of the commands: the commands themselves, with all that changes a plan, are loaded behind the
 * answer. A test holds these lists against the table (allCommands.ts).
 */

/** The verbs of all commands, in the order in which they are offered. */
export const commandVerbs: readonly CommandVerb[] = [
	"addToDirectory",
	"keepLeaders",
	"decideConflict",
	"explainRule",
	"explainLine",
	"convertToTable",
	"renumber",
	"fixAll",
	"clean",
	"collectNames",
	"rename",
	"changeFact",
	"insertRowBelow",
	"insertRowAbove",
	"duplicateRow",
	"deleteRows",
	"moveRowsUp",
	"moveRowsDown",
	"moveRowsToSection",
	"mergeWithAbove",
	"unmerge",
	"fillDown",
	"sortUnits",
	"sortLeaders",
	"swapLead",
	"expandLevels",
	"carryLevels",
	"splitTask",
	"joinTasks",
	"makeTasks",
	"insertColumn",
	"deleteColumn",
	"moveColumn",
	"nextCell",
	"previousCell",
	"nextRow",
	"breakLine",
	"followNumbers",
];

/** The ids of the commands. */
export const commandIds: readonly string[] = commandVerbs.map((verb) => `${serverCommandPrefix}${verb}`);

/** All kinds of code actions that may be answered. */
export const actionKinds: readonly CodeActionKind[] = [
	CodeActionKind.QuickFix,
	fixAllKind,
	renumberKind,
	"refactor.move.niwen",
	"refactor.rename.niwen",
	"refactor.rewrite.niwen",
	"source.clean.niwen",
	"source.collectNames.niwen",
	"source.convertToTable.niwen",
];
