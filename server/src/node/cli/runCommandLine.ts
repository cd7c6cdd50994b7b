import { printable } from "../../common/text/printable.js";
import { CommandFailure } from "../commandFailure.js";
import { readVersion } from "../version.js";
import { check } from "./check.js";
import { clean } from "./clean.js";
import type { Command, Entry, ExitStatus } from "./command.js";
import { type CommandLine, type CommandName, parseCommandLine } from "./commandLine.js";
import { config } from "./config.js";
import { printHelp } from "./help.js";
import { importPlan } from "./import.js";
import { findLanguage, languageNames, saidLanguage } from "./language.js";
import { ledger } from "./ledger.js";
import { serve } from "./lsp.js";
import { parse } from "./parse.js";
import { rules } from "./rules.js";
import { stats } from "./stats.js";
import { createTerminal, type Terminal } from "./terminal.js";

/** Runs what the arguments ask for. Never throws: what goes wrong is said on the standard error. */
export async function runCommandLine(args: readonly string[], entry: Entry): Promise<ExitStatus> {
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
		return await run(line, terminal, entry);
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

async function run(line: CommandLine, terminal: Terminal, entry: Entry): Promise<ExitStatus> {
	const { command, options } = line;
	if (options.has("version")) {
		await terminal.write(`${readVersion()}\n`);
		return 0;
	}
	if (command === undefined || options.has("help")) {
		const help = printHelp(command, terminal.language);
		if (command !== undefined || options.has("help")) await terminal.write(help);
		else process.stderr.write(help);
		return options.has("help") ? 0 : 2;
	}
	return commands[command](line, terminal, entry);
}

const commands: Readonly<Record<CommandName, Command>> = {
	check,
	parse,
	config,
	import: importPlan,
	export: async (line, terminal) => (await import("./export.js")).exportPlan(line, terminal),
	// It brings the library of LSP values with it.
	fmt: async (line, terminal) => (await import("./fmt.js")).format(line, terminal),
	clean,
	ledger,
	stats,
	split: async (line, terminal) => (await import("./split.js")).split(line, terminal),
	collect: async (line, terminal) => (await import("./collect.js")).collect(line, terminal),
	seal: async (line, terminal) => (await import("./seal.js")).seal(line, terminal),
	merge: async (line, terminal) => (await import("./merge.js")).merge(line, terminal),
	diff: async (line, terminal) => (await import("./diff.js")).diff(line, terminal),
	coverage: async (line, terminal) => (await import("./coverage.js")).coverage(line, terminal),
	index: async (line, terminal) => (await import("./indexArchive.js")).indexArchive(line, terminal),
	rollover: async (line, terminal) => (await import("./rollover.js")).rollover(line, terminal),
	rules,
	lsp: serve,
};
