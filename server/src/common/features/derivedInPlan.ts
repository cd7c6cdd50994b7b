import type { Quantity } from "../analysis/quantities.js";
import { spanOfRange } from "../model/mappedText.js";
import type { TextPlace } from "../model/planOperation.js";
import { type OffsetRange, type Span, shiftSpan } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { PlanSummary } from "../workspace/planSummary.js";
import { columnFigures, isShare } from "./columnTotals.js";
import { derivedFiguresIn } from "./derivedFigures.js";
import { derivedSharesIn } from "./derivedShares.js";
import { type Figure, figureOf } from "./figureAt.js";
import { readWrittenNumber, writeNumber } from "./writtenNumber.js";

/** A figure of a plan that is reckoned from one that changes. */
export interface DerivedPlace {
	readonly at: TextPlace;
	/** UTF-16 offsets in what the place shows. */
	readonly range: OffsetRange;
	/** What stands there afterwards; undefined where it has to be looked at by a person. */
	readonly text: string | undefined;
	/** `whole`: a sum of it and others; `part`: a part of it; `share`: what part of something it is, or something of it. */
	readonly why: "whole" | "part" | "share";
	readonly written: string;
	readonly span: Span;
	readonly number: number | null;
}

/** What a figure was and is to be, in the base unit. */
export interface FigureValues {
	readonly was: number;
	readonly now: number;
}

/** The figures that a changed one is part of, or that are part of it: in its sentence, and in its column. */
export function derivedInPlan(
	snapshot: PlanSnapshot,
	number: number | null,
	figure: Figure,
	values: FigureValues,
): readonly DerivedPlace[] {
	const { at, words, core, text, line } = figure;
	const inSentence = (
		[
			[derivedFiguresIn(words, core[0], values), false],
			[derivedSharesIn(words, core[0], values), true],
		] as const
	).flatMap(([found, areShares]) =>
		found.map((derived): DerivedPlace => {
			const range: OffsetRange = [derived.core[0], derived.core[1]];
			const why = areShares ? "share" : range[0] < core[0] ? "whole" : "part";
			const span = shiftSpan(spanOfRange(text, range), line);
			return { at, range, text: derived.now, why, written: derived.written, span, number };
		}),
	);
	return [...inSentence, ...derivedInColumn(snapshot, figure, values)];
}

function derivedInColumn(
	snapshot: PlanSnapshot,
	{ at, text, value }: Figure,
	{ was, now }: FigureValues,
): readonly DerivedPlace[] {
	const read = readWrittenNumber(text.text);
	if (!("task" in at) || read === undefined || read.value === 0) return [];
	// The cell may count in 亿元 what is reckoned in 元.
	const scale = value / read.value;
	return columnFiguresOf(snapshot, at, was / scale, now / scale);
}

/** Sums and shares of a column once the number of a cell is another; both as written, not in a base unit. */
export function columnFiguresOf(
	snapshot: PlanSnapshot,
	{ task, column }: { readonly task: number; readonly column: number },
	was: number,
	now: number,
): readonly DerivedPlace[] {
	const decimals = /\.(\d{1,6})$/.exec(`${Number(now.toFixed(6))}`)?.[1]?.length ?? 0;
	return columnFigures(snapshot, [{ task, column, was, now, decimals }]).map(
		({ at, core, written, now: text, span, number, isShare: share }) => ({
			...{ at, range: core, text, written, span, number },
			why: share ? "share" : "whole",
		}),
	);
}

/** Places that several changes lead to, each once: a sum changes by all of them, a share has to be looked at. */
export function joinDerived(places: readonly DerivedPlace[]): readonly DerivedPlace[] {
	const byPlace = new Map<string, DerivedPlace[]>();
	for (const place of places) {
		const key = JSON.stringify([place.at, place.range]);
		byPlace.set(key, [...(byPlace.get(key) ?? []), place]);
	}
	return [...byPlace.values()].flatMap((same): readonly DerivedPlace[] => {
		const [first, ...others] = same;
		if (first === undefined || others.length === 0) return same;
		const was = readWrittenNumber(first.written);
		const now = same.map(({ text }) => (text === undefined ? undefined : readWrittenNumber(text)));
		if (was === undefined || first.why !== "whole" || now.some((each) => each === undefined))
			return [{ ...first, text: undefined }];
		const value = now.reduce((sum, each) => sum + (each?.value ?? 0) - was.value, was.value);
		const decimals = Math.max(...now.map((each) => each?.decimals ?? 0));
		return [{ ...first, text: writeNumber(value, decimals, was.digits) + (now[0]?.suffix ?? "") }];
	});
}

/**
 * A share that is reckoned from an indicator and another one of the same document (高新技术产业产值占规上工业产值比重):
 * what it is once the indicator is another; undefined where the two did not make it before.
 */
export function shareOfFact(
	snapshot: PlanSnapshot,
	{ quantities }: PlanSummary,
	share: Quantity,
	indicator: string,
	{ was, now }: FigureValues,
): DerivedPlace | undefined {
	const [, part = "", whole = ""] = /^(.{1,40}?)占(.{1,40}?)的?(?:比重|比例|比)$/.exec(share.indicator) ?? [];
	const other = indicator === part ? whole : indicator === whole ? part : "";
	const values = new Set(
		quantities
			.filter((each) => each.indicator === other && each.unit !== share.unit && each.period === share.period)
			.map(({ value }) => value),
	);
	const [beside] = values;
	const figure = figureOf(snapshot, share);
	if (values.size !== 1 || typeof beside !== "number" || figure === undefined || other === "")
		return undefined;
	const written = figure.text.text.slice(...figure.core);
	const read = readWrittenNumber(written);
	const isPart = indicator === part;
	if (read === undefined || !isShare(read, isPart ? was : beside, isPart ? beside : was)) return undefined;
	const value = writeNumber((isPart ? now / beside : beside / now) * 100, read.decimals, read.digits);
	return {
		...{ at: figure.at, range: figure.core, text: value + read.suffix, why: "share", written },
		...{ span: share.span, number: share.number },
	};
}
