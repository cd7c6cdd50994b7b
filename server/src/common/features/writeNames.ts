import type { SourceReference } from "../directory/directory.js";
import { levelOfRegion } from "../directory/region.js";
import { plainName } from "../text/unitName.js";
import {
	isEditableYaml,
	isYamlMap,
	isYamlScalar,
	itemsUnder,
	mapsUnder,
	printYaml,
	textUnder,
	type YAMLMap,
	YamlEditor,
	type YamlTextEdit,
} from "../text/yamlEdit.js";
import type { YamlValue } from "../text/yamlValue.js";
import type { NameProposal, OfficialProposal, UnitProposal } from "./collectNames.js";

/**
 * The changes of a directory file that take accepted names into it: new entries at the end of their lists, new titles
 * and sources of known officials in their entries. Everything else of the file stays as it is, comments and order
 * included. Undefined where the file has mistakes in its YAML, or is not a directory.
 */
export function writeNames(
	text: string,
	uri: string,
	accepted: readonly NameProposal[],
): readonly YamlTextEdit[] | undefined {
	if (!isEditableYaml(text)) return undefined;
	const editor = new YamlEditor(text);
	const additions = accepted.filter((proposal) => proposal.of === "official" && isIn(proposal, uri));
	const entries = accepted.filter((proposal) => !additions.includes(proposal));
	const { root } = editor;
	if (root === undefined) {
		if (!editor.isEmpty) return undefined;
		editor.writeEmpty(listsOf(entries));
		return editor.edits();
	}
	for (const [key, items] of listsOf(entries)) if (!editor.append(root, key, items)) return undefined;
	for (const addition of additions)
		if (addition.of === "official" && !addToOfficial(editor, root, addition)) return undefined;
	return editor.edits();
}

/** A new directory file with the accepted names. */
export function printNewDirectory(region: string | null, accepted: readonly NameProposal[]): string {
	const level = region === null ? null : levelOfRegion(region);
	return printYaml([
		...(region === null ? [] : [["region", region] as const]),
		...(level === null ? [] : [["prefix", level] as const]),
		...listsOf(accepted),
	]);
}

function listsOf(
	proposals: readonly NameProposal[],
): readonly (readonly [key: "units" | "officials", items: readonly YamlValue[]])[] {
	const units = proposals.filter((proposal) => proposal.of === "unit").map(unitEntry);
	const officials = proposals.filter((proposal) => proposal.of === "official").map(officialEntry);
	return [
		...(units.length > 0 ? [["units", units] as const] : []),
		...(officials.length > 0 ? [["officials", officials] as const] : []),
	];
}

function unitEntry({ name, fullName, aliases, kind, source }: UnitProposal): YamlValue {
	return {
		name,
		...(fullName !== undefined && { fullName }),
		...(aliases.length > 0 && { aliases }),
		...(kind !== undefined && { kind }),
		...sourcesOf([source]),
	};
}

function officialEntry({ name, titles, unit, source }: OfficialProposal): YamlValue {
	const [title] = titles;
	return {
		name,
		...(title !== undefined && (titles.length === 1 ? { title } : { titles })),
		...(unit !== undefined && { unit }),
		...sourcesOf([source]),
	};
}

function sourcesOf(sources: readonly SourceReference[]): { readonly sources?: readonly YamlValue[] } {
	return sources.length === 0 ? {} : { sources: sources.map(sourceValue) };
}

function sourceValue({ document, date }: SourceReference): YamlValue {
	return { document, ...(date !== undefined && { date }) };
}

function isIn({ entry }: OfficialProposal, uri: string): boolean {
	return entry !== undefined && entry.place.uri === uri;
}

/**
 * Adds titles and their source to an entry. The sources of an entry are those of its plain titles, so a title that
 * another source gives becomes one with sources of its own: `{ title: 区长, sources: […] }`.
 */
function addToOfficial(editor: YamlEditor, root: YAMLMap, proposal: OfficialProposal): boolean {
	const { entry, titles, source } = proposal;
	if (entry === undefined) return false;
	const named = mapsUnder(root, "officials").filter(
		(map) => plainName(textUnder(map, "name") ?? "") === entry.name,
	);
	const map = named.find((each) => textUnder(each, "unit") === entry.unit) ?? named[0];
	if (map === undefined) return false;
	const single = textUnder(map, "title");
	const plain = itemsUnder(map, "titles").flatMap((node) =>
		isYamlScalar(node) && typeof node.value === "string" ? [{ title: node.value, node }] : [],
	);
	const plainTitles = [...(single === undefined ? [] : [single]), ...plain.map(({ title }) => title)];
	// What confirms all that the entry's own sources say is another of them.
	if (plainTitles.length > 0 && plainTitles.every((title) => titles.includes(title)))
		if (!editor.append(map, "sources", [sourceValue(source)])) return false;
	const isConfirmed = plainTitles.every((title) => titles.includes(title));
	const added: YamlValue[] = [];
	for (const title of titles) {
		if (plainTitles.includes(title)) {
			if (isConfirmed) continue;
			const value = titleValue(title, undefined, [...entry.sources, source]);
			const inList = plain.find((each) => each.title === title);
			if (inList === undefined) added.push(value);
			else editor.replace(inList.node, value);
			continue;
		}
		const own = itemsUnder(map, "titles").find(
			(node) => isYamlMap(node) && textUnder(node, "title") === title,
		);
		if (own !== undefined && isYamlMap(own)) {
			// A title without sources of its own has had those of the entry, and keeps them.
			const sources = own.has("sources") ? [source] : [...entry.sources, source];
			if (!editor.append(own, "sources", sources.map(sourceValue))) return false;
		} else added.push(titleValue(title, unitOf(proposal, title), [source]));
	}
	return editor.append(map, "titles", added);
}

/** The unit in which a title is held, where the title says so and the entry has another or none. */
function unitOf({ unit, entry }: OfficialProposal, title: string): string | undefined {
	if (unit === undefined || unit === entry?.unit) return undefined;
	// 区委 of 区委书记; 区工信局 of 局长.
	return title.includes(unit) || title.startsWith(unit.slice(-1)) ? unit : undefined;
}

function titleValue(title: string, unit: string | undefined, sources: readonly SourceReference[]): YamlValue {
	return { title, ...(unit !== undefined && { unit }), ...sourcesOf(sources) };
}
