import type { OtherDocuments } from "../analysis/quantities.js";
import { isSameRegion } from "../directory/region.js";
import { dotlessName } from "../language/persons.js";
import { isSameInEitherScript } from "../language/scriptForms.js";
import { splitBracket } from "../text/unitName.js";
import type { NameMention, NameSummary, PlanSummary } from "./planSummary.js";

/** A unit or an official, as one document understands it and others are searched for it. */
export interface SoughtName {
	readonly of: "unit" | "official";
	/** Canonical. */
	readonly name: string;
	/** Other ways to write it; they count in documents whose directories do not know the name. */
	readonly aliases: readonly string[];
	/** Of the document that asks; names of another region are other units. */
	readonly region: string | null;
	/** The names of which it is the part before the bracket count, too: 区委组织部(人才办). */
	readonly withParts?: boolean;
	/** The simplified form of what a document writes in traditional script. */
	simplify?(name: string): string;
}

/** A mention in one of the documents. */
export interface MentionInWorkspace extends NameMention {
	readonly uri: string;
	/** As the document has it: the sought name, an alias, or one with a part in brackets. */
	readonly name: string;
}

/**
 * The documents of a workspace, each by its summary: one index over files and over documents that are open. A
 * summary stands for its document until it is replaced or taken out; nothing is derived from several of them and
 * kept, so that the index after any changes is the same as one made anew.
 */
export class WorkspaceIndex {
	private readonly documents = new Map<string, () => PlanSummary | undefined>();

	/** Adds or replaces a document. One that is open is asked for its summary when it is needed. */
	set(uri: string, summary: PlanSummary | (() => PlanSummary | undefined)): void {
		this.documents.set(uri, typeof summary === "function" ? summary : () => summary);
	}

	delete(uri: string): boolean {
		return this.documents.delete(uri);
	}

	has(uri: string): boolean {
		return this.documents.has(uri);
	}

	get(uri: string): PlanSummary | undefined {
		return this.documents.get(uri)?.();
	}

	uris(): readonly string[] {
		return [...this.documents.keys()];
	}

	/** In the order of their URIs, so that answers do not depend on which file was read first. */
	*summaries(): Iterable<PlanSummary> {
		for (const uri of [...this.documents.keys()].sort()) {
			const summary = this.get(uri);
			if (summary !== undefined) yield summary;
		}
	}

	/** Where all documents mention a unit or an official. */
	mentionsOf(sought: SoughtName): readonly MentionInWorkspace[] {
		const found: MentionInWorkspace[] = [];
		for (const summary of this.summaries()) found.push(...findMentions(summary, sought));
		return found;
	}

	/**
	 * The documents that one is compared with: those of the same place for the same years, but for other drafts of
	 * itself, and the plan of last year.
	 */
	othersOf(document: PlanSummary, previous: PlanSummary | undefined): OtherDocuments {
		const peers: PlanSummary[] = [];
		if (document.period !== null)
			for (const other of this.summaries())
				if (other.uri !== document.uri && other.uri !== previous?.uri && isPeer(document, other))
					peers.push(other);
		return { peers, ...(previous === undefined ? {} : { previous }) };
	}
}

/** Where one document mentions the name, in the order of the places. */
export function findMentions(summary: PlanSummary, sought: SoughtName): readonly MentionInWorkspace[] {
	const { uri } = summary;
	const found: MentionInWorkspace[] = [];
	let isSorted = true;
	for (const { name, mentions } of usesOf(summary, sought)) {
		isSorted = found.length === 0;
		for (const { raw, span, role, at } of mentions) found.push({ raw, span, role, at, uri, name });
	}
	if (isSorted) return found;
	return found.sort(
		(a, b) => a.span.line - b.span.line || a.span.character - b.span.character || (a.raw < b.raw ? -1 : 1),
	);
}

/** Whether a document mentions the name at all. */
export function mentionsName(summary: PlanSummary, sought: SoughtName): boolean {
	for (const _ of usesOf(summary, sought)) return true;
	return false;
}

function* usesOf(summary: PlanSummary, sought: SoughtName): Iterable<NameSummary> {
	const { of, region } = sought;
	if (region !== null && summary.region !== null && !isSameRegion(region, summary.region)) return;
	for (const use of (of === "unit" ? summary.units : summary.officials).values())
		if (isSought(use.name, use.known, sought)) yield use;
}

function isSought(written: string, known: boolean | null, sought: SoughtName): boolean {
	const { of, name, aliases, withParts = false, simplify } = sought;
	if (written === name) return true;
	if (of === "official") return isSameInEitherScript(dotlessName(written), dotlessName(name));
	const plain = simplify?.(written) ?? written;
	if (plain === name || (known !== true && aliases.includes(plain))) return true;
	return withParts && plain.length > name.length && splitBracket(plain)?.base === name;
}

/** Whether two documents must give the same figures: of one place and the same years, and not drafts of one. */
export function isPeer(a: PlanSummary, b: PlanSummary): boolean {
	if (a.period !== b.period || a.period === null || a.place !== b.place) return false;
	if (a.region === null || b.region === null ? a.region !== b.region : !isSameRegion(a.region, b.region))
		return false;
	return !areDrafts(a, b);
}

/**
 * Whether two documents are drafts of one: they have one title, marks of drafts aside, and half of what the shorter
 * one says stands in the other, too. The figures of a draft may be others; that is what drafts are for.
 */
export function areDrafts(a: PlanSummary, b: PlanSummary): boolean {
	if (plainTitle(a.title) !== plainTitle(b.title)) return false;
	const [short, long] = [sayings(a), sayings(b)].sort((x, y) => x.size - y.size);
	if (short === undefined || long === undefined || short.size === 0) return a.title !== null;
	let shared = 0;
	for (const saying of short) if (long.has(saying)) shared++;
	return shared * 2 >= short.size;
}

function plainTitle(title: string | null): string {
	return (title ?? "")
		.slice(0, 120)
		.replace(/\s/g, "")
		.replace(
			/[（(【[][^（()）【】[\]]{0,12}(?:稿|草案|版|副本)[^（()）【】[\]]{0,6}[)）】\]]|(?:征求意见|讨论|送审|修订|修改|报批|初|定)稿|草案/g,
			"",
		);
}

function sayings({ tasks, quantities }: PlanSummary): ReadonlySet<string> {
	return new Set(
		tasks.length > 0
			? tasks.map(({ text }) => text)
			: quantities.map(({ indicator, raw }) => `${indicator}\u0000${raw}`),
	);
}
