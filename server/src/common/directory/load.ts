import type * as z from "zod";
import type { LocalizedText } from "../model/localizedText.js";
import type { Span } from "../model/span.js";
import { plainName } from "../text/unitName.js";
import { readYaml, type YamlPath, type YamlSource } from "../text/yamlSource.js";
import type {
	Directory,
	DirectoryProblem,
	EntryEnd,
	EntryPlace,
	OfficialEntry,
	OfficialTitle,
	SourceReference,
	UnitEntry,
} from "./directory.js";
import { isSameSource } from "./officialTitles.js";
import { rankEntries } from "./rankEntries.js";
import { describeIssue, directorySchema, keysOf, officialSchema, unitSchema } from "./schema.js";

export interface LoadedDirectory {
	readonly directory: Directory;
	/** In the order of their places. */
	readonly problems: readonly DirectoryProblem[];
}

/**
 * Reads a directory file (YAML). Never throws: every mistake is a problem at its line, a wrong field is left
 * out, an entry without a usable name is skipped, and the rest serves. Keys that nobody knows are reported.
 */
export function loadDirectory(text: string, uri: string): LoadedDirectory {
	const source = readYaml(text);
	const problems: DirectoryProblem[] = [];
	const report = (span: Span, message: LocalizedText): void => {
		if (problems.length < mostProblems) problems.push({ place: { uri, ...span }, message });
	};
	for (const { span, message } of source.problems) report(span, message);
	const file = new DirectoryFile(source, uri, report);
	const directory = file.read();
	const byPlace = (a: DirectoryProblem, b: DirectoryProblem): number =>
		a.place.line - b.place.line || a.place.character - b.place.character;
	return { directory, problems: problems.sort(byPlace) };
}

/** A file with more mistakes is of another kind; more lines would not help anybody. */
const mostProblems = 100;
/** More entries than any region has. */
const mostEntries = 20_000;
/** The most keys of one entry that are reported as unknown. */
const mostUnknownKeys = 10;
/** The longest list within an entry. */
const longestList = 200;

type Report = (span: Span, message: LocalizedText) => void;

class DirectoryFile {
	private readonly source: YamlSource;
	private readonly uri: string;
	private readonly report: Report;

	constructor(source: YamlSource, uri: string, report: Report) {
		this.source = source;
		this.uri = uri;
		this.report = report;
	}

	read(): Directory {
		const { source, uri } = this;
		const content = source.value;
		const file = { zh: "名录", en: "the directory" };
		if (!isRecord(content)) {
			if (source.problems.length === 0)
				this.report(source.placeOf([]), {
					zh: "这里没有名录的内容；请写上 region:、units:（单位）和 officials:（领导）。",
					en: "This is not a directory; please write region:, units: and officials:.",
				});
			return { uri, region: null, prefix: null, general: false, units: [], officials: [] };
		}
		const { units, officials, ...head } = content;
		this.checkKeys(content, directorySchema, []);
		const fields = this.parseFields(directorySchema, head, [], file);
		const region = fields?.region?.replace(/\s+/g, "") ?? null;
		const isOrdered = fields?.ordered === true;
		const unitList = this.readList(units, "units", (value, path) => this.readUnit(value, path, region));
		const officialList = this.readList(officials, "officials", (value, path) =>
			this.readOfficial(value, path, region),
		);
		const directory: Directory = {
			uri,
			region,
			prefix: fields?.prefix ?? null,
			general: fields?.general === true,
			...(isOrdered && { ordered: true }),
			units: isOrdered ? rankEntries(unitList) : unitList,
			officials: isOrdered ? rankEntries(officialList) : officialList,
		};
		this.checkNames(directory);
		return directory;
	}

	private readList<Entry>(
		value: unknown,
		key: string,
		readEntry: (value: unknown, path: YamlPath) => Entry | undefined,
	): readonly Entry[] {
		if (value === undefined || value === null) return [];
		if (!Array.isArray(value)) {
			this.report(this.source.placeOf([key]), {
				zh: `${key} 下面应是列表；请让每一条以“- name: ”开头。`,
				en: `Under ${key} there must be a list; please begin each entry with "- name: ".`,
			});
			return [];
		}
		if (value.length > mostEntries)
			this.report(this.source.placeOfKey([key]), {
				zh: `${key} 超过 ${mostEntries} 条，只读取了前面的；请拆成几个文件。`,
				en: `${key} has over ${mostEntries} entries and the first ones were read; please split the file.`,
			});
		return value.slice(0, mostEntries).flatMap((item: unknown, index) => {
			const entry = readEntry(item, [key, index]);
			return entry === undefined ? [] : [entry];
		});
	}

	private readUnit(value: unknown, path: YamlPath, region: string | null): UnitEntry | undefined {
		const fields = this.parseFields(unitSchema, value, path, whereOf(value, path, "单位", "unit"));
		if (fields === undefined) return undefined;
		const { name, fullName, aliases, kind, note, sources, until, successor } = fields;
		return {
			name: plainName(name),
			...(fullName !== undefined && { fullName }),
			aliases: aliases ?? [],
			...(kind !== undefined && { kind }),
			...(note !== undefined && { note }),
			sources: toSources(sources),
			...toEnd(until, successor),
			region,
			place: this.placeOf(path),
		};
	}

	private readOfficial(value: unknown, path: YamlPath, region: string | null): OfficialEntry | undefined {
		const fields = this.parseFields(officialSchema, value, path, whereOf(value, path, "领导", "official"));
		if (fields === undefined) return undefined;
		const { name, title, titles, unit, note, sources, until, successor } = fields;
		return {
			name: plainName(name),
			titles: toTitles([...(title === undefined ? [] : [title]), ...(titles ?? [])], toSources(sources)),
			...(unit !== undefined && { unit }),
			...(note !== undefined && { note }),
			sources: toSources(sources),
			...toEnd(until, successor),
			region,
			place: this.placeOf(path),
		};
	}

	private placeOf(path: YamlPath): EntryPlace {
		return { uri: this.uri, ...this.source.placeOf([...path, "name"]) };
	}

	/** The value as the schema has it; its wrong fields are reported and left out. */
	private parseFields<Schema extends z.ZodObject>(
		schema: Schema,
		value: unknown,
		path: YamlPath,
		where: LocalizedText,
	): z.infer<Schema> | undefined {
		if (path.length > 0 && isRecord(value)) this.checkKeys(value, schema, path);
		const short = isRecord(value) ? this.dropLongLists(value, path) : value;
		const first = schema.safeParse(short);
		if (first.success) return first.data;
		const wrong = new Set<PropertyKey>();
		for (const issue of first.error.issues) {
			const [key] = issue.path;
			// One mistake may break several conditions; the first says it.
			if (key !== undefined && wrong.has(key)) continue;
			if (key !== undefined) wrong.add(key);
			const place = [...path, ...issue.path.filter((part) => typeof part !== "symbol")];
			const isMissing = issue.code === "invalid_type" && valueAt(short, issue.path) === undefined;
			this.report(this.source.placeOf(place), describeIssue(issue, where, isMissing));
		}
		if (!isRecord(short)) return undefined;
		const rest = Object.fromEntries(Object.entries(short).filter(([key]) => !wrong.has(key)));
		const second = schema.safeParse(rest);
		return second.success ? second.data : undefined;
	}

	private dropLongLists(value: Readonly<Record<string, unknown>>, path: YamlPath): Record<string, unknown> {
		const kept = Object.entries(value).filter(([key, item]) => {
			if (!Array.isArray(item) || item.length <= longestList) return true;
			this.report(this.source.placeOfKey([...path, key]), {
				zh: `${key} 超过 ${longestList} 项，没有读取；请精简。`,
				en: `${key} has over ${longestList} items and was not read; please shorten it.`,
			});
			return false;
		});
		return Object.fromEntries(kept);
	}

	private checkKeys(value: Readonly<Record<string, unknown>>, schema: z.ZodObject, path: YamlPath): void {
		const keys = keysOf(schema);
		const unknown = Object.keys(value).filter((key) => !keys.includes(key));
		// To find the place of a key takes a walk over all keys of the entry.
		for (const key of unknown.slice(0, mostUnknownKeys)) {
			this.report(this.source.placeOfKey([...path, key]), {
				zh: `“${key}”不是名录里的项目，没有使用；可用的有 ${keys.join("、")}，请核对拼写。`,
				en: `"${key}" is not used in a directory; known are ${keys.join(", ")}, please check the spelling.`,
			});
		}
	}

	/** A name stands for one unit: neither given twice nor an alias of another. */
	private checkNames(directory: Directory): void {
		const owners = new Map<string, UnitEntry>();
		for (const unit of directory.units) {
			const other = owners.get(unit.name);
			if (other === undefined) owners.set(unit.name, unit);
			else this.report(unit.place, givenTwice(unit.name, other.place));
		}
		const aliasOwners = new Map<string, UnitEntry>();
		for (const unit of directory.units) {
			for (const alias of unit.aliases) {
				const plain = plainName(alias);
				const other = owners.get(plain) ?? aliasOwners.get(plain);
				if (other === undefined) aliasOwners.set(plain, unit);
				else if (other.name !== unit.name)
					this.report(unit.place, {
						zh: `“${unit.name}”的别名“${alias}”已属于“${other.name}”（第${other.place.line + 1}行）；请只留在一个单位下。`,
						en: `The alias "${alias}" of "${unit.name}" belongs to "${other.name}" (line ${other.place.line + 1}) already; please keep it with one of them.`,
					});
			}
		}
		const officials = new Map<string, OfficialEntry>();
		for (const official of directory.officials) {
			const other = officials.get(official.name);
			if (other === undefined) officials.set(official.name, official);
			// Two people may bear one name; the unit tells them apart.
			else if (other.unit === official.unit)
				this.report(official.place, givenTwice(official.name, other.place));
		}
	}
}

function givenTwice(name: string, first: EntryPlace): LocalizedText {
	return {
		zh: `“${name}”在第${first.line + 1}行已经有了；请合并成一条。`,
		en: `"${name}" is given on line ${first.line + 1} already; please make one entry of both.`,
	};
}

function whereOf(value: unknown, path: YamlPath, zh: string, en: string): LocalizedText {
	const name = isRecord(value) ? value.name : undefined;
	if (typeof name === "string" && name.trim() !== "")
		return { zh: `${zh}“${name.slice(0, 40)}”`, en: `the ${en} "${name.slice(0, 40)}"` };
	const number = Number(path.at(-1)) + 1;
	return { zh: `第${number}个${zh}`, en: `${en} no. ${number}` };
}

/** Each title once, with all its sources: those of the entry where it has none of its own. */
function toTitles(
	written: readonly (string | TitleFields)[],
	common: readonly SourceReference[],
): readonly OfficialTitle[] {
	const titles = new Map<string, OfficialTitle>();
	for (const item of written) {
		const { title, unit, sources } = typeof item === "string" ? { title: item } : item;
		const own = sources === undefined ? common : toSources(sources);
		const key = `${title}\u0000${unit ?? ""}`;
		const known = titles.get(key)?.sources ?? [];
		const others = own.filter((source) => !known.some((other) => isSameSource(other, source)));
		titles.set(key, { title, ...(unit !== undefined && { unit }), sources: [...known, ...others] });
	}
	return [...titles.values()];
}

type TitleFields = Exclude<NonNullable<z.infer<typeof officialSchema>["titles"]>[number], string>;

/** A successor without a day says nothing yet: nobody knows since when. */
function toEnd(
	until: string | number | undefined,
	successor: string | readonly string[] | undefined,
): { readonly end?: EntryEnd } {
	if (until === undefined) return {};
	const names = typeof successor === "string" ? [successor] : (successor ?? []);
	return { end: { until: String(until), successors: names.map(plainName) } };
}

function toSources(
	sources: readonly { readonly document: string; readonly date?: string | number | undefined }[] | undefined,
): readonly SourceReference[] {
	return (sources ?? []).map(({ document, date }) =>
		date === undefined ? { document } : { document, date: String(date) },
	);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
	let current: unknown = value;
	for (const key of path) {
		if (Array.isArray(current)) current = current[Number(key)];
		else if (isRecord(current)) current = current[String(key)];
		else return undefined;
	}
	return current;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
