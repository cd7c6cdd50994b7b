import type { LocalizedText } from "../../common/model/localizedText.js";
import type { Severity } from "../../common/rules/rule.js";
import type { CheckOptions } from "../checkFile.js";
import type { DoneFile } from "../doneFile.js";
import { createFileJob, type FileJob } from "../fileJob.js";
import { createEnvironmentFiles, settingsHere } from "../nodeEnvironment.js";
import { createReporter, type ReportStyle } from "../reporters/createReporter.js";
import {
	type FileOutcome,
	type FileReport,
	failedReport,
	outcomeOf,
	type Totals,
} from "../reporters/fileReport.js";
import type { ResultCache } from "../resultCache.js";
import type { ExitStatus } from "./command.js";
import { findFiles } from "./findFiles.js";
import type { Terminal } from "./terminal.js";

/** The gravest first. */
export const severityNames: readonly [Severity, ...Severity[]] = ["error", "warning", "hint"];

/** What one run of the check is to do. */
export interface CheckRun {
	readonly operands: readonly string[];
	readonly format: ReportStyle["format"];
	/** As `--fail-on` says; else each run asks the settings. */
	readonly failOn: Severity | undefined;
	readonly jobs: number;
	/** Where results are kept from run to run. */
	readonly cache: string | undefined;
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
	const { format, options } = run;
	const { language, hasColours } = terminal;
	const failing = failingFrom(run.failOn ?? settings.failOn);
	const style = { format, language, hasColours, mostFindings: settings.maxFindings, failing };
	const reporter = await createReporter(style);
	const seen = new Set<string>();
	const sideReports: FileReport[] = [];
	const judge = new Judge(failing);
	const totals: Totals = { files: 0, failed: 0, severities: { error: 0, warning: 0, hint: 0 } };
	const add = async (outcome: FileOutcome, printed: string | Uint8Array): Promise<void> => {
		seen.add(outcome.path);
		judge.add(outcome);
		addUp(totals, outcome);
		if (outcome.error !== null) terminal.say({ zh: outcome.error, en: outcome.error });
		if (format !== "pretty")
			for (const mended of outcome.mended) terminal.say(printMended(outcome.path, mended));
		if (reporter.collect !== undefined) {
			reporter.collect(typeof printed === "string" ? printed : Buffer.from(printed).toString());
			return;
		}
		await terminal.write(reporter.next?.() ?? "");
		await terminal.write(printed);
	};
	const print = (report: FileReport) => add(outcomeOf(report), reporter.printFile(report));
	const job = { kind: "check", options, style } as const;
	const cache =
		run.cache === undefined
			? undefined
			: (await import("../resultCache.js")).createResultCache(run.cache, job, environments);
	for await (const done of doInOrder(files, run.jobs, job, cache)) {
		noteFiles?.(done.restsOn ?? []);
		await add(done.outcome, done.printed);
		sideReports.push(...done.sideReports);
		terminal.progress(totals.files, files.length);
	}
	// A file with mistakes that several plans use is reported once, and not again where it was given itself.
	for (const report of sideReports) if (!seen.has(report.path)) await print(report);
	for (const { path, reason } of refused)
		await print(failedReport(path, `${path}${language === "zh" ? "：" : ": "}${reason[language]}`));
	for (const folder of emptyFolders) await print(failedReport(folder, describeEmpty(folder)[language]));
	await terminal.write(reporter.printEnd(totals));
	if (cache?.failure !== undefined) terminal.say(describeCacheFailure(run.cache ?? "", cache.failure));
	return judge.status;
}

/** Does a job with each file: on as many threads as are asked for, or on this one. */
export async function* doInOrder(
	files: readonly string[],
	mostJobs: number,
	job: FileJob,
	cache?: ResultCache,
): AsyncGenerator<DoneFile> {
	const jobs = Math.min(mostJobs, files.length);
	// The standard input is this thread's.
	if (jobs > 1 && !files.includes("-")) {
		const { workInThreads } = await import("../checkWorkers.js");
		yield* workInThreads(files, jobs, job, cache);
		return;
	}
	if (files.length === 1) (await import("./optimizeLater.js")).optimizeLater();
	const doFile = await createFileJob(job);
	for (const file of files) {
		const done = (await cache?.find(file)) ?? (await doFile(file));
		cache?.keep(file, done);
		yield done;
	}
}

/** Says that a folder has nothing to be read. */
export function describeEmpty(folder: string): LocalizedText {
	return {
		zh: `${folder} 里没有方案（*.plan.md、*.plan.txt）；请写明文件，或换一个文件夹。`,
		en: `There is no plan (*.plan.md, *.plan.txt) in ${folder}; please name the files or another folder.`,
	};
}

function describeCacheFailure(folder: string, reason: string): LocalizedText {
	return {
		zh: `--cache 的文件夹 ${folder} 写不进去（${reason}），结果没有留存，检查本身不受影响；请检查权限和磁盘空间，或换一个文件夹。`,
		en: `Nothing could be kept in the folder of --cache, ${folder} (${reason}); the check itself is complete. Please check its permissions and the disk, or choose another folder.`,
	};
}

function addUp(totals: Totals, { severities, error }: FileOutcome): void {
	totals.files++;
	if (error !== null) totals.failed++;
	for (const severity of severityNames) totals.severities[severity] += severities[severity];
}

/** The severities that make a check fail: this one and the graver ones. */
export function failingFrom(severity: Severity): readonly Severity[] {
	return severityNames.slice(0, severityNames.indexOf(severity) + 1);
}

/** The exit status of a check: a file that could not be checked outweighs findings. */
export class Judge {
	status: ExitStatus = 0;

	constructor(private readonly failing: readonly Severity[]) {}

	add({ severities, error }: Pick<FileOutcome, "severities" | "error">): void {
		if (error !== null) this.status = 2;
		else if (this.status === 0 && this.failing.some((severity) => severities[severity] > 0)) this.status = 1;
	}
}

function printMended(path: string, { line, title, code }: FileOutcome["mended"][number]) {
	return {
		zh: `${path}：第 ${line + 1} 行已改正：${title}（${code}）`,
		en: `${path}: line ${line + 1} mended: ${title} (${code})`,
	};
}
