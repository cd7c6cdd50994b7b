import type { XmlHandler } from "./readXml.js";

/** An element with all that stands in it. For small parts only: large ones are read and let go piece by piece. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly (XmlElement | string)[];
}

/** Gathers the elements of a part; `root` has what stands in it once the part is read. */
export function gatherTree(): { readonly handler: XmlHandler; readonly root: XmlElement } {
	interface Open extends XmlElement {
		readonly children: (XmlElement | string)[];
	}
	const root: Open = { name: "", attributes: {}, children: [] };
	const open: Open[] = [root];
	const handler: XmlHandler = {
		open(name, attributes) {
			const element: Open = { name, attributes, children: [] };
			open.at(-1)?.children.push(element);
			open.push(element);
		},
		close: () => void open.pop(),
		text: (text) => void open.at(-1)?.children.push(text),
	};
	return { handler, root };
}

/** The first child of that name; of something that is not there it is none, so that paths can be followed. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
	if (element === undefined) return undefined;
	for (const child of element.children) if (typeof child !== "string" && child.name === name) return child;
	return undefined;
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
	return (element?.children ?? []).filter(
		(child): child is XmlElement => typeof child !== "string" && child.name === name,
	);
}

/** All characters in an element. */
export function textIn(element: XmlElement): string {
	return element.children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");
}
