import { type MarkerStyle, type ProseItem, type RowBlock, rowsOf, type TextBlock } from "../model/block.js";
import { findColumnRole } from "../model/columns.js";
import { offsetOfPlace } from "../model/mappedText.js";
import type { Plan, Point } from "../model/plan.js";
import { joinLines } from "../text/joinLines.js";
import { bearsStar, remarkOf, unitCell } from "./assignmentCell.js";
import { linesOf } from "./linesOf.js";
import { numberedTask, printLeaders } from "./printCell.js";

/** A part of a text block with tasks or their headings, in its place. */
export type ProsePart =
	/** Words that are not a task: kept as they are. */
	| { readonly kind: "text"; readonly text: string; readonly line: number; readonly endLine: number }
	/** A heading above tasks. */
	| { readonly kind: "heading"; readonly point: number; readonly line: number }
	| { readonly kind: "task"; readonly task: number; readonly item: ProseItem; readonly line: number };

/** How the tasks of a plan's prose stand in tables. */
export interface ProseTable {
	/** The parts of a text block; undefined for one that is kept as it stands. Lines count from the block's first. */
	partsOf(blockIndex: number): readonly ProsePart[] | undefined;
	/** Index of the point that is the task's 项目, -1 without one. */
	groupOf(task: number): number;
	/** The names of the columns of a table with groups, or without. */
	headings(withGroups: boolean): readonly string[];
	/** What stands under the columns, without 序号 and 项目. */
	cellsOf(task: number): readonly string[];
	/** What the source says beside a task's words, in the order of the columns: names, deadline, remark. */
	wordsOf(task: number): readonly string[];
	/** The line that a heading is printed as; empty for one that is a 项目. */
	headingLine(point: number): string;
	/** The line of the section that a task itself opens (一、…（责任单位：…）); empty where it opens none. */
	sectionLineOf(task: number): string;
	/** Number that each task bears in the table, null for those that stay without one. */
	readonly numbers: ReadonlyMap<number, number | null>;
	/** The document numbers none of its tasks, or begins anew where a table does not show it: they are counted through. */
	readonly isRenumbered: boolean;
	/** Of tasks that are counted: the count begins anew in each section. */
	readonly countsAnew: boolean;
	/** Numbers begin anew in each section, and the tables alone do not show it. */
	readonly needsNumberingKey: boolean;
	/** The remark that a task keeps of what assigns it; empty where the cells say it all. */
	remarkOf(task: number): string;
	/** Points that are the 项目 of tasks. */
	readonly groups: ReadonlySet<number>;
}

/** The tables that the tasks of a plan's prose make; undefined where it has none. */
export function layOutProse(plan: Plan): ProseTable | undefined {
	return plan.someTask(isInline) ? new ProseTabulator(plan) : undefined;
}

const remarkHeading = "备注";
/** Marks that make lines of headings, with the level of the line; spoken ones (一是) stay in their paragraph. */
const levels: Partial<Record<MarkerStyle, number>> = {
	bracketed: 3,
	number: 4,
	"bracketed-number": 5,
	circled: 6,
};

type Element =
	| { readonly kind: "heading"; readonly point: number }
	| { readonly kind: "task"; readonly task: number }
	| { readonly kind: "other" };

interface ExtraColumn {
	readonly heading: string;
	/** The cell of each task that has one. */
	readonly cells: Map<number, string>;
}

class ProseTabulator implements ProseTable {
	readonly groups: ReadonlySet<number>;
	readonly numbers = new Map<number, number | null>();
	isRenumbered = false;
	countsAnew = false;
	needsNumberingKey = false;
	private readonly parts = new Map<number, readonly ProsePart[]>();
	private readonly elements: Element[] = [];
	/** Points above tasks of prose. */
	private readonly above = new Set<number>();
	private readonly tasks: readonly number[];
	private readonly sectionTasks = new Set<number>();
	private readonly remarks = new Map<number, string>();
	private readonly hasRemarks: boolean;
	/** The points that tasks are, and all points above tasks, by index. */
	private readonly pointOfTask = new Map<number, number>();
	private readonly parents = new Set<number>();
	private readonly leaderHeading: string | undefined;
	private readonly deadlineHeading: string | undefined;
	private readonly extras: readonly ExtraColumn[];

	constructor(private readonly plan: Plan) {
		this.tasks = [...plan.eachTask()].flatMap((row, task) => (isInline(row) ? [task] : []));
		for (const task of this.tasks)
			for (let point = plan.pointOfTask(task); point >= 0; point = plan.pointAt(point)?.parent ?? -1) {
				if (this.parents.has(point)) break;
				this.parents.add(point);
				if (this.pointAt(point)?.kind === "heading") this.above.add(point);
			}
		plan.forEachPoint(({ task }, point) => {
			if (task >= 0) this.pointOfTask.set(task, point);
		});
		this.findSectionTasks();
		this.readParts();
		this.groups = this.findGroups();
		this.number();
		for (const parts of this.parts.values())
			for (const part of parts) if (part.kind === "task") this.remarks.set(part.task, this.readRemark(part));
		this.hasRemarks = [...this.remarks.values()].some((remark) => remark !== "");
		this.leaderHeading = this.headingOf((row) => row.header.leaderColumn, "牵头领导", "leader");
		this.deadlineHeading = this.headingOf((row) => row.header.deadlineColumn, "完成时限", "deadline");
		this.extras = this.readExtras();
	}

	partsOf(blockIndex: number): readonly ProsePart[] | undefined {
		return this.parts.get(blockIndex);
	}

	groupOf(task: number): number {
		const point = this.headingAbove(task);
		return this.groups.has(point) ? point : -1;
	}

	remarkOf(task: number): string {
		return this.remarks.get(task) ?? "";
	}

	headings(withGroups: boolean): readonly string[] {
		return [
			...(withGroups ? ["序号", "项目"] : []),
			"重点工作目标任务",
			...(this.leaderHeading === undefined ? [] : [this.leaderHeading]),
			"责任单位",
			...(this.deadlineHeading === undefined ? [] : [this.deadlineHeading]),
			...this.extras.map(({ heading }) => heading),
			...(this.hasRemarks ? [remarkHeading] : []),
		];
	}

	cellsOf(task: number): readonly string[] {
		const row = this.rowAt(task);
		const { header } = row;
		const written = (column: number) => row.cells[column]?.content.text ?? "";
		const number = this.numbers.get(task) ?? null;
		return [
			number === null ? row.text.text : numberedTask(number, row.text.text),
			...(this.leaderHeading === undefined ? [] : [printLeaders(row, written(header.leaderColumn))]),
			unitCell(row, (unit) => bearsStar(row, unit, this.plan.conventions.lead)),
			...(this.deadlineHeading === undefined ? [] : [written(header.deadlineColumn)]),
			...this.extras.map(({ cells }) => cells.get(task) ?? ""),
			...(this.hasRemarks ? [this.remarkOf(task)] : []),
		];
	}

	wordsOf(task: number): readonly string[] {
		const row = this.rowAt(task);
		const { leaderColumn, deadlineColumn } = row.header;
		return [
			row.cells[leaderColumn]?.content.text ?? "",
			...row.units.map(({ raw }) => raw),
			row.cells[deadlineColumn]?.content.text ?? "",
			...this.extras.map(({ cells }) => cells.get(task) ?? ""),
			this.remarkOf(task),
		];
	}

	headingLine(point: number): string {
		const found = this.pointAt(point);
		if (found === undefined || this.groups.has(point)) return "";
		const text = joinLines(found.text.text, "");
		const block = this.plan.blockAt(found.blockIndex);
		if (block?.kind === "text" && block.level > 0) return `${"#".repeat(block.level)} ${block.text.text}`;
		return headingOfMark(found, text, this.standsInSection(point));
	}

	sectionLineOf(task: number): string {
		if (!this.sectionTasks.has(task)) return "";
		const point = this.pointAt(this.pointOfTask.get(task) ?? -1);
		if (point === undefined) return "";
		const [title = ""] = point.text.text.split(/[。；;：:\n]/, 1);
		return headingOfMark(point, title, true);
	}

	/**
	 * Of tasks that are marked 一、 themselves those that open a section: all, where other tasks stand in sections,
	 * else those with tasks under them.
	 */
	private findSectionTasks(): void {
		const { plan } = this;
		const own = [...plan.eachPoint()].filter(
			({ task, style }) => task >= 0 && (style === "section" || style === "chapter"),
		);
		const opened = [...plan.eachSection()].filter(({ firstTask, endTask }) => firstTask < endTask).length;
		const hasOthers =
			opened > own.length || own.some(({ task }) => this.parents.has(this.pointOfTask.get(task) ?? -1));
		if (hasOthers) for (const { task } of own) this.sectionTasks.add(task);
	}

	private readParts(): void {
		const { plan } = this;
		const pointOf = new Map(Array.from(plan.eachPoint(), (point, i) => [point.span, i]));
		const ofBlocks = new Map<number, number>();
		for (const i of this.above) {
			const point = this.pointAt(i);
			const block = point === undefined ? undefined : plan.blockAt(point.blockIndex);
			const isItem =
				block?.kind === "text" &&
				block.items?.some(({ span, kind }) => span === point?.span && kind !== "paragraph");
			if (point !== undefined && block?.kind === "text" && isItem !== true) ofBlocks.set(point.blockIndex, i);
		}
		let task = 0;
		plan.forEachBlock((block, i) => {
			if (block.kind === "row") {
				task++;
				this.elements.push({ kind: "other" });
			} else if (block.kind !== "text") {
				task += rowsOf(block).length;
				this.elements.push({ kind: "other" });
			} else {
				const firstTask = task;
				task += rowsOf(block).length;
				const heading = ofBlocks.get(i);
				const parts: readonly ProsePart[] | undefined =
					heading === undefined || i === this.plan.titleBlock
						? this.partsOfBlock(block, firstTask, pointOf)
						: [{ kind: "heading", point: heading, line: 0 }];
				if (parts !== undefined) this.parts.set(i, parts);
				if (parts !== undefined) for (const part of parts) this.elements.push(toElement(part));
				else if (block.role !== "blank" && block.role !== "comment") this.elements.push({ kind: "other" });
			}
		});
	}

	/** Cuts a paragraph where a task, or a heading above tasks, begins and ends. */
	private partsOfBlock(
		block: TextBlock,
		firstTask: number,
		pointOf: ReadonlyMap<Point["span"], number>,
	): readonly ProsePart[] | undefined {
		const isAbove = ({ kind, span }: ProseItem) =>
			kind === "heading" && this.above.has(pointOf.get(span) ?? -1);
		if (block.items?.some((item) => item.kind === "task" || isAbove(item)) !== true) return undefined;
		const items = block.items.filter((item) => item.kind === "task" || isAbove(item));
		const { text } = block;
		const parts: ProsePart[] = [];
		let at = 0;
		const keep = (to: number) => {
			for (const words of linesOf(text, at, to)) parts.push({ kind: "text", ...words });
		};
		let task = firstTask;
		for (const item of items) {
			const { markerSpan, row } = item;
			// A number that is not a mark of the outline (2、30个村…) stands in the task's own text.
			const from = Math.min(
				offsetOfPlace(text, markerSpan.line, markerSpan.character) ?? at,
				row === undefined ? text.text.length : (offsetOfPlace(text, row.span.line, row.span.character) ?? at),
			);
			keep(from);
			const end = item.assigned ?? item.span;
			at = Math.max(at, offsetOfPlace(text, end.endLine, end.endCharacter) ?? from);
			if (item.kind === "task") parts.push({ kind: "task", task: task++, item, line: markerSpan.line });
			else parts.push({ kind: "heading", point: pointOf.get(item.span) ?? -1, line: markerSpan.line });
		}
		keep(text.text.length);
		return parts;
	}

	/**
	 * Headings that are 项目: marked ones with nothing between them and their tasks, all of these in succession. Of
	 * headings side by side either all are or none is, so that their numbers are not torn apart.
	 */
	private findGroups(): ReadonlySet<number> {
		const { plan } = this;
		const fits = new Map<number, boolean>();
		const total = new Map<number, number>();
		for (const task of this.tasks) {
			const point = this.headingAbove(task);
			total.set(point, (total.get(point) ?? 0) + 1);
		}
		this.elements.forEach((element, i) => {
			if (element.kind !== "heading") return;
			const { point } = element;
			let tasks = 0;
			for (let next = this.elements[i + 1]; next?.kind === "task"; next = this.elements[i + 1 + tasks]) {
				if (this.headingAbove(next.task) !== point) break;
				tasks++;
			}
			const heading = plan.pointAt(point);
			const isMarked =
				heading !== undefined && levels[heading.style] !== undefined && heading.ordinal !== null;
			fits.set(point, isMarked && tasks > 0 && tasks === total.get(point));
		});
		const keyOf = (point: number) =>
			`${plan.pointAt(point)?.parent ?? -1} ${plan.pointAt(point)?.style ?? ""}`;
		const broken = new Set([...fits].flatMap(([point, isGroup]) => (isGroup ? [] : [keyOf(point)])));
		return new Set([...fits.keys()].filter((point) => fits.get(point) === true && !broken.has(keyOf(point))));
	}

	/**
	 * The document's own numbers where it has them: running through, or anew in each section. Otherwise tasks are
	 * counted through from 1.
	 */
	private number(): void {
		const { plan, tasks } = this;
		const numbered = tasks.filter((task) => plan.taskAt(task)?.number != null);
		let isKept = numbered.length * 2 >= tasks.length && this.tablesShowNumbers();
		let anew = 0;
		let firsts = 0;
		numbered.forEach((task, i) => {
			const before = numbered[i - 1];
			if (before === undefined) return;
			const isNewSection = plan.sectionOfTask(task) !== plan.sectionOfTask(before);
			if (isNewSection) firsts++;
			if (plan.taskAt(task)?.number !== 1) return;
			if (isNewSection) anew++;
			else isKept = false;
		});
		this.isRenumbered = !isKept;
		// Tables annexed to the prose count from 1, too: numbers that run through would stand there twice.
		this.countsAnew = !isKept && plan.someTask((row) => !isInline(row) && row.number !== null);
		this.needsNumberingKey = this.countsAnew || (isKept && anew > 0 && anew < firsts);
		let count = 0;
		tasks.forEach((task, i) => {
			const before = tasks[i - 1];
			const opens = before !== undefined && plan.sectionOfTask(task) !== plan.sectionOfTask(before);
			count = this.countsAnew && opens ? 1 : count + 1;
			this.numbers.set(task, isKept ? (plan.taskAt(task)?.number ?? null) : count);
		});
	}

	/** Whether a number stands in the first row of every table, so that it is known where its numbers are. */
	private tablesShowNumbers(): boolean {
		let before: Element | undefined;
		for (const element of this.elements) {
			const opens = element.kind === "task" && before?.kind !== "task";
			if (opens && element.kind === "task" && this.rowAt(element.task).number === null) return false;
			before = element;
		}
		return true;
	}

	private readRemark({ task, item }: Extract<ProsePart, { kind: "task" }>): string {
		const block = this.plan.blockAt(this.plan.blockOfTask(task));
		if (block?.kind !== "text" || item.assigned === undefined) return "";
		const { line, character, endLine, endCharacter } = item.assigned;
		const from = offsetOfPlace(block.text, line, character) ?? 0;
		const to = offsetOfPlace(block.text, endLine, endCharacter) ?? from;
		return remarkOf(this.rowAt(task), block.text.text.slice(from, to));
	}

	/** The label that all tasks agree on, else the usual name of the column; undefined where no task has such a part. */
	private headingOf(columnOf: (row: RowBlock) => number, usual: string, role: string): string | undefined {
		const labels = new Set<string>();
		for (const task of this.tasks) {
			const row = this.rowAt(task);
			const column = columnOf(row);
			if (column >= 0) labels.add(row.header.columns[column]?.header ?? usual);
		}
		const [only] = labels;
		if (only === undefined) return undefined;
		return labels.size === 1 && findColumnRole(only) === role ? only : usual;
	}

	/** Parts of assignments that there are several of: a second leader, a second deadline. */
	private readExtras(): readonly ExtraColumn[] {
		const extras = new Map<string, ExtraColumn>();
		for (const task of this.tasks) {
			const row = this.rowAt(task);
			const { header } = row;
			const known = new Set([
				header.numberColumn,
				header.taskColumn,
				header.leaderColumn,
				header.deadlineColumn,
				...header.unitColumns,
			]);
			header.columns.forEach((column, i) => {
				if (known.has(i)) return;
				let heading = column.header;
				while (extras.get(heading)?.cells.has(task) === true) heading += "（续）";
				const extra = extras.get(heading) ?? { heading, cells: new Map<number, string>() };
				extras.set(heading, extra);
				extra.cells.set(task, row.cells[i]?.content.text ?? "");
			});
		}
		return [...extras.values()];
	}

	/** The innermost heading over a task, other tasks aside; -1 under none. */
	private headingAbove(task: number): number {
		let point = this.plan.pointOfTask(task);
		while (point >= 0 && this.pointAt(point)?.kind === "task") point = this.pointAt(point)?.parent ?? -1;
		return point;
	}

	/** Whether a section stands above a heading, or the document has none. */
	private standsInSection(point: number): boolean {
		if (this.plan.sectionCount === 0) return true;
		for (let p = this.pointAt(point)?.parent ?? -1; p >= 0; p = this.pointAt(p)?.parent ?? -1)
			if (/^(?:section|chapter)$/.test(this.pointAt(p)?.style ?? "")) return true;
		return false;
	}

	private pointAt(point: number): Point | undefined {
		return this.plan.pointAt(point);
	}

	private rowAt(task: number): RowBlock {
		const row = this.plan.taskAt(task);
		if (row === undefined) throw new RangeError(`no task ${task}`);
		return row;
	}
}

function isInline({ header }: RowBlock): boolean {
	return header.layout === "inline";
}

function toElement(part: ProsePart): Element {
	if (part.kind === "task") return { kind: "task", task: part.task };
	return part.kind === "heading" ? { kind: "heading", point: part.point } : { kind: "other" };
}

/** `## 一、…` for a section, `### （一）…` and so on below it; words without a mark under no section stay as they are. */
function headingOfMark({ style, marker }: Point, text: string, inSection: boolean): string {
	if (style === "section") return `## ${marker.replace(/[、.．]\s*$/, "")}、${text}`;
	if (style === "chapter") return /编$/.test(marker) ? `${marker} ${text}` : `## ${marker} ${text}`;
	const level = style === "none" && inSection ? 3 : levels[style];
	return level === undefined ? `${marker}${text}` : `${"#".repeat(level)} ${marker}${text}`;
}
