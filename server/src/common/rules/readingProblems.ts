import type { Plan, ReadingProblem } from "../model/plan.js";
import { shiftSpan } from "../model/span.js";
import type { Finding, RuleCode } from "./rule.js";

/** The findings for the problems of one kind that reading met. */
export function* reportProblems(plan: Plan, kind: ReadingProblem["kind"], code: RuleCode): Iterable<Finding> {
	for (const problem of plan.problems)
		if (problem.kind === kind)
			yield {
				code,
				span: shiftSpan(problem.span, plan.lineOfBlock(problem.blockIndex)),
				message: problem.message,
			};
}
