import type { Severity } from "../../common/rules/rule.js";
import { type CheckOptions, checkFile } from "../checkFile.js";
import { CommandFailure } from "../commandFailure.js";
import { type FileReport, failedReport, type Reporter } from "../reporters/fileReport.js";
import { createPrettyReporter } from "../reporters/pretty.js";
import { readShippedDirectories } from "../shippedDirectories.js";
import { WorkspaceConfig } from "../workspaceConfig.js";
import { type CommandLine, choiceOf, countOf, encodingOf } from "./commandLine.js";
import { findFiles } from "./findFiles.js";
import type { ExitStatus } from "./runCommandLine.js";
import { createTerminal, type Terminal } from "./terminal.js";

const formats = ["pretty", "json", "jsonl", "sarif", "github"] as const;
type Format = (typeof formats)[number];
const severities: readonly [Severity, ...Severity[]] = ["error", "warning", "hint"];

/** What one run of the check is to do. */
export interface CheckRun {
	readonly operands: readonly string[];
	readonly format: Format;
	/** As `--fail-on` says; else each run asks the settings. */
	readonly failOn: Severity | undefined;
	readonly jobs: number;
	readonly options: CheckOptions;
}

/** `niwen check`: reports the findings of plans, directories and settings. */
export async function check(line: CommandLine, given: Terminal): Promise<ExitStatus> {
	const { operands, options } = line;
	const { language } = await new WorkspaceConfig(readShippedDirectories()).settingsAt(process.cwd());
	// The settings of a project go before the locale of whoever works on it, what is asked for before both.
	const terminal = options.has("lang") || language === "auto" ? given : createTerminal(language);
	if (operands.length === 0)
		throw new CommandFailure({
			zh: "niwen check 后面要写文件或文件夹（- 表示标准输入）；用法见 niwen check --help。",
			en: "niwen check needs files or folders (- for the standard input); see niwen check --help.",
		});
	const format = choiceOf(options, "format", formats);
	const run: CheckRun = {
		operands,
		format,
		failOn: options.has("fail-on") ? choiceOf(options, "fail-on", severities) : undefined,
		jobs: countOf(options, "jobs", 256) ?? 1,
		options: {
			language: terminal.language,
			encoding: encodingOf(options),
			mends: options.has("fix"),
			listsFixes: format !== "pretty" && format !== "github",
		},
	};
	const readsInput = operands.includes("-");
	if (readsInput && (run.options.mends || options.has("watch")))
		throw new CommandFailure({
			zh: "标准输入（-）不能和 --fix 或 --watch 一起用；请写明文件。",
			en: "The standard input (-) goes with neither --fix nor --watch; please name the file.",
		});
	if (readsInput && run.format === "jsonl") {
		const { checkStream } = await import("./checkStream.js");
		return checkStream(run, terminal);
	}
	if (options.has("watch")) {
		const { watch } = await import("./watch.js");
		return watch(run, terminal);
	}
	return checkOnce(run, terminal);
}

/** Checks all files once and prints their reports in the order of the operands. */
export async function checkOnce(run: CheckRun, terminal: Terminal): Promise<ExitStatus> {
	const config = new WorkspaceConfig(readShippedDirectories());
	const settings = await config.settingsAt(process.cwd());
	const { files, emptyFolders } = findFiles(run.operands);
	const reporter = await createReporter(run.format, terminal, settings.maxFindings);
	const seen = new Set<string>();
	const sideReports: FileReport[] = [];
	const judge = new Judge(run.failOn ?? settings.failOn);
	let done = 0;
	const print = async (report: FileReport): Promise<void> => {
		seen.add(report.path);
		judge.add(report);
		if (report.error !== null) terminal.say({ zh: report.error, en: report.error });
		if (run.format !== "pretty")
			for (const mended of report.mended) terminal.say(printMended(report.path, mended));
		await terminal.write(reporter.printFile(report));
	};
	for await (const { report, sideReports: sides } of checkInOrder(files, config, run)) {
		await print(report);
		sideReports.push(...sides);
		done++;
		terminal.progress(done, files.length);
	}
	// A file with mistakes that several plans use is reported once, and not again where it was given itself.
	for (const report of sideReports) if (!seen.has(report.path)) await print(report);
	for (const folder of emptyFolders) {
		const text = {
			zh: `${folder} 里没有方案（*.plan.md、*.plan.txt）；请写明文件，或换一个文件夹。`,
			en: `There is no plan (*.plan.md, *.plan.txt) in ${folder}; please name the files or another folder.`,
		};
		await print(failedReport(folder, text[terminal.language]));
	}
	await terminal.write(reporter.printEnd());
	return judge.status;
}

async function* checkInOrder(files: readonly string[], config: WorkspaceConfig, run: CheckRun) {
	const jobs = Math.min(run.jobs, files.length);
	if (jobs > 1 && !files.includes("-")) {
		const { checkInWorkers } = await import("../checkWorkers.js");
		yield* checkInWorkers(files, jobs, run.options);
	} else for (const file of files) yield await checkFile(file, config, run.options);
}

async function createReporter(
	format: Format,
	{ language, hasColours }: Terminal,
	most: number,
): Promise<Reporter> {
	switch (format) {
		case "pretty":
			return createPrettyReporter(language, hasColours, most);
		case "json":
			return (await import("../reporters/json.js")).createJsonReporter();
		case "jsonl":
			return (await import("../reporters/json.js")).createJsonLinesReporter();
		case "github":
			return (await import("../reporters/github.js")).createGithubReporter();
		case "sarif": {
			const { createSarifReporter } = await import("../reporters/sarif.js");
			const { readVersion } = await import("../version.js");
			return createSarifReporter(language, process.cwd(), readVersion());
		}
	}
}

/** The exit status of a check: a file that could not be checked outweighs findings. */
export class Judge {
	status: ExitStatus = 0;
	private readonly failing: ReadonlySet<Severity>;

	constructor(failOn: Severity) {
		this.failing = new Set(severities.slice(0, severities.indexOf(failOn) + 1));
	}

	add({ findings, error }: FileReport): void {
		if (error !== null) this.status = 2;
		else if (this.status === 0 && findings.some(({ severity }) => this.failing.has(severity)))
			this.status = 1;
	}
}

function printMended(path: string, { line, title, code }: FileReport["mended"][number]) {
	return {
		zh: `${path}：第 ${line + 1} 行已改正：${title}（${code}）`,
		en: `${path}: line ${line + 1} mended: ${title} (${code})`,
	};
}
