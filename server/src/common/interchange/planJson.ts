import type { PlanIndex } from "../analysis/planIndex.js";
import { toNumber } from "../layouts/taskNumber.js";
import type { Block, RowBlock } from "../model/block.js";
import type { ColumnRole } from "../model/columns.js";
import { leaderStateOf, leadersOf } from "../model/leadersOf.js";
import { spanOfText } from "../model/mappedText.js";
import type { Plan, TableReading } from "../model/plan.js";
import { type RowOfCell, rowsOfCells } from "../model/rowOfCell.js";
import { type Span, shiftSpan } from "../model/span.js";
import type { Target } from "../model/target.js";
import { taskCodeOf } from "../text/taskCode.js";

/** The model as `niwen parse` prints it; relied on from outside, field for field (docs/cli.md). */
export interface PlanJson {
	readonly title: string | null;
	readonly region: string | null;
	readonly issuer: string | null;
	readonly date: string | null;
	readonly declaredTotal: number | null;
	readonly layout: string | null;
	readonly layouts: readonly string[];
	readonly lead: string;
	readonly numbering: string;
	readonly sections: readonly { ordinal: number | null; title: string; range: RangeJson }[];
	readonly tasks: readonly TaskJson[];
	readonly points: readonly PointJson[];
	readonly officials: readonly OfficialJson[];
	readonly tables: readonly { layout: string; rows: number; unread: number; range: RangeJson }[];
}

export interface TaskJson {
	readonly number: number | null;
	/** A number of another kind, as written without blanks: 1-2, MS-01. */
	readonly code: string | null;
	readonly section: number | null;
	readonly sectionIndex: number | null;
	readonly group: { readonly number: number | null; readonly name: string } | null;
	readonly path: readonly string[];
	readonly text: string;
	/** The one spelling of each name; `leadersRaw` as they are written, without blanks and titles. */
	readonly leaders: readonly string[];
	readonly leadersRaw: readonly string[];
	readonly leaderState: string;
	readonly units: readonly { raw: string; name: string; lead: boolean; known: boolean | null }[];
	readonly targets: readonly TargetJson[];
	readonly facts: readonly TargetJson[];
	readonly deadline: string | null;
	readonly columns: Readonly<Record<string, string>>;
	readonly range: RangeJson;
}

export interface TargetJson {
	readonly raw: string;
	readonly indicator: string;
	readonly change: string;
	readonly comparator: string;
	readonly value: number | null;
	readonly upper: number | null;
	readonly unit: string;
	readonly deadline: string | null;
	readonly range: readonly [number, number];
}

export interface PointJson {
	readonly marker: string;
	readonly ordinal: number | null;
	readonly level: number;
	readonly text: string;
	readonly targets: readonly TargetJson[];
	readonly facts: readonly TargetJson[];
	readonly units: readonly { raw: string; name: string; known: boolean | null }[];
	readonly officials: readonly string[];
	readonly points: readonly PointJson[];
	readonly range: RangeJson;
}

export interface OfficialJson {
	readonly name: string;
	/** As written at its first place, without titles and blanks. */
	readonly raw: string;
	readonly titles: readonly string[];
	readonly unit: string | null;
	readonly date: string | null;
	readonly mentions: readonly RangeJson[];
}

/** An LSP 3.17 range: 0-based lines, UTF-16 characters. */
export interface RangeJson {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
}

/** Every field is present; what is absent is null, or an empty list. */
export function toPlanJson(plan: Plan, index: PlanIndex): PlanJson {
	const rowOf = rowsOfCells(plan);
	return {
		title: plan.title,
		region: plan.region,
		issuer: plan.issuer,
		date: plan.date,
		declaredTotal: plan.declaredTotal?.value ?? null,
		layout: plan.layout,
		layouts: plan.layouts,
		lead: plan.conventions.lead,
		numbering: plan.conventions.numbering,
		sections: Array.from(plan.eachSection(), ({ block, blockIndex }) => ({
			ordinal: block.ordinal,
			title: block.title.text,
			range: toRangeJson(shiftSpan(block.span, plan.lineOfBlock(blockIndex))),
		})),
		tasks: Array.from(plan.eachTask(), (_, task) => toTaskJson(plan, index, rowOf, task)),
		points: toPointsJson(plan, index),
		officials: officialsOf(plan, index),
		tables: plan.tables.map((table) => tableJson(plan, table)),
	};
}

/** Some of the tasks, by their indexes. */
export function tasksAsJson(plan: Plan, index: PlanIndex, tasks: readonly number[]): readonly TaskJson[] {
	const rowOf = rowsOfCells(plan);
	return tasks.map((task) => toTaskJson(plan, index, rowOf, task));
}

/** A table from its header to the last line of its last row. */
function tableJson(plan: Plan, { layout, rows, unread, blockIndex, endBlock }: TableReading) {
	const line = plan.lineOfBlock(blockIndex);
	const last = plan.blockAt(endBlock - 1);
	const lastLine = plan.lineOfBlock(endBlock - 1);
	const span = last === undefined ? undefined : shiftSpan(spanOfBlock(last), lastLine);
	const end = span ?? { endLine: line, endCharacter: 0 };
	return {
		layout,
		rows,
		unread,
		range: toRangeJson({ line, character: 0, endLine: end.endLine, endCharacter: end.endCharacter }),
	};
}

function spanOfBlock(block: Block): Span {
	if (block.kind === "text") return spanOfText(block.text);
	return block.kind === "front-matter"
		? { line: 0, character: 0, endLine: block.lines, endCharacter: 0 }
		: block.span;
}

export function toRangeJson(span: Span): RangeJson {
	return {
		start: { line: span.line, character: span.character },
		end: { line: span.endLine, character: span.endCharacter },
	};
}

function rowAt(plan: Plan, task: number): RowBlock {
	const row = plan.taskAt(task);
	if (row === undefined) throw new RangeError(`no task ${task}`);
	return row;
}

/** Columns that no field of a task tells of. */
const keptColumns: readonly ColumnRole[] = ["other", "yearly-target", "goal", "measure"];

function toTaskJson(plan: Plan, index: PlanIndex, rowOf: RowOfCell, task: number): TaskJson {
	const row = rowAt(plan, task);
	const sectionIndex = plan.sectionOfTask(task);
	const section = plan.sectionAt(sectionIndex);
	const group = plan.groupAt(plan.groupOfTask(task));
	const deadline = rowOf(task, row.header.deadlineColumn)?.deadline ?? null;
	// What a merged cell says holds for the targets, too.
	const due = (target: Target) =>
		target.deadline === undefined && deadline !== null ? { deadline } : undefined;
	return {
		number: row.number,
		code: taskCodeOf(row)?.text ?? null,
		section: section?.block.ordinal ?? null,
		sectionIndex: section === undefined ? null : sectionIndex,
		group: group === undefined ? null : { number: group.number, name: group.name },
		path: pathOf(plan, task),
		text: row.text.text,
		leaders: leadersOf(plan, task).map(({ name }) => index.book.officialName(name)),
		leadersRaw: leadersOf(plan, task).map(({ name }) => name),
		leaderState: leaderStateOf(plan, task),
		units: index.unitsOf(task).map(({ raw, name, lead, known }) => ({ raw, name, lead, known })),
		targets: row.targets.map((target) => toTargetJson({ ...target, ...due(target) })),
		facts: row.facts.map(toTargetJson),
		deadline,
		columns: Object.fromEntries(otherCells(plan, rowOf, task)),
		range: toRangeJson(shiftSpan(row.span, plan.lineOfTask(task))),
	};
}

/**
 * What stands in the row, or in a merged cell above, and in no other field, by header; a code (MS-01) where a number
 * would be, and a second column of leaders, deadlines or groups, too.
 */
function otherCells(
	plan: Plan,
	rowOf: RowOfCell,
	task: number,
): readonly (readonly [header: string, text: string])[] {
	const { header } = rowAt(plan, task);
	return header.columns.flatMap(({ role, header: name }, i) => {
		const text = rowOf(task, i)?.cells[i]?.content.text ?? "";
		const isSecond =
			(role === "leader" && i !== header.leaderColumn) ||
			(role === "deadline" && i !== header.deadlineColumn) ||
			(role === "group" && i !== header.groupColumn);
		const isCode = role === "number" && toNumber(text) === null;
		return text !== "" && (isSecond || isCode || keptColumns.includes(role)) ? [[name, text] as const] : [];
	});
}

function toTargetJson(target: Target): TargetJson {
	return {
		raw: target.raw,
		indicator: target.indicator,
		change: target.change,
		comparator: target.comparator,
		value: target.value,
		upper: target.upper ?? null,
		unit: target.unit,
		deadline: target.deadline ?? null,
		range: target.range,
	};
}

/**
 * The points as a tree. Left out: tasks, which are told of elsewhere (what stands under one moves up), and, in a
 * document with tables, headings that have nothing but tables under them.
 */
function toPointsJson(plan: Plan, index: PlanIndex): readonly PointJson[] {
	const hasTables = plan.someTask(({ header }) => header.layout !== "inline");
	const isShown = Array.from(plan.eachPoint(), ({ kind }) => kind !== "task");
	if (hasTables)
		for (let i = plan.pointCount - 1; i >= 0; i--) {
			const point = plan.pointAt(i);
			if (point?.kind !== "heading" || plan.blockAt(point.blockIndex)?.kind === undefined) continue;
			const block = plan.blockAt(point.blockIndex);
			if (block?.kind === "text" && block.items !== undefined) continue;
			isShown[i] = isShown.slice(i + 1, point.end).some((shown) => shown);
		}
	const roots: PointJson[] = [];
	const children = new Map<number, PointJson[]>();
	plan.forEachPoint((point, i) => {
		if (isShown[i] !== true) return;
		let parent = point.parent;
		let level = point.level;
		while (parent >= 0 && isShown[parent] !== true) {
			parent = plan.pointAt(parent)?.parent ?? -1;
			level--;
		}
		const own: PointJson[] = [];
		children.set(i, own);
		(children.get(parent) ?? roots).push(toPointJson(plan, index, i, level, own));
	});
	return roots;
}

function toPointJson(
	plan: Plan,
	index: PlanIndex,
	i: number,
	level: number,
	points: readonly PointJson[],
): PointJson {
	const point = plan.pointAt(i);
	if (point === undefined) throw new RangeError(`no point ${i}`);
	return {
		marker: point.marker,
		ordinal: point.ordinal,
		level,
		text: point.text.text,
		targets: point.targets.map(toTargetJson),
		facts: point.facts.map(toTargetJson),
		units: index.prose.unitsOf(i),
		officials: index.prose.officialsOf(i),
		points,
		range: toRangeJson(shiftSpan(point.span, plan.lineOfBlock(point.blockIndex))),
	};
}

/** The headings above a task, outermost first; of a paragraph that has points under it, its first sentence. */
function pathOf(plan: Plan, task: number): readonly string[] {
	const path: string[] = [];
	const isInline = plan.taskAt(task)?.header.layout === "inline";
	for (let i = plan.pointOfTask(task); i >= 0; i = plan.pointAt(i)?.parent ?? -1) {
		const point = plan.pointAt(i);
		if (point === undefined) break;
		if (point.kind !== "heading" && !isInline) continue;
		path.unshift(point.marker + headingOf(point.text.text));
	}
	return path;
}

/** The words of a heading: up to the end of the first sentence. */
function headingOf(text: string): string {
	const end = text.search(/[。；;：:\n]/);
	return end < 0 ? text : text.slice(0, end);
}

/** Leaders of tables, who have no titles there, and the persons whom the prose names with theirs. */
function officialsOf(plan: Plan, index: PlanIndex): readonly OfficialJson[] {
	const officials = new Map<string, OfficialJson & { readonly mentions: RangeJson[] }>();
	for (const { name, raw, titles, unit, date, mentions } of index.prose.officials)
		officials.set(name, { name, raw, titles, unit, date, mentions: mentions.map(toRangeJson) });
	plan.forEachTask((row, task) => {
		for (const { name: written, span } of row.leaders) {
			const name = index.book.officialName(written);
			let official = officials.get(name);
			if (official === undefined) {
				official = { name, raw: written, titles: [], unit: null, date: null, mentions: [] };
				officials.set(name, official);
			}
			official.mentions.push(toRangeJson(shiftSpan(span, plan.lineOfTask(task))));
		}
	});
	return [...officials.values()];
}
