import type { Block, RowBlock } from "./block.js";
import { type BlockTree, blockSums } from "./blockTree.js";
import type { Conventions, LayoutName } from "./conventions.js";
import type { Places } from "./folds.js";
import type { Group, GroupOrder, Plan, Point, ReadingProblem, Section } from "./plan.js";
import type { PlanOrder } from "./planOrder.js";
import type { Sequence } from "./sequence.js";

/** The blocks of a plan, and the rows of its tasks. */
export interface PlanParts {
	readonly blocks: BlockTree;
	readonly tasks: Sequence<RowBlock>;
}

/** What is said of a plan as a whole, and what the order of its blocks tells. */
export interface PlanFacts extends PlanStatements {
	readonly order: PlanOrder;
	readonly isOutlineOfSections: boolean;
	/** The headings and points; made when somebody asks. */
	outline(): { readonly points: readonly Point[]; pointOfTask(task: number): number };
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
>;

/**
 * A plan kept as trees: the one place that knows how. Blocks and rows are the very objects that were read, and where an
 * edit keeps the shape of the rows, everything else is shared with the plan before.
 */
export class PlanView implements Plan {
	readonly kept: unknown[] = [];
	readonly keptWithOrder: unknown[];
	readonly blockCount: number;
	readonly taskCount: number;
	readonly sectionCount: number;
	readonly groupCount: number;
	readonly title: string | null;
	readonly titleBlock: number;
	readonly region: string | null;
	readonly issuer: string | null;
	readonly date: string | null;
	readonly declaredTotal: Plan["declaredTotal"];
	readonly layout: LayoutName | null;
	readonly layouts: readonly LayoutName[];
	readonly conventions: Conventions;
	/** For the reader, which makes the next version's of them. */
	readonly tasks: Sequence<RowBlock>;
	private readonly blocks: BlockTree;
	private readonly order: PlanOrder;

	constructor(
		parts: PlanParts,
		private readonly facts: PlanFacts,
	) {
		this.blocks = parts.blocks;
		this.tasks = parts.tasks;
		this.blockCount = parts.blocks.length;
		this.taskCount = parts.tasks.length;
		this.order = facts.order;
		this.keptWithOrder = facts.order.kept;
		this.sectionCount = facts.order.sectionCount;
		this.groupCount = facts.order.groupCount;
		this.title = facts.title;
		this.titleBlock = facts.titleBlock;
		this.region = facts.region;
		this.issuer = facts.issuer;
		this.date = facts.date;
		this.declaredTotal = facts.declaredTotal;
		this.layout = facts.layout;
		this.layouts = facts.layouts;
		this.conventions = facts.conventions;
	}

	/** The plan with the blocks of an edit that kept its shape: some tasks have other rows, nothing else is another. */
	withRows(
		blocks: BlockTree,
		exchanged: readonly { readonly task: number; readonly after: RowBlock }[],
	): PlanView {
		let { tasks } = this;
		for (const { task, after } of exchanged) tasks = tasks.splice(task, task + 1, [after]);
		return new PlanView({ blocks, tasks }, this.facts);
	}

	get pointCount(): number {
		return this.facts.outline().points.length;
	}

	get problems(): readonly ReadingProblem[] {
		return this.order.problems;
	}

	get tables(): Plan["tables"] {
		return this.order.tables;
	}

	get isOutlineOfSections(): boolean {
		return this.facts.isOutlineOfSections;
	}

	oddSections(): readonly number[] {
		return this.order.oddSections();
	}

	get groupOrder(): GroupOrder {
		return this.order.groupOrder;
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
		return this.order.sectionOfTask(task);
	}

	groupOfTask(task: number): number {
		return this.order.groupOfTask(task);
	}

	pointOfTask(task: number): number {
		return task >= 0 && task < this.taskCount ? this.facts.outline().pointOfTask(task) : -1;
	}

	leaderTaskOf(task: number): number {
		return this.order.leaderTaskOf(task);
	}

	unitTaskOf(task: number): number {
		return this.order.unitTaskOf(task);
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

	tasksAt(places: Places<RowBlock>): readonly number[] {
		return places.in(this.tasks);
	}

	blocksAt(places: Places<Block>): readonly number[] {
		return places.in(this.blocks);
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
		return this.order.sectionAt(section);
	}

	groupAt(group: number): Group | undefined {
		return this.order.groupAt(group);
	}

	pointAt(point: number): Point | undefined {
		return point < 0 ? undefined : this.facts.outline().points[point];
	}

	*eachSection(): Iterable<Section> {
		for (let i = 0; i < this.sectionCount; i++) {
			const section = this.sectionAt(i);
			if (section !== undefined) yield section;
		}
	}

	*eachGroup(): Iterable<Group> {
		for (let i = 0; i < this.groupCount; i++) {
			const group = this.groupAt(i);
			if (group !== undefined) yield group;
		}
	}

	eachPoint(): Iterable<Point> {
		return this.facts.outline().points.values();
	}

	forEachGroup(visit: (group: Group, index: number) => void): void {
		for (let i = 0; i < this.groupCount; i++) {
			const group = this.groupAt(i);
			if (group !== undefined) visit(group, i);
		}
	}

	forEachPoint(visit: (point: Point, index: number) => void): void {
		this.facts.outline().points.forEach(visit);
	}
}
