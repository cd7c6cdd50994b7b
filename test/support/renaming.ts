import assert from "node:assert/strict";
import {
	findNameInDirectory,
	findNameToRename,
	type NameToRename,
} from "../../server/src/common/features/nameToRename.js";
import { type RenameChanges, renameName } from "../../server/src/common/features/renameName.js";
import { toSpan } from "../../server/src/common/features/toLsp.js";
import type { LocalizedText } from "../../server/src/common/model/localizedText.js";
import { EditableYaml } from "../../server/src/common/text/yamlEdit.js";
import { settleSummary, summarizePlan } from "../../server/src/common/workspace/planSummary.js";
import { mentionsName } from "../../server/src/common/workspace/workspaceIndex.js";
import { applyEdits } from "./applyEdits.js";
import { readMarkers } from "./markedText.js";
import { demoDirectoryText, directoryUri, readTestDirectory } from "./planSnapshot.js";
import { readDocument } from "./workspaceIndex.js";

/** A workspace of plans, by their names, and one directory file; null for the same directory shipped. */
export interface Workspace {
	readonly documents: Readonly<Record<string, string>>;
	readonly directory?: string;
	/** The directory ships with Niwen. */
	readonly shipped?: boolean;
	/** No directory is in force. */
	readonly bare?: boolean;
}

export interface Renamed {
	/** Texts after the edits, without markers. */
	readonly documents: Readonly<Record<string, string>>;
	readonly directory: string;
	readonly doubt: LocalizedText | undefined;
	readonly notes: readonly LocalizedText[];
}

/** What stands at `$0`, in a plan or in the directory, gets another name; the reason where it does not. */
export function rename(workspace: Workspace, newName: string): Renamed | LocalizedText {
	const marked = Object.entries(workspace.documents).map(([name, text]) => ({ name, ...readMarkers(text) }));
	const yaml = readMarkers(workspace.directory ?? demoDirectoryText);
	const directory = readTestDirectory(yaml.text);
	const directories = workspace.bare === true ? [] : [directory];
	const plans = marked.map(({ name, text }) => ({
		snapshot: readDocument(name, text, directories),
		version: 1,
	}));
	const at = marked.findIndex(({ cursor }) => cursor !== null);
	const cursor = marked[at]?.cursor ?? yaml.cursor;
	assert.ok(cursor !== null, "no $0");
	const snapshot = plans[at]?.snapshot;
	const found =
		snapshot === undefined ? findNameInDirectory(directory, cursor) : findNameToRename(snapshot, cursor);
	if ("refused" in found) return found.refused;
	const changes = renameFound(found, newName, plans, workspace, yaml.text);
	if ("refused" in changes) return changes.refused;
	const textAfter = (uri: string, text: string): string => {
		const own = changes.changes.filter((change) => change.uri === uri);
		const edits = own.flatMap(({ edits: all }) =>
			all.map(({ range, newText }) => ({ span: toSpan(range), newText })),
		);
		return applyEdits(text, edits);
	};
	return {
		documents: Object.fromEntries(
			marked.map(({ name, text }) => [name, textAfter(`file:///plans/${name}`, text)]),
		),
		directory: textAfter(directoryUri, yaml.text),
		doubt: changes.doubt,
		notes: changes.notes,
	};
}

function renameFound(
	found: NameToRename,
	newName: string,
	plans: Parameters<typeof renameName>[2]["plans"],
	{ shipped = false, bare = false }: Workspace,
	yaml: string,
): RenameChanges | { readonly refused: LocalizedText } {
	const summaries = plans.map(({ snapshot }) => settleSummary(summarizePlan(snapshot)));
	return renameName(found, newName, {
		plans: plans.filter((_, i) => {
			const summary = summaries[i];
			return summary !== undefined && mentionsName(summary, found.sought);
		}),
		directories:
			shipped || bare
				? []
				: [{ directory: readTestDirectory(yaml), file: new EditableYaml(yaml), version: null }],
		summaries,
		unread: [],
	});
}
