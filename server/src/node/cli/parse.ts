import { findsNothing } from "../../common/analysis/findsNothing.js";
import { toPlanJson } from "../../common/interchange/planJson.js";
import { CommandFailure } from "../commandFailure.js";
import { notAPlan, readPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile } from "../readTextFile.js";
import { readShippedDirectories } from "../shippedDirectories.js";
import { WorkspaceConfig } from "../workspaceConfig.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, onlyOperand } from "./commandLine.js";
import type { Terminal } from "./terminal.js";

/** `niwen parse`: prints the model of a plan as JSON (docs/cli.md gives its fields). */
export async function parse({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const path = onlyOperand(operands, "parse");
	const format = choiceOf(options, "format", ["json", "jsonl"]);
	const encoding = encodingOf(options);
	const file = path === "-" ? readStandardInput(encoding) : readTextFile(path, { encoding });
	const { snapshot, missing, sideFiles } = await readPlanFile(
		file,
		new WorkspaceConfig(readShippedDirectories()),
	);
	const { plan, index } = snapshot;
	const [problem] = plan.problems;
	if (findsNothing(plan)) throw new CommandFailure(notAPlan(file, snapshot));
	if (plan.layout === null && problem?.kind === "header")
		throw new CommandFailure({
			zh: `${path}：${problem.message.zh}。`,
			en: `${path}: ${problem.message.en}.`,
		});
	if (missing.length > 0) {
		const { describeMissing } = await import("../sideFiles.js");
		for (const { name, reason } of missing) terminal.say(describeMissing(name, reason));
	}
	for (const { path: side, problems, failure } of sideFiles)
		terminal.say(
			failure ?? {
				zh: `${side} 有 ${problems.length} 处错误，其余照用；详见 niwen check。`,
				en: `${side} has ${problems.length} mistakes, the rest is in force; niwen check shows them.`,
			},
		);
	await terminal.write(`${JSON.stringify(toPlanJson(plan, index), null, format === "json" ? 2 : 0)}\n`);
	return 0;
}
