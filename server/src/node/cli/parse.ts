import { findsNothing } from "../../common/analysis/findsNothing.js";
import { describeMissingDirectory } from "../../common/directory/missingDirectory.js";
import { toPlanJson } from "../../common/interchange/planJson.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { notAPlan, readPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile } from "../readTextFile.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, onlyOperand } from "./commandLine.js";
import { sayFaulty } from "./sayFaulty.js";
import type { Terminal } from "./terminal.js";

/** `niwen parse`: prints the model of a plan as JSON (docs/cli.md gives its fields). */
export async function parse({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const path = onlyOperand(operands, "parse");
	const format = choiceOf(options, "format", ["json", "jsonl"]);
	const encoding = encodingOf(options);
	const file = path === "-" ? readStandardInput(encoding) : readTextFile(path, { encoding });
	const { snapshot, resolved } = await readPlanFile(file, createEnvironmentFiles());
	const { plan, index } = snapshot;
	const [problem] = plan.problems;
	if (findsNothing(plan)) throw new CommandFailure(notAPlan(file, snapshot));
	if (plan.layout === null && problem?.kind === "header")
		throw new CommandFailure({
			zh: `${path}：${problem.message.zh}。`,
			en: `${path}: ${problem.message.en}.`,
		});
	for (const { name, reason } of resolved.environment.missingDirectories)
		terminal.say(describeMissingDirectory(name, reason));
	sayFaulty(resolved, terminal);
	await terminal.write(`${JSON.stringify(toPlanJson(plan, index), null, format === "json" ? 2 : 0)}\n`);
	return 0;
}
