import type { CommandLineProgram } from "./command.js";
import { quickCommands } from "./quickCommands.js";
import { runCommandLine } from "./runCommandLine.js";

/** With the commands that are run most, and without help: half of the whole program, which the build compiles ahead. */
export const run: CommandLineProgram["run"] = (args, entry) => runCommandLine(args, entry, quickCommands);
export { runCheckWorker } from "./runCheckWorker.js";
