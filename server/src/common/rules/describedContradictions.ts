import type { IndicatorUse } from "../analysis/planIndex.js";
import type { Plan } from "../model/plan.js";
import { emptySpan, type Span, shiftSpan } from "../model/span.js";
import { findTargetPlace } from "../model/targetPlace.js";
import type { Described } from "./contradictions.js";
import { nameTask } from "./phrases.js";
import type { Finding } from "./rule.js";

/** A quantity of a task that differs from the first one of the same indicator. */
export interface OwnContradiction {
	readonly first: IndicatorUse;
	readonly use: IndicatorUse;
}

/** Described once for as long as both quantities stand in the same rows; where lines above come or go, it moves. */
export function describeOnce(
	plan: Plan,
	indicator: string,
	found: OwnContradiction,
	old: Described<Finding> | undefined,
): Described<Finding> {
	const { first, use } = found;
	const [row, firstRow] = [plan.taskAt(use.task), plan.taskAt(first.task)];
	const [line, firstLine] = [plan.lineOfTask(use.task), plan.lineOfTask(first.task)];
	const isKnown = old?.row === row && old?.firstRow === firstRow;
	if (isKnown && old?.line === line && old.firstLine === firstLine) return old;
	const finding =
		isKnown && old?.finding !== undefined
			? moved(old.finding, line - old.line, firstLine - old.firstLine)
			: describe(plan, indicator, found);
	return { row, firstRow, line, firstLine, finding };
}

function moved(finding: Finding, by: number, firstBy: number): Finding {
	const { code, span, message, related = [] } = finding;
	return {
		code,
		span: shiftSpan(span, by),
		message,
		related: related.map((place) => ({ ...place, span: shiftSpan(place.span, firstBy) })),
	};
}

function describe(plan: Plan, indicator: string, { first, use }: OwnContradiction): Finding | undefined {
	const [row, own] = [plan.taskAt(first.task), plan.taskAt(use.task)];
	if (row === undefined || own === undefined) return undefined;
	return {
		code: "target/inconsistent",
		span: spanOf(plan, use),
		message: {
			zh: `“${indicator}”前后不一致：${nameTask(own).zh}写“${use.target.raw}”，${nameTask(row).zh}写“${first.target.raw}”，请核对。`,
			en: `“${indicator}” has two quantities: “${use.target.raw}” in ${nameTask(own).en}, “${first.target.raw}” in ${nameTask(row).en}; check which is right.`,
		},
		related: [
			{
				span: spanOf(plan, first),
				message: {
					zh: `${nameTask(row).zh}的“${first.target.raw}”`,
					en: `“${first.target.raw}” in ${nameTask(row).en}`,
				},
			},
		],
	};
}

function spanOf(plan: Plan, { task, target }: IndicatorUse): Span {
	const row = plan.taskAt(task);
	if (row === undefined) return emptySpan;
	return shiftSpan(findTargetPlace(row, target)?.span ?? row.span, plan.lineOfTask(task));
}
