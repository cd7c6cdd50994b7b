import type { Plan } from "../../server/src/common/model/plan.js";
import { createTestSnapshot } from "../support/planSnapshot.js";
import { type MeasureRow, readLabelled, sumRows, toMeasure } from "./measure.js";

/** A document with its points; see outline/README.md. */
interface LabelledOutline {
	readonly name: string;
	readonly text: string;
	readonly outline: string;
}

interface LabelledPoint {
	readonly level: number;
	readonly marker: string;
	readonly text: string;
	readonly mayMiss: boolean;
	/** How many of the points above it may be left out: then it stands so much higher. */
	readonly optionalAbove: number;
}

interface FoundPoint {
	readonly level: number;
	readonly marker: string;
	readonly text: string;
}

/** Points with marker, level and text. Sentences without a mark, which hold targets only, are not points here. */
function measureOutline(): readonly MeasureRow[] {
	return sumRows(readLabelled<LabelledOutline>("outline").map(measureDocument));
}

function measureDocument({ name, text, outline }: LabelledOutline): MeasureRow {
	const labelled = readOutline(outline);
	const found = pointsOf(createTestSnapshot(text).plan);
	const pairs = align(labelled, found);
	const misses: string[] = [];
	const row = { layout: "narrative", measure: "points", documents: 1, labelled: 0, found: 0, right: 0 };
	const taken = new Set(pairs.values());
	labelled.forEach((point, i) => {
		const at = pairs.get(i);
		const got = at === undefined ? undefined : found[at];
		if (point.mayMiss) return;
		row.labelled++;
		if (got !== undefined) row.found++;
		const expected = `${point.level} ${point.marker} ${point.text}`;
		if (got === undefined) misses.push(`${name}: missed ${expected}`);
		else if (isRight(point, got)) row.right++;
		else misses.push(`${name}: wanted ${expected}, got ${got.level} ${got.marker} ${got.text}`);
	});
	found.forEach((point, i) => {
		if (taken.has(i)) return;
		row.found++;
		misses.push(`${name}: too many ${point.level} ${point.marker} ${point.text}`);
	});
	return { ...row, misses };
}

function readOutline(outline: string): readonly LabelledPoint[] {
	const optional: boolean[] = [];
	return outline
		.split("\n")
		.filter((line) => line.trim() !== "")
		.map((line) => {
			const mayMiss = line.startsWith("?");
			const [, blanks = "", marker = "", words = ""] = /^\??( *)(\S+) (.*)$/.exec(line) ?? [];
			const level = blanks.length / 2 + 1;
			optional.length = level - 1;
			const optionalAbove = optional.filter((each) => each).length;
			optional.push(mayMiss);
			return { level, marker: marker === "-" ? "" : marker, text: words, mayMiss, optionalAbove };
		});
}

function pointsOf(plan: Plan): readonly FoundPoint[] {
	return [...plan.eachPoint()]
		.filter(({ kind }) => kind !== "paragraph" && kind !== "subtitle")
		.map(({ level, marker, text }) => ({ level, marker: marker === "-" ? "" : marker, text: text.text }));
}

/** The longest way through both lists in their order: right ones count more than those that are only alike. */
function align(labelled: readonly LabelledPoint[], found: readonly FoundPoint[]): Map<number, number> {
	const best = labelled.map(() => new Float64Array(found.length + 1));
	best.push(new Float64Array(found.length + 1));
	const worth = (i: number, j: number): number => {
		const point = labelled[i];
		const got = found[j];
		if (point === undefined || got === undefined) return 0;
		if (isRight(point, got)) return 3;
		if (fits(point.text, got.text)) return 2;
		return isSameMarker(point.marker, got.marker) && plain(got.text).startsWith(plain(point.text).slice(0, 3))
			? 1
			: 0;
	};
	for (let i = labelled.length - 1; i >= 0; i--)
		for (let j = found.length - 1; j >= 0; j--) {
			const both = worth(i, j);
			const rows = best[i];
			if (rows === undefined) continue;
			rows[j] = Math.max(
				best[i + 1]?.[j] ?? 0,
				rows[j + 1] ?? 0,
				both > 0 ? both + (best[i + 1]?.[j + 1] ?? 0) : 0,
			);
		}
	const pairs = new Map<number, number>();
	for (let i = 0, j = 0; i < labelled.length && j < found.length; ) {
		const both = worth(i, j);
		if (both > 0 && best[i]?.[j] === both + (best[i + 1]?.[j + 1] ?? 0)) pairs.set(i++, j++);
		else if (best[i]?.[j] === best[i + 1]?.[j]) i++;
		else j++;
	}
	return pairs;
}

function isRight(point: LabelledPoint, got: FoundPoint): boolean {
	const isLevel = point.level === got.level || (point.optionalAbove > 0 && point.level - 1 === got.level);
	return isLevel && isSameMarker(point.marker, got.marker) && fits(point.text, got.text);
}

/** 第一， and 第一 are one mark. */
function isSameMarker(a: string, b: string): boolean {
	const bare = (marker: string) => marker.replace(/[，,、：:.．。\s]+$/, "");
	return bare(a) === bare(b);
}

/** `beginning…end`, `beginning…`, or the whole text, whatever mark stands at its end. */
function fits(expected: string, text: string): boolean {
	const [beginning = "", end, ...more] = expected.split("…");
	if (more.length > 0) throw new Error(`one … at most: ${expected}`);
	const words = plain(text);
	if (end === undefined) return words === plain(beginning);
	return words.startsWith(plain(beginning)) && words.endsWith(plain(end));
}

function plain(text: string): string {
	return text.replace(/\s+/g, "").replace(/[。；;，,：:、.]+$/, "");
}

export const measure = toMeasure(measureOutline);
