import type { NameBook, ResolvedUnit } from "./directory.js";
import { resolveUnits } from "./resolve.js";

/**
 * How units are to be written one behind the other, so that each is read as the one that is meant: as it was, where it
 * still stands behind one that carries its level, else by its name.
 *
 * @param written names that the document writes in full, where no directory knows any
 */
export function spellUnits(
	units: readonly Pick<ResolvedUnit, "raw" | "name" | "carried">[],
	book: NameBook,
	written: ReadonlySet<string>,
): readonly string[] {
	const spelled: { raw: string }[] = [];
	for (const { raw, name, carried } of units) {
		const behind = resolveUnits([...spelled, { raw }], book, written).at(-1);
		// An alias without its level would be understood anywhere, but is not how the first one is written.
		const isCarried = carried === null || behind?.carried === carried;
		spelled.push({ raw: behind?.name === name && isCarried ? raw : name });
	}
	return spelled.map(({ raw }) => raw);
}
