import type { LocalizedText } from "../../common/model/localizedText.js";
import { allRules } from "../../common/rules/allRules.js";
import type { Severity } from "../../common/rules/rule.js";
import { joinLines } from "../../common/text/joinLines.js";
import { printableLine } from "../../common/text/printable.js";
import type { ReportedFinding, Reporter } from "./fileReport.js";
import { blanks, columnsOf, createStyle, printSummary, printTotal, type Style } from "./pretty.js";

const gravestFirst: readonly Severity[] = ["error", "warning", "hint"];

/** For a first look at a terminal: a line a rule, the gravest and the most frequent first, with how often it found something. */
export function createSummaryReporter(language: keyof LocalizedText, hasColours: boolean): Reporter {
	const style = createStyle(language, hasColours);
	return {
		printFile(report) {
			if (report.error !== null) return "";
			const lines = [
				style.colours.underline(printableLine(report.path)),
				...printRules(report.findings, style),
				`  ${printSummary(report, style)}`,
			];
			return `${lines.join("\n")}\n\n`;
		},
		printEnd: (totals) => printTotal(totals, style),
	};
}

function printRules(findings: readonly ReportedFinding[], style: Style): string[] {
	// Settings may give one code several severities, by file; within one file it has one.
	const counts = new Map<string, { readonly first: ReportedFinding; count: number }>();
	for (const first of findings) {
		const known = counts.get(first.code);
		if (known === undefined) counts.set(first.code, { first, count: 1 });
		else known.count++;
	}
	const rank = ({ first }: { readonly first: ReportedFinding }) => gravestFirst.indexOf(first.severity);
	const rows = [...counts.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count);
	const titles = rows.map(({ first }) => titleOf(first, style.language));
	const countWidth = Math.max(0, ...rows.map(({ count }) => `${count}`.length));
	const labelWidth = Math.max(...Object.values(style.labels).map(columnsOf));
	const titleWidth = Math.max(0, ...titles.map(columnsOf));
	return rows.map(({ first, count }, i) => {
		const label = style.labels[first.severity];
		const title = titles[i] ?? "";
		return [
			" ",
			`${count}`.padStart(countWidth),
			style.paint[first.severity](label) + blanks(labelWidth - columnsOf(label)),
			title + blanks(titleWidth - columnsOf(title)),
			style.colours.dim(first.code),
		].join("  ");
	});
}

/** What the rule is called; of a finding that no rule has made, its own words. */
function titleOf({ code, message }: ReportedFinding, language: keyof LocalizedText): string {
	const rule = allRules.find((each) => each.code === code);
	return rule?.summary[language] ?? printableLine(joinLines(message, " "));
}
