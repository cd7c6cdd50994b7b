import { describeMissingDirectory } from "../../common/directory/missingDirectory.js";
import { explainLine } from "../../common/features/explainLine.js";
import { toPlanJson } from "../../common/interchange/planJson.js";
import { counted } from "../../common/model/counted.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { printJson } from "../printJson.js";
import { readPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile } from "../readTextFile.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, onlyOperand } from "./commandLine.js";
import { openPlan } from "./openPlan.js";
import { sayFaulty } from "./sayFaulty.js";
import type { Terminal } from "./terminal.js";

/** `niwen parse`: prints the model of a plan as JSON (docs/cli.md gives its fields). */
export async function parse({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	if (options.has("explain")) return explain(onlyOperand(operands, "parse"), encodingOf(options), terminal);
	const path = onlyOperand(operands, "parse");
	const format = choiceOf(options, "format", ["json", "jsonl"]);
	const encoding = encodingOf(options);
	const { snapshot, resolved } = await openPlan(path, encoding);
	const { plan, index } = snapshot;
	const [problem] = plan.problems;
	if (plan.layout === null && problem?.kind === "header")
		throw new CommandFailure({
			zh: `${path}：${problem.message.zh}`,
			en: `${path}: ${problem.message.en}`,
		});
	for (const { name, reason } of resolved.environment.missingDirectories)
		terminal.say(describeMissingDirectory(name, reason));
	sayFaulty(resolved, terminal);
	await terminal.write(`${printJson(toPlanJson(plan, index), format === "json" ? 2 : 0)}\n`);
	return 0;
}

/** `niwen parse --explain FILE:LINE`: which reader took the line, as what, and why no other did. */
async function explain(
	place: string,
	encoding: ReturnType<typeof encodingOf>,
	terminal: Terminal,
): Promise<ExitStatus> {
	const [, path = "", digits = ""] = /^(.+):(\d{1,9})$/s.exec(place) ?? [];
	if (path === "" || Number(digits) === 0)
		throw new CommandFailure({
			zh: `--explain 后面要写“文件:行号”（例如 plan.plan.md:12），不能是“${place}”。`,
			en: `--explain takes FILE:LINE (such as plan.plan.md:12), not “${place}”.`,
		});
	const file = path === "-" ? readStandardInput(encoding) : readTextFile(path, { encoding });
	const { snapshot } = await readPlanFile(file, createEnvironmentFiles());
	const { lines } = snapshot.document;
	const line = Number(digits);
	if (line > lines.length)
		throw new CommandFailure({
			zh: `${path} 只有 ${lines.length} 行，没有第 ${line} 行。`,
			en: `${path} has ${counted(lines.length, "line")}; there is no line ${line}.`,
		});
	await terminal.write(`${explainLine(snapshot, line - 1, terminal.language).join("\n")}\n`);
	return 0;
}
