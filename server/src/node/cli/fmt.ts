import { formatText } from "../../common/features/formatting.js";
import { printableLine } from "../../common/text/printable.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { openPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile } from "../readTextFile.js";
import { writeBack } from "../writeBack.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, encodingOf } from "./commandLine.js";
import type { Terminal } from "./terminal.js";

/**
 * `niwen fmt`: aligns the tables of plans, in their files; `-` goes from the standard input to the output.
 * With `--check` nothing is written, and files that would change are named and make the status 1.
 */
export async function format({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	if (operands.length === 0)
		throw new CommandFailure({
			zh: "niwen fmt 后面要写文件（- 表示标准输入）；用法见 niwen fmt --help。",
			en: "niwen fmt needs files (- for the standard input); see niwen fmt --help.",
		});
	const encoding = encodingOf(options);
	const onlyChecks = options.has("check");
	const files = createEnvironmentFiles();
	let status: ExitStatus = 0;
	for (const path of operands) {
		try {
			const file = path === "-" ? readStandardInput(encoding) : readTextFile(path, { encoding });
			const { document, resolved } = await openPlanFile(file, files);
			const text = formatText(file.text, document, resolved.environment);
			if (path === "-" && !onlyChecks) await terminal.write(text);
			else if (text !== file.text) {
				if (!onlyChecks) writeBack(file, text);
				else if (status === 0) status = 1;
				await terminal.write(`${printableLine(path)}\n`);
			}
		} catch (error) {
			if (!(error instanceof CommandFailure)) throw error;
			terminal.say(error.text);
			status = 2;
		}
	}
	return status;
}
