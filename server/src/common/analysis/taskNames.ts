import type { NameBook } from "../directory/directory.js";
import { spanOfRange } from "../model/mappedText.js";
import type { RowBlock } from "../model/plan.js";
import { NameScanner } from "./nameScanner.js";
import { findOfficials } from "./officials.js";
import type { NameInProse } from "./proseNames.js";

/** Shorter forms (工会, 区委) are too often a part of other words. */
const shortest = 3;

/** Finds units in texts: those of the directories by any of their names, and those that the document itself names. */
export function scannerOf(book: NameBook, named: Iterable<string>): NameScanner<string> {
	const scanner = new NameScanner<string>();
	for (const { name, fullName, aliases } of book.units)
		for (const form of [name, ...(fullName === undefined ? [] : [fullName]), ...aliases])
			if (form.length >= shortest) scanner.add(form, name);
	for (const name of named) if (name.length >= shortest) scanner.add(name, name);
	return scanner;
}

/** The units and the officials with their titles that the words of a task name; spans as in the row. */
export function findTaskNames(row: RowBlock, units: NameScanner<string>): readonly NameInProse[] {
	const { text } = row;
	const found: NameInProse[] = [];
	for (const { name, start, end } of findOfficials(text.text))
		found.push({ of: "official", name, span: spanOfRange(text, [start, end], row) });
	for (const { value, start, end } of units.find(text.text))
		found.push({ of: "unit", name: value, span: spanOfRange(text, [start, end], row) });
	return found;
}
