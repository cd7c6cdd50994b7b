import { findHolder, holdersOf } from "../../common/analysis/holders.js";
import type { PlanIndex } from "../../common/analysis/planIndex.js";
import { createLedger } from "../../common/interchange/report/ledger.js";
import { printReport } from "../../common/interchange/report/printMarkdown.js";
import type { LocalizedText } from "../../common/model/localizedText.js";
import { CommandFailure } from "../commandFailure.js";
import { askFor, findNearest } from "../nearest.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { printJson } from "../printJson.js";
import { readPlanFile } from "../readPlanFile.js";
import { readStandardInput, readTextFile } from "../readTextFile.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf, type Options, onlyOperand } from "./commandLine.js";
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
	sayUnread(path, snapshot, terminal);
	const name = findHolder(index, sought.kind, sought.name);
	if (name === undefined) throw new CommandFailure(notNamed(path, index, sought));
	sayFaulty(resolved, terminal);
	const { json, report } = createLedger(plan, index, { kind: sought.kind, name }, terminal.language);
	await terminal.write(format === "json" ? `${printJson(json, 2)}\n` : printReport(report).text);
	return 0;
}

interface Sought {
	readonly kind: "unit" | "leader";
	readonly name: string;
}

/** That nobody of the name has a task, and what may have been meant: a name like it, or the other option. */
function notNamed(path: string, index: PlanIndex, { kind, name }: Sought): LocalizedText {
	const other = kind === "unit" ? "leader" : "unit";
	const found = findHolder(index, other, name);
	if (found !== undefined)
		return kind === "leader"
			? {
					zh: `${path} 没有叫“${name}”的领导；这是单位，请写 --unit ${found}。`,
					en: `“${name}” is not a leader of ${path} but a unit; write --unit ${found}.`,
				}
			: {
					zh: `${path} 没有叫“${name}”的单位；这是领导，请写 --leader ${found}。`,
					en: `“${name}” is not a unit of ${path} but a leader; write --leader ${found}.`,
				};
	const all = holdersOf(index, kind).map((holder) => holder.name);
	// Letters of an input method are read in editors only: their table is large.
	if (/^[a-z]{1,40}$/i.test(name) && all.length > 0)
		return {
			zh: `${path} 没有哪项任务写明“${name}”：这里不认拼音，请写汉字，如 --${kind} ${all[0]}。`,
			en: `No task of ${path} names “${name}”: pinyin is not read here; write the name in characters, such as --${kind} ${all[0]}.`,
		};
	const ask = askFor(all.find((each) => each.includes(name)) ?? findNearest(name, all));
	return {
		zh: `${path} 没有哪项任务写明“${name}”${ask.zh}`,
		en: `No task of ${path} names “${name}”${ask.en}`,
	};
}

/** Whose ledger is asked for: one unit, or one leader. */
function soughtIn(options: Options): Sought {
	const unit = options.get("unit");
	const leader = options.get("leader");
	if (unit !== undefined && leader === undefined) return { kind: "unit", name: unit };
	if (leader !== undefined && unit === undefined) return { kind: "leader", name: leader };
	throw new CommandFailure({
		zh: "niwen ledger 要写明是谁的台账：--unit 单位 或 --leader 领导，二者写一个。",
		en: "niwen ledger needs --unit NAME or --leader NAME, one of them: whose tasks are to be listed.",
	});
}
