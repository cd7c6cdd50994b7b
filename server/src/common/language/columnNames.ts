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

/** Each Traditional character of the names of columns, and behind it the Simplified one. */
const scripts =
	"號号項项單单責责牽牵頭头領领導导務务標标時时間间節节點点備备註注內内進进協协辦办門门體体實实類类別别計计劃划預预準准報报級级階阶稱称區区縣县鄉乡鎮镇數数總总編编聯联參参與与會会處处機机構构業业園园黨党組组織织廳厅補补說说應应個个舉举";
const simplified: ReadonlyMap<string, string> = new Map(
	Array.from({ length: scripts.length / 2 }, (_, i) => [scripts.charAt(2 * i), scripts.charAt(2 * i + 1)]),
);

/** The name of a column in Simplified script, as far as such names go; itself where nothing changes. */
export function simplifyColumnName(name: string): string {
	return name.replace(/\p{Script=Han}/gu, (character) => simplified.get(character) ?? character);
}
