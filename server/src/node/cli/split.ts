import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { inFile } from "../../common/interchange/replies/collectMessages.js";
import { CommandFailure } from "../commandFailure.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, onlyOperand } from "./commandLine.js";
import { openPlan } from "./openPlan.js";
import { sayFaulty } from "./sayFaulty.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/**
 * `niwen split`: a workbook or a Word document for each lead unit or each leader, with their tasks and columns to be filled in, into a
 * folder or a zip. Nothing is written where one of the files exists already.
 */
export async function split({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const path = onlyOperand(operands, "split");
	const by = choiceOf(options, "by", ["unit", "leader"]);
	const to = choiceOf(options, "to", ["xlsx", "docx"]);
	const output = options.get("out");
	if (output === undefined)
		throw new CommandFailure({
			zh: "niwen split 要用 -o 写明放到哪个文件夹（或哪个 .zip）里，例如 -o 下发。",
			en: "niwen split needs -o with the folder (or the .zip) to write to, such as -o out.",
		});
	const encoding = encodingOf(options);
	const { snapshot, resolved } = await openPlan(path, encoding);
	const { plan, index } = snapshot;
	sayFaulty(resolved, terminal);
	sayUnread(path, snapshot, terminal);
	const { nobodyToAsk, saySplit, splitPlan } = await import("../../common/interchange/replies/splitPlan.js");
	const { files, notes } = await splitPlan(plan, index, { by, to });
	if (files.size === 0) throw new CommandFailure(inFile(path, nobodyToAsk(by)));
	await writeAll(output, files, options.has("force"));
	for (const note of notes) terminal.say(note);
	const { zh, en } = saySplit(output, files.size);
	terminal.say({
		zh: `${zh}收回后放进一个文件夹，运行 niwen collect ${path} 文件夹 -o 通报.xlsx。`,
		en: `${en} When they are back, put them into a folder and run niwen collect ${path} FOLDER -o report.xlsx.`,
	});
	return 0;
}

async function writeAll(
	output: string,
	files: ReadonlyMap<string, Uint8Array>,
	overwrite: boolean,
): Promise<void> {
	if (/\.zip$/i.test(output)) {
		const { packFiles } = await import("../../common/interchange/replies/archive.js");
		writeFileAtomically(output, await packFiles(files), { overwrite });
		return;
	}
	if (existsSync(output) && !statSync(output).isDirectory())
		throw new CommandFailure({
			zh: `${output} 是文件，不是文件夹；请换一个名字。`,
			en: `${output} is a file, not a folder; please choose another name.`,
		});
	const existing = [...files.keys()].find((name) => existsSync(join(output, name)));
	if (existing !== undefined && !overwrite)
		throw new CommandFailure({
			zh: `${join(output, existing)} 已经存在，什么也没有写；要覆盖请加上 --force。`,
			en: `${join(output, existing)} exists, and nothing was written; add --force to overwrite it.`,
		});
	try {
		mkdirSync(output, { recursive: true });
	} catch {
		throw new CommandFailure({
			zh: `建不了文件夹 ${output}；请检查 ${dirname(output)} 是否存在、能否写入。`,
			en: `The folder ${output} cannot be created; please check whether ${dirname(output)} is there and can be written to.`,
		});
	}
	for (const [name, bytes] of files) writeFileAtomically(join(output, name), bytes, { overwrite });
}
