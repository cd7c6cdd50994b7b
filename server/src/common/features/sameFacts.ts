import { lastYearOf } from "../analysis/period.js";
import { isSameQuantity, type Quantity } from "../analysis/quantities.js";
import { isSameRegion } from "../directory/region.js";
import type { PlanSummary } from "../workspace/planSummary.js";
import { areDrafts } from "../workspace/workspaceIndex.js";

/** A shorter word (产值) may be said of anything. */
const shortest = 2;

/** What somebody states in figures, as other places are searched for it. */
export interface SoughtFact {
	readonly quantity: Quantity;
	/** Of the document that states it. */
	readonly period: string | null;
	readonly folder: string;
}

export function soughtFact(summary: PlanSummary, quantity: Quantity): SoughtFact {
	return { quantity, period: summary.period, folder: folderOf(summary.uri) };
}

/**
 * Whether a document speaks of the same place, so that what it says of the same years must agree: other plans, work
 * reports, annexes, last year's plan. Drafts of one document are left alone, since they may differ.
 */
export function speaksOfSame(own: PlanSummary, other: PlanSummary): boolean {
	if (own.uri === other.uri) return true;
	const isBeside = folderOf(own.uri) === folderOf(other.uri);
	if (own.region === null || other.region === null) {
		// An annex seldom says whose it is.
		if (!isBeside && own.region !== other.region) return false;
	} else if (!isSameRegion(own.region, other.region)) return false;
	return own.place === other.place && !areDrafts(own, other);
}

/**
 * The quantities of a document that state the fact, whatever figure they give: of the same indicator, years and
 * scope, promised where it is promised. A document that names no year and lies beside the plan is of the plan's.
 */
export function statementsOf(
	{ quantity: own, period, folder }: SoughtFact,
	{ uri, period: theirs, quantities }: PlanSummary,
): readonly Quantity[] {
	if (own.scope === null || own.indicator.length < shortest) return [];
	const isYearless = theirs === null && folderOf(uri) === folder;
	return quantities.filter(
		(other) =>
			isOfSameKind(other, own) &&
			other.scope === own.scope &&
			(other.period === own.period || (isYearless && other.period === null && own.period === period)),
	);
}

/**
 * The quantities that may be the same fact though they speak of another part of the year (10月底前), or of years that one
 * of the two does not name. Of other years nobody needs to be told.
 */
export function nearStatementsOf(sought: SoughtFact, summary: PlanSummary): readonly Quantity[] {
	const { quantity: own } = sought;
	if (own.indicator.length < shortest) return [];
	const known = new Set(statementsOf(sought, summary));
	return summary.quantities.filter(
		(other) =>
			isOfSameKind(other, own) &&
			!known.has(other) &&
			(other.period === null || own.period === null || lastYearOf(other.period) === lastYearOf(own.period)),
	);
}

function isOfSameKind(one: Quantity, other: Quantity): boolean {
	return (
		one.indicator === other.indicator &&
		one.change === other.change &&
		one.unit === other.unit &&
		one.tense === other.tense
	);
}

/** Shares and ratios that are reckoned from an indicator, by their names: 高新技术产业产值占规上工业产值比重. */
export function sharesOf(
	{ quantity: { indicator, tense } }: SoughtFact,
	{ quantities }: PlanSummary,
): readonly Quantity[] {
	if (indicator.length < shortest + 1) return [];
	return quantities.filter(
		(other) =>
			other.tense === tense &&
			other.indicator !== indicator &&
			/占|比重|比例|人均/.test(other.indicator) &&
			other.indicator.includes(indicator),
	);
}

export function givesSame(one: Quantity, other: Quantity): boolean {
	return isSameQuantity(one, other);
}

function folderOf(uri: string): string {
	return uri.slice(0, uri.lastIndexOf("/") + 1);
}
