import type { LayoutName, LeadConvention, Numbering } from "./model/conventions.js";
import type { LocalizedText } from "./model/localizedText.js";
import { lineSpan, type Span } from "./model/span.js";
import type { YamlSource } from "./text/yamlSource.js";

/** What a document says of itself between the two lines of `---`. */
export interface FrontMatter {
	/** As it stands there; nothing of it is ever lost. */
	readonly yaml: string;
	readonly values: FrontMatterValues;
	/** Keys that mean nothing to Niwen, in their order. */
	readonly unknownKeys: readonly string[];
	readonly problems: readonly FrontMatterProblem[];
}

export interface FrontMatterValues {
	readonly region?: string;
	/** Paths of directories, relative to the document. */
	readonly directory?: readonly string[];
	/** Path of last year's plan, relative to the document. */
	readonly previous?: string;
	/** Path of the work report (政府工作报告) that the plan carries out, relative to the document. */
	readonly report?: string;
	readonly status?: string;
	readonly lead?: LeadConvention;
	readonly numbering?: Numbering;
	readonly layout?: LayoutName;
}

/** A file that a document names and that could not be read, and why. */
export interface MissingFile {
	/** As the document writes it. */
	readonly name: string;
	readonly reason: LocalizedText;
}

export interface FrontMatterProblem {
	/** Lines count from the first line of the YAML, which is the document's second. */
	readonly span: Span;
	readonly message: LocalizedText;
}

export const leadConventions: readonly LeadConvention[] = ["star", "column", "first", "word", "none"];
export const numberings: readonly Numbering[] = ["continuous", "per-section"];
export const layoutNames: readonly LayoutName[] = ["table", "pasted", "tsv", "inline", "narrative"];

/**
 * Where a name that the front matter gives to a key stands in its YAML, lines counted from its first; at the
 * beginning of the YAML where it is written in another way than it reads.
 */
export function findInFrontMatter(yaml: string, key: string, name: string): Span {
	const lines = yaml.split("\n");
	const from = Math.max(
		0,
		lines.findIndex((text) => text.startsWith(`${key}:`)),
	);
	const line = lines.findIndex((text, i) => i >= from && text.includes(name));
	if (line < 0) return lineSpan(from, 0, lines[from]?.length ?? 0);
	const start = lines[line]?.indexOf(name) ?? 0;
	return lineSpan(line, start, start + name.length);
}

/** Reads any YAML; a library's work, and so handed in by those who have loaded it. */
export type ReadYaml = (text: string) => YamlSource;

/** Whether a front matter is read without a YAML reader, as nearly all are. */
export function isPlainFrontMatter(yaml: string): boolean {
	return readPlainEntries(yaml) !== undefined;
}

/** The YAML at the top of a document, without its two lines of dashes; empty where there is none. */
export function frontMatterOf(lines: readonly string[]): string {
	if ((lines[0] ?? "").trimEnd() !== "---") return "";
	const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === "---");
	return end < 0 ? "" : lines.slice(1, end).join("\n");
}

/** What takes a YAML reader waits for one: a server that is starting reads the document again when it has it. */
export function readFrontMatter(yaml: string, readYaml: ReadYaml | undefined): FrontMatter {
	return readYaml !== undefined || isPlainFrontMatter(yaml)
		? parseFrontMatter(yaml, readYaml)
		: parseFrontMatter("");
}

/**
 * Reads the YAML of a front matter. Never throws: what cannot be read is a problem at its line, the rest serves.
 * Plain `key: value` lines and simple lists, which is what front matters are, are read without a YAML parser:
 * this stands on the typing path.
 *
 * @param readYaml needed where {@link isPlainFrontMatter} says no; throws without
 */
export function parseFrontMatter(yaml: string, readYaml?: ReadYaml): FrontMatter {
	const problems: FrontMatterProblem[] = [];
	const entries = readPlainEntries(yaml) ?? readYamlEntries(yaml, readYaml, problems);
	const unknownKeys: string[] = [];
	const values: { -readonly [Key in keyof FrontMatterValues]: FrontMatterValues[Key] } = {};
	for (const entry of entries) {
		const text = typeof entry.value === "string" ? entry.value : undefined;
		const list = typeof entry.value === "string" ? [entry.value] : entry.value;
		if (list === undefined || (list.length === 0 && isKey(entry.key))) continue;
		switch (entry.key) {
			case "directory":
				values.directory = list;
				break;
			case "region":
			case "previous":
			case "report":
			case "status":
				if (text !== undefined) values[entry.key] = text;
				else problems.push(oneValueOnly(entry));
				break;
			case "lead": {
				const value = choose(entry, leadConventions, problems);
				if (value !== undefined) values.lead = value;
				break;
			}
			case "numbering": {
				const value = choose(entry, numberings, problems);
				if (value !== undefined) values.numbering = value;
				break;
			}
			case "layout": {
				const value = choose(entry, layoutNames, problems);
				if (value !== undefined) values.layout = value;
				break;
			}
			default:
				unknownKeys.push(entry.key);
				// Twenty of a kind are enough to see that this is not a front matter of a plan.
				if (unknownKeys.length > 20) break;
				// What makes nonsense of a line is told already, and the key is what became of it.
				if (problems.some(({ span }) => isOnLineOf(span, entry.keySpan()))) break;
				problems.push({
					span: entry.keySpan(),
					message: {
						zh: `文首的“${entry.key}”没有用处，原样保留；可用的有 ${keys.join("、")}，请核对拼写。`,
						en: `"${entry.key}" in the front matter has no effect and is kept; known are ${keys.join(", ")}, please check the spelling.`,
					},
				});
		}
	}
	return { yaml, values, unknownKeys, problems };
}

function isOnLineOf(a: Span, b: Span): boolean {
	return a.line <= b.endLine && b.line <= a.endLine;
}

const keys = ["region", "directory", "previous", "report", "status", "lead", "numbering", "layout"];

function isKey(key: string): boolean {
	return keys.includes(key);
}

interface Entry {
	readonly key: string;
	/** Computed when asked for: to find a place in YAML takes a walk over the keys before it. */
	readonly keySpan: () => Span;
	/** undefined where the value is of another kind and already reported. */
	readonly value: string | readonly string[] | undefined;
	readonly valueSpan: () => Span;
}

function choose<Value extends string>(
	entry: Entry,
	choices: readonly Value[],
	problems: FrontMatterProblem[],
): Value | undefined {
	if (entry.value === "auto") return undefined;
	const choice = choices.find((value) => value === entry.value);
	if (choice === undefined)
		problems.push({
			span: entry.valueSpan(),
			message: {
				zh: `${entry.key} 不能写“${String(entry.value)}”；请写 auto（自动）、${choices.join("、")} 之一。`,
				en: `${entry.key} cannot be "${String(entry.value)}"; please write auto or one of ${choices.join(", ")}.`,
			},
		});
	return choice;
}

function oneValueOnly(entry: Entry): FrontMatterProblem {
	return {
		span: entry.valueSpan(),
		message: {
			zh: `${entry.key} 只能有一个值；请只留一个，不用列表。`,
			en: `${entry.key} takes one value; please keep one, without a list.`,
		},
	};
}

/** The entries of a front matter of plain lines; undefined where anything asks for a YAML parser. */
function readPlainEntries(yaml: string): readonly Entry[] | undefined {
	// Front matters are short; the bound keeps each expression below cheap.
	if (yaml.length > 4000) return undefined;
	const entries: Entry[] = [];
	const seen = new Set<string>();
	let open: { key: string; keySpan: () => Span; items: string[]; indent?: number } | undefined;
	const close = (): void => {
		if (open !== undefined) {
			const { key, keySpan, items } = open;
			entries.push({ key, keySpan, value: items, valueSpan: keySpan });
		}
		open = undefined;
	};
	const lines = yaml.split(/\r?\n/);
	for (let line = 0; line < lines.length; line++) {
		const text = (lines[line] ?? "").trimEnd();
		if (text === "" || text.startsWith("#")) continue;
		const item = /^( {0,8})- (.*)$/.exec(text);
		if (item !== null) {
			const [, indent = "", words = ""] = item;
			const value = plainScalar(words.trim());
			if (open === undefined || value === undefined) return undefined;
			// An item that is indented more goes on with the words of the one above.
			if (open.items.length > 0 && open.indent !== indent.length) return undefined;
			open.indent = indent.length;
			open.items.push(value);
			continue;
		}
		close();
		const colon = text.indexOf(":");
		const key = text.slice(0, colon);
		if (colon < 1 || !/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(key) || seen.has(key)) return undefined;
		seen.add(key);
		const keySpan = (): Span => lineSpan(line, 0, key.length);
		const rest = text.slice(colon + 1);
		const written = rest.trim();
		if (written === "") {
			open = { key, keySpan, items: [] };
			continue;
		}
		if (!/^[ \t]/.test(rest)) return undefined;
		const start = text.length - rest.trimStart().length;
		const valueSpan = (): Span => lineSpan(line, start, text.length);
		const value = written.startsWith("[") ? plainList(written) : plainScalar(written);
		if (value === undefined) return undefined;
		entries.push({ key, keySpan, value, valueSpan });
	}
	close();
	return entries;
}

function plainList(written: string): readonly string[] | undefined {
	if (!written.endsWith("]") || written.length < 2) return undefined;
	const inside = written.slice(1, -1).trim();
	if (inside === "") return [];
	const items: string[] = [];
	for (const part of inside.split(",")) {
		const value = plainScalar(part.trim());
		if (value === undefined) return undefined;
		items.push(value);
	}
	return items;
}

/** A scalar that YAML reads as it is written, perhaps in quotes; undefined for everything else. */
function plainScalar(written: string): string | undefined {
	const quoted = /^"([^"\\]*)"$|^'([^']*)'$/.exec(written);
	if (quoted !== null) return (quoted[1] ?? quoted[2] ?? "").trim();
	// Indicators of YAML 1.2 (5.3), and what ends a plain scalar (7.3.3).
	if (written === "" || /^[-?:,[\]{}#&*!|>'"%@`~]|: |:$| #|[[\]{},]/.test(written)) return undefined;
	return /^(?:null|Null|NULL)$/.test(written) ? undefined : written;
}

function readYamlEntries(
	yaml: string,
	readYaml: ReadYaml | undefined,
	problems: FrontMatterProblem[],
): readonly Entry[] {
	if (readYaml === undefined) throw new Error("a front matter that is not plain takes a YAML reader");
	const source = readYaml(yaml);
	problems.push(...source.problems);
	const { value } = source;
	if (typeof value !== "object" || value === null || Array.isArray(value)) {
		if (source.problems.length === 0 && value !== null && value !== undefined)
			problems.push({
				span: source.placeOf([]),
				message: {
					zh: "文首应由“名称: 内容”的行组成；请写成如 region: 苏州市吴江区，冒号用英文半角。",
					en: 'The front matter must consist of "key: value" lines, such as region: 苏州市吴江区.',
				},
			});
		return [];
	}
	return Object.entries(value).map(([key, item]: [string, unknown]) => {
		const valueSpan = (): Span => source.placeOf([key]);
		const read = toTexts(item);
		if (read === undefined && isKey(key) && item !== null)
			problems.push({
				span: valueSpan(),
				message: {
					zh: `${key} 应是文字或文字的列表；请改写。`,
					en: `${key} must be text or a list of texts; please change it.`,
				},
			});
		// A key that nobody knows is reported whatever it holds.
		const kept = read ?? (isKey(key) ? undefined : []);
		return { key, keySpan: () => source.placeOfKey([key]), value: kept, valueSpan };
	});
}

function toTexts(value: unknown): string | readonly string[] | undefined {
	if (typeof value === "string") return value.trim();
	if (typeof value === "number") return String(value);
	if (!Array.isArray(value)) return undefined;
	const texts: string[] = [];
	for (const item of value.slice(0, 100)) {
		if (typeof item !== "string" && typeof item !== "number") return undefined;
		texts.push(String(item).trim());
	}
	return texts;
}
