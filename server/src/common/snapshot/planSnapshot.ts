import { createPlanIndex, type EarlierIndex, type PlanIndex } from "../analysis/planIndex.js";
import type { OtherDocuments } from "../analysis/quantities.js";
import { followPlan } from "../analysis/textFacts.js";
import type { Directory, NameBook, ResolvedUnit } from "../directory/directory.js";
import { createNameBook, findRegion, type RegionClues, selectDirectories } from "../directory/nameBook.js";
import { resolveUnits, type UnderstoodNames, understoodWith } from "../directory/resolve.js";
import type { ReadBlockAt } from "../editing/planSource.js";
import type { Environment } from "../environment/environment.js";
import { type FrontMatter, frontMatterOf, isPlainFrontMatter, readFrontMatter } from "../frontMatter.js";
import { createBlockReader } from "../layouts/blockReader.js";
import { type PlanReading, readPlan } from "../layouts/readPlan.js";
import { hasSameNames } from "../layouts/sameShape.js";
import { longestFrontMatter } from "../layouts/textBlocks.js";
import type { RowBlock } from "../model/block.js";
import type { LeadConvention } from "../model/conventions.js";
import { followTasks, type Splice } from "../model/followTasks.js";
import { leadsTask } from "../model/leadsTask.js";
import type { Plan } from "../model/plan.js";
import { Sequence } from "../model/sequence.js";
import { allRules } from "../rules/allRules.js";
import type { TaskMoves } from "../rules/firstOfRows.js";
import type { PlanFindings } from "../rules/planFindings.js";
import { type RulesInForce, type SeverityOf, selectRules } from "../rules/rulesInForce.js";
import {
	type AcrossFindings,
	type EarlierRun,
	type PlacedFinding,
	placeAcross,
	type RuleInput,
	type RuleRun,
	runAcross,
	runRules,
} from "../rules/runRules.js";
import { type Settings, severityOf } from "../settings.js";
import { conflictLines, isConflictMark } from "../text/conflictMarks.js";
import type { LineChange, SourceDocument } from "../text/sourceDocument.js";
import { type LostLeaders, leadersLost, nothingLost } from "./lostLeaders.js";
import { WrittenNames } from "./writtenNames.js";

/** One version of a document, read and understood; never changes. */
export interface PlanSnapshot {
	readonly uri: string;
	readonly version: number;
	readonly document: SourceDocument;
	readonly plan: Plan;
	readonly frontMatter: FrontMatter;
	readonly book: NameBook;
	/** How names in rows are understood: another object where any row could be understood differently. */
	readonly names: object;
	readonly index: PlanIndex;
	readonly environment: Environment;
	/** How its lines were read, to go on from and to be asked about. */
	readonly reading: PlanReading;
	/** Rows whose merged cells show other leaders since an edit that was about other rows. */
	readonly lostLeaders: LostLeaders;
	/** Reads a block as this document is read: what is to be written into it is read first. */
	readonly readBlock: ReadBlockAt;
	/** In the order of their places; computed at the first call. */
	findings(): readonly PlacedFinding[];
	/** The same, to be asked for their number or for some of them. */
	found(): PlanFindings;
	/** What other documents contradict, for a later pass; computed at each call. */
	checkAcross(others: OtherDocuments): AcrossFindings;
	/** What this or an earlier version was found to contradict, as far as this one still has its blocks. */
	placeAcross(found: AcrossFindings): readonly PlacedFinding[];
}

export interface SnapshotInput {
	readonly uri: string;
	readonly version: number;
	readonly document: SourceDocument;
	readonly environment: Environment;
}

/**
 * Reads a document. With the snapshot before an edit, what the edit did not touch is taken from there: rows,
 * resolved units and findings are kept with their rows.
 */
export function createPlanSnapshot(
	input: SnapshotInput,
	previous?: { readonly snapshot: PlanSnapshot; readonly change: LineChange },
): PlanSnapshot {
	const before = previous?.snapshot instanceof Snapshot ? previous.snapshot : undefined;
	return new Snapshot(input, before, previous?.change);
}

/** Names as rows see them; a new one is made where any row could be understood differently. */
interface RowNames {
	readonly book: NameBook;
	/** Names written with a level prefix somewhere in the document; empty where a directory decides. */
	readonly written: ReadonlySet<string>;
	/** How the document shows who leads. */
	readonly lead: LeadConvention;
	readonly key: string;
	readonly understood: UnderstoodNames;
}

const noNames: ReadonlySet<string> = new Set();

/** The books of documents that name no directory themselves, by what they say of their region. */
const knownBooks = new WeakMap<readonly Directory[], Map<string, NameBook>>();
const mostBooks = 100;

/** The rules that hold by settings without overrides: without and with an order of names. */
const knownRules = new WeakMap<Settings, Map<boolean, RulesInForce>>();

class Snapshot implements PlanSnapshot {
	readonly uri: string;
	readonly version: number;
	readonly document: SourceDocument;
	readonly plan: Plan;
	readonly frontMatter: FrontMatter;
	readonly index: PlanIndex;
	readonly environment: Environment;
	readonly readBlock: ReadBlockAt;
	readonly reading: PlanReading;
	readonly lostLeaders: LostLeaders;
	readonly names: RowNames;
	/** Where no directory knows units. */
	private written: WrittenNames | undefined;
	/** By task; `undefined` where nobody has asked. */
	private readonly units: Sequence<readonly ResolvedUnit[] | undefined>;
	readonly earlier: EarlierRun | undefined;
	run: RuleRun | undefined;
	/** Undefined where nobody has asked, and nothing is known from the version before. */
	private conflicts: ReturnType<typeof conflictLines> | undefined;

	constructor(input: SnapshotInput, before: Snapshot | undefined, change: LineChange | undefined) {
		this.uri = input.uri;
		this.version = input.version;
		this.document = input.document;
		this.environment = input.environment;
		const yaml = frontMatterOf(input.document.linesBetween(0, longestFrontMatter));
		const known = before?.frontMatter;
		const { readYaml } = input.environment;
		const isRead =
			known?.yaml === yaml && (before?.environment.readYaml === readYaml || isPlainFrontMatter(yaml));
		this.frontMatter = isRead ? known : readFrontMatter(yaml, readYaml);
		const { settings } = input.environment;
		const { values } = this.frontMatter;
		const layout = values.layout ?? settings.layout;
		const lead = values.lead ?? settings.lead;
		const numbering = values.numbering ?? settings.numbering;
		this.reading = readPlan(
			input.document,
			{
				layout: layout ?? null,
				...(lead === undefined ? {} : { lead }),
				...(numbering === undefined ? {} : { numbering }),
				...(values.region === undefined ? {} : { region: values.region }),
			},
			before === undefined || change === undefined ? undefined : { reading: before.reading, change },
		);
		this.plan = this.reading.plan;
		const { splice } = this.reading.sequence;
		if (before !== undefined && splice !== undefined) followPlan(this.plan, before.plan, splice);
		this.lostLeaders = this.followLeaders(before);
		this.readBlock = createBlockReader(this.reading.layout);
		this.names = this.createNames(before);
		this.units = this.keptUnits(before);
		const { keys } = this.reading;
		const earlier = this.earlierIndex(before);
		this.index = createPlanIndex(this.plan, this.names.book, this.unitsOfTask, keys, earlier);
		// The findings of a version that nobody asked for are not computed; those before it still hold.
		this.earlier = earlierRun(before, this);
		// Lines that are as they were open no conflict where none was.
		if (before?.conflicts?.length === 0 && change !== undefined) {
			const edited = input.document.linesBetween(change.first, change.newEnd);
			if (!edited.some(isConflictMark)) this.conflicts = before.conflicts;
		}
	}

	get book(): NameBook {
		return this.names.book;
	}

	findings(): readonly PlacedFinding[] {
		return this.found().all();
	}

	found(): PlanFindings {
		this.run ??= runRules(this.rulesInForce(), this.ruleInput(), this.earlier);
		return this.run.findings;
	}

	checkAcross(others: OtherDocuments): AcrossFindings {
		return runAcross(allRules, this.ruleInput(), others);
	}

	placeAcross(found: AcrossFindings): readonly PlacedFinding[] {
		return found.size === 0 ? [] : placeAcross(found, allRules, this.ruleInput());
	}

	/** Most documents are checked by settings that are the same for every file: what holds by them is found out once. */
	private rulesInForce(): RulesInForce {
		const { book } = this;
		const { settings } = this.environment;
		const select = () => selectRules(allRules, book, (rule) => this.severityOf(rule));
		if (settings.overrides.length > 0) return select();
		const known = knownRules.get(settings) ?? new Map<boolean, RulesInForce>();
		knownRules.set(settings, known);
		const hasOrder = book.ordersUnits || book.ordersOfficials;
		const inForce = known.get(hasOrder) ?? select();
		known.set(hasOrder, inForce);
		return inForce;
	}

	private severityOf({ code, severity, isOff }: Parameters<SeverityOf>[0]): ReturnType<SeverityOf> {
		return severityOf(this.environment.settings, code, this.uri) ?? (isOff === true ? "off" : severity);
	}

	private ruleInput(): RuleInput {
		const { missingDirectories, missingPrevious, missingReport } = this.environment;
		return {
			plan: this.plan,
			index: this.index,
			book: this.book,
			frontMatter: this.frontMatter,
			missingDirectories,
			missingPrevious,
			missingReport,
			lineText: (line) => this.document.lineAt(line),
			conflicts: () => {
				this.conflicts ??= conflictLines(this.document);
				return this.conflicts;
			},
			unitsOfTask: this.unitsOfTask,
			severityOf: (rule) => this.severityOf(rule),
			namesKey: this.names.key,
		};
	}

	private earlierIndex(before: Snapshot | undefined): EarlierIndex | undefined {
		const { exchanged } = this.reading;
		const tasks = tasksSince(this.reading);
		if (before === undefined || tasks === undefined) return undefined;
		const [keepsShape, hasSameNames] = [exchanged !== undefined, before.names === this.names];
		return { index: before.index, tasks, keepsShape, hasSameNames };
	}

	private readonly unitsOfTask = (task: number): readonly ResolvedUnit[] => {
		let units = this.units.at(task);
		if (units === undefined) {
			const row = this.plan.taskAt(task);
			units = row === undefined ? [] : this.resolveRow(row);
			this.units.fill(task, units);
		}
		return units;
	};

	/** The units of the rows that the version before has, too, and that would be understood the same. */
	private keptUnits(before: Snapshot | undefined): Sequence<readonly ResolvedUnit[] | undefined> {
		const { tasks } = this.reading;
		if (before === undefined || tasks === undefined || before.names !== this.names)
			return Sequence.of(new Array<readonly ResolvedUnit[] | undefined>(this.plan.taskCount).fill(undefined));
		return followTasks(before.units, before.plan, this.plan, tasks, undefined);
	}

	private followLeaders(before: Snapshot | undefined): LostLeaders {
		if (before === undefined) return nothingLost;
		if (this.reading.exchanged !== undefined) return before.lostLeaders;
		const { taskCount } = this.plan;
		const all = { first: 0, oldEnd: before.plan.taskCount, newEnd: taskCount };
		return leadersLost(before.lostLeaders, before.plan, this.plan, this.reading.tasks ?? all, this.version);
	}

	private resolveRow(row: RowBlock): readonly ResolvedUnit[] {
		const { book, written, understood } = this.names;
		const { lead } = this.plan.conventions;
		const { units, header } = row;
		// A prefix carries over within a cell, never from one column to the next.
		if (header.unitColumns.length === 1)
			return resolveUnits(units, book, written, understood, (i) => leadsTask(row, i, lead));
		let first = 0;
		return header.unitColumns.flatMap((column) => {
			const own = units.filter((unit) => unit.column === column);
			const before = first;
			first += own.length;
			return resolveUnits(own, book, written, understood, (i) => leadsTask(row, before + i, lead));
		});
	}

	private createWritten(before: Snapshot | undefined): WrittenNames {
		const tasks = tasksSince(this.reading);
		return before?.written === undefined || tasks === undefined
			? WrittenNames.of(this.plan, before?.written?.names)
			: before.written.follow(before.plan, this.plan, tasks);
	}

	private createNames(before: Snapshot | undefined): RowNames {
		const { region, issuer, title } = this.plan;
		const isSame =
			before !== undefined &&
			before.environment === this.environment &&
			before.plan.region === region &&
			before.plan.issuer === issuer &&
			before.plan.title === title;
		const book = isSame ? before.names.book : nameBookOf(this.plan, this.environment);
		const old = before?.names;
		const keepsUnits =
			this.reading.exchanged?.every(({ before, after }) => hasSameNames(before, after)) ?? false;
		if (before !== undefined && before.names.book === book && keepsUnits) {
			this.written = before.written;
			return before.names;
		}
		this.written = book.knowsUnits ? undefined : this.createWritten(before);
		const written = this.written?.names ?? noNames;
		const { lead } = this.plan.conventions;
		if (old !== undefined && old.book === book && old.lead === lead && old.written === written) return old;
		return {
			book,
			written,
			lead,
			key: `${book.key}\u0000${lead}\u0000${[...written].sort().join()}`,
			understood: written === noNames ? understoodWith(book) : new Map(),
		};
	}
}

/** The names that are in force for a document of this environment. */
export function nameBookOf(
	{ region, issuer, title }: RegionClues,
	{ directories, namedDirectories: named }: Pick<Environment, "directories" | "namedDirectories">,
): NameBook {
	const clues = { region, issuer, title };
	if (named.length > 0)
		return createNameBook(
			[...named, ...selectDirectories(directories, clues)],
			findRegion([...named, ...directories], clues),
		);
	const books = knownBooks.get(directories) ?? new Map<string, NameBook>();
	knownBooks.set(directories, books);
	const key = `${region ?? ""}\u0000${issuer ?? ""}\u0000${title ?? ""}`;
	let book = books.get(key);
	if (book === undefined) {
		book = createNameBook(selectDirectories(directories, clues), findRegion(directories, clues));
		if (books.size >= mostBooks) books.clear();
		books.set(key, book);
	}
	return book;
}

/** Whether every block of a plan stands where one of as many lines and tasks stood. */
function isUnmoved(before: Plan, { plan, reading }: Snapshot): boolean {
	const { splice } = reading.sequence;
	if (splice === undefined || splice.oldEnd !== splice.newEnd) return false;
	for (let block = splice.first; block < splice.newEnd; block++) {
		const behind = block + 1;
		if (plan.lineOfBlock(behind) !== before.lineOfBlock(behind)) return false;
		if (plan.tasksBefore(behind) !== before.tasksBefore(behind)) return false;
	}
	return true;
}

/** What the findings of a version can go on from; those that nobody asked for are not computed, and hand on what they got. */
function earlierRun(before: Snapshot | undefined, now: Snapshot): EarlierRun | undefined {
	const rows = before?.run?.rows ?? before?.earlier?.rows;
	const { exchanged, tasks } = now.reading;
	if (before === undefined || rows === undefined || tasks === undefined) return undefined;
	const byTask = followTasks(rows.byTask, before.plan, now.plan, withExcused(before, now, tasks), undefined);
	const { run } = before;
	// Document rules look at what holds for the document, too.
	const isComparable =
		run !== undefined && now.names === before.names && now.environment === before.environment;
	return {
		rows: { key: rows.key, byTask },
		kept: run?.kept ?? before.earlier?.kept,
		edit: { plan: before.plan, keys: before.index.keys, tasks: tasksSince(now.reading) ?? [] },
		exchanged: isComparable && exchanged !== undefined ? { run, rows: exchanged } : undefined,
		moved: isComparable ? { run, moves: movesOf(before, now, tasks) } : undefined,
	};
}

function movesOf(before: Snapshot, now: Snapshot, tasks: Splice): TaskMoves {
	const { exchanged, sequence } = now.reading;
	const { oldEnd, newEnd } = sequence.splice ?? { oldEnd: 0, newEnd: 0 };
	return {
		tasks,
		lines: now.plan.lineOfBlock(newEnd) - before.plan.lineOfBlock(oldEnd),
		isUnmoved: exchanged !== undefined || isUnmoved(before.plan, now),
	};
}

/** Which tasks became which: in one place, or each exchanged row in its own; `undefined` where all were read. */
function tasksSince({ exchanged, tasks }: PlanReading): readonly Splice[] | undefined {
	if (tasks === undefined) return undefined;
	return exchanged?.map(({ task }) => ({ first: task, oldEnd: task + 1, newEnd: task + 1 })) ?? [tasks];
}

/** Also the tasks that a comment excuses which has come or gone: those of the block behind it. */
function withExcused(before: Snapshot, now: Snapshot, tasks: Splice): Splice {
	const { splice } = now.reading.sequence;
	if (
		splice === undefined ||
		!(excusesIn(before, splice.first, splice.oldEnd) || excusesIn(now, splice.first, splice.newEnd))
	)
		return tasks;
	const more = now.plan.tasksBefore(splice.newEnd + 1) - tasks.newEnd;
	return { first: tasks.first, oldEnd: tasks.oldEnd + more, newEnd: tasks.newEnd + more };
}

function excusesIn({ plan }: Snapshot, first: number, end: number): boolean {
	let has = false;
	plan.forEachExcuse((_, block) => {
		if (block >= first && block < end) has = true;
	});
	return has;
}
