import type { PlanIndex } from "../../analysis/planIndex.js";
import { SimilarTexts } from "../../analysis/similarTasks.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import { type TaskJson, tasksAsJson } from "../planJson.js";
import { numberOf } from "../report/taskRows.js";
import { type Judgement, judgeReply } from "./judgeReply.js";
import type { ReplyFile, ReplyRow } from "./readReplies.js";
import { findReplyState, type ReplyField, replyFields } from "./replyColumns.js";
import { replyHolders } from "./replyForms.js";
import { identitiesOf, plainText } from "./taskIdentity.js";

/** A file of the folder: what it holds, or why it could not be read. */
export type ReturnedFile =
	| { readonly file: string; readonly reply: ReplyFile }
	| { readonly file: string; readonly problem: LocalizedText };

/** A task with what was replied. */
export interface CollectedTask {
	readonly task: number;
	readonly json: TaskJson;
	/** The cells of all replies together. */
	readonly cells: ReadonlyMap<ReplyField, string>;
	/** Who replied. */
	readonly from: readonly string[];
	readonly judgement: Judgement;
}

/** Two replies that fill the same cell differently; the collected cell holds both, each with who says so. */
export interface ReplyConflict {
	readonly task: number;
	readonly field: ReplyField;
	readonly replies: readonly { readonly from: string; readonly text: string }[];
}

/** A row that was put to a task by its words, or to none. */
export interface PlacedByWords {
	readonly file: string;
	readonly place: LocalizedText;
	readonly text: string;
	/** -1 where it was put to none. */
	readonly task: number;
	/** 0 to 1: of the task that is most like it. */
	readonly likeness: number;
}

export interface Collected {
	readonly tasks: readonly CollectedTask[];
	readonly conflicts: readonly ReplyConflict[];
	/** Holders whose files did not come back or hold nothing, with how many tasks they have. */
	readonly missing: readonly { readonly name: string; readonly tasks: number }[];
	readonly likened: readonly PlacedByWords[];
	readonly unplaced: readonly PlacedByWords[];
	/** States that nobody knows, as written. */
	readonly unknownStates: readonly { readonly task: number; readonly text: string }[];
	readonly unreadable: readonly { readonly file: string; readonly problem: LocalizedText }[];
	/** Who was to reply, with the tasks of each. */
	readonly holders: readonly { readonly name: string; readonly tasks: readonly number[] }[];
}

/** A row is put to a task that is at least so like it, and to none where a second one is nearly as like. */
export const leastLikeness = 0.6;
const leastLead = 0.1;

/**
 * Puts replies to their tasks — by identity, else by number and equal words, else by equal words or by likeness — and
 * merges them cell by cell.
 *
 * @param today `2026-11-29`, by which deadlines are over
 */
export function collectReplies(
	plan: Plan,
	index: PlanIndex,
	files: readonly ReturnedFile[],
	today: string,
): Collected {
	const all = Array.from({ length: plan.taskCount }, (_, task) => task);
	const tasks = tasksAsJson(plan, index, all);
	const place = createPlacer(tasks);
	const kind = files.some((file) => "reply" in file && file.reply.kind === "leader") ? "leader" : "unit";
	const holders = replyHolders(plan, index, kind);
	const replies = tasks.map((): Map<ReplyField, { from: string; text: string }[]> => new Map());
	const likened: PlacedByWords[] = [];
	const unplaced: PlacedByWords[] = [];
	const heard = new Set<string>();
	for (const returned of files) {
		if (!("reply" in returned)) continue;
		const { file, reply } = returned;
		const holder = reply.holder ?? holderOfName(file, holders);
		if (holder !== undefined && reply.rows.length > 0) heard.add(holder);
		for (const row of reply.rows) {
			const { task, likeness } = place(row);
			const byWords = { file, place: row.place, text: row.text, task, likeness };
			if (task < 0) unplaced.push(byWords);
			else if (likeness < 1) likened.push(byWords);
			for (const [field, text] of row.cells) {
				const cell = replies[task];
				const said = { from: holder ?? file, text };
				cell?.set(field, [...(cell.get(field) ?? []), said]);
			}
		}
	}
	const year = /(?:19|20)\d{2}/.exec(`${plan.title ?? ""} ${plan.date ?? ""}`)?.[0];
	const merged = tasks.map((json, task) => ({ json, task, ...mergeCells(task, replies[task] ?? new Map()) }));
	return {
		tasks: merged.map(({ json, task, cells, from }) => ({
			...{ task, json, cells, from },
			judgement: judgeReply(json, cells, today, year),
		})),
		conflicts: merged.flatMap(({ conflicts }) => conflicts),
		missing: holders.flatMap(({ name, tasks: own }) =>
			heard.has(name) ? [] : [{ name, tasks: own.length }],
		),
		likened,
		unplaced,
		unknownStates: merged.flatMap(({ task, cells }) => {
			const text = cells.get("state") ?? "";
			return text === "" || findReplyState(text) !== undefined ? [] : [{ task, text }];
		}),
		unreadable: files.flatMap((file) => ("problem" in file ? [file] : [])),
		holders,
	};
}

function mergeCells(
	task: number,
	replies: ReadonlyMap<ReplyField, readonly { readonly from: string; readonly text: string }[]>,
) {
	const cells = new Map<ReplyField, string>();
	const conflicts: ReplyConflict[] = [];
	for (const field of replyFields) {
		const said = replies.get(field) ?? [];
		const [first] = said;
		if (first === undefined) continue;
		const different = said.filter(({ text }, i) => said.findIndex((each) => each.text === text) === i);
		if (different.length === 1) cells.set(field, first.text);
		else {
			cells.set(field, different.map(({ from, text }) => `【${from}】${text}`).join("\n"));
			conflicts.push({ task, field, replies: different });
		}
	}
	const from = [...new Set([...replies.values()].flatMap((said) => said.map((each) => each.from)))];
	return { cells, conflicts, from };
}

/** Who a file is of by its name: the holder with the longest name in it. */
function holderOfName(file: string, holders: readonly { readonly name: string }[]): string | undefined {
	return holders
		.map(({ name }) => name)
		.filter((name) => file.includes(name))
		.sort((a, b) => b.length - a.length)[0];
}

/** Finds the task of a row: -1 for none; a likeness of 1 is certain. */
function createPlacer(
	tasks: readonly TaskJson[],
): (row: ReplyRow) => { readonly task: number; readonly likeness: number } {
	const byIdentity = new Map(identitiesOf(tasks).map((identity, task) => [identity, task]));
	const byWords = new Map<string, number[]>();
	tasks.forEach(({ text }, task) => {
		const words = plainText(text);
		byWords.set(words, [...(byWords.get(words) ?? []), task]);
	});
	const numbers = tasks.map(numberOf);
	let similar: SimilarTexts | undefined;
	return (row) => {
		const known = byIdentity.get(row.identity);
		if (known !== undefined) return { task: known, likeness: 1 };
		const words = plainText(row.text);
		const equal = byWords.get(words) ?? [];
		const numbered = equal.find((task) => numbers[task] === row.number.trim());
		const same = numbered ?? (equal.length === 1 ? equal[0] : undefined);
		if (same !== undefined) return { task: same, likeness: 1 };
		similar ??= new SimilarTexts(tasks.map(({ text }) => text));
		const [best, second] = similar.find(row.text, 2, 0);
		const isClear =
			best !== undefined &&
			best.similarity >= leastLikeness &&
			best.similarity - (second?.similarity ?? 0) >= leastLead;
		return { task: isClear ? best.index : -1, likeness: Math.min(best?.similarity ?? 0, 0.99) };
	};
}
