import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { LineNames } from "./lineNames.js";

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
export function listTasks(plan: Plan, tasks: readonly number[], nameOf: LineNames): LocalizedText {
	const shown = tasks.slice(0, 20);
	const more = tasks.length > shown.length;
	const name = (task: number): LocalizedText => {
		const number = plan.taskAt(task)?.number;
		const line = nameOf([plan.lineOfTask(task)]);
		return number == null ? line : { zh: `第${number}项（${line.zh}）`, en: `task ${number} (${line.en})` };
	};
	return {
		zh: shown.map((task) => name(task).zh).join("、") + (more ? "等" : ""),
		en: shown.map((task) => name(task).en).join(", ") + (more ? " and others" : ""),
	};
}
