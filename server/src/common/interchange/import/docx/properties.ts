import { childOf, type XmlElement } from "../../ooxml/xmlTree.js";

/** The value of a property (`w:val`); `undefined` where there is no such property, or it has none. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
	return childOf(element, name)?.attributes["w:val"];
}

/** A property that is a number; `undefined` where it is not. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
	return toNumber(settingOf(element, name));
}

export function toNumber(text: string | undefined): number | undefined {
	return text !== undefined && /^[+-]?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/**
 * A property that is on or off (ECMA-376 part 1, 17.17.4): on by being there, unless its value says otherwise;
 * `undefined` where it is not there, so that a style may tell.
 */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
	const property = childOf(element, name);
	if (property === undefined) return undefined;
	return !/^(?:0|false|off|none)$/.test(property.attributes["w:val"] ?? "");
}
