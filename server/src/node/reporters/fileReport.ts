import type { RangeJson } from "../../common/interchange/planJson.js";
import type { Severity } from "../../common/rules/rule.js";

/**
 * What checking one file gave, in one language: the shape that `niwen check` prints and that goes between
 * threads. Ranges are LSP 3.17 ranges: 0-based lines, UTF-16 characters.
 */
export interface FileReport {
	/** As given, or found below a folder that was given; `-` is the standard input. */
	readonly path: string;
	/** `null` of a file that is not a plan: settings, a directory, or one that could not be read. */
	readonly counts: PlanCounts | null;
	/** In the order of their places. */
	readonly findings: readonly ReportedFinding[];
	/** What `--fix` mended; findings are those that are left. */
	readonly mended: readonly MendedFinding[];
	/** Why the file could not be checked. */
	readonly error: string | null;
}

export interface PlanCounts {
	readonly tasks: number;
	readonly sections: number;
	readonly units: number;
	readonly leaders: number;
	readonly targets: number;
	/** Targets that stand in no task. */
	readonly targetsOutside: number;
	readonly tables: number;
	/** Rows of tables that could not be read. */
	readonly rowsUnread: number;
}

export interface ReportedFinding {
	readonly code: string;
	readonly severity: Severity;
	readonly message: string;
	readonly range: RangeJson;
	readonly fixes: readonly ReportedFix[];
	/** The first line of what it is about, as it stands in the file; absent where the file is not a plan. */
	readonly line?: string;
}

export interface ReportedFix {
	readonly title: string;
	readonly safe: boolean;
	readonly edits: readonly { readonly range: RangeJson; readonly newText: string }[];
	/** Where the fix of an earlier finding mends this one, too: its index; there are no edits here then. */
	readonly sameAs?: number;
}

export interface MendedFinding {
	readonly code: string;
	readonly title: string;
	/** 0-based, as the file was when it was mended. */
	readonly line: number;
}

/** Prints reports as they come in; a reporter is used for one run. */
export interface Reporter {
	/** What is to be printed once this report is known. */
	printFile(report: FileReport): string;
	/** What is to be printed behind the last one. */
	printEnd(): string;
}

/** A file that could not be read. */
export function failedReport(path: string, error: string): FileReport {
	return { path, counts: null, findings: [], mended: [], error };
}

export function countSeverities(reports: readonly FileReport[]): Readonly<Record<Severity, number>> {
	const counts = { error: 0, warning: 0, hint: 0 };
	for (const { findings } of reports) for (const { severity } of findings) counts[severity]++;
	return counts;
}
