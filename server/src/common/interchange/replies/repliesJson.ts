import type { Light } from "../tableDocument.js";
import type { Collected } from "./collectReplies.js";
import { numberText } from "./repliesReport.js";
import { type ReplyState, replyFieldNames } from "./replyColumns.js";
import { countReplies, countsOfHolders, type ReplyCounts } from "./replyCounts.js";

/** What has come back, as `niwen collect` prints it; relied on from outside (docs/cli.md). */
export interface RepliesJson {
	readonly title: string | null;
	/** By which deadlines are over. */
	readonly date: string;
	readonly total: ReplyCounts;
	readonly holders: readonly (ReplyCounts & { readonly name: string })[];
	readonly tasks: readonly {
		readonly number: number | null;
		readonly code: string | null;
		readonly text: string;
		readonly value: string;
		readonly progress: string;
		readonly problems: string;
		readonly evidence: string;
		readonly state: ReplyState | null;
		readonly light: Light;
		readonly reason: string;
		readonly from: readonly string[];
	}[];
	readonly conflicts: readonly {
		readonly number: string;
		readonly column: string;
		readonly replies: readonly { readonly from: string; readonly text: string }[];
		/** What values of several holders come to together; null where they cannot be added up. */
		readonly sum: string | null;
	}[];
	readonly missing: readonly string[];
	readonly unplaced: readonly {
		readonly file: string;
		readonly place: string;
		readonly text: string;
		readonly replies: readonly string[];
	}[];
	readonly likened: readonly {
		readonly file: string;
		readonly place: string;
		readonly number: string;
		readonly likeness: number;
	}[];
	readonly unreadable: readonly { readonly file: string; readonly problem: string }[];
	/** What else is to be said of files. */
	readonly notes: readonly { readonly file: string; readonly note: string }[];
}

/** Everything that was collected, as data; sentences are in Chinese. */
export function repliesAsJson(title: string | null, collected: Collected, today: string): RepliesJson {
	const numberAt = (task: number) => numberText(collected.tasks[task]);
	return {
		title,
		date: today,
		total: countReplies(collected.tasks),
		holders: countsOfHolders(collected),
		tasks: collected.tasks.map(({ json, cells, from, judgement }) => ({
			...{ number: json.number, code: json.code, text: json.text },
			value: cells.get("value") ?? "",
			progress: cells.get("progress") ?? "",
			problems: cells.get("problems") ?? "",
			evidence: cells.get("evidence") ?? "",
			...{ state: judgement.state ?? null, light: judgement.light, reason: judgement.reason.zh, from },
		})),
		conflicts: collected.conflicts.map(({ task, field, replies, sum }) => ({
			...{ number: numberAt(task), column: replyFieldNames[field].zh, replies, sum: sum ?? null },
		})),
		missing: collected.missing.map(({ name }) => name),
		unplaced: collected.unplaced.map(({ file, place, text, replies }) => ({
			...{ file, place: place.zh, text, replies },
		})),
		likened: collected.likened.map(({ file, place, task, likeness }) => ({
			...{ file, place: place.zh, number: numberAt(task), likeness },
		})),
		unreadable: collected.unreadable.map(({ file, problem }) => ({ file, problem: problem.zh })),
		notes: collected.notes.map(({ file, message }) => ({ file, note: message.zh })),
	};
}
