import { leadersOf } from "../../model/leadersOf.js";
import { shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import { nameTask } from "../phrases.js";
import type { DocumentRule, Finding } from "../rule.js";
import { unusualAmong } from "../unusualLeader.js";

const rows = (...leaders: readonly string[]) =>
	examplePlan(
		...leaders.map(
			(leader, i) => `| ${i + 1} | 项目${i + 1} | ${i + 1}.新建充电桩${i + 2}0个。 | ${leader} | ★区住建局 |`,
		),
	);

export const leaderUsual: DocumentRule = {
	code: "leader/usual",
	severity: "hint",
	scope: "document",
	dependsOn: "names",
	summary: { zh: "牵头领导与该单位其他任务不同", en: "Not the usual leader of this lead unit" },
	rationale: {
		zh: "某单位牵头的其他任务（5项以上）都由同一位领导牵头，只有这一项不是，可能填错了行。请对照领导分工核实；确实如此的，不必改。",
		en: "All the other tasks that this unit leads (five or more) have the same leader; only this one has another, so the name may have slipped into the wrong row. Check it against the division of duties; if it is right, leave it.",
	},
	examples: {
		wrong: [rows("钱宇", "钱宇", "方勇", "钱宇", "钱宇", "钱宇")],
		right: [
			rows("钱宇", "钱宇", "方勇", "钱宇", "钱宇"),
			rows("钱宇", "钱宇", "方勇、钱宇", "钱宇", "钱宇", "钱宇"),
		],
	},
	*check({ plan, index, kept }): Iterable<Finding> {
		kept.unusual = unusualAmong(index, kept.unusual);
		for (const [unit, { found }] of kept.unusual) {
			if (found === undefined) continue;
			const { key, usual, others } = found;
			const task = index.keys.taskOf(key);
			const row = plan.taskAt(task);
			if (row === undefined) continue;
			const own = leadersOf(plan, task).map(({ name }) => name);
			const cell = row.cells[row.header.leaderColumn];
			yield {
				code: "leader/usual",
				span: shiftSpan(cell?.span ?? row.span, plan.lineOfTask(task)),
				message: {
					zh: `${nameTask(row).zh}由“${own.join("、")}”牵头，而“${unit}”牵头的其他${others}项都是“${usual}”，请核实。`,
					en: `“${own.join("、")}” leads ${nameTask(row).en}, but “${usual}” leads all ${others} other tasks of “${unit}”; check.`,
				},
			};
		}
	},
};
