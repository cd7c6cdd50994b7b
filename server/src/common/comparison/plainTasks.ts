import { tasksAsJson } from "../interchange/planJson.js";
import type { ComparedPlan } from "./comparedTask.js";

/**
 * A plan as text that tools compare line by line: its sections, and each task on a line of its own with who answers for
 * it, without numbers, so that a task that was put in changes one line.
 */
export function printPlainTasks({ plan, index }: ComparedPlan): string {
	const lines: string[] = plan.title === null ? [] : [oneLine(plan.title)];
	const all = Array.from({ length: plan.taskCount }, (_, task) => task);
	let section = -1;
	for (const task of tasksAsJson(plan, index, all)) {
		const own = task.sectionIndex ?? -1;
		if (own !== section) lines.push("", `# ${oneLine(plan.sectionAt(own)?.block.title.text ?? "")}`);
		section = own;
		const units = task.units.map(({ name, lead }) => `${lead ? "★" : ""}${name}`).join("、");
		const parts = [
			task.group?.name ?? "",
			task.text,
			task.leaders.join("、"),
			units,
			task.deadline ?? "",
			...Object.entries(task.columns).map(([column, text]) => `${column}：${text}`),
		];
		lines.push(
			parts
				.map(oneLine)
				.filter((part) => part !== "")
				.join(" | "),
		);
	}
	return lines.length === 0 ? "" : `${lines.join("\n").trim()}\n`;
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}
