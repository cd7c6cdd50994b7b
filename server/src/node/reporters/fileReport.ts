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
	/** Points of prose, a title that is alone left out. */
	readonly points: number;
	readonly tables: number;
	/** Rows of tables that could not be read. */
	readonly rowsUnread: number;
	/** Names of the columns that no reader takes, whose words stay as they are. */
	readonly columnsKept: readonly string[];
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

/** What a run keeps of a file's report: of ten thousand files there is no room for more. */
export interface FileOutcome {
	readonly path: string;
	readonly severities: Readonly<Record<Severity, number>>;
	readonly mended: readonly MendedFinding[];
	readonly error: string | null;
}

/** What all files of a run gave together. */
export interface Totals {
	files: number;
	/** Files that could not be checked. */
	failed: number;
	readonly severities: Record<Severity, number>;
}

/** Prints reports in the order of their files; a reporter is used for one run. */
export interface Reporter {
	/** A report by itself, whatever others there are: any thread may do it. */
	printFile(report: FileReport): string;
	/** What stands between the file before and the next one; asked in the order of the files. */
	next?(): string;
	/** Takes what was printed of the next file, where nothing can be written before the last one is known. */
	collect?(printed: string): void;
	/** What is to be written behind the last one. */
	printEnd(totals: Totals): string;
}

/** A file that could not be read. */
export function failedReport(path: string, error: string): FileReport {
	return { path, counts: null, findings: [], mended: [], error };
}

export function countSeverities({ findings }: FileReport): Readonly<Record<Severity, number>> {
	const counts = { error: 0, warning: 0, hint: 0 };
	for (const { severity } of findings) counts[severity]++;
	return counts;
}

export function outcomeOf(report: FileReport): FileOutcome {
	const { path, mended, error } = report;
	return { path, severities: countSeverities(report), mended, error };
}
