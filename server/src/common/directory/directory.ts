/** A directory of units and officials (名录), as read from a file, and the view of it that a document gets. */

export interface SourceReference {
	readonly document: string;
	/** `2024-01-25`, where the source has one. */
	readonly date?: string;
}

/** An office of a person, as a source gives it. */
export interface OfficialTitle {
	readonly title: string;
	/** Where it differs from the unit of the person's entry, or the entry has none. */
	readonly unit?: string;
	/** The sources that give this title. */
	readonly sources: readonly SourceReference[];
}

/** Where an entry stands in its file: 0-based line, UTF-16 characters. */
export interface EntryPlace {
	readonly uri: string;
	readonly line: number;
	readonly character: number;
	readonly endLine: number;
	readonly endCharacter: number;
}

export interface UnitEntry {
	readonly name: string;
	readonly fullName?: string;
	readonly aliases: readonly string[];
	readonly kind?: string;
	readonly note?: string;
	readonly sources: readonly SourceReference[];
	readonly end?: EntryEnd;
	/** Its place among the units of its directory, from 0; only where that is `ordered`. */
	readonly rank?: number;
	/** Region of the directory it comes from. */
	readonly region: string | null;
	/** The name in its file. */
	readonly place: EntryPlace;
}

export interface OfficialEntry {
	readonly name: string;
	/**
	 * Only what a source says, in the order of the file, each title and unit once. A title without sources of its own
	 * has those of the entry.
	 */
	readonly titles: readonly OfficialTitle[];
	readonly unit?: string;
	readonly note?: string;
	readonly sources: readonly SourceReference[];
	readonly end?: EntryEnd;
	/** As of {@link UnitEntry.rank}, among the officials. */
	readonly rank?: number;
	readonly region: string | null;
	readonly place: EntryPlace;
}

/** When a unit or an official ended, and who came after. */
export interface EntryEnd {
	/** The last day: `2024-03-01`; `2024-03` or `2024` where no more is known. */
	readonly until: string;
	/** Who does its work since; several where it was divided, none where nobody does. */
	readonly successors: readonly string[];
}

export interface Directory {
	readonly uri: string;
	readonly region: string | null;
	/** Level prefix of its units: 区, 县, 市, 省. */
	readonly prefix: string | null;
	/** General knowledge (standard short names): serves full names and says nothing about who exists. */
	readonly general: boolean;
	/** Its units, and its officials, stand in the order in which documents are to name them. */
	readonly ordered?: true;
	readonly units: readonly UnitEntry[];
	readonly officials: readonly OfficialEntry[];
}

/** What is wrong with a directory file, and where. */
export interface DirectoryProblem {
	readonly place: EntryPlace;
	readonly message: { readonly zh: string; readonly en: string };
}

/** A directory that a document names and that is not in force, and why. */
export interface MissingDirectory {
	/** As the document writes it. */
	readonly name: string;
	readonly reason: { readonly zh: string; readonly en: string };
}

/** The names that are in force for one document, from all its directories. */
export interface NameBook {
	/** Changes whenever an answer could. */
	readonly key: string;
	/** The region that it serves; null where nothing tells. */
	readonly region: string | null;
	/** Level prefix of the document's own region. */
	readonly prefix: string | null;
	/** Whether a directory names units (officials) at all: without one nothing is unknown. */
	readonly knowsUnits: boolean;
	readonly knowsOfficials: boolean;
	/** Whether an `ordered` directory has any of them. */
	readonly ordersUnits: boolean;
	readonly ordersOfficials: boolean;
	readonly units: readonly UnitEntry[];
	readonly officials: readonly OfficialEntry[];
	/** The entry with this name, full name or alias; the document's own region comes first. */
	findUnit(name: string): UnitEntry | undefined;
	/**
	 * The official with this name, in either script and with any dot, or none, between its parts; of several the one that
	 * is written so.
	 */
	findOfficial(name: string): OfficialEntry | undefined;
	/**
	 * The one spelling of a person's name: that of the directory, else in Simplified script where each of its characters
	 * has one form in it, else as written.
	 */
	officialName(written: string): string;
	/** The full name of a unit by its entry, else by the general list of short names. */
	findFullName(name: string): string | undefined;
}

/** A unit mention understood. */
export interface ResolvedUnit {
	/** As written. */
	readonly raw: string;
	/** Canonical. */
	readonly name: string;
	/** null where no directory could tell. */
	readonly known: boolean | null;
	/** 各区镇, 有关部门 and the like. */
	readonly collective: boolean;
	/** The prefix that was carried over from a unit before it; null where none was. */
	readonly carried: string | null;
	/** Leads the task that it is named in; false where none is asked about. */
	readonly lead: boolean;
	readonly entry?: UnitEntry;
}
