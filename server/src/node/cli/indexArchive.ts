import { CommandFailure } from "../commandFailure.js";
import { openAtomically } from "../writeFileAtomically.js";
import { describeEmpty, doInOrder } from "./checkOnce.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, countOf, encodingOf } from "./commandLine.js";
import { findFiles } from "./findFiles.js";
import type { Terminal } from "./terminal.js";

/**
 * `niwen index`: what many plans say, a line of JSON for each task, target, unit and finding, as soon as a plan is read.
 * The file of `-o` is there once all are; what of the plans could not be read is said, and makes the status 2.
 */
export async function indexArchive(
	{ operands, options }: CommandLine,
	terminal: Terminal,
): Promise<ExitStatus> {
	if (operands.length === 0 || operands.includes("-"))
		throw new CommandFailure({
			zh: "niwen index 后面要写文件夹或文件；用法见 niwen index --help。",
			en: "niwen index needs folders or files; see niwen index --help.",
		});
	const jobs = countOf(options, "jobs", 256) ?? 1;
	const out = options.get("out");
	const { language } = terminal;
	const { files, emptyFolders, refused } = await findFiles(operands);
	const into = out === undefined ? undefined : openAtomically(out, { overwrite: options.has("force") });
	let status: ExitStatus = 0;
	const object = (text: { readonly zh: string; readonly en: string }): void => {
		status = 2;
		terminal.say(text);
	};
	try {
		const job = {
			kind: "index",
			options: { language, encoding: encodingOf(options), mends: false, isVerbose: options.has("verbose") },
		} as const;
		let done = 0;
		let failed = 0;
		for await (const { outcome, printed } of doInOrder(files, jobs, job)) {
			if (outcome.error !== null) {
				failed++;
				object({ zh: outcome.error, en: outcome.error });
			}
			if (into === undefined) await terminal.write(printed);
			else into.write(printed);
			terminal.progress(++done, files.length);
		}
		// Of nothing no file is made: it would look like an index of plans without tasks.
		if (failed < files.length) into?.end();
		else if (out !== undefined)
			object({
				zh: `没有方案可以写入，没有生成 ${out}。`,
				en: `There is no plan to write, so ${out} was not made.`,
			});
	} finally {
		into?.drop();
	}
	for (const { path, reason } of refused)
		object({ zh: `${path}：${reason.zh}`, en: `${path}: ${reason.en}` });
	for (const folder of emptyFolders) object(describeEmpty(folder));
	return status;
}
