import type { Block, RowBlock } from "./block.js";
import { type BlockTree, blockSums } from "./blockTree.js";
import type { Conventions, LayoutName } from "./conventions.js";
import type { Group, Plan, Point, ReadingProblem, Section } from "./plan.js";
import type { Sequence } from "./sequence.js";

/** The blocks of a plan, and its tasks with what the order of the blocks tells of each, one entry a task. */
export interface PlanParts {
	readonly blocks: BlockTree;
	readonly tasks: Sequence<RowBlock>;
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
 * A plan kept as trees: the one place that knows how. Blocks and rows are the very objects that were read, and where an
 * edit keeps the shape of the rows, everything else is shared with the plan before.
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
	private readonly blocks: BlockTree;
	private readonly tasks: Sequence<RowBlock>;

	constructor(
		private readonly parts: PlanParts,
		private readonly facts: PlanFacts,
	) {
		this.blocks = parts.blocks;
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
		blocks: BlockTree,
		exchanged: readonly { readonly task: number; readonly after: RowBlock }[],
	): PlanView {
		let { tasks } = this;
		for (const { task, after } of exchanged) tasks = tasks.splice(task, task + 1, [after]);
		return new PlanView({ ...this.parts, blocks, tasks }, this.facts);
	}

	get lineCount(): number {
		return this.blocks.total(blockSums.lines);
	}

	blockAt(block: number): Block | undefined {
		return this.blocks.at(block);
	}

	lineOfBlock(block: number): number {
		return block > this.blockCount ? 0 : this.blocks.sumBefore(blockSums.lines, block);
	}

	blockAtLine(line: number): number {
		return Math.max(0, Math.min(this.blocks.indexOf(blockSums.lines, line), this.blockCount - 1));
	}

	taskAt(task: number): RowBlock | undefined {
		return this.tasks.at(task);
	}

	blockOfTask(task: number): number {
		if (!(task >= 0 && task < this.taskCount)) return -1;
		return this.blocks.indexOf(blockSums.tasks, task);
	}

	lineOfTask(task: number): number {
		const block = this.blockOfTask(task);
		return block < 0 ? 0 : this.lineOfBlock(block);
	}

	tasksBefore(block: number): number {
		return this.blocks.sumBefore(blockSums.tasks, block);
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
		this.tasks.forEach(visit, from, to);
	}

	someTask(test: (row: RowBlock, task: number) => boolean, from = 0, to = this.taskCount): boolean {
		for (let task = Math.max(0, from); task < to; task++) {
			const row = this.tasks.at(task);
			if (row !== undefined && test(row, task)) return true;
		}
		return false;
	}

	eachTask(): Iterable<RowBlock> {
		return this.tasks;
	}

	forEachBlock(visit: (block: Block, index: number) => void): void {
		this.blocks.forEach(visit);
	}

	eachBlock(): Iterable<Block> {
		return this.blocks;
	}

	forEachExcuse(visit: (codes: readonly string[], block: number) => void): void {
		for (const index of this.blocks.placesWith(blockSums.excuses)) {
			const block = this.blocks.at(index);
			if (block?.kind === "text" && block.disablesNext !== undefined) visit(block.disablesNext, index);
		}
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
