import { oneOf } from "./patterns.js";
import { columns } from "./words/columns.js";
import type { ColumnName, ColumnShape } from "./wordTables.js";

/**
 * What a column holds by the words of its header, without blanks and marks and with half-width brackets; `undefined`
 * where nobody can tell.
 */
export function columnNameOf(words: string): ColumnName | undefined {
	const whole = byName.get(words.toUpperCase());
	if (whole !== undefined) return whole;
	// No word of a shape has an N of its own.
	if (words.includes("N")) return undefined;
	const text = words.replace(/20\d\d/g, "NNNN");
	return columns.shapes.find(({ parts }) => isMadeOf(text, parts))?.role;
}

/** One of the lists of `words/columns.yaml`, as the source of an expression. */
export function columnWords(list: string): string {
	return oneOf(columns.words[list] ?? []);
}

const byName: ReadonlyMap<string, ColumnName> = new Map(
	columnRoles().flatMap((role) =>
		(columns.names[role] ?? []).map((name) => [name.toUpperCase(), role] as const),
	),
);
function columnRoles(): readonly ColumnName[] {
	return ["number", "group", "task", "leader", "lead-unit", "unit", "deadline", "goal", "measure", "other"];
}

/**
 * Whether a text is these parts from end to end, its years written as NNNN. It is compared word by word: as expressions
 * the shapes take longer to compile than a run over one plan takes to ask them, and whoever asks remembers the answer.
 */
function isMadeOf(text: string, parts: ColumnShape["parts"]): boolean {
	// Where the parts so far may end.
	let ends: ReadonlySet<number> = new Set([0]);
	for (const { of, times } of parts) {
		const found = new Set<number>();
		const begins = new Set(ends);
		const isRepeated = times === "any" || times === "some";
		const add = (word: string, begin: number): void => {
			if (!text.startsWith(word, begin)) return;
			found.add(begin + word.length);
			if (isRepeated) begins.add(begin + word.length);
		};
		// What is added to a set while it is gone through is come to, too.
		for (const begin of begins)
			for (const word of of)
				if (word.startsWith("<")) for (const one of columns.words[word.slice(1, -1)] ?? []) add(one, begin);
				else add(word, begin);
		if (times === "maybe" || times === "any") for (const end of ends) found.add(end);
		if (found.size === 0) return false;
		ends = found;
	}
	return ends.has(text.length);
}
