import { childOf, childrenOf, type XmlElement } from "../../ooxml/xmlTree.js";
import { formatNumber } from "./numberFormats.js";
import { isOn, numberOf, settingOf, toNumber } from "./properties.js";
import { fontsOf, type Styles } from "./styles.js";
import { symbolFontOf, withSigns } from "./symbols.js";

/** One level of a list (ECMA-376 part 1, 17.9.6). */
interface Level {
	readonly start: number;
	readonly format: string;
	readonly custom: string | undefined;
	/** `%1.%2`, with the numbers of levels. */
	readonly text: string;
	readonly isLegal: boolean;
	readonly isHidden: boolean;
	/** The level (from 1) whose use lets it begin anew; 0 for none; without it, any above. */
	readonly restart: number | undefined;
	readonly style: string | undefined;
	readonly font: string | undefined;
}

interface ListNumbers {
	readonly abstract: string;
	/** Levels that begin with another number, or are others, from there on. */
	readonly starts: ReadonlyMap<number, number>;
	readonly levels: ReadonlyMap<number, Level>;
}

interface Definition {
	readonly levels: ReadonlyMap<number, Level>;
	/** The style whose list it is. */
	readonly link: string | undefined;
}

/** Which list a paragraph belongs to, as its properties and its styles say. */
export interface ListPlace {
	readonly numId: number;
	/** `undefined`: the level that names the style, else the first. */
	readonly level: number | undefined;
	readonly style: string | undefined;
}

/** What a list puts before a paragraph. */
export interface ListLabel {
	readonly text: string;
	/** It is a mark, the same for all. */
	readonly isBullet: boolean;
}

/** Counts the numbers of lists, paragraph by paragraph in the order of the document. */
export interface NumberingCounter {
	/** The label of the next paragraph of a list; `undefined` where the document has no such list. */
	next(place: ListPlace): ListLabel | undefined;
}

/** @param root of `word/numbering.xml`, empty where there is no such part */
export function createNumbering(root: XmlElement, styles: Styles): NumberingCounter {
	const part = childOf(root, "w:numbering");
	const definitions = new Map(
		childrenOf(part, "w:abstractNum").map((element) => [
			element.attributes["w:abstractNumId"] ?? "",
			{ levels: readLevels(element), link: settingOf(element, "w:numStyleLink") } satisfies Definition,
		]),
	);
	const lists = new Map(
		childrenOf(part, "w:num").flatMap((element) => {
			const id = toNumber(element.attributes["w:numId"]);
			return id === undefined ? [] : [[id, readList(element)] as const];
		}),
	);
	const counts = new Map<string, (number | undefined)[]>();
	const begun = new Set<string>();
	return {
		next(place) {
			const found = findList(place.numId, { lists, definitions, styles });
			if (found === undefined) return undefined;
			const { abstract, list, definition } = found;
			const levelAt = (at: number): Level | undefined => list.levels.get(at) ?? definition.levels.get(at);
			const at = place.level ?? levelOfStyle(definition, place.style) ?? 0;
			const level = levelAt(at);
			if (level === undefined) return undefined;
			const numbers = counts.get(abstract) ?? [];
			counts.set(abstract, numbers);
			const override = list.starts.get(at);
			const key = `${place.numId} ${at}`;
			const before = override !== undefined && !begun.has(key) ? undefined : numbers[at];
			numbers[at] = before === undefined ? (override ?? level.start) : before + 1;
			begun.add(key);
			// A level above that nobody has used yet counts as begun.
			for (let above = 0; above < at; above++) numbers[above] ??= levelAt(above)?.start ?? 1;
			for (let below = at + 1; below < numbers.length; below++) {
				const restart = levelAt(below)?.restart;
				if (restart === undefined || at < restart) numbers[below] = undefined;
			}
			return labelOf(level, numbers, levelAt);
		},
	};
}

function labelOf(
	level: Level,
	numbers: readonly (number | undefined)[],
	levelAt: (at: number) => Level | undefined,
): ListLabel {
	if (level.isHidden) return { text: "", isBullet: false };
	if (level.format === "bullet")
		return { text: withSigns(level.text, level.font).text.trim(), isBullet: true };
	const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
		const at = Number(digit) - 1;
		const shown = levelAt(at);
		const n = numbers[at] ?? shown?.start ?? 1;
		if (level.isLegal) return String(n);
		return formatNumber(n, shown?.format ?? "decimal", shown?.custom);
	});
	return { text: text.trim(), isBullet: false };
}

interface Lists {
	readonly lists: ReadonlyMap<number, ListNumbers>;
	readonly definitions: ReadonlyMap<string, Definition>;
	readonly styles: Styles;
}

/** The list of that id; one that is called by a style is what the style says. */
function findList(numId: number, { lists, definitions, styles }: Lists) {
	const list = lists.get(numId);
	if (list === undefined) return undefined;
	let { abstract } = list;
	let definition = definitions.get(abstract);
	for (let step = 0; step < 5 && definition?.link !== undefined && definition.levels.size === 0; step++) {
		const linked = lists.get(styles.numberingOf(definition.link) ?? -1);
		if (linked === undefined) break;
		abstract = linked.abstract;
		definition = definitions.get(abstract);
	}
	return definition === undefined ? undefined : { abstract, list, definition };
}

function levelOfStyle({ levels }: Definition, style: string | undefined): number | undefined {
	if (style === undefined) return undefined;
	for (const [at, level] of levels) if (level.style === style) return at;
	return undefined;
}

function readList(element: XmlElement): ListNumbers {
	const starts = new Map<number, number>();
	const levels = new Map<number, Level>();
	for (const override of childrenOf(element, "w:lvlOverride")) {
		const at = toNumber(override.attributes["w:ilvl"]) ?? 0;
		const start = numberOf(override, "w:startOverride");
		if (start !== undefined) starts.set(at, start);
		for (const [, level] of readLevels(override)) levels.set(at, level);
	}
	return { abstract: settingOf(element, "w:abstractNumId") ?? "", starts, levels };
}

function readLevels(parent: XmlElement): ReadonlyMap<number, Level> {
	return new Map(
		childrenOf(parent, "w:lvl").map((element) => [
			toNumber(element.attributes["w:ilvl"]) ?? 0,
			toLevel(element),
		]),
	);
}

function toLevel(element: XmlElement): Level {
	// Word 2010 and later write formats of their own beside one that others know.
	const choice = childOf(childOf(element, "mc:AlternateContent"), "mc:Choice");
	const format = (childOf(element, "w:numFmt") ?? childOf(choice, "w:numFmt"))?.attributes;
	return {
		// What nearly all writers write, and what those that leave it out mean.
		start: numberOf(element, "w:start") ?? 1,
		format: format?.["w:val"] ?? "decimal",
		custom: format?.["w:format"],
		text: settingOf(element, "w:lvlText") ?? "",
		isLegal: isOn(element, "w:isLgl") ?? false,
		isHidden: isOn(childOf(element, "w:rPr"), "w:vanish") ?? false,
		restart: numberOf(element, "w:lvlRestart"),
		style: settingOf(element, "w:pStyle"),
		font: symbolFontOf(fontsOf(childOf(element, "w:rPr"))),
	};
}
