import { type CheckedFile, type CheckOptions, checkFile } from "./checkFile.js";
import type { DoneFile } from "./doneFile.js";
import { createEnvironmentFiles } from "./nodeEnvironment.js";
import { createReporter, type ReportStyle } from "./reporters/createReporter.js";
import { type FileReport, failedReport, outcomeOf } from "./reporters/fileReport.js";

/** What is done with each of many files, on this thread or on others: plain data. */
export type FileJob =
	| { readonly kind: "check"; readonly options: CheckOptions; readonly style: ReportStyle }
	| { readonly kind: "index"; readonly options: CheckOptions };

export type DoFile = (path: string) => Promise<DoneFile>;

/** Does a job file by file; what several files share is read once. A defect that one file brings out is that file's error. */
export async function createFileJob(job: FileJob): Promise<DoFile> {
	const print = await createPrinter(job);
	const doFile = job.kind === "check" ? createCheck(job.options, print) : await createIndexing(job);
	return async (path) => {
		try {
			return await doFile(path);
		} catch (error) {
			return brokenDown(path, error, job.options, print);
		}
	};
}

/** Prints what a job reports of a file; an index has no reports. */
export type PrintFile = (report: FileReport) => string;

export async function createPrinter(job: FileJob): Promise<PrintFile> {
	return job.kind === "check" ? (await createReporter(job.style)).printFile : () => "";
}

function createCheck(options: CheckOptions, print: PrintFile): DoFile {
	const environments = createEnvironmentFiles();
	return async (path) => printed(await checkFile(path, environments, options), print);
}

async function createIndexing({ options }: FileJob): Promise<DoFile> {
	const { indexFile } = await import("./indexFile.js");
	const environments = createEnvironmentFiles();
	return (path) => indexFile(path, environments, options);
}

function printed({ report, sideReports, restsOn }: CheckedFile, print: PrintFile): DoneFile {
	return { outcome: outcomeOf(report), printed: print(report), sideReports, restsOn };
}

/** What a defect of Niwen leaves of a file: an error that says so. */
export function brokenDown(
	path: string,
	error: unknown,
	{ language, isVerbose }: CheckOptions,
	print: PrintFile,
): DoneFile {
	const message = error instanceof Error ? error.message : String(error);
	const reason = isVerbose === true && error instanceof Error ? (error.stack ?? message) : message;
	const text = {
		zh: `检查 ${path} 时 Niwen 内部出错（${reason}）；这是程序的问题，请报告给我们。`,
		en: `Niwen failed while checking ${path} (${reason}); this is a defect of Niwen, please report it.`,
	};
	const report = failedReport(path, text[language]);
	return printed({ report, sideReports: [] }, print);
}
