import { CommandFailure } from "../commandFailure.js";
import { distribution } from "../distribution.js";
import type { CommandLine } from "./commandLine.js";
import type { ExitStatus } from "./runCommandLine.js";

/** `niwen lsp --stdio`: serves an editor over the standard streams until it says goodbye. */
export async function serve({ operands, options }: CommandLine): Promise<ExitStatus> {
	if (operands.length > 0 || !options.has("stdio"))
		throw new CommandFailure({
			zh: "语言服务器只能经标准输入输出使用；请运行 niwen lsp --stdio。",
			en: "The language server speaks over the standard streams; please run niwen lsp --stdio.",
		});
	// A program of its own, which reads `--stdio` from the arguments and ends the process when the editor asks it to.
	await import(new URL("server.js", distribution).href);
	return 0;
}
