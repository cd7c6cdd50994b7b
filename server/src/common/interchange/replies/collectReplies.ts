import type { PlanIndex } from "../../analysis/planIndex.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import { type TaskJson, tasksAsJson } from "../planJson.js";
import { numberOf, tableOfTasks } from "../report/taskRows.js";
import {
	type CollectedPlan,
	type FileNote,
	notesOfFile,
	refuseOtherPlan,
	severalFiles,
} from "./fileNotes.js";
import { type Judgement, judgeReply, sumOfValues } from "./judgeReply.js";
import { createPlacer, type PlacedRow } from "./placeReplies.js";
import type { ReplyFile } from "./readReplies.js";
import { findReplyState, type ReplyField, replyFields } from "./replyColumns.js";
import { replyHolders } from "./replyForms.js";
import { identitiesOf, plainText, versionOf } from "./taskIdentity.js";

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
	/** What values of several units come to together, where they can be added up. */
	readonly sum?: string;
}

/** A row that was put to a task by its words, or to none. */
export interface PlacedByWords {
	readonly file: string;
	readonly place: LocalizedText;
	readonly text: string;
	/** What was filled in, in the order of the columns. */
	readonly replies: readonly string[];
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
	/** Files of which nothing was taken. */
	readonly unreadable: readonly { readonly file: string; readonly problem: LocalizedText }[];
	/** What else is to be said of files. */
	readonly notes: readonly FileNote[];
	/** Who was to reply, with the tasks of each. */
	readonly holders: readonly { readonly name: string; readonly tasks: readonly number[] }[];
}

/** A cell as one row of one file fills it in. */
interface Said {
	readonly holder: string;
	readonly file: string;
	readonly place: LocalizedText;
	readonly text: string;
}

/** A file of this plan, with who it is of and where its rows belong. */
interface PlacedFile {
	readonly file: string;
	readonly reply: ReplyFile;
	readonly placed: readonly PlacedRow[];
	readonly holder: string | undefined;
}

/**
 * Puts replies to their tasks — by identity, else by number and equal words, else by equal words or by likeness — and
 * merges them cell by cell. Of a file of another plan nothing is taken.
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
	const collectedPlan = describePlan(plan, tasks);
	const kind = files.some((file) => "reply" in file && file.reply.kind === "leader") ? "leader" : "unit";
	const holders = replyHolders(plan, index, kind);
	const { own, unreadable } = placeFiles(files, tasks, holders, collectedPlan);
	const replies = tasks.map((): Map<ReplyField, Said[]> => new Map());
	const likened: PlacedByWords[] = [];
	const unplaced: PlacedByWords[] = [];
	for (const { file, reply, placed, holder } of own)
		for (const [i, { place, text, cells }] of reply.rows.entries()) {
			const { task, likeness } = placed[i] ?? { task: -1, likeness: 0 };
			if (cells.size === 0) continue;
			const byWords = { file, place, text, replies: [...cells.values()], task, likeness };
			if (task < 0) unplaced.push(byWords);
			else if (likeness < 1) likened.push(byWords);
			for (const [field, written] of cells) {
				const said = { holder: holder ?? file, file, place, text: written };
				replies[task]?.set(field, [...(replies[task]?.get(field) ?? []), said]);
			}
		}
	const heard = new Set(
		own.flatMap(({ holder, reply }) => (reply.rows.some(({ cells }) => cells.size > 0) ? [holder] : [])),
	);
	const year = /(?:19|20)\d{2}/.exec(`${plan.title ?? ""} ${plan.date ?? ""}`)?.[0];
	const merged = tasks.map((json, task) => ({ json, task, ...mergeCells(task, replies[task] ?? new Map()) }));
	return {
		tasks: merged.map(({ json, task, cells, from, conflicts }) => {
			const disputed = new Set(conflicts.map(({ field }) => field));
			return { task, json, cells, from, judgement: judgeReply(json, cells, { today, year }, disputed) };
		}),
		conflicts: merged.flatMap(({ conflicts }) => conflicts),
		missing: holders.flatMap(({ name, tasks: its }) =>
			heard.has(name) ? [] : [{ name, tasks: its.length }],
		),
		likened,
		unplaced,
		unknownStates: merged.flatMap(({ task, cells, conflicts }) => {
			const text = conflicts.some(({ field }) => field === "state") ? "" : (cells.get("state") ?? "");
			return text === "" || findReplyState(text) !== undefined ? [] : [{ task, text }];
		}),
		unreadable,
		notes: notesOf(own, holders, collectedPlan),
		holders,
	};
}

function describePlan(plan: Plan, tasks: readonly TaskJson[]): CollectedPlan {
	const table = tableOfTasks(
		plan,
		tasks.map((json, task) => ({ task, json })),
		"zh",
	);
	return {
		title: plan.title ?? "",
		version: versionOf(identitiesOf(tasks)),
		texts: tasks.map(({ text }) => text),
		numbers: tasks.map((task) => numberOf(task) || task.text.slice(0, 20)),
		columns: new Set(table.columns.map(plainText)),
	};
}

type Holders = Collected["holders"];

/** Finds out whose files these are and where their rows belong; those of another plan are refused. */
function placeFiles(
	files: readonly ReturnedFile[],
	tasks: readonly TaskJson[],
	holders: Holders,
	plan: CollectedPlan,
): { readonly own: readonly PlacedFile[]; readonly unreadable: Collected["unreadable"] } {
	const place = createPlacer(tasks);
	const own: PlacedFile[] = [];
	const unreadable: { file: string; problem: LocalizedText }[] = [];
	for (const returned of files) {
		if ("problem" in returned) {
			unreadable.push(returned);
			continue;
		}
		const { file, reply } = returned;
		const placed = reply.rows.map(place);
		const problem = refuseOtherPlan(reply, placed, plan);
		if (problem !== undefined) unreadable.push({ file, problem });
		else own.push({ file, reply, placed, holder: holderOf(reply, file, placed, holders) });
	}
	return { own, unreadable };
}

/** Who a file is of: as it says itself, else by its name, else the one whose tasks all its rows are. */
function holderOf(
	{ holder }: ReplyFile,
	file: string,
	placed: readonly PlacedRow[],
	holders: Holders,
): string | undefined {
	if (holder !== undefined) {
		const known = holders.find(({ name }) => name === holder || name.replace(/[:;\s]/g, "") === holder);
		return known?.name ?? holder;
	}
	const [named] = holders
		.map(({ name }) => name)
		.filter((name) => file.includes(name))
		.sort((a, b) => b.length - a.length);
	if (named !== undefined) return named;
	const its = placed.flatMap(({ task }) => (task < 0 ? [] : [task]));
	const able = holders.filter(({ tasks }) => its.every((task) => tasks.includes(task)));
	return its.length > 0 && able.length === 1 ? able[0]?.name : undefined;
}

function notesOf(own: readonly PlacedFile[], holders: Holders, plan: CollectedPlan): readonly FileNote[] {
	return own.flatMap(({ file, reply, placed, holder }) => {
		const sameHolder = own.filter((other) => holder !== undefined && other.holder === holder);
		const isFirst = sameHolder.length > 1 && sameHolder[0]?.file === file;
		const its = holders.find(({ name }) => name === holder)?.tasks;
		return [
			...(holder === undefined ? [unknownHolder] : []),
			...(isFirst ? [severalFiles(sameHolder.map((other) => other.file))] : []),
			// What another file of the same holder has is not absent.
			...notesOfFile(reply, placed, sameHolder.length > 1 ? undefined : its, plan),
		].map((message) => ({ file, message }));
	});
}

const unknownHolder = {
	zh: "看不出是哪家填的；内容按任务汇入了，请核对“没有报回的”。",
	en: "Nothing says who filled it in; its replies were put to their tasks, please check who is said to be missing.",
};

function mergeCells(task: number, replies: ReadonlyMap<ReplyField, readonly Said[]>) {
	const cells = new Map<ReplyField, string>();
	const conflicts: ReplyConflict[] = [];
	for (const field of replyFields) {
		const said = replies.get(field) ?? [];
		const [first] = said;
		if (first === undefined) continue;
		const different = said.filter(({ text }, i) => said.findIndex((each) => each.text === text) === i);
		if (different.length === 1) cells.set(field, first.text);
		else {
			const labelled = different.map((each) => ({ from: labelOf(each, different), text: each.text }));
			cells.set(field, labelled.map(({ from, text }) => `【${from}】${text}`).join("\n"));
			const isShared = new Set(said.map(({ holder }) => holder)).size === said.length;
			const sum = field === "value" && isShared ? sumOfValues(said.map(({ text }) => text)) : undefined;
			conflicts.push({ task, field, replies: labelled, ...(sum === undefined ? {} : { sum }) });
		}
	}
	const from = [...new Set([...replies.values()].flatMap((said) => said.map(({ holder }) => holder)))];
	return { cells, conflicts, from };
}

/** Who says so, as far as it takes to tell them apart: who, in which file, in which row. */
function labelOf({ holder, file, place }: Said, others: readonly Said[]): string {
	const same = others.filter((other) => other.holder === holder);
	if (same.length === 1) return holder;
	const inFile = same.filter((other) => other.file === file).length > 1 ? `，${place.zh}` : "";
	return holder === file ? `${file}${inFile}` : `${holder}（${file}${inFile}）`;
}
