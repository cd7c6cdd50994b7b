import { readdirSync, statSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { findsNothing } from "../../common/analysis/findsNothing.js";
import type { Collected, ReturnedFile } from "../../common/interchange/replies/collectReplies.js";
import { UnreadableDocument } from "../../common/interchange/unreadableDocument.js";
import { counted } from "../../common/model/counted.js";
import type { LocalizedText } from "../../common/model/localizedText.js";
import type { PlanSnapshot } from "../../common/snapshot/planSnapshot.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { notAPlan, readPlanFile } from "../readPlanFile.js";
import { readDocumentFile, readTextFile } from "../readTextFile.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, encodingOf } from "./commandLine.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/** Endings of what `niwen split` writes and offices save it as; other files of a folder are evidence. */
const workbookEndings = new Set([".xlsx", ".xlsm", ".xls", ".et"]);

/**
 * `niwen collect`: reads what came back of `niwen split`, merges it by task and cell, and writes the 通报. Status 1
 * where replies contradict each other or a file cannot be read; files that are missing are listed.
 */
export async function collect({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const [path, source, ...more] = operands;
	const output = options.get("out");
	if (path === undefined || source === undefined || more.length > 0 || output === undefined)
		throw new CommandFailure({
			zh: "niwen collect 后面要写方案、放填报表的文件夹（或 .zip），并用 -o 写明通报写到哪里；用法见 niwen collect --help。",
			en: "niwen collect needs the plan, the folder (or .zip) with what came back, and -o with the file to write; see niwen collect --help.",
		});
	const print = printerOf(output);
	const today = dateOf(options.get("date"));
	const file = readTextFile(path, { encoding: encodingOf(options) });
	const { snapshot } = await readPlanFile(file, createEnvironmentFiles());
	if (findsNothing(snapshot.plan)) throw new CommandFailure(notAPlan(file, snapshot));
	sayUnread(path, snapshot.plan, terminal);
	const { collectReplies } = await import("../../common/interchange/replies/collectReplies.js");
	const files = await readReturned(source, terminal);
	const collected = collectReplies(snapshot.plan, snapshot.index, files, today);
	writeFileAtomically(output, await print(snapshot, collected, today), { overwrite: options.has("force") });
	sayCollected(collected, terminal);
	const replied = collected.tasks.filter(({ cells }) => cells.size > 0).length;
	terminal.say({
		zh: `已写入 ${output}：${snapshot.plan.taskCount} 项任务，报回 ${replied} 项。`,
		en: `Wrote ${output}: ${counted(snapshot.plan.taskCount, "task")}, ${replied} with a reply.`,
	});
	return collected.conflicts.length + collected.unreadable.length > 0 ? 1 : 0;
}

type Printer = (snapshot: PlanSnapshot, collected: Collected, today: string) => Promise<string | Uint8Array>;

/** How the 通报 is written, by the ending of its file. */
function printerOf(output: string): Printer {
	const printers: Readonly<Record<string, Printer>> = {
		".xlsx": async ({ plan }, collected, today) => {
			const [{ repliesReport }, { repliesWorkbook }, { writeWorkbook }] = await Promise.all([
				import("../../common/interchange/replies/repliesReport.js"),
				import("../../common/interchange/replies/repliesWorkbook.js"),
				import("../../common/interchange/export/xlsx/writeWorkbook.js"),
			]);
			return writeWorkbook(repliesWorkbook(repliesReport(plan.title, collected, today)));
		},
		".md": async ({ plan }, collected, today) => {
			const { repliesReport } = await import("../../common/interchange/replies/repliesReport.js");
			const { printReport } = await import("../../common/interchange/report/printMarkdown.js");
			return printReport(repliesReport(plan.title, collected, today)).text;
		},
		".html": async ({ plan }, collected, today) => {
			const { repliesReport } = await import("../../common/interchange/replies/repliesReport.js");
			const { printHtml } = await import("../../common/interchange/report/printHtml.js");
			return printHtml([repliesReport(plan.title, collected, today)], "zh");
		},
		".json": async ({ plan }, collected, today) => {
			const { repliesAsJson } = await import("../../common/interchange/replies/repliesReport.js");
			return `${JSON.stringify(repliesAsJson(plan.title, collected, today), null, 2)}\n`;
		},
	};
	const printer = printers[extname(output).toLowerCase()];
	if (printer !== undefined) return printer;
	throw new CommandFailure({
		zh: `通报不能写成“${output}”；请用 .xlsx、.html、.md 或 .json 结尾的文件名。`,
		en: `The report cannot be written as “${output}”; please name a file that ends with .xlsx, .html, .md or .json.`,
	});
}

/** The day by which deadlines are over: today's, unless `--date` names one. */
function dateOf(written: string | undefined): string {
	if (written === undefined) {
		const now = new Date();
		return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
			.map((part) => String(part).padStart(2, "0"))
			.join("-");
	}
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(written));
	if (isDay) return written;
	throw new CommandFailure({
		zh: `--date 要写成 2026-06-30 这样的日期，不能是“${written}”。`,
		en: `--date takes a date such as 2026-06-30, not “${written}”.`,
	});
}

/** Reads what came back, a file after another; one that cannot be read does not stop the others. */
async function readReturned(source: string, terminal: Terminal): Promise<readonly ReturnedFile[]> {
	const { readReplies } = await import("../../common/interchange/replies/readReplies.js");
	const returned: ReturnedFile[] = [];
	let others = 0;
	for (const { name, read } of await listFiles(source)) {
		// What Office leaves beside a file that is open.
		if (/(?:^|[/\\])(?:~\$|\.)/.test(name)) continue;
		if (!workbookEndings.has(extname(name).toLowerCase())) {
			others++;
			continue;
		}
		try {
			returned.push({ file: name, reply: await readReplies(read()) });
		} catch (error) {
			if (error instanceof UnreadableDocument) returned.push({ file: name, problem: error.text });
			else if (error instanceof CommandFailure) returned.push({ file: name, problem: error.text });
			else throw error;
		}
	}
	if (others > 0)
		terminal.say({
			zh: `${source} 里另有 ${others} 个文件不是工作簿，没有读。`,
			en: `${counted(others, "other file")} of ${source} ${others === 1 ? "is not a workbook and was" : "are not workbooks and were"} not read.`,
		});
	if (returned.length === 0)
		throw new CommandFailure({
			zh: `${source} 里没有填报表（.xlsx）；请写明收回的填报表所在的文件夹。`,
			en: `${source} has no forms (.xlsx); please name the folder with the forms that came back.`,
		});
	return returned;
}

interface ListedFile {
	/** In its folder. */
	readonly name: string;
	read(): Uint8Array;
}

async function listFiles(source: string): Promise<readonly ListedFile[]> {
	const status = statSync(source, { throwIfNoEntry: false });
	if (status?.isDirectory() === true) {
		const entries = readdirSync(source, { recursive: true, withFileTypes: true });
		return entries
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.sort()
			.map((path) => ({ name: relative(source, path), read: () => readDocumentFile(path).bytes }));
	}
	if (status?.isFile() === true && /\.zip$/i.test(source)) return listZip(source);
	throw new CommandFailure({
		zh: `${source} 不是文件夹，也不是 .zip；请写明收回的填报表所在的文件夹。`,
		en: `${source} is neither a folder nor a .zip; please name the folder with the forms that came back.`,
	});
}

async function listZip(source: string): Promise<readonly ListedFile[]> {
	const { unpackFiles } = await import("../../common/interchange/replies/archive.js");
	try {
		const files = await unpackFiles(readDocumentFile(source).bytes);
		return Array.from(files, ([name, content]) => ({ name, read: () => content }));
	} catch (error) {
		throw error instanceof UnreadableDocument ? new CommandFailure(inFile(source, error.text)) : error;
	}
}

function inFile(path: string, { zh, en }: LocalizedText): LocalizedText {
	return { zh: `${path}：${zh}`, en: `${path}: ${en}` };
}

/** What somebody has to look at, a line each; the report has the details. */
function sayCollected(collected: Collected, terminal: Terminal): void {
	const { missing, conflicts, likened, unplaced, unreadable } = collected;
	for (const { file, problem } of unreadable) terminal.say(inFile(file, problem));
	if (missing.length > 0)
		terminal.say({
			zh: `没有报回的 ${missing.length} 家：${missing.map(({ name }) => name).join("、")}。`,
			en: `Missing: ${missing.map(({ name }) => name).join(", ")}.`,
		});
	if (conflicts.length > 0)
		terminal.say({
			zh: `${conflicts.length} 格填得不一致，几种填法都保留了，请看“填得不一致的”。`,
			en: `${counted(conflicts.length, "cell")} ${conflicts.length === 1 ? "was" : "were"} filled differently; the report has all of it under 填得不一致的.`,
		});
	if (likened.length > 0)
		terminal.say({
			zh: `${likened.length} 行按文字相近归入，请核对。`,
			en: `${counted(likened.length, "row")} ${likened.length === 1 ? "was" : "were"} put to the task most like ${likened.length === 1 ? "it" : "them"}; please check.`,
		});
	for (const { file, place, text } of unplaced)
		terminal.say(
			inFile(file, {
				zh: `${place.zh}没有归入任何任务：${text}`,
				en: `${place.en} was put to no task: ${text}`,
			}),
		);
}
