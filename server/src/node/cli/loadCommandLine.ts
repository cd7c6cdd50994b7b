import { inTraditional } from "../../common/model/messageLocale.js";
import { compileExpressionsLate } from "../compileExpressionsLate.js";
import { distribution } from "../distribution.js";
import { keepCompiledCode, loadProgram } from "../loadProgram.js";
import type { CommandLineProgram } from "./command.js";

/**
 * The program with all commands, in the parts that the server is made of, too.
 *
 * @param isTraditional whether Chinese messages are in Traditional script
 */
export async function loadCommandLine(isTraditional: boolean): Promise<CommandLineProgram> {
	const name = isTraditional ? inTraditional("cli.parts.js") : "cli.parts.js";
	keepCompiledCode();
	compileExpressionsLate();
	return import(new URL(name, distribution).href);
}

/**
 * The program with the commands that are run most, as it was built with the entries: in one file whose code is compiled
 * ahead. There is none with messages in Traditional script.
 */
export function loadQuickCommandLine(isTraditional: boolean): CommandLineProgram | undefined {
	if (isTraditional) return undefined;
	return loadProgram("cli.quick", COMMAND_LINE_BUILD) as CommandLineProgram | undefined;
}

/** Set by the build. */
declare const COMMAND_LINE_BUILD: string;
