import { editPlan } from "../editing/planEditor.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlanOperation } from "../model/planOperation.js";
import { snapshotAfter } from "../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { type Alignment, alignPlans } from "./alignPlans.js";
import { comparePlans } from "./comparePlans.js";
import { longestIncreasing } from "./longestIncreasing.js";
import { MergedRows } from "./mergedRows.js";
import { cellsOf, type ShownCell } from "./shownCells.js";

/** An edited copy of a plan, by the name of who sent it. */
export interface EditedCopy {
	readonly name: string;
	readonly snapshot: PlanSnapshot;
}

/** What somebody proposed, and what became of it. */
export interface Proposal {
	/** Whose copies say so. */
	readonly by: readonly string[];
	/** What it is about: 第12项, or 正文. */
	readonly about: LocalizedText;
	/** The column, empty where it is about a whole row. */
	readonly column: string;
	readonly was: string;
	readonly proposed: string;
	/** `conflict`: others propose something else; `open`: it has to be done by hand. */
	readonly outcome: "adopted" | "conflict" | "open";
	/** Why it was not adopted. */
	readonly reason: LocalizedText | null;
}

export interface MergedPlan {
	/** The lines of the merged plan; rows in conflict stand twice between marks. */
	readonly lines: readonly string[];
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
	if (first === undefined) return { lines: base.document.lines, proposals: [] };
	return new Merge(base, first, others).run();
}

/** What copies say of one cell of the base. */
interface CellVotes {
	readonly task: number;
	readonly column: string;
	readonly was: string;
	/** By what is proposed, who says so; first copy first. */
	readonly votes: Map<string, string[]>;
}

class Merge {
	private readonly alignments: readonly Alignment[];
	private readonly proposals: { readonly at: number; readonly proposal: Proposal }[] = [];
	/** Cells of rows in conflict, by the task of the base. */
	private readonly conflicts = new Map<number, CellVotes[]>();
	private readonly copies: readonly EditedCopy[];
	private readonly rows: MergedRows;

	constructor(
		private readonly base: PlanSnapshot,
		private readonly first: EditedCopy,
		others: readonly EditedCopy[],
	) {
		this.copies = [first, ...others];
		this.alignments = this.copies.map(({ snapshot }) => alignPlans(base, snapshot));
		const [own] = this.alignments;
		this.rows = new MergedRows(first.snapshot, (task) => own?.beforeOf(task) ?? -1);
	}

	run(): MergedPlan {
		const gone = this.removals();
		this.cells(gone);
		this.moves(gone);
		this.additions();
		this.documents();
		this.rows.remove([...gone]);
		this.rows.renumber(this.base);
		for (const { id, reason } of this.rows.refused) {
			const at = this.proposals.findIndex(({ proposal }) => proposal === id);
			const known = this.proposals[at];
			if (known !== undefined)
				this.proposals[at] = { at: known.at, proposal: { ...known.proposal, outcome: "open", reason } };
		}
		this.proposals.sort((a, b) => a.at - b.at);
		return { lines: this.write(), proposals: this.proposals.map(({ proposal }) => proposal) };
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
				this.alignments[i]?.afterOf(task) === -1 ? [name] : [],
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
		const partner = this.alignments[copy]?.afterOf(task) ?? -1;
		const snapshot = this.copies[copy]?.snapshot;
		if (partner < 0 || snapshot === undefined) return [];
		const theirs = new Map(cellsOf(snapshot, partner).map((cell) => [cell.key, cell]));
		return cellsOf(this.base, task).flatMap((own) => {
			const their = theirs.get(own.key);
			if (their === undefined || own.text === their.text) return [];
			if (own.isMerged && this.follows(own, their, task, copy)) return [];
			return [{ column: own.key, was: own.text, now: their.text }];
		});
	}

	/** Whether a merged cell shows what became of the cell that it was merged with. */
	private follows(own: ShownCell, their: ShownCell, task: number, copy: number): boolean {
		if (own.holder === task) return false;
		const partner = this.alignments[copy]?.afterOf(own.holder) ?? -1;
		const snapshot = this.copies[copy]?.snapshot;
		if (partner < 0 || snapshot === undefined) return false;
		return cellsOf(snapshot, partner).find(({ key }) => key === own.key)?.text === their.text;
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
					? {
							zh: `与${others.join("、")}的意见不同，待定`,
							en: `${others.join(", ")} ${others.length === 1 ? "proposes" : "propose"} something else`,
						}
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
		this.copies.forEach(({ name, snapshot }, copy) => {
			const alignment = this.alignments[copy];
			if (alignment === undefined) return;
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
	private anchorOf(copy: number, after: number): { readonly task: number; readonly below: boolean } {
		const plan = this.copies[copy]?.snapshot.plan;
		const alignment = this.alignments[copy];
		const section = plan?.sectionOfTask(after);
		const partner = (step: number) => {
			for (let at = after + step; at >= 0 && at < (plan?.taskCount ?? 0); at += step) {
				if (plan?.sectionOfTask(at) !== section) return -1;
				const before = alignment?.beforeOf(at) ?? -1;
				if (before >= 0 && this.rows.indexOf(before) >= 0) return before;
			}
			return -1;
		};
		const above = partner(-1);
		return above >= 0 ? { task: above, below: true } : { task: partner(1), below: false };
	}

	private additions(): void {
		const known = new Map<string, Proposal & { by: string[] }>();
		this.copies.forEach(({ name, snapshot }, copy) => {
			const alignment = this.alignments[copy];
			if (alignment === undefined) return;
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
				if (copy > 0 && isPlaced) this.rows.insert(anchor, snapshot, task, proposal);
			}
		});
	}

	/** What stands outside of the tasks: the first copy's stays, of the others each change is listed. */
	private documents(): void {
		this.copies.forEach(({ name, snapshot }, copy) => {
			const { document } = comparePlans(this.base, snapshot, this.alignments[copy]);
			for (const { kind, was, now } of document) {
				if (kind === "numbers" || kind === "total" || kind === "script") continue;
				const isOwn = copy === 0 || this.saysToo(was, now);
				this.propose(this.base.plan.taskCount + 1, {
					by: [name],
					about: { zh: "任务之外", en: "Outside of the tasks" },
					column: "",
					was,
					proposed: now,
					outcome: isOwn ? "adopted" : "open",
					reason: isOwn
						? null
						: { zh: "任务之外的文字请手工并入", en: "words outside of the tasks are merged by hand" },
				});
			}
		});
	}

	private saysToo(was: string, now: string): boolean {
		const { document } = comparePlans(this.base, this.first.snapshot, this.alignments[0]);
		return document.some((change) => change.was === was && change.now === now);
	}

	/** The merged lines, rows in conflict once for each copy that says something else. */
	private write(): readonly string[] {
		const { snapshot } = this.rows;
		const lines = [...snapshot.document.lines];
		const rows = [...this.conflicts].map(([task, cells]) => ({ at: this.rows.indexOf(task), cells }));
		rows.sort((a, b) => b.at - a.at);
		for (const { at, cells } of rows) {
			if (at < 0) continue;
			const line = snapshot.plan.lineOfTask(at);
			const count = snapshot.plan.taskAt(at)?.lines ?? 1;
			const names = new Set(cells.flatMap(({ votes }) => [...votes.values()].flat()));
			const written: { readonly names: string[]; readonly text: readonly string[] }[] = [];
			for (const { name } of this.copies) {
				if (!names.has(name)) continue;
				const text = this.rowAs(at, name, cells, line, count);
				const same = written.find((other) => other.text.join("\n") === text.join("\n"));
				if (same === undefined) written.push({ names: [name], text });
				else same.names.push(name);
			}
			const [ours, ...theirs] = written;
			if (ours === undefined || theirs.length === 0) continue;
			const last = theirs.at(-1) ?? ours;
			lines.splice(
				line,
				count,
				`<<<<<<< ${ours.names.join("、")}`,
				...ours.text,
				...theirs.flatMap(({ text }) => ["=======", ...text]),
				`>>>>>>> ${last.names.join("、")}`,
			);
		}
		return lines;
	}

	/** A row as one copy wants it. */
	private rowAs(
		at: number,
		name: string,
		cells: readonly CellVotes[],
		line: number,
		count: number,
	): readonly string[] {
		const { snapshot } = this.rows;
		const operations = cells.flatMap(({ column, was, votes }): readonly PlanOperation[] => {
			const wanted = [...votes].find(([, by]) => by.includes(name))?.[0] ?? was;
			return this.rows.operationOf(at, column, wanted);
		});
		const outcome = editPlan(snapshot, operations);
		if (!("edits" in outcome)) return snapshot.document.lines.slice(line, line + count);
		return snapshotAfter(snapshot, outcome.edits).document.lines.slice(line, line + count);
	}
}
