import { findCoverage } from "../../common/analysis/coverage.js";
import { readWorkReport } from "../../common/analysis/workReport.js";
import {
	coverageJson,
	coverageReport,
	sayCoverage,
	sayOtherRegion,
	sayOtherYear,
} from "../../common/interchange/report/coverageReport.js";
import { printReportAs } from "../../common/interchange/report/printReportAs.js";
import { CommandFailure } from "../commandFailure.js";
import { printJson } from "../printJson.js";
import { printPages } from "../reporters/reportPages.js";
import { writeFileAtomically } from "../writeFileAtomically.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf } from "./commandLine.js";
import { openPlan } from "./openPlan.js";
import { reportFormOf } from "./reportFormOf.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/**
 * `niwen coverage REPORT PLAN`: commitments of a work report that no task takes up, tasks that come from nowhere, and
 * figures that differ. Status 0 whatever it finds, unless `--fail-on` asks for 1.
 */
export async function coverage({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	const [reportPath, planPath, ...more] = operands;
	if (reportPath === undefined || planPath === undefined || more.length > 0 || reportPath === planPath)
		throw new CommandFailure({
			zh: "niwen coverage 后面要写两个文件：工作报告和方案；用法见 niwen coverage --help。",
			en: "niwen coverage needs two files: the work report and the plan; see niwen coverage --help.",
		});
	const format = choiceOf(options, "format", ["pretty", "json", "md", "html"]);
	const fails = options.has("fail-on")
		? failures[choiceOf(options, "fail-on", ["uncovered", "unsourced", "differs", "any"])]
		: [];
	const output = options.get("out");
	const form = output === undefined ? undefined : reportFormOf(output);
	const encoding = encodingOf(options);
	const { snapshot: report } = await openPlan(reportPath, encoding);
	const { snapshot } = await openPlan(planPath, encoding);
	const { plan } = snapshot;
	if (plan.taskCount === 0)
		throw new CommandFailure({
			zh: `${planPath} 里没有任务，无法与工作报告对应；请检查两个文件的先后（先写报告，后写方案）。`,
			en: `${planPath} has no tasks to compare with the report; please check the order: the report first, then the plan.`,
		});
	sayUnread(planPath, snapshot, terminal);
	const stated = readWorkReport(report.plan, report.uri);
	const found = findCoverage(plan, stated);
	const json = coverageJson(plan, stated, found);
	const others = [sayOtherRegion(plan, stated), sayOtherYear(plan, stated)];
	// Pages say it themselves.
	if (output !== undefined || format === "json")
		for (const other of others) if (other !== undefined) terminal.say(other);
	const page = () => coverageReport(plan, stated, found, terminal.language);
	if (output !== undefined && form !== undefined) {
		const content = await printReportAs(page(), form, terminal.language);
		writeFileAtomically(output, content, { overwrite: options.has("force") });
		const { zh, en } = sayCoverage(json);
		terminal.say({ zh: `已写入 ${output}：${zh}`, en: `Wrote ${output}: ${en}` });
	} else if (format === "json") await terminal.write(`${printJson(json, 2)}\n`);
	else if (format === "pretty") await terminal.write(printPages([page()], terminal.hasColours));
	else await terminal.write(String(await printReportAs(page(), format, terminal.language)));
	const counts = {
		uncovered: json.commitments.filter(({ tasks }) => tasks.length === 0).length,
		unsourced: json.unsourced.length,
		differs: json.differs.length,
	};
	return fails.some((kind) => counts[kind] > 0) ? 1 : 0;
}

const failures = {
	uncovered: ["uncovered"],
	unsourced: ["unsourced"],
	differs: ["differs"],
	any: ["uncovered", "unsourced", "differs"],
} as const;
