import type { EnvironmentFiles } from "../../common/environment/environmentFiles.js";
import { checkPlan } from "../checkFile.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles, settingsHere } from "../nodeEnvironment.js";
import { largestFile } from "../readTextFile.js";
import { type FileReport, failedReport, outcomeOf } from "../reporters/fileReport.js";
import { createJsonLinesReporter } from "../reporters/json.js";
import { type CheckRun, failingFrom, Judge } from "./checkOnce.js";
import type { ExitStatus } from "./command.js";
import type { Terminal } from "./terminal.js";

/**
 * `niwen check --format jsonl -`: reads a JSON object a line, `{"path": …, "text": …}`, and writes its report
 * on a line before it reads on, so that it can stand in any pipeline. A line that cannot be read is a report
 * with an error.
 */
export async function checkStream(run: CheckRun, terminal: Terminal): Promise<ExitStatus> {
	if (run.operands.length > 1)
		throw new CommandFailure({
			zh: "check --format jsonl - 从标准输入逐行读取，不能再写别的文件；请分开运行。",
			en: "check --format jsonl - reads its documents from the standard input; please check other files by themselves.",
		});
	const files = createEnvironmentFiles();
	const reporter = createJsonLinesReporter();
	const judge = new Judge(failingFrom(run.failOn ?? (await settingsHere(files)).failOn));
	let number = 0;
	for await (const line of linesOf(process.stdin)) {
		number++;
		if (line !== undefined && line.toString("latin1").trim() === "") continue;
		const report = await checkLine(line, number, files, run);
		judge.add(outcomeOf(report));
		await terminal.write(reporter.printFile(report));
	}
	return judge.status;
}

async function checkLine(
	line: Buffer | undefined,
	number: number,
	files: EnvironmentFiles,
	{ options }: CheckRun,
): Promise<FileReport> {
	const record = line === undefined ? undefined : parseRecord(line);
	if (record === undefined) {
		const text = {
			zh: `标准输入第 ${number} 行不是 {"path": "…", "text": "…"} 这样的 JSON，或者太长，没有检查。`,
			en: `Line ${number} of the standard input is not JSON like {"path": "…", "text": "…"}, or is too long, and was not checked.`,
		};
		return failedReport("-", text[options.language]);
	}
	const { path, text } = record;
	try {
		const file = {
			path,
			text: text.replace(/^\ufeff/, ""),
			encoding: "utf-8",
			hasMark: false,
			isDamaged: false,
			bytes: new Uint8Array(),
		} as const;
		return (await checkPlan(file, files, options)).report;
	} catch (error) {
		if (!(error instanceof CommandFailure)) throw error;
		return failedReport(path, error.text[options.language]);
	}
}

function parseRecord(line: Buffer): { readonly path: string; readonly text: string } | undefined {
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(line));
	} catch {
		return undefined;
	}
	if (typeof value !== "object" || value === null || !("text" in value) || !("path" in value))
		return undefined;
	const { path, text } = value;
	return typeof path === "string" && typeof text === "string" && path !== "" && !path.includes("\0")
		? { path, text }
		: undefined;
}

/** Lines by their bytes, without `\n`; `undefined` for one that is longer than any file may be. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer | undefined> {
	let parts: Buffer[] = [];
	let length = 0;
	for await (const chunk of stream) {
		let from = 0;
		for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
			parts.push(chunk.subarray(from, end));
			yield length + end - from > largestFile ? undefined : Buffer.concat(parts);
			parts = [];
			length = 0;
			from = end + 1;
		}
		length += chunk.length - from;
		if (length > largestFile) parts = [];
		else parts.push(chunk.subarray(from));
	}
	if (length > 0) yield length > largestFile ? undefined : Buffer.concat(parts);
}
