import { areOurs } from "./niwenMarks.js";
import type { OoxmlPackage } from "./openPackage.js";

const first = "niwen-front-matter";
/** Excel shows and keeps no more characters of one property (UTF-16 units). */
const longest = 240;
/** More front matter than that nobody writes; properties by the thousand are somebody else's. */
const mostParts = 400;

/** The properties in which the front matter of a plan travels with a document of Word or Excel, by name. */
export function frontMatterProperties(yaml: string): ReadonlyMap<string, string> {
	const properties = new Map<string, string>();
	for (let at = 0; at < yaml.length; ) {
		let end = Math.min(at + longest, yaml.length);
		if (end < yaml.length && (yaml.codePointAt(end - 1) ?? 0) > 0xffff) end--;
		properties.set(nameOf(properties.size), yaml.slice(at, end));
		at = end;
	}
	return properties;
}

/** The front matter that travels in a document; `undefined` where none does. */
export function frontMatterIn(file: OoxmlPackage): string | undefined {
	const properties = customProperties(file);
	const parts: string[] = [];
	for (let i = 0; i < mostParts; i++) {
		const text = properties.get(nameOf(i));
		if (text === undefined) break;
		parts.push(text);
	}
	return parts.length === 0 ? undefined : parts.join("");
}

/** What a document keeps of Niwen's by name, beside what it shows: texts whose names begin with `niwen-`. */
export function customProperties(file: OoxmlPackage): ReadonlyMap<string, string> {
	const properties = new Map<string, string>();
	const part = file
		.relationsOf("")
		.find(({ kind, isExternal }) => kind === "custom-properties" && !isExternal);
	if (part === undefined) return properties;
	let name = "";
	file.readXml(part.target, {
		open(element, attributes) {
			if (localName(element) === "property") name = attributes.name ?? "";
			else if (localName(element) === "lpwstr" && name.startsWith("niwen-")) properties.set(name, "");
		},
		text(text) {
			const begun = properties.get(name);
			if (begun !== undefined) properties.set(name, begun + text);
		},
		close(element) {
			if (localName(element) === "property" || localName(element) === "lpwstr") name = "";
		},
	});
	return properties;
}

/** Whether Niwen wrote a document of Word: its keywords say so (ECMA-376 part 2, 11). */
export function isWrittenByNiwen(file: OoxmlPackage): boolean {
	const part = file.relationsOf("").find(({ kind, isExternal }) => kind === "core-properties" && !isExternal);
	if (part === undefined) return false;
	let isOpen = false;
	let keywords = "";
	file.readXml(part.target, {
		open(element) {
			isOpen = localName(element) === "keywords";
		},
		text(text) {
			if (isOpen) keywords += text;
		},
		close() {
			isOpen = false;
		},
	});
	return areOurs(keywords);
}

function nameOf(index: number): string {
	return index === 0 ? first : `${first}-${index + 1}`;
}

function localName(element: string): string {
	return element.slice(element.indexOf(":") + 1);
}
