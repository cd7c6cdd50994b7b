import type { NameBook, ResolvedUnit } from "../directory/directory.js";
import type { RowBlock } from "../model/block.js";
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
 * @param earlier the index of a plan that differs from this one by some rows alone, which keep their numbers
 */
export function createPlanIndex(
	plan: Plan,
	book: NameBook,
	unitsOfTask: (task: number) => readonly ResolvedUnit[],
	earlier?: EarlierIndex,
): PlanIndex {
	const index = new LazyPlanIndex(plan, book, unitsOfTask);
	if (earlier?.index instanceof LazyPlanIndex) {
		index.takeOver(earlier.index, earlier.rows);
		if (earlier.hasSameNames) index.takeOverNames(earlier.index, earlier.rows);
	}
	return index;
}

export interface EarlierIndex {
	readonly index: PlanIndex;
	readonly rows: readonly ChangedRow[];
	/** Whether names are understood there as here. */
	readonly hasSameNames: boolean;
}

/** A task whose row is another now. */
export interface ChangedRow {
	readonly task: number;
	readonly before: RowBlock;
	readonly after: RowBlock;
}

const nothing: readonly never[] = [];

class LazyPlanIndex implements PlanIndex {
	private units: NameUses<UnitUse> | undefined;
	private officials: NameUses<OfficialUse> | undefined;
	private names: ProseNames | undefined;
	private stated: readonly Quantity[] | undefined;
	private known: KnownNames | undefined;
	private readonly taskNames = new Map<RowBlock, readonly NameInProse[]>();
	private quantities: Map<string, IndicatorUse[]> | undefined;

	private readonly mergedFrom: MergedCells;

	constructor(
		readonly plan: Plan,
		readonly book: NameBook,
		readonly ownUnits: (task: number) => readonly ResolvedUnit[],
	) {
		this.mergedFrom = new MergedCells(plan);
	}

	/** What was derived before and holds but for the changed rows goes over; the version before would derive it anew. */
	takeOver(earlier: LazyPlanIndex, rows: readonly ChangedRow[]): void {
		const { quantities } = earlier;
		earlier.quantities = undefined;
		this.quantities = quantities;
		if (quantities === undefined) return;
		for (const { task, before, after } of rows) {
			const indicators = new Set([...before.targets, ...after.targets].map(({ indicator }) => indicator));
			for (const indicator of indicators) {
				const old = quantities.get(indicator) ?? [];
				const from = firstOf(old, task);
				const own = after.targets.filter((target) => target.indicator === indicator);
				const uses = old.slice(0, from).concat(
					own.map((target) => ({ task, target })),
					old.slice(firstOf(old, task + 1)),
				);
				if (uses.length > 0) quantities.set(indicator, uses);
				else quantities.delete(indicator);
			}
		}
	}

	/** Likewise for who is named in which tasks, where the names of all other rows are understood as they were. */
	takeOverNames(earlier: LazyPlanIndex, rows: readonly ChangedRow[]): void {
		const { units, officials } = earlier;
		earlier.units = undefined;
		earlier.officials = undefined;
		this.units = units;
		this.officials = officials;
		for (const { task } of rows) {
			officials?.exchange(earlier, this, task);
			if (units === undefined) continue;
			units.exchange(earlier, this, task);
			// Who leads the tasks of a unit belongs to it.
			units.renew(unitsLedAnew(earlier, this, task));
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
		const uses = new Map<string, IndicatorUse[]>();
		const { plan } = this;
		for (let task = 0; task < plan.taskCount; task++) {
			for (const target of plan.taskAt(task)?.targets ?? nothing) {
				const known = uses.get(target.indicator);
				if (known === undefined) uses.set(target.indicator, [{ task, target }]);
				else known.push({ task, target });
			}
		}
		this.quantities = uses;
		return uses;
	}
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
