import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";

/** Something that an import did that is more than copying. */
export interface ImportNote {
	/**
	 * `left-out`: it stands in the source and not in the result. `changed`: it reads otherwise in the result.
	 * `guessed`: the source leaves it open. `moved`: it is said in another way.
	 */
	readonly kind: "joined" | "filled" | "guessed" | "moved" | "kept-open" | "left-out" | "changed";
	/** 0-based line of the source; null where it concerns the whole. */
	readonly line: number | null;
	readonly message: LocalizedText;
}

/** A few tasks by their numbers, or by their lines where they have none. */
export function listTasks(plan: Plan, tasks: readonly number[]): LocalizedText {
	const shown = tasks.slice(0, 20);
	const more = tasks.length > shown.length;
	const name = (task: number): LocalizedText => {
		const number = plan.taskAt(task)?.number;
		const line = plan.lineOfTask(task) + 1;
		return number == null
			? { zh: `第 ${line} 行`, en: `line ${line}` }
			: { zh: `第${number}项（第 ${line} 行）`, en: `task ${number} (line ${line})` };
	};
	return {
		zh: shown.map((task) => name(task).zh).join("、") + (more ? "等" : ""),
		en: shown.map((task) => name(task).en).join(", ") + (more ? " and others" : ""),
	};
}
