import pc from "picocolors";
import { counted } from "../../common/model/counted.js";
import type { LocalizedText } from "../../common/model/localizedText.js";
import type { Severity } from "../../common/rules/rule.js";
import { joinLines } from "../../common/text/joinLines.js";
import { printableLine } from "../../common/text/printable.js";
import { displayWidth } from "../../common/text/width.js";
import {
	countSeverities,
	type FileReport,
	type PlanCounts,
	type ReportedFinding,
	type Reporter,
	type Totals,
} from "./fileReport.js";

/** Wider messages are not padded: the code stands right behind them. */
const widestMessage = 76;

/**
 * For people at a terminal: a heading a file, a line a finding with its place, severity, message and code in
 * columns (by display width, Chinese characters taking two), and what there is in figures.
 *
 * @param mostFindings how many findings a file shows; how many more there are is said
 */
export function createPrettyReporter(
	language: keyof LocalizedText,
	hasColours: boolean,
	mostFindings = Number.POSITIVE_INFINITY,
): Reporter {
	const style = createStyle(language, hasColours);
	return {
		printFile: (report) => printReport(report, style, mostFindings),
		printEnd: (totals) => printTotal(totals, style),
	};
}

export interface Style {
	readonly language: keyof LocalizedText;
	readonly colours: ReturnType<typeof pc.createColors>;
	readonly labels: Readonly<Record<Severity, string>>;
	readonly paint: Readonly<Record<Severity, (text: string) => string>>;
}

/** How severities look and are called. */
export function createStyle(language: keyof LocalizedText, hasColours: boolean): Style {
	const colours = pc.createColors(hasColours);
	return {
		language,
		colours,
		labels:
			language === "zh"
				? { error: "错误", warning: "警告", hint: "提示" }
				: { error: "error", warning: "warning", hint: "hint" },
		paint: { error: colours.red, warning: colours.yellow, hint: colours.cyan },
	};
}

function printReport(report: FileReport, style: Style, mostFindings: number): string {
	// Why a file could not be checked is said on the standard error, as by every command.
	if (report.error !== null) return "";
	const { colours, language } = style;
	const lines = [colours.underline(printableLine(report.path))];
	for (const { line, title, code } of report.mended)
		lines.push(`  ${colours.green("✓")} ${line + 1}  ${printableLine(title)}  ${colours.dim(code)}`);
	const shown = report.findings.slice(0, mostFindings);
	lines.push(...printFindings(shown, style));
	const hidden = report.findings.length - shown.length;
	if (hidden > 0)
		lines.push(
			language === "zh"
				? `  另有 ${hidden} 处未列出（设置 maxFindings 为 ${mostFindings}）。`
				: `  ${hidden} more ${hidden === 1 ? "is" : "are"} not listed (the setting maxFindings is ${mostFindings}).`,
		);
	lines.push(`  ${printSummary(report, style)}`);
	return `${lines.join("\n")}\n\n`;
}

function printFindings(findings: readonly ReportedFinding[], style: Style): string[] {
	const rows = findings.map(({ range, severity, message, code }) => ({
		place: `${range.start.line + 1}:${range.start.character + 1}`,
		severity,
		message: printableLine(joinLines(message, " ")),
		code,
	}));
	const placeWidth = Math.max(0, ...rows.map(({ place }) => place.length));
	const labelWidth = Math.max(...Object.values(style.labels).map(columnsOf));
	const widths = rows.map(({ message }) => columnsOf(message));
	const messageWidth = Math.min(widestMessage, Math.max(0, ...widths));
	return rows.map(({ place, severity, message, code }, i) => {
		const label = style.labels[severity];
		return [
			" ",
			place.padStart(placeWidth),
			style.paint[severity](label) + blanks(labelWidth - columnsOf(label)),
			message + blanks(messageWidth - (widths[i] ?? 0)),
			style.colours.dim(code),
		].join("  ");
	});
}

/** What a file has and what was found in it, in figures. */
export function printSummary(report: FileReport, { language, colours }: Style): string {
	const parts = report.counts === null ? [] : [printCounts(report.counts, language)];
	const note = report.counts === null ? undefined : noteOnNothing(report.counts, report.findings);
	if (note !== undefined) parts.push(note[language]);
	parts.push(printSeverities(countSeverities(report), language));
	const safe = report.findings.filter(({ fixes }) => fixes.some((fix) => fix.safe)).length;
	if (safe > 0)
		parts.push(
			language === "zh" ? `其中 ${safe} 处可用 --fix 改正` : `${safe} of them can be mended with --fix`,
		);
	return colours.bold(parts.join(language === "zh" ? "；" : "; "));
}

/** The same of all files, where there are several. */
export function printTotal(totals: Totals, { language, colours }: Style): string {
	const { files, failed } = totals;
	if (files < 2) return "";
	const severities = printSeverities(totals.severities, language);
	const text =
		language === "zh"
			? `共 ${files} 个文件；${severities}${failed > 0 ? `；${failed} 个文件没能检查` : ""}`
			: `${counted(files, "file")}; ${severities}${failed > 0 ? `; ${counted(failed, "file")} could not be checked` : ""}`;
	return `${colours.bold(text)}\n`;
}

/** What there is none of is left out behind the first five. */
function printCounts(counts: PlanCounts, language: keyof LocalizedText): string {
	const { tasks, sections, units, leaders, targets, tables, rowsUnread, targetsOutside, columnsKept } =
		counts;
	const more = <T>(count: number, text: T) => (count > 0 ? [text] : []);
	return language === "zh"
		? [
				`${tasks} 项任务`,
				`${sections} 个部分`,
				`${units} 个单位`,
				`${leaders} 位领导`,
				`${targets} 个目标`,
				...more(targetsOutside, `任务之外 ${targetsOutside} 个目标`),
				...more(tables, `${tables} 张表`),
				...more(rowsUnread, `${rowsUnread} 行未读入`),
				...more(columnsKept.length, `${columnsKept.length} 栏照原样保留（${shownNames(columnsKept)}）`),
			].join("、")
		: [
				counted(tasks, "task"),
				counted(sections, "section"),
				counted(units, "unit"),
				counted(leaders, "leader"),
				counted(targets, "target"),
				...more(targetsOutside, `${counted(targetsOutside, "target")} outside tasks`),
				...more(tables, counted(tables, "table")),
				...more(rowsUnread, `${counted(rowsUnread, "row")} not read`),
				...more(
					columnsKept.length,
					`${counted(columnsKept.length, "column")} kept as written (${shownNames(columnsKept)})`,
				),
			].join(", ");
}

/** Why there is no task, where no finding tells: a plan that is just begun, or a document that is not a plan. */
function noteOnNothing(
	{ tasks, sections, targets, targetsOutside, points, tables, rowsUnread }: PlanCounts,
	findings: readonly Pick<ReportedFinding, "code">[],
): LocalizedText | undefined {
	const isTold = findings.some(({ code }) => code.startsWith("table/") || code === "document/conflict");
	if (tasks > 0 || rowsUnread > 0 || isTold) return undefined;
	if (tables > 0)
		return {
			zh: "表格还没有任务（请在表头下面写入各项任务）",
			en: "the table has no tasks yet (write them below its header)",
		};
	if (sections + targets + targetsOutside + points > 0) return undefined;
	return {
		zh: "没有读到方案的内容（任务表、部分、一是二是、目标）；如果这是方案，请检查是不是给错了文件",
		en: "nothing of a plan was found (no task, section, point or target); if it is to be one, please check whether it is the right file",
	};
}

/** The first names of columns, each short; an empty one is a column without a name. */
function shownNames(names: readonly string[]): string {
	const shown = names.slice(0, 5).map((name) => printableLine(name === "" ? "—" : name.slice(0, 12)));
	return shown.join("、") + (names.length > shown.length ? "……" : "");
}

function printSeverities(counts: Readonly<Record<Severity, number>>, language: keyof LocalizedText): string {
	const { error, warning, hint } = counts;
	if (language === "zh") return `${error} 个错误、${warning} 个警告、${hint} 个提示`;
	return [counted(error, "error"), counted(warning, "warning"), counted(hint, "hint")].join(", ");
}

/** Terminals show characters of Ambiguous width, such as “ ” and ★, in one column unless told otherwise. */
export function columnsOf(text: string): number {
	return displayWidth(text, 1);
}

export function blanks(count: number): string {
	return " ".repeat(Math.max(0, count));
}
