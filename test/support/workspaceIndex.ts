import type { Directory } from "../../server/src/common/directory/directory.js";
import { defaultSettings } from "../../server/src/common/settings.js";
import { createPlanSnapshot, type PlanSnapshot } from "../../server/src/common/snapshot/planSnapshot.js";
import { createSourceDocument } from "../../server/src/common/text/sourceDocument.js";
import { readYaml } from "../../server/src/common/text/yamlSource.js";
import { settleSummary, summarizePlan } from "../../server/src/common/workspace/planSummary.js";
import { WorkspaceIndex } from "../../server/src/common/workspace/workspaceIndex.js";
import { demoDirectory } from "./planSnapshot.js";

/** A document of a workspace; its URI is `file:///plans/NAME`. */
export function readDocument(
	name: string,
	text: string,
	directories: readonly Directory[] = [demoDirectory],
): PlanSnapshot {
	return createPlanSnapshot({
		uri: `file:///plans/${name}`,
		version: 1,
		document: createSourceDocument(text),
		environment: {
			settings: defaultSettings,
			directories,
			namedDirectories: [],
			missingDirectories: [],
			readYaml,
		},
	});
}

/** An index over documents, by their names. */
export function indexDocuments(documents: Readonly<Record<string, string>>): WorkspaceIndex {
	const index = new WorkspaceIndex();
	for (const [name, text] of Object.entries(documents)) {
		const summary = settleSummary(summarizePlan(readDocument(name, text)));
		index.set(summary.uri, summary);
	}
	return index;
}
