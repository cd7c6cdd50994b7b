import type { RowBlock } from "../../model/block.js";
import type { Fix } from "../../model/edit.js";
import { examplePlan } from "../examplePlan.js";
import { removeLeader, removeLeaders } from "../leaderFixes.js";
import { createFirsts, hasDuplicates, mostDuplicates } from "../listEntries.js";
import { nameTask } from "../phrases.js";
import type { Finding, RowRule } from "../rule.js";

export const leaderDuplicate: RowRule = {
	code: "leader/duplicate",
	severity: "warning",
	scope: "row",
	summary: { zh: "同一领导写了两次", en: "A leader is named twice in a cell" },
	rationale: {
		zh: "同一格里同一个姓名出现两次，往往是本该写另一位领导。核对后删去一处，或改成正确的姓名。",
		en: "A name that appears twice in one cell often should have been another leader's. Check it, then remove one or write the right name.",
	},
	examples: {
		wrong: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇、方勇、钱 宇 | ★区工信局 |")],
		right: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇、方勇 | ★区工信局 |")],
	},
	check(row) {
		const { leaders } = row;
		if (!hasDuplicates(leaders)) return none;
		const later: number[] = [];
		const firstOf = createFirsts(leaders);
		for (let i = 1; i < leaders.length; i++) {
			if (firstOf(i) !== i) later.push(i);
		}
		const all = later.length > mostDuplicates ? removeLeaders(row, later) : undefined;
		return later
			.slice(0, mostDuplicates)
			.flatMap((i) => describe(row, firstOf(i), i, all ?? removeLeader(row, i)) ?? []);
	},
};

const none: readonly Finding[] = [];

function describe(row: RowBlock, first: number, second: number, fix: Fix): Finding | undefined {
	const [above, leader] = [row.leaders[first], row.leaders[second]];
	if (above === undefined || leader === undefined) return undefined;
	const task = nameTask(row);
	return {
		code: "leader/duplicate",
		span: leader.span,
		message: {
			zh: `${task.zh}的牵头领导“${leader.name}”写了两次，请核对并删去一处。`,
			en: `“${leader.name}” is named twice as leader of ${task.en}; check, and remove one.`,
		},
		related: [{ span: above.span, message: { zh: "前面一处", en: "The first mention" } }],
		fixes: () => (fix.operations.length === 0 ? [] : [fix]),
	};
}
