import { distribution } from "../distribution.js";
import { loadProgram } from "../loadProgram.js";
import type * as program from "./program.js";

/**
 * The program behind the entries, as it was built with them: in one file whose code is compiled ahead, else, as in the
 * editor's extension, where that file would be a sixth of the whole, in the parts that the server is made of, too.
 */
export async function loadCommandLine(): Promise<typeof program> {
	const whole = loadProgram("cli.program", COMMAND_LINE_BUILD);
	return (whole ?? (await import(new URL("cli.parts.js", distribution).href))) as typeof program;
}

/** Set by the build. */
declare const COMMAND_LINE_BUILD: string;
