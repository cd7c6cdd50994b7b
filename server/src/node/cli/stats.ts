import { type PlanCharts, planCharts } from "../../common/interchange/report/planCharts.js";
import { collectFigures } from "../../common/interchange/report/planFigures.js";
import { printHtml } from "../../common/interchange/report/printHtml.js";
import { printReport } from "../../common/interchange/report/printMarkdown.js";
import { collectStatistics, type StatisticsJson } from "../../common/interchange/report/statistics.js";
import { loadReport, statisticsReport } from "../../common/interchange/report/statisticsReport.js";
import { CommandFailure } from "../commandFailure.js";
import { createEnvironmentFiles } from "../nodeEnvironment.js";
import { printJson } from "../printJson.js";
import { printPages } from "../reporters/reportPages.js";
import type { ExitStatus } from "./command.js";
import { type CommandLine, choiceOf, encodingOf } from "./commandLine.js";
import { openPlan } from "./openPlan.js";
import { sayFaulty } from "./sayFaulty.js";
import { sayUnread } from "./sayUnread.js";
import type { Terminal } from "./terminal.js";

/** `niwen stats`: plans in numbers, and who has how much to do; one that cannot be read does not stop the others. */
export async function stats({ operands, options }: CommandLine, terminal: Terminal): Promise<ExitStatus> {
	if (operands.length === 0)
		throw new CommandFailure({
			zh: "niwen stats 后面要写文件（- 表示标准输入）；用法见 niwen stats --help。",
			en: "niwen stats needs files (- for the standard input); see niwen stats --help.",
		});
	const format = choiceOf(options, "format", ["pretty", "json", "md", "html"]);
	const encoding = encodingOf(options);
	const files = createEnvironmentFiles();
	const results: FileStatistics[] = [];
	const charts = new Map<string, PlanCharts>();
	for (const path of operands) {
		try {
			const { snapshot, resolved } = await openPlan(path, encoding, files);
			sayFaulty(resolved, terminal);
			sayUnread(path, snapshot, terminal);
			const { plan, index } = snapshot;
			const figures = collectFigures(plan, index);
			results.push({ path, error: null, ...collectStatistics(plan, index, figures) });
			if (format === "html") charts.set(path, planCharts(figures, terminal.language));
		} catch (error) {
			if (!(error instanceof CommandFailure)) throw error;
			terminal.say(error.text);
			results.push({ path, error: error.text[terminal.language] });
		}
	}
	await terminal.write(print(results, charts, format, terminal));
	return results.some(({ error }) => error !== null) ? 2 : 0;
}

/** A file in numbers, or why it could not be read. */
type FileStatistics =
	| ({ readonly path: string; readonly error: null } & StatisticsJson)
	| { readonly path: string; readonly error: string };

function print(
	results: readonly FileStatistics[],
	charts: ReadonlyMap<string, PlanCharts>,
	format: "pretty" | "json" | "md" | "html",
	{ language, hasColours }: Terminal,
): string {
	if (format === "json") return `${printJson(results, 2)}\n`;
	const reports = results.flatMap((result) =>
		result.error === null
			? [
					statisticsReport(result, language, charts.get(result.path)),
					loadReport(result, language, charts.get(result.path)),
				]
			: [],
	);
	if (reports.length === 0) return "";
	if (format === "html") return printHtml(reports, language);
	return format === "md"
		? reports.map((report) => printReport(report).text).join("\n")
		: printPages(reports, hasColours);
}
