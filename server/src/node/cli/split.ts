import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { findsNothing } from "../../common/analysis/findsNothing.js";
import { counted } from "../../common/model/counted.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { notAPlan, readPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile } from "../readTextFile.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, onlyOperand } from "./commandLine.js";
import { sayFaulty } from "./sayFaulty.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/**
 * `niwen split`: a workbook for each lead unit or each leader, with their tasks and columns to be filled in, into a
 * folder or a zip. Nothing is written where one of the files exists already.
 */
export async function split({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const path = onlyOperand(operands, "split");
	const kind = choiceOf(options, "by", ["unit", "leader"]);
	choiceOf(options, "to", ["xlsx"]);
	const output = options.get("out");
	if (output === undefined)
		throw new CommandFailure({
			zh: "niwen split 要用 -o 写明放到哪个文件夹（或哪个 .zip）里，例如 -o 下发。",
			en: "niwen split needs -o with the folder (or the .zip) to write to, such as -o out.",
		});
	const encoding = encodingOf(options);
	const file = path === "-" ? readStandardInput(encoding) : readTextFile(path, { encoding });
	const { snapshot, resolved } = await readPlanFile(file, createEnvironmentFiles());
	const { plan, index } = snapshot;
	if (findsNothing(plan)) throw new CommandFailure(notAPlan(file, snapshot));
	sayFaulty(resolved, terminal);
	sayUnread(path, plan, terminal);
	const [{ replyForms }, { writeWorkbook }] = await Promise.all([
		import("../../common/interchange/replies/replyForms.js"),
		import("../../common/interchange/export/xlsx/writeWorkbook.js"),
	]);
	const { forms, withoutHolder } = replyForms(plan, index, kind);
	if (forms.length === 0)
		throw new CommandFailure({
			zh: `${path} 没有写明谁负责，分不出填报表；请先写上${kind === "unit" ? "责任单位" : "牵头领导"}。`,
			en: `${path} names no ${kind === "unit" ? "units" : "leaders"} to split it by; please write them first.`,
		});
	const names = fileNames(forms.map(({ holder }) => holder));
	const written = new Map<string, Uint8Array>();
	for (const [i, { workbook }] of forms.entries()) written.set(names[i] ?? "", await writeWorkbook(workbook));
	await writeAll(output, written, options.has("force"));
	if (withoutHolder.length > 0)
		terminal.say({
			zh: `没有${kind === "unit" ? "牵头单位" : "牵头领导"}、不在任何填报表里的任务：${withoutHolder.join("、")}。`,
			en: `Tasks without a ${kind === "unit" ? "lead unit" : "leader"}, which are in no file: ${withoutHolder.join(", ")}.`,
		});
	terminal.say({
		zh: `已写入 ${output}：${forms.length} 份填报表。收回后放进一个文件夹，运行 niwen collect ${path} 文件夹 -o 通报.xlsx。`,
		en: `Wrote ${output}: ${counted(forms.length, "form")} to be filled in. When they are back, put them into a folder and run niwen collect ${path} FOLDER -o report.xlsx.`,
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

/** Names that every system takes, no two the same. */
function fileNames(holders: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return holders.map((holder) => {
		const plain =
			holder
				.replace(/[<>:"/\\|?*\p{Cc}]/gu, " ")
				.trim()
				.replace(/^\.{1,60}|\.{1,60}$/g, "") || "未命名";
		for (let copy = 1; ; copy++) {
			const name = `${plain.slice(0, 60)}${copy === 1 ? "" : `（${copy}）`}.xlsx`;
			if (taken.has(name.toLowerCase())) continue;
			taken.add(name.toLowerCase());
			return name;
		}
	});
}
