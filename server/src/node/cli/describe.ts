import { readVersion } from "../version.js";
import type { ExitStatus } from "./command.js";
import type { CommandLine } from "./commandLine.js";
import { printHelp } from "./help.js";
import type { Terminal } from "./terminal.js";

/** Writes the version or help to the standard output; help that nobody asked for goes to the standard error (2). */
export async function describe({ command, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	if (options.has("version")) {
		await terminal.write(`${readVersion()}\n`);
		return 0;
	}
	const help = printHelp(command, terminal.language);
	if (!options.has("help")) {
		process.stderr.write(help);
		return 2;
	}
	await terminal.write(help);
	return 0;
}
