import type { NameBook, ResolvedUnit } from "../directory/directory.js";
import type { RowBlock } from "../model/block.js";
import type { Splice } from "../model/followTasks.js";
import type { MappedText } from "../model/mappedText.js";
import type { Plan } from "../model/plan.js";
import { isCovered, MergedCells } from "../model/rowOfCell.js";
import type { Target } from "../model/target.js";
import type { TaskKeys } from "../model/taskKeys.js";
import { type KeyedUse, NameUses, type OfficialUse, type UnitUse, unitsLedAnew } from "./nameUses.js";
import { findProseNames, type NameInProse, type ProseNames } from "./proseNames.js";
import { collectQuantities, type Quantity } from "./quantities.js";
import { QuantitiesInTasks } from "./quantitiesInTasks.js";
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
	/** The units as above, with the keys of their tasks. */
	readonly keysOfUnits: ReadonlyMap<string, KeyedUse>;
	/** What tasks are called whatever their numbers are. */
	readonly keys: TaskKeys;
	/** The quantities of the tasks by their indicators. */
	readonly quantities: QuantitiesInTasks;
	/** The quantities of an indicator, in document order. */
	usesOf(indicator: string): readonly IndicatorUse[];
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
 * @param keys of the tasks; those of the version before, where the index of that one is given
 * @param earlier the index of the version before, where nothing else than the rows of some tasks is another
 */
export function createPlanIndex(
	plan: Plan,
	book: NameBook,
	unitsOfTask: (task: number) => readonly ResolvedUnit[],
	keys: TaskKeys,
	earlier?: EarlierIndex,
): PlanIndex {
	const index = new LazyPlanIndex(plan, book, unitsOfTask, keys);
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
	private ofTasks: QuantitiesInTasks | undefined;

	private readonly mergedFrom: MergedCells;

	constructor(
		readonly plan: Plan,
		readonly book: NameBook,
		readonly ownUnits: (task: number) => readonly ResolvedUnit[],
		readonly keys: TaskKeys,
	) {
		this.mergedFrom = new MergedCells(plan);
	}

	/** What was derived before and holds but for the changed rows goes over; the version before would derive it anew. */
	takeOver(earlier: LazyPlanIndex, tasks: readonly Splice[]): void {
		const { ofTasks } = earlier;
		earlier.ofTasks = undefined;
		this.ofTasks = ofTasks;
		if (ofTasks !== undefined) for (const splice of tasks) ofTasks.exchange(earlier, this, splice);
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

	get keysOfUnits(): ReadonlyMap<string, KeyedUse> {
		this.units ??= NameUses.ofUnits(this);
		return this.units.keyed(this);
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

	get quantities(): QuantitiesInTasks {
		this.ofTasks ??= QuantitiesInTasks.of(this);
		return this.ofTasks;
	}

	usesOf(indicator: string): readonly IndicatorUse[] {
		return this.quantities.of(indicator).map(({ key, target }) => ({ task: this.keys.taskOf(key), target }));
	}
}
