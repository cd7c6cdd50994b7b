import { isOneOfMany } from "../language/collectives.js";
import { isCollective, levelPrefixOf, plainName, splitBracket, standsAlone } from "../text/unitName.js";
import type { NameBook, ResolvedUnit, UnitEntry } from "./directory.js";

export { hasLevelPrefix, isCollective, levelPrefixOf } from "../text/unitName.js";

/**
 * What the units of one cell are, one answer each, in their order.
 *
 * A name that an entry bears is that entry. Else the level of a unit before it is carried over — 区 to 统计局 in
 * `区发改委、统计局` — if level and name together are an entry or an alias, or, where no directory knows the units
 * of the place, if they are written so somewhere in the document. Else an alias gives its entry, a part in
 * brackets keeps its place behind the name of the entry before it, and all others stay as written.
 *
 * @param raws what is written, name by name
 * @param written the unit names as they stand anywhere in the document
 * @param understood what names were found to be with this book and these written names, to be asked and added to
 * @param leads which of the names stand for units that lead
 */
export function resolveUnits(
	raws: readonly { readonly raw: string }[],
	book: NameBook,
	written: ReadonlySet<string>,
	understood: UnderstoodNames = new Map(),
	leads: (index: number) => boolean = leadsNothing,
): ResolvedUnit[] {
	const resolved = new Array<ResolvedUnit>(raws.length);
	// The levels of the units before, the nearest one first; 区委 stands beside 区.
	let levels: readonly string[] = noLevels;
	let hasMany = false;
	for (let i = 0; i < raws.length; i++) {
		const raw = raws[i]?.raw ?? "";
		if (hasMany && isOneOfMany(raw) && book.findUnit(raw) === undefined) {
			resolved[i] = allOfThem(raw, book, leads(i));
			continue;
		}
		let name = understood.get(raw);
		if (name === undefined || (name.behind !== null && name.behind !== levels)) {
			name = understand(raw, book, written, levels);
			if (understood.size >= mostUnderstood) understood.clear();
			understood.set(raw, name);
		}
		resolved[i] = leads(i) ? leading(name) : name.unit;
		hasMany ||= name.unit.collective;
		if (name.level !== null) levels = withLevel(levels, name.level, raw);
	}
	return resolved;
}

/** 街道办事处 behind 各镇人民政府: all of its kind. */
function allOfThem(raw: string, book: NameBook, lead: boolean): ResolvedUnit {
	return { raw, name: raw, known: book.knowsUnits ? true : null, collective: true, carried: null, lead };
}

/**
 * What one unit is behind others of its list, and the levels that the units behind it see; the list resolved one by
 * one gives what {@link resolveUnits} gives.
 *
 * @param levels those that the unit before left; none for the first
 */
export function resolveBehind(
	raw: string,
	levels: readonly string[],
	book: NameBook,
	written: ReadonlySet<string>,
): { readonly unit: ResolvedUnit; readonly levels: readonly string[] } {
	const { unit, level } = understand(raw, book, written, levels);
	return { unit, levels: level === null ? levels : withLevel(levels, level, raw) };
}

/** Names by what is written: a plan names the same few dozen units hundreds of times. */
export type UnderstoodNames = Map<string, UnderstoodName>;

interface UnderstoodName {
	readonly unit: ResolvedUnit;
	/** The same where it leads; made when it first does. */
	leading: ResolvedUnit | undefined;
	/** The levels that it was read behind; null where it has its own and none matter. */
	readonly behind: readonly string[] | null;
	/** What it carries over to the names behind it; null where nothing. */
	readonly level: string | null;
}

/** Drafting adds a name a key press. */
const mostUnderstood = 5_000;
const understoodByBook = new WeakMap<NameBook, UnderstoodNames>();

/**
 * What names were found to be with a book, by all documents where the names written there change nothing: an office's
 * documents name the same units.
 */
export function understoodWith(book: NameBook): UnderstoodNames {
	let understood = understoodByBook.get(book);
	if (understood === undefined) {
		understood = new Map();
		understoodByBook.set(book, understood);
	}
	return understood;
}

function understand(
	raw: string,
	book: NameBook,
	written: ReadonlySet<string>,
	levels: readonly string[],
): UnderstoodName {
	const own = levelPrefixOf(raw);
	// 区财政局 has its level; nothing is put in front of it.
	const unit = resolveUnit(raw, book, written, own === null ? levels : noLevels);
	const level = unit.collective ? null : (own ?? levelOfUnit(raw, unit));
	return { unit, leading: undefined, behind: own === null ? levels : null, level };
}

function leading(name: UnderstoodName): ResolvedUnit {
	name.leading ??= { ...name.unit, lead: true };
	return name.leading;
}

function leadsNothing(): boolean {
	return false;
}

/** What one unit is, behind units with these levels (nearest first). */
function resolveUnit(
	raw: string,
	book: NameBook,
	written: ReadonlySet<string>,
	levels: readonly string[],
): ResolvedUnit {
	const found = book.findUnit(raw);
	if (found !== undefined && found.name === raw) return known(raw, found, "", book, null);
	const bracket = splitBracket(raw);
	const base = bracket?.base ?? raw;
	// The entry of the name before the bracket answers for the whole, unless it lists the whole name itself.
	const isWhole = found !== undefined && (bracket === undefined || lists(found, raw));
	const part = bracket === undefined || isWhole ? "" : plainName(bracket.part);
	if (found !== undefined && bracket !== undefined) {
		const own = part === "" ? plainName(raw) : base;
		if (plainName(found.name) === own) return known(raw, found, part, book, null);
	}
	for (const level of levels) {
		if (found !== undefined && isLevelled(found, level, base)) return known(raw, found, part, book, level);
		const entry = book.findUnit(level + base);
		if (entry !== undefined && !standsAlone(base)) return known(raw, entry, part, book, level);
		const spelling = book.knowsUnits ? undefined : spellingIn(written, level + raw);
		if (spelling !== undefined && !standsAlone(base))
			return { raw, name: spelling, known: null, collective: false, carried: level, lead: false };
	}
	if (found !== undefined) return known(raw, found, part, book, null);
	const collective = isCollective(raw);
	const name = collective ? raw : (spellingIn(written, raw) ?? raw);
	return { raw, name, known: book.knowsUnits ? collective : null, collective, carried: null, lead: false };
}

/** The unit of this entry, or the part of it that stands in brackets: `区委组织部` with `(人才办)`. */
function known(
	raw: string,
	entry: UnitEntry,
	part: string,
	book: NameBook,
	carried: string | null,
): ResolvedUnit {
	const collective = entry.kind === "集体" || (entry.kind === undefined && isCollective(raw));
	if (part === "") return { raw, name: entry.name, known: true, collective, carried, lead: false, entry };
	const name = entry.name + part;
	const own = book.findUnit(name) ?? entry;
	if (own !== entry && lists(own, name))
		return { raw, name: own.name, known: true, collective, carried, lead: false, entry: own };
	return { raw, name, known: true, collective, carried, lead: false, entry };
}

/** Whether the entry is called level + name, without putting the two together. */
function isLevelled(entry: UnitEntry, level: string, name: string): boolean {
	return (
		entry.name.length === level.length + name.length &&
		entry.name.startsWith(level) &&
		entry.name.endsWith(name)
	);
}

function lists(entry: UnitEntry, name: string): boolean {
	const plain = plainName(name);
	return (
		plainName(entry.name) === plain ||
		(entry.fullName !== undefined && plainName(entry.fullName) === plain) ||
		entry.aliases.some((alias) => plainName(alias) === plain)
	);
}

/** How the document writes the name, where it does; of two spellings of its brackets the half-width one. */
function spellingIn(written: ReadonlySet<string>, name: string): string | undefined {
	const plain = plainName(name);
	if (written.has(plain)) return plain;
	return plain !== name && written.has(name) ? name : undefined;
}

const noLevels: readonly string[] = [];

/** The level of a unit that does not begin with it: 区 of 团区委, and of 吴江区发改委 whose entry is 区发改委. */
function levelOfUnit(raw: string, unit: ResolvedUnit): string | null {
	if (raw.length === 3 && raw.startsWith("团") && raw.endsWith("委")) return levelPrefixOf(raw.slice(1));
	if (unit.entry === undefined || unit.carried !== null) return null;
	const level = levelPrefixOf(unit.entry.name);
	return level !== null && raw.includes(level) ? level : null;
}

/** One list a level: most units of a cell have the level of the first. */
function aloneOf(level: string): readonly string[] {
	let alone = levelsAlone.get(level);
	if (alone === undefined) {
		alone = [level];
		levelsAlone.set(level, alone);
	}
	return alone;
}

const levelsAlone = new Map<string, readonly string[]>();

/** Puts the level first; behind 区委组织部 a 宣传部 may be the Party's too, so 区委 comes next. */
function withLevel(levels: readonly string[], level: string, raw: string): readonly string[] {
	const isParty = raw.startsWith("委", level.length) && raw.length > level.length + 1;
	if (levels[0] === level && (!isParty || levels[1] === `${level}委`)) return levels;
	if (levels.length === 0 && !isParty) return aloneOf(level);
	const nearest = isParty ? [level, `${level}委`] : [level];
	return [...nearest, ...levels.filter((other) => !nearest.includes(other))].slice(0, 4);
}
