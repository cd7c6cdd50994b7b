import {
	type DocumentHighlight,
	DocumentHighlightKind,
	type Location,
	type Position,
} from "vscode-languageserver-types";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { summarizePlan } from "../workspace/planSummary.js";
import { findMentions, type WorkspaceIndex } from "../workspace/workspaceIndex.js";
import { findNameAt } from "./soughtName.js";
import { toLocation, toRange } from "./toLsp.js";

/**
 * All places that name the unit or official at a position, in this document and in the others of the workspace: by
 * whatever alias, with the level carried over or written, as responsible or in running text. With
 * `includeDeclaration` the entry in the directory comes first. Empty where no name stands at the position.
 */
export function provideReferences(
	snapshot: PlanSnapshot,
	position: Position,
	includeDeclaration: boolean,
	workspace: WorkspaceIndex,
): Location[] {
	const found = findNameAt(snapshot, position);
	if (found === undefined || found.collective) return [];
	const { sought, entry } = found;
	const own = findMentions(summarizePlan(snapshot), sought);
	const others = workspace.mentionsOf(sought).filter(({ uri }) => uri !== snapshot.uri);
	const declaration = includeDeclaration && entry !== undefined ? [toLocation(entry.place)] : [];
	return [...declaration, ...[...own, ...others].map(({ uri, span }) => ({ uri, range: toRange(span) }))];
}

/** The same in this document alone, to be marked while the cursor is on one of them. */
export function provideDocumentHighlights(snapshot: PlanSnapshot, position: Position): DocumentHighlight[] {
	const found = findNameAt(snapshot, position);
	if (found === undefined || found.collective) return [];
	return findMentions(summarizePlan(snapshot), found.sought).map(({ span }) => ({
		range: toRange(span),
		kind: DocumentHighlightKind.Text,
	}));
}
