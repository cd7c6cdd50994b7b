import { childOf, childrenOf, type XmlElement } from "../../ooxml/xmlTree.js";
import { isOn, numberOf, settingOf } from "./properties.js";

/** What a style says of what matters to a plan; what it leaves open, the one that it is based on may tell. */
export interface Style {
	readonly id: string;
	/** In English whatever the language of Word: `heading 1`, `toc 1`, `Title`; lower case. */
	readonly name: string;
	readonly basedOn: string | undefined;
	readonly numId: number | undefined;
	readonly numberingLevel: number | undefined;
	/** 0 to 8; 9 is text. */
	readonly outlineLevel: number | undefined;
	readonly isHidden: boolean | undefined;
	readonly fonts: readonly string[];
	/** Of its text, in half points. */
	readonly size: number | undefined;
	readonly isCentred: boolean | undefined;
}

export interface Styles {
	/** The paragraph style of that id, else the default one, and those that it is based on, nearest first. */
	chainOf(id: string | undefined, kind: "paragraph" | "character"): readonly Style[];
	/** The size of text for which nothing else says one, in half points. */
	readonly defaultSize: number;
	/** The numbering of a style for lists (`w:numStyleLink`). */
	numberingOf(id: string): number | undefined;
}

/** Ten points, where a document says nothing (ECMA-376 part 1, 17.3.2.38). */
const unsaidSize = 20;
/** Styles that are based on each other in a circle end somewhere. */
const mostSteps = 20;

/** @param root of `word/styles.xml`, empty where there is no such part */
export function readStyles(root: XmlElement): Styles {
	const styles = new Map<string, Style>();
	const defaults = new Map<string, string>();
	for (const element of childrenOf(childOf(root, "w:styles"), "w:style")) {
		const style = toStyle(element);
		styles.set(style.id, style);
		if (/^(?:1|true|on)$/.test(element.attributes["w:default"] ?? ""))
			defaults.set(element.attributes["w:type"] ?? "", style.id);
	}
	const known = new Map<string, readonly Style[]>();
	const defaultRun = childOf(
		childOf(childOf(childOf(root, "w:styles"), "w:docDefaults"), "w:rPrDefault"),
		"w:rPr",
	);
	return {
		chainOf(id, kind) {
			const start = id !== undefined && styles.has(id) ? id : (defaults.get(kind) ?? "");
			let chain = known.get(start);
			if (chain === undefined) {
				chain = chainFrom(start, styles);
				known.set(start, chain);
			}
			return chain;
		},
		defaultSize: numberOf(defaultRun, "w:sz") ?? unsaidSize,
		numberingOf: (id) => styles.get(id)?.numId,
	};
}

function chainFrom(start: string, styles: ReadonlyMap<string, Style>): readonly Style[] {
	const chain: Style[] = [];
	for (
		let style = styles.get(start);
		style !== undefined && chain.length < mostSteps;
		style = styles.get(style.basedOn ?? "")
	)
		chain.push(style);
	return chain;
}

function toStyle(element: XmlElement): Style {
	const paragraph = childOf(element, "w:pPr");
	const run = childOf(element, "w:rPr");
	const numbering = childOf(paragraph, "w:numPr");
	return {
		id: element.attributes["w:styleId"] ?? "",
		name: (settingOf(element, "w:name") ?? "").toLowerCase(),
		basedOn: settingOf(element, "w:basedOn"),
		numId: numberOf(numbering, "w:numId"),
		numberingLevel: numberOf(numbering, "w:ilvl"),
		outlineLevel: numberOf(paragraph, "w:outlineLvl"),
		isHidden: isOn(run, "w:vanish"),
		fonts: fontsOf(run),
		size: numberOf(run, "w:sz"),
		isCentred: isCentred(paragraph),
	};
}

/** Whether paragraph properties set a line in the middle; `undefined` where they leave it open. */
export function isCentred(paragraph: XmlElement | undefined): boolean | undefined {
	const align = settingOf(paragraph, "w:jc");
	return align === undefined ? undefined : align === "center";
}

/** The fonts that run properties name. */
export function fontsOf(run: XmlElement | undefined): readonly string[] {
	const attributes = childOf(run, "w:rFonts")?.attributes;
	if (attributes === undefined) return noFonts;
	return ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].flatMap((name) => attributes[name] ?? []);
}

const noFonts: readonly string[] = [];
