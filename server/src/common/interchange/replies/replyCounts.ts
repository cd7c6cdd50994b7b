import type { Light } from "../tableDocument.js";
import type { Collected, CollectedTask } from "./collectReplies.js";
import type { ReplyState } from "./replyColumns.js";

/** Sums over tasks. */
export interface ReplyCounts {
	readonly tasks: number;
	readonly replied: number;
	readonly states: Readonly<Record<ReplyState, number>>;
	readonly lights: Readonly<Record<Light, number>>;
}

/** Sums over the tasks of each who was to reply. */
export function countsOfHolders({
	holders,
	tasks,
}: Collected): readonly (ReplyCounts & { readonly name: string })[] {
	return holders.map(({ name, tasks: own }) => ({
		name,
		...countReplies(own.flatMap((task) => tasks[task] ?? [])),
	}));
}

/** Sums over some tasks. */
export function countReplies(tasks: readonly CollectedTask[]): ReplyCounts {
	const states: Record<ReplyState, number> = { 达: 0, 超: 0, 欠: 0, 完成: 0, 申请延期: 0 };
	const lights: Record<Light, number> = { green: 0, yellow: 0, red: 0 };
	let replied = 0;
	for (const { cells, judgement } of tasks) {
		if (cells.size > 0) replied++;
		if (judgement.state !== undefined) states[judgement.state]++;
		lights[judgement.light]++;
	}
	return { tasks: tasks.length, replied, states, lights };
}
