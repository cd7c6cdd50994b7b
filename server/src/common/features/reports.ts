import { findHolder } from "../analysis/holders.js";
import { createLedger } from "../interchange/report/ledger.js";
import { printReport } from "../interchange/report/printMarkdown.js";
import { collectStatistics } from "../interchange/report/statistics.js";
import { loadReport, statisticsReport } from "../interchange/report/statisticsReport.js";
import type { ReportParams, ReportResult } from "../protocol.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { Language } from "./toLsp.js";

/** A page about a plan, as Markdown, with the lines of the tasks that it shows. */
export function provideReport(
	snapshot: PlanSnapshot,
	params: ReportParams,
	language: Language,
): Omit<ReportResult, "reportUri"> {
	const { plan, version } = snapshot;
	const { text, links } = printReport(createReport(snapshot, params, language));
	return {
		version,
		text,
		links: links.map(({ line, start, end, task }) => ({
			range: { start: { line, character: start }, end: { line, character: end } },
			line: plan.lineOfTask(task) + (plan.taskAt(task)?.numberSpan.line ?? 0),
			character: plan.taskAt(task)?.numberSpan.character ?? 0,
		})),
	};
}

function createReport({ plan, index }: PlanSnapshot, params: ReportParams, language: Language) {
	switch (params.report) {
		case "ledger": {
			const { kind, name } = params;
			return createLedger(plan, index, { kind, name: findHolder(index, kind, name) ?? name }, language)
				.report;
		}
		case "statistics":
			return statisticsReport(collectStatistics(plan, index), language);
		case "load":
			return loadReport(collectStatistics(plan, index), language);
	}
}
