import { type CompletionItem, CompletionItemKind, type Range } from "vscode-languageserver-types";
import type { PlanIndex } from "../analysis/planIndex.js";
import type { OfficialEntry, UnitEntry } from "../directory/directory.js";
import { newestFirst, printTitles } from "../directory/officialTitles.js";
import type { ToPinyin } from "../directory/pinyin.js";
import { isCollective, levelPrefixOf, resolveUnits } from "../directory/resolve.js";
import type { RowBlock } from "../model/block.js";
import { counted } from "../model/counted.js";
import { leadersOf } from "../model/leadersOf.js";
import type { Span } from "../model/span.js";
import { dayOfPlan, isFormer } from "../rules/former.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { findCellAbove } from "./cellAbove.js";
import { rankName } from "./nameMatch.js";
import type { Language } from "./toLsp.js";

/** Where a name is being written: a cell of a unit or leader column, and what of the name is there. */
export interface NameSite {
	readonly task: number;
	readonly row: RowBlock;
	readonly column: number;
	/** The letters or characters before the cursor that the name will replace. */
	readonly typed: string;
	/** Their place in the document. */
	readonly range: Range;
	/** The line of the cursor, counted from the row's first. */
	readonly lineInRow: number;
	/** The mark of a lead unit in front of them, as it is written; empty without one. */
	readonly star: string;
	/** Nothing else is written in the cell. */
	readonly isEmpty: boolean;
}

export interface NameOptions {
	readonly language: Language;
	/** The pinyin table; without it names are found by Chinese characters only. */
	readonly toPinyin?: ToPinyin;
}

/** More are of no use in a list; who wants another types one more letter. */
const mostItems = 100;

/** What {@link CompletionItem.data} says of a name, so that its documentation can be looked up when it is shown. */
export interface NameData {
	readonly uri: string;
	readonly kind: "unit" | "official";
	readonly name: string;
}

interface Candidate {
	readonly name: string;
	readonly entry: UnitEntry | OfficialEntry | undefined;
	readonly match: number;
	readonly isUsed: boolean;
	/** How much this place asks for it; more comes first. */
	readonly weight: number;
	readonly uses: number;
}

/**
 * The units that may be meant, best first: those that the cell does not name yet, by how well they fit what is
 * typed, how often this column of the document names them, and the directory's order. In an empty cell of a
 * document that marks lead units by ★, the ★ and starred names come first. A name behind others of its level is
 * written without it where the document does so.
 */
export function completeUnits(
	snapshot: PlanSnapshot,
	site: NameSite,
	options: NameOptions,
): CompletionItem[] {
	const { index, book, plan } = snapshot;
	const { row, column, task, typed } = site;
	const resolved = index.ownUnits(task);
	const others = row.units.flatMap((mention, i) => {
		const name = resolved[i]?.name ?? mention.raw;
		return isTyped(mention.span, site) ? [] : [{ mention, name }];
	});
	const typedName = row.units.findIndex((mention) => isTyped(mention.span, site));
	const used = new Set(others.map(({ name }) => name));
	const isLeadColumn = row.header.columns[column]?.role === "lead-unit";
	const hasLeadColumn = row.header.columns.some(({ role }) => role === "lead-unit");
	const { lead } = plan.conventions;
	const starLeads = !hasLeadColumn && (lead === "star" || lead === "none");
	const hasLead = others.some(({ mention }) => mention.star || mention.leadPlace);
	const wantsStar = starLeads && !hasLead && site.star === "";
	const asksForLead = isLeadColumn || site.star !== "" || (wantsStar && others.length === 0);

	const names = new Map<string, UnitEntry | undefined>();
	const day = dayOfPlan(plan);
	for (const entry of book.units)
		if (!names.has(entry.name) && !isFormer(entry, day)) names.set(entry.name, entry);
	for (const { name, leads, shares } of index.unitUses.values()) {
		if (names.has(name)) continue;
		// What is being typed is in the document too, and no name yet.
		if (name === resolved[typedName]?.name && leads.length + shares.length === 1) continue;
		const entry = book.findUnit(name);
		if (book.knowsUnits && entry === undefined && !isCollective(name)) continue;
		names.set(name, entry);
	}
	const candidates: Candidate[] = [];
	for (const [name, entry] of names) {
		const keys = entry === undefined || entry.name !== name ? [name] : [name, ...entry.aliases];
		const match = rankName(typed, keys, book.findFullName(name), options.toPinyin);
		if (match === undefined) continue;
		const use = index.unitUses.get(name);
		const leads = use?.leads.length ?? 0;
		const shares = use?.shares.length ?? 0;
		const weight = asksForLead ? leads : hasLead || hasLeadColumn ? shares : leads + shares;
		candidates.push({ name, entry, match, isUsed: used.has(name), weight, uses: leads + shares });
	}
	const best = bestOf(candidates);
	const written = writtenForms(snapshot, site, others);
	const items: CompletionItem[] = [];
	if (wantsStar && site.isEmpty && typed === "") items.push(starItem(site, options.language));
	if (wantsStar && others.length === 0)
		for (const candidate of best
			.filter(({ isUsed }) => !isUsed)
			.slice(0, typed === "" ? mostStarred : mostItems))
			items.push(unitItem(snapshot, site, candidate, `★${candidate.name}`, options.language));
	for (const candidate of best)
		items.push(unitItem(snapshot, site, candidate, written(candidate.name), options.language));
	return ordered(items.slice(0, mostItems), site);
}

/** Of starred names, an empty cell offers those that lead most; the others come when a letter is typed. */
const mostStarred = 20;

/**
 * The officials that may be meant, best first: those that the cell does not name yet, by how well they fit what
 * is typed, how often they lead tasks of this task's lead units, and how often the document names them. An empty
 * cell may also be merged with the one above.
 */
export function completeOfficials(
	snapshot: PlanSnapshot,
	site: NameSite,
	options: NameOptions,
): CompletionItem[] {
	const { index, book, plan } = snapshot;
	const { row, task, typed } = site;
	const used = new Set(
		row.leaders.filter(({ span }) => !isTyped(span, site)).map(({ name }) => book.officialName(name)),
	);
	const typedName = row.leaders.find(({ span }) => isTyped(span, site))?.name;
	const usual = usualLeaders(snapshot, task);
	const names = new Map<string, OfficialEntry | undefined>();
	const day = dayOfPlan(snapshot.plan);
	for (const entry of book.officials)
		if (!names.has(entry.name) && !isFormer(entry, day)) names.set(entry.name, entry);
	for (const { name, tasks } of index.officialUses.values()) {
		if (names.has(name) || (name === typedName && tasks.length === 1)) continue;
		if (book.knowsOfficials && book.findOfficial(name) === undefined) continue;
		names.set(name, undefined);
	}
	const candidates: Candidate[] = [];
	for (const [name, entry] of names) {
		const match = rankName(typed, [name], undefined, options.toPinyin);
		if (match === undefined) continue;
		const uses = index.officialUses.get(name)?.tasks.length ?? 0;
		candidates.push({ name, entry, match, isUsed: used.has(name), weight: usual.get(name) ?? 0, uses });
	}
	const items = bestOf(candidates).map((candidate): CompletionItem => {
		const entry = book.findOfficial(candidate.name);
		return {
			...nameItem(snapshot, site, "official", candidate.name, candidate.name),
			kind: CompletionItemKind.Variable,
			...(entry !== undefined && entry.titles.length > 0
				? { detail: printTitles(newestFirst(entry.titles)) }
				: {}),
			...(candidate.uses > 0
				? { labelDetails: { description: countOf(candidate.uses, options.language) } }
				: {}),
		};
	});
	const above = row.header.layout === "table" && site.isEmpty && typed === "" ? task - 1 : -1;
	if (above >= 0 && plan.taskAt(above)?.header === row.header) {
		const inherited = mergeItem(snapshot, site, options.language);
		if (inherited !== undefined) items.splice(Math.min(1, items.length), 0, inherited);
	}
	return ordered(items.slice(0, mostItems), site);
}

/** `^^`, with what it will show; `undefined` where nothing above can be shown. */
export function mergeItem(
	snapshot: PlanSnapshot,
	site: NameSite,
	language: Language,
): CompletionItem | undefined {
	const above = findCellAbove(snapshot.plan, site.task, site.column);
	if (above === undefined) return undefined;
	const content = above.cell.content.text.replace(/\s+/g, " ").slice(0, 40);
	return {
		label: "^^",
		kind: CompletionItemKind.Operator,
		detail: language === "zh" ? `与上一格合并：${content}` : `merged with the cell above: ${content}`,
		textEdit: { range: site.range, newText: "^^" },
	};
}

/** Leaders of the other tasks that this task's lead units lead, with how many each. */
function usualLeaders(snapshot: PlanSnapshot, task: number): ReadonlyMap<string, number> {
	const { book, index, plan } = snapshot;
	const counts = new Map<string, number>();
	for (const { name, lead } of index.unitsOf(task)) {
		if (!lead) continue;
		for (const other of index.unitUses.get(name)?.leads ?? []) {
			if (other === task) continue;
			for (const leader of leadersOf(plan, other)) {
				const own = book.officialName(leader.name);
				counts.set(own, (counts.get(own) ?? 0) + 1);
			}
		}
	}
	return counts;
}

function bestOf(candidates: Candidate[]): readonly Candidate[] {
	// Letters that spell a name are not meant as initials with gaps of another.
	const spelled = candidates.some(({ match }) => match < 2);
	return candidates
		.filter(({ match }) => !spelled || match < 3)
		.sort(
			(a, b) =>
				Number(a.isUsed) - Number(b.isUsed) || a.match - b.match || b.weight - a.weight || b.uses - a.uses,
		);
}

function unitItem(
	snapshot: PlanSnapshot,
	site: NameSite,
	{ name }: Candidate,
	newText: string,
	language: Language,
): CompletionItem {
	const fullName = snapshot.book.findFullName(name);
	const use = snapshot.index.unitUses.get(name);
	const leads = use?.leads.length ?? 0;
	const shares = use?.shares.length ?? 0;
	const description =
		language === "zh"
			? [leads > 0 ? `牵头${leads}` : "", shares > 0 ? `配合${shares}` : ""].filter(Boolean).join(" ")
			: leads + shares > 0
				? `leads ${leads}, shares ${shares}`
				: "";
	const full = fullName ?? (newText.endsWith(name) ? undefined : name);
	return {
		...nameItem(snapshot, site, "unit", name, newText),
		kind: CompletionItemKind.Module,
		...(full === undefined || full === newText ? {} : { detail: full }),
		...(description === "" ? {} : { labelDetails: { description } }),
	};
}

/**
 * A ★ in front of the name is written anew with it: to Emacs (eglot) it is the first character of the word that is typed,
 * and no item fits that leaves it out.
 */
function nameItem(
	snapshot: PlanSnapshot,
	{ star, range: { start, end } }: NameSite,
	kind: NameData["kind"],
	name: string,
	written: string,
): CompletionItem {
	const data: NameData = { uri: snapshot.uri, kind, name };
	const newText = `${star}${written}`;
	const range = { start: { line: start.line, character: start.character - star.length }, end };
	return { label: newText, textEdit: { range, newText }, data };
}

function starItem(site: NameSite, language: Language): CompletionItem {
	return {
		label: "★",
		kind: CompletionItemKind.Operator,
		detail: language === "zh" ? "牵头单位" : "lead unit",
		textEdit: { range: site.range, newText: "★" },
		command: { title: "", command: "editor.action.triggerSuggest" },
	};
}

/** Lists show items by `sortText`; what is typed is their filter, since `fgw` is not part of 区发改委. */
function ordered(items: CompletionItem[], { star, typed }: NameSite): CompletionItem[] {
	return items.map((item, i) => ({
		...item,
		sortText: String(i).padStart(4, "0"),
		...(typed === "" ? {} : { filterText: `${star}${typed}` }),
	}));
}

/**
 * How each unit is to be written behind those before it in the cell: without its level where one of them has
 * it, the document leaves it out more often than not, and the short name is understood as the same unit.
 */
function writtenForms(
	snapshot: PlanSnapshot,
	site: NameSite,
	others: readonly { readonly mention: RowBlock["units"][number] }[],
): (name: string) => string {
	const { book, index } = snapshot;
	const { start } = site.range;
	const before = others.flatMap(({ mention }) => {
		const { span, column } = mention;
		const isBefore =
			span.line < site.lineInRow || (span.line === site.lineInRow && span.character < start.character);
		return column === site.column && isBefore ? [mention] : [];
	});
	if (before.length === 0 || !carriesLevels(index)) return (name) => name;
	const written: ReadonlySet<string> = book.knowsUnits ? new Set() : new Set(index.unitUses.keys());
	const levels = new Set(before.map(({ raw }) => levelPrefixOf(raw)));
	return (name) => {
		const level = levelPrefixOf(name);
		// Who types the level wants it.
		if (level === null || !levels.has(level) || site.typed.startsWith(level)) return name;
		const short = name.slice(level.length);
		// 区委组织部 is the party committee's: its 区 is not a level that could be left out.
		if (/^(?:委|政府|人大|政协|纪)/.test(short)) return name;
		const understood = resolveUnits([...before, { raw: short }], book, written).at(-1);
		return understood?.name === name ? short : name;
	};
}

const habits = new WeakMap<PlanIndex, boolean>();

/** Whether the document leaves levels out behind a unit that has one, more often than it repeats them. */
function carriesLevels(index: PlanIndex): boolean {
	const known = habits.get(index);
	if (known !== undefined) return known;
	let carried = 0;
	let repeated = 0;
	for (let task = 0; task < index.plan.taskCount; task++) {
		const units = index.ownUnits(task);
		for (let i = 1; i < units.length; i++) {
			const unit = units[i];
			if (unit === undefined) continue;
			if (unit.carried !== null) carried++;
			else if (levelPrefixOf(unit.raw) !== null) repeated++;
		}
	}
	const habit = carried > repeated;
	habits.set(index, habit);
	return habit;
}

/** Whether a mention is the one being typed: it begins where the typed characters do. */
function isTyped(span: Span, { range, lineInRow, typed }: NameSite): boolean {
	const { character } = range.start;
	return (
		typed !== "" && span.line === lineInRow && span.character <= character && character < span.endCharacter
	);
}

function countOf(tasks: number, language: Language): string {
	if (language === "zh") return `${tasks}项`;
	return counted(tasks, "task");
}
