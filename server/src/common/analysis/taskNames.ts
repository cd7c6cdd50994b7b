import type { NameBook } from "../directory/directory.js";
import type { RowBlock } from "../model/block.js";
import { type MappedText, offsetOfPlace, spanOfRange } from "../model/mappedText.js";
import type { OffsetRange } from "../model/span.js";
import { createUnitBounds, isWholePerson, type UnitBounds } from "./nameBounds.js";
import { NameScanner } from "./nameScanner.js";
import { findOfficials } from "./officials.js";
import { toPlainScript } from "./plainScript.js";
import type { NameInProse } from "./proseNames.js";

/** Shorter forms (工会, 区委) are too often a part of other words. */
const shortest = 3;

/** The names that are looked for in texts, with what parts them from longer ones. */
export interface KnownNames {
	readonly units: NameScanner<string>;
	readonly officials: NameScanner<string>;
	readonly bounds: UnitBounds;
	/** The one spelling of a person's name. */
	readonly officialName: NameBook["officialName"];
}

/**
 * Units of the directories by any of their names and those that the document itself names as responsible; officials
 * likewise.
 */
export function knownNamesOf(
	book: NameBook,
	named: { readonly units: Iterable<string>; readonly officials: Iterable<string> },
): KnownNames {
	const units = new NameScanner<string>();
	for (const { name, fullName, aliases } of book.units)
		for (const form of [name, ...(fullName === undefined ? [] : [fullName]), ...aliases])
			if (form.length >= shortest) units.add(form, name);
	for (const name of named.units) if (name.length >= shortest) units.add(name, name);
	const officials = new NameScanner<string>();
	// Looked for in Simplified script, in which the text is read.
	const addOfficial = (name: string) => {
		if (name.length > 1) officials.add(toPlainScript(name), name);
	};
	for (const { name } of book.officials) addOfficial(name);
	for (const name of named.officials) addOfficial(name);
	return { units, officials, bounds: createUnitBounds(book), officialName: book.officialName };
}

/**
 * The units and the officials that the words of a row name: those of its task and of all columns that are not a list of
 * names. Spans as in the row.
 */
export function findRowNames(row: RowBlock, known: KnownNames): readonly NameInProse[] {
	const found: NameInProse[] = [];
	row.cells.forEach(({ state, content }, column) => {
		const role = row.header.columns[column]?.role;
		if (state !== "text" || role === "unit" || role === "lead-unit") return;
		const text = column === row.header.taskColumn ? row.text : content;
		// A leader cell is a list of officials, beside whose names their units may stand.
		for (const { of, name, range } of namesIn(text, known, role !== "leader")) {
			const span = spanOfRange(text, range, row);
			const start = text === content ? range[0] : offsetOfPlace(content, span.line, span.character);
			const end = text === content ? range[1] : offsetOfPlace(content, span.endLine, span.endCharacter);
			if (start !== undefined && end !== undefined)
				found.push({ of, name, span, range: [start, end], column });
		}
	});
	return found;
}

/** The same in any text; spans count lines as its places do. */
export function findTextNames(text: MappedText, known: KnownNames): readonly NameInProse[] {
	return namesIn(text, known, true).map((name) => ({ ...name, span: spanOfRange(text, name.range) }));
}

function namesIn(
	{ text }: MappedText,
	{ units, officials, bounds, officialName }: KnownNames,
	withOfficials: boolean,
): readonly Omit<NameInProse, "span">[] {
	const found: { of: "unit" | "official"; name: string; range: OffsetRange }[] = [];
	if (withOfficials) {
		for (const { name, start, end } of findOfficials(text))
			found.push({ of: "official", name: officialName(name), range: [start, end] });
		const titled = new Set(found.map(({ range }) => range[0]));
		const plainText = toPlainScript(text);
		for (const { value: name, start, end } of officials.find(plainText))
			if (!titled.has(start) && isWholePerson(plainText, start, end))
				found.push({ of: "official", name, range: [start, end] });
	}
	const plain = toPlainScript(text);
	let behind = -1;
	for (const { value: name, start, end } of units.find(plain)) {
		if (!bounds.isWhole(plain, start, end, behind === start)) continue;
		behind = end;
		found.push({ of: "unit", name, range: [start, end] });
	}
	return found;
}
