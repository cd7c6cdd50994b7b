import type { LocalizedText } from "../model/localizedText.js";
import { anchorOf, MergedRows, type RowAnchor } from "./mergedRows.js";
import {
	differingCells,
	type PlacedChange,
	type PlacedComparison,
	type PlacedPart,
} from "./placedChanges.js";
import type { ChangeOutcome, TaskChange } from "./planChanges.js";
import { takeOutside } from "./takeOutside.js";

/**
 * The edits that make a plan say what the other version says of one change, or of one part of it: all of them, or the reason
 * why it cannot be done. Numbers and 共N项 follow where rows come or go.
 *
 * @param part as `changes` has it; the whole change without it
 */
export function takeChange(
	compared: PlacedComparison,
	change: PlacedChange,
	part?: PlacedPart,
): ChangeOutcome {
	const { of } = change;
	if (!("details" in of)) return takeOutside(compared, of, change, part);
	const taken = new TakenChange(compared, of);
	switch (of.kind) {
		case "changed":
			for (const each of part === undefined ? change.parts : [part]) taken.part(each);
			break;
		case "added":
			taken.remove(of.after);
			break;
		case "removed":
			taken.insert(of.before);
			break;
		case "split":
		case "joined":
			taken.cells();
			taken.remove(of.after.filter((task) => compared.alignment.beforeOf(task) < 0));
			taken.insert(of.before.filter((task) => compared.alignment.afterOf(task) < 0));
			break;
	}
	return taken.outcome();
}

class TakenChange {
	private readonly rows: MergedRows;
	private refused: LocalizedText | undefined;
	private movesRows = false;

	constructor(
		private readonly compared: PlacedComparison,
		private readonly change: TaskChange,
	) {
		this.rows = new MergedRows(compared.own, (task) => task);
	}

	/** The pair that the change is about; of a split or join the one that goes on. */
	private get pair(): { readonly before: number; readonly after: number } {
		const { alignment } = this.compared;
		const before = this.change.before.find((task) => alignment.afterOf(task) >= 0) ?? -1;
		return { before, after: alignment.afterOf(before) };
	}

	part({ of }: PlacedPart): void {
		switch (of.kind) {
			case "cell":
				this.cells(of.column);
				break;
			case "place":
				this.movesRows = true;
				this.move();
				break;
			case "number": {
				const { before, after } = this.pair;
				const number = this.compared.other.plan.taskAt(before)?.number ?? null;
				if (number === null) this.refused ??= noNumber;
				else this.rows.setNumber(after, number, undefined);
				break;
			}
			case "rest":
				break;
		}
	}

	/** Writes what the other plan says into a cell, or into all that differ. */
	cells(column?: string): void {
		const { before, after } = this.pair;
		for (const [name, { was, now }] of differingCells(this.compared, before, after)) {
			if (column !== undefined && name !== column) continue;
			// What is merged in both plans alike is changed where it is written.
			const follows =
				was.isMerged && now.isMerged && this.compared.alignment.afterOf(was.holder) === now.holder;
			this.rows.set(follows ? now.holder : after, name, was.text, undefined);
		}
	}

	private move(): void {
		const { before, after } = this.pair;
		const anchor = this.anchorOf(before, after);
		if (anchor.task === -1) this.refused ??= noSection;
		else this.rows.move([after], anchor, undefined);
	}

	remove(tasks: readonly number[]): void {
		this.movesRows ||= tasks.length > 0;
		this.rows.remove(tasks);
	}

	insert(tasks: readonly number[]): void {
		this.movesRows ||= tasks.length > 0;
		for (const task of tasks) {
			const anchor = this.anchorOf(task, -1);
			if (anchor.task === -1) this.refused ??= noSection;
			else this.rows.insert(anchor, this.compared.other, task, undefined);
		}
	}

	/** Beside which task of this plan a task of the other one stands; `but` is the one that is to go there. */
	private anchorOf(task: number, but: number): RowAnchor {
		const { other, alignment } = this.compared;
		return anchorOf(other.plan, task, (each) => {
			const partner = alignment.afterOf(each);
			return partner === but ? -1 : partner;
		});
	}

	outcome(): ChangeOutcome {
		if (this.movesRows) this.rows.renumber(this.compared.own);
		const [failed] = this.rows.refused;
		const refused = this.refused ?? failed?.reason;
		return refused === undefined ? { edits: this.rows.edits } : { refused };
	}
}

const noSection: LocalizedText = {
	zh: "这一项所在的部分在本稿中没有任务，请手工放到合适的位置",
	en: "the section of the task has no other task here; please put it into its place by hand",
};
const noNumber: LocalizedText = {
	zh: "对方的这一项没有序号，请手工改",
	en: "the task has no number there; please change it by hand",
};
