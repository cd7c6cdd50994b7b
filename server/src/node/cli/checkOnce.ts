import type { EnvironmentFiles } from "../../common/environment/environmentFiles.js";
import type { Severity } from "../../common/rules/rule.js";
import { type CheckedFile, type CheckOptions, checkFile } from "../checkFile.js";
import { brokenDown, checkInWorkers } from "../checkWorkers.js";
import { createEnvironmentFiles, settingsHere } from "../nodeEnvironment.js";
import { type FileReport, failedReport, type Reporter } from "../reporters/fileReport.js";
import { createGithubReporter } from "../reporters/github.js";
import { createJsonLinesReporter, createJsonReporter } from "../reporters/json.js";
import { createPrettyReporter } from "../reporters/pretty.js";
import { createSarifReporter } from "../reporters/sarif.js";
import { createSummaryReporter } from "../reporters/summary.js";
import { readVersion } from "../version.js";
import type { ExitStatus } from "./command.js";
import { findFiles } from "./findFiles.js";
import type { Terminal } from "./terminal.js";

export const formats = ["pretty", "summary", "json", "jsonl", "sarif", "github"] as const;
type Format = (typeof formats)[number];
/** The gravest first. */
export const severities: readonly [Severity, ...Severity[]] = ["error", "warning", "hint"];

/** What one run of the check is to do. */
export interface CheckRun {
	readonly operands: readonly string[];
	readonly format: Format;
	/** As `--fail-on` says; else each run asks the settings. */
	readonly failOn: Severity | undefined;
	readonly jobs: number;
	readonly options: CheckOptions;
}

/**
 * Checks all files once and prints their reports in the order of the operands.
 *
 * @param noteFiles told which other files the findings rest on
 */
export async function checkOnce(
	run: CheckRun,
	terminal: Terminal,
	noteFiles?: (paths: readonly string[]) => void,
): Promise<ExitStatus> {
	const environments = createEnvironmentFiles();
	const settings = await settingsHere(environments);
	const { files, emptyFolders, refused } = await findFiles(run.operands);
	const reporter = createReporter(run.format, terminal, settings.maxFindings);
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
	for await (const { report, sideReports: sides, restsOn = [] } of checkInOrder(files, environments, run)) {
		noteFiles?.(restsOn);
		await print(report);
		sideReports.push(...sides);
		done++;
		terminal.progress(done, files.length);
	}
	// A file with mistakes that several plans use is reported once, and not again where it was given itself.
	for (const report of sideReports) if (!seen.has(report.path)) await print(report);
	for (const { path, reason } of refused)
		await print(
			failedReport(path, `${path}${terminal.language === "zh" ? "：" : ": "}${reason[terminal.language]}`),
		);
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

async function* checkInOrder(files: readonly string[], environments: EnvironmentFiles, run: CheckRun) {
	const jobs = Math.min(run.jobs, files.length);
	if (jobs > 1 && !files.includes("-")) yield* checkInWorkers(files, jobs, run.options);
	else for (const file of files) yield await checkAlone(file, environments, run.options);
}

/** A defect that one file brings out is told as that file's error, and the others are checked. */
async function checkAlone(
	file: string,
	environments: EnvironmentFiles,
	options: CheckOptions,
): Promise<CheckedFile> {
	try {
		return await checkFile(file, environments, options);
	} catch (error) {
		return brokenDown(file, error, options);
	}
}

function createReporter(format: Format, { language, hasColours }: Terminal, most: number): Reporter {
	switch (format) {
		case "pretty":
			return createPrettyReporter(language, hasColours, most);
		case "summary":
			return createSummaryReporter(language, hasColours);
		case "json":
			return createJsonReporter();
		case "jsonl":
			return createJsonLinesReporter();
		case "github":
			return createGithubReporter();
		case "sarif":
			return createSarifReporter(language, process.cwd(), readVersion());
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
