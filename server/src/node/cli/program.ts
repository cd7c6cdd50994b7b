import type { CommandLineProgram } from "./command.js";
import { commands } from "./commands.js";
import { describe } from "./describe.js";
import { runCommandLine } from "./runCommandLine.js";

/** With all commands. */
export const run: CommandLineProgram["run"] = (args, entry) =>
	runCommandLine(args, entry, commands, describe);
export { runCheckWorker } from "./runCheckWorker.js";
