import { loadProgram } from "../loadProgram.js";
import type * as program from "./program.js";

/** The program behind the entries, as it was built with them. */
export function loadCommandLine(): typeof program {
	return loadProgram("cli.program", COMMAND_LINE_BUILD) as typeof program;
}

/** Set by the build. */
declare const COMMAND_LINE_BUILD: string;
