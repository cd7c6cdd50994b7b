import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/** The number of a task that has none yet: one more than the last before it, counted anew where sections do. */
export function nextTaskNumber(
	{ plan }: PlanSnapshot,
	task: number,
	section = plan.sectionOfTask(task),
): number {
	const perSection = plan.conventions.numbering === "per-section";
	for (let before = task - 1; before >= 0; before--) {
		if (perSection && plan.sectionOfTask(before) !== section) return task - before;
		const number = plan.taskAt(before)?.number ?? null;
		if (number !== null) return number + task - before;
	}
	return task + 1;
}

/** Likewise of a group, counted anew in each section. */
export function nextGroupNumber({ plan }: PlanSnapshot, task: number): number {
	const section = plan.sectionOfTask(task);
	for (let before = task - 1; before >= 0 && plan.sectionOfTask(before) === section; before--) {
		const number = plan.groupAt(plan.groupOfTask(before))?.number ?? null;
		if (number !== null) return number + 1;
	}
	return 1;
}

/** The mark that the task before has behind its number. */
export function markBehindNumber({ plan, document }: PlanSnapshot, task: number): string {
	for (let before = task - 1; before >= Math.max(0, task - 20); before--) {
		const row = plan.taskAt(before);
		if (row === undefined || row.number === null || !row.numberInTask) continue;
		const { endLine, endCharacter } = row.numberSpan;
		const mark = (document.lines[plan.lineOfTask(before) + endLine] ?? "")[endCharacter] ?? ".";
		return mark === "、" || mark === "．" ? mark : ".";
	}
	return ".";
}
