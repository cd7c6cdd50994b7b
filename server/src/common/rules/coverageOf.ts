import { type Coverage, findCoverage } from "../analysis/coverage.js";
import type { OtherDocuments } from "../analysis/quantities.js";
import type { WorkReport } from "../analysis/workReport.js";
import type { Plan } from "../model/plan.js";
import { emptySpan } from "../model/span.js";
import { nameDocument } from "./acrossDocuments.js";
import type { RelatedPlace } from "./rule.js";

/** How each plan and its report fit together, as it was last looked at: three rules ask the same. */
const known = new WeakMap<WorkReport, { readonly plan: WeakRef<Plan>; readonly coverage: Coverage }>();

/** How a plan and the work report that it names fit together; undefined where none is read. */
export function coverageOf(
	plan: Plan,
	{ report }: OtherDocuments,
): { readonly report: WorkReport; readonly coverage: Coverage } | undefined {
	if (report === undefined) return undefined;
	const last = known.get(report);
	if (last?.plan.deref() === plan) return { report, coverage: last.coverage };
	const coverage = findCoverage(plan, report);
	known.set(report, { plan: new WeakRef(plan), coverage });
	return { report, coverage };
}

/** The report as another place of a finding. */
export function reportPlace(report: WorkReport): RelatedPlace {
	const name = nameDocument(report);
	return {
		uri: report.uri,
		span: emptySpan,
		message: { zh: `工作报告${name.zh}`, en: `The work report ${name.en}` },
	};
}

/** A sentence of the report as another place of a finding. */
export function sentencePlace({ uri, sentences }: WorkReport, sentence: number): readonly RelatedPlace[] {
	const found = sentences[sentence];
	if (found === undefined) return [];
	const text = found.text.slice(0, 80);
	return [
		{ uri, span: found.span, message: { zh: `工作报告：“${text}”`, en: `The work report: “${text}”` } },
	];
}
