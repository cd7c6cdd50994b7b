import { extname } from "node:path";
import { findsNothing } from "../../common/analysis/findsNothing.js";
import {
	collectMessages,
	inFile,
	sayCollected,
	sayOtherFiles,
} from "../../common/interchange/replies/collectMessages.js";
import { findRepliesForm, type RepliesForm } from "../../common/interchange/replies/printReplies.js";
import { CommandFailure } from "../commandFailure.js";
import { createDocumentWorker } from "../documentWorker.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { notAPlan, readPlanFile } from "../readPlanFile.js";
import { listReturned, readReturned } from "../readReturned.js";
import { readTextFile } from "../readTextFile.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, encodingOf } from "./commandLine.js";
import { dayOf } from "./dayOf.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

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
	const form = formOf(output);
	const today = dayOf(options);
	const file = readTextFile(path, { encoding: encodingOf(options) });
	const { snapshot } = await readPlanFile(file, createEnvironmentFiles());
	const { plan, index } = snapshot;
	if (findsNothing(plan)) throw new CommandFailure(notAPlan(file, snapshot));
	sayUnread(path, snapshot, terminal);
	const [{ collectReplies }, { printReplies }] = await Promise.all([
		import("../../common/interchange/replies/collectReplies.js"),
		import("../../common/interchange/replies/printReplies.js"),
	]);
	const { returned, others } = await readInWorker(source, terminal);
	if (others.length > 0) terminal.say(inFile(source, sayOtherFiles(others)));
	if (returned.length === 0) throw new CommandFailure(inFile(source, noForms));
	const collected = collectReplies(plan, index, returned, today);
	// It goes to offices: in Chinese, unless somebody asks for English himself.
	const language = options.get("lang") === "en" ? "en" : "zh";
	const content = await printReplies({ title: plan.title, collected, today, language }, form);
	writeFileAtomically(output, content, { overwrite: options.has("force") });
	for (const message of collectMessages(collected)) terminal.say(message);
	const { zh, en } = sayCollected(collected);
	terminal.say({ zh: `已写入 ${output}：${zh}`, en: `Wrote ${output}: ${en}` });
	return collected.conflicts.length + collected.unreadable.length > 0 ? 1 : 0;
}

/** What came back is read in a worker: a file that is too large or made to do harm ends only that. */
async function readInWorker(source: string, terminal: Terminal): ReturnType<typeof readReturned> {
	const files = await listReturned(source);
	const worker = createDocumentWorker();
	try {
		return await readReturned(files, {
			readReplies: (bytes) => worker.run<"read-replies">({ kind: "read-replies", bytes }),
			progress: terminal.progress,
		});
	} finally {
		worker.dispose();
	}
}

const noForms = {
	zh: "里面没有填报表（.xlsx、.docx）；请写明收回的填报表所在的文件夹。",
	en: "it has no forms (.xlsx, .docx); please name the folder with the forms that came back.",
};

/** How the 通报 is written, by the ending of its file. */
function formOf(output: string): RepliesForm {
	const form = findRepliesForm(extname(output).slice(1));
	if (form !== undefined) return form;
	throw new CommandFailure({
		zh: `通报不能写成“${output}”；请用 .xlsx、.docx、.html、.md 或 .json 结尾的文件名。`,
		en: `The report cannot be written as “${output}”; please name a file that ends with .xlsx, .docx, .html, .md or .json.`,
	});
}
