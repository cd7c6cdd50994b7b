import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { alignPlans } from "./alignPlans.js";
import { longestIncreasing } from "./longestIncreasing.js";
import { mapColumns } from "./mapColumns.js";
import { anchorOf, MergedRows, noColumn, type RowAnchor } from "./mergedRows.js";
import { OutsideMerge } from "./mergeOutside.js";
import {
	type AlignedCopy,
	baseNames,
	type EditedCopy,
	type Proposal,
	proposedOtherwise,
} from "./proposals.js";
import { cellsOf, type ShownCell } from "./shownCells.js";
import { type CellVotes, writeConflicts } from "./writeConflicts.js";

export interface MergedPlan {
	/** The lines of the merged plan; rows in conflict stand twice between marks. */
	readonly lines: readonly string[];
	/** The line end of the first copy. */
	readonly eol: string;
	/** All that any copy changed, in the order of the base. */
	readonly proposals: readonly Proposal[];
}

/** Whether somebody has to decide something. */
export function needsDecision({ proposals }: MergedPlan): boolean {
	return proposals.some(({ outcome }) => outcome !== "adopted");
}

/**
 * Merges edited copies of a plan by task and cell. The first copy is what the result is written into, so that all it
 * says and how it is written stays; what the others changed is made in it. Where copies say different things of one
 * cell, the row is written once for each between marks. What cannot be merged is listed as `open`; nothing is dropped.
 */
export function mergePlans(base: PlanSnapshot, copies: readonly EditedCopy[]): MergedPlan {
	const [first, ...others] = copies;
	if (first === undefined) return { lines: base.document.lines, eol: base.document.eol, proposals: [] };
	return new Merge(base, first, others).run();
}

class Merge {
	private readonly proposals: { readonly at: number; readonly proposal: Proposal }[] = [];
	/** Cells of rows in conflict, by the task of the base. */
	private readonly conflicts = new Map<number, CellVotes[]>();
	private readonly copies: readonly AlignedCopy[];
	private readonly rows: MergedRows;

	constructor(
		private readonly base: PlanSnapshot,
		private readonly first: EditedCopy,
		others: readonly EditedCopy[],
	) {
		this.copies = [first, ...others].map((copy) => {
			const alignment = alignPlans(base, copy.snapshot);
			return { ...copy, alignment, columns: mapColumns(base, copy.snapshot, alignment) };
		});
		const [own] = this.copies;
		this.rows = new MergedRows(
			first.snapshot,
			(task) => own?.alignment.beforeOf(task) ?? -1,
			own?.columns.renamed,
		);
	}

	run(): MergedPlan {
		const outside = new OutsideMerge(this.base, this.copies, this.rows, (proposal) =>
			this.propose(this.base.plan.taskCount + 1, proposal),
		);
		outside.columns();
		const gone = this.removals();
		this.cells(gone);
		this.moves(gone);
		this.additions();
		outside.removedColumns((column) => this.whoChanged(column));
		outside.documents();
		this.rows.remove([...gone]);
		this.rows.renumber(this.base);
		for (const { id, reason } of this.rows.refused) {
			const at = this.proposals.findIndex(({ proposal }) => proposal === id);
			const known = this.proposals[at];
			if (known !== undefined)
				this.proposals[at] = { at: known.at, proposal: { ...known.proposal, outcome: "open", reason } };
		}
		this.proposals.sort((a, b) => a.at - b.at);
		const { eol } = this.first.snapshot.document;
		const names = this.copies.map(({ name }) => name);
		const lines = writeConflicts(this.rows, names, this.conflicts);
		return { lines, eol, proposals: this.proposals.map(({ proposal }) => proposal) };
	}

	private propose(
		at: number,
		proposal: Omit<Proposal, "about"> & { readonly about?: LocalizedText },
	): Proposal {
		const full: Proposal = { about: this.nameOf(at), ...proposal };
		this.proposals.push({ at, proposal: full });
		return full;
	}

	private nameOf(task: number): LocalizedText {
		const number = this.base.plan.taskAt(Math.floor(task))?.number ?? null;
		if (number === null) return { zh: `第${Math.floor(task) + 1}行任务`, en: `Row ${Math.floor(task) + 1}` };
		return { zh: `第${number}项`, en: `Task ${number}` };
	}

	/** Tasks that a copy took out and nobody else changed; they go. */
	private removals(): ReadonlySet<number> {
		const gone = new Set<number>();
		for (let task = 0; task < this.base.plan.taskCount; task++) {
			const by = this.copies.flatMap(({ name }, i) =>
				this.copies[i]?.alignment.afterOf(task) === -1 ? [name] : [],
			);
			if (by.length === 0) continue;
			const isChanged = this.copies.some((_, i) => this.votesOf(task, i).length > 0);
			const text = this.base.plan.taskAt(task)?.text.text ?? "";
			const isKept = this.rows.indexOf(task) >= 0;
			if (!isChanged && isKept) gone.add(task);
			this.propose(task, {
				by,
				column: "",
				was: text,
				proposed: "",
				outcome: isChanged ? "conflict" : "adopted",
				reason: isChanged
					? {
							zh: isKept ? "别的稿修改了这一项，先予保留" : "别的稿修改了这一项，改动见下",
							en: isKept ? "others changed the task; it is kept" : "others changed the task; see below",
						}
					: null,
			});
		}
		return gone;
	}

	/** The cells of a task that a copy changed, merged ones that only follow the cell above left out. */
	private votesOf(task: number, copy: number): readonly { column: string; was: string; now: string }[] {
		const partner = this.copies[copy]?.alignment.afterOf(task) ?? -1;
		const snapshot = this.copies[copy]?.snapshot;
		if (partner < 0 || snapshot === undefined) return [];
		const { renamed = new Map<string, string>(), added = [] } = this.copies[copy]?.columns ?? {};
		const theirs = new Map(cellsOf(snapshot, partner).map((cell) => [cell.key, cell]));
		const changed = cellsOf(this.base, task).flatMap((own) => {
			const their = theirs.get(renamed.get(own.key) ?? own.key);
			if (their === undefined || own.text === their.text) return [];
			if (own.isMerged && this.follows(own, their, task, copy)) return [];
			return [{ column: own.key, was: own.text, now: their.text }];
		});
		const fresh = added.flatMap((column) => {
			const text = theirs.get(column)?.text ?? "";
			return text === "" ? [] : [{ column, was: "", now: text }];
		});
		return [...changed, ...fresh];
	}

	/** The copies that changed a cell of a column of the base. */
	private whoChanged(column: string): readonly string[] {
		const proposals = this.proposals.filter(({ proposal }) => proposal.column === column);
		return [...new Set(proposals.flatMap(({ proposal }) => proposal.by))];
	}

	/** Whether a merged cell shows what became of the cell that it was merged with. */
	private follows(own: ShownCell, their: ShownCell, task: number, copy: number): boolean {
		if (own.holder === task) return false;
		const partner = this.copies[copy]?.alignment.afterOf(own.holder) ?? -1;
		const snapshot = this.copies[copy]?.snapshot;
		if (partner < 0 || snapshot === undefined) return false;
		return cellsOf(snapshot, partner).find(({ key }) => key === their.key)?.text === their.text;
	}

	private cells(gone: ReadonlySet<number>): void {
		for (let task = 0; task < this.base.plan.taskCount; task++) {
			if (gone.has(task)) continue;
			const cells = new Map<string, CellVotes>();
			this.copies.forEach(({ name }, copy) => {
				for (const { column, was, now } of this.votesOf(task, copy)) {
					const known = cells.get(column) ?? { task, column, was, votes: new Map<string, string[]>() };
					cells.set(column, known);
					known.votes.set(now, [...(known.votes.get(now) ?? []), name]);
				}
			});
			for (const votes of cells.values()) this.decide(votes);
		}
	}

	private decide(cell: CellVotes): void {
		const { task, column, was, votes } = cell;
		const isLost = this.rows.indexOf(task) < 0;
		const isConflict = votes.size > 1;
		for (const [proposed, by] of votes) {
			const others = [...votes].filter(([other]) => other !== proposed).flatMap(([, names]) => names);
			const proposal = this.propose(task, {
				by,
				column,
				was,
				proposed,
				outcome: isConflict ? "conflict" : isLost ? "open" : "adopted",
				reason: isConflict
					? proposedOtherwise(others)
					: isLost
						? { zh: `${this.first.name}已删去这一项`, en: `${this.first.name} has taken the task out` }
						: null,
			});
			if (!isConflict && !isLost && !by.includes(this.first.name))
				this.rows.set(task, column, proposed, proposal);
		}
		if (isConflict && !isLost) this.conflicts.set(task, [...(this.conflicts.get(task) ?? []), cell]);
	}

	/** Rows that another copy put elsewhere; a row that two copies moved stays where the first of them has it. */
	private moves(gone: ReadonlySet<number>): void {
		const moved = new Map<number, string>();
		this.copies.forEach(({ name, snapshot, alignment }, copy) => {
			const { pairs } = alignment;
			const stays = new Set(longestIncreasing(pairs.map(({ before }) => before)));
			pairs.forEach(({ before, after }, i) => {
				const section = snapshot.plan.sectionAt(snapshot.plan.sectionOfTask(after))?.block.title.text;
				const own = this.base.plan.sectionAt(this.base.plan.sectionOfTask(before))?.block.title.text;
				if (gone.has(before) || (stays.has(i) && (section === own || this.isRenamed(own, snapshot)))) return;
				const known = moved.get(before);
				const anchor = this.anchorOf(copy, after);
				const proposal = this.propose(before, {
					by: [name],
					column: "",
					was: own ?? "",
					proposed: section ?? "",
					outcome: known === undefined ? "adopted" : "conflict",
					reason:
						known === undefined
							? null
							: { zh: `${known}把它移到了别处`, en: `${known} has moved it elsewhere` },
				});
				if (known === undefined && copy > 0) this.rows.move(before, anchor, proposal);
				moved.set(before, name);
			});
		});
	}

	/** A title that the copy does not have was changed there, and the rows under it have not moved. */
	private isRenamed(title: string | undefined, { plan }: PlanSnapshot): boolean {
		return ![...plan.eachSection()].some(({ block }) => block.title.text === title);
	}

	/** The task of the base that a row of a copy stands below, or above where it is the first of its section. */
	private anchorOf(copy: number, after: number): RowAnchor {
		const plan = this.copies[copy]?.snapshot.plan ?? this.base.plan;
		return anchorOf(plan, after, (task) => {
			const before = this.copies[copy]?.alignment.beforeOf(task) ?? -1;
			return this.rows.indexOf(before) < 0 ? -1 : before;
		});
	}

	private additions(): void {
		const known = new Map<string, Proposal & { by: string[] }>();
		this.copies.forEach(({ name, snapshot, alignment, columns }, copy) => {
			const parts = alignment.splits.flatMap(({ after }) => after.slice(1));
			for (const task of [...alignment.added, ...parts].sort((a, b) => a - b)) {
				const cells = cellsOf(snapshot, task);
				const key = cells.map(({ key, text }) => `${key}\t${text}`).join("\n");
				const same = known.get(key);
				if (same !== undefined) {
					same.by.push(name);
					continue;
				}
				const anchor = this.anchorOf(copy, task);
				const isPlaced = anchor.task >= 0 || copy === 0;
				const by = [name];
				const proposal = this.propose(anchor.task < 0 ? this.base.plan.taskCount : anchor.task + 0.5, {
					by,
					about: { zh: "新增任务", en: "New task" },
					column: "",
					was: "",
					proposed: snapshot.plan.taskAt(task)?.text.text ?? "",
					outcome: isPlaced ? "adopted" : "open",
					reason: isPlaced
						? null
						: {
								zh: "所在的部分是新的，没有可以放的表格",
								en: "its section is new, and has no table to put it into",
							},
				});
				known.set(key, Object.assign(proposal, { by }));
				if (copy === 0 || !isPlaced) continue;
				const left = this.rows.insert(anchor, snapshot, task, proposal, baseNames(columns));
				for (const { key, text } of left)
					this.propose(anchor.task + 0.5, {
						...{ by, about: { zh: "新增任务", en: "New task" }, column: key, was: "", proposed: text },
						...{ outcome: "open", reason: noColumn(key) },
					});
			}
		});
	}
}
