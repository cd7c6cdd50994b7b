import { nameOrNone } from "../language/nobody.js";
import type { Block, ProseItem, RowBlock, SectionBlock, TextBlock, UnreadTable } from "../model/block.js";
import type { LayoutName } from "../model/conventions.js";
import { counted } from "../model/counted.js";
import type { LocalizedText } from "../model/localizedText.js";
import { sliceText, spanOfText } from "../model/mappedText.js";
import type { Group, Plan, Point, ReadingProblem, Section } from "../model/plan.js";
import { PlanView } from "../model/planView.js";
import { Sequence } from "../model/sequence.js";
import { lineSpan, type Span } from "../model/span.js";
import { cellAt } from "../model/tableHeader.js";
import { lacksMergedCells } from "./alignment.js";
import type { BlockSequence } from "./blockSequence.js";
import { messageOfSeparated } from "./commaSeparated.js";
import { detectConventions } from "./conventions.js";
import { readLetterHead, regionOfTitle } from "./letterHead.js";
import { LooseCells } from "./looseCells.js";
import { buildOutline } from "./outline.js";
import type { PlanOptions } from "./planOptions.js";
import { lostMerged, mergedWithNothing, missingColumns, otherWidth } from "./tableMessages.js";
import { countRowLines, TableReadings } from "./tableReadings.js";
import { unknownColumns } from "./unknownColumns.js";
import { findUnread, messageOfUnread, saysPlan } from "./unreadTable.js";

/**
 * Makes the plan of the blocks: which task stands in which section and group, and whose leader a merged cell
 * shows. One pass over the blocks that only writes into arrays; nothing is read again.
 */
export function assemblePlan(sequence: BlockSequence, options: PlanOptions): PlanView {
	const blocks = sequence.blocks.slice();
	const assembly = new Assembly(blocks);
	for (let i = 0; i < blocks.length; i++) assembly.add(i);
	assembly.close();
	const { tasks } = assembly;
	const firstBody = assembly.firstBodyBlock < 0 ? assembly.firstPointBlock : assembly.firstBodyBlock;
	const head = readLetterHead(blocks, firstBody);
	const outline = buildOutline(blocks, head.titleBlock);
	const title = blocks[outline.titleBlock];
	const isProse = assembly.mainLayout() === "inline";
	const parts = isProse
		? outline.taskPoints
		: assembly.sections.length > 0
			? assembly.taskSections
			: assembly.taskTables;
	const layouts = layoutsOf(assembly, outline.points);
	const planParts = {
		blocks: sequence.blocks,
		tasks: Sequence.of(tasks),
		taskSections: new Int32Array(assembly.taskSections),
		taskGroups: new Int32Array(assembly.taskGroups),
		taskPoints: new Int32Array(outline.taskPoints),
		leaderTasks: new Int32Array(assembly.leaderTasks),
		unitTasks: new Int32Array(assembly.unitTasks),
	};
	return new PlanView(planParts, {
		points: outline.points,
		sections: assembly.sections,
		groups: assembly.groups,
		title: head.title ?? (title?.kind === "text" ? title.text.text : null),
		titleBlock: outline.titleBlock,
		region:
			options.region ??
			head.region ??
			(isProse && title?.kind === "text" ? regionOfTitle(title.text.text) : null),
		issuer: head.issuer,
		date: head.date,
		declaredTotal: assembly.declaredTotal,
		layout: assembly.mainLayout() ?? layouts[0] ?? null,
		layouts,
		conventions: detectConventions(tasks, parts, blocks, options),
		problems: assembly.problems,
		tables: assembly.tableReadings.tables,
	});
}

/** The layouts that occur: those of the tasks, and `narrative` where prose makes points of its own. */
function layoutsOf(assembly: Assembly, points: readonly Point[]): readonly LayoutName[] {
	const layouts = [...assembly.layoutCounts.keys()];
	const spoken = points.filter(({ kind }) => kind === "point").length;
	const isNarrative = layouts.length === 0 ? points.length > 0 : !layouts.includes("inline") && spoken > 1;
	return isNarrative ? [...layouts, "narrative"] : layouts;
}

/** Blocks at the top of a document that its title may stand in. */
const mostTitleBlocks = 12;

/** What is longer when it is put together is not a name that page breaks have torn: each row has one of its own. */
const longestTornName = 200;

function mayGoOn(name: string, text: string): boolean {
	return name.length + text.length <= longestTornName;
}

interface OpenGroup {
	number: number | null;
	section: number;
	firstTask: number;
	name: string;
	parts: { task: number; text: string }[];
}

class Assembly {
	readonly tasks: RowBlock[] = [];
	readonly taskSections: number[] = [];
	readonly taskGroups: number[] = [];
	/** Number of the table that each task stands in. */
	readonly taskTables: number[] = [];
	readonly leaderTasks: number[] = [];
	readonly unitTasks: number[] = [];
	readonly sections: Section[] = [];
	readonly groups: Group[] = [];
	readonly problems: ReadingProblem[] = [];
	readonly layoutCounts = new Map<LayoutName, number>();
	readonly tableReadings = new TableReadings();
	declaredTotal: Plan["declaredTotal"] = null;
	/** First block of a section, table or task: what stands before is the letter head. */
	firstBodyBlock = -1;
	/** First block of a point in prose. */
	firstPointBlock = -1;
	private openSection:
		| { block: SectionBlock; blockIndex: number; firstTask: number; firstGroup: number }
		| undefined;
	private openGroup: OpenGroup | undefined;
	/** Whether the row above in this table can be inherited from. */
	private tableStartTask = 0;
	private leaderFrom = -1;
	private unitsFrom = -1;
	private looseRows = 0;
	private looseRowBlock = -1;
	private readonly looseCells = new LooseCells();
	/** Rows with bars that follow belong to a table that is not a plan's. */
	private inForeignTable = false;
	private tables = 0;

	constructor(private readonly blocks: readonly Block[]) {}

	add(i: number): void {
		const block = this.blocks[i];
		if (block === undefined) return;
		switch (block.kind) {
			case "row":
				this.addRow(block, i);
				break;
			case "section":
				this.beginBody(i);
				this.closeSection();
				this.openSection = {
					block,
					blockIndex: i,
					firstTask: this.tasks.length,
					firstGroup: this.groups.length,
				};
				this.leaderFrom = -1;
				this.unitsFrom = -1;
				break;
			case "table-header":
				this.tableReadings.begin(block, i);
				this.beginBody(i);
				this.checkHeader(i);
				this.tableStartTask = this.tasks.length;
				this.inForeignTable = true;
				this.tables++;
				this.leaderFrom = -1;
				this.unitsFrom = -1;
				this.closeGroup();
				for (const row of block.rows ?? []) this.addRow(row, i);
				break;
			case "text":
				this.tableReadings.addText(block, i);
				if (block.unread !== undefined) this.reportUnread(block.unread, i);
				if (block.total !== undefined && this.declaredTotal === null && this.tasks.length === 0)
					this.declaredTotal = { value: block.total.value, blockIndex: i, span: block.total.span };
				if (block.role === "comma-header") this.reportCommas(block, i);
				else if (!isAside(block)) this.addLooseRow(block.text.text, i);
				for (const row of block.rows ?? []) this.addRow(row, i);
				for (const item of block.items ?? []) {
					const { kind, row } = item;
					if (item.style === "section" || item.style === "chapter" || item.style === "part")
						this.openSectionIn(block, item, i);
					if (row !== undefined) this.addRow(row, i);
					if (kind !== "paragraph" && this.firstPointBlock < 0) this.firstPointBlock = i;
				}
				break;
			default:
				break;
		}
	}

	close(): void {
		this.closeSection();
		if (this.looseRows > 0)
			this.problem("header", this.looseRowBlock, this.spanOf(this.looseRowBlock), {
				zh: `表格没有表头，${this.looseRows}行未能读入：请在上面补上表头行和“| --- |”分隔行。`,
				en: `The table has no header, so ${counted(this.looseRows, "row is", "rows are")} not read: put a header row and a “| --- |” row above.`,
			});
		if (this.tasks.length > 0) return;
		this.reportUnknownCells();
		if (this.problems.length === 0) this.reportAnyTable();
		// A table that nobody could read as a plan is worth a word only where there is no other.
		for (let i = 0; i < this.blocks.length; i++) {
			const block = this.blocks[i];
			if (block?.kind !== "table-header" || block.header.taskColumn >= 0) continue;
			if (!block.header.columns.every(({ role }) => role === "other")) continue;
			this.problem("header", i, block.span, unknownColumns(block.header.columns.map(({ header }) => header)));
			return;
		}
	}

	mainLayout(): LayoutName | null {
		let main: LayoutName | null = null;
		let most = 0;
		for (const [layout, tasks] of this.layoutCounts) {
			if (tasks <= most) continue;
			most = tasks;
			main = layout;
		}
		return main;
	}

	/** 一、 in the middle of a paragraph, or with its sentences in the same line, opens a section too. */
	private openSectionIn(block: TextBlock, item: ProseItem, i: number): void {
		const words = item.text.text.search(/[。；;：:]/);
		this.closeSection();
		this.openSection = {
			block: {
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
			},
			blockIndex: i,
			firstTask: this.tasks.length,
			firstGroup: this.groups.length,
		};
		this.leaderFrom = -1;
		this.unitsFrom = -1;
	}

	private addRow(row: RowBlock, i: number): void {
		this.beginBody(i);
		this.checkRow(row, i);
		const task = this.tasks.length;
		this.tasks.push(row);
		this.taskSections.push(this.openSection === undefined ? -1 : this.sections.length);
		this.taskGroups.push(this.groupOf(row, task));
		this.taskTables.push(this.tables);
		const { layout } = row.header;
		if (layout !== "inline") this.tableReadings.addRow(i);
		this.layoutCounts.set(layout, (this.layoutCounts.get(layout) ?? 0) + 1);
		if (row.leaderCell !== "covered" && row.leaderCell !== "missing") this.leaderFrom = task;
		this.leaderTasks.push(row.leaderCell === "absent" ? -1 : this.leaderFrom);
		if (row.unitCell !== "covered") this.unitsFrom = task;
		this.unitTasks.push(this.unitsFrom);
	}

	/** The group of a row: its own, or the one that a merged cell continues. */
	private groupOf(row: RowBlock, task: number): number {
		const { header } = row;
		if (header.groupColumn < 0) return -1;
		const name = cellAt(row.cells, header.groupColumn);
		const serial = header.numberIn === "serial" ? undefined : cellAt(row.cells, header.numberColumn);
		const text = name?.state === "text" ? nameOrNone(name.content.text) : "";
		const open = this.openGroup;
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
			if (text !== "" && header.numberIn !== "serial" && text !== open.name) {
				open.parts.push({ task, text });
				open.name += text;
			}
			return this.groups.length;
		}
		if (text === "" && row.groupNumber === null) return -1;
		this.closeGroup(task);
		this.openGroup = {
			number: row.groupNumber,
			section: this.openSection === undefined ? -1 : this.sections.length,
			firstTask: task,
			name: text,
			parts: [{ task, text }],
		};
		return this.groups.length;
	}

	private closeGroup(endTask = this.tasks.length): void {
		const open = this.openGroup;
		if (open === undefined) return;
		const { number, section, firstTask, name, parts } = open;
		this.groups.push({ number, section, firstTask, name, parts, endTask });
		this.openGroup = undefined;
	}

	private closeSection(): void {
		this.closeGroup();
		const open = this.openSection;
		if (open === undefined) return;
		const { block, blockIndex, firstTask, firstGroup } = open;
		this.sections.push({
			block,
			blockIndex,
			firstTask,
			firstGroup,
			endTask: this.tasks.length,
			endGroup: this.groups.length,
		});
		this.openSection = undefined;
	}

	private beginBody(i: number): void {
		if (this.firstBodyBlock < 0) this.firstBodyBlock = i;
	}

	private checkRow(row: RowBlock, i: number): void {
		const expected = row.header.columns.length;
		if (row.quoteLost)
			this.problem("columns", i, row.span, {
				zh: "引号没有收尾：请补上后引号，或删去前引号。",
				en: "A quotation mark is not closed: add the closing one or remove the opening one.",
			});
		else if (
			row.width > expected ||
			(row.width < expected && row.header.layout !== "pasted" && row.header.layout !== "loose")
		)
			this.problem(
				"columns",
				i,
				row.span,
				lacksMergedCells(row) ? lostMerged(row, expected - row.width) : otherWidth(row.width - expected),
			);
		if (this.tasks.length > this.tableStartTask) return;
		for (const cell of row.cells) {
			if (cell.state !== "covered" || row.header.layout !== "table") continue;
			this.problem("merge", i, cell.span, mergedWithNothing);
		}
	}

	private checkHeader(i: number): void {
		const block = this.blocks[i];
		if (block?.kind !== "table-header") return;
		const { header } = block;
		const roles = new Set(header.columns.map(({ role }) => role));
		const concernsPlan =
			roles.has("leader") || roles.has("unit") || roles.has("lead-unit") || roles.has("task");
		const hasContacts = () => header.columns.some(({ header: name }) => ofContacts.test(name));
		if (!concernsPlan || (header.taskColumn < 0 && hasContacts())) return;
		const missing: LocalizedText[] = [];
		if (header.taskColumn < 0) missing.push({ zh: "重点工作目标任务", en: "task (重点工作目标任务)" });
		if (
			header.unitColumns.length === 0 &&
			(roles.has("leader") || header.taskColumn >= 0) &&
			roles.has("number")
		)
			missing.push({ zh: "责任单位", en: "responsible unit (责任单位)" });
		if (missing.length === 0) return;
		const unread = header.taskColumn < 0 ? countRowLines(this.blocks, i + 1) : 0;
		this.problem("header", i, block.span, missingColumns(missing, unread));
	}

	/** A table whose columns are named and whose rows could not be told apart. */
	private reportUnread(unread: UnreadTable, i: number): void {
		this.beginBody(i);
		this.problem("unread", i, unread.span, messageOfUnread(unread));
	}

	/** Cells between tabs, or each closed by a bar, that no header makes a table of. */
	private reportUnknownCells(): void {
		const { from, isTable, headings } = this.looseCells;
		if (isTable) this.problem("header", from, this.spanOf(from), unknownColumns(headings));
	}

	/** Where no task was read, any table of a plan is worth a word, and names of columns in any document. */
	private reportAnyTable(): void {
		// Of lines that are the same, one is looked at.
		const texts = this.blocks.map((block, i) =>
			block.kind === "text" && !isAside(block) && block !== this.blocks[i - 1] ? block.text.text : "",
		);
		const says =
			this.declaredTotal !== null ||
			this.blocks
				.slice(0, mostTitleBlocks)
				.some((block) => block.kind === "text" && saysPlan(block.text.text));
		const found = findUnread(texts, says);
		if (found !== undefined) this.reportForm(found.reason, found.at);
	}

	private reportForm(reason: UnreadTable["reason"], i: number): void {
		const layout = reason === "form" || reason === "records" ? "markup" : "loose";
		const span = this.spanOf(i);
		this.tableReadings.addUnread(layout, i);
		this.problem("unread", i, span, messageOfUnread({ reason, names: [] }));
	}

	private addLooseRow(text: string, i: number): void {
		if (this.tasks.length === 0) this.looseCells.add(text, i);
		if (text[0] !== "|") this.inForeignTable = false;
		if (this.inForeignTable || text[0] !== "|" || text.split("|", 5).length < 5) return;
		if (this.looseRows === 0) this.looseRowBlock = i;
		this.looseRows++;
	}

	/** Commas and semicolons stand within cells, too: what they part is not read. */
	private reportCommas(block: TextBlock, i: number): void {
		this.problem("unread", i, spanOfText(block.text), messageOfSeparated(block.text.text));
	}

	private spanOf(blockIndex: number): Span {
		const block = this.blocks[blockIndex];
		return block?.kind === "text" ? spanOfText(block.text) : lineSpan(0, 0, 0);
	}

	private problem(
		kind: ReadingProblem["kind"],
		blockIndex: number,
		span: Span,
		message: LocalizedText,
	): void {
		this.problems.push({ kind, blockIndex, span, message });
	}
}

/** Dashes, headers that stand once more, code and comments: what has bars there is no row without a header. */
function isAside({ role }: TextBlock): boolean {
	return role === "delimiter" || role === "repeated-header" || role === "code" || role === "comment";
}

/** What a list of whom to call has for columns beside units and names. */
const ofContacts = /^(?:联系(?:人|电话|方式)|(?:办公|移动|手机)?电话|手机号?码?|电子邮箱|邮箱|传真|微信号?)$/;
