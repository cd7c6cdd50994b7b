import type { Span } from "../model/span.js";
import { plainName } from "../text/unitName.js";
import {
	type EditableYaml,
	isEditableYaml,
	isYamlMap,
	isYamlScalar,
	itemsUnder,
	mapsUnder,
	type YAMLMap,
	YamlEditor,
	type YamlNode,
} from "../text/yamlEdit.js";

/** A unit or an official gets another name. */
export interface NewEntryName {
	readonly of: "unit" | "official";
	readonly name: string;
	readonly newName: string;
	/** The new name is another entry's: this one keeps its name, and only what refers to it refers to the other. */
	readonly isTaken: boolean;
}

/**
 * The changes of a directory file that give an entry its new name: the name itself, the `unit` of officials and of
 * their titles, and `successor`. The old name does not become an alias, since then nobody would be told where it is
 * still in use; where the new name has been an alias of the unit, the two change places. Titles and sources are
 * quotations and stay. Every other character of the file stays as it is.
 *
 * Undefined where the file has mistakes in its YAML, or writes the name in a way that cannot be replaced.
 */
export function renameInDirectory(
	file: EditableYaml,
	{ of, name, newName, isTaken }: NewEntryName,
): readonly { readonly span: Span; readonly newText: string }[] | undefined {
	if (!isEditableYaml(file.text)) return undefined;
	const editor = new YamlEditor(file);
	const { root } = editor;
	if (root === undefined) return editor.isEmpty ? [] : undefined;
	let isDone = true;
	const replace = (nodes: readonly YamlNode[], from: string, to: string) => {
		for (const node of nodes) if (saysName(node, from)) isDone &&= editor.replaceText(node, to);
	};
	const units = mapsUnder(root, "units");
	const officials = mapsUnder(root, "officials");
	if (!isTaken)
		for (const map of of === "unit" ? units : officials) {
			const own = valueUnder(map, "name");
			if (!own.some((node) => saysName(node, name))) continue;
			replace(own, name, newName);
			replace(itemsUnder(map, "aliases"), newName, name);
		}
	if (of === "unit") {
		for (const map of units)
			replace([...valueUnder(map, "successor"), ...itemsUnder(map, "successor")], name, newName);
		for (const map of officials) {
			replace(valueUnder(map, "unit"), name, newName);
			for (const title of itemsUnder(map, "titles"))
				if (isYamlMap(title)) replace(valueUnder(title, "unit"), name, newName);
		}
	} else
		for (const map of officials)
			replace([...valueUnder(map, "successor"), ...itemsUnder(map, "successor")], name, newName);
	return isDone ? editor.edits() : undefined;
}

function valueUnder(map: YAMLMap, key: string): readonly YamlNode[] {
	const value: unknown = map.get(key, true);
	return isYamlScalar(value) ? [value] : [];
}

function saysName(node: YamlNode, name: string): boolean {
	return isYamlScalar(node) && typeof node.value === "string" && plainName(node.value) === name;
}
