import type { LeaderMention } from "./block.js";
import type { Plan } from "./plan.js";

/** The leaders of a task, those that it inherits from a merged cell included. */
export function leadersOf(plan: Plan, task: number): readonly LeaderMention[] {
	return plan.taskAt(plan.leaderTaskOf(task))?.leaders ?? [];
}

export function leaderStateOf(plan: Plan, task: number): LeaderState {
	const row = plan.taskAt(task);
	if (row === undefined || row.leaderCell === "absent") return "none";
	if (row.leaderCell === "text" && row.leaders.length > 0) return "explicit";
	const from = plan.leaderTaskOf(task);
	// What is merged with an empty cell is as vacant as that.
	return from !== task && (plan.taskAt(from)?.leaders.length ?? 0) > 0 ? "inherited" : "vacant";
}

/** `explicit`: named in its own row. `inherited`: a merged cell above. `vacant`: left empty. `none`: the plan names no leaders. */
export type LeaderState = "explicit" | "inherited" | "vacant" | "none";
