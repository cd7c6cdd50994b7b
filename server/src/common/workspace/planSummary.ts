import { type FencedLines, fencedLinesOf } from "../analysis/fences.js";
import { periodOf } from "../analysis/period.js";
import type { NameInProse } from "../analysis/proseNames.js";
import type { DocumentQuantities, Quantity } from "../analysis/quantities.js";
import { placeOfDocument } from "../analysis/subject.js";
import type { FrontMatterBlock } from "../model/block.js";
import { type MappedText, mapLine, spanOfText } from "../model/mappedText.js";
import type { NamePlace } from "../model/planOperation.js";
import { comparePlaces, type Span, shiftSpan } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/** What the other documents of a workspace know of a document: names, figures and tasks, with their places in it. */
export interface PlanSummary extends DocumentQuantities {
	readonly region: string | null;
	/** The town or park in the region that it speaks for; null for the region itself. */
	readonly place: string | null;
	/** Path of last year's plan, as the front matter writes it. */
	readonly previous: string | null;
	/** By canonical name, in the order of first mention. */
	readonly units: ReadonlyMap<string, NameSummary>;
	readonly officials: ReadonlyMap<string, NameSummary>;
	readonly tasks: readonly TaskSummary[];
}

export interface NameSummary {
	readonly name: string;
	/** Whether a directory knows it; null where none could tell. */
	readonly known: boolean | null;
	/** Offices that the document gives a person; none of a unit. */
	readonly titles: readonly string[];
	/** In the order of their places. */
	readonly mentions: readonly NameMention[];
}

export interface NameMention {
	/** As written: 统计局, where 区 is carried over. */
	readonly raw: string;
	/** The place in the document of what is written. */
	readonly span: Span;
	/** `lead`: responsible and leading. `share`: responsible beside others. `leader`: in charge. `prose`: in running text. */
	readonly role: "lead" | "share" | "leader" | "prose";
	/** The same as operations on the plan name places; null in the front matter. */
	readonly at: NamePlace | null;
}

export interface TaskSummary {
	readonly number: number | null;
	/** Without number, up to {@link longestTask} characters. */
	readonly text: string;
	readonly span: Span;
}

/** Of a longer task the beginning is kept (UTF-16 characters). */
const longestTask = 300;

/**
 * Summarises a document, once. Each part is made when somebody asks for it, from a snapshot that is kept meanwhile: for
 * documents that are open, whose next version makes the summary void.
 */
export function summarizePlan(snapshot: PlanSnapshot): PlanSummary {
	let summary = summaries.get(snapshot);
	if (summary === undefined) {
		summary = new LazySummary(snapshot);
		summaries.set(snapshot, summary);
	}
	return summary;
}

const summaries = new WeakMap<PlanSnapshot, PlanSummary>();

/** The same with all parts made, and nothing of the snapshot kept: for files that nobody has open. */
export function settleSummary(summary: PlanSummary): PlanSummary {
	const { uri, title, period, region, place, previous, quantities, units, officials, tasks } = summary;
	return { uri, title, period, region, place, previous, quantities, units, officials, tasks };
}

class LazySummary implements PlanSummary {
	private readonly known: {
		units?: ReadonlyMap<string, NameSummary>;
		officials?: ReadonlyMap<string, NameSummary>;
		tasks?: readonly TaskSummary[];
	} = {};

	constructor(private readonly snapshot: PlanSnapshot) {}

	get uri(): string {
		return this.snapshot.uri;
	}

	get title(): string | null {
		return this.snapshot.plan.title;
	}

	get period(): string | null {
		return periodOf(this.snapshot.plan);
	}

	get region(): string | null {
		return this.snapshot.book.region ?? this.snapshot.plan.region;
	}

	get place(): string | null {
		return placeOfDocument(this.snapshot.plan);
	}

	get previous(): string | null {
		return this.snapshot.frontMatter.values.previous ?? null;
	}

	get quantities(): readonly Quantity[] {
		return this.snapshot.index.statements;
	}

	get units(): ReadonlyMap<string, NameSummary> {
		this.known.units ??= unitsOf(this.snapshot);
		return this.known.units;
	}

	get officials(): ReadonlyMap<string, NameSummary> {
		this.known.officials ??= officialsOf(this.snapshot);
		return this.known.officials;
	}

	get tasks(): readonly TaskSummary[] {
		this.known.tasks ??= tasksOf(this.snapshot);
		return this.known.tasks;
	}
}

function unitsOf(snapshot: PlanSnapshot): ReadonlyMap<string, NameSummary> {
	const { plan, index, book } = snapshot;
	const names = new Names(fencedLinesOf(plan));
	plan.forEachTask((row, task) => {
		const line = plan.lineOfTask(task);
		index.ownUnits(task).forEach(({ name, known, collective, lead }, i) => {
			const mention = row.units[i];
			if (mention === undefined || collective) return;
			const span = shiftSpan(mention.span, line);
			const role = lead ? "lead" : "share";
			names.add(name, known, { raw: mention.raw, span, role, at: { task, unit: i } });
		});
	});
	addProse(snapshot, "unit", names, (name) => (book.knowsUnits ? book.findUnit(name) !== undefined : null));
	return names.settle();
}

function officialsOf(snapshot: PlanSnapshot): ReadonlyMap<string, NameSummary> {
	const { plan, index, book } = snapshot;
	const names = new Names(fencedLinesOf(plan));
	const isKnown = (name: string) => (book.knowsOfficials ? book.findOfficial(name) !== undefined : null);
	plan.forEachTask(({ leaders }, task) => {
		const line = plan.lineOfTask(task);
		leaders.forEach(({ name, raw, span }, leader) => {
			names.add(book.officialName(name), isKnown(name), {
				raw,
				span: shiftSpan(span, line),
				role: "leader",
				at: { task, leader },
			});
		});
	});
	addProse(snapshot, "official", names, isKnown);
	return names.settle(new Map(index.prose.officials.map(({ name, titles }) => [name, titles])));
}

/** Names in running text, in the words of rows and in the front matter, but for those that an assignment names. */
function addProse(
	{ plan, index, document, frontMatter }: PlanSnapshot,
	of: "unit" | "official",
	names: Names,
	isKnown: (name: string) => boolean | null,
): void {
	const add = (
		places: readonly NameInProse[],
		line: number,
		placeOf: (place: NameInProse) => NamePlace | null,
	) => {
		for (const place of places) {
			if (place.of !== of) continue;
			const span = shiftSpan(place.span, line);
			if (names.covers(span)) continue;
			const isOnLine = span.line === span.endLine;
			const written = (document.lines[span.line] ?? "").slice(span.character, span.endCharacter);
			const raw = isOnLine ? written : place.name;
			names.add(place.name, isKnown(place.name), { raw, span, role: "prose", at: placeOf(place) });
		}
	};
	plan.forEachBlock((block, i) => {
		const line = plan.lineOfBlock(i);
		const placeOf = ({ range }: NameInProse): NamePlace => ({ text: { block: i }, range });
		if (block.kind === "text") add(index.prose.namesIn(i), line, placeOf);
		else if (block.kind === "section") add(index.namesInText(block.title), line, placeOf);
		else if (block.kind === "front-matter")
			for (const text of freeTexts(block, frontMatter)) add(index.namesInText(text), line, () => null);
	});
	for (let task = 0; task < plan.taskCount; task++)
		add(index.namesInTask(task), plan.lineOfTask(task), ({ column = 0, range }) => ({
			text: { task, column },
			range,
		}));
}

/** What the front matter says under keys that mean nothing to Niwen (起草单位: 区发改委), line by line. */
function freeTexts(
	{ yaml }: FrontMatterBlock,
	{ unknownKeys }: PlanSnapshot["frontMatter"],
): readonly MappedText[] {
	if (unknownKeys.length === 0) return [];
	const free = new Set(unknownKeys);
	let isFree = false;
	return yaml.split("\n").flatMap((line, i) => {
		const key = /^[^\s#-][^:]{0,60}(?=:)/.exec(line)?.[0];
		if (key !== undefined) isFree = free.has(key.replace(/^["']|["']$/g, ""));
		const start = key === undefined ? 0 : key.length + 1;
		const end = / #/.exec(line)?.index ?? line.length;
		// The first line of the block is the dashes.
		return isFree && end > start ? [mapLine(line.slice(start, end), i + 1, start)] : [];
	});
}

class Names {
	private readonly found = new Map<string, { known: boolean | null; mentions: NameMention[] }>();
	/** The characters on each line that mentions cover: a document of one line may have thousands of them. */
	private readonly covered = new Map<number, Set<number>>();

	/** @param fenced code, which names nobody */
	constructor(private readonly fenced: readonly FencedLines[]) {}

	add(name: string, known: boolean | null, mention: NameMention): void {
		const { span } = mention;
		if (this.fenced.some(({ first, last }) => span.line >= first && span.endLine <= last)) return;
		const use = this.found.get(name);
		if (use === undefined) this.found.set(name, { known, mentions: [mention] });
		else use.mentions.push(mention);
		const { line } = span;
		let characters = this.covered.get(line);
		if (characters === undefined) {
			characters = new Set();
			this.covered.set(line, characters);
		}
		for (let at = span.character; at < endOnLine(span); at++) characters.add(at);
	}

	covers(span: Span): boolean {
		const characters = this.covered.get(span.line);
		if (characters === undefined) return false;
		for (let at = span.character; at < endOnLine(span); at++) if (characters.has(at)) return true;
		return false;
	}

	settle(titles?: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, NameSummary> {
		const settled = new Map<string, NameSummary>();
		for (const [name, { known, mentions }] of this.found) {
			mentions.sort((a, b) => comparePlaces(a.span.line, a.span.character, b.span.line, b.span.character));
			settled.set(name, { name, known, titles: titles?.get(name) ?? [], mentions });
		}
		return settled;
	}
}

/** Where a span ends on its first line; a name that is broken over lines counts by its first character. */
function endOnLine({ line, character, endLine, endCharacter }: Span): number {
	return line === endLine ? endCharacter : character + 1;
}

function tasksOf({ plan }: PlanSnapshot): readonly TaskSummary[] {
	return Array.from(plan.eachTask(), (row, task) => ({
		number: row.number,
		text: row.text.text.slice(0, longestTask),
		span: shiftSpan(spanOfText(row.text, row), plan.lineOfTask(task)),
	}));
}
