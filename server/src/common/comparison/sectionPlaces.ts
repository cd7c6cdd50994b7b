import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { PlanOperation } from "../model/planOperation.js";
import { isCovered } from "../model/rowOfCell.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { headingOf, isCounted } from "./compareDocument.js";
import type { MergedRows, RowAnchor } from "./mergedRows.js";
import type { ChangeOutcome } from "./planChanges.js";
import { firstHeading, headingAbove, readsSection, readsWithout, removalOf } from "./sectionLines.js";
import type { ShownCell } from "./shownCells.js";

/** By what a section is known: its index in the base, or the title of one that the base does not have. */
export type SectionId = number | string;

/** A section of a copy that is to be put into a plan. */
export interface NewSection {
	readonly copy: PlanSnapshot;
	readonly section: number;
	readonly idOf: (section: number) => SectionId;
	/** Its tasks in their order: rows that the plan has already, by what they are known by; -1 for those to be put in. */
	readonly tasks: readonly { readonly task: number; readonly row: number }[];
	/** The name in the base of a column of the copy. */
	readonly baseName?: (column: string) => string;
}

/** What became of the tasks of a section that was put in. */
export interface PlacedTask {
	readonly task: number;
	/** By what its row is known. */
	readonly row: number;
	/** Cells of a new row that have no column here. */
	readonly left: readonly ShownCell[];
}

/** The sections of a plan that is merged, and how whole ones come and go. */
export class SectionPlaces {
	/** By what each section of the plan is known. */
	private readonly order: SectionId[];

	constructor(
		private readonly rows: MergedRows,
		idOf: (section: number) => SectionId,
	) {
		this.order = Array.from({ length: rows.snapshot.plan.sectionCount }, (_, section) => idOf(section));
	}

	/** Index of a section in the plan as it is now, -1 where it has none such. */
	indexOf(id: SectionId): number {
		return this.order.indexOf(id);
	}

	/** The last row of a section by what it is known by; -1 where it has none. */
	lastRowOf(section: number): number {
		const { firstTask = 0, endTask = 0 } = this.rows.snapshot.plan.sectionAt(section) ?? {};
		return endTask > firstTask ? this.rows.rowAt(endTask - 1) : -1;
	}

	/**
	 * Puts a section in behind the one that it stands behind in the copy: its rows below the rows of that one, then its
	 * heading above them, with the names of the columns where each section has them. All of it, or nothing.
	 */
	put(added: NewSection, id: unknown): readonly PlacedTask[] | undefined {
		const placed: PlacedTask[] = [];
		const behind = this.placeBehind(added);
		const isDone = this.rows.attempt(() => {
			if (added.tasks.length === 0) return this.putEmpty(added, behind, id);
			const rows = this.putRows(added, behind, id, placed);
			return rows !== undefined && this.rows.apply(this.headingOver(added, behind, rows, id), id);
		});
		if (!isDone) return undefined;
		this.order.splice(behind + 1, 0, added.idOf(added.section));
		return placed;
	}

	/** Index of the section that one of a copy is to stand behind, -1 where it is to be the first. */
	private placeBehind({ section, idOf }: NewSection): number {
		for (let above = section - 1; above >= 0; above--) {
			let at = this.indexOf(idOf(above));
			if (at < 0) continue;
			// What others put there stands before it, but for what stands behind it in the copy, too.
			while (typeof this.order[at + 1] === "string") at++;
			return at;
		}
		return -1;
	}

	private putEmpty({ copy, section }: NewSection, behind: number, id: unknown): boolean {
		const { ordinal, title } = copy.plan.sectionAt(section)?.block ?? {};
		if (title === undefined || ordinal === undefined || ordinal === null) return this.refuse(noPlace, id);
		const { plan } = this.rows.snapshot;
		const block = plan.sectionAt(behind + 1)?.blockIndex ?? plan.blockCount;
		return this.rows.run([{ op: "insertHeading", block, ordinal, title: title.text }], id);
	}

	/** Puts the rows of a section where they will be its rows; answers with what the first and the last are known by. */
	private putRows(
		{ copy, tasks, baseName }: NewSection,
		behind: number,
		id: unknown,
		placed: PlacedTask[],
	): readonly number[] | undefined {
		const own = new Set(tasks.map(({ row }) => row));
		const { plan } = this.rows.snapshot;
		const [from, end] = regionOf(plan, behind);
		let anchor: RowAnchor = { task: -1, below: true };
		for (let task = end - 1; task >= from && anchor.task === -1; task--)
			if (!own.has(this.rows.rowAt(task))) anchor = { task: this.rows.rowAt(task), below: true };
		if (anchor.task === -1) {
			// Nothing stands above it there: its rows go above the first that stays, or stay themselves.
			const kept = tasks.find(({ row }) => row !== -1)?.row ?? -1;
			const below = behind < 0 && from === end ? this.rows.rowAt(end) : kept;
			anchor = { task: below, below: false };
		}
		const done: number[] = [];
		for (let i = 0; i < tasks.length; i++) {
			const { task, row } = tasks[i] ?? { task: -1, row: -1 };
			if (row === -1) {
				const { row: name, left } = this.rows.insert(anchor, copy, task, id, baseName);
				if (name === -1) return undefined;
				placed.push({ task, row: name, left });
				done.push(name);
			} else {
				// What stands one below the other goes in one, so that its merged cells stay merged.
				const run = this.rows.runOf(tasks.slice(i).map((each) => each.row));
				i += run.length - 1;
				if (!this.isThere(row, anchor) && !this.rows.move(run, anchor, id)) return undefined;
				placed.push(...tasks.slice(i - run.length + 1, i + 1).map((each) => ({ ...each, left: [] })));
				done.push(...run);
			}
			anchor = { task: done.at(-1) ?? -1, below: true };
		}
		return done;
	}

	private isThere(row: number, { task, below }: RowAnchor): boolean {
		return below ? this.rows.indexOf(row) === this.rows.indexOf(task) + 1 : row === task;
	}

	private headingOver(
		{ copy, section }: NewSection,
		behind: number,
		rows: readonly number[],
		id: unknown,
	): ChangeOutcome {
		const first = this.rows.indexOf(rows[0] ?? -1);
		const isTogether = rows.every((row, i) => this.rows.indexOf(row) === first + i);
		if (!isTogether || !this.uncover(first, id)) return { refused: noPlace };
		const { snapshot } = this.rows;
		const words = headingOf(copy.plan, section);
		const own = snapshot.plan.sectionOfTask(first);
		const edits =
			own > behind
				? firstHeading(snapshot, own, first + rows.length, words)
				: headingAbove(snapshot, own, first, words);
		const title = copy.plan.sectionAt(section)?.block.title.text ?? "";
		const isRight =
			edits !== undefined && readsSection(snapshot, edits, behind + 1, title, first, rows.length);
		return isRight ? { edits } : { refused: noPlace };
	}

	/** A row that will be the first of its section shows itself what its merged cells show. */
	private uncover(task: number, id: unknown): boolean {
		const { plan } = this.rows.snapshot;
		const row = plan.taskAt(task);
		const columns = row?.header.columns.map((_, column) => column) ?? [];
		const covered = columns.filter((column) => row !== undefined && isCovered(row, column));
		return this.rows.run(
			covered.map((column): PlanOperation => ({ op: "splitCell", task, column })),
			id,
		);
	}

	/** Takes out a section that has no row left, with the names of its columns. */
	remove(section: SectionId, id: unknown): boolean {
		const at = this.indexOf(section);
		const { snapshot } = this.rows;
		const found = snapshot.plan.sectionAt(at);
		if (found === undefined) return true;
		if (found.endTask > found.firstTask) return this.refuse(hasTasks(snapshot.plan, found.firstTask), id);
		const [whole, alone] = [removalOf(snapshot, at, true), removalOf(snapshot, at, false)];
		const edits = [whole, alone].find((each) => each !== undefined && readsWithout(snapshot, each, at));
		if (edits === undefined) return this.refuse(hasText, id);
		this.rows.apply({ edits }, id);
		this.order.splice(at, 1);
		return true;
	}

	/**
	 * Gives a section another heading.
	 *
	 * @param ordinal null where its numeral stays
	 */
	rename(section: SectionId, title: string, ordinal: number | null, id: unknown): void {
		const block = this.rows.snapshot.plan.sectionAt(this.indexOf(section))?.blockIndex;
		if (block === undefined) this.refuse(isGone, id);
		else this.rows.run([{ op: "setHeading", block, title, ...(ordinal === null ? {} : { ordinal }) }], id);
	}

	/** Counts the sections again where those of the base are counted from 一 on. */
	renumber(base: Plan): void {
		if (!isCounted(base)) return;
		const operations = [...this.rows.snapshot.plan.eachSection()].flatMap(
			({ block, blockIndex }, i): readonly PlanOperation[] =>
				block.ordinal === null || block.ordinal === i + 1
					? []
					: [{ op: "setHeading", block: blockIndex, ordinal: i + 1 }],
		);
		this.rows.run(operations, undefined);
	}

	private refuse(reason: LocalizedText, id: unknown): false {
		this.rows.refused.push({ id, reason });
		return false;
	}
}

const noPlace: LocalizedText = {
	zh: "这里的表格放不下这个部分，请手工加入",
	en: "the section could not be put into the tables here; it is to be put in by hand",
};
const isGone: LocalizedText = {
	zh: "这个部分已被别的稿删去",
	en: "the section was taken out by another copy",
};
const hasText: LocalizedText = {
	zh: "这个部分下面还有别的文字，请手工删去标题",
	en: "other text stands under the heading; it is to be taken out by hand",
};
function hasTasks(plan: Plan, task: number): LocalizedText {
	const number = plan.taskAt(task)?.number ?? task + 1;
	return {
		zh: `这个部分里还有别的稿要保留的任务（第${number}项），标题先予保留`,
		en: `a task that others keep is still in it (${number}), so the heading is kept`,
	};
}

/** The rows of a section; of -1 those above all headings. */
function regionOf(plan: Plan, section: number): readonly [from: number, end: number] {
	const found = plan.sectionAt(section);
	if (found !== undefined) return [found.firstTask, found.endTask];
	return [0, plan.sectionAt(0)?.firstTask ?? plan.taskCount];
}
