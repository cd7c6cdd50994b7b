import { periodOf } from "../analysis/period.js";
import type { PlanSnapshot } from "../analysis/planSnapshot.js";
import type { NameInProse } from "../analysis/proseNames.js";
import type { DocumentQuantities, Quantity } from "../analysis/quantities.js";
import { placeOfDocument } from "../analysis/subject.js";
import { spanOfText } from "../model/mappedText.js";
import { lineOfTask } from "../model/plan.js";
import { comparePlaces, type Span, shiftSpan } from "../model/span.js";

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
 * Summarises a document. Each part is made when somebody asks for it, from a snapshot that is kept meanwhile: for
 * documents that are open, whose next version makes the summary void.
 */
export function summarizePlan(snapshot: PlanSnapshot): PlanSummary {
	return new LazySummary(snapshot);
}

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
	const names = new Names();
	plan.tasks.forEach((row, task) => {
		const line = lineOfTask(plan, task);
		index.ownUnits(task).forEach(({ name, known, collective, lead }, i) => {
			const mention = row.units[i];
			if (mention === undefined || collective) return;
			const span = shiftSpan(mention.span, line);
			names.add(name, known, { raw: mention.raw, span, role: lead ? "lead" : "share" });
		});
	});
	addProse(snapshot, "unit", names, (name) => (book.knowsUnits ? book.findUnit(name) !== undefined : null));
	return names.settle();
}

function officialsOf(snapshot: PlanSnapshot): ReadonlyMap<string, NameSummary> {
	const { plan, index, book } = snapshot;
	const names = new Names();
	const isKnown = (name: string) => (book.knowsOfficials ? book.findOfficial(name) !== undefined : null);
	plan.tasks.forEach(({ leaders }, task) => {
		const line = lineOfTask(plan, task);
		for (const { name, raw, span } of leaders)
			names.add(name, isKnown(name), { raw, span: shiftSpan(span, line), role: "leader" });
	});
	addProse(snapshot, "official", names, isKnown);
	return names.settle(new Map(index.prose.officials.map(({ name, titles }) => [name, titles])));
}

/** Names in running text and in the words of tasks, but for those that an assignment names as responsible. */
function addProse(
	{ plan, index, document }: PlanSnapshot,
	of: "unit" | "official",
	names: Names,
	isKnown: (name: string) => boolean | null,
): void {
	const add = (places: readonly NameInProse[], line: number) => {
		for (const place of places) {
			if (place.of !== of) continue;
			const span = shiftSpan(place.span, line);
			if (names.covers(span)) continue;
			const isOnLine = span.line === span.endLine;
			const written = (document.lines[span.line] ?? "").slice(span.character, span.endCharacter);
			const raw = isOnLine ? written : place.name;
			names.add(place.name, isKnown(place.name), { raw, span, role: "prose" });
		}
	};
	plan.blocks.forEach((block, i) => {
		if (block.kind === "text") add(index.prose.namesIn(i), plan.starts[i] ?? 0);
	});
	for (let task = 0; task < plan.tasks.length; task++) add(index.namesInTask(task), lineOfTask(plan, task));
}

class Names {
	private readonly found = new Map<string, { known: boolean | null; mentions: NameMention[] }>();
	/** The characters on each line that mentions cover: a document of one line may have thousands of them. */
	private readonly covered = new Map<number, Set<number>>();

	add(name: string, known: boolean | null, mention: NameMention): void {
		const use = this.found.get(name);
		if (use === undefined) this.found.set(name, { known, mentions: [mention] });
		else use.mentions.push(mention);
		const { line } = mention.span;
		let characters = this.covered.get(line);
		if (characters === undefined) {
			characters = new Set();
			this.covered.set(line, characters);
		}
		for (let at = mention.span.character; at < endOnLine(mention.span); at++) characters.add(at);
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
	return plan.tasks.map((row, task) => ({
		number: row.number,
		text: row.text.text.slice(0, longestTask),
		span: shiftSpan(spanOfText(row.text, row), lineOfTask(plan, task)),
	}));
}
