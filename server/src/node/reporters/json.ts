import { printJson } from "../printJson.js";
import type { FileReport, ReportedFinding, Reporter } from "./fileReport.js";

/** All reports in one JSON array (docs/cli.md gives its fields), each written as soon as it is known. */
export function createJsonReporter(): Reporter {
	let isFirst = true;
	return {
		// As printJson would write it within the array: no text of JSON has a line break of its own.
		printFile: (report) => printJson(toReportJson(report), 2).replaceAll("\n", "\n  "),
		next() {
			const before = isFirst ? "[\n  " : ",\n  ";
			isFirst = false;
			return before;
		},
		printEnd: () => (isFirst ? "[]\n" : "\n]\n"),
	};
}

/** The same, one file a line, as soon as it is known. */
export function createJsonLinesReporter(): Reporter {
	return { printFile: (report) => `${printJson(toReportJson(report))}\n`, printEnd: () => "" };
}

/** The fields that are relied on from outside, and no others. */
function toReportJson({ path, counts, findings, error }: FileReport): object {
	return { path, tasks: counts?.tasks ?? 0, findings: findings.map(toFindingJson), error };
}

function toFindingJson({ code, severity, message, range, fixes }: ReportedFinding): object {
	return { code, severity, message, range, fixes };
}
