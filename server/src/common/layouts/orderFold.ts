import { isDigit } from "../language/characters.js";
import { nameOrNone } from "../language/nobody.js";
import type { Block, ProseItem, RowBlock, SectionBlock, TextBlock } from "../model/block.js";
import type { LayoutName } from "../model/conventions.js";
import { Fold, type Folded } from "../model/folds.js";
import { sliceText } from "../model/mappedText.js";
import {
	joinOrder,
	noCounts,
	noTask,
	type OpenGroup,
	type OrderCount,
	type OrderGroup,
	type OrderLeaf,
	type OrderPart,
	type OrderProblem,
	orderCounts,
} from "../model/planOrder.js";
import { cellAt } from "../model/tableHeader.js";
import { isConflictMark } from "../text/conflictMarks.js";
import { problemOfCommas, problemOfHeader, problemOfUnread, problemsOfRow } from "./orderProblems.js";
import { isSameTableState, noTable, TableReadings, type TableState } from "./tableReadings.js";

/**
 * What the blocks above a place leave open for those below it. Tasks are counted up from there: 1 is the last above,
 * 0 says that there is none.
 */
export interface OrderState {
	readonly hasTask: boolean;
	/** A section, or a header, stands behind the last task. */
	readonly beginsSection: boolean;
	readonly beginsTable: boolean;
	/** No task stands behind the last header, or the beginning of the document. */
	readonly isFirstRow: boolean;
	/** Rows with bars that follow belong to a table that is not a plan's. */
	readonly inForeignTable: boolean;
	/** The tasks whose leader and unit cells reach down. */
	readonly leaderAbove: number;
	readonly unitsAbove: number;
	/** Its tasks are counted from the place, too, and negative. */
	readonly group: OpenGroup | undefined;
	/** The number of the last group, null where it has none; what it counts as; 0 where there is no group. */
	readonly groupNumber: number | null;
	readonly groupCount: number;
	readonly hasGroup: boolean;
	/** A section stands behind the first task of the last group. */
	readonly leavesGroups: boolean;
	/** The ordinal of the last section, or what stands for it; 0 where there is no section. */
	readonly sectionNumber: number;
	readonly table: TableState;
}

/** The last section has no ordinal. */
const noNumber = -1;
/** No ordinal goes on with that of the last section. */
const beginsAnew = -2;

export const orderAtTop: OrderState = {
	hasTask: false,
	beginsSection: false,
	beginsTable: false,
	isFirstRow: true,
	inForeignTable: false,
	leaderAbove: 0,
	unitsAbove: 0,
	group: undefined,
	groupNumber: 0,
	groupCount: 0,
	hasGroup: false,
	leavesGroups: false,
	sectionNumber: 0,
	table: noTable,
};

/**
 * Goes over blocks for what only their order tells: which task stands in which section and group, and whose leader a
 * merged cell shows. Nothing is read again.
 */
export const orderFold = new Fold<Block, OrderState, OrderPart>({
	ofItems: (blocks, before) => new OrderOfBlocks(before).over(blocks),
	join: joinOrder,
	isSame: isSameState,
});

function isSameState(a: OrderState, b: OrderState): boolean {
	return (
		a.hasTask === b.hasTask &&
		a.beginsSection === b.beginsSection &&
		a.beginsTable === b.beginsTable &&
		a.isFirstRow === b.isFirstRow &&
		a.inForeignTable === b.inForeignTable &&
		a.leaderAbove === b.leaderAbove &&
		a.unitsAbove === b.unitsAbove &&
		isSameGroup(a.group, b.group) &&
		a.groupNumber === b.groupNumber &&
		a.groupCount === b.groupCount &&
		a.hasGroup === b.hasGroup &&
		a.leavesGroups === b.leavesGroups &&
		a.sectionNumber === b.sectionNumber &&
		isSameTableState(a.table, b.table)
	);
}

function isSameGroup(a: OpenGroup | undefined, b: OpenGroup | undefined): boolean {
	if (a === undefined || b === undefined) return a === b;
	return (
		a.number === b.number &&
		a.name === b.name &&
		a.firstTask === b.firstTask &&
		a.parts.length === b.parts.length &&
		a.parts.every(({ task, text }, i) => task === b.parts[i]?.task && text === b.parts[i]?.text)
	);
}

/** What is longer when it is put together is not a name that page breaks have torn: each row has one of its own. */
const longestTornName = 200;

function mayGoOn(name: string, text: string): boolean {
	if (name.length + text.length > longestTornName) return false;
	// 1 and 2, one below the other, are no 12, and 3 is no part of a name.
	const last = name.charCodeAt(name.length - 1);
	return !(isDigit(last) && (isDigit(text.charCodeAt(0)) || /^\d+$/.test(name)));
}

/** One pass over the blocks of a leaf, which only writes into arrays. */
class OrderOfBlocks {
	private readonly taskSections: number[] = [];
	private readonly taskGroups: number[] = [];
	private readonly leaderTasks: number[] = [];
	private readonly unitTasks: number[] = [];
	private readonly sections: OrderLeaf["sections"][number][] = [];
	private readonly groups: OrderGroup[] = [];
	private readonly problems: OrderProblem[] = [];
	private readonly outline: number[] = [];
	private readonly layouts = new Map<LayoutName, number>();
	private readonly counts = noCounts();
	private readonly tables: TableReadings;
	private declaredTotal: OrderPart["declaredTotal"] = null;
	private firstBody = -1;
	private firstPoint = -1;
	private firstLooseRow = -1;
	private tasks = 0;
	private readonly oddSections: number[] = [];
	private readonly oddGroups: number[] = [];
	private group: OpenGroup | undefined;
	private groupNumber: number | null;
	private groupCount: number;
	private hasGroup: boolean;
	private leavesGroups: boolean;
	private sectionNumber: number;
	private leaderFrom: number;
	private unitsFrom: number;
	private hasTask: boolean;
	private beginsSection: boolean;
	private beginsTable: boolean;
	private isFirstRow: boolean;
	private inForeignTable: boolean;

	constructor(before: OrderState) {
		this.group = before.group;
		this.groupNumber = before.groupNumber;
		this.groupCount = before.groupCount;
		this.hasGroup = before.hasGroup;
		this.leavesGroups = before.leavesGroups;
		this.sectionNumber = before.sectionNumber;
		this.leaderFrom = before.leaderAbove === 0 ? noTask : -before.leaderAbove;
		this.unitsFrom = before.unitsAbove === 0 ? noTask : -before.unitsAbove;
		this.hasTask = before.hasTask;
		this.beginsSection = before.beginsSection;
		this.beginsTable = before.beginsTable;
		this.isFirstRow = before.isFirstRow;
		this.inForeignTable = before.inForeignTable;
		this.tables = new TableReadings(before.table);
	}

	over(blocks: readonly Block[]): Folded<OrderState, OrderPart> {
		for (let i = 0; i < blocks.length; i++) {
			const block = blocks[i];
			if (block !== undefined) this.add(block, i);
		}
		return { made: this.made(blocks.length), after: this.after(blocks.length) };
	}

	private add(block: Block, i: number): void {
		switch (block.kind) {
			case "row":
				this.addRow(block, i);
				break;
			case "section":
				this.beginBody(i);
				this.outline.push(i);
				this.openSection(block, i);
				break;
			case "table-header":
				this.count("headers");
				this.tables.begin(block, i);
				this.beginBody(i);
				this.report(problemOfHeader(block, i));
				this.isFirstRow = true;
				this.inForeignTable = true;
				this.beginsTable = true;
				this.leaderFrom = noTask;
				this.unitsFrom = noTask;
				this.closeGroup();
				for (const row of block.rows ?? []) this.addRow(row, i);
				break;
			case "text":
				this.addText(block, i);
				break;
			default:
				break;
		}
	}

	private addText(block: TextBlock, i: number): void {
		this.tables.addText(block, i);
		if (block.unread !== undefined) {
			this.beginBody(i);
			this.report(problemOfUnread(block.unread, i));
		}
		if (block.total !== undefined && this.declaredTotal === null && !this.hasTask)
			this.declaredTotal = { value: block.total.value, blockIndex: i, span: block.total.span };
		if (block.role === "comma-header") this.report(problemOfCommas(block, i));
		else if (!isAside(block)) this.addLooseRow(block.text.text, i);
		for (const row of block.rows ?? []) this.addRow(row, i);
		if (block.items !== undefined || block.level > 0) {
			this.outline.push(i);
			this.count("outlineTexts");
		}
		for (const item of block.items ?? []) {
			const { kind, row, style } = item;
			if (style === "section" || style === "chapter" || style === "part")
				this.openSection(sectionOfItem(block, item), i);
			if (row !== undefined) this.addRow(row, i);
			if (kind === "point") this.count("points");
			if (kind !== "paragraph" && this.firstPoint < 0) this.firstPoint = i;
		}
	}

	private addRow(row: RowBlock, i: number): void {
		this.beginBody(i);
		for (const problem of problemsOfRow(row, i, this.isFirstRow)) this.problems.push(problem);
		this.countParts(row);
		const task = this.tasks++;
		this.hasTask = true;
		this.isFirstRow = false;
		this.taskSections.push(this.sections.length);
		this.taskGroups.push(this.groupOf(row, task));
		const { layout } = row.header;
		if (layout !== "inline") this.tables.addRow(i);
		this.layouts.set(layout, (this.layouts.get(layout) ?? 0) + 1);
		if (row.leaderCell !== "covered" && row.leaderCell !== "missing") this.leaderFrom = task;
		this.leaderTasks.push(row.leaderCell === "absent" ? noTask : this.leaderFrom);
		if (row.unitCell !== "covered") this.unitsFrom = task;
		this.unitTasks.push(this.unitsFrom);
	}

	/** Counts where tasks of another section or table begin, and whether their numbers, where they have some, begin anew there. */
	private countParts({ number }: RowBlock): void {
		if (this.hasTask && number === null) return;
		if (this.hasTask && this.beginsSection) {
			this.count("sectionParts");
			if (number === 1) this.count("sectionRestarts");
		}
		if (this.hasTask && this.beginsTable) {
			this.count("tableParts");
			if (number === 1) this.count("tableRestarts");
		}
		this.beginsSection = false;
		this.beginsTable = false;
	}

	/** The group of a row: its own, or the one that a merged cell continues. */
	private groupOf(row: RowBlock, task: number): number {
		const { header } = row;
		if (header.groupColumn < 0) return -1;
		const name = cellAt(row.cells, header.groupColumn);
		const serial = header.numberIn === "serial" ? undefined : cellAt(row.cells, header.numberColumn);
		const text = name?.state === "text" ? nameOrNone(name.content.text) : "";
		const open = this.group;
		const continues =
			open !== undefined &&
			(text === ""
				? name?.state === "covered" || name?.state === "missing"
				: header.numberIn === "serial"
					? text === open.name
					: (serial?.state === "covered" && (text === open.name || mayGoOn(open.name, text))) ||
						// Filled down instead of merged, 序号 and 项目 stand in every row.
						(text === open.name && (serial === undefined || row.groupNumber === open.number)));
		if (continues) {
			if (text !== "" && header.numberIn !== "serial" && text !== open.name)
				this.group = { ...open, name: open.name + text, parts: [...open.parts, { task, text }] };
			return this.groups.length;
		}
		if (text === "" && row.groupNumber === null) return -1;
		this.closeGroup(task);
		this.group = { number: row.groupNumber, firstTask: task, name: text, parts: [{ task, text }] };
		this.countGroup(row.groupNumber);
		return this.groups.length;
	}

	/** Takes down whether a group that begins goes on with the numbers of those above. */
	private countGroup(number: number | null): void {
		const isFirst = !this.hasGroup;
		const beginsSection = this.leavesGroups || isFirst;
		const next = this.groupNumber === null ? Number.NaN : this.groupNumber + 1;
		if (number !== null) this.count("numberedGroups");
		if (number !== next) this.count("oddGroupsOfPlan");
		if (number !== (beginsSection ? 1 : next)) {
			this.oddGroups.push(this.groups.length);
			this.count("oddGroups");
		}
		if (beginsSection && !isFirst && number !== null) {
			if (number === 1) this.count("groupsBeginningAnew");
			else if (number === this.groupCount + 1) this.count("groupsRunningOn");
		}
		this.groupNumber = number;
		this.groupCount = number ?? this.groupCount + 1;
		this.hasGroup = true;
		this.leavesGroups = false;
	}

	private closeGroup(endTask = this.tasks): void {
		if (this.group === undefined) return;
		if (this.group.parts.length > 1) this.count("tornGroups");
		const { number, name, firstTask, parts } = this.group;
		this.groups.push({ number, name, firstTask, parts, endTask });
		this.group = undefined;
	}

	private openSection(block: SectionBlock, blockIndex: number): void {
		this.closeGroup();
		this.sections.push({ block, blockIndex, firstTask: this.tasks, firstGroup: this.groups.length });
		const { ordinal, isPart = false } = block;
		if (isPart) this.count("partSections");
		const follows = ordinal === null ? this.sectionNumber === noNumber : ordinal === this.sectionNumber + 1;
		if (isPart || !follows) {
			this.oddSections.push(this.sections.length - 1);
			this.count("oddSections");
		}
		// Behind a part 一 begins anew, and behind 〇.
		this.sectionNumber = isPart || ordinal === 0 ? beginsAnew : (ordinal ?? noNumber);
		this.leavesGroups = true;
		this.beginsSection = true;
		this.leaderFrom = noTask;
		this.unitsFrom = noTask;
	}

	private addLooseRow(text: string, i: number): void {
		// Rows behind the marks of merged copies lack no header: it stands above the conflict.
		if (text[0] !== "|") this.inForeignTable = isConflictMark(text);
		if (this.inForeignTable || text[0] !== "|" || text.split("|", 5).length < 5) return;
		if (this.firstLooseRow < 0) this.firstLooseRow = i;
		this.count("looseRows");
	}

	private beginBody(i: number): void {
		if (this.firstBody < 0) this.firstBody = i;
	}

	private report(problem: OrderProblem | undefined): void {
		if (problem !== undefined) this.problems.push(problem);
	}

	private count(what: OrderCount, by = 1): void {
		const at = orderCounts[what];
		this.counts[at] = (this.counts[at] ?? 0) + by;
	}

	private made(blocks: number): OrderPart {
		this.count("blocks", blocks);
		this.count("tasks", this.tasks);
		this.count("sections", this.sections.length);
		this.count("groups", this.groups.length);
		this.count("problems", this.problems.length);
		return {
			counts: this.counts,
			parts: [],
			leaf: {
				taskSections: new Int32Array(this.taskSections),
				taskGroups: new Int32Array(this.taskGroups),
				leaderTasks: new Int32Array(this.leaderTasks),
				unitTasks: new Int32Array(this.unitTasks),
				sections: this.sections,
				groups: this.groups,
				oddSections: this.oddSections,
				oddGroups: this.oddGroups,
				problems: this.problems,
				tableAbove: this.tables.above,
				tables: this.tables.tables,
				outline: this.outline,
			},
			layouts: [...this.layouts],
			firstBody: this.firstBody,
			firstPoint: this.firstPoint,
			firstLooseRow: this.firstLooseRow,
			declaredTotal: this.declaredTotal,
		};
	}

	private after(blocks: number): OrderState {
		const { tasks, group } = this;
		return {
			hasTask: this.hasTask,
			beginsSection: this.beginsSection,
			beginsTable: this.beginsTable,
			isFirstRow: this.isFirstRow,
			inForeignTable: this.inForeignTable,
			leaderAbove: this.leaderFrom === noTask ? 0 : tasks - this.leaderFrom,
			unitsAbove: this.unitsFrom === noTask ? 0 : tasks - this.unitsFrom,
			group: group && {
				...group,
				firstTask: group.firstTask - tasks,
				parts: group.parts.map(({ task, text }) => ({ task: task - tasks, text })),
			},
			groupNumber: this.groupNumber,
			groupCount: this.groupCount,
			hasGroup: this.hasGroup,
			leavesGroups: this.leavesGroups,
			sectionNumber: this.sectionNumber,
			table: this.tables.after(blocks),
		};
	}
}

/** 一、 in the middle of a paragraph, or with its sentences in the same line, opens a section too. */
function sectionOfItem(block: TextBlock, item: ProseItem): SectionBlock {
	const words = item.text.text.search(/[。；;：:]/);
	return {
		kind: "section",
		lines: block.lines,
		reach: block.reach,
		layout: item.row === undefined ? "narrative" : "inline",
		ordinal: item.ordinal,
		marker: item.marker.replace(/[第、.．]|部分|[章篇编編]/g, ""),
		mark: item.marker,
		title: words < 0 ? item.text : sliceText(item.text, 0, words),
		span: item.span,
		markerSpan: item.markerSpan,
	};
}

/** Dashes, headers that stand once more, code and comments: what has bars there is no row without a header. */
export function isAside({ role }: TextBlock): boolean {
	return role === "delimiter" || role === "repeated-header" || role === "code" || role === "comment";
}
