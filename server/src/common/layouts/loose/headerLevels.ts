import type { ColumnRole } from "../../model/columns.js";
import { lineSpan, type Span } from "../../model/span.js";

/** The name of a column as it stands in a header. */
export interface HeaderName {
	readonly text: string;
	/** Its words in the source; several where it wraps. */
	readonly words: readonly Word[];
}

export interface Word {
	readonly line: number;
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly isWide: boolean;
}

/** From the first of some words to the end of the last. */
export function spanOfWords(words: readonly Word[]): Span {
	const first = words[0];
	const last = words.at(-1);
	if (first === undefined || last === undefined) return lineSpan(0, 0, 0);
	return { line: first.line, character: first.start, endLine: last.line, endCharacter: last.end };
}

/** A name of a column and what the column holds. */
export interface KnownName {
	readonly name: HeaderName;
	readonly role: ColumnRole | undefined;
}

/** 责任分工, 任务分工, 责任单位: what stands over the columns of those who lead and those who help. */
const overUnits = /分工$|^(?:责任|落实|承办|实施)?(?:单位|部门|处室|科室|主体)$/;
const mostBelow = 4;

/**
 * The names of columns in the order of the cells where one of them stands over others: a header of two levels names
 * 序号, 任务, 责任分工 and 完成时限 first, and 牵头单位 and 配合单位, which stand below 责任分工, behind them.
 */
export function orderByLevels(names: readonly KnownName[]): readonly KnownName[] {
	let below = names.length;
	while (below > 0 && names.length - below < mostBelow && isOfPeople(names[below - 1])) below--;
	for (; names.length - below > 1; below++) {
		const lower = names.slice(below);
		const first = lower[0];
		const line = first?.name.words[0]?.line ?? 0;
		const over = names.findIndex(
			({ name, role }, i) =>
				i < below && role !== "lead-unit" && overUnits.test(plain(name.text)) && lastLine(name) < line,
		);
		const isOnOneLine = lower.every(({ name }) => lastLine(name) === line);
		if (over < 0 || first?.role === "unit" || !(isOnOneLine || over < below - 1)) continue;
		return [...names.slice(0, over), ...lower, ...names.slice(over + 1, below)];
	}
	return names;
}

function isOfPeople(known: KnownName | undefined): boolean {
	return known?.role === "lead-unit" || known?.role === "unit" || known?.role === "leader";
}

function lastLine({ words }: HeaderName): number {
	return words.at(-1)?.line ?? 0;
}

function plain(text: string): string {
	return text.replace(/[\s\u3000*]/g, "");
}
