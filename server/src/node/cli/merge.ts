import { basename } from "node:path";
import { findsNothing } from "../../common/analysis/findsNothing.js";
import { adoptionReport } from "../../common/comparison/adoptionReport.js";
import { type MergedPlan, mergePlans, needsDecision } from "../../common/comparison/mergePlans.js";
import {
	type EditedCopy,
	type Proposal,
	proposedDeed,
	takesAway,
} from "../../common/comparison/proposals.js";
import { whyNoCopy, whyUndecided } from "../../common/comparison/unfitCopy.js";
import { printReportAs } from "../../common/interchange/report/printReportAs.js";
import { counted } from "../../common/model/counted.js";
import { quote } from "../../common/text/shorten.js";
import { CommandFailure } from "../commandFailure.js";
import { encodeText } from "../encodeText.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { notAPlan, readPlanFile } from "../readPlanFile.js";
import { readTextFile, type TextFile } from "../readTextFile.js";
import { writeTogether } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, encodingOf } from "./commandLine.js";
import { reportFormOf } from "./reportFormOf.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/**
 * `niwen merge BASE A B…`: edited copies of a plan made one, by task and cell. Status 1 where somebody has to decide; also
 * a merge driver of git (`niwen merge %O %A %B -o %A --force`).
 */
export async function merge({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const [basePath, ...paths] = operands;
	const output = options.get("out");
	if (basePath === undefined || paths.length < 2 || output === undefined)
		throw new CommandFailure({
			zh: "niwen merge 后面要写原稿、至少两份改过的稿，并用 -o 写明合并到哪个文件；用法见 niwen merge --help。",
			en: "niwen merge needs the base, at least two edited copies, and -o with the file to write; see niwen merge --help.",
		});
	const reportPath = options.get("report");
	const form = reportPath === undefined ? undefined : reportFormOf(reportPath);
	const open = async (path: string) => {
		const file = readTextFile(path, { encoding: encodingOf(options) });
		const { snapshot } = await readPlanFile(file, createEnvironmentFiles());
		// The base alone may be empty: git gives such a one for a file that both sides have added.
		const isNew = path === basePath && file.text.trim() === "";
		if (!isNew && findsNothing(snapshot.plan)) throw new CommandFailure(notAPlan(file, snapshot));
		return { file, snapshot };
	};
	const { snapshot: base } = await open(basePath);
	const undecided = whyUndecided(base, basePath);
	if (undecided !== undefined) throw new CommandFailure(undecided);
	// A refusal says it itself.
	sayUnread(basePath, base, terminal);
	const copies: (EditedCopy & { readonly file: TextFile })[] = [];
	for (const [i, path] of paths.entries()) {
		const copy = await open(path);
		const problem = whyNoCopy(base, copy.snapshot, path);
		if (problem !== undefined) throw new CommandFailure(problem);
		sayUnread(path, copy.snapshot, terminal);
		copies.push({ name: nameOf(path, paths, i), ...copy });
	}
	const merged = mergePlans(base, copies);
	const plan = { path: output, content: contentOf(merged, copies[0]?.file, terminal) };
	const reports: { path: string; content: string | Uint8Array }[] = [];
	if (reportPath !== undefined && form !== undefined) {
		const report = adoptionReport(base.plan.title, merged.proposals, terminal.language);
		reports.push({ path: reportPath, content: await printReportAs(report, form, terminal.language) });
	}
	writeTogether([plan, ...reports], { overwrite: options.has("force") });
	say(output, merged.proposals, terminal);
	return needsDecision(merged) ? 1 : 0;
}

/** The merged plan in the line ends and the encoding of the first copy, in UTF-8 where that has not got all characters. */
function contentOf({ lines, eol }: MergedPlan, first: TextFile | undefined, terminal: Terminal) {
	const text = lines.join(eol);
	const { encoding = "utf-8", hasMark = false, path = "" } = first ?? {};
	const content = encodeText(text, encoding, hasMark);
	if (content !== undefined) return content;
	terminal.say({
		zh: `${path} 的编码（${encoding}）写不了合并进来的个别字，已改用 UTF-8。`,
		en: `The encoding of ${path} (${encoding}) lacks characters that were merged in; UTF-8 is used instead.`,
	});
	return text;
}

/** Copies are called after their files; those of the same name by their paths, git's by whose they are. */
function nameOf(path: string, paths: readonly string[], i: number): string {
	if (/^\.merge_file_/.test(basename(path))) return i === 0 ? "ours" : "theirs";
	const name = basename(path).replace(/\.plan\.(?:md|txt)$|\.\w+$/, "");
	const isOnly = paths.every((other, at) => at === i || basename(other) !== basename(path));
	return isOnly ? name : path;
}

function say(output: string, proposals: readonly Proposal[], terminal: Terminal): void {
	const waiting = proposals.filter(({ outcome }) => outcome !== "adopted");
	const gone = proposals.filter((proposal) => proposal.outcome === "adopted" && takesAway(proposal));
	terminal.say({
		zh: `已写入 ${output}：采纳${proposals.length - waiting.length}条意见${waiting.length === 0 ? "" : `，${waiting.length}条要由人决定`}。`,
		en: `Wrote ${output}: ${counted(proposals.length - waiting.length, "proposal")} adopted${waiting.length === 0 ? "" : `, ${waiting.length} to be decided`}.`,
	});
	if (gone.length > 0)
		terminal.say({
			zh: `按意见删去的有${gone.length}处：`,
			en: `What went as it was proposed (${gone.length}):`,
		});
	for (const { by, about, column, was } of gone)
		terminal.say({
			zh: `${by.join("、")}：${about.zh}${column === "" ? "" : `“${column}”`}“${quote(was)}”`,
			en: `${by.join(", ")}: ${about.en}${column === "" ? "" : ` “${column}”`} “${quote(was)}”`,
		});
	if (waiting.length > 0) terminal.say({ zh: "要由人决定的：", en: "To be decided:" });
	for (const proposal of waiting) {
		const { by, about, column, proposed, reason } = proposal;
		const { zh, en } = proposedDeed(proposal) ?? { zh: `“${proposed}”`, en: `“${proposed}”` };
		terminal.say({
			zh: `${by.join("、")}：${about.zh}${column === "" ? "" : `“${column}”`}→${zh}（${reason?.zh ?? ""}）`,
			en: `${by.join(", ")}: ${about.en}${column === "" ? "" : ` “${column}”`} → ${en} (${reason?.en ?? ""})`,
		});
	}
}
