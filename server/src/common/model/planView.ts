import type { Block, RowBlock } from "./block.js";
import type { Conventions, LayoutName } from "./conventions.js";
import type { Group, Plan, Point, ReadingProblem, Section } from "./plan.js";

/** The blocks of a plan, and its tasks with what the order of the blocks tells of each, one entry a task. */
export interface PlanParts {
	readonly blocks: readonly Block[];
	/** First line of each block, with the number of lines behind the last. */
	readonly starts: Int32Array;
	readonly tasks: readonly RowBlock[];
	/** Index of each task's block. */
	readonly taskBlocks: Int32Array;
	readonly taskSections: Int32Array;
	readonly taskGroups: Int32Array;
	readonly taskPoints: Int32Array;
	readonly leaderTasks: Int32Array;
	readonly unitTasks: Int32Array;
}

/** What is said of a plan as a whole. */
export interface PlanFacts extends PlanStatements {
	readonly sections: readonly Section[];
	readonly groups: readonly Group[];
	readonly points: readonly Point[];
}

type PlanStatements = Pick<
	Plan,
	| "title"
	| "titleBlock"
	| "region"
	| "issuer"
	| "date"
	| "declaredTotal"
	| "layout"
	| "layouts"
	| "conventions"
	| "problems"
	| "tables"
>;

/**
 * A plan kept as arrays: the one place that knows how. Blocks and rows are the very objects that were read, and
 * an edit that keeps the shape of the rows copies references only.
 */
export class PlanView implements Plan {
	readonly blockCount: number;
	readonly taskCount: number;
	readonly sectionCount: number;
	readonly groupCount: number;
	readonly pointCount: number;
	readonly title: string | null;
	readonly titleBlock: number;
	readonly region: string | null;
	readonly issuer: string | null;
	readonly date: string | null;
	readonly declaredTotal: Plan["declaredTotal"];
	readonly layout: LayoutName | null;
	readonly layouts: readonly LayoutName[];
	readonly conventions: Conventions;
	readonly problems: readonly ReadingProblem[];
	readonly tables: Plan["tables"];
	private readonly blocks: readonly Block[];
	private readonly starts: Int32Array;
	private readonly tasks: readonly RowBlock[];

	constructor(
		private readonly parts: PlanParts,
		private readonly facts: PlanFacts,
	) {
		this.blocks = parts.blocks;
		this.starts = parts.starts;
		this.tasks = parts.tasks;
		this.blockCount = parts.blocks.length;
		this.taskCount = parts.tasks.length;
		this.sectionCount = facts.sections.length;
		this.groupCount = facts.groups.length;
		this.pointCount = facts.points.length;
		this.title = facts.title;
		this.titleBlock = facts.titleBlock;
		this.region = facts.region;
		this.issuer = facts.issuer;
		this.date = facts.date;
		this.declaredTotal = facts.declaredTotal;
		this.layout = facts.layout;
		this.layouts = facts.layouts;
		this.conventions = facts.conventions;
		this.problems = facts.problems;
		this.tables = facts.tables;
	}

	/** The plan with the blocks of an edit that kept its shape: some tasks have other rows, nothing else is another. */
	withRows(
		blocks: readonly Block[],
		starts: Int32Array,
		exchanged: readonly { readonly task: number; readonly after: RowBlock }[],
	): PlanView {
		let { tasks } = this;
		if (exchanged.length > 0) {
			const rows = tasks.slice();
			for (const { task, after } of exchanged) rows[task] = after;
			tasks = rows;
		}
		return new PlanView({ ...this.parts, blocks, starts, tasks }, this.facts);
	}

	get lineCount(): number {
		return this.starts[this.blockCount] ?? 0;
	}

	// An array looks for -1 among the properties of objects, which takes long.
	blockAt(block: number): Block | undefined {
		return block < 0 ? undefined : this.blocks[block];
	}

	lineOfBlock(block: number): number {
		return this.starts[block] ?? 0;
	}

	blockAtLine(line: number): number {
		return findBlockAt(this.starts, line);
	}

	taskAt(task: number): RowBlock | undefined {
		return task < 0 ? undefined : this.tasks[task];
	}

	blockOfTask(task: number): number {
		return this.parts.taskBlocks[task] ?? -1;
	}

	lineOfTask(task: number): number {
		return this.starts[this.parts.taskBlocks[task] ?? -1] ?? 0;
	}

	tasksBefore(block: number): number {
		const { taskBlocks } = this.parts;
		let low = 0;
		let high = taskBlocks.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((taskBlocks[middle] ?? 0) < block) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	sectionOfTask(task: number): number {
		return this.parts.taskSections[task] ?? -1;
	}

	groupOfTask(task: number): number {
		return this.parts.taskGroups[task] ?? -1;
	}

	pointOfTask(task: number): number {
		return this.parts.taskPoints[task] ?? -1;
	}

	leaderTaskOf(task: number): number {
		return this.parts.leaderTasks[task] ?? -1;
	}

	unitTaskOf(task: number): number {
		return this.parts.unitTasks[task] ?? -1;
	}

	forEachTask(visit: (row: RowBlock, task: number) => void, from = 0, to = this.taskCount): void {
		for (let task = Math.max(0, from); task < to; task++) {
			const row = this.tasks[task];
			if (row !== undefined) visit(row, task);
		}
	}

	someTask(test: (row: RowBlock, task: number) => boolean, from = 0, to = this.taskCount): boolean {
		for (let task = Math.max(0, from); task < to; task++) {
			const row = this.tasks[task];
			if (row !== undefined && test(row, task)) return true;
		}
		return false;
	}

	eachTask(): Iterable<RowBlock> {
		return this.tasks.values();
	}

	forEachBlock(visit: (block: Block, index: number) => void): void {
		for (let i = 0; i < this.blockCount; i++) {
			const block = this.blocks[i];
			if (block !== undefined) visit(block, i);
		}
	}

	eachBlock(): Iterable<Block> {
		return this.blocks.values();
	}

	sectionAt(section: number): Section | undefined {
		return section < 0 ? undefined : this.facts.sections[section];
	}

	groupAt(group: number): Group | undefined {
		return group < 0 ? undefined : this.facts.groups[group];
	}

	pointAt(point: number): Point | undefined {
		return point < 0 ? undefined : this.facts.points[point];
	}

	eachSection(): Iterable<Section> {
		return this.facts.sections.values();
	}

	eachGroup(): Iterable<Group> {
		return this.facts.groups.values();
	}

	eachPoint(): Iterable<Point> {
		return this.facts.points.values();
	}

	forEachGroup(visit: (group: Group, index: number) => void): void {
		this.facts.groups.forEach(visit);
	}

	forEachPoint(visit: (point: Point, index: number) => void): void {
		this.facts.points.forEach(visit);
	}
}

/**
 * Index of the block that a line belongs to, by binary search; lines behind the last block belong to it.
 *
 * @param starts first line of each block, with the number of lines behind the last
 */
export function findBlockAt(starts: Int32Array, line: number): number {
	let low = 0;
	let high = starts.length - 2;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((starts[middle] ?? 0) <= line) low = middle;
		else high = middle - 1;
	}
	return Math.max(0, low);
}
