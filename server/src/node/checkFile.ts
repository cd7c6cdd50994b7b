import { findsNothing } from "../common/analysis/findsNothing.js";
import type { EnvironmentFiles } from "../common/environment/environmentFiles.js";
import { isSideFile } from "../common/environment/fileNames.js";
import type { SideFile } from "../common/environment/sideFile.js";
import { toRangeJson } from "../common/interchange/planJson.js";
import { keptColumns } from "../common/layouts/keptColumns.js";
import { counted } from "../common/model/counted.js";
import type { Fix } from "../common/model/edit.js";
import type { LocalizedText } from "../common/model/localizedText.js";
import type { Span } from "../common/model/span.js";
import type { Severity } from "../common/rules/rule.js";
import { joinFindings, type PlacedFinding } from "../common/rules/runRules.js";
import { severityOf } from "../common/settings.js";
import type { PlanSnapshot } from "../common/snapshot/planSnapshot.js";
import { loadScriptConverter } from "../common/text/script.js";
import type { Encoding } from "../shared/decodeText.js";
import { CommandFailure } from "./commandFailure.js";
import { shownUri, uriOfPath } from "./nodeEnvironment.js";
import {
	frontMatterCode,
	notAPlan,
	type OpenedPlan,
	type ReadPrevious,
	type ReadReport,
	readPlanFile,
} from "./readPlanFile.js";
import { readStandardInput, readTextFile, type TextFile } from "./readTextFile.js";
import {
	type FileReport,
	failedReport,
	type PlanCounts,
	type ReportedFinding,
} from "./reporters/fileReport.js";
import { reportFindings } from "./reporters/reportFindings.js";
import { writeBack } from "./writeBack.js";

export interface CheckOptions {
	readonly language: keyof LocalizedText;
	readonly encoding: Encoding | undefined;
	/** Mend what can safely be mended, in the file. */
	readonly mends: boolean;
	/** The report is one that lists the fixes; a library that only they need is loaded for them. */
	readonly listsFixes?: boolean;
	/** Defects are told with the place in the program. */
	readonly isVerbose?: boolean;
}

/** What checking a file gave: its report, and those of files with mistakes that were read for it. */
export interface CheckedFile {
	readonly report: FileReport;
	readonly sideReports: readonly FileReport[];
	/** Settings that hold for it, and what these and the plan name; absolute paths, whether they could be read or not. */
	readonly restsOn?: readonly string[];
}

/** Loaded where a plan names one of last year, which few do. */
const readPrevious: ReadPrevious = async (files, place) =>
	(await import("./previousPlan.js")).readPreviousPlan(files, place);

/** Likewise where it names a work report. */
const readReport: ReadReport = async (files, place) =>
	(await import("./namedReport.js")).readNamedReport(files, place);

/** Reads a plan with all other documents that it names. */
export function readWithOthers(
	file: Pick<TextFile, "path" | "text">,
	files: EnvironmentFiles,
): Promise<OpenedPlan> {
	return readPlanFile(file, files, readPrevious, readReport);
}

/** What is found in a plan by itself and against the documents that it names. */
export function findAll(
	snapshot: PlanSnapshot,
	{ previous, report }: Pick<OpenedPlan, "previous" | "report">,
): readonly PlacedFinding[] {
	if (previous === undefined && report === undefined) return snapshot.findings();
	const others = {
		peers: [],
		...(previous === undefined ? {} : { previous }),
		...(report === undefined ? {} : { report }),
	};
	return joinFindings(snapshot.findings(), snapshot.placeAcross(snapshot.checkAcross(others)));
}

/** Checks a plan, settings or directory file. What cannot be read is a report with an error, never thrown. */
export async function checkFile(
	path: string,
	files: EnvironmentFiles,
	options: CheckOptions,
): Promise<CheckedFile> {
	try {
		const file = path === "-" ? readStandardInput(options.encoding) : readTextFile(path, options);
		if (isSideFile(path)) return { report: await checkSideFile(file, files, options), sideReports: [] };
		return await checkPlan(file, files, options);
	} catch (error) {
		if (!(error instanceof CommandFailure)) throw error;
		return { report: failedReport(path, error.text[options.language]), sideReports: [] };
	}
}

/** Checks a plan that is already read; it need not stand in a file, its path says what holds for it. */
export async function checkPlan(
	file: TextFile,
	files: EnvironmentFiles,
	options: CheckOptions,
): Promise<CheckedFile> {
	const opened = await readWithOthers(file, files);
	const { snapshot, resolved, restsOn } = opened;
	const sideReports = await Promise.all(resolved.faulty.map((side) => toSideReport(side, files, options)));
	// What is wrong with a text makes a report; what its front matter says wrongly makes no plan of nothing.
	if (findsNothing(snapshot.plan) && snapshot.findings().every(({ code }) => code === frontMatterCode)) {
		const message = notAPlan(file, snapshot)[options.language];
		return { report: failedReport(file.path, message), sideReports, restsOn };
	}
	const mended = options.mends ? (await import("./mendText.js")).mendText(file.text, snapshot) : undefined;
	if (mended !== undefined && mended.text !== file.text) writeBack(file, mended.text);
	const last = mended?.snapshot ?? snapshot;
	// Edits are made out of fixes only where somebody reads them.
	const applyFixes =
		options.listsFixes === true ? await import("../common/snapshot/applyFixes.js") : undefined;
	const editsOf = applyFixes && ((fix: Fix) => applyFixes.editsOfFix(last, fix));
	if (options.listsFixes === true && last.findings().some(({ code }) => code === "text/traditional"))
		await loadScriptConverter();
	const ofFile = findOtherEncoding(file, last, options);
	const ofPlan = findAll(last, opened);
	return {
		report: {
			path: file.path,
			counts: countPlan(last),
			findings: [
				...ofFile,
				...reportFindings(
					ofPlan,
					options.language,
					editsOf,
					ofFile.length,
					options.listsFixes === true ? last.document.lines : undefined,
				),
				...(mended?.circle === undefined ? [] : [reportCircle(mended.circle[options.language])]),
			],
			mended: (mended?.applied ?? []).map(({ code, title, line }) => ({
				code,
				title: title[options.language],
				line,
			})),
			error: null,
		},
		sideReports,
		restsOn,
	};
}

/** A file in two encodings: its text could be read, but other programs will show broken characters. */
function findOtherEncoding(
	{ otherLines = [], text }: TextFile,
	{ environment, uri }: PlanSnapshot,
	{ language }: CheckOptions,
): readonly ReportedFinding[] {
	const [line] = otherLines;
	const set = severityOf(environment.settings, "text/mojibake", uri);
	const severity = set ?? "error";
	if (line === undefined || severity === "off") return [];
	const message: LocalizedText = {
		zh: `文件里有${otherLines.length}行（从这一行起）是 GB18030 编码，其余是 UTF-8，别的软件打开会是乱码；请用 niwen clean 统一为 UTF-8。`,
		en: `${counted(otherLines.length, "line")} of the file, from this one on, ${otherLines.length === 1 ? "is" : "are"} GB18030 and the others UTF-8, so other programs show broken characters; make it UTF-8 by niwen clean.`,
	};
	const { length } = text.split("\n", line + 1)[line] ?? "";
	return [
		{
			code: "text/mojibake",
			severity,
			message: message[language],
			range: toRangeJson({ line, character: 0, endLine: line, endCharacter: length }),
			fixes: [],
		},
	];
}

async function checkSideFile(
	file: TextFile,
	files: EnvironmentFiles,
	options: CheckOptions,
): Promise<FileReport> {
	const uri = uriOfPath(file.path);
	const side = { uri, problems: await files.problemsOf(uri, file.text), failure: undefined };
	return { ...(await toSideReport(side, files, options)), path: file.path };
}

async function toSideReport(
	{ uri, problems, failure }: SideFile,
	files: EnvironmentFiles,
	{ language }: CheckOptions,
): Promise<FileReport> {
	const path = shownUri(uri);
	if (failure !== undefined)
		return failedReport(path, `${path}${language === "zh" ? "：" : ": "}${failure[language]}`);
	const { settings } = await files.settingsFor(uri);
	const severity = severityOf(settings, "directory/invalid", uri) ?? "error";
	const findings =
		severity === "off"
			? []
			: problems.map(({ place, message }) => toSideFinding(place, message, severity, language)).sort(byPlace);
	return { path, counts: null, findings, mended: [], error: null };
}

function toSideFinding(
	span: Span,
	message: LocalizedText,
	severity: Severity,
	language: keyof LocalizedText,
): ReportedFinding {
	return {
		code: "directory/invalid",
		severity,
		message: message[language],
		range: toRangeJson(span),
		fixes: [],
	};
}

/** Fixes that undo each other: what they would mend is left, and is a defect of the rules. */
function reportCircle(message: string): ReportedFinding {
	const start = { line: 0, character: 0 };
	return {
		code: "internal/rule-failed",
		severity: "warning",
		message,
		range: { start, end: start },
		fixes: [],
	};
}

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
	return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

function countPlan({ plan, index }: PlanSnapshot): PlanCounts {
	let targets = 0;
	let targetsOutside = 0;
	let points = 0;
	plan.forEachPoint((point) => {
		points++;
		if (point.task < 0) targetsOutside += point.targets.length;
	});
	plan.forEachTask((row) => {
		targets += row.targets.length;
	});
	return {
		tasks: plan.taskCount,
		sections: plan.sectionCount,
		units: index.unitUses.size,
		leaders: index.officialUses.size,
		targets,
		targetsOutside,
		points,
		tables: plan.tables.length,
		rowsUnread: plan.tables.reduce((sum, { unread }) => sum + unread, 0),
		columnsKept: keptColumns(plan).map(({ name }) => name),
	};
}
