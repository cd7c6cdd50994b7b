import type { RowBlock } from "../../model/block.js";
import type { Fix } from "../../model/edit.js";
import { examplePlan } from "../examplePlan.js";
import { createFirsts, hasDuplicates, mostDuplicates } from "../listEntries.js";
import { nameTask } from "../phrases.js";
import type { Finding, RowContext, RowRule } from "../rule.js";
import { removeDuplicate, removeDuplicates } from "../unitFixes.js";

export const unitDuplicate: RowRule = {
	code: "unit/duplicate",
	severity: "warning",
	scope: "row",
	summary: { zh: "同一单位写了两次", en: "A unit is named twice in a row" },
	rationale: {
		zh: "一行里同一个单位出现两次（简称、全称、带区不带区都算），统计责任时会多算。删去一处；其中一处带★的，保留★。",
		en: "A unit that is named twice in one row, by whatever name, is counted twice. Remove one mention; if one of them has the ★, keep that one.",
	},
	examples: {
		wrong: [
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、区统计局、区工信局 |"),
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | 区统计局、★区统计局、区工信局 |"),
		],
		right: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、区统计局、区发改委 |")],
	},
	check(row, { units }) {
		if (!hasDuplicates(units)) return none;
		const pairs: Pair[] = [];
		const firstOf = createFirsts(units);
		for (let i = 1; i < units.length; i++) {
			const first = firstOf(i);
			if (first !== i) pairs.push([first, i]);
		}
		const all = pairs.length > mostDuplicates ? removeDuplicates(pairs.length, row, units) : undefined;
		return pairs.slice(0, mostDuplicates).flatMap((pair) => describe(row, units, pair, all) ?? []);
	},
};

/** Indexes of two mentions of one unit. */
type Pair = readonly [first: number, second: number];

const none: readonly Finding[] = [];

/** @param all the fix for many of them at once */
function describe(
	row: RowBlock,
	units: RowContext["units"],
	[first, second]: Pair,
	all: Fix | undefined,
): Finding | undefined {
	const above = row.units[first];
	const mention = row.units[second];
	const unit = units[second];
	if (above === undefined || mention === undefined || unit === undefined) return undefined;
	const task = nameTask(row);
	const alias = above.raw === mention.raw ? "" : unit.name;
	return {
		code: "unit/duplicate",
		span: mention.span,
		message: {
			zh: `${task.zh}的“${mention.raw}”重复：前面已有“${above.raw}”${alias === "" ? "" : `，都是${alias}`}，请删去一处。`,
			en: `“${mention.raw}” is named twice in ${task.en}${alias === "" ? "" : `: “${above.raw}” above is ${alias} too`}; remove one.`,
		},
		related: [{ span: above.span, message: { zh: "前面一处", en: "The first mention" } }],
		fixes: () => {
			if (all !== undefined) return [all];
			const operations = removeDuplicate(row, units, first, second);
			return operations.length === 0
				? []
				: [{ title: { zh: "删去重复的单位", en: "Remove the duplicate" }, safe: true, operations }];
		},
	};
}
