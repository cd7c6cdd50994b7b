import type { LocalizedText } from "../../common/model/localizedText.js";
import type { Severity } from "../../common/rules/rule.js";
import type { Reporter } from "./fileReport.js";

export const reportFormats = [
	"pretty",
	"summary",
	"json",
	"jsonl",
	"sarif",
	"github",
	"junit",
	"codequality",
] as const;

/** How reports are printed; plain data, which goes to other threads. */
export interface ReportStyle {
	readonly format: (typeof reportFormats)[number];
	readonly language: keyof LocalizedText;
	readonly hasColours: boolean;
	/** Most findings that people are shown of a file. */
	readonly mostFindings: number;
	/** Findings of these severities make the check fail. */
	readonly failing: readonly Severity[];
}

/** A run loads the reporter that it prints with, and what that needs. */
export async function createReporter({
	format,
	language,
	hasColours,
	mostFindings,
	failing,
}: ReportStyle): Promise<Reporter> {
	switch (format) {
		case "pretty":
			return (await import("./pretty.js")).createPrettyReporter(language, hasColours, mostFindings);
		case "summary":
			return (await import("./summary.js")).createSummaryReporter(language, hasColours);
		case "json":
			return (await import("./json.js")).createJsonReporter();
		case "jsonl":
			return (await import("./json.js")).createJsonLinesReporter();
		case "github":
			return (await import("./github.js")).createGithubReporter();
		case "junit":
			return (await import("./junit.js")).createJunitReporter(language, new Set(failing), process.cwd());
		case "codequality":
			return (await import("./codequality.js")).createCodeQualityReporter(process.cwd());
		case "sarif": {
			const { readVersion } = await import("../version.js");
			return (await import("./sarif.js")).createSarifReporter(language, process.cwd(), readVersion());
		}
	}
}
