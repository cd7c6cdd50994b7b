import type { PlanIndex } from "../analysis/planIndex.js";
import { isSameQuantity } from "../analysis/quantities.js";
import type { KeyedTarget, QuantitiesInTasks } from "../analysis/quantitiesInTasks.js";
import { namesPlaces } from "../analysis/subject.js";
import type { RowBlock } from "../model/block.js";
import { isSameList } from "../model/lists.js";
import type { Span } from "../model/span.js";
import type { Target } from "../model/target.js";
import { findTargetPlace } from "../model/targetPlace.js";
import { mostUses, shortest } from "./contradictions.js";
import type { Finding, RuleCode } from "./finding.js";
import { isExcused } from "./findingInPlace.js";
import { nameTask } from "./phrases.js";
import { subjectKey } from "./sameSubject.js";
import {
	noTaskFindings,
	type TaskFinding,
	type TaskFindings,
	taskFindingsOf,
	withTaskFindings,
} from "./taskFindings.js";

/** What contradicts one another in a version, by indicators, to go on from in the next. */
export interface OwnContradictions {
	/** Of which quantities: the next version's are the same object where they were taken over. */
	readonly of: QuantitiesInTasks | undefined;
	/** Whether it matters in which sections and groups tasks stand. */
	readonly namesPlaces: boolean;
	readonly byIndicator: Map<string, ContradictionsOf>;
	readonly findings: TaskFindings;
}

interface ContradictionsOf {
	readonly compared: readonly KeyedTarget[];
	readonly found: readonly Described[];
}

/** A finding, and the rows that it speaks of. */
interface Described extends TaskFinding {
	readonly row: RowBlock;
	readonly relatedRow: RowBlock;
}

export const inconsistent: RuleCode = "target/inconsistent";

export const noContradictions: OwnContradictions = {
	of: undefined,
	namesPlaces: false,
	byIndicator: new Map(),
	findings: noTaskFindings,
};

/**
 * The quantities of tasks that differ from the first one of the same subject. Behind an edit only the indicators are looked
 * at whose quantities stand in rows that are others.
 *
 * @param before what was found in the version before
 * @param keepsShape whether sections and groups are those of the version before
 */
export function ownContradictions(
	index: PlanIndex,
	before: OwnContradictions,
	keepsShape: boolean,
): OwnContradictions {
	const { plan, quantities } = index;
	const touched = quantities.takeTouched();
	const isNext = before.of === quantities;
	if (isNext && keepsShape && touched.size === 0) return before;
	const places = isNext && keepsShape ? before.namesPlaces : namesPlaces(plan);
	if (!isNext || (!keepsShape && (places || before.namesPlaces))) return allContradictions(index, places);
	const { byIndicator } = before;
	let { findings } = before;
	for (const indicator of touched) {
		const old = byIndicator.get(indicator);
		const now = contradictionsOf(index, indicator, old);
		if (now === undefined) byIndicator.delete(indicator);
		else byIndicator.set(indicator, now);
		const stay = new Set(now?.found);
		const known = new Set(old?.found);
		findings = withTaskFindings(
			findings,
			[...known].filter((found) => !stay.has(found)),
			[...stay].filter((found) => !known.has(found)),
		);
	}
	return { of: quantities, namesPlaces: places, byIndicator, findings };
}

function allContradictions(index: PlanIndex, places: boolean): OwnContradictions {
	const { quantities } = index;
	const byIndicator = new Map<string, ContradictionsOf>();
	const findings: TaskFinding[] = [];
	for (const indicator of quantities.indicators()) {
		const now = contradictionsOf(index, indicator, undefined);
		if (now === undefined) continue;
		byIndicator.set(indicator, now);
		findings.push(...now.found);
	}
	return { of: quantities, namesPlaces: places, byIndicator, findings: taskFindingsOf(findings) };
}

/** Undefined where an indicator has one quantity, which nothing can contradict. */
function contradictionsOf(
	index: PlanIndex,
	indicator: string,
	old: ContradictionsOf | undefined,
): ContradictionsOf | undefined {
	const uses = index.quantities.of(indicator);
	if (uses.length < 2 || indicator.length < shortest) return undefined;
	const compared = uses.slice(0, mostUses);
	if (old !== undefined && isSameList(old.compared, compared)) return old;
	const known = new Map(old?.found.map((found) => [found.key, found]));
	const found: Described[] = [];
	for (const [first, use] of differingFrom(index, compared)) {
		const described = describe(index, indicator, first, use, known.get(use.key));
		if (described !== undefined) found.push(described);
	}
	return { compared, found };
}

/** The quantities that differ from the first one of the same subject, with that. */
function differingFrom(
	{ plan, keys }: PlanIndex,
	uses: readonly KeyedTarget[],
): readonly (readonly [first: KeyedTarget, use: KeyedTarget])[] {
	const found: (readonly [KeyedTarget, KeyedTarget])[] = [];
	if (areEqual(uses)) return found;
	const firsts = new Map<string, KeyedTarget>();
	for (const use of uses) {
		const subject = subjectKey(plan, keys.taskOf(use.key), use);
		if (subject === undefined) continue;
		const first = firsts.get(subject);
		if (first === undefined) firsts.set(subject, use);
		else if (!isSameQuantity(first.target, use.target)) found.push([first, use]);
	}
	return found;
}

function areEqual(uses: readonly KeyedTarget[]): boolean {
	const [first] = uses;
	return first === undefined || uses.every(({ target }) => isSameQuantity(first.target, target));
}

/** @param old what was said of a quantity of the task before; it stands while both rows are the same */
function describe(
	{ plan, keys }: PlanIndex,
	indicator: string,
	first: KeyedTarget,
	use: KeyedTarget,
	old: Described | undefined,
): Described | undefined {
	const row = plan.taskAt(keys.taskOf(use.key));
	const relatedRow = plan.taskAt(keys.taskOf(first.key));
	if (row === undefined || relatedRow === undefined || isExcused(row.disabled, inconsistent))
		return undefined;
	const span = spanOf(row, use.target);
	const isSame = old?.row === row && old.relatedRow === relatedRow && old.relatedKey === first.key;
	if (isSame && isSamePlace(old.finding.span, span)) return old;
	const [own, other] = [nameTask(row), nameTask(relatedRow)];
	const [here, there] = [use.target.raw, first.target.raw];
	const finding: Finding = {
		code: inconsistent,
		span,
		message: {
			zh: `“${indicator}”前后不一致：${own.zh}写“${here}”，${other.zh}写“${there}”，请核对。`,
			en: `“${indicator}” has two quantities: “${here}” in ${own.en}, “${there}” in ${other.en}; check which is right.`,
		},
		related: [
			{
				span: spanOf(relatedRow, first.target),
				message: { zh: `${other.zh}的“${there}”`, en: `“${there}” in ${other.en}` },
			},
		],
	};
	return { key: use.key, finding, relatedKey: first.key, row, relatedRow };
}

function isSamePlace(a: Span, b: Span): boolean {
	return a.line === b.line && a.character === b.character;
}

function spanOf(row: RowBlock, target: Target): Span {
	return findTargetPlace(row, target)?.span ?? row.span;
}
