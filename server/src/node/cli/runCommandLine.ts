import { printable } from "../../common/text/printable.js";
import { CommandFailure } from "../commandFailure.js";
import type { Entry, ExitStatus } from "./command.js";
import { type CommandLine, type CommandName, parseCommandLine } from "./commandLine.js";
import { findLanguage, languageNames, saidLanguage } from "./language.js";
import type { LoadCommand } from "./quickCommands.js";
import { createTerminal, type Terminal } from "./terminal.js";

/** Answers a command line that asks for help or the version, or for nothing. */
type Describe = (line: CommandLine, terminal: Terminal) => Promise<ExitStatus>;

/**
 * Runs what the arguments ask for. Never throws: what goes wrong is said on the standard error.
 *
 * @param commands those that this program has; the entry runs the others
 * @param describe what says what Niwen is, where this program has it
 */
export async function runCommandLine(
	args: readonly string[],
	entry: Entry,
	commands: Readonly<Partial<Record<CommandName, LoadCommand>>>,
	describe: Describe = () => entry.runWhole(),
): Promise<ExitStatus> {
	const isVerbose = args.includes("--verbose");
	let terminal = createTerminal(findLanguage(saidLanguage(args), process.env));
	try {
		const line = parseCommandLine(args);
		const language = line.options.get("lang");
		if (language !== undefined && !languageNames.some((name) => name === language))
			throw new CommandFailure({
				zh: `--lang 只有 zh、zh-TW 和 en，没有“${language}”。`,
				en: `--lang is zh, zh-TW or en, not “${language}”.`,
			});
		terminal = createTerminal(findLanguage(language, process.env));
		if (line.command === undefined || line.options.has("help") || line.options.has("version"))
			return await describe(line, terminal);
		const load = commands[line.command];
		return load === undefined ? await entry.runWhole() : await (await load())(line, terminal, entry);
	} catch (error) {
		if (error instanceof CommandFailure) {
			terminal.say(error.text);
			return 2;
		}
		if (isFolderGone(error)) {
			terminal.say({
				zh: "当前文件夹已不存在；请换到别的文件夹再运行。",
				en: "The current folder is not there any more; please change to another one and run the command again.",
			});
			return 2;
		}
		const reason = error instanceof Error ? error.message : String(error);
		terminal.say({
			zh: `Niwen 内部出错（${reason}）；这是程序的问题，请把命令和这句话报告给我们${isVerbose ? "" : "，加上 --verbose 可看到细节"}。`,
			en: `Niwen failed (${reason}); this is a defect of Niwen, please report it with the command${isVerbose ? "" : "; --verbose shows more"}.`,
		});
		if (isVerbose && error instanceof Error && error.stack !== undefined)
			process.stderr.write(`${printable(error.stack)}\n`);
		return 2;
	}
}

/** Node asks for the current folder where a path is relative; somebody may have deleted it. */
function isFolderGone(error: unknown): boolean {
	return error instanceof Error && "syscall" in error && error.syscall === "uv_cwd";
}
