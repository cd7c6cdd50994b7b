import type { DocumentLink } from "vscode-languageserver-types";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { DefinitionOptions } from "./definition.js";
import { findNamedPath, findPlace } from "./place.js";
import { toRange } from "./toLsp.js";

/** The files that the front matter names, as links: directories, and last year's plan. */
export function provideDocumentLinks(
	snapshot: PlanSnapshot,
	{ resolvePath }: DefinitionOptions,
): DocumentLink[] {
	const first = snapshot.plan.blockAt(0);
	const links: DocumentLink[] = [];
	if (first?.kind !== "front-matter") return links;
	for (let line = 1; line < first.lines - 1; line++) {
		const place = findPlace(snapshot, line, snapshot.document.lines[line]?.trimEnd().length ?? 0);
		if (place?.kind !== "front-matter") continue;
		const path = findNamedPath(place);
		const target = path === undefined ? undefined : resolvePath(path);
		if (target !== undefined) links.push({ range: toRange(place.span), target });
	}
	return links;
}
