import { tasksAsJson } from "../interchange/planJson.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Plan } from "../model/plan.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { quote } from "../text/shorten.js";
import { type Alignment, alignPlans } from "./alignPlans.js";
import { headingOf, plain } from "./compareDocument.js";
import { comparePlans } from "./comparePlans.js";
import { mapColumns } from "./mapColumns.js";
import type { DocumentChange, PlanComparison, TaskChange, TaskDetail } from "./planChanges.js";
import { nameTasks, sayDetails } from "./sayChange.js";
import { cellsOf, type ShownCell } from "./shownCells.js";

/** A plan beside another version of it: what differs, where it stands in this one. */
export interface PlacedComparison {
	readonly other: PlanSnapshot;
	readonly own: PlanSnapshot;
	/** From the other to this one. */
	readonly alignment: Alignment;
	readonly comparison: PlanComparison;
	readonly changes: readonly PlacedChange[];
}

/** One change, and where it shows. */
export interface PlacedChange {
	/** Stays the same as long as the change does, wherever edits move it. */
	readonly key: string;
	readonly kind: TaskChange["kind"] | "document";
	/** What it is about: 第12项. */
	readonly title: LocalizedText;
	readonly sentence: LocalizedText;
	/** Lines of this plan, the end exclusive; empty (both the same) where something is gone, at the line below it. */
	readonly line: number;
	readonly endLine: number;
	/** The cells and the place that differ, of a task that was changed. */
	readonly parts: readonly PlacedPart[];
	/** Whether it can be changed to what the other says. */
	readonly isTakeable: boolean;
	readonly of: TaskChange | DocumentChange;
}

export interface PlacedPart {
	readonly key: string;
	readonly sentence: LocalizedText;
	readonly isTakeable: boolean;
	/**
	 * `cell`: what stands in a column; `place`: section and order; `number`; `rest`: what no cell tells of. Of columns:
	 * `columnName`: what one is called here and in the other, `columnGone` and `columnNew`: what the other or this one lacks.
	 */
	readonly of:
		| { readonly kind: "cell"; readonly column: string }
		| { readonly kind: "columnName"; readonly column: string; readonly other: string }
		| { readonly kind: "columnGone" | "columnNew"; readonly column: string }
		| { readonly kind: "place" | "number" | "rest" };
}

/** Compares a plan with another version of it, of which `own` goes on. */
export function placeChanges(other: PlanSnapshot, own: PlanSnapshot): PlacedComparison {
	const alignment = alignPlans(other, own);
	const comparison = comparePlans(other, own, alignment);
	const keys = new Map<string, number>();
	const keyed = (key: string): string => {
		const count = keys.get(key) ?? 0;
		keys.set(key, count + 1);
		return count === 0 ? key : `${key}#${count}`;
	};
	const changes = [
		...comparison.document.map((change) => placeDocumentChange(other, own, change, keyed)),
		...comparison.tasks.map((change) => placeTaskChange({ other, own, alignment }, change, keyed)),
	];
	return { other, own, alignment, comparison, changes };
}

function placeDocumentChange(
	other: PlanSnapshot,
	own: PlanSnapshot,
	change: DocumentChange,
	keyed: (key: string) => string,
): PlacedChange {
	const { kind, was, now, sentence } = change;
	const line = lineOfChange(own.plan, change);
	const parts = kind === "columns" ? columnParts(other, own) : [];
	return {
		key: keyed(`document:${kind}:${was}→${now}`),
		kind: "document",
		title: { zh: "任务之外", en: "Outside of the tasks" },
		sentence,
		line,
		endLine: now === "" ? line : line + 1,
		parts,
		isTakeable:
			kind === "columns"
				? parts.length > 0
				: !["script", "numbers", "unclear"].includes(kind) && change.moved !== true,
		of: change,
	};
}

/** Columns by columns what differs of them. */
function columnParts(other: PlanSnapshot, own: PlanSnapshot): readonly PlacedPart[] {
	const { renamed, added, removed } = mapColumns(own, other, alignPlans(own, other));
	const part = (key: string, zh: string, en: string, of: PlacedPart["of"]): PlacedPart => ({
		key: `columns:${key}`,
		sentence: { zh, en },
		isTakeable: true,
		of,
	});
	return [
		...[...renamed].map(([column, name]) =>
			part(
				`${name}→${column}`,
				`“${name}”栏改名为“${column}”。`,
				`Column “${name}” was renamed “${column}”.`,
				{
					...{ kind: "columnName", column, other: name },
				},
			),
		),
		...removed.map((column) =>
			part(`→${column}`, `增加“${column}”栏。`, `Column “${column}” was added.`, {
				kind: "columnNew",
				column,
			}),
		),
		...added.map((column) =>
			part(`${column}→`, `删去“${column}”栏。`, `Column “${column}” was removed.`, {
				...{ kind: "columnGone", column },
			}),
		),
	];
}

/** Where a change outside of the tasks shows: 0 where nothing is to be seen of it. */
function lineOfChange(plan: Plan, { kind, now }: DocumentChange): number {
	if (kind === "title") return Math.max(0, plan.lineOfBlock(plan.titleBlock));
	if (kind === "total")
		return plan.declaredTotal === null ? 0 : plan.lineOfBlock(plan.declaredTotal.blockIndex);
	if (kind === "section") {
		const at = Array.from({ length: plan.sectionCount }, (_, i) => i).find((i) => headingOf(plan, i) === now);
		return plan.lineOfBlock(plan.sectionAt(at ?? -1)?.blockIndex ?? -1);
	}
	const first = now.split("\n")[0] ?? "";
	let found = -1;
	plan.forEachBlock((block, index) => {
		if (found >= 0) return;
		const isWanted =
			kind === "columns"
				? block.kind === "table-header"
				: kind === "prose" && first !== "" && block.kind === "text" && block.text.text.startsWith(first);
		if (isWanted) found = index;
	});
	return plan.lineOfBlock(found);
}

type Compared = Pick<PlacedComparison, "other" | "own" | "alignment">;

function placeTaskChange(
	compared: Compared,
	change: TaskChange,
	keyed: (key: string) => string,
): PlacedChange {
	const { other, own, alignment } = compared;
	const { kind, before, after, details, sentence } = change;
	const [from, to] = [other.plan, own.plan];
	const texts = [
		...before.map((task) => from.taskAt(task)?.text.text ?? ""),
		...after.map((task) => to.taskAt(task)?.text.text ?? ""),
	];
	const [first] = after;
	const line = first === undefined ? lineBelow(to, before[0] ?? -1, alignment) : to.lineOfTask(first);
	// Of a task that was split, all parts that stand one below the other.
	const last = after.findLast((task, i) => task === (first ?? 0) + i) ?? -1;
	const endLine = first === undefined ? line : to.lineOfTask(last) + (to.taskAt(last)?.lines ?? 1);
	const named = after.length > 0 ? tasksAsJson(to, own.index, after) : tasksAsJson(from, other.index, before);
	const parts = kind === "changed" ? partsOf(compared, before[0] ?? -1, first ?? -1, details) : [];
	return {
		key: keyed(
			`${kind}:${before.join()}:${[...texts, ...details.map(({ was, now }) => `${was}→${now}`)].join("\n")}`,
		),
		kind,
		title: nameTasks(named),
		sentence,
		line,
		endLine,
		parts,
		isTakeable: kind !== "changed" || parts.some(({ isTakeable }) => isTakeable),
		of: change,
	};
}

/** Where a task that is gone stood: the line below the one that stood above it. */
function lineBelow(plan: Plan, task: number, alignment: Alignment): number {
	for (let above = task - 1; above >= 0; above--) {
		const partner = alignment.afterOf(above);
		if (partner >= 0) return plan.lineOfTask(partner) + (plan.taskAt(partner)?.lines ?? 1);
	}
	return plan.taskCount > 0 ? plan.lineOfTask(0) : 0;
}

/** A cell of a task that shows something else in the other plan. */
export interface CellPair {
	readonly was: ShownCell;
	readonly now: ShownCell;
}

/** The cells of a task that differ, by the names of their columns. */
export function differingCells(
	{ other, own }: Compared,
	before: number,
	after: number,
): ReadonlyMap<string, CellPair> {
	const theirs = new Map(cellsOf(other, before).map((cell) => [cell.key, cell]));
	const pairs = new Map<string, CellPair>();
	for (const now of cellsOf(own, after)) {
		const was = theirs.get(now.key);
		if (was !== undefined && plain(was.text) !== plain(now.text)) pairs.set(now.key, { was, now });
	}
	return pairs;
}

function partsOf(
	compared: Compared,
	before: number,
	after: number,
	details: readonly TaskDetail[],
): readonly PlacedPart[] {
	const cells = differingCells(compared, before, after);
	const columns = columnsByDetail(compared.own.plan, after, cells);
	const groups = new Map<string, TaskDetail[]>();
	for (const detail of details) {
		const key = keyOfDetail(detail, columns);
		groups.set(key, [...(groups.get(key) ?? []), detail]);
	}
	// A cell may differ by what no detail tells of.
	for (const column of cells.keys()) if (!groups.has(`cell:${column}`)) groups.set(`cell:${column}`, []);
	return [...groups].map(([key, of]): PlacedPart => {
		const column = key.startsWith("cell:") ? key.slice(5) : undefined;
		const pair = column === undefined ? undefined : cells.get(column);
		const said = of.length > 0 || pair === undefined ? sayDetails(of) : sayCell(column ?? "", pair);
		return {
			key: `${key}:${pair?.was.text ?? ""}→${pair?.now.text ?? ""}`,
			sentence: { zh: `${said.zh}。`, en: `${said.en.slice(0, 1).toUpperCase()}${said.en.slice(1)}.` },
			isTakeable: key !== "rest",
			of:
				column === undefined
					? { kind: key === "place" || key === "number" ? key : "rest" }
					: { kind: "cell", column },
		};
	});
}

function sayCell(column: string, { was, now }: CellPair): LocalizedText {
	const [before, after] = [quote(was.text), quote(now.text)];
	return {
		zh: `“${column}”由“${before}”改为“${after}”`,
		en: `“${column}”: “${before}” became “${after}”`,
	};
}

/** Which of the differing cells tells of a kind of detail. */
function columnsByDetail(plan: Plan, task: number, cells: ReadonlyMap<string, CellPair>) {
	const header = plan.taskAt(task)?.header;
	const nameOf = (columns: readonly number[]) =>
		columns
			.map((column) => header?.columns[column]?.header.replace(/\s/g, "") ?? "")
			.find((name) => cells.has(name));
	const units = header?.unitColumns ?? [];
	return {
		task: nameOf([header?.taskColumn ?? -1]),
		deadline: nameOf([header?.deadlineColumn ?? -1]) ?? nameOf([header?.taskColumn ?? -1]),
		lead: nameOf([...(header?.leadColumns ?? []), ...units]),
		units: nameOf([...units.filter((column) => !header?.leadColumns.includes(column)), ...units]),
		leader: nameOf([header?.leaderColumn ?? -1]),
		group: nameOf([header?.groupColumn ?? -1]),
		has: (column: string) => cells.has(column),
	};
}

function keyOfDetail({ kind, column = "" }: TaskDetail, columns: ReturnType<typeof columnsByDetail>): string {
	const cell = (name: string | undefined) => (name === undefined ? "rest" : `cell:${name}`);
	switch (kind) {
		case "section":
		case "moved":
			return "place";
		case "renumbered":
			return "number";
		case "text":
		case "target":
			return cell(columns.task);
		case "deadline":
		case "lead":
		case "units":
		case "leader":
		case "group":
			return cell(columns[kind]);
		case "column": {
			const name = column.replace(/\s/g, "");
			return cell(columns.has(name) ? name : column === "责任单位" ? columns.units : undefined);
		}
	}
}
