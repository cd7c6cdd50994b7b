import type { RowBlock } from "../model/block.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { Span } from "../model/span.js";
import type { GroupBreak } from "./groups.js";
import { printNumbers } from "./phrases.js";

/** The group's number in its first row, or the name of one that has none; counted from the row's first line. */
export function placeOfGroupBreak({ header, cells, span }: RowBlock, { kind }: GroupBreak): Span {
	const column = kind === "unnumbered" ? header.groupColumn : header.numberColumn;
	return cells[column]?.span ?? span;
}

export function describeGroupBreak(plan: Plan, found: GroupBreak): LocalizedText {
	const group = plan.groupAt(found.index);
	const name = group?.name ?? "";
	const number = found.number ?? 0;
	switch (found.kind) {
		case "unnumbered":
			return found.count > 1
				? {
						zh: `从“${name}”起${found.count}个项目没有序号，请补上。`,
						en: `${found.count} groups from “${name}” on have no number; number them.`,
					}
				: {
						zh: `项目“${name}”没有序号，按顺序应为${found.expected}。`,
						en: `Group “${name}” has no number; in sequence it is ${found.expected}.`,
					};
		case "duplicate":
			return {
				zh: `项目序号${number}重复：“${name}”之前已有${number}，请重新编号。`,
				en: `Group number ${number} of “${name}” is used twice in its section; renumber.`,
			};
		case "order":
			return {
				zh: `项目序号颠倒：“${name}”为${number}，排在更大的序号之后，请重新编号。`,
				en: `Group “${name}” (${number}) stands behind a larger number; renumber.`,
			};
		default: {
			const missing = printNumbers(found.missing);
			return {
				zh: `项目序号不连续：“${name}”为${number}，前面缺${missing.zh}，请补上或重新编号。`,
				en: `Group ${missing.en} is missing before “${name}” (${number}); add it or renumber.`,
			};
		}
	}
}
