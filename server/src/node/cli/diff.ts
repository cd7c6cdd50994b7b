import pc from "picocolors";
import { findsNothing } from "../../common/analysis/findsNothing.js";
import { comparePlans } from "../../common/comparison/comparePlans.js";
import { comparisonJson, comparisonReport } from "../../common/comparison/comparisonReport.js";
import { printPlainTasks } from "../../common/comparison/plainTasks.js";
import { type PlanComparison, saysSame } from "../../common/comparison/planChanges.js";
import { printHtml } from "../../common/interchange/report/printHtml.js";
import { printReport } from "../../common/interchange/report/printMarkdown.js";
import type { PlanSnapshot } from "../../common/snapshot/planSnapshot.js";
import { printableLine } from "../../common/text/printable.js";
import type { Encoding } from "../../shared/decodeText.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { printJson } from "../printJson.js";
import { notAPlan, readPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile } from "../readTextFile.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, onlyOperand } from "./commandLine.js";
import { diffSealed } from "./diffSealed.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/** `niwen diff OLD NEW`: how two plans differ in what they say; `--sealed`: whether a plan is the approved one. */
export async function diff(line: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const { operands, options } = line;
	if (options.has("sealed")) return diffSealed(line, terminal);
	if (options.has("textconv")) {
		const plan = await open(onlyOperand(operands, "diff"), encodingOf(options));
		await terminal.write(printPlainTasks(plan));
		return 0;
	}
	const format = choiceOf(options, "format", ["pretty", "json", "md", "markdown", "html"]);
	const { before, after, name } = pathsOf(operands);
	const encoding = encodingOf(options);
	const [was, now] = [await open(before, encoding), await open(after, encoding)];
	for (const [path, snapshot] of [
		[before, was],
		[after, now],
	] as const)
		sayUnread(path, snapshot, terminal);
	const comparison = comparePlans(was, now);
	await terminal.write(print(comparison, format, { before: name ?? before, after: name ?? after }, terminal));
	// Git takes the status of an external diff for a failure.
	return saysSame(comparison) || name !== undefined ? 0 : 1;
}

/**
 * OLD and NEW, or what git hands to an external diff: path, old file, hash, mode, new file, hash, mode (gitattributes,
 * GIT_EXTERNAL_DIFF), with two more of a file that was renamed.
 */
function pathsOf(operands: readonly string[]): { before: string; after: string; name?: string } {
	const [first = "", second = "", third = "", , fifth = ""] = operands;
	if (operands.length === 2) return { before: first, after: second };
	const isHash = (text: string) => /^(?:[0-9a-f]{4,64}|\.)$/.test(text);
	if ((operands.length === 7 || operands.length === 9) && isHash(third))
		return { before: second, after: fifth, name: first };
	throw new CommandFailure({
		zh: "niwen diff 后面要写两个文件，先旧后新（其中一个可以是 -）；与定稿存照核对用 --sealed。用法见 niwen diff --help。",
		en: "niwen diff needs two files, the old one first (one of them may be -); --sealed compares with a seal. See niwen diff --help.",
	});
}

/** A plan that may be empty: git compares a new file with nothing. */
async function open(path: string, encoding: Encoding | undefined): Promise<PlanSnapshot> {
	const isNothing = path === "/dev/null" || path === "nul";
	const file = isNothing
		? { path, text: "" }
		: path === "-"
			? readStandardInput(encoding)
			: readTextFile(path, { encoding });
	const { snapshot } = await readPlanFile(file, createEnvironmentFiles());
	if (file.text.trim() !== "" && "bytes" in file && findsNothing(snapshot.plan))
		throw new CommandFailure(notAPlan(file, snapshot));
	return snapshot;
}

function print(
	comparison: PlanComparison,
	format: "pretty" | "json" | "md" | "markdown" | "html",
	names: { readonly before: string; readonly after: string },
	{ language, hasColours }: Terminal,
): string {
	if (format === "json") return `${printJson(comparisonJson(comparison, language), 2)}\n`;
	const report = comparisonReport(comparison, names, language);
	if (format === "html") return printHtml([report], language);
	if (format !== "pretty") return printReport(report).text;
	const { bold, green, red, yellow } = pc.createColors(hasColours);
	const marks = {
		added: green("+"),
		removed: red("-"),
		changed: yellow("~"),
		split: yellow("~"),
		joined: yellow("~"),
	};
	const lines = [
		bold(printableLine(report.lead[0] ?? "")),
		...comparison.document.map(({ sentence }) => `  ${printableLine(sentence[language])}`),
		...comparison.tasks.map(({ kind, sentence }) => `${marks[kind]} ${printableLine(sentence[language])}`),
		report.lead[1] ?? "",
	];
	return `${lines.join("\n")}\n`;
}
