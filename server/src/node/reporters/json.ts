import type { FileReport, ReportedFinding, Reporter } from "./fileReport.js";

/** All reports in one JSON array (docs/cli.md gives its fields). */
export function createJsonReporter(): Reporter {
	const reports: object[] = [];
	return {
		printFile(report) {
			reports.push(toReportJson(report));
			return "";
		},
		printEnd: () => `${JSON.stringify(reports, null, 2)}\n`,
	};
}

/** The same, one file a line, as soon as it is known. */
export function createJsonLinesReporter(): Reporter {
	return { printFile: (report) => `${JSON.stringify(toReportJson(report))}\n`, printEnd: () => "" };
}

/** The fields that are relied on from outside, and no others. */
function toReportJson({ path, counts, findings, error }: FileReport): object {
	return { path, tasks: counts?.tasks ?? 0, findings: findings.map(toFindingJson), error };
}

function toFindingJson({ code, severity, message, range, fixes }: ReportedFinding): object {
	return { code, severity, message, range, fixes };
}
