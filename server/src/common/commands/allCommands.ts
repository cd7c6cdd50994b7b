import { serverCommandPrefix } from "../protocol.js";
import { addToDirectory } from "./addToDirectory.js";
import { clean } from "./clean.js";
import { collectNames } from "./collectNames.js";
import type { AnyCommand } from "./command.js";
import { convertToTable } from "./convertToTable.js";
import { explainRule } from "./explainRule.js";
import { fixAll } from "./fixAll.js";
import { rename } from "./rename.js";
import { renumber } from "./renumber.js";

/** What can be done with a document, in every editor; in the order in which it is offered. */
export const allCommands: readonly AnyCommand[] = [
	addToDirectory,
	explainRule,
	convertToTable,
	renumber,
	fixAll,
	clean,
	collectNames,
	rename,
];

/** The ids of the commands, for `initialize`. */
export const commandIds: readonly string[] = allCommands.map(idOf);

export function idOf({ verb }: AnyCommand): string {
	return `${serverCommandPrefix}${verb}`;
}

/** The command of an id; `undefined` where there is none. */
export function findCommand(id: string): AnyCommand | undefined {
	return allCommands.find((each) => id === idOf(each));
}
