import { CommandFailure } from "../commandFailure.js";
import type { ExitStatus } from "./command.js";
import type { CommandLine } from "./commandLine.js";
import { diffSealed } from "./diffSealed.js";
import type { Terminal } from "./terminal.js";

/** `niwen diff --sealed`: whether a plan is the approved one. */
export async function diff(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	if (line.options.has("sealed")) return diffSealed(line, terminal);
	throw new CommandFailure({
		zh: "niwen diff 要写 --sealed 和文件名，与定稿存照核对；用法见 niwen diff --help。",
		en: "niwen diff needs --sealed and a file, which is compared with its seal; see niwen diff --help.",
	});
}
