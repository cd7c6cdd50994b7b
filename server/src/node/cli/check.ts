import { resolve } from "node:path";
import { messageLocale, readsTraditional } from "../../common/model/messageLocale.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles, settingsHere } from "../nodeEnvironment.js";
import { reportFormats } from "../reporters/createReporter.js";
import { type CheckRun, checkOnce, severityNames } from "./checkOnce.js";
import type { Entry, ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, countOf, encodingOf } from "./commandLine.js";
import { createTerminal, type Terminal } from "./terminal.js";

/** `niwen check`: reports the findings of plans, directories and settings. */
export async function check(line: CommandLine, given: Terminal, entry: Entry): Promise<ExitStatus> {
	const { operands, options } = line;
	const { language } = await settingsHere(createEnvironmentFiles());
	// The settings of a project go before the locale of whoever works on it, what is asked for before both.
	const isSettled = options.has("lang") || language === "auto" || language === "en";
	if (!isSettled && readsTraditional(language) !== readsTraditional(messageLocale.zh))
		return entry.runInOtherScript();
	const terminal =
		options.has("lang") || language === "auto" ? given : createTerminal(language === "en" ? "en" : "zh");
	if (operands.length === 0)
		throw new CommandFailure({
			zh: "niwen check 后面要写文件或文件夹（- 表示标准输入）；用法见 niwen check --help。",
			en: "niwen check needs files or folders (- for the standard input); see niwen check --help.",
		});
	const format = choiceOf(options, "format", reportFormats);
	const cache = options.get("cache");
	if (cache !== undefined && options.has("fix"))
		throw new CommandFailure({
			zh: "--cache 不能和 --fix 一起用：留存的结果改不了文件；请分开运行。",
			en: "--cache does not go with --fix: results that were kept mend no file; please run them one after the other.",
		});
	const run: CheckRun = {
		operands,
		format,
		failOn: options.has("fail-on") ? choiceOf(options, "fail-on", severityNames) : undefined,
		jobs: countOf(options, "jobs", 256) ?? 1,
		cache: cache === undefined ? undefined : resolve(cache),
		options: {
			language: terminal.language,
			encoding: encodingOf(options),
			mends: options.has("fix"),
			isVerbose: options.has("verbose"),
			listsFixes: format !== "pretty" && format !== "summary" && format !== "github",
		},
	};
	const readsInput = operands.includes("-");
	if (readsInput && (run.options.mends || options.has("watch")))
		throw new CommandFailure({
			zh: "标准输入（-）不能和 --fix 或 --watch 一起用；请写明文件。",
			en: "The standard input (-) goes with neither --fix nor --watch; please name the file.",
		});
	if (readsInput && run.format === "jsonl")
		return (await import("./checkStream.js")).checkStream(run, terminal);
	if (options.has("watch")) return (await import("./watch.js")).watch(run, terminal);
	return checkOnce(run, terminal);
}
