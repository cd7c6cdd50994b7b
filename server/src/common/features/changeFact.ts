import type { Position } from "vscode-languageserver-types";
import type { Quantity } from "../analysis/quantities.js";
import { editPlan } from "../editing/planEditor.js";
import type { Edit } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import { spanOfRange } from "../model/mappedText.js";
import type { PlanOperation } from "../model/planOperation.js";
import { type Span, shiftSpan, spanContains } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { type PlanSummary, summarizePlan } from "../workspace/planSummary.js";
import {
	type DerivedPlace,
	derivedInPlan,
	type FigureValues,
	joinDerived,
	shareOfFact,
} from "./derivedInPlan.js";
import { editPlaces } from "./factEdits.js";
import { type Figure, figureOf, type NewFigure, readNewFigure, wordsOf } from "./figureAt.js";
import type { Refused } from "./nameToRename.js";
import type { PlanToRename } from "./renameName.js";
import {
	givesSame,
	nearStatementsOf,
	type SoughtFact,
	sharesOf,
	soughtFact,
	speaksOfSame,
	statementsOf,
} from "./sameFacts.js";

/** A figure that somebody points at in order to change it everywhere. */
export interface FactToChange {
	readonly sought: SoughtFact;
	readonly figure: Figure;
	/** What stands there: 5%以上. */
	readonly written: string;
	/** Where that stands in the document. */
	readonly place: Span;
}

/** The figure of a target or a result at a position of a plan. */
export function findFactToChange(snapshot: PlanSnapshot, position: Position): FactToChange | undefined {
	const summary = summarizePlan(snapshot);
	const quantity = summary.quantities.find(({ span }) =>
		spanContains(span, position.line, position.character),
	);
	if (quantity === undefined) return undefined;
	const figure = figureOf(snapshot, quantity);
	if (figure === undefined) return undefined;
	const { core, suffix } = wordsOf(figure);
	const place = shiftSpan(spanOfRange(figure.text, [figure.core[0], figure.end]), figure.line);
	return { sought: soughtFact(summary, quantity), figure, written: core + suffix, place };
}

/** Whether a document has anything to do with a fact, so that it has to be looked at. */
export function mentionsFact(own: PlanSummary, sought: SoughtFact, other: PlanSummary): boolean {
	if (!speaksOfSame(own, other)) return false;
	return [statementsOf, sharesOf, nearStatementsOf].some((find) => find(sought, other).length > 0);
}

/** An edit of a document, and why it is made. */
export interface FactEdit extends Edit {
	/** `own`: where it was asked for; `same`: the fact is stated there, too; `derived`: it is the sum of others. */
	readonly reason: "own" | "same" | "derived";
}

/** What becomes of a document. */
export interface FactChange {
	readonly uri: string;
	readonly version: number | null;
	readonly eol: string;
	readonly edits: readonly FactEdit[];
}

/** Something that a person has to look at. */
export interface FactFlag {
	readonly uri: string;
	readonly title: string | null;
	readonly span: Span;
	/** Number of the task, null outside of tasks. */
	readonly number: number | null;
	readonly written: string;
	/**
	 * `share`, `whole`, `part`: reckoned from the fact; `other`: another figure is given; `near`: the same figure is given for
	 * another time or scope; `unwritable`: not as it is written.
	 */
	readonly why: "share" | "whole" | "part" | "other" | "near" | "unwritable";
}

export interface FactChanges {
	readonly changes: readonly FactChange[];
	readonly flags: readonly FactFlag[];
	/** The figure as it stands afterwards. */
	readonly now: string;
}

/**
 * Changes a figure wherever it is stated. With `written`, from what it is: places that give another figure already are
 * flagged. Without it, the place has been changed, and those that differ are to follow.
 */
export function changeFact(
	snapshot: PlanSnapshot,
	fact: FactToChange,
	written: string | undefined,
	plans: readonly PlanToRename[],
): FactChanges | Refused {
	const old = wordsOf(fact.figure);
	const now = written === undefined ? old : readNewFigure(written, old);
	if (now === undefined) return { refused: notAFigure(written ?? "", fact.written) };
	const isFollowing = written === undefined || now.core + now.suffix === fact.written;
	const change = new FactPropagation(snapshot, fact, { old, now }, isFollowing);
	// What the figure was where it has been changed is only known from the places that are to follow.
	const isOwn = ({ snapshot: { uri } }: PlanToRename) => uri === snapshot.uri;
	const others = plans.filter((plan) => !isOwn(plan));
	const own = plans.filter(isOwn);
	for (const plan of isFollowing ? [...others, ...own] : [...own, ...others]) change.add(plan);
	return change.answer();
}

function notAFigure(written: string, was: string): LocalizedText {
	return {
		zh: `“${written.slice(0, 40)}”不是一个数。请像原来的“${was}”那样写：数字、单位，以及“以上”“左右”之类。`,
		en: `“${written.slice(0, 40)}” is not one figure. Write it as “${was}” is written: a number, its unit, and 以上 or 左右 behind it.`,
	};
}

/** A place that is to give the new figure. */
interface Wanted {
	readonly quantity: Quantity;
	readonly figure: Figure;
	readonly reason: FactEdit["reason"];
	readonly operation: PlanOperation;
}

class FactPropagation {
	private readonly changes: FactChange[] = [];
	private readonly flags: FactFlag[] = [];
	/** Places that may be the same fact, for another time or scope. */
	private readonly near: { readonly snapshot: PlanSnapshot; readonly quantity: Quantity }[] = [];
	private readonly ownQuantity: Quantity;

	constructor(
		private readonly own: PlanSnapshot,
		private readonly fact: FactToChange,
		private readonly words: { readonly old: NewFigure; readonly now: NewFigure },
		/** The figure stands already where it was asked for. */
		private readonly isFollowing: boolean,
	) {
		this.ownQuantity = fact.sought.quantity;
	}

	answer(): FactChanges {
		const { core, suffix } = this.words.now;
		const { value, comparator } = this.ownQuantity;
		for (const { snapshot, quantity } of this.near) {
			// Where the figure stands already, what it was is known from the places that followed.
			const isAsBefore = this.isFollowing
				? quantity.value === this.followed && quantity.value !== value
				: quantity.value === value && quantity.comparator === comparator;
			if (isAsBefore) this.flag(snapshot, quantity, "near");
		}
		return { changes: this.changes, flags: this.flags, now: core + suffix };
	}

	add({ snapshot, version }: PlanToRename): void {
		const summary = summarizePlan(snapshot);
		if (!speaksOfSame(summarizePlan(this.own), summary)) return;
		const isOwn = snapshot.uri === this.own.uri;
		const wanted: Wanted[] = [];
		const isAsked = ({ span }: Quantity) => isOwn && isAt(span, this.ownQuantity.span);
		// A part of something (其中) is stated nowhere else, as far as anybody can tell; but where it was asked for.
		const places = new Set([
			...summary.quantities.filter(isAsked),
			...statementsOf(this.fact.sought, summary),
		]);
		for (const quantity of nearStatementsOf(this.fact.sought, summary))
			if (!places.has(quantity)) this.near.push({ snapshot, quantity });
		for (const quantity of places) {
			const isPlace = isAsked(quantity);
			if (isPlace && this.isFollowing) continue;
			const isSame = givesSame(quantity, this.ownQuantity);
			// What says the same already has nothing to follow; what says something else is not the fact that changes.
			if (this.isFollowing === isSame) {
				if (!this.isFollowing && mustAgree(quantity)) this.flag(snapshot, quantity, "other");
				continue;
			}
			const figure = figureOf(snapshot, quantity);
			if (figure === undefined) this.flag(snapshot, quantity, "unwritable");
			else wanted.push(this.wantedAt(quantity, figure, isPlace ? "own" : "same"));
		}
		const edits = this.edit(snapshot, summary, wanted);
		if (edits.length > 0)
			this.changes.push({ uri: snapshot.uri, version, eol: snapshot.document.eol, edits });
	}

	private wantedAt(quantity: Quantity, figure: Figure, reason: Wanted["reason"]): Wanted {
		const { old, now } = this.words;
		const theirs = wordsOf(figure);
		const isAlike = this.isFollowing
			? quantity.comparator === this.ownQuantity.comparator
			: now.suffix === old.suffix && theirs.suffix !== old.suffix;
		const [start, end] = figure.core;
		const operation: PlanOperation = {
			op: "replaceText",
			at: figure.at,
			// Where the comparison stays, it stays as it is written there (不低于5%).
			range: [start, isAlike ? end : figure.end],
			text: isAlike ? now.core : now.core + now.suffix,
		};
		return { quantity, figure, reason, operation };
	}

	/** The edits of a document; what cannot be written, or would be read as something else, is flagged instead. */
	private edit(snapshot: PlanSnapshot, summary: PlanSummary, wanted: readonly Wanted[]): readonly FactEdit[] {
		const { edits, made, failed } = editPlaces(snapshot, wanted, (now, place, stated) => {
			if (this.isFollowing) return givesSame(now, this.ownQuantity);
			// What the new figure means is told where it was asked for; that place comes first.
			const own = wanted.find(({ reason }) => reason === "own") ?? place;
			this.asRead ??= stated(own);
			return this.asRead === undefined || givesSame(now, this.asRead);
		});
		for (const { quantity } of failed) this.flag(snapshot, quantity, "unwritable");
		if (made.length > 0 || this.isFollowing) return this.withDerived(snapshot, summary, made, edits);
		for (const share of sharesOf(this.fact.sought, summary)) this.flag(snapshot, share, "share");
		return [];
	}

	private asRead: Quantity | undefined;

	private flag({ uri, plan }: PlanSnapshot, { span, number, raw }: Quantity, why: FactFlag["why"]): void {
		this.flags.push({ uri, title: plan.title, span, number, written: raw, why });
	}

	/** With the figures that are reckoned from those which change: sums, and shares. */
	private withDerived(
		snapshot: PlanSnapshot,
		summary: PlanSummary,
		wanted: readonly Wanted[],
		edits: readonly Edit[],
	): readonly FactEdit[] {
		const now = (this.isFollowing ? this.ownQuantity : this.asRead)?.value ?? null;
		const reasonOf = ({ span }: Edit) =>
			wanted.find(({ quantity }) => spanContains(quantity.span, span.line, span.character))?.reason ??
			"derived";
		const withReasons = (list: readonly Edit[]) =>
			list.map((edit): FactEdit => ({ ...edit, reason: reasonOf(edit) }));
		const [first] = wanted;
		this.followed ??= first?.figure.value;
		const was = this.isFollowing ? this.followed : this.fact.figure.value;
		const places: DerivedPlace[] = [];
		if (now !== null)
			for (const { figure, quantity } of wanted)
				places.push(...derivedInPlan(snapshot, quantity.number, figure, { was: figure.value, now }));
		if (now !== null && was !== undefined && this.isFollowing && snapshot.uri === this.own.uri)
			places.push(...derivedInPlan(snapshot, this.ownQuantity.number, this.fact.figure, { was, now }));
		const values = now === null || was === undefined ? undefined : { was, now };
		places.push(...this.shares(snapshot, summary, values, places));
		const derived = joinDerived(places);
		const operations = derived.flatMap(({ at, range, text }): readonly PlanOperation[] =>
			text === undefined ? [] : [{ op: "replaceText", at, range, text }],
		);
		for (const place of derived) if (place.text === undefined) this.flagDerived(snapshot, place, place.why);
		if (operations.length === 0) return withReasons(edits);
		const all = editPlan(snapshot, [...wanted.map(({ operation }) => operation), ...operations]);
		if ("edits" in all) return withReasons(all.edits);
		for (const place of derived) if (place.text !== undefined) this.flagDerived(snapshot, place, place.why);
		return withReasons(edits);
	}

	/** Shares by name that are reckoned from the fact; those that nobody can reckon are flagged. */
	private shares(
		snapshot: PlanSnapshot,
		summary: PlanSummary,
		values: FigureValues | undefined,
		known: readonly DerivedPlace[],
	): readonly DerivedPlace[] {
		const { indicator } = this.fact.sought.quantity;
		return sharesOf(this.fact.sought, summary).flatMap((share) => {
			const isKnown = known.some(({ span }) => spanContains(share.span, span.line, span.character));
			if (isKnown) return [];
			const place = values && shareOfFact(snapshot, summary, share, indicator, values);
			if (place !== undefined) return [place];
			this.flag(snapshot, share, "share");
			return [];
		});
	}

	/** What the fact was where it is to follow: all that is known of what it was where it has been changed. */
	private followed: number | undefined;

	private flagDerived(
		{ uri, plan }: PlanSnapshot,
		{ span, number, written }: DerivedPlace,
		why: FactFlag["why"],
	): void {
		this.flags.push({ uri, title: plan.title, span, number, written, why });
	}
}

/** Counts of one thing stand in many tasks, each for itself; of what grows or is reached there is one figure. */
function mustAgree({ change, indicator }: Quantity): boolean {
	return (change === "growth" || change === "level") && indicator.length >= 4;
}

function isAt(one: Span, other: Span): boolean {
	return one.line === other.line && one.character === other.character;
}
