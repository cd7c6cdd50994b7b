import type { PlanJson, PointJson, TargetJson } from "../../../server/src/common/interchange/planJson.js";
import type { MeasureRow } from "../measure.js";

/** A target as the unseen batches label it; the README beside the batch says what its fields mean. */
export interface LabelledTarget {
	readonly indicator?: string;
	readonly change?: string;
	readonly comparator?: string;
	readonly value?: number;
	readonly upper?: number;
	readonly unit?: string;
	readonly raw?: string;
	readonly deadline?: string;
	readonly optional?: boolean;
	readonly deadline_optional?: boolean;
	readonly alt?: readonly Partial<LabelledTarget>[];
}

export interface Tally {
	labelled: number;
	found: number;
	right: number;
	indicators: number;
	dated: number;
	deadlines: number;
	readonly misses: string[];
	readonly indicatorMisses: string[];
	readonly deadlineMisses: string[];
}

export function newTally(): Tally {
	return {
		...{ labelled: 0, found: 0, right: 0, indicators: 0, dated: 0, deadlines: 0 },
		...{ misses: [], indicatorMisses: [], deadlineMisses: [] },
	};
}

/** Pairs what was found with what was labelled, each once; what is optional counts on neither side. */
export function tallyTargets(
	tally: Tally,
	where: string,
	labelled: readonly LabelledTarget[],
	found: readonly TargetJson[],
): void {
	const open = new Set(found);
	const pairs: [LabelledTarget, TargetJson | undefined][] = [];
	const ordered = [
		...labelled.filter(({ optional }) => !optional),
		...labelled.filter(({ optional }) => optional),
	];
	for (const label of ordered) {
		const fitting = [...open].filter((target) =>
			variantsOf(label).some((variant) => isSameAmount(variant, target)),
		);
		const best = fitting.find((target) => hasIndicator(label, target)) ?? fitting[0];
		if (best !== undefined) open.delete(best);
		pairs.push([label, best]);
	}
	for (const [label, target] of pairs) {
		if (label.optional) continue;
		tally.labelled++;
		if (target === undefined) {
			tally.misses.push(`${where}: missed ${wordsOf(label)}`);
			continue;
		}
		tally.found++;
		tally.right++;
		if (hasIndicator(label, target)) tally.indicators++;
		else tally.indicatorMisses.push(`${where}: ${wordsOf(label)} is called ${target.indicator}`);
		if (label.deadline === undefined && target.deadline === null) continue;
		tally.dated++;
		if (hasDeadline(label, target)) tally.deadlines++;
		else
			tally.deadlineMisses.push(
				`${where}: ${wordsOf(label)} by ${label.deadline ?? "-"} is due ${target.deadline}`,
			);
	}
	for (const target of open) {
		tally.found++;
		tally.misses.push(`${where}: too many ${target.indicator} ${target.change} ${target.raw}`);
	}
}

/** The lines of the table for one tally. */
export function rowsOfTally(layout: string, documents: number, tally: Tally): readonly MeasureRow[] {
	const row = (
		measure: string,
		labelled: number,
		found: number,
		right: number,
		misses: readonly string[],
	) => ({
		...{ layout, measure, documents, labelled, found, right, misses },
	});
	const { labelled, found, right, indicators, dated, deadlines } = tally;
	return [
		row("targets", labelled, found, right, tally.misses),
		row("targets: indicator", right, right, indicators, tally.indicatorMisses),
		row("targets: deadline", dated, dated, deadlines, tally.deadlineMisses),
	];
}

/** All targets that `niwen parse` prints of a document: of its tasks and points. */
export function allTargets(json: PlanJson): readonly TargetJson[] {
	const ofPoint = (point: PointJson): readonly TargetJson[] => [
		...point.targets,
		...point.points.flatMap(ofPoint),
	];
	return [...json.tasks.flatMap(({ targets }) => targets), ...json.points.flatMap(ofPoint)];
}

/** NFKC, without white space and the mark at its end. */
export function plain(text: string): string {
	return text
		.normalize("NFKC")
		.replace(/\s/g, "")
		.replace(/[。;.]+$/, "");
}

/** Every set of fields that may stand: the label, and its alternatives alone or together. */
function variantsOf({ alt = [], ...label }: LabelledTarget): readonly LabelledTarget[] {
	const variants: LabelledTarget[] = [label];
	for (const fields of alt) for (const variant of [...variants]) variants.push({ ...variant, ...fields });
	return variants;
}

function isSameAmount(label: LabelledTarget, target: TargetJson): boolean {
	if (label.change !== undefined && label.change !== target.change) return false;
	if (label.value === undefined || label.value === null)
		return target.value === null && (label.raw === undefined || overlaps(label.raw, target.raw));
	return (
		isNear(label.value, target.value) &&
		isNear(label.upper ?? null, target.upper) &&
		(label.comparator === undefined || label.comparator === target.comparator) &&
		unitOf(label.unit) === unitOf(target.unit)
	);
}

function overlaps(a: string, b: string): boolean {
	const [left, right] = [plain(a), plain(b)];
	return left.includes(right) || right.includes(left);
}

function isNear(a: number | null, b: number | null): boolean {
	if (a === null || b === null) return a === b;
	return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

function unitOf(unit = ""): string {
	return unit.replace(/^个(?=工作日|月|百分点)/, "").replace(/^元人民币$/, "元");
}

function hasIndicator(label: LabelledTarget, target: TargetJson): boolean {
	const found = bare(target.indicator);
	return variantsOf(label).some(({ indicator }) => {
		if (indicator === undefined) return true;
		const wanted = bare(indicator);
		return found === wanted || (found.length > 1 && (wanted.includes(found) || found.includes(wanted)));
	});
}

function bare(words: string): string {
	return plain(words).replace(/[的“”"()、]/g, "");
}

function hasDeadline(label: LabelledTarget, { deadline }: TargetJson): boolean {
	if (deadline === null && label.deadline_optional) return true;
	return variantsOf(label).some((variant) => (variant.deadline ?? null) === deadline);
}

function wordsOf({ indicator, change, comparator, value, upper, unit, raw }: LabelledTarget): string {
	const amount = upper === undefined ? `${value ?? raw ?? ""}` : `${value}..${upper}`;
	return `${indicator ?? ""} ${change ?? ""} ${comparator ?? ""} ${amount} ${unit ?? ""}`.trim();
}
