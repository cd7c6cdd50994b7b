import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { findPlace } from "./place.js";

/** A name that a directory may have an entry for. */
export interface NameEntry {
	readonly kind: "unit" | "official";
	readonly name: string;
}

/** The unit or official whose name stands at a place. */
export function findNameEntry(
	snapshot: PlanSnapshot,
	line: number,
	character: number,
): NameEntry | undefined {
	const place = findPlace(snapshot, line, character);
	if (place?.kind === "unit") return { kind: "unit", name: place.unit.name };
	return place?.kind === "leader" ? { kind: "official", name: place.mention.name } : undefined;
}
