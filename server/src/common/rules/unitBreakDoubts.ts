import type { RowBlock, UnitListProblem } from "../model/block.js";
import type { Fix } from "../model/edit.js";
import { replaceInRow } from "../model/replaceAt.js";
import type { Finding } from "./rule.js";

/** 县公安局⏎交警大队: whether a line break stands between two units or within the name of one only the drafter knows. */
export function doubtsOf(row: RowBlock, doubts: readonly UnitListProblem[]): readonly Finding[] {
	const [first] = doubts;
	if (first === undefined) return [];
	const zh = doubts.length > 1 ? `（本行共${doubts.length}处）` : "";
	const en = doubts.length > 1 ? ` (${doubts.length} places in this row)` : "";
	const write = (replacement: string) =>
		doubts.flatMap(({ span }) => replaceInRow(row, span, replacement) ?? []);
	const fixes = (): readonly Fix[] => [
		{
			title: { zh: "去掉换行（是一个单位）", en: "Take the line break out (one unit)" },
			safe: false,
			operations: write(""),
		},
		{
			title: { zh: "改为顿号（是两个单位）", en: "Write 、 (two units)" },
			safe: false,
			operations: write("、"),
		},
	];
	return [
		{
			code: "unit/separator",
			span: first.span,
			message: {
				zh: `换行前后可能是一个单位，也可能是两个${zh}：是一个的，去掉换行；是两个的，改为“、”。`,
				en: `Before and behind this line break may stand one unit or two${en}: take the break out, or write “、”.`,
			},
			fixes,
		},
	];
}
