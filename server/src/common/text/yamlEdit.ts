import {
	type Document,
	isCollection,
	isMap,
	isNode,
	isPair,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	type Pair,
	parseDocument,
	type YAMLMap,
	type YAMLSeq,
} from "yaml";
import type { Span } from "../model/span.js";
import { longestYaml } from "./yamlSource.js";
import { isList, printFlow, type YamlValue } from "./yamlValue.js";

/** A replacement of a piece of the file; an empty span is an insertion. */
export interface YamlTextEdit {
	readonly span: Span;
	readonly newText: string;
}

/** A value of the file: a key's, or an item of a list. */
export type YamlNode = Node;

/** The text of a YAML file, parsed once, when somebody wants to change it. */
export class EditableYaml {
	private known: { readonly document: Document | undefined; readonly counter: LineCounter } | undefined;

	constructor(readonly text: string) {}

	/** The document is undefined where the file is nested so deeply that it cannot be parsed. */
	get parsed(): { readonly document: Document | undefined; readonly counter: LineCounter } {
		if (this.known !== undefined) return this.known;
		const counter = new LineCounter();
		let document: Document | undefined;
		try {
			document = parseDocument(this.text, {
				lineCounter: counter,
				uniqueKeys: true,
				prettyErrors: false,
				logLevel: "error",
			});
		} catch {
			document = undefined;
		}
		this.known = { document, counter };
		return this.known;
	}
}

/**
 * Changes of a YAML file that leave every character of it that they are not about: comments, order, quotes and
 * blanks stay as they are. What is added is written in the style of its surroundings, block or flow.
 */
export class YamlEditor {
	private readonly text: string;
	private readonly document: Document | undefined;
	private readonly counter: LineCounter;
	private readonly eol: string;
	/** By offset; insertions at one place stand there in the order in which they were made. */
	private readonly changes = new Map<number, { end: number; text: string }>();

	constructor(file: string | EditableYaml) {
		const yaml = typeof file === "string" ? new EditableYaml(file) : file;
		const { text, parsed } = yaml;
		this.text = text;
		this.document = parsed.document;
		this.counter = parsed.counter;
		this.eol = text.includes("\r\n") ? "\r\n" : "\n";
	}

	/** The map that the file is; undefined where it is not one, or has mistakes: then nothing is to be changed. */
	get root(): YAMLMap | undefined {
		if (this.document === undefined) return undefined;
		const { contents, errors } = this.document;
		return errors.length === 0 && isMap(contents) ? contents : undefined;
	}

	/** Whether the file says nothing at all, but perhaps comments. */
	get isEmpty(): boolean {
		if (this.document === undefined) return false;
		const { contents, errors } = this.document;
		return errors.length === 0 && (contents === null || (isScalar(contents) && contents.value === null));
	}

	/** Appends items to the list under a key; makes the list where there is none. False where the value is not a list. */
	append(map: YAMLMap, key: string, items: readonly YamlValue[]): boolean {
		if (items.length === 0) return true;
		const pair = findPair(map, key);
		if (pair === undefined) {
			this.addKey(map, key, items);
			return true;
		}
		const list = pair.value;
		if (list === null || (isScalar(list) && list.value === null)) {
			this.fillKey(map, pair, items);
			return true;
		}
		if (!isSeq(list)) return false;
		if (list.flow === true && list.items.length === 0 && map.flow !== true) this.fillKey(map, pair, items);
		else if (list.flow === true) this.insertInFlow(list, items.map(printFlow));
		else {
			const indent = this.columnOf(list.range?.[0] ?? 0);
			this.insertLines(
				this.endOfLine(this.endOf(list)),
				items.flatMap((item) => printItem(item, indent)),
			);
		}
		return true;
	}

	/** Adds a key behind the others of a map. */
	addKey(map: YAMLMap, key: string, value: YamlValue): void {
		if (map.flow === true) {
			this.insertInFlow(map, [`${key}: ${printFlow(value)}`]);
			return;
		}
		const first = map.items[0];
		const indent = first === undefined ? 0 : this.columnOf(startOf(first));
		this.insertLines(this.endOfLine(this.endOf(map)), printPair(key, value, indent));
	}

	/** Writes keys into a file that has none. */
	writeEmpty(values: readonly (readonly [key: string, value: YamlValue])[]): void {
		this.insertLines(
			this.text.trimEnd().length,
			values.flatMap(([key, value]) => printPair(key, value, 0)),
		);
	}

	/** Puts another value in the place of a node, in flow style. */
	replace(node: YamlNode, value: YamlValue): void {
		const [start, end] = node.range ?? [0, 0];
		this.changes.set(start, { end, text: printFlow(value) });
	}

	/** Puts another text in the place of one, in the quotes that it has. False where it is a block (`|`, `>`). */
	replaceText(node: YamlNode, text: string): boolean {
		if (!isScalar(node) || node.type?.startsWith("BLOCK") === true) return false;
		const [start, end] = node.range ?? [0, 0];
		const single = `'${text.replaceAll("'", "''")}'`;
		const printed =
			node.type === "QUOTE_DOUBLE"
				? JSON.stringify(text)
				: node.type === "QUOTE_SINGLE"
					? single
					: printFlow(text);
		this.changes.set(start, { end, text: printed });
		return true;
	}

	/** The changes, in the order of their places. */
	edits(): readonly YamlTextEdit[] {
		return [...this.changes]
			.sort(([a], [b]) => a - b)
			.map(([start, { end, text }]) => {
				const first = this.counter.linePos(start);
				const last = this.counter.linePos(end);
				return {
					span: {
						line: first.line - 1,
						character: first.col - 1,
						endLine: last.line - 1,
						endCharacter: last.col - 1,
					},
					newText: text,
				};
			});
	}

	/** `units:` and `units: []` get their first items on lines of their own. */
	private fillKey(map: YAMLMap, pair: Pair, items: readonly YamlValue[]): void {
		const keyEnd = isNode(pair.key) ? (pair.key.range?.[1] ?? 0) : 0;
		const colon = this.text.indexOf(":", keyEnd) + 1;
		const valueEnd = isSeq(pair.value) ? (pair.value.range?.[1] ?? colon) : colon;
		if (map.flow === true) {
			this.changes.set(colon, { end: Math.max(colon, valueEnd), text: ` ${printFlow(items)}` });
			return;
		}
		const indent = this.columnOf(startOf(pair)) + 2;
		if (valueEnd > colon) this.changes.set(colon, { end: valueEnd, text: "" });
		this.insertLines(
			this.endOfLine(Math.max(colon, valueEnd)),
			items.flatMap((item) => printItem(item, indent)),
		);
	}

	private insertInFlow(node: YAMLMap | YAMLSeq, printed: readonly string[]): void {
		const close = (node.range?.[1] ?? 1) - 1;
		let end = close;
		while (end > 0 && /\s/.test(this.text.charAt(end - 1))) end--;
		const isOpen = node.items.length > 0 && this.text.charAt(end - 1) !== ",";
		const blank = node.items.length === 0 || !isOpen ? "" : ", ";
		this.insert(end, `${blank}${printed.join(", ")}`);
	}

	private insertLines(at: number, lines: readonly string[]): void {
		const lead = at === 0 ? "" : this.eol;
		// A file whose last line has its end keeps it.
		const trail = at === 0 ? this.eol : at === this.text.length ? this.eol : "";
		const known = this.changes.get(at);
		const text = `${known === undefined ? lead : ""}${lines.join(this.eol)}`;
		if (known === undefined) this.changes.set(at, { end: at, text: text + trail });
		else known.text = `${known.text.trimEnd()}${this.eol}${text}${trail}`;
	}

	private insert(at: number, text: string): void {
		const known = this.changes.get(at);
		if (known === undefined) this.changes.set(at, { end: at, text });
		else known.text += text;
	}

	/** Behind the last character of a node; of a block also behind its deepest last item. */
	private endOf(node: YAMLMap | YAMLSeq): number {
		const last = node.flow === true ? undefined : node.items.at(-1);
		const inner = isPair(last) ? (isNode(last.value) ? last.value : last.key) : last;
		const isBlock = isCollection(inner) && (isMap(inner) || isSeq(inner)) && inner.items.length > 0;
		let end = isBlock ? this.endOf(inner) : ((isNode(inner) ? inner : node).range?.[1] ?? this.text.length);
		while (end > 0 && /\s/.test(this.text.charAt(end - 1))) end--;
		return end;
	}

	private endOfLine(at: number): number {
		const end = this.text.indexOf("\n", at);
		if (end < 0) return this.text.length;
		return this.text.charAt(end - 1) === "\r" ? end - 1 : end;
	}

	private columnOf(offset: number): number {
		return this.counter.linePos(offset).col - 1;
	}
}

/** The pair of a key, whatever its value is. */
function findPair(map: YAMLMap, key: string): Pair | undefined {
	return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function startOf(pair: Pair): number {
	return isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
}

/** A new file of keys with values; ends with a line end. */
export function printYaml(values: readonly (readonly [key: string, value: YamlValue])[]): string {
	return `${values.flatMap(([key, value]) => printPair(key, value, 0)).join("\n")}\n`;
}

/** Lists of lists and of keys stand on lines of their own, all else on the line of its key. */
function printPair(key: string, value: YamlValue, indent: number): readonly string[] {
	const start = `${" ".repeat(indent)}${key}:`;
	const isBlock = isList(value) && value.length > 0 && value.some(isEntry);
	if (!isBlock) return [`${start} ${printFlow(value)}`];
	return [start, ...value.flatMap((item) => printItem(item, indent + 2))];
}

/** An item of a block list: an entry with a name has a line for each of its keys. */
function printItem(item: YamlValue, indent: number): readonly string[] {
	const start = `${" ".repeat(indent)}- `;
	if (!isEntry(item)) return [`${start}${printFlow(item)}`];
	return Object.entries(item).map(
		([key, value], i) => `${i === 0 ? start : " ".repeat(indent + 2)}${key}: ${printFlow(value)}`,
	);
}

function isEntry(value: YamlValue): value is { readonly [key: string]: YamlValue } {
	return typeof value !== "string" && !isList(value) && "name" in value;
}

/** The text under a key of a map; undefined where there is none. */
export function textUnder(map: YAMLMap, key: string): string | undefined {
	const value: unknown = map.get(key);
	return typeof value === "string" ? value : undefined;
}

/** The maps in the list under a key. */
export function mapsUnder(map: YAMLMap, key: string): readonly YAMLMap[] {
	const list: unknown = map.get(key, true);
	return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

/** All items of the list under a key; empty where there is no list. */
export function itemsUnder(map: YAMLMap, key: string): readonly YamlNode[] {
	const list: unknown = map.get(key, true);
	return isSeq(list) ? list.items.filter((item) => isNode(item)) : [];
}

export type { YAMLMap } from "yaml";
/** What a node is. */
export { isMap as isYamlMap, isNode as isYamlNode, isScalar as isYamlScalar } from "yaml";

/** Whether a file is of a length that people write and this module changes. */
export function isEditableYaml(text: string): boolean {
	return text.length <= longestYaml;
}
