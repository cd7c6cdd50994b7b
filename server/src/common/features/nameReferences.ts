import {
	type DocumentHighlight,
	DocumentHighlightKind,
	type Location,
	type Position,
} from "vscode-languageserver-types";
import type { EntryPlace } from "../directory/directory.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { summarizePlan } from "../workspace/planSummary.js";
import { findMentions, type SoughtName, type WorkspaceIndex } from "../workspace/workspaceIndex.js";
import { findPlace } from "./place.js";
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
	const sought = findSoughtName(snapshot, position);
	if (sought === undefined) return [];
	const own = findMentions(summarizePlan(snapshot), sought.name);
	const others = workspace.mentionsOf(sought.name).filter(({ uri }) => uri !== snapshot.uri);
	const declaration = includeDeclaration && sought.entry !== undefined ? [toLocation(sought.entry)] : [];
	return [...declaration, ...[...own, ...others].map(({ uri, span }) => ({ uri, range: toRange(span) }))];
}

/** The same in this document alone, to be marked while the cursor is on one of them. */
export function provideDocumentHighlights(snapshot: PlanSnapshot, position: Position): DocumentHighlight[] {
	const sought = findSoughtName(snapshot, position);
	if (sought === undefined) return [];
	return findMentions(summarizePlan(snapshot), sought.name).map(({ span }) => ({
		range: toRange(span),
		kind: DocumentHighlightKind.Text,
	}));
}

/** The name at a position as other documents are searched for it, and its entry where a directory has one. */
function findSoughtName(
	snapshot: PlanSnapshot,
	{ line, character }: Position,
): { readonly name: SoughtName; readonly entry: EntryPlace | undefined } | undefined {
	const place = findPlace(snapshot, line, character);
	const { book } = snapshot;
	const region = book.region ?? snapshot.plan.region;
	if (place?.kind === "unit" || (place?.kind === "name" && place.of === "unit")) {
		if (place.kind === "unit" && place.unit.collective) return undefined;
		const name = place.kind === "unit" ? place.unit.name : place.name;
		const entry = (place.kind === "unit" ? place.unit.entry : undefined) ?? book.findUnit(name);
		const forms = entry === undefined ? [] : [entry.fullName ?? entry.name, ...entry.aliases];
		const aliases = [...new Set(forms)].filter((form) => form !== name);
		return { name: { of: "unit", name, aliases, region }, entry: entry?.place };
	}
	if (place?.kind !== "leader" && place?.kind !== "name") return undefined;
	const name = place.kind === "leader" ? place.mention.name : place.name;
	return { name: { of: "official", name, aliases: [], region }, entry: book.findOfficial(name)?.place };
}
