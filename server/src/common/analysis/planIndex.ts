import type { NameBook, ResolvedUnit } from "../directory/directory.js";
import type { RowBlock } from "../model/block.js";
import type { Splice } from "../model/followTasks.js";
import type { MappedText } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { isCovered, MergedCells } from "../model/rowOfCell.js";
import type { Target } from "../model/target.js";
import { NameUses, type OfficialUse, type UnitUse, unitsLedAnew } from "./nameUses.js";
import { findProseNames, type NameInProse, type ProseNames } from "./proseNames.js";
import { collectQuantities, type Quantity } from "./quantities.js";
import { findRowNames, findTextNames, type KnownNames, knownNamesOf } from "./taskNames.js";

export type { OfficialUse, UnitUse } from "./nameUses.js";

/** What is known of the names and quantities of a plan: derived once, asked by every feature and rule. */
export interface PlanIndex {
	readonly plan: Plan;
	readonly book: NameBook;
	/** The units written in a task's own row, understood; one each of its `units`. */
	ownUnits(task: number): readonly ResolvedUnit[];
	/** The units responsible for a task, those of a merged cell above included. */
	unitsOf(task: number): readonly ResolvedUnit[];
	/** By canonical name, in the order of first use. */
	readonly unitUses: ReadonlyMap<string, UnitUse>;
	readonly officialUses: ReadonlyMap<string, OfficialUse>;
	/** Every quantity by its indicator; those of one indicator in document order. */
	readonly indicators: ReadonlyMap<string, readonly IndicatorUse[]>;
	/** Every quantity, of tasks and of prose, as other documents are compared with it; in the order of their places. */
	readonly statements: readonly Quantity[];
	/** Who is named in the prose, and in which points. */
	readonly prose: ProseNames;
	/** Who is named in the words of a task in a table and of the columns beside it; spans count lines from the row's first. */
	namesInTask(task: number): readonly NameInProse[];
	/** Who is named in any other text of the document: the title of a section. Spans count lines as the text's places do. */
	namesInText(text: MappedText): readonly NameInProse[];
}

export interface IndicatorUse {
	readonly task: number;
	readonly target: Target;
}

/**
 * @param unitsOfTask the units written in a task's own row, understood; kept by the caller
 * @param earlier the index of the version before, where nothing else than the rows of some tasks is another
 */
export function createPlanIndex(
	plan: Plan,
	book: NameBook,
	unitsOfTask: (task: number) => readonly ResolvedUnit[],
	earlier?: EarlierIndex,
): PlanIndex {
	const index = new LazyPlanIndex(plan, book, unitsOfTask);
	if (earlier?.index instanceof LazyPlanIndex) {
		index.takeOver(earlier.index, earlier.tasks);
		if (earlier.hasSameNames) index.takeOverNames(earlier.index, earlier.tasks, earlier.keepsShape);
	}
	return index;
}

export interface EarlierIndex {
	readonly index: PlanIndex;
	/** Which tasks became which; in one place, or each row in its own. */
	readonly tasks: readonly Splice[];
	/** Whether these rows took the places of rows of their shape. */
	readonly keepsShape: boolean;
	/** Whether names are understood there as here. */
	readonly hasSameNames: boolean;
}

const nothing: readonly never[] = [];

class LazyPlanIndex implements PlanIndex {
	private units: NameUses<UnitUse> | undefined;
	private officials: NameUses<OfficialUse> | undefined;
	private names: ProseNames | undefined;
	private stated: readonly Quantity[] | undefined;
	private known: KnownNames | undefined;
	private readonly taskNames = new Map<RowBlock, readonly NameInProse[]>();
	private quantities: Map<string, readonly IndicatorUse[]> | undefined;

	private readonly mergedFrom: MergedCells;

	constructor(
		readonly plan: Plan,
		readonly book: NameBook,
		readonly ownUnits: (task: number) => readonly ResolvedUnit[],
	) {
		this.mergedFrom = new MergedCells(plan);
	}

	/** What was derived before and holds but for the changed rows goes over; the version before would derive it anew. */
	takeOver(earlier: LazyPlanIndex, tasks: readonly Splice[]): void {
		const { quantities } = earlier;
		earlier.quantities = undefined;
		this.quantities = quantities;
		if (quantities !== undefined)
			for (const splice of tasks) this.exchangeQuantities(quantities, earlier, splice);
	}

	private exchangeQuantities(
		quantities: Map<string, readonly IndicatorUse[]>,
		earlier: LazyPlanIndex,
		{ first, oldEnd, newEnd }: Splice,
	): void {
		const growth = newEnd - oldEnd;
		const own = usesIn(this.plan, first, newEnd);
		const touched = new Set(own.keys());
		for (const indicator of usesIn(earlier.plan, first, oldEnd).keys()) touched.add(indicator);
		// Where there are more tasks, or fewer, all that stand behind have another number.
		for (const indicator of growth === 0 ? touched : new Set([...quantities.keys(), ...touched])) {
			const old = quantities.get(indicator) ?? nothing;
			const [from, behind] = [firstOf(old, first), firstOf(old, oldEnd)];
			if (behind === old.length && !touched.has(indicator)) continue;
			const moved = old.slice(behind);
			const uses = old
				.slice(0, from)
				.concat(
					own.get(indicator) ?? nothing,
					growth === 0 ? moved : moved.map(({ task, target }) => ({ task: task + growth, target })),
				);
			if (uses.length > 0) quantities.set(indicator, uses);
			else quantities.delete(indicator);
		}
	}

	/** Likewise for who is named in which tasks, where the names of all other rows are understood as they were. */
	takeOverNames(earlier: LazyPlanIndex, tasks: readonly Splice[], keepsShape: boolean): void {
		const { units, officials } = earlier;
		earlier.units = undefined;
		earlier.officials = undefined;
		this.units = units;
		this.officials = officials;
		for (const splice of tasks) {
			officials?.exchange(earlier, this, splice, keepsShape);
			if (units === undefined) continue;
			units.exchange(earlier, this, splice, keepsShape);
			// Who leads the tasks of a unit belongs to it.
			units.renew(unitsLedAnew(earlier, this, splice, keepsShape));
		}
	}

	unitsOf(task: number): readonly ResolvedUnit[] {
		const own = this.plan.taskAt(task);
		const columns = own?.header.unitColumns ?? [];
		if (own !== undefined && columns.length > 1 && columns.some((column) => isCovered(own, column)))
			return columns.flatMap((column) => this.unitsOfCell(task, column));
		const from = this.plan.unitTaskOf(task);
		return from < 0 ? nothing : this.ownUnits(from);
	}

	/** The units of one column, of a merged cell above where this one is merged with it. */
	private unitsOfCell(task: number, column: number): readonly ResolvedUnit[] {
		const from = this.mergedFrom.taskOf(task, column);
		const mentions = this.plan.taskAt(from)?.units ?? nothing;
		return this.ownUnits(from).filter((_, i) => mentions[i]?.column === column);
	}

	get unitUses(): ReadonlyMap<string, UnitUse> {
		this.units ??= NameUses.ofUnits(this);
		return this.units.inOrder(this);
	}

	get officialUses(): ReadonlyMap<string, OfficialUse> {
		this.officials ??= NameUses.ofOfficials(this);
		return this.officials.inOrder(this);
	}

	namesInTask(task: number): readonly NameInProse[] {
		const row = this.plan.taskAt(task);
		// The words of a task in prose are prose.
		if (row === undefined || row.header.layout === "inline") return nothing;
		let names = this.taskNames.get(row);
		if (names === undefined) {
			names = findRowNames(row, this.knownNames());
			this.taskNames.set(row, names);
		}
		return names;
	}

	namesInText(text: MappedText): readonly NameInProse[] {
		return text.text === "" ? nothing : findTextNames(text, this.knownNames());
	}

	private knownNames(): KnownNames {
		this.known ??= knownNamesOf(this.book, {
			units: this.unitUses.keys(),
			officials: this.officialUses.keys(),
		});
		return this.known;
	}

	get prose(): ProseNames {
		this.names ??= findProseNames(this.plan, this.book);
		return this.names;
	}

	get statements(): readonly Quantity[] {
		this.stated ??= collectQuantities(this.plan);
		return this.stated;
	}

	get indicators(): ReadonlyMap<string, readonly IndicatorUse[]> {
		if (this.quantities !== undefined) return this.quantities;
		this.quantities = usesIn(this.plan, 0, this.plan.taskCount);
		return this.quantities;
	}
}

/** The quantities of some tasks by their indicators. */
function usesIn(plan: Plan, from: number, end: number): Map<string, IndicatorUse[]> {
	const uses = new Map<string, IndicatorUse[]>();
	for (let task = from; task < end; task++) {
		for (const target of plan.taskAt(task)?.targets ?? nothing) {
			const known = uses.get(target.indicator);
			if (known === undefined) uses.set(target.indicator, [{ task, target }]);
			else known.push({ task, target });
		}
	}
	return uses;
}

/** The first of some uses, which are in the order of the tasks, that is of a task or of one behind it. */
function firstOf(uses: readonly IndicatorUse[], task: number): number {
	let low = 0;
	let high = uses.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((uses[middle]?.task ?? 0) < task) low = middle + 1;
		else high = middle;
	}
	return low;
}
