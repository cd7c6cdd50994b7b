import { findHolder, holdersOf } from "../../common/analysis/holders.js";
import { createLedger } from "../../common/interchange/report/ledger.js";
import { printReport } from "../../common/interchange/report/printMarkdown.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { readPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile } from "../readTextFile.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, type Options, onlyOperand } from "./commandLine.js";
import { askFor, findNearest } from "./nearest.js";
import { sayFaulty } from "./sayFaulty.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/** `niwen ledger`: all tasks of a unit or a leader, as Markdown or JSON. */
export async function ledger({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const path = onlyOperand(operands, "ledger");
	const format = choiceOf(options, "format", ["md", "json"]);
	const sought = soughtIn(options);
	const encoding = encodingOf(options);
	const file = path === "-" ? readStandardInput(encoding) : readTextFile(path, { encoding });
	const { snapshot, resolved } = await readPlanFile(file, createEnvironmentFiles());
	const { plan, index } = snapshot;
	sayUnread(path, plan, terminal);
	const name = findHolder(index, sought.kind, sought.name);
	if (name === undefined) {
		const all = holdersOf(index, sought.kind).map((holder) => holder.name);
		const like = all.find((each) => each.includes(sought.name)) ?? findNearest(sought.name, all);
		const ask = askFor(like);
		throw new CommandFailure({
			zh: `${path} 没有哪项任务写明“${sought.name}”${ask.zh}`,
			en: `No task of ${path} names “${sought.name}”${ask.en}`,
		});
	}
	sayFaulty(resolved, terminal);
	const { json, report } = createLedger(plan, index, { kind: sought.kind, name }, terminal.language);
	await terminal.write(format === "json" ? `${JSON.stringify(json, null, 2)}\n` : printReport(report).text);
	return 0;
}

/** Whose ledger is asked for: one unit, or one leader. */
function soughtIn(options: Options): { readonly kind: "unit" | "leader"; readonly name: string } {
	const unit = options.get("unit");
	const leader = options.get("leader");
	if (unit !== undefined && leader === undefined) return { kind: "unit", name: unit };
	if (leader !== undefined && unit === undefined) return { kind: "leader", name: leader };
	throw new CommandFailure({
		zh: "niwen ledger 要写明是谁的台账：--unit 单位 或 --leader 领导，二者写一个。",
		en: "niwen ledger needs --unit NAME or --leader NAME, one of them: whose tasks are to be listed.",
	});
}
