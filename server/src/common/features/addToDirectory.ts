import type { PlanSnapshot } from "../analysis/planSnapshot.js";
import type { AddToDirectoryResult, PlainEdit } from "../protocol.js";
import { createSourceDocument } from "../text/sourceDocument.js";

export interface AddedEntry {
	readonly kind: "unit" | "official";
	readonly name: string;
}

/**
 * The edit that adds a unit or an official to a directory file, at the end of its list, with the document as
 * the source. Where the document uses no directory of its own, the text of a new one and the edit that names
 * it in the document's front matter.
 *
 * @param own the directory file that the document uses, other than those that ship
 */
export function addToDirectory(
	snapshot: PlanSnapshot,
	entry: AddedEntry,
	own: { readonly uri: string; readonly text: string } | undefined,
): AddToDirectoryResult {
	const { plan } = snapshot;
	const lines = printEntry(entry, plan.title, plan.date);
	const key = entry.kind === "unit" ? "units" : "officials";
	if (own !== undefined)
		return {
			directoryUri: own.uri,
			edits: [appendToList(own.text, key, lines)],
			newFileText: "",
			region: plan.region,
		};
	const other = key === "units" ? "officials: []" : "units: []";
	const region = plan.region ?? "";
	const newFileText = [`region: ${quote(region)}`, `${key}:`, ...lines, other, ""].join("\n");
	const fileName = `${region === "" ? "名录" : region.replace(/[\\/:*?"<>|\s]/g, "")}.directory.yaml`;
	return {
		directoryUri: null,
		edits: [nameInFrontMatter(snapshot, fileName)],
		newFileText,
		region: plan.region,
	};
}

function printEntry({ name }: AddedEntry, title: string | null, date: string | null): readonly string[] {
	const source = `{ document: ${quote(title ?? "")}${date === null ? "" : `, date: ${date}`} }`;
	return [`  - name: ${quote(name)}`, ...(title === null ? [] : [`    sources: [${source}]`])];
}

/** Inserts lines behind the last entry of a top-level list; makes the list where there is none. */
function appendToList(text: string, key: string, entry: readonly string[]): PlainEdit {
	const { lines } = createSourceDocument(text);
	const start = lines.findIndex((line) => line.startsWith(`${key}:`));
	if (start < 0) return insertAt(lines, lines.length, [`${key}:`, ...entry]);
	// `units: []` holds no place for an entry; it becomes an open list.
	const head = lines[start] ?? "";
	if (/:\s*\[\s*\]\s*(?:#.*)?$/.test(head))
		return {
			range: { start: { line: start, character: 0 }, end: { line: start, character: head.length } },
			newText: [`${key}:`, ...entry].join("\n"),
		};
	let end = start + 1;
	for (let i = start + 1; i < lines.length; i++) {
		const line = lines[i] ?? "";
		if (/^[^\s#-]/.test(line)) break;
		if (line.trim() !== "" && !line.trimStart().startsWith("#")) end = i + 1;
	}
	return insertAt(lines, end, entry);
}

function insertAt(lines: readonly string[], line: number, entry: readonly string[]): PlainEdit {
	const last = lines.length - 1;
	if (line > last) {
		const place = { line: last, character: lines[last]?.length ?? 0 };
		const lead = lines[last] === "" ? "" : "\n";
		return { range: { start: place, end: place }, newText: `${lead}${entry.join("\n")}\n` };
	}
	const place = { line, character: 0 };
	return { range: { start: place, end: place }, newText: `${entry.join("\n")}\n` };
}

function nameInFrontMatter(snapshot: PlanSnapshot, fileName: string): PlainEdit {
	const { lines } = snapshot.document;
	const hasFrontMatter = snapshot.plan.blocks[0]?.kind === "front-matter";
	const line = hasFrontMatter ? 1 : 0;
	const place = { line, character: 0 };
	const key = `directory: ./${fileName}\n`;
	const text = hasFrontMatter ? key : `---\n${key}---\n${lines[0] === "" ? "" : "\n"}`;
	return { range: { start: place, end: place }, newText: text };
}

/** A YAML scalar that reads as the text it is: JSON strings are YAML (YAML 1.2). */
function quote(text: string): string {
	return /^[\p{Script=Han}][\p{Script=Han}\d()（）]*$/u.test(text) ? text : JSON.stringify(text);
}
