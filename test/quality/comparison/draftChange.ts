import { cellsOf, numberBefore } from "../../../server/src/common/comparison/shownCells.js";
import type { RowBlock } from "../../../server/src/common/model/block.js";
import type { NewCell, PlanOperation } from "../../../server/src/common/model/planOperation.js";
import type { PlanSnapshot } from "../../../server/src/common/snapshot/planSnapshot.js";
import type { KnownChange } from "./changePlan.js";
import { bareUnit } from "./planModel.js";
import type { Random } from "./random.js";

/** Kinds of changes that offices make, as often as they stand here. */
export const changeKinds = [
	"target",
	"target",
	"target",
	"comparator",
	"words",
	"words",
	"clause",
	"lead",
	"unit-added",
	"unit-dropped",
	"leader",
	"deadline",
	"added",
	"added",
	"removed",
	"removed",
	"moved",
	"section",
	"split",
	"joined",
	"heading",
] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** An operation for the plan as it is, with what it changes. */
export interface DraftedChange {
	readonly operation: PlanOperation;
	readonly change: KnownChange;
}

/** What a kind of change may look at. */
interface Place {
	readonly snapshot: PlanSnapshot;
	readonly row: RowBlock;
	readonly task: number;
	readonly random: Random;
	/** Another plan, whose tasks are new here. */
	readonly other: PlanSnapshot | undefined;
}

/** A change of a kind at a row; undefined where the row has nothing for it. */
export function draftChange(
	kind: ChangeKind,
	snapshot: PlanSnapshot,
	task: number,
	random: Random,
	other?: PlanSnapshot,
): DraftedChange | undefined {
	const row = snapshot.plan.taskAt(task);
	if (row === undefined) return undefined;
	return drafts[kind]({ snapshot, row, task, random, other }, kind);
}

type Draft = (place: Place, kind: ChangeKind) => DraftedChange | undefined;

const drafts: Readonly<Record<ChangeKind, Draft>> = {
	target: draftTarget,
	comparator: draftComparator,
	words: draftWords,
	clause: draftClause,
	lead: draftUnits,
	"unit-added": draftUnits,
	"unit-dropped": draftUnits,
	leader: draftLeader,
	deadline: draftDeadline,
	added: draftAdded,
	removed: ({ row, task }, kind) => ({
		operation: { op: "deleteRows", tasks: [task] },
		change: wholeRow(kind, row.text.text),
	}),
	moved: draftMoved,
	section: draftSection,
	split: draftSplit,
	joined: draftJoined,
	heading: draftHeading,
};

function wholeRow(kind: ChangeKind, text: string): KnownChange {
	return { kind, text, was: "", now: "", cellWas: text, cellNow: text };
}

/** Other words in the place of some of a task's. */
function replaced(
	{ row, task }: Place,
	kind: ChangeKind,
	at: number,
	was: string,
	now: string,
): DraftedChange {
	const { text } = row.text;
	const offset = numberBefore(row).length + at;
	return {
		operation: {
			op: "replaceText",
			at: { task, column: row.header.taskColumn },
			range: [offset, offset + was.length],
			text: now,
		},
		change: {
			kind,
			text,
			was,
			now,
			cellWas: text,
			cellNow: text.slice(0, at) + now + text.slice(at + was.length),
		},
	};
}

/** Another figure. */
function draftTarget(place: Place, kind: ChangeKind): DraftedChange | undefined {
	const { row, random } = place;
	const target = random.pick(row.targets.filter(({ value }) => value !== null));
	if (target === undefined) return undefined;
	const [, figure = ""] = /(\d{1,12}(?:\.\d{1,6})?)/.exec(target.raw) ?? [];
	const at = target.range[0] + target.raw.indexOf(figure);
	if (figure === "" || !row.text.text.startsWith(figure, at)) return undefined;
	const digits = figure.split(".")[1]?.length ?? 0;
	const step = (1 + random.below(9)) / 10 ** digits;
	const value = Number(figure);
	const other = (random.below(2) === 0 && value > step ? value - step : value + step).toFixed(digits);
	return replaced(place, kind, at, figure, other);
}

/** What binds less or more. */
function draftComparator(place: Place, kind: ChangeKind): DraftedChange | undefined {
	return replaceOne(place, kind, [
		["以上", "左右"],
		["左右", "以上"],
		["确保", "力争"],
		["力争", "确保"],
	]);
}

function draftWords(place: Place, kind: ChangeKind): DraftedChange | undefined {
	return replaceOne(place, kind, [
		["加快", "着力"],
		["推进", "抓好"],
		["推动", "促进"],
		["完善", "健全"],
		["加强", "改进"],
		["全面", "扎实"],
		["支持", "鼓励"],
		["开展", "组织"],
		["建设", "打造"],
		["提升", "增强"],
		["优化", "调整"],
		["新增", "新增加"],
	]);
}

function replaceOne(
	place: Place,
	kind: ChangeKind,
	words: readonly (readonly [was: string, now: string])[],
): DraftedChange | undefined {
	const { text } = place.row.text;
	const [was, now] = place.random.pick(words.filter(([word]) => text.includes(word))) ?? ["", ""];
	return was === "" ? undefined : replaced(place, kind, text.indexOf(was), was, now);
}

/** A clause more or less. */
function draftClause(place: Place, kind: ChangeKind): DraftedChange | undefined {
	const { text } = place.row.text;
	const end = text.lastIndexOf("。");
	if (end < 12) return undefined;
	const last = text.lastIndexOf("，", end);
	if (place.random.below(2) === 0 && last > end / 2)
		return replaced(place, kind, last, text.slice(last, end), "");
	const clause = place.random.pick([
		"，按季度调度进展",
		"，年底前组织评估",
		"，形成长效管护机制",
		"，及时公开结果",
	]);
	return replaced(place, kind, end, "", clause ?? "");
}

/** Another lead, a unit more, a unit less. */
function draftUnits(place: Place, kind: ChangeKind): DraftedChange | undefined {
	const { row, task, random, snapshot } = place;
	const isOther = (name: string) => row.units.every(({ raw }) => bareUnit(raw) !== bareUnit(name));
	const column = random.pick(row.header.unitColumns.filter((one) => row.cells[one]?.state === "text") ?? []);
	if (column === undefined) return undefined;
	const units = row.units
		.filter((unit) => unit.column === column)
		.map(({ raw, star }) => ({ name: raw, star }));
	const known = new Set<string>();
	snapshot.plan.forEachTask(({ units: all }) => {
		for (const unit of all) if (unit.star || unit.leadPlace) known.add(unit.raw);
	});
	const name = random.pick([...known].filter(isOther)) ?? "";
	const [first, ...rest] = units;
	if (first === undefined || name === "") return undefined;
	const cellWas = row.cells[column]?.content.text ?? "";
	if (kind === "lead") {
		if (!first.star && !row.header.leadColumns.includes(column)) return undefined;
		return unitsAs([{ ...first, name }, ...rest], first.name, name);
	}
	if (kind === "unit-added") return unitsAs([...units, { name, star: false }], "", name);
	const last = rest.at(-1);
	return last === undefined || last.star ? undefined : unitsAs(units.slice(0, -1), last.name, "");

	function unitsAs(names: typeof units, was: string, now: string): DraftedChange {
		const cellNow = names.map((unit) => `${unit.star ? "★" : ""}${unit.name}`).join("、");
		return {
			operation: { op: "setUnits", task, column: column ?? -1, units: names },
			change: { kind, text: row.text.text, was, now, cellWas, cellNow },
		};
	}
}

function draftLeader({ snapshot, row, task, random }: Place, kind: ChangeKind): DraftedChange | undefined {
	if (row.leaders.length === 0) return undefined;
	const known = new Set<string>();
	snapshot.plan.forEachTask(({ leaders }) => {
		for (const { name } of leaders) known.add(name);
	});
	const was = row.leaders.map(({ name }) => name);
	const name = random.pick([...known].filter((one) => !was.includes(one)));
	if (name === undefined) return undefined;
	return {
		operation: { op: "setLeaders", task, names: [name] },
		change: {
			kind,
			text: row.text.text,
			was: was.join("、"),
			now: name,
			cellWas: was.join("、"),
			cellNow: name,
		},
	};
}

function draftDeadline({ row, task, random }: Place, kind: ChangeKind): DraftedChange | undefined {
	const column = row.header.deadlineColumn;
	const cell = row.cells[column];
	if (cell === undefined || cell.state !== "text") return undefined;
	const was = cell.content.text;
	const now = random.pick(["3月底", "6月底", "9月底", "11月底"].filter((date) => date !== was)) ?? "";
	return {
		operation: { op: "setCell", task, column, text: now },
		change: { kind, text: row.text.text, was, now, cellWas: was, cellNow: now },
	};
}

/** A task of another plan below a row, answered for by those of the row. */
function draftAdded({ row, task, random, other }: Place, kind: ChangeKind): DraftedChange | undefined {
	const from = other?.plan.taskAt(random.below(other.plan.taskCount));
	const text = from?.text.text.trim() ?? "";
	if (text.length < 8) return undefined;
	const { header } = row;
	const cells = header.columns.map(({ role }, column): NewCell => {
		if (column === header.taskColumn)
			return { state: "text", text: header.numberIn === "task" ? `${(row.number ?? 0) + 1}.${text}` : text };
		if (role === "number" && header.numberIn === "serial")
			return { state: "text", text: `${(row.number ?? 0) + 1}` };
		return { state: "same", task, column };
	});
	return {
		operation: { op: "insertRows", at: { after: task }, rows: [{ cells }], rejoin: true },
		change: wholeRow(kind, text),
	};
}

/** To another place of its section. */
function draftMoved({ snapshot, row, task, random }: Place, kind: ChangeKind): DraftedChange | undefined {
	const { firstTask = 0, endTask = snapshot.plan.taskCount } =
		snapshot.plan.sectionAt(snapshot.plan.sectionOfTask(task)) ?? {};
	const places: number[] = [];
	for (let at = firstTask; at < endTask; at++)
		if (Math.abs(at - task) > 2 && snapshot.plan.taskAt(at)?.header === row.header) places.push(at);
	const at = random.pick(places);
	if (at === undefined) return undefined;
	return {
		operation: { op: "moveRows", tasks: [task], at: { after: at }, rejoin: true },
		change: wholeRow(kind, row.text.text),
	};
}

/** To the end of another section. */
function draftSection({ snapshot, row, task, random }: Place, kind: ChangeKind): DraftedChange | undefined {
	const { plan } = snapshot;
	const own = plan.sectionOfTask(task);
	const section = random.pick([...Array(plan.sectionCount).keys()].filter((one) => one !== own));
	if (section === undefined || own < 0) return undefined;
	const end = plan.sectionAt(section)?.endTask ?? 0;
	if (end === (plan.sectionAt(section)?.firstTask ?? 0)) return undefined;
	return {
		operation: { op: "moveToSection", tasks: [task], section },
		change: wholeRow(kind, row.text.text),
	};
}

/** At a mark with enough on both of its sides to be a task. */
function draftSplit({ row, task, random }: Place, kind: ChangeKind): DraftedChange | undefined {
	const { text } = row.text;
	const places = [...text.matchAll(/[；，。]/g)]
		.map(({ index }) => index + 1)
		.filter((at) => at >= 12 && text.length - at >= 12);
	const at = random.pick(places);
	if (at === undefined) return undefined;
	return {
		operation: { op: "splitTask", task, at },
		change: wholeRow(kind, text),
	};
}

function draftJoined({ snapshot, row, task }: Place, kind: ChangeKind): DraftedChange | undefined {
	const { plan } = snapshot;
	const below = plan.taskAt(task + 1);
	if (below?.header !== row.header || plan.sectionOfTask(task + 1) !== plan.sectionOfTask(task))
		return undefined;
	// Merging tasks of two 项目 would change the 项目, too.
	if (plan.groupOfTask(task) !== plan.groupOfTask(task + 1)) return undefined;
	const leaders = [task, task + 1].map((one) => leadersShown(snapshot, one));
	if (leaders[0] !== leaders[1]) return undefined;
	return {
		operation: { op: "joinTasks", task, endTask: task + 2 },
		change: wholeRow(kind, row.text.text),
	};
}

function leadersShown(snapshot: PlanSnapshot, task: number): string {
	const column = snapshot.plan.taskAt(task)?.header.leaderColumn ?? -1;
	return cellsOf(snapshot, task).find((cell) => cell.column === column)?.text ?? "";
}

function draftHeading({ snapshot, row, task }: Place, kind: ChangeKind): DraftedChange | undefined {
	const { plan } = snapshot;
	const section = plan.sectionAt(plan.sectionOfTask(task));
	const was = section?.block.title.text ?? "";
	if (section === undefined || was === "" || was.includes("着力")) return undefined;
	const now = `着力${was}`;
	return {
		operation: { op: "setHeading", block: section.blockIndex, title: now },
		change: { kind, text: row.text.text, was, now, cellWas: was, cellNow: now },
	};
}
