import type {
	Directory,
	EntryEnd,
	EntryPlace,
	OfficialEntry,
	OfficialTitle,
	SourceReference,
	UnitEntry,
} from "./directory.js";
import { rankEntries } from "./rankEntries.js";

/**
 * Directories as JSON, for those that ship: checked when the product is built, so that they load at run time
 * without the libraries for YAML and schemas. Keep this module free of both.
 */
export interface DirectoryJson {
	/** Of the file, as the build names it; an absolute base may be put in front when it is read. */
	readonly uri: string;
	readonly region: string | null;
	readonly prefix: string | null;
	readonly general: boolean;
	readonly ordered?: true;
	readonly units: readonly EntryJson[];
	readonly officials: readonly EntryJson[];
}

/** An entry; its place is line, character, end line, end character. */
export interface EntryJson {
	readonly name: string;
	readonly at: readonly [number, number, number, number];
	readonly fullName?: string;
	readonly aliases?: readonly string[];
	readonly kind?: string;
	readonly titles?: readonly OfficialTitle[];
	readonly unit?: string;
	readonly note?: string;
	readonly sources?: readonly SourceReference[];
	readonly end?: EntryEnd;
}

/** The directory as a value that `JSON.stringify` writes and {@link directoryFromJson} reads. */
export function directoryToJson(directory: Directory): DirectoryJson {
	return {
		uri: directory.uri,
		region: directory.region,
		prefix: directory.prefix,
		general: directory.general,
		...(directory.ordered === true && { ordered: true }),
		units: directory.units.map(({ name, place, fullName, aliases, kind, note, sources, end }) => ({
			name,
			at: [place.line, place.character, place.endLine, place.endCharacter],
			...(fullName !== undefined && { fullName }),
			...(aliases.length > 0 && { aliases }),
			...(kind !== undefined && { kind }),
			...(note !== undefined && { note }),
			...(sources.length > 0 && { sources }),
			...(end !== undefined && { end }),
		})),
		officials: directory.officials.map(({ name, place, titles, unit, note, sources, end }) => ({
			name,
			at: [place.line, place.character, place.endLine, place.endCharacter],
			...(titles.length > 0 && { titles }),
			...(unit !== undefined && { unit }),
			...(note !== undefined && { note }),
			...(sources.length > 0 && { sources }),
			...(end !== undefined && { end }),
		})),
	};
}

/**
 * The directory out of the parsed JSON; undefined where the value is not one. `base` is put in front of its uri:
 * where the files lie on this machine, with a slash at its end.
 */
export function directoryFromJson(value: unknown, base = ""): Directory | undefined {
	if (!isRecord(value) || typeof value.uri !== "string") return undefined;
	const { units, officials } = value;
	if (!Array.isArray(units) || !Array.isArray(officials)) return undefined;
	const uri = base + value.uri;
	const region = textOf(value.region) ?? null;
	const isOrdered = value.ordered === true;
	const unitList = units.flatMap((unit) => unitFromJson(unit, uri, region));
	const officialList = officials.flatMap((official) => officialFromJson(official, uri, region));
	return {
		uri,
		region,
		prefix: textOf(value.prefix) ?? null,
		general: value.general === true,
		...(isOrdered && { ordered: true }),
		units: isOrdered ? rankEntries(unitList) : unitList,
		officials: isOrdered ? rankEntries(officialList) : officialList,
	};
}

function unitFromJson(value: unknown, uri: string, region: string | null): UnitEntry[] {
	if (!isRecord(value) || typeof value.name !== "string") return [];
	const fullName = textOf(value.fullName);
	const kind = textOf(value.kind);
	const note = textOf(value.note);
	return [
		{
			name: value.name,
			...(fullName !== undefined && { fullName }),
			aliases: textsOf(value.aliases),
			...(kind !== undefined && { kind }),
			...(note !== undefined && { note }),
			sources: sourcesOf(value.sources),
			...endOf(value.end),
			region,
			place: placeOf(value.at, uri),
		},
	];
}

function officialFromJson(value: unknown, uri: string, region: string | null): OfficialEntry[] {
	if (!isRecord(value) || typeof value.name !== "string") return [];
	const unit = textOf(value.unit);
	const note = textOf(value.note);
	return [
		{
			name: value.name,
			titles: titlesOf(value.titles),
			...(unit !== undefined && { unit }),
			...(note !== undefined && { note }),
			sources: sourcesOf(value.sources),
			...endOf(value.end),
			region,
			place: placeOf(value.at, uri),
		},
	];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}

const none: readonly never[] = [];

function textsOf(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.filter((item) => typeof item === "string") : none;
}

function titlesOf(value: unknown): readonly OfficialTitle[] {
	if (!Array.isArray(value)) return none;
	return value.flatMap((item: unknown) => {
		if (!isRecord(item) || typeof item.title !== "string") return [];
		const unit = textOf(item.unit);
		return [{ title: item.title, ...(unit !== undefined && { unit }), sources: sourcesOf(item.sources) }];
	});
}

function sourcesOf(value: unknown): readonly SourceReference[] {
	if (!Array.isArray(value)) return none;
	return value.flatMap((item: unknown) => {
		if (!isRecord(item) || typeof item.document !== "string") return [];
		const date = textOf(item.date);
		return [{ document: item.document, ...(date !== undefined && { date }) }];
	});
}

function endOf(value: unknown): { readonly end?: EntryEnd } {
	if (!isRecord(value) || typeof value.until !== "string") return {};
	return { end: { until: value.until, successors: textsOf(value.successors) } };
}

function placeOf(value: unknown, uri: string): EntryPlace {
	const numbers: readonly unknown[] = Array.isArray(value) ? value : none;
	const at = (index: number): number => {
		const number = numbers[index];
		return typeof number === "number" ? number : 0;
	};
	return { uri, line: at(0), character: at(1), endLine: at(2), endCharacter: at(3) };
}
