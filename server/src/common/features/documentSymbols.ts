import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import type { ResolvedUnit } from "../directory/directory.js";
import { type RowBlock, rowsOf, type SectionBlock, type TextBlock } from "../model/block.js";
import { counted } from "../model/counted.js";
import { KeptWithPlan } from "../model/keptWithPlan.js";
import { spanOfText } from "../model/mappedText.js";
import type { Point } from "../model/plan.js";
import { comparePlaces, coverSpans, lineSpan, type Span, shiftSpan } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printableLine } from "../text/printable.js";
import { cutToWidth } from "../text/width.js";
import { type Language, toRange } from "./toLsp.js";

/** Columns of a task's text that its entry shows. */
const taskWidth = 24;
/** Columns of a heading. */
const headingWidth = 60;

/**
 * The outline: section → group → task, with other headings where they stand. A task shows its number and its
 * first words, and its lead units beside; a group whose name a page break has torn is one entry. What a
 * document does not have — sections, groups, tables — leaves no gap: its parts move up.
 */
export function provideDocumentSymbols(snapshot: PlanSnapshot, language: Language): DocumentSymbol[] {
	const outline = new Outline(snapshot, language);
	outline.build();
	return outline.roots;
}

/** Headings are as deep as their Markdown level; groups and tasks are below every heading. */
const sectionLevel = 2;
const groupLevel = 7;
const taskLevel = 8;

/**
 * The entries of the tasks of tables as they were made last: each stands for as long as its row, its units and its lines do.
 * They are kept while rows are typed in, which is when editors ask again and again.
 */
const known = new KeptWithPlan<KnownTasks>("order");

interface KnownTasks {
	readonly language: Language;
	readonly ofTask: {
		readonly row: RowBlock;
		readonly units: readonly ResolvedUnit[];
		readonly start: number;
		readonly symbol: DocumentSymbol;
	}[];
}

interface OpenEntry {
	readonly level: number;
	readonly symbol: DocumentSymbol;
	readonly children: DocumentSymbol[];
}

class Outline {
	readonly roots: DocumentSymbol[] = [];
	private readonly open: OpenEntry[] = [];
	private section = 0;
	private task = 0;
	private group = -1;
	private readonly known: KnownTasks;

	constructor(
		private readonly snapshot: PlanSnapshot,
		private readonly language: Language,
	) {
		const before = known.get(snapshot.plan);
		this.known = before?.language === language ? before : { language, ofTask: [] };
		known.set(snapshot.plan, this.known);
	}

	build(): void {
		const { plan } = this.snapshot;
		if (plan.pointCount > 0 && !plan.someTask(({ header }) => header.layout !== "inline")) {
			this.buildProse();
			return;
		}
		let title: DocumentSymbol | undefined;
		for (let i = 0; i < plan.blockCount; i++) {
			const block = plan.blockAt(i);
			const start = plan.lineOfBlock(i);
			if (block === undefined) continue;
			const whole = this.linesOf(start, block.lines);
			switch (block.kind) {
				case "section":
					if (plan.sectionAt(this.section)?.blockIndex === i) this.section++;
					this.push(sectionLevel, this.sectionSymbol(block, start, whole));
					break;
				case "row":
					if (plan.blockOfTask(this.task) === i) this.addTask(block, start, whole);
					break;
				case "text":
					if (i === plan.titleBlock) title = this.headingSymbol(block, start, whole);
					else if (block.level > 0) this.addHeading(block, start, whole);
					else if (block.role !== "blank") this.stretch(whole, groupLevel);
					for (const row of rowsOf(block)) this.addTask(row, start, whole);
					break;
				case "table-header":
					for (const row of rowsOf(block)) this.addTask(row, start, whole);
					break;
				default:
					break;
			}
		}
		this.closeTo(0);
		// The title names the file as its tab does; it is worth an entry where there is no other.
		if (this.roots.length === 0 && title !== undefined) this.roots.push(title);
	}

	/** The outline of prose: headings and points as they stand under one another, tasks where they stand. */
	private buildProse(): void {
		const { plan } = this.snapshot;
		const children = new Map<number, DocumentSymbol[]>([[-1, this.roots]]);
		const isPoint = new Set(Array.from(plan.eachPoint(), ({ task }) => task));
		let nextTask = 0;
		const addTasks = (before: number) => {
			for (; nextTask < before; nextTask++) {
				const row = plan.taskAt(nextTask);
				if (row === undefined || isPoint.has(nextTask)) continue;
				const start = plan.lineOfTask(nextTask);
				const symbol = this.taskSymbol(nextTask, row, start, shiftSpan(row.span, start));
				(children.get(plan.pointOfTask(nextTask)) ?? this.roots).push(symbol);
			}
		};
		plan.forEachPoint((point, i) => {
			addTasks(this.tasksBefore(point));
			if (point.kind === "paragraph") return;
			const start = plan.lineOfBlock(point.blockIndex);
			const whole = this.extentOf(i);
			const row = plan.taskAt(point.task);
			const symbol =
				row === undefined
					? this.pointSymbol(point, start, whole)
					: this.taskSymbol(point.task, row, start, whole);
			const own: DocumentSymbol[] = [];
			children.set(i, own);
			symbol.children = own;
			(children.get(point.parent) ?? this.roots).push(symbol);
		});
		addTasks(plan.taskCount);
		removeEmpty(this.roots);
	}

	/** How many tasks stand before a point. */
	private tasksBefore({ blockIndex, span }: Point): number {
		const { plan } = this.snapshot;
		let task = plan.tasksBefore(blockIndex);
		for (; plan.blockOfTask(task) === blockIndex; task++) {
			const row = plan.taskAt(task)?.span;
			if (row === undefined || comparePlaces(row.line, row.character, span.line, span.character) >= 0) break;
		}
		return task;
	}

	/** From a point's first character to what comes behind all that stands under it. */
	private extentOf(i: number): Span {
		const { plan } = this.snapshot;
		const point = plan.pointAt(i);
		if (point === undefined) return lineSpan(0, 0, 0);
		const start = plan.lineOfBlock(point.blockIndex);
		const from = shiftSpan(point.span, start);
		const next = plan.pointAt(point.end);
		if (point.kind === "subtitle") return from;
		// The last of what stands under it may be in one line with what comes behind it.
		const lowest = plan.pointAt(point.end - 1) ?? point;
		if (next !== undefined && next.blockIndex === lowest.blockIndex) {
			const behind = shiftSpan(next.span, plan.lineOfBlock(next.blockIndex));
			return { ...from, endLine: behind.line, endCharacter: behind.character };
		}
		const end = plan.lineOfBlock(next?.blockIndex ?? plan.blockCount);
		const last = Math.max(from.endLine, end - 1);
		const length = this.snapshot.document.lines[last]?.length ?? 0;
		return {
			...from,
			endLine: last,
			endCharacter: Math.max(length, last === from.endLine ? from.endCharacter : 0),
		};
	}

	private pointSymbol(point: Point, start: number, whole: Span): DocumentSymbol {
		const words = cutToWidth(`${point.marker}${point.text.text}`, headingWidth);
		const name = words === "" ? (this.language === "zh" ? "（空标题）" : "(empty heading)") : words;
		const kind = point.kind === "point" ? SymbolKind.String : SymbolKind.Module;
		return symbolOf(name, "", kind, whole, shiftSpan(point.span, start));
	}

	private addTask(row: RowBlock, start: number, whole: Span): void {
		const { plan } = this.snapshot;
		const task = this.task++;
		const group = plan.groupOfTask(task);
		if (group !== this.group || group < 0) {
			this.group = group;
			this.closeTo(groupLevel);
			if (group >= 0) this.push(groupLevel, this.groupSymbol(group, row, start, whole));
		}
		this.add(this.knownTask(task, row, start, whole));
	}

	/** Nothing stands under a task of a table, so that its entry never changes. */
	private knownTask(task: number, row: RowBlock, start: number, whole: Span): DocumentSymbol {
		const { ofTask } = this.known;
		const units = this.snapshot.index.unitsOf(task);
		const before = ofTask[task];
		if (before?.row === row && before.units === units && before.start === start) {
			const { end } = before.symbol.range;
			if (end.line === whole.endLine && end.character === whole.endCharacter) return before.symbol;
		}
		const symbol = this.taskSymbol(task, row, start, whole);
		ofTask[task] = { row, units, start, symbol };
		return symbol;
	}

	/** A heading between two groups holds what follows; one inside a group is only an entry of it. */
	private addHeading(block: TextBlock, start: number, whole: Span): void {
		const { plan } = this.snapshot;
		const symbol = this.headingSymbol(block, start, whole);
		const next = plan.groupOfTask(this.task);
		if (this.group >= 0 && next === this.group) this.add(symbol);
		else this.push(Math.min(block.level, groupLevel - 1), symbol);
	}

	private push(level: number, symbol: DocumentSymbol): void {
		this.closeTo(level);
		if (level < groupLevel) this.group = -1;
		const children: DocumentSymbol[] = [];
		symbol.children = children;
		this.add(symbol);
		this.open.push({ level, symbol, children });
	}

	private add(symbol: DocumentSymbol): void {
		const parent = this.open.at(-1);
		if (parent === undefined) this.roots.push(symbol);
		else parent.children.push(symbol);
		this.stretch(
			{
				line: symbol.range.start.line,
				character: symbol.range.start.character,
				endLine: symbol.range.end.line,
				endCharacter: symbol.range.end.character,
			},
			taskLevel,
		);
	}

	/** What stands under a heading belongs to it: open entries above `below` reach to the end of the span. */
	private stretch(span: Span, below: number): void {
		for (const { level, symbol } of this.open)
			if (level < below) symbol.range.end = { line: span.endLine, character: span.endCharacter };
	}

	private closeTo(level: number): void {
		let last = this.open.at(-1);
		while (last !== undefined && last.level >= level) {
			if (last.children.length === 0) delete last.symbol.children;
			this.open.pop();
			last = this.open.at(-1);
		}
	}

	private sectionSymbol(block: SectionBlock, start: number, whole: Span): DocumentSymbol {
		const title = cutToWidth(block.title.text, headingWidth);
		const lost = this.language === "zh" ? "（标题缺失）" : "(heading lost)";
		const name = block.marker === "" ? title || lost : `${block.marker}、${title}`;
		const section = this.snapshot.plan.sectionAt(this.section - 1);
		const tasks = section === undefined ? 0 : section.endTask - section.firstTask;
		return symbolOf(name, this.countOf(tasks), SymbolKind.Module, whole, shiftSpan(block.span, start));
	}

	private groupSymbol(index: number, row: RowBlock, start: number, whole: Span): DocumentSymbol {
		const group = this.snapshot.plan.groupAt(index);
		const words = cutToWidth(group?.name ?? "", headingWidth);
		const unnamed = this.language === "zh" ? "（项目名称缺失）" : "(group without name)";
		const name = `${group?.number == null ? "" : `${group.number} `}${words === "" ? unnamed : words}`;
		const tasks = group === undefined ? 0 : group.endTask - group.firstTask;
		const cell = row.cells[row.header.groupColumn];
		const selection = cell === undefined || cell.state === "missing" ? whole : shiftSpan(cell.span, start);
		return symbolOf(name, this.countOf(tasks), SymbolKind.Namespace, whole, selection);
	}

	private taskSymbol(task: number, row: RowBlock, start: number, whole: Span): DocumentSymbol {
		const units = this.snapshot.index.unitsOf(task);
		const leads = units.filter(({ lead }) => lead);
		const words = cutToWidth(row.text.text, taskWidth);
		const empty = this.language === "zh" ? "（未写内容）" : "(nothing written)";
		const name = `${row.number === null ? "" : `${row.number}.`}${words === "" ? empty : words}`;
		const text = spanOfText(row.text, { span: row.numberSpan });
		const selection = row.number === null ? text : coverSpans(row.numberSpan, text);
		return symbolOf(
			name,
			leads.map((unit) => unit.name).join("、"),
			SymbolKind.Field,
			whole,
			shiftSpan(selection, start),
		);
	}

	private headingSymbol(block: TextBlock, start: number, whole: Span): DocumentSymbol {
		const words = cutToWidth(block.text.text, headingWidth);
		const name = words === "" ? (this.language === "zh" ? "（空标题）" : "(empty heading)") : words;
		const text = shiftSpan(spanOfText(block.text), start);
		return symbolOf(name, "", SymbolKind.Module, whole, text);
	}

	private countOf(tasks: number): string {
		if (tasks === 0) return "";
		if (this.language === "zh") return `${tasks}项`;
		return counted(tasks, "task");
	}

	private linesOf(start: number, count: number): Span {
		const last = start + Math.max(1, count) - 1;
		const { length } = this.snapshot.document.lineAt(last);
		return { line: start, character: 0, endLine: last, endCharacter: length };
	}
}

function removeEmpty(symbols: readonly DocumentSymbol[]): void {
	for (const symbol of symbols) {
		if (symbol.children === undefined) continue;
		if (symbol.children.length === 0) delete symbol.children;
		else removeEmpty(symbol.children);
	}
}

/** LSP 3.17: the selection must lie in the range, and a name is never empty. */
function symbolOf(
	name: string,
	detail: string,
	kind: SymbolKind,
	whole: Span,
	selection: Span,
): DocumentSymbol {
	const isInside = selection.line >= whole.line && selection.endLine <= whole.endLine;
	return {
		name: printableLine(name.replace(/\s+/g, " ")),
		...(detail === "" ? {} : { detail }),
		kind,
		range: toRange(whole),
		selectionRange: toRange(
			isInside ? selection : { ...whole, endLine: whole.line, endCharacter: 0, character: 0 },
		),
	};
}
