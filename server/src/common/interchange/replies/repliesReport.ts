import type { LocalizedText } from "../../model/localizedText.js";
import type { Report, ReportPart, ReportTable } from "../report/report.js";
import { numberOf } from "../report/taskRows.js";
import type { Light } from "../tableDocument.js";
import type { Collected, CollectedTask, PlacedByWords } from "./collectReplies.js";
import { leastLikeness } from "./placeReplies.js";
import { replyFieldNames, replyStateNames, replyStates } from "./replyColumns.js";
import { countReplies, countsOfHolders, type ReplyCounts } from "./replyCounts.js";

export const lightNames: Readonly<Record<Light, LocalizedText>> = {
	green: { zh: "绿", en: "green" },
	yellow: { zh: "黄", en: "yellow" },
	red: { zh: "红", en: "red" },
};
const lights: readonly Light[] = ["green", "yellow", "red"];

/**
 * The 通报: how the tasks stand, in sums and one by one, and what is to be cleared up. What the plan and the replies
 * say stays as it is written.
 */
export function repliesReport(
	title: string | null,
	collected: Collected,
	today: string,
	language: keyof LocalizedText = "zh",
): Report {
	const { tasks, holders } = collected;
	const total = countReplies(tasks);
	const { green, yellow, red } = total.lights;
	const sum = holders.reduce((all, { tasks: own }) => all + own.length, 0);
	const distinct = new Set(holders.flatMap(({ tasks: own }) => own)).size;
	const nobody = total.tasks - distinct;
	const missing = total.tasks - total.replied;
	const words = {
		title: { zh: `${title ?? "重点任务"}进展情况通报`, en: `Progress: ${title ?? "tasks"}` },
		counts: {
			zh: `截至${today}，共${total.tasks}项任务，报回${total.replied}项，未报${missing}项；绿${green}项，黄${yellow}项，红${red}项。`,
			en: `As of ${today}: ${total.tasks} tasks, ${total.replied} with a reply, ${missing} without; ${green} green, ${yellow} yellow, ${red} red.`,
		},
		check: {
			zh: `核对：各家任务数之和${sum}，其中并列负责重复计${sum - distinct}项，没有填报人${nobody}项，${distinct}＋${nobody}＝${total.tasks}，与方案项数一致。`,
			en: `Check: all holders together have ${sum} tasks, ${sum - distinct} of them counted more than once, ${nobody} belong to nobody; ${distinct} + ${nobody} = ${total.tasks}, as the plan has.`,
		},
		tasks: { zh: "一、任务进展", en: "1. Tasks" },
		sums: { zh: "二、各家汇总", en: "2. Sums by holder" },
	};
	return {
		title: words.title[language],
		lead: [words.counts[language], words.check[language]],
		parts: [
			{ heading: words.tasks[language], text: [], table: progressTable(tasks, language) },
			{ heading: words.sums[language], text: [], table: sumTable(collected, total, language) },
			...toBeCleared(collected, language),
		],
	};
}

const progressColumns = {
	zh: ["序号", "重点工作目标任务", "填报人", "完成值", "进展", "存在问题", "佐证", "状态", "灯", "依据"],
	en: ["No.", "Task", "Reply of", "Value", "Progress", "Problems", "Evidence", "State", "Light", "Reason"],
} as const;
const lightColumn = 8;
const progressShares = {
	zh: [0.04, 0.21, 0.09, 0.07, 0.17, 0.1, 0.08, 0.07, 0.03, 0.14],
	en: [0.04, 0.2, 0.09, 0.07, 0.16, 0.09, 0.08, 0.07, 0.05, 0.15],
} as const;

function progressTable(tasks: readonly CollectedTask[], language: keyof LocalizedText): ReportTable {
	return {
		columns: progressColumns[language],
		lightColumn,
		shares: progressShares[language],
		rows: tasks.map(({ task, json, cells, from, judgement: { state, light, reason } }) => ({
			task,
			light,
			cells: [
				numberOf(json),
				json.text,
				from.join("、"),
				cells.get("value") ?? "",
				cells.get("progress") ?? "",
				cells.get("problems") ?? "",
				cells.get("evidence") ?? "",
				state === undefined ? (cells.get("state") ?? "") : replyStateNames[state][language],
				lightNames[light][language],
				reason[language],
			],
		})),
	};
}

function sumTable(collected: Collected, total: ReplyCounts, language: keyof LocalizedText): ReportTable {
	const cellsOf = (name: string, counts: ReplyCounts) => [
		name,
		...[counts.tasks, counts.replied, counts.tasks - counts.replied].map(String),
		...replyStates.map((state) => String(counts.states[state])),
		...lights.map((light) => String(counts.lights[light])),
	];
	const columns = {
		zh: ["填报人", "任务", "已报", "未报"],
		en: ["Holder", "Tasks", "Replied", "Missing"],
	};
	const numbers = 3 + replyStates.length + lights.length;
	const all = { zh: "合计（并列负责的只计一次）", en: "All (each task counted once)" };
	return {
		shares: [0.22, ...new Array<number>(numbers).fill(0.78 / numbers)],
		columns: [
			...columns[language],
			...replyStates.map((state) => replyStateNames[state][language]),
			...lights.map((light) => lightNames[light][language]),
		],
		rows: [
			...countsOfHolders(collected).map((counts) => ({ cells: cellsOf(counts.name, counts) })),
			{ cells: cellsOf(all[language], total) },
		],
	};
}

interface Matter {
	readonly heading: LocalizedText;
	readonly text?: LocalizedText;
	readonly columns: Readonly<Record<keyof LocalizedText, readonly string[]>>;
	readonly rows: readonly (readonly string[])[];
}

/** What somebody has to look at, each kind in a part of its own; kinds without anything are left out. */
function toBeCleared(collected: Collected, language: keyof LocalizedText): readonly ReportPart[] {
	const matters = [...mattersOfTasks(collected, language), ...mattersOfFiles(collected, language)];
	return matters
		.filter(({ rows }) => rows.length > 0)
		.map(({ heading, text, columns, rows }, i) => ({
			heading: language === "zh" ? `${"三四五六七八九十"[i]}、${heading.zh}` : `${i + 3}. ${heading.en}`,
			text: text === undefined ? [] : [text[language]],
			table: { columns: columns[language], rows: rows.map((cells) => ({ cells })) },
		}));
}

function mattersOfTasks(collected: Collected, language: keyof LocalizedText): readonly Matter[] {
	const { tasks, conflicts, missing, unknownStates } = collected;
	const contradictions = tasks.filter(({ judgement }) => judgement.contradicts);
	const states = replyStates.map((state) => replyStateNames[state]);
	return [
		{
			heading: { zh: "没有报回的", en: "Missing" },
			columns: { zh: ["填报人", "任务"], en: ["Holder", "Tasks"] },
			rows: missing.map(({ name, tasks: count }) => [name, String(count)]),
		},
		{
			heading: { zh: "填得不一致的", en: "Filled in differently" },
			text: {
				zh: "同一格有几种填法，结果里都保留了，前面注明是谁填的；完成值能相加的，合计供核对。",
				en: "The cell was filled in several ways; all of them are kept, with who says so. Values that add up are added for comparison.",
			},
			columns: { zh: ["序号", "栏", "填法", "合计"], en: ["No.", "Column", "Replies", "Sum"] },
			rows: conflicts.map(({ task, field, replies, sum }) => [
				numberText(tasks[task]),
				replyFieldNames[field][language],
				replies.map(({ from, text }) => `${from}：${text}`).join("\n"),
				sum ?? "",
			]),
		},
		{
			heading: { zh: "状态与数值不符的", en: "State and value contradict each other" },
			columns: { zh: ["序号", "状态", "依据"], en: ["No.", "State", "Reason"] },
			rows: contradictions.map((task) => {
				const { state, reason } = task.judgement;
				return [
					numberText(task),
					state === undefined ? "" : replyStateNames[state][language],
					reason[language],
				];
			}),
		},
		{
			heading: { zh: "看不懂的状态", en: "States that are not known" },
			text: {
				zh: `状态只有${states.map(({ zh }) => zh).join("、")}。`,
				en: `States are ${states.map(({ zh, en }) => `${zh} (${en})`).join(", ")}.`,
			},
			columns: { zh: ["序号", "写的是"], en: ["No.", "Written"] },
			rows: unknownStates.map(({ task, text }) => [numberText(tasks[task]), text]),
		},
	];
}

function mattersOfFiles(collected: Collected, language: keyof LocalizedText): readonly Matter[] {
	const { tasks, likened, unplaced, unreadable, notes } = collected;
	const placeCells = ({ file, place, text }: PlacedByWords) => [file, place[language], text];
	return [
		{
			heading: { zh: "按文字相近归入的", en: "Put to the task most like it" },
			text: {
				zh: "这些行的标识和序号都对不上，按文字最相近的任务归入；请核对。",
				en: "Neither mark nor number of these rows is that of a task; they were put to the one most like them. Please check.",
			},
			columns: {
				zh: ["文件", "位置", "写的任务", "归入", "相近程度"],
				en: ["File", "Place", "Task as written", "Put to", "Likeness"],
			},
			rows: likened.map((row) => [...placeCells(row), numberText(tasks[row.task]), percent(row.likeness)]),
		},
		{
			heading: { zh: "没有归入的", en: "Put to no task" },
			text: {
				zh: `与任何任务的相近程度都不到${percent(leastLikeness)}，或与两项任务差不多相近；没有合并，请人工处理。`,
				en: `No task is like them by ${percent(leastLikeness)}, or two are nearly as like; they were not merged, please see to them.`,
			},
			columns: {
				zh: ["文件", "位置", "写的任务", "填的内容", "最高相近程度"],
				en: ["File", "Place", "Task as written", "Reply", "Best likeness"],
			},
			rows: unplaced.map((row) => [...placeCells(row), row.replies.join("\n"), percent(row.likeness)]),
		},
		{
			heading: { zh: "填报表本身的问题", en: "About the forms" },
			columns: { zh: ["文件", "问题"], en: ["File", "What there is"] },
			rows: notes.map(({ file, message }) => [file, message[language]]),
		},
		{
			heading: { zh: "没有汇入的文件", en: "Files of which nothing was taken" },
			columns: { zh: ["文件", "原因"], en: ["File", "Why"] },
			rows: unreadable.map(({ file, problem }) => [file, problem[language]]),
		},
	];
}

/** The number of a task, or where it has none how it begins. */
export function numberText(task: CollectedTask | undefined): string {
	return task === undefined ? "" : numberOf(task.json) || task.json.text.slice(0, 20);
}

function percent(likeness: number): string {
	return `${Math.floor(likeness * 100)}%`;
}
