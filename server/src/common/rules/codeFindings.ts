import { shiftSpan } from "../model/span.js";
import { printTaskCode, taskCodeOf } from "../text/taskCode.js";
import { findCodeBreaks } from "./codes.js";
import { printNumbers } from "./phrases.js";
import type { Finding } from "./rule.js";
import { isUndecided, isUndecidedBetween, type Undecided } from "./undecided.js";

/*
 * What the rules on numbers find among numbers of other kinds (1-2, MS-01). None has a fix: which of them is to change
 * only the drafter knows.
 */

/** 1-2 twice. */
export function* duplicateCodes(context: Undecided): Iterable<Finding> {
	const { plan } = context;
	for (const { found, task, first, code } of findCodeBreaks(plan)) {
		const row = plan.taskAt(task);
		const above = plan.taskAt(first);
		if (found.kind !== "duplicate" || row === undefined || above === undefined) continue;
		if (isUndecided(context, task) || isUndecided(context, first)) continue;
		yield {
			code: "number/duplicate",
			span: shiftSpan(row.numberSpan, plan.lineOfTask(task)),
			message: {
				zh: `编号${code.text}重复：前面已有${code.text}，请核对并改正。`,
				en: `${code.text} is used twice: a task ${code.text} stands above; check, and correct it.`,
			},
			related: [
				{
					span: shiftSpan(above.numberSpan, plan.lineOfTask(first)),
					message: { zh: `第一个${code.text}`, en: `The first ${code.text}` },
				},
			],
		};
	}
}

/** 2-1, 2-3. */
export function* skippedCodes(context: Undecided): Iterable<Finding> {
	const { plan } = context;
	for (const { found, task, before, code } of findCodeBreaks(plan)) {
		const row = plan.taskAt(task);
		if (found.kind !== "gap" || row === undefined) continue;
		if (isUndecidedBetween(context, before, task)) continue;
		const missing = printNumbers(found.missing, (number) => printTaskCode(code, number));
		const after = plan.taskAt(before);
		const last = after && taskCodeOf(after)?.text;
		yield {
			code: "number/gap",
			span: shiftSpan(row.numberSpan, plan.lineOfTask(task)),
			message: {
				zh: `缺${missing.zh}：${last === undefined ? `编号从${code.text}开始` : `${last}之后是${code.text}`}，请补上或改正编号。`,
				en: `${missing.en} missing: ${last === undefined ? `the series begins at ${code.text}` : `${last} is followed by ${code.text}`}; add what is missing or correct the numbers.`,
			},
		};
	}
}

/** 2-3 behind 2-4. */
export function* codesOutOfOrder(context: Undecided): Iterable<Finding> {
	const { plan } = context;
	for (const { found, task, before, code } of findCodeBreaks(plan)) {
		const row = plan.taskAt(task);
		const above = plan.taskAt(before);
		const last = above && taskCodeOf(above)?.text;
		if (found.kind !== "order" || row === undefined || above === undefined || last === undefined) continue;
		if (isUndecided(context, task) || isUndecided(context, before)) continue;
		yield {
			code: "number/order",
			span: shiftSpan(row.numberSpan, plan.lineOfTask(task)),
			message: {
				zh: `编号颠倒：${code.text}排在${last}之后，请移回原处或改正编号。`,
				en: `Out of order: ${code.text} stands behind ${last}; move it back or correct the numbers.`,
			},
			related: [
				{
					span: shiftSpan(above.numberSpan, plan.lineOfTask(before)),
					message: { zh: `排在前面的${last}`, en: `${last}, which stands before it` },
				},
			],
		};
	}
}
