import type { SectionBlock } from "./block.js";
import type { LayoutName } from "./conventions.js";
import type { LocalizedText } from "./localizedText.js";
import type { Group, GroupOrder, ReadingProblem, Section, TableReading } from "./plan.js";

/** What is counted of blocks; each has its place in {@link OrderPart.counts}. */
export const orderCounts = {
	blocks: 0,
	tasks: 1,
	/** Sections that begin. */
	sections: 2,
	/** Groups that end. */
	groups: 3,
	/** Headers of tables, of a plan or not. */
	headers: 4,
	/** Rows with bars that no header stands above. */
	looseRows: 5,
	/** Sections that have tasks, but for the first, and those of them whose tasks begin with 1. */
	sectionParts: 6,
	sectionRestarts: 7,
	/** The same of tables. */
	tableParts: 8,
	tableRestarts: 9,
	/** Headings of Markdown, and paragraphs with points, tasks or quantities. */
	outlineTexts: 10,
	/** Points in paragraphs. */
	points: 11,
	problems: 12,
	/** Sections that do not follow the one above by one, and those that are a part above 一、. */
	oddSections: 13,
	partSections: 14,
	/** Of groups that begin: see {@link GroupOrder}. */
	numberedGroups: 15,
	groupsRunningOn: 16,
	groupsBeginningAnew: 17,
	oddGroups: 18,
	oddGroupsOfPlan: 19,
	tornGroups: 20,
} as const;

const kinds = Object.keys(orderCounts).length;

export function noCounts(): number[] {
	return new Array<number>(kinds).fill(0);
}

export type OrderCount = keyof typeof orderCounts;

/**
 * What only their order tells of some blocks in succession. Blocks, tasks, sections and groups are counted from the
 * first of these, so that it holds wherever they stand; what began above has a negative number.
 */
export interface OrderPart {
	readonly counts: readonly number[];
	/** Of what the blocks of inner nodes are joined; empty for a leaf, which has `leaf`. */
	readonly parts: readonly OrderPart[];
	readonly leaf: OrderLeaf | undefined;
	/** How many tasks of each layout, in the order in which they first occur. */
	readonly layouts: readonly (readonly [LayoutName, number])[];
	/** First block of a section, table or task, first block with a point, first row without a header; -1 without one. */
	readonly firstBody: number;
	readonly firstPoint: number;
	readonly firstLooseRow: number;
	/** The first 共N项 above all tasks of the document. */
	readonly declaredTotal: {
		readonly value: number;
		readonly blockIndex: number;
		readonly span: ReadingProblem["span"];
	} | null;
}

export interface OrderLeaf {
	/** Of each task: how many of the sections here began above it. */
	readonly taskSections: Int32Array;
	/** The group, -1 without one. */
	readonly taskGroups: Int32Array;
	/** The tasks whose leader and unit cells hold, {@link noTask} where there is none. */
	readonly leaderTasks: Int32Array;
	readonly unitTasks: Int32Array;
	readonly sections: readonly {
		readonly block: SectionBlock;
		readonly blockIndex: number;
		readonly firstTask: number;
		readonly firstGroup: number;
	}[];
	/** Those that end here. */
	readonly groups: readonly OrderGroup[];
	readonly oddSections: readonly number[];
	readonly oddGroups: readonly number[];
	readonly problems: readonly OrderProblem[];
	/** What belongs to the last table that began above, and the tables that begin here. */
	readonly tableAbove: TableRows;
	readonly tables: readonly (TableRows & { readonly layout: LayoutName; readonly blockIndex: number })[];
	/** Blocks that the outline is made of. */
	readonly outline: readonly number[];
}

export const noTask = -0x80000000;

export type OrderGroup = Omit<Group, "section">;

/** A problem; how it is called may depend on how many lines behind its block look like rows of a table. */
export type OrderProblem = Omit<ReadingProblem, "message"> & {
	readonly message: LocalizedText | ((rowLines: number) => LocalizedText);
};

/** Rows of a table that stand in some blocks. */
export interface TableRows {
	readonly rows: number;
	/** Behind the last of them, -1 where there is none. */
	readonly endBlock: number;
	/** Rows that could not be read; where they are numbered, `lastNumber` says how many there are from the beginning on. */
	readonly unread: number;
	readonly lastNumber: number;
}

/** The group that is still open behind some blocks, by how many tasks above that place it began. */
export type OpenGroup = Omit<OrderGroup, "endTask">;

/** Where a leaf begins. */
interface Start {
	readonly blocks: number;
	readonly tasks: number;
	readonly sections: number;
	readonly groups: number;
}

/** What is said of a document as a whole, behind what its blocks tell. */
export interface PlanEnding {
	readonly problems: readonly ReadingProblem[];
	readonly tables: readonly TableReading[];
}

const noStart: Start = { blocks: 0, tasks: 0, sections: 0, groups: 0 };

/** The sections and groups of a plan, and what its order tells of each task; made of the parts when somebody asks. */
export class PlanOrder {
	/** For {@link KeptWithPlan} alone. */
	readonly kept: unknown[] = [];
	readonly sectionCount: number;
	readonly groupCount: number;
	/** The leaf that was asked last, and where it begins. */
	private leaf: OrderPart | undefined;
	private start = noStart;
	/** Behind the last of its tasks: which leaf a task is in is asked of every task, several times. */
	private endTask = 0;
	private allProblems: readonly ReadingProblem[] | undefined;
	private allTables: readonly TableReading[] | undefined;

	/**
	 * @param open the group that the plan ends with, its tasks counted from the end of the plan
	 * @param rowLinesBelow how many lines behind a block look like rows of a table
	 */
	constructor(
		readonly part: OrderPart,
		private readonly open: OpenGroup | undefined,
		private readonly rowLinesBelow: (block: number) => number,
		private readonly ending: PlanEnding,
	) {
		this.sectionCount = this.count("sections");
		this.groupCount = this.count("groups") + (open === undefined ? 0 : 1);
	}

	count(what: OrderCount): number {
		return countOf(this.part, what);
	}

	sectionOfTask(task: number): number {
		const own = this.leafOfTask(task)?.taskSections[task - this.start.tasks];
		return own === undefined ? -1 : this.start.sections + own - 1;
	}

	groupOfTask(task: number): number {
		const own = this.leafOfTask(task)?.taskGroups[task - this.start.tasks];
		return own === undefined || own < 0 ? -1 : this.start.groups + own;
	}

	leaderTaskOf(task: number): number {
		return this.sourceOf(this.leafOfTask(task)?.leaderTasks[task - this.start.tasks]);
	}

	unitTaskOf(task: number): number {
		return this.sourceOf(this.leafOfTask(task)?.unitTasks[task - this.start.tasks]);
	}

	sectionAt(section: number): Section | undefined {
		if (!this.turnTo("sections", section)) return undefined;
		const { start, leaf } = this;
		const at = section - start.sections;
		const found = leaf?.leaf?.sections[at];
		if (found === undefined) return undefined;
		// A section reaches as far as the next begins.
		let next = leaf?.leaf?.sections[at + 1];
		let nextStart = start;
		if (next === undefined && this.turnTo("sections", section + 1)) {
			next = this.leaf?.leaf?.sections[0];
			nextStart = this.start;
		}
		return {
			block: found.block,
			blockIndex: start.blocks + found.blockIndex,
			firstTask: start.tasks + found.firstTask,
			endTask: next === undefined ? this.count("tasks") : nextStart.tasks + next.firstTask,
			firstGroup: start.groups + found.firstGroup,
			endGroup: next === undefined ? this.groupCount : nextStart.groups + next.firstGroup,
		};
	}

	groupAt(group: number): Group | undefined {
		if (this.turnTo("groups", group)) {
			const found = this.leaf?.leaf?.groups[group - this.start.groups];
			return found === undefined ? undefined : this.placed(found, found.endTask, this.start.tasks);
		}
		const { open } = this;
		const taskCount = this.count("tasks");
		return open !== undefined && group === this.groupCount - 1 ? this.placed(open, 0, taskCount) : undefined;
	}

	get problems(): readonly ReadingProblem[] {
		this.allProblems ??= [...this.ownProblems(), ...this.ending.problems];
		return this.allProblems;
	}

	get tables(): readonly TableReading[] {
		this.allTables ??= [...joinTables(this.leaves()), ...this.ending.tables];
		return this.allTables;
	}

	oddSections(): readonly number[] {
		return this.leaves("oddSections").flatMap(([{ oddSections }, { sections }]) =>
			oddSections.map((own) => sections + own),
		);
	}

	get groupOrder(): GroupOrder {
		return {
			numbered: this.count("numberedGroups"),
			runningOn: this.count("groupsRunningOn"),
			beginningAnew: this.count("groupsBeginningAnew"),
			isThroughPlan: this.count("oddGroupsOfPlan") === 0,
			hasOdd: this.count("oddGroups") > 0,
			odd: () =>
				this.leaves("oddGroups").flatMap(([{ oddGroups }, { groups }]) =>
					oddGroups.map((own) => groups + own),
				),
			torn: () => this.tornGroups(),
		};
	}

	/** The blocks that the outline is made of. */
	outlineBlocks(): readonly number[] {
		return this.leaves("sections", "outlineTexts").flatMap(([{ outline }, { blocks }]) =>
			outline.map((block) => blocks + block),
		);
	}

	private tornGroups(): readonly number[] {
		const torn = this.leaves("tornGroups").flatMap(([leaf, { groups }]) =>
			leaf.groups.flatMap(({ parts }, i) => (parts.length > 1 ? [groups + i] : [])),
		);
		return this.open !== undefined && this.open.parts.length > 1 ? [...torn, this.groupCount - 1] : torn;
	}

	private ownProblems(): readonly ReadingProblem[] {
		return this.leaves("problems").flatMap(([{ problems }, { blocks }]) =>
			problems.map(({ kind, blockIndex, span, message }) => ({
				kind,
				blockIndex: blocks + blockIndex,
				span,
				message: typeof message === "function" ? message(this.rowLinesBelow(blocks + blockIndex)) : message,
			})),
		);
	}

	private placed({ number, name, firstTask, parts }: OpenGroup, endTask: number, by: number): Group {
		return {
			number,
			name,
			section: this.sectionOfTask(by + firstTask),
			firstTask: by + firstTask,
			endTask: by + endTask,
			parts: parts.map(({ task, text }) => ({ task: by + task, text })),
		};
	}

	private sourceOf(own: number | undefined): number {
		return own === undefined || own === noTask ? -1 : this.start.tasks + own;
	}

	/** Goes to the leaf of a task; undefined where there is none with this number. */
	private leafOfTask(task: number): OrderLeaf | undefined {
		const isHere = task >= this.start.tasks && task < this.endTask;
		return isHere || this.turnTo("tasks", task) ? this.leaf?.leaf : undefined;
	}

	/** Goes to the leaf that a task, section or ended group is counted in; false where there is none with this number. */
	private turnTo(what: "tasks" | "sections" | "groups", index: number): boolean {
		const { leaf, start } = this;
		const isHere = leaf !== undefined && index >= start[what] && index < start[what] + countOf(leaf, what);
		if (isHere) return true;
		if (!(index >= 0 && index < this.count(what))) return false;
		let part = this.part;
		let at = noStart;
		while (part.leaf === undefined) {
			let i = 0;
			let child = part.parts[0];
			while (child !== undefined && index >= at[what] + countOf(child, what)) {
				at = startBehind(at, child);
				child = part.parts[++i];
			}
			if (child === undefined) return false;
			part = child;
		}
		this.leaf = part;
		this.start = at;
		this.endTask = at.tasks + countOf(part, "tasks");
		return true;
	}

	/** The leaves, or those alone that have any of something. */
	private leaves(...having: readonly OrderCount[]): readonly (readonly [OrderLeaf, Start])[] {
		const found: [OrderLeaf, Start][] = [];
		const visit = (part: OrderPart, start: Start) => {
			if (having.length > 0 && having.every((what) => countOf(part, what) === 0)) return;
			if (part.leaf !== undefined) found.push([part.leaf, start]);
			let at = start;
			for (const child of part.parts) {
				visit(child, at);
				at = startBehind(at, child);
			}
		};
		visit(this.part, noStart);
		return found;
	}
}

export function countOf({ counts }: OrderPart, what: OrderCount): number {
	return counts[orderCounts[what]] ?? 0;
}

function startBehind(at: Start, part: OrderPart): Start {
	return {
		blocks: at.blocks + countOf(part, "blocks"),
		tasks: at.tasks + countOf(part, "tasks"),
		sections: at.sections + countOf(part, "sections"),
		groups: at.groups + countOf(part, "groups"),
	};
}

function joinTables(leaves: readonly (readonly [OrderLeaf, Start])[]): readonly TableReading[] {
	const tables: TableReading[] = [];
	for (const [{ tableAbove, tables: own }, { blocks }] of leaves) {
		const last = tables.at(-1);
		if (last !== undefined && tableAbove.endBlock >= 0)
			tables[tables.length - 1] = {
				...last,
				rows: last.rows + tableAbove.rows,
				endBlock: blocks + tableAbove.endBlock,
				unread: tableAbove.lastNumber > 0 ? tableAbove.lastNumber : last.unread + tableAbove.unread,
			};
		for (const { layout, blockIndex, endBlock, rows, unread, lastNumber } of own)
			tables.push({
				layout,
				blockIndex: blocks + blockIndex,
				endBlock: blocks + endBlock,
				rows,
				unread: lastNumber > 0 ? lastNumber : unread,
			});
	}
	return tables;
}

/** What several parts in succession tell together. @param parts at least one */
export function joinOrder(parts: readonly OrderPart[]): OrderPart {
	const counts = noCounts();
	const layouts = new Map<LayoutName, number>();
	const first = { firstBody: -1, firstPoint: -1, firstLooseRow: -1 };
	let declaredTotal: OrderPart["declaredTotal"] = null;
	for (const part of parts) {
		const blocks = counts[orderCounts.blocks] ?? 0;
		for (const what of ["firstBody", "firstPoint", "firstLooseRow"] as const)
			if (first[what] < 0 && part[what] >= 0) first[what] = blocks + part[what];
		if (declaredTotal === null && part.declaredTotal !== null)
			declaredTotal = { ...part.declaredTotal, blockIndex: blocks + part.declaredTotal.blockIndex };
		for (const [layout, tasks] of part.layouts) layouts.set(layout, (layouts.get(layout) ?? 0) + tasks);
		for (let i = 0; i < counts.length; i++) counts[i] = (counts[i] ?? 0) + (part.counts[i] ?? 0);
	}
	return { counts, parts, leaf: undefined, layouts: [...layouts], ...first, declaredTotal };
}
