import { basename, dirname, relative } from "node:path";
import { readWorkReport } from "../../common/analysis/workReport.js";
import { rollOver } from "../../common/features/rollOver.js";
import { CommandFailure } from "../commandFailure.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, encodingOf, type Options, onlyOperand } from "./commandLine.js";
import { openPlan } from "./openPlan.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/** `niwen rollover`: a draft of this year's plan out of last year's, which is not touched. */
export async function rollover({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const path = onlyOperand(operands, "rollover");
	const encoding = encodingOf(options);
	const year = yearOf(options);
	const { snapshot: last } = await openPlan(path, encoding);
	sayUnread(path, last, terminal);
	const reportPath = options.get("report");
	const report = reportPath === undefined ? undefined : (await openPlan(reportPath, encoding)).snapshot;
	const output = options.get("out");
	const fromThere =
		output === undefined ? basename(path) : relative(dirname(output), path).replaceAll("\\", "/");
	const rolled = rollOver(last, {
		...(year === undefined ? {} : { year }),
		...(report === undefined ? {} : { report: readWorkReport(report.plan, report.uri) }),
		previous: fromThere.startsWith("../") ? fromThere : `./${fromThere}`,
	});
	if ("refused" in rolled)
		throw new CommandFailure({ zh: `${path}：${rolled.refused.zh}`, en: `${path}: ${rolled.refused.en}` });
	if (output === undefined) await terminal.write(rolled.text);
	else writeFileAtomically(output, rolled.text, { overwrite: options.has("force") });
	terminal.say(rolled.message);
	return 0;
}

function yearOf(options: Options): number | undefined {
	const written = options.get("year");
	if (written === undefined) return undefined;
	if (/^20\d\d$/.test(written)) return Number(written);
	throw new CommandFailure({
		zh: `--year 要写 2026 这样的年份，不能是“${written}”。`,
		en: `--year takes a year such as 2026, not “${written}”.`,
	});
}
