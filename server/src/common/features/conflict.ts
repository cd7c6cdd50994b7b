import { conflictCells } from "../comparison/conflicts.js";
import type { ConflictAnswer } from "../documentProtocol.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { conflictAt } from "../text/conflictMarks.js";
import { nameOfVersion } from "./conflictNames.js";
import type { Language } from "./toLsp.js";

/** What is to be decided at a line, cell by cell. */
export function describeConflict(
	snapshot: PlanSnapshot,
	line: number,
	language: Language,
): ConflictAnswer | null {
	const conflict = conflictAt(snapshot.document.lines, line);
	if (conflict === undefined) return null;
	return {
		version: snapshot.version,
		line: conflict.line,
		versions: conflict.versions.map((_, i) => nameOfVersion(conflict, i)[language]),
		cells: conflictCells(snapshot, conflict) ?? [],
	};
}
