import { createHash } from "node:crypto";
import type { Severity } from "../../common/rules/rule.js";
import { printable } from "../../common/text/printable.js";
import { printJson } from "../printJson.js";
import type { FileReport, Reporter } from "./fileReport.js";
import { Fingerprints } from "./fingerprints.js";
import { shownBelow } from "./shownBelow.js";

const severities: Readonly<Record<Severity, string>> = { error: "major", warning: "minor", hint: "info" };

/**
 * A report of GitLab's Code Quality: a list of issues, each with a fingerprint that stays while its line moves, so that a
 * merge request shows what is new in it. Files below `folder` (absolute) are named relative to it, without `./`, as
 * GitLab wants them; lines count from 1.
 */
export function createCodeQualityReporter(folder: string): Reporter {
	const printedFiles: string[] = [];
	return {
		printFile: (report) =>
			issuesOf(report, shownBelow(report.path, folder))
				.map((issue) => printJson(issue))
				.join(",\n"),
		// A file without issues prints nothing, and nothing stands between it and the next.
		collect(printed) {
			if (printed !== "") printedFiles.push(printed);
		},
		printEnd: () => `[\n${printedFiles.join(",\n")}\n]\n`,
	};
}

function issuesOf({ findings, error }: FileReport, path: string): object[] {
	const fingerprints = new Fingerprints();
	// One report lists many files: fingerprints of one and the same sentence in two of them must differ.
	const fingerprint = (of: string) =>
		createHash("sha256").update(`${path}\n${of}`).digest("hex").slice(0, 32);
	const issues: object[] = findings.map((finding) => ({
		description: printable(finding.message),
		check_name: finding.code,
		fingerprint: fingerprint(fingerprints.next(finding)),
		severity: severities[finding.severity],
		location: { path, lines: { begin: finding.range.start.line + 1 } },
	}));
	if (error !== null)
		issues.push({
			description: printable(error),
			check_name: "niwen/not-checked",
			fingerprint: fingerprint("niwen/not-checked"),
			severity: "blocker",
			location: { path, lines: { begin: 1 } },
		});
	return issues;
}
