import type { LocalizedText } from "../model/localizedText.js";
import type { Conflict } from "../text/conflictMarks.js";
import { printableLine } from "../text/printable.js";

/** The client's command that asks cell by cell; takes the document and a line. */
export const decideConflictCommand = "niwen.decideConflict";

/** Whose a version is: by the marks, else by its place. */
export function nameOfVersion({ versions }: Conflict, version: number): LocalizedText {
	const name = printableLine(versions[version]?.name ?? "");
	return name === ""
		? { zh: `第${version + 1}个版本`, en: `version ${version + 1}` }
		: { zh: name, en: name };
}

/** Keeping one version, as lenses and actions name it. */
export function keepTitle(conflict: Conflict, version: number): LocalizedText {
	const { zh, en } = nameOfVersion(conflict, version);
	return { zh: `采用“${zh}”`, en: `Keep “${en}”` };
}
