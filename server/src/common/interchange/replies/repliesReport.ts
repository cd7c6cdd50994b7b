import type { Report, ReportPart, ReportTable } from "../report/report.js";
import { numberOf } from "../report/taskRows.js";
import type { Collected, CollectedTask, PlacedByWords } from "./collectReplies.js";
import { leastLikeness } from "./collectReplies.js";
import type { Light } from "./judgeReply.js";
import { type ReplyState, replyNames, replyStates } from "./replyColumns.js";

export const lightNames: Readonly<Record<Light, string>> = { green: "绿", yellow: "黄", red: "红" };

/** Sums over tasks. */
export interface ReplyCounts {
	readonly tasks: number;
	readonly replied: number;
	readonly states: Readonly<Record<ReplyState, number>>;
	readonly lights: Readonly<Record<Light, number>>;
}

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
	}[];
	readonly missing: readonly string[];
	readonly unplaced: readonly { readonly file: string; readonly place: string; readonly text: string }[];
	readonly likened: readonly {
		readonly file: string;
		readonly place: string;
		readonly number: string;
		readonly likeness: number;
	}[];
	readonly unreadable: readonly { readonly file: string; readonly problem: string }[];
}

/** Everything that was collected, as data. */
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
			...{ state: judgement.state ?? null, light: judgement.light, reason: judgement.reason, from },
		})),
		conflicts: collected.conflicts.map(({ task, field, replies }) => ({
			...{ number: numberAt(task), column: replyNames[field], replies },
		})),
		missing: collected.missing.map(({ name }) => name),
		unplaced: collected.unplaced.map(({ file, place, text }) => ({ file, place: place.zh, text })),
		likened: collected.likened.map(({ file, place, task, likeness }) => ({
			...{ file, place: place.zh, number: numberAt(task), likeness },
		})),
		unreadable: collected.unreadable.map(({ file, problem }) => ({ file, problem: problem.zh })),
	};
}

function countsOfHolders({
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

/**
 * The 通报: how the tasks stand, in sums and one by one, and what is to be cleared up. In Chinese, as it goes to
 * offices.
 */
export function repliesReport(title: string | null, collected: Collected, today: string): Report {
	const { tasks, holders } = collected;
	const total = countReplies(tasks);
	const { green, yellow, red } = total.lights;
	const sum = holders.reduce((all, { tasks: own }) => all + own.length, 0);
	const distinct = new Set(holders.flatMap(({ tasks: own }) => own)).size;
	const nobody = total.tasks - distinct;
	return {
		title: `${title ?? "重点任务"}进展情况通报`,
		lead: [
			`截至${today}，共${total.tasks}项任务，报回${total.replied}项，未报${total.tasks - total.replied}项；绿${green}项，黄${yellow}项，红${red}项。`,
			`核对：各家任务数之和${sum}，其中并列负责重复计${sum - distinct}项，没有填报人${nobody}项，${sum - (sum - distinct)}＋${nobody}＝${total.tasks}，与方案项数一致。`,
		],
		parts: [
			{ heading: "一、任务进展", text: [], table: progressTable(tasks) },
			{ heading: "二、各家汇总", text: [], table: sumTable(collected, total) },
			...toBeCleared(collected),
		],
	};
}

function progressTable(tasks: readonly CollectedTask[]): ReportTable {
	return {
		columns: [
			"序号",
			"重点工作目标任务",
			"填报人",
			"完成值",
			"进展",
			"存在问题",
			"佐证",
			"状态",
			"灯",
			"依据",
		],
		rows: tasks.map(({ task, json, cells, from, judgement }) => ({
			task,
			cells: [
				numberOf(json),
				json.text,
				from.join("、"),
				cells.get("value") ?? "",
				cells.get("progress") ?? "",
				cells.get("problems") ?? "",
				cells.get("evidence") ?? "",
				judgement.state ?? cells.get("state") ?? "",
				lightNames[judgement.light],
				judgement.reason,
			],
		})),
	};
}

function sumTable(collected: Collected, total: ReplyCounts): ReportTable {
	const cellsOf = (name: string, counts: ReplyCounts) => [
		name,
		...[counts.tasks, counts.replied, counts.tasks - counts.replied].map(String),
		...replyStates.map((state) => String(counts.states[state])),
		...(["green", "yellow", "red"] as const).map((light) => String(counts.lights[light])),
	];
	return {
		columns: ["填报人", "任务", "已报", "未报", ...replyStates, "绿", "黄", "红"],
		rows: [
			...countsOfHolders(collected).map((counts) => ({ cells: cellsOf(counts.name, counts) })),
			{ cells: cellsOf("合计（并列负责的只计一次）", total) },
		],
	};
}

/** What somebody has to look at, each kind in a part of its own; kinds without anything are left out. */
function toBeCleared(collected: Collected): readonly ReportPart[] {
	const { tasks, conflicts, missing, likened, unplaced, unreadable, unknownStates } = collected;
	const numberAt = (task: number) => numberText(tasks[task]);
	const contradictions = tasks.filter(({ judgement }) => judgement.contradicts);
	const parts: readonly (ReportPart & { readonly table: ReportTable })[] = [
		{
			heading: "没有报回的",
			text: [],
			table: table(
				["填报人", "任务"],
				missing.map(({ name, tasks: count }) => [name, String(count)]),
			),
		},
		{
			heading: "填得不一致的",
			text: ["同一格有几种填法，结果里都保留了，前面注明是谁填的。"],
			table: table(
				["序号", "栏", "填法"],
				conflicts.map(({ task, field, replies }) => [
					numberAt(task),
					replyNames[field],
					replies.map(({ from, text }) => `${from}：${text}`).join("\n"),
				]),
			),
		},
		{
			heading: "状态与数值不符的",
			text: [],
			table: table(
				["序号", "状态", "依据"],
				contradictions.map((task) => [numberText(task), task.judgement.state ?? "", task.judgement.reason]),
			),
		},
		{
			heading: "看不懂的状态",
			text: [`状态只有${replyStates.join("、")}。`],
			table: table(
				["序号", "写的是"],
				unknownStates.map(({ task, text }) => [numberAt(task), text]),
			),
		},
		{
			heading: "按文字相近归入的",
			text: ["这些行的标识和序号都对不上，按文字最相近的任务归入；请核对。"],
			table: table(
				["文件", "位置", "写的任务", "归入", "相近程度"],
				likened.map((row) => [...placeCells(row), numberAt(row.task), percent(row.likeness)]),
			),
		},
		{
			heading: "没有归入的",
			text: [
				`与任何任务的相近程度都不到${percent(leastLikeness)}，或与两项任务差不多相近；没有合并，请人工处理。`,
			],
			table: table(
				["文件", "位置", "写的任务", "最高相近程度"],
				unplaced.map((row) => [...placeCells(row), percent(row.likeness)]),
			),
		},
		{
			heading: "读不了的文件",
			text: [],
			table: table(
				["文件", "原因"],
				unreadable.map(({ file, problem }) => [file, problem.zh]),
			),
		},
	];
	const shown = parts.filter(({ table: { rows } }) => rows.length > 0);
	return shown.map((part, i) => ({ ...part, heading: `${"三四五六七八九"[i]}、${part.heading}` }));
}

function placeCells({ file, place, text }: PlacedByWords): readonly string[] {
	return [file, place.zh, text];
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): ReportTable {
	return { columns, rows: rows.map((cells) => ({ cells })) };
}

function numberText(task: CollectedTask | undefined): string {
	return task === undefined ? "" : numberOf(task.json) || task.json.text.slice(0, 20);
}

function percent(likeness: number): string {
	return `${Math.floor(likeness * 100)}%`;
}
