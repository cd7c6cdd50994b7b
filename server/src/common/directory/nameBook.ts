import { dotlessName, plainPersonName } from "../language/persons.js";
import { isSameInEitherScript, scriptKey, simplifyEach } from "../language/scriptForms.js";
import { levelPrefixOf, plainName, splitBracket } from "../text/unitName.js";
import type { Directory, NameBook, OfficialEntry, UnitEntry } from "./directory.js";
import { enclosesRegion, formsOfRegion, isSameRegion, levelOfRegion, mentionsRegion } from "./region.js";

/**
 * The names in force for a document of `region` (null where nothing tells) from these directories.
 *
 * A name that several places share is the one of the document's own region; then come directories without
 * region, then the regions around it, nearest first, then others as they are given. The general directory
 * gives full names only. The look-up tables are built once, when the first name is asked for.
 *
 * A unit is found by name, full name and alias, brackets of either width and without regard to blanks; in its
 * own region without its level (统计局 for 区统计局), of any region with the region before it (吴江区统计局); a name
 * with a bracketed part that no entry has is found by the name before the bracket.
 *
 * Documents of one region share one book.
 */
export function createNameBook(directories: readonly Directory[], region: string | null): NameBook {
	const local = sortByRegion(
		directories.filter((directory) => !directory.general),
		region,
	);
	const general = directories.filter((directory) => directory.general);
	const key = `${local.map(serialOf).join(",")}|${general.map(serialOf).join(",")}|${region ?? ""}`;
	let book = books.get(key);
	if (book === undefined) {
		book = writeBook(key, local, general, region);
		if (books.size >= mostBooks) books.clear();
		books.set(key, book);
	}
	return book;
}

/** By key. Directories never change, so a book is right for as long as anybody asks for it. */
const books = new Map<string, NameBook>();
const mostBooks = 16;

function writeBook(
	key: string,
	local: readonly Directory[],
	general: readonly Directory[],
	region: string | null,
): NameBook {
	const own = local.filter((directory) => isOwn(directory, region, local));
	let unitNames: Map<string, UnitEntry> | undefined;
	let officialNames: Map<string, readonly OfficialEntry[]> | undefined;
	let plainNames: Map<string, OfficialEntry> | undefined;
	const spellings = new Map<string, string>();
	let fullNames: Map<string, string> | undefined;

	function findExact(name: string): UnitEntry | undefined {
		unitNames ??= indexUnits(local, own);
		return unitNames.get(name);
	}
	function findUnit(name: string): UnitEntry | undefined {
		const entry = findExact(name);
		if (entry !== undefined) return entry;
		const plain = plainName(name);
		const bracket = splitBracket(plain);
		return (plain === name ? undefined : findExact(plain)) ?? (bracket && findExact(bracket.base));
	}
	function findGeneral(name: string): string | undefined {
		fullNames ??= indexFullNames(general);
		const found = fullNames.get(name);
		if (found !== undefined) return found;
		const level = levelPrefixOf(name);
		if (level === null) return undefined;
		const rest = name.slice(level.length);
		return fullNames.get(rest) ?? (rest.startsWith("委") ? fullNames.get(rest.slice(1)) : undefined);
	}
	function findFullName(name: string): string | undefined {
		const plain = plainName(name);
		const exact = findExact(name) ?? findExact(plain);
		if (exact?.fullName !== undefined) return exact.fullName;
		const found = findGeneral(plain) ?? (exact && findGeneral(plainName(exact.name)));
		if (found !== undefined) return found;
		const bracket = splitBracket(plain);
		const base = bracket && findFullName(bracket.base);
		return base === undefined ? undefined : base + (bracket?.part ?? "");
	}

	function findOfficial(name: string): OfficialEntry | undefined {
		plainNames ??= indexPlainNames(local);
		// Nearly every name stands in a document as it stands in its directory.
		const exact = plainNames.get(name) ?? plainNames.get(plainPersonName(name));
		if (exact !== undefined) return exact;
		officialNames ??= indexOfficials(local);
		const entries = officialNames.get(keyOfPerson(name));
		const bare = dotlessName(name);
		return entries?.find((entry) => isSameInEitherScript(bare, dotlessName(entry.name)));
	}
	function officialName(written: string): string {
		let name = spellings.get(written);
		if (name === undefined) {
			name = findOfficial(written)?.name ?? simplifyEach(plainPersonName(written));
			if (spellings.size >= mostSpellings) spellings.clear();
			spellings.set(written, name);
		}
		return name;
	}

	return {
		key,
		region,
		prefix: prefixOf(own, region),
		knowsUnits: own.some((directory) => directory.units.length > 0),
		knowsOfficials: own.some((directory) => directory.officials.length > 0),
		ordersUnits: local.some(({ ordered, units }) => ordered === true && units.length > 1),
		ordersOfficials: local.some(({ ordered, officials }) => ordered === true && officials.length > 1),
		units: joinEntries(local.map((directory) => directory.units)),
		officials: joinEntries(local.map((directory) => directory.officials)),
		findUnit,
		findOfficial,
		officialName,
		findFullName,
	};
}

/** By what a document shows which region it is of; null or empty where it does not. */
export interface RegionClues {
	/** As the front matter or the text says. */
	readonly region: string | null;
	readonly issuer: string | null;
	readonly title: string | null;
}

/**
 * The directories of `all` that apply to a document by themselves: those of its region and of the regions
 * around it, nearest first, then those that name no region, then the general ones. Where the document does
 * not say its region, it is the longest one with a directory that its issuer names, else its title; a short
 * form (吴江区政府 for 苏州市吴江区) counts where only one directory answers to it.
 */
export function selectDirectories(all: readonly Directory[], clues: RegionClues): Directory[] {
	const region = findRegion(all, clues);
	const local = all.filter(
		(directory) =>
			!directory.general &&
			(directory.region === null ||
				(region !== null && (directory.region === region || enclosesRegion(directory.region, region)))),
	);
	return [...sortByRegion(local, region), ...all.filter((directory) => directory.general)];
}

/**
 * The region of a document, as far as these directories can tell: as it says itself, in full where exactly one
 * directory answers to its short form; else the one found in issuer or title. Null where nothing tells.
 */
export function findRegion(all: readonly Directory[], clues: RegionClues): string | null {
	const regions = [
		...new Set(all.flatMap((directory) => (directory.region === null ? [] : [directory.region]))),
	];
	const said = clues.region?.replace(/\s+/g, "") ?? "";
	if (said !== "") {
		if (regions.includes(said)) return said;
		const [only, ...others] = regions.filter((region) => isSameRegion(region, said));
		return only !== undefined && others.length === 0 ? only : said;
	}
	for (const text of [clues.issuer, clues.title]) {
		const name = text === null ? undefined : longestRegionIn(regions, text.replace(/\s+/g, ""));
		if (name !== undefined) return name;
	}
	return null;
}

/** The longest of the regions that the text names; none where two different ones answer to the same words. */
function longestRegionIn(regions: readonly string[], text: string): string | undefined {
	// Names of regions stand at the beginning; a whole document in one line is not a title.
	const words = text.slice(0, 400);
	const found = regions.filter((region) => mentionsRegion(words, region));
	const inFull = found.filter((region) => words.includes(region));
	const candidates = (inFull.length > 0 ? inFull : found).sort((a, b) => b.length - a.length);
	const [longest, next] = candidates;
	if (longest === undefined || next === undefined) return longest;
	if (inFull.length === 0 && !enclosesRegion(next, longest)) return undefined;
	return longest;
}

function isOwn(directory: Directory, region: string | null, local: readonly Directory[]): boolean {
	if (directory.region === null) return true;
	// Without a region the nearest directory speaks for the document.
	if (region === null) return directory === local[0];
	// A directory around the region lists its own bodies, and knows nothing of the region's.
	return !enclosesRegion(directory.region, region);
}

/** Own region first, then without region, then around it (nearest first), then the others; else as they are. */
function sortByRegion(directories: readonly Directory[], region: string | null): readonly Directory[] {
	if (region === null) return directories;
	const rank = (directory: Directory): number => {
		if (directory.region === null) return 1;
		if (isSameRegion(directory.region, region)) return 0;
		return enclosesRegion(directory.region, region) ? 1000 - directory.region.length : 2000;
	};
	return [...directories].sort((a, b) => rank(a) - rank(b));
}

function prefixOf(own: readonly Directory[], region: string | null): string | null {
	const nearest = own[0];
	if (nearest !== undefined && nearest.prefix !== null) return nearest.prefix;
	const place = region ?? nearest?.region ?? null;
	return place === null ? null : levelOfRegion(place);
}

function indexUnits(local: readonly Directory[], own: readonly Directory[]): Map<string, UnitEntry> {
	const index = new Map<string, UnitEntry>();
	const add = (name: string, entry: UnitEntry): void => {
		const plain = plainName(name);
		if (!index.has(plain)) index.set(plain, entry);
	};
	for (const directory of local) {
		for (const entry of directory.units) add(entry.name, entry);
		for (const entry of directory.units) if (entry.fullName !== undefined) add(entry.fullName, entry);
		for (const entry of directory.units) for (const alias of entry.aliases) add(alias, entry);
		const prefix = directory.prefix;
		if (prefix === null) continue;
		const forms = directory.region === null ? [] : formsOfRegion(directory.region);
		for (const entry of directory.units) {
			if (!entry.name.startsWith(prefix) || levelPrefixOf(entry.name) === null) continue;
			const rest = entry.name.slice(prefix.length);
			if (directory === own[0] && rest.length > 1) add(rest, entry);
			for (const form of forms) add(form + rest, entry);
		}
	}
	return index;
}

/** Drafting adds a name a key press. */
const mostSpellings = 2000;

/** The first entry of each spelling, but for blanks and how its dots are written. */
function indexPlainNames(local: readonly Directory[]): Map<string, OfficialEntry> {
	const index = new Map<string, OfficialEntry>();
	for (const directory of local)
		for (const entry of directory.officials) {
			const plain = plainPersonName(entry.name);
			if (!index.has(plain)) index.set(plain, entry);
		}
	return index;
}

function indexOfficials(local: readonly Directory[]): Map<string, readonly OfficialEntry[]> {
	const index = new Map<string, OfficialEntry[]>();
	for (const directory of local)
		for (const entry of directory.officials) {
			const key = keyOfPerson(entry.name);
			const entries = index.get(key);
			if (entries === undefined) index.set(key, [entry]);
			else entries.push(entry);
		}
	return index;
}

/** What all spellings of a name have in common. */
function keyOfPerson(name: string): string {
	return scriptKey(dotlessName(name));
}

function indexFullNames(general: readonly Directory[]): Map<string, string> {
	const index = new Map<string, string>();
	for (const directory of general)
		for (const { name, aliases, fullName } of directory.units) {
			if (fullName === undefined) continue;
			for (const word of [name, ...aliases]) if (!index.has(word)) index.set(word, fullName);
		}
	return index;
}

function joinEntries<Entry>(lists: readonly (readonly Entry[])[]): readonly Entry[] {
	const [only] = lists;
	return only !== undefined && lists.length === 1 ? only : lists.flat();
}

/** One number an object: directories never change, so the same numbers are the same names. */
function serialOf(directory: Directory): number {
	let serial = serials.get(directory);
	if (serial === undefined) {
		nextSerial += 1;
		serial = nextSerial;
		serials.set(directory, serial);
	}
	return serial;
}

const serials = new WeakMap<Directory, number>();
let nextSerial = 0;
