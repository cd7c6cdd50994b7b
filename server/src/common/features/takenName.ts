import type { NameBook, UnitEntry } from "../directory/directory.js";
import { isSameRegion } from "../directory/region.js";
import type { LocalizedText } from "../model/localizedText.js";
import { levelPrefixOf, plainName, splitBracket } from "../text/unitName.js";
import type { NameSummary, PlanSummary } from "../workspace/planSummary.js";
import type { SoughtName } from "../workspace/workspaceIndex.js";
import { fileNameOf } from "./toLsp.js";

/** That a new name is in use already. */
export interface TakenName {
	/** By an entry of a directory: there cannot be two. */
	readonly byEntry: boolean;
	/** Where, one sentence without its end. */
	readonly where: LocalizedText;
}

/**
 * Whether somebody else bears a new name: an entry of a directory in force, by any way to write it, or a unit or
 * official that a document names. A new name whose part without the level is another's would be read for it where the
 * level is carried over, and counts, too.
 */
export function findTakenName(
	sought: SoughtName,
	newName: string,
	books: Iterable<NameBook>,
	summaries: Iterable<PlanSummary>,
): TakenName | undefined {
	const level = sought.of === "unit" ? levelPrefixOf(newName) : null;
	const bare = level === null ? "" : newName.slice(level.length);
	for (const book of books) {
		const entry =
			sought.of === "official"
				? book.findOfficial(newName)
				: (unitCalled(book, newName, sought) ?? (bare === "" ? undefined : unitCalled(book, bare, sought)));
		if (entry === undefined || entry.name === sought.name) continue;
		const file = fileNameOf(entry.place.uri);
		return {
			byEntry: true,
			where: {
				zh: `名录“${file}”第${entry.place.line + 1}行已有“${entry.name}”`,
				en: `the directory ${file} has “${entry.name}” on line ${entry.place.line + 1}`,
			},
		};
	}
	for (const summary of summaries) {
		if (sought.region !== null && summary.region !== null && !isSameRegion(sought.region, summary.region))
			continue;
		const names = sought.of === "unit" ? summary.units : summary.officials;
		const use = names.get(newName) ?? (bare === "" ? undefined : unknownOf(names.get(bare)));
		const place = use?.mentions[0]?.span;
		if (use === undefined || place === undefined || sought.aliases.includes(use.name)) continue;
		const file = fileNameOf(summary.uri);
		return {
			byEntry: false,
			where: {
				zh: `文稿“${file}”第${place.line + 1}行已有“${use.name}”`,
				en: `the document ${file} names “${use.name}” on line ${place.line + 1}`,
			},
		};
	}
	return undefined;
}

/** The entry that a name means, and not only the part of it before a bracket. */
function unitCalled(book: NameBook, name: string, { name: own }: SoughtName): UnitEntry | undefined {
	const entry = book.findUnit(name);
	if (entry === undefined || entry.name === own) return undefined;
	const base = splitBracket(name)?.base;
	const isBaseOnly =
		base !== undefined &&
		![entry.name, entry.fullName ?? "", ...entry.aliases].some((form) => plainName(form) === name);
	return isBaseOnly ? undefined : entry;
}

/** A name that a directory gives to somebody is that entry's and has been looked at. */
function unknownOf(use: NameSummary | undefined): NameSummary | undefined {
	return use?.known === true ? undefined : use;
}
