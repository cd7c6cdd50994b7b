import { toRangeJson } from "../../common/interchange/planJson.js";
import type { Edit, Fix } from "../../common/model/edit.js";
import { FirstOfRun } from "../../common/model/fixRun.js";
import type { LocalizedText } from "../../common/model/localizedText.js";
import type { PlacedFinding } from "../../common/rules/runRules.js";
import type { ReportedFinding, ReportedFix } from "./fileReport.js";

/**
 * Findings as they are reported. Where one fix mends a run of findings, its edits stand at the first of them and the
 * fixes of the others name that finding: each would have all the edits of the run.
 *
 * @param findings in the order of their places
 * @param editsOf the edits that make a fix; left out where nobody reads them
 * @param before how many findings are reported before these
 * @param lines of the document, for reports that tell by their text which findings are the same in the next run
 */
export function reportFindings(
	findings: readonly PlacedFinding[],
	language: keyof LocalizedText,
	editsOf: ((fix: Fix) => readonly Edit[]) | undefined,
	before: number,
	lines?: readonly string[],
): readonly ReportedFinding[] {
	const firsts = new FirstOfRun<number>();
	const report = (fix: Fix, index: number): readonly ReportedFix[] => {
		const shown = { title: fix.title[language], safe: fix.safe };
		if (editsOf === undefined) return [{ ...shown, edits: [] }];
		const first = firsts.find(fix);
		if (first !== undefined) return [{ ...shown, edits: [], sameAs: first }];
		const edits = editsOf(fix).map(({ span, newText }) => ({ range: toRangeJson(span), newText }));
		// A fix that changes nothing would not be one.
		if (edits.length === 0) return [];
		firsts.add(fix, index);
		return [{ ...shown, edits }];
	};
	return findings.map((finding, i) => ({
		code: finding.code,
		severity: finding.severity,
		message: finding.message[language],
		range: toRangeJson(finding.span),
		fixes: finding.fixes().flatMap((fix) => report(fix, before + i)),
		...(lines === undefined ? {} : { line: lines[finding.span.line] ?? "" }),
	}));
}
