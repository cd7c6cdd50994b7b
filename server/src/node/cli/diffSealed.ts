import { existsSync } from "node:fs";
import {
	compareSeal,
	noSignature,
	type SealComparison,
	sayVerdict,
	sealJson,
	sealReport,
} from "../../common/comparison/seal/compareSeal.js";
import { saySealDifference } from "../../common/comparison/seal/sealDifferences.js";
import { sealEnding } from "../../common/documentProtocol.js";
import { sha256 } from "../../common/text/sha256.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { printJson } from "../printJson.js";
import { readPlanFile } from "../readPlanFile.js";
import { readTextFile } from "../readTextFile.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf } from "./commandLine.js";
import type { Terminal } from "./terminal.js";

/** `niwen diff --sealed FILE [SEAL]`: whether a plan is the approved one, and what differs. Status 1 where it is not. */
export async function diffSealed(
	{ operands, options }: CommandLine,
	terminal: Terminal,
): Promise<ExitStatus> {
	const [path, named, ...more] = operands;
	if (path === undefined || path === "-" || more.length > 0)
		throw new CommandFailure({
			zh: "niwen diff --sealed 后面要写方案的文件名，存照不在旁边时再写存照的文件名；用法见 niwen diff --help。",
			en: "niwen diff --sealed needs the file of the plan and, where the seal is not beside it, the seal; see niwen diff --help.",
		});
	const format = choiceOf(options, "format", ["pretty", "json", "markdown", "html"]);
	const sealPath = named ?? `${path}${sealEnding}`;
	const file = readTextFile(path, { encoding: encodingOf(options) });
	if (named === undefined && !existsSync(sealPath))
		throw new CommandFailure({
			zh: `${path} 旁边没有存照 ${sealPath}；定稿时请先运行 niwen seal ${path}，或写明存照的文件名。`,
			en: `There is no seal ${sealPath} beside ${path}; run niwen seal ${path} when it is approved, or name the seal.`,
		});
	const { snapshot } = await readPlanFile(file, createEnvironmentFiles());
	const comparison = await compareSeal(
		snapshot.plan,
		snapshot.index,
		{ sha256: await sha256(file.bytes) },
		readTextFile(sealPath).text,
	);
	if ("problem" in comparison) {
		const { zh, en } = comparison.problem;
		throw new CommandFailure({ zh: `${sealPath}：${zh}`, en: `${sealPath}: ${en}` });
	}
	await terminal.write(await print(path, comparison, format, terminal));
	return comparison.verdict === "differs" ? 1 : 0;
}

async function print(
	path: string,
	comparison: SealComparison,
	format: "pretty" | "json" | "markdown" | "html",
	{ language }: Terminal,
): Promise<string> {
	switch (format) {
		case "json":
			return `${printJson({ path, ...sealJson(comparison, language) }, 2)}\n`;
		case "markdown": {
			const { printReport } = await import("../../common/interchange/report/printMarkdown.js");
			return printReport(sealReport(comparison, language)).text;
		}
		case "html": {
			const { printHtml } = await import("../../common/interchange/report/printHtml.js");
			return printHtml([sealReport(comparison, language)], language);
		}
		case "pretty": {
			const { printableLine } = await import("../../common/text/printable.js");
			const sentences = [
				`${path}${language === "zh" ? "：" : ": "}${sayVerdict(comparison)[language]}`,
				...comparison.differences.map((difference) => `  ${saySealDifference(difference)[language]}`),
				noSignature[language],
			];
			return sentences.map((line) => `${printableLine(line)}\n`).join("");
		}
	}
}
