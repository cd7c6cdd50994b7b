import type { LocalizedText } from "../../common/model/localizedText.js";
import type { Severity } from "../../common/rules/rule.js";
import { readVersion } from "../version.js";
import { createCodeQualityReporter } from "./codequality.js";
import type { Reporter } from "./fileReport.js";
import { createGithubReporter } from "./github.js";
import { createJsonLinesReporter, createJsonReporter } from "./json.js";
import { createJunitReporter } from "./junit.js";
import { createPrettyReporter } from "./pretty.js";
import { createSarifReporter } from "./sarif.js";
import { createSummaryReporter } from "./summary.js";

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

export function createReporter({
	format,
	language,
	hasColours,
	mostFindings,
	failing,
}: ReportStyle): Reporter {
	switch (format) {
		case "pretty":
			return createPrettyReporter(language, hasColours, mostFindings);
		case "summary":
			return createSummaryReporter(language, hasColours);
		case "json":
			return createJsonReporter();
		case "jsonl":
			return createJsonLinesReporter();
		case "github":
			return createGithubReporter();
		case "junit":
			return createJunitReporter(language, new Set(failing), process.cwd());
		case "codequality":
			return createCodeQualityReporter(process.cwd());
		case "sarif":
			return createSarifReporter(language, process.cwd(), readVersion());
	}
}
