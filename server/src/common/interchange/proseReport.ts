import { counted } from "../model/counted.js";
import { leadsTask } from "../model/leadsTask.js";
import type { Plan } from "../model/plan.js";
import { shorten } from "../text/shorten.js";
import { bearsStar } from "./assignmentCell.js";
import { type ImportNote, listTasks } from "./importNote.js";
import type { LineNames } from "./lineNames.js";
import type { ProsePart, ProseTable } from "./proseTable.js";

/** Marks that are listed one by one. */
const mostMarks = 40;

type TaskPart = Extract<ProsePart, { kind: "task" }>;

/** How tasks of prose were put into tables: their numbers, their leads, the headings above them. */
export function reportProse(plan: Plan, prose: ProseTable, nameOf: LineNames): readonly ImportNote[] {
	const parts = [...plan.eachBlock()].flatMap((_, i) =>
		(prose.partsOf(i) ?? []).flatMap((part) =>
			part.kind === "task" ? [{ part, line: plan.lineOfBlock(i) + part.line }] : [],
		),
	);
	return [
		...numbersNote(prose, parts, nameOf),
		...marksNote(prose, parts, nameOf),
		...leadsNote(plan, prose, nameOf),
		...groupsNote(plan, prose),
		...joinedWords(plan, prose),
	];
}

/** Words beside tasks — behind the bracket that assigns one — that lines of the source had torn. */
function joinedWords(plan: Plan, prose: ProseTable): readonly ImportNote[] {
	const notes: ImportNote[] = [];
	for (let i = 0; i < plan.blockCount && notes.length < mostMarks; i++)
		for (const part of prose.partsOf(i) ?? []) {
			if (part.kind !== "text" || part.endLine <= part.line + 1) continue;
			const line = plan.lineOfBlock(i) + part.line;
			const last = plan.lineOfBlock(i) + part.endLine;
			const words = part.text.trim();
			const shown = shorten(words, 30);
			notes.push({
				kind: "joined",
				line,
				message: {
					zh: `第${line + 1}—${last}行任务以外的文字被断行拆开，已接成“${shown}”。`,
					en: `Words beside the tasks that lines ${line + 1}–${last} had torn are joined to “${shown}”.`,
				},
			});
		}
	return notes;
}

type PlacedTask = { readonly part: TaskPart; readonly line: number };

function numbersNote(
	prose: ProseTable,
	parts: readonly PlacedTask[],
	nameOf: LineNames,
): readonly ImportNote[] {
	if (prose.isRenumbered)
		return [
			{
				kind: "guessed",
				line: null,
				message: prose.countsAnew
					? {
							zh: "原文的任务没有编号而所附的表有，已按先后在每个部分从1起编号。",
							en: "The tasks of the prose have no numbers and the annexed table has; they are numbered from 1 in each section.",
						}
					: {
							zh: `原文的任务没有贯通的编号，已按先后编为1至${parts.length}。`,
							en: `The tasks have no numbers that run through the document; they are numbered 1 to ${parts.length} in their order.`,
						},
			},
		];
	const unnumbered = parts.filter(({ part }) => prose.numbers.get(part.task) === null);
	const [first] = unnumbered;
	if (first === undefined) return [];
	const shown = nameOf(unnumbered.slice(0, mostMarks).map(({ line }) => line));
	const more = unnumbered.length > mostMarks;
	return [
		{
			kind: "kept-open",
			line: first.line,
			message: {
				zh: `${unnumbered.length}项任务原来没有编号，表中也没有编号（${shown.zh}${more ? "等" : ""}）。`,
				en: `${counted(unnumbered.length, "task has", "tasks have")} no number in the source and none in the table (${shown.en}${more ? " and others" : ""}).`,
			},
		},
	];
}

/** Marks of tasks that are not numbers of tasks — （一）, 一是, a number that was counted anew — give way to the numbers. */
function marksNote(
	prose: ProseTable,
	parts: readonly PlacedTask[],
	nameOf: LineNames,
): readonly ImportNote[] {
	const lost = parts.filter(
		({ part }) => part.item.marker !== "" && (part.item.style !== "number" || prose.isRenumbered),
	);
	const [first] = lost;
	if (first === undefined) return [];
	const shown = lost.slice(0, mostMarks);
	const more = lost.length > shown.length;
	const numberOf = ({ part }: PlacedTask) => prose.numbers.get(part.task) ?? null;
	return [
		{
			kind: "left-out",
			line: first.line,
			message: {
				zh: `任务原来的标记没有放进结果：${shown
					.map((each) => {
						const number = numberOf(each);
						return `${each.part.item.marker}（${nameOf([each.line]).zh}${number === null ? "" : `，现第${number}项`}）`;
					})
					.join("、")}${more ? "等" : ""}。`,
				en: `The marks of tasks are left out of the result: ${shown
					.map((each) => {
						const number = numberOf(each);
						return `${each.part.item.marker} (${nameOf([each.line]).en}${number === null ? "" : `, now task ${number}`})`;
					})
					.join(", ")}${more ? " and others" : ""}.`,
			},
		},
	];
}

function leadsNote(plan: Plan, prose: ProseTable, nameOf: LineNames): readonly ImportNote[] {
	const { lead } = plan.conventions;
	const tasks = [...prose.numbers.keys()];
	const unled = tasks.filter(
		(task) => !plan.taskAt(task)?.units.some((_, i, units) => units.length > 0 && leads(task, i)),
	);
	function leads(task: number, unit: number): boolean {
		const row = plan.taskAt(task);
		return row !== undefined && bearsStar(row, unit, lead);
	}
	// A unit that has a ★ in the text needs none.
	const starred = tasks.filter((task) =>
		plan.taskAt(task)?.units.some(({ star }, i) => !star && leads(task, i)),
	);
	const alone = starred.filter((task) => {
		const row = plan.taskAt(task);
		return row !== undefined && !row.units.some((_, i) => leadsTask(row, i, lead));
	});
	const led = starred.length - alone.length;
	const notes: ImportNote[] = [];
	if (led > 0)
		notes.push({
			kind: "moved",
			line: null,
			message: {
				zh: `${led}项任务的牵头单位加了★，依据是${lead === "first" ? "原文“列第一位的为牵头单位”的说明" : "原文“牵头”“负责”等字样"}。`,
				en: `The lead units of ${counted(led, "task")} bear a ★, after ${lead === "first" ? "the remark that the first of a list leads" : "the words 牵头, 负责 and the like"}.`,
			},
		});
	if (alone.length > 0)
		notes.push({
			kind: "moved",
			line: null,
			message: {
				zh: `${alone.length}项任务只有一个责任单位，给它加了★：${listTasks(plan, alone, nameOf).zh}。`,
				en: `The only unit of ${counted(alone.length, "task")} bears a ★: ${listTasks(plan, alone, nameOf).en}.`,
			},
		});
	if (unled.length > 0 && unled.length < tasks.length)
		notes.push({
			kind: "kept-open",
			line: null,
			message: {
				zh: `${unled.length}项任务没有写明由谁牵头，没有加★：${listTasks(plan, unled, nameOf).zh}。`,
				en: `${counted(unled.length, "task does", "tasks do")} not say who leads and ${unled.length === 1 ? "bears" : "bear"} no ★: ${listTasks(plan, unled, nameOf).en}.`,
			},
		});
	return notes;
}

function groupsNote(plan: Plan, prose: ProseTable): readonly ImportNote[] {
	const groups = [...prose.groups];
	if (groups.length === 0) return [];
	const [first = ""] = groups.map((point) => {
		const { marker, text } = plan.pointAt(point) ?? { marker: "", text: { text: "" } };
		return `${marker}${text.text.slice(0, 12)}`;
	});
	return [
		{
			kind: "moved",
			line: null,
			message: {
				zh: `${groups.length}个小标题（${first}等）写入“项目”栏，标题的编号写入“序号”栏。`,
				en: `${counted(groups.length, "heading stands", "headings stand")} under 项目 and ${groups.length === 1 ? "its number" : "their numbers"} under 序号 (${first} …).`,
			},
		},
	];
}
