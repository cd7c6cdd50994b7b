import { findCoverage } from "../analysis/coverage.js";
import { readWorkReport } from "../analysis/workReport.js";
import type { CoverageAnswer } from "../documentProtocol.js";
import { coverageJson, coverageReport, sayCoverage } from "../interchange/report/coverageReport.js";
import { printReport } from "../interchange/report/printMarkdown.js";
import { createPlanSnapshot, type PlanSnapshot } from "../snapshot/planSnapshot.js";
import { createSourceDocument } from "../text/sourceDocument.js";
import type { Language } from "./toLsp.js";

/** How an open plan carries out a work report, as a page. */
export function coverDocument(
	snapshot: PlanSnapshot,
	report: { readonly uri: string; readonly text: string },
	language: Language,
): CoverageAnswer {
	const { plan } = snapshot;
	const stated = readReportText(report, snapshot);
	const coverage = findCoverage(plan, stated);
	return {
		page: printReport(coverageReport(plan, stated, coverage, language)).text,
		message: sayCoverage(coverageJson(plan, stated, coverage))[language],
	};
}

/** A report is read with what holds for the plan: it is of the same place. */
export function readReportText(
	{ uri, text }: { readonly uri: string; readonly text: string },
	{ environment }: PlanSnapshot,
) {
	const document = createSourceDocument(text);
	return readWorkReport(createPlanSnapshot({ uri, version: 0, document, environment }).plan, uri);
}
