import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { alignPlans, type TaskPair } from "./alignPlans.js";
import { changedCells } from "./changedCells.js";
import { headingOf, isTaskHeading, mapSections, type SectionMap } from "./compareDocument.js";
import { scriptOfCopy } from "./copyScript.js";
import { longestIncreasing } from "./longestIncreasing.js";
import { mapColumns } from "./mapColumns.js";
import { anchorOf, MergedRows, noColumn, type RowAnchor } from "./mergedRows.js";
import { aboutSections, OutsideMerge } from "./mergeOutside.js";
import {
	type AlignedCopy,
	baseNames,
	type EditedCopy,
	type Proposal,
	proposedOtherwise,
} from "./proposals.js";
import { type SectionId, SectionPlaces } from "./sectionPlaces.js";
import { cellsOf, type ShownCell } from "./shownCells.js";
import { plainText } from "./textFeatures.js";
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
	/** How the sections of each copy go on those of the base. */
	private readonly maps: readonly SectionMap[];
	private readonly places: SectionPlaces;
	/** Who moved a task of the base. */
	private readonly moved = new Map<number, string>();
	/** New tasks by what their cells say, so that what several copies propose is one proposal. */
	private readonly added = new Map<string, Proposal & { by: string[] }>();
	/** The rows of tasks of copies that were put in, or came with their sections. */
	private readonly placed = new Map<string, number>();

	constructor(
		private readonly base: PlanSnapshot,
		private readonly first: EditedCopy,
		others: readonly EditedCopy[],
	) {
		this.copies = [first, ...others].map((copy) => {
			const alignment = alignPlans(base, copy.snapshot);
			const columns = mapColumns(base, copy.snapshot, alignment);
			return { ...copy, alignment, columns, script: scriptOfCopy(base.plan, copy.snapshot.plan) };
		});
		const [own] = this.copies;
		this.rows = new MergedRows(
			first.snapshot,
			(task) => own?.alignment.beforeOf(task) ?? -1,
			own?.columns.renamed,
		);
		this.maps = this.copies.map(({ snapshot, alignment }) =>
			mapSections(base.plan, snapshot.plan, alignment, plainText),
		);
		this.places = new SectionPlaces(this.rows, (section) => this.idOf(0, section));
	}

	/** By what a section of a copy is known. */
	private idOf(copy: number, section: number): SectionId {
		const base = this.maps[copy]?.beforeOf(section) ?? -1;
		const plan = this.copies[copy]?.snapshot.plan;
		return base >= 0 ? base : plainText(plan?.sectionAt(section)?.block.title.text ?? "");
	}

	run(): MergedPlan {
		const outside = new OutsideMerge(this.base, this.copies, this.rows, (proposal) =>
			this.propose(this.base.plan.taskCount + 1, proposal),
		);
		outside.columns();
		const gone = this.removals();
		this.cells(gone);
		this.newSections(gone);
		this.moves(gone);
		this.additions();
		outside.removedColumns((column) => this.whoChanged(column));
		outside.documents(this.places, this.maps);
		this.removeRows(gone);
		outside.removedSections(this.places, this.maps);
		this.places.renumber(this.base.plan);
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
	private removals(): ReadonlyMap<number, Proposal> {
		const gone = new Map<number, Proposal>();
		for (let task = 0; task < this.base.plan.taskCount; task++) {
			const by = this.copies.flatMap(({ name }, i) =>
				this.copies[i]?.alignment.afterOf(task) === -1 ? [name] : [],
			);
			if (by.length === 0) continue;
			const isChanged = this.copies.some((_, i) => changedCells(this.base, task, this.copies[i]).length > 0);
			const text = this.base.plan.taskAt(task)?.text.text ?? "";
			const isKept = this.rows.indexOf(task) >= 0;
			const proposal = this.propose(task, {
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
			if (!isChanged && isKept) gone.set(task, proposal);
		}
		return gone;
	}

	/** All in one, so that merged cells are kept; where that cannot be done, one by one, so that each says why. */
	private removeRows(gone: ReadonlyMap<number, Proposal>): void {
		if (this.rows.remove([...gone.keys()])) return;
		for (const [task, proposal] of gone) this.rows.remove([task], proposal);
	}

	/** The copies that changed a cell of a column of the base. */
	private whoChanged(column: string): readonly string[] {
		const proposals = this.proposals.filter(({ proposal }) => proposal.column === column);
		return [...new Set(proposals.flatMap(({ proposal }) => proposal.by))];
	}

	private cells(gone: ReadonlyMap<number, Proposal>): void {
		for (let task = 0; task < this.base.plan.taskCount; task++) {
			if (gone.has(task)) continue;
			const cells = new Map<string, CellVotes>();
			this.copies.forEach(({ name }, copy) => {
				for (const { column, was, now, byHand } of changedCells(this.base, task, this.copies[copy])) {
					if (byHand && copy > 0) {
						this.propose(task, {
							...{ by: [name], column, was, proposed: now, outcome: "open", reason: inOwnWords },
						});
						continue;
					}
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
				reason: isConflict ? proposedOtherwise(others) : isLost ? takenOut(this.first.name) : null,
			});
			if (!isConflict && !isLost && !by.includes(this.first.name))
				this.rows.set(task, column, proposed, proposal);
		}
		if (isConflict && !isLost) this.conflicts.set(task, [...(this.conflicts.get(task) ?? []), cell]);
	}

	/** Sections that copies added: each with all its tasks, whether they are new or stood elsewhere. */
	private newSections(gone: ReadonlyMap<number, Proposal>): void {
		const known = new Map<SectionId, Proposal & { by: string[] }>();
		this.copies.forEach(({ name, snapshot, columns }, copy) => {
			for (let section = 0; section < snapshot.plan.sectionCount; section++) {
				const isKnown = (this.maps[copy]?.beforeOf(section) ?? -1) >= 0;
				if (isKnown || isTaskHeading(snapshot.plan, section)) continue;
				const id = this.idOf(copy, section);
				const same = known.get(id);
				if (same !== undefined) {
					same.by.push(name);
					continue;
				}
				const by = [name];
				const proposal = this.propose(this.base.plan.taskCount + 1, {
					...{ by, about: aboutSections, column: "", was: "" },
					proposed: headingOf(snapshot.plan, section),
					...{ outcome: "adopted", reason: null },
				});
				known.set(id, Object.assign(proposal, { by }));
				if (copy === 0) continue;
				const placed = this.places.put(
					{
						...{ copy: snapshot, section, tasks: this.tasksOf(copy, section, gone) },
						...{ idOf: (each) => this.idOf(copy, each), baseName: baseNames(columns) },
					},
					proposal,
				);
				for (const { task, row, left } of placed ?? []) {
					this.placed.set(`${copy}:${task}`, row);
					const before = this.copies[copy]?.alignment.beforeOf(task) ?? -1;
					if (before >= 0) this.proposeMove(copy, before, task);
					else this.proposeLeft(this.proposeAddition(copy, task, this.base.plan.taskCount), left);
				}
			}
		});
	}

	/** The tasks of a section of a copy that can go there. */
	private tasksOf(copy: number, section: number, gone: ReadonlyMap<number, Proposal>) {
		const { snapshot, alignment } = this.copies[copy] ?? {};
		const { firstTask = 0, endTask = 0 } = snapshot?.plan.sectionAt(section) ?? {};
		const tasks: { task: number; row: number }[] = [];
		for (let task = firstTask; task < endTask; task++) {
			const row = alignment?.beforeOf(task) ?? -1;
			if (row < 0) tasks.push({ task, row: -1 });
			else if (!gone.has(row) && !this.moved.has(row) && this.rows.indexOf(row) >= 0)
				tasks.push({ task, row });
		}
		return tasks;
	}

	/** Rows that another copy put elsewhere; a row that two copies moved stays where the first of them has it. */
	private moves(gone: ReadonlyMap<number, Proposal>): void {
		this.copies.forEach(({ alignment: { pairs } }, copy) => {
			const inPlace = pairs.filter(({ before, after }) => !this.isElsewhere(copy, before, after));
			const bySection = new Map<number, number[]>();
			for (const { before } of inPlace) {
				const section = this.base.plan.sectionOfTask(before);
				bySection.set(section, [...(bySection.get(section) ?? []), before]);
			}
			const stays = new Set(
				[...bySection.values()].flatMap((tasks) => longestIncreasing(tasks).map((i) => tasks[i])),
			);
			const moving = pairs.filter(
				({ before, after }) =>
					!gone.has(before) && !stays.has(before) && !this.placed.has(`${copy}:${after}`),
			);
			for (let i = 0; i < moving.length; ) {
				const end = moving.findIndex(
					({ after }, at) => at > i && after !== (moving[at - 1]?.after ?? -1) + 1,
				);
				const run = moving.slice(i, end < 0 ? undefined : end);
				// What stands one below the other goes in one, so that its merged cells stay merged.
				const rows = this.rows.runOf(run.map(({ before }) => before));
				const together = run.slice(0, Math.max(1, rows.length));
				this.moveRun(copy, together);
				i += together.length;
			}
		});
	}

	private moveRun(copy: number, run: readonly TaskPair[]): void {
		const [first] = run;
		if (first === undefined) return;
		const anchor = this.anchorOf(copy, first.after);
		const free: number[] = [];
		let of: Proposal | undefined;
		for (const { before, after } of run) {
			const isFirst = !this.moved.has(before);
			const proposal = this.proposeMove(copy, before, after);
			if (!isFirst || copy === 0) continue;
			if (this.rows.indexOf(before) < 0)
				this.rows.refused.push({ id: proposal, reason: takenOut(this.first.name) });
			else if (anchor.task === -1)
				this.rows.refused.push({ id: proposal, reason: this.whyNoPlace(copy, after) });
			else {
				of ??= proposal;
				free.push(before);
			}
		}
		if (of !== undefined) this.rows.move(free, anchor, of);
	}

	/** Whether a task of the base stands in another section of a copy. */
	private isElsewhere(copy: number, before: number, after: number): boolean {
		const section = this.copies[copy]?.snapshot.plan.sectionOfTask(after) ?? -1;
		const was = this.base.plan.sectionOfTask(before);
		return this.idOf(copy, section) !== (was < 0 ? "" : was);
	}

	private proposeMove(copy: number, before: number, after: number): Proposal {
		const { name = "", snapshot } = this.copies[copy] ?? {};
		const titleOf = (plan: Plan | undefined, task: number) =>
			plan?.sectionAt(plan.sectionOfTask(task))?.block.title.text ?? "";
		const known = this.moved.get(before);
		this.moved.set(before, known ?? name);
		return this.propose(before, {
			by: [name],
			column: "",
			was: titleOf(this.base.plan, before),
			proposed: titleOf(snapshot?.plan, after),
			outcome: known === undefined ? "adopted" : "conflict",
			isMove: true,
			reason:
				known === undefined ? null : { zh: `${known}把它移到了别处`, en: `${known} has moved it elsewhere` },
		});
	}

	/**
	 * The row that a row of a copy stands below, or above where it is the first of its section; the last of the section
	 * where none of the others is known.
	 */
	private anchorOf(copy: number, after: number): RowAnchor {
		const plan = this.copies[copy]?.snapshot.plan ?? this.base.plan;
		const section = this.places.indexOf(this.idOf(copy, plan.sectionOfTask(after)));
		const anchor = anchorOf(plan, after, (task) => {
			const before = this.copies[copy]?.alignment.beforeOf(task) ?? -1;
			const name = before < 0 ? (this.placed.get(`${copy}:${task}`) ?? -1) : before;
			const row = this.rows.indexOf(name);
			return row >= 0 && this.rows.snapshot.plan.sectionOfTask(row) === section ? name : -1;
		});
		return anchor.task === -1 ? { task: this.places.lastRowOf(section), below: true } : anchor;
	}

	private whyNoPlace(copy: number, after: number): LocalizedText {
		const plan = this.copies[copy]?.snapshot.plan ?? this.base.plan;
		const id = this.idOf(copy, plan.sectionOfTask(after));
		if (plan.taskAt(after)?.header.layout === "inline") return inText;
		return typeof id === "number" && this.places.indexOf(id) < 0 ? sectionTakenOut(this.first.name) : noTable;
	}

	private additions(): void {
		this.copies.forEach(({ snapshot, alignment, columns }, copy) => {
			const parts = alignment.splits.flatMap(({ after }) => after.slice(1));
			for (const task of [...alignment.added, ...parts].sort((a, b) => a - b)) {
				if (this.placed.has(`${copy}:${task}`) || this.isKnown(copy, task)) continue;
				const anchor = this.anchorOf(copy, task);
				const at = anchor.task < 0 ? this.base.plan.taskCount : anchor.task + 0.5;
				const proposal = this.proposeAddition(copy, task, at);
				if (copy === 0) continue;
				if (anchor.task === -1) {
					this.rows.refused.push({ id: proposal, reason: this.whyNoPlace(copy, task) });
					continue;
				}
				const { row, left } = this.rows.insert(anchor, snapshot, task, proposal, baseNames(columns));
				if (row !== -1) this.placed.set(`${copy}:${task}`, row);
				this.proposeLeft(proposal, left);
			}
		});
	}

	/** Whether another copy has added the same task; then this one proposes it, too. */
	private isKnown(copy: number, task: number): boolean {
		const { name = "", snapshot } = this.copies[copy] ?? {};
		const same = snapshot === undefined ? undefined : this.added.get(wordsOf(snapshot, task));
		same?.by.push(name);
		return same !== undefined;
	}

	private proposeAddition(copy: number, task: number, at: number): Proposal {
		const { name = "", snapshot = this.base } = this.copies[copy] ?? {};
		const by = [name];
		const proposal = this.propose(at, {
			...{ by, about: aboutNew, column: "", was: "" },
			proposed: snapshot.plan.taskAt(task)?.text.text ?? "",
			...{ outcome: "adopted", reason: null },
		});
		this.added.set(wordsOf(snapshot, task), Object.assign(proposal, { by }));
		return proposal;
	}

	/** Cells of a new task that have no column here. */
	private proposeLeft({ by }: Proposal, left: readonly ShownCell[]): void {
		for (const { key, text } of left)
			this.propose(this.base.plan.taskCount, {
				...{ by, about: aboutNew, column: key, was: "", proposed: text },
				...{ outcome: "open", reason: noColumn(key) },
			});
	}
}

const aboutNew: LocalizedText = { zh: "新增任务", en: "New task" };
const noTable: LocalizedText = {
	zh: "所在的部分没有可以放的表格",
	en: "its section has no table to put it into",
};
const inOwnWords: LocalizedText = {
	zh: "一份是表格，一份是正文，写法不同，请手工改",
	en: "one is a table and one running text, which say it in their own ways; change it by hand",
};
const inText: LocalizedText = {
	zh: "正文里的任务不能自动增添或移动，请手工写入",
	en: "tasks in running text are not put in or moved automatically; write it in by hand",
};

function takenOut(name: string): LocalizedText {
	return { zh: `${name}已删去这一项`, en: `${name} has taken the task out` };
}

function sectionTakenOut(name: string): LocalizedText {
	return { zh: `${name}已删去所在的部分`, en: `${name} has taken its section out` };
}

/** What all cells of a task say. */
function wordsOf(snapshot: PlanSnapshot, task: number): string {
	return cellsOf(snapshot, task)
		.map(({ key, text }) => `${key}\t${text}`)
		.join("\n");
}
