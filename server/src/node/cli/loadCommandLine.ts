import { inTraditional } from "../../common/model/messageLocale.js";
import { distribution } from "../distribution.js";
import { loadProgram } from "../loadProgram.js";
import type * as program from "./program.js";

/**
 * The program behind the entries, as it was built with them: in one file whose code is compiled ahead, else, as in the
 * editor's extension, where that file would be a sixth of the whole, in the parts that the server is made of, too.
 * That with messages in Traditional script is in parts everywhere.
 */
export async function loadCommandLine(isTraditional: boolean): Promise<typeof program> {
	const whole = isTraditional ? undefined : loadProgram("cli.program", COMMAND_LINE_BUILD);
	const parts = isTraditional ? inTraditional("cli.parts.js") : "cli.parts.js";
	return (whole ?? (await import(new URL(parts, distribution).href))) as typeof program;
}

/** Set by the build. */
declare const COMMAND_LINE_BUILD: string;
