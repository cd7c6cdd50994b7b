import { extname } from "node:path";
import {
	type Exported,
	type ExportSource,
	type ExportTarget,
	exportTargets,
	findExportTarget,
} from "../../common/interchange/export/exportPlan.js";
import { type ExportProfile, standardProfile } from "../../common/interchange/export/profile.js";
import { counted } from "../../common/model/counted.js";
import { CommandFailure } from "../commandFailure.js";
import { readTextFile } from "../readTextFile.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, encodingOf, type Options, onlyOperand } from "./commandLine.js";
import { openPlan } from "./openPlan.js";
import { sayFaulty } from "./sayFaulty.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/**
 * `niwen export`: writes a plan as a document of another program. What is left out — comments, code — is said on the
 * standard error, with its line.
 */
export async function exportPlan(
	{ operands, options }: CommandLine,
	terminal: Terminal,
): Promise<ExitStatus> {
	const path = onlyOperand(operands, "export");
	const output = options.get("out");
	const target = targetOf(options.get("to"), output);
	if (output === undefined && (target === "pdf" || !exportTargets[target].isText))
		throw new CommandFailure({
			zh: `导出 ${target} 要用 -o 写明文件名，例如 -o 方案.${target}。`,
			en: `Exporting ${target} needs -o with the name of a file, such as -o plan.${target}.`,
		});
	const encoding = encodingOf(options);
	const profile = await profileOf(options);
	const { snapshot, resolved } = await openPlan(path, encoding);
	const { plan, index, frontMatter, document } = snapshot;
	sayFaulty(resolved, terminal);
	sayUnread(path, snapshot, terminal);
	const source: ExportSource = { plan, index, frontMatter: frontMatter.yaml, lines: document.lines };
	const { content, notes } =
		target === "pdf" ? await exportPdf(source, profile) : await exportTargets[target].print(source, profile);
	if (output === undefined) await terminal.write(String(content));
	else writeFileAtomically(output, content, { overwrite: options.has("force") });
	for (const { place, message } of notes)
		terminal.say({ zh: `${place.zh}：${message.zh}`, en: `${place.en}: ${message.en}` });
	if (output !== undefined)
		terminal.say({
			zh: `已写入 ${output}：${plan.taskCount} 项任务、${plan.sectionCount} 个部分。`,
			en: `Wrote ${output}: ${counted(plan.taskCount, "task")}, ${counted(plan.sectionCount, "section")}.`,
		});
	return 0;
}

/** The form that is asked for: by name, else by the ending of the file that is to be written. */
function targetOf(name: string | undefined, output: string | undefined): ExportTarget | "pdf" {
	const asked = name ?? extname(output ?? "").slice(1);
	if (asked.toLowerCase() === "pdf") return "pdf";
	const found = findExportTarget(asked);
	if (found !== undefined) return found;
	const names = [...Object.keys(exportTargets), "pdf"];
	throw new CommandFailure(
		asked === ""
			? {
					zh: `niwen export 要用 -o 写明导出到哪个文件，例如 -o 方案.docx（也可以是 ${names.slice(1).join("、")}）。`,
					en: `niwen export needs -o with the file to write, such as -o plan.docx (or one of ${names.slice(1).join(", ")}).`,
				}
			: {
					zh: `不能导出成“${asked}”；请用 ${names.join("、")} 之一。`,
					en: `A plan cannot be exported to “${asked}”; please use one of ${names.join(", ")}.`,
				},
	);
}

async function exportPdf(source: ExportSource, profile: ExportProfile): Promise<Exported> {
	const { makePdf } = await import("../makePdf.js");
	let notes: Exported["notes"] = [];
	const content = await makePdf(async (form) => {
		const printed = await exportTargets[form].print(source, profile);
		notes = printed.notes;
		return printed.content;
	});
	if (content instanceof Uint8Array) return { content, notes };
	throw new CommandFailure(content);
}

/** The profile that `--profile` names; the standard's without one. */
async function profileOf(options: Options): Promise<ExportProfile> {
	const path = options.get("profile");
	if (path === undefined) return standardProfile;
	const { parseProfile } = await import("../../common/interchange/export/parseProfile.js");
	const parsed = parseProfile(readTextFile(path).text);
	if ("profile" in parsed) return parsed.profile;
	const [first] = parsed.problems;
	const line = (first?.line ?? 0) + 1;
	throw new CommandFailure({
		zh: `版式文件 ${path} 第 ${line} 行：${first?.message.zh ?? ""}`,
		en: `Profile ${path}, line ${line}: ${first?.message.en ?? ""}`,
	});
}
