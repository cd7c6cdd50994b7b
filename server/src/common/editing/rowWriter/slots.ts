import { isEscaped } from "../../model/cellText.js";
import type { Edit } from "../../model/edit.js";
import { lineSpan } from "../../model/span.js";
import { displayWidth } from "../../text/width.js";
import { applyEdits } from "../applyEdits.js";

/** What stands between two bars of a row, blanks and all, as UTF-16 offsets of its line. */
interface Slot {
	readonly from: number;
	readonly to: number;
}

/**
 * The columns at the beginning of a row that blanks line up with the line above it, by their slots. None where the table
 * is not aligned: two rows may be as wide by chance, but then no cell has more than one blank behind it.
 */
export function linedUpSlots(line: string, above: string | undefined): readonly Slot[] {
	if (above === undefined || !(hasPadding(line) || hasPadding(above))) return [];
	const [own, others] = [slotsOf(line), slotsOf(above)];
	let count = 0;
	while (count < own.length && widthOf(line, own[count]) === widthOf(above, others[count])) count++;
	const slots = own.slice(0, count);
	const isPadded = (text: string, slot: Slot | undefined) => {
		const written = slot === undefined ? "" : text.slice(slot.from, slot.to);
		return written.endsWith("  ") && written.trim() !== "";
	};
	return slots.some((slot, i) => isPadded(line, slot) || isPadded(above, others[i])) ? slots : [];
}

/** Blanks behind a cell's content, so that it is as wide as the slot was; at least one. */
export function padTo(line: string, slot: Slot | undefined, content: string): string {
	return " ".repeat(Math.max(1, (widthOf(line, slot) ?? 0) - displayWidth(content, 1)));
}

/** The edit that keeps a slot's width where edits change what stands in it; nothing where it stays as it is. */
export function keepWidth(line: string, slot: Slot, edits: readonly Edit[]): readonly Edit[] {
	const changed = applyEdits([line], edits)[0] ?? "";
	const content = changed.slice(slot.from, slot.to + changed.length - line.length).trimEnd();
	const behind = padTo(line, slot, content);
	const end = slot.from + line.slice(slot.from, slot.to).trimEnd().length;
	// What is put in behind the last word, or into an empty cell, has its blanks with it.
	if (edits.some(({ span }) => span.endCharacter > end || span.character >= end))
		return [{ span: lineSpan(0, slot.from, slot.to), newText: `${content}${behind}` }];
	return line.slice(end, slot.to) === behind
		? edits
		: [...edits, { span: lineSpan(0, end, slot.to), newText: behind }];
}

/** Whether a cell may have more than one blank behind it: most tables are not aligned, and need no more than this. */
function hasPadding(line: string): boolean {
	return line.includes("  |");
}

function slotsOf(line: string): readonly Slot[] {
	const slots: Slot[] = [];
	let last = line.length - line.trimStart().length;
	if (line[last] !== "|" || line.includes("<!--")) return slots;
	for (let bar = line.indexOf("|", last + 1); bar >= 0; bar = line.indexOf("|", bar + 1)) {
		if (isEscaped(line, bar)) continue;
		slots.push({ from: last + 1, to: bar });
		last = bar;
	}
	return slots;
}

function widthOf(line: string, slot: Slot | undefined): number | undefined {
	return slot && displayWidth(line.slice(slot.from, slot.to), 1);
}
