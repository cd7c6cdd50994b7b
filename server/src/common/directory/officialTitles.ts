import { plainName } from "../text/unitName.js";
import type { NameBook, OfficialEntry, OfficialTitle, SourceReference } from "./directory.js";
import { isSameRegion } from "./region.js";

/** Whether two references are to one document: by its title, and by its date where both have one. */
export function isSameSource(a: SourceReference, b: SourceReference): boolean {
	return a.document === b.document && (a.date === undefined || b.date === undefined || a.date === b.date);
}

/** The titles by the date of their latest source, newest first; those without a date last, else in their order. */
export function newestFirst(titles: readonly OfficialTitle[]): readonly OfficialTitle[] {
	return [...titles].sort((a, b) => compareDates(latestDate(a.sources), latestDate(b.sources)));
}

/** The titles of a person as they stand behind a name: 区委副书记、区长. */
export function printTitles(titles: readonly OfficialTitle[]): string {
	return [...new Set(titles.map(({ title }) => title))].join("、");
}

/**
 * All that the directories in force know of the person of an entry: its titles, and those that other directories of
 * the region have under the same name (an own directory beside the one that ships). Two people of one name are told
 * apart by their units.
 */
export function findTitles(book: NameBook, entry: OfficialEntry): readonly OfficialTitle[] {
	const titles: OfficialTitle[] = [];
	const name = plainName(entry.name);
	for (const other of book.officials) {
		if (other !== entry && (plainName(other.name) !== name || !isSamePerson(entry, other))) continue;
		for (const title of other.titles) {
			const at = titles.findIndex((known) => known.title === title.title && known.unit === title.unit);
			const known = titles[at];
			if (known === undefined) titles.push(title);
			else titles[at] = { ...known, sources: joinSources(known.sources, title.sources) };
		}
	}
	return titles;
}

/** All sources of the one list, and those of the other that it lacks. */
export function joinSources(
	sources: readonly SourceReference[],
	others: readonly SourceReference[],
): readonly SourceReference[] {
	return [...sources, ...others.filter((other) => !sources.some((source) => isSameSource(source, other)))];
}

function isSamePerson(a: OfficialEntry, b: OfficialEntry): boolean {
	if (a.region !== null && b.region !== null && !isSameRegion(a.region, b.region)) return false;
	// Within one file an entry of its own is a person of its own.
	if (a.place.uri === b.place.uri) return false;
	return a.unit === undefined || b.unit === undefined || a.unit === b.unit || a.titles.length === 0;
}

function latestDate(sources: readonly SourceReference[]): string {
	return sources.reduce((latest, { date = "" }) => (date > latest ? date : latest), "");
}

function compareDates(a: string, b: string): number {
	return a === b ? 0 : a > b ? -1 : 1;
}
