import type { LocalizedText } from "../../common/model/localizedText.js";
import type { Severity } from "../../common/rules/rule.js";
import { printable } from "../../common/text/printable.js";
import type { FileReport, ReportedFinding, Reporter } from "./fileReport.js";
import { shownBelow } from "./shownBelow.js";

/**
 * JUnit's XML, as Jenkins and GitLab read it: a suite a file, a case a finding. Findings that make the check fail are
 * failures; the others pass and say what they found. A file without findings is one case that passes, and one that could
 * not be checked is an error.
 *
 * @param failing severities that make the check fail
 * @param folder absolute; files below it are named relative to it
 */
export function createJunitReporter(
	language: keyof LocalizedText,
	failing: ReadonlySet<Severity>,
	folder: string,
): Reporter {
	let isFirst = true;
	return {
		printFile: (report) => printSuite(report, language, failing, shownBelow(report.path, folder)),
		next() {
			const before = isFirst ? head : "";
			isFirst = false;
			return before;
		},
		printEnd: () => `${isFirst ? head : ""}</testsuites>\n`,
	};
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="niwen">\n';

function printSuite(
	{ findings, error }: FileReport,
	language: keyof LocalizedText,
	failing: ReadonlySet<Severity>,
	path: string,
): string {
	const name = `classname="${escapeXml(path)}"`;
	const cases = findings.map((finding) => toCase(finding, name, failing.has(finding.severity)));
	const whole = escapeXml(language === "zh" ? "检查" : "check");
	if (error !== null)
		cases.push(
			`\t\t<testcase ${name} name="${whole}">\n\t\t\t<error message="${escapeXml(error)}"/>\n\t\t</testcase>\n`,
		);
	else if (cases.length === 0) cases.push(`\t\t<testcase ${name} name="${whole}"/>\n`);
	const failures = findings.filter(({ severity }) => failing.has(severity)).length;
	const errors = error === null ? 0 : 1;
	const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
	return `\t<testsuite name="${escapeXml(path)}" ${counts}>\n${cases.join("")}\t</testsuite>\n`;
}

function toCase({ code, severity, message, range }: ReportedFinding, name: string, fails: boolean): string {
	const place = `${range.start.line + 1}:${range.start.character + 1}`;
	const said = escapeXml(message);
	const inside = fails
		? `<failure type="${severity}" message="${said}">${place} ${said}</failure>`
		: `<system-out>${severity} ${said}</system-out>`;
	return `\t\t<testcase ${name} name="${place} ${escapeXml(code)}">\n\t\t\t${inside}\n\t\t</testcase>\n`;
}

/** What XML 1.0 does not allow in any form (2.2) is shown by `printable`, or as U+FFFD. */
function escapeXml(text: string): string {
	return printable(text)
		.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
		.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
