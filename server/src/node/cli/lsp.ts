import { CommandFailure } from "../commandFailure.js";
import type { Entry, ExitStatus } from "./command.js";
import type { CommandLine } from "./commandLine.js";
import type { Terminal } from "./terminal.js";

/** `niwen lsp --stdio`: serves an editor over the standard streams until it says goodbye. */
export async function serve(
	{ operands, options }: CommandLine,
	_terminal: Terminal,
	{ startServer }: Entry,
): Promise<ExitStatus> {
	if (operands.length > 0 || !options.has("stdio"))
		throw new CommandFailure({
			zh: "语言服务器只能经标准输入输出使用；请运行 niwen lsp --stdio。",
			en: "The language server speaks over the standard streams; please run niwen lsp --stdio.",
		});
	// A program of its own, which reads `--stdio` from the arguments and ends the process when the editor asks it to.
	await startServer();
	return 0;
}
