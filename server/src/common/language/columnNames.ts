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
	shapes ??= columns.shapes.map((shape) => [shape.role, patternOf(shape)] as const);
	for (const [role, pattern] of shapes) if (pattern.test(words)) return role;
	return undefined;
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
let shapes: readonly (readonly [ColumnName, RegExp])[] | undefined;

function columnRoles(): readonly ColumnName[] {
	return ["number", "group", "task", "leader", "lead-unit", "unit", "deadline", "goal", "measure", "other"];
}

const howOften = { one: "", maybe: "?", any: "*", some: "+" } as const;

function patternOf({ parts }: ColumnShape): RegExp {
	const source = parts.map(({ of, times }) => {
		const words = of.flatMap((word) =>
			/^<\w+>$/.test(word) ? (columns.words[word.slice(1, -1)] ?? []) : [word],
		);
		return oneOf(words).replaceAll("NNNN", "20\\d\\d") + howOften[times];
	});
	return new RegExp(`^${source.join("")}$`);
}
