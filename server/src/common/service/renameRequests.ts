import type {
	CancellationToken,
	PrepareRenameParams,
	RenameParams,
	WorkspaceEdit,
} from "vscode-languageserver";
import {
	findNameInDirectory,
	findNameToRename,
	type NameToRename,
	provideRenamePlace,
} from "../features/nameToRename.js";
import type { LocalizedText } from "../model/localizedText.js";
import { loadScriptConverter } from "../text/script.js";
import { type FeatureContext, RequestRefusal } from "./feature.js";

/** What stands at a position of a plan or of a directory file, to be renamed; refused where it is not a name. */
export async function prepareRename(
	context: FeatureContext,
	{ textDocument: { uri }, position }: PrepareRenameParams,
): Promise<ReturnType<typeof provideRenamePlace>> {
	const name = await findName(context, uri, position);
	// The files that are to be changed are read while the new name is being typed.
	context.prepareRenameSpace(name.sought);
	return provideRenamePlace(name);
}

/** The edits that give it another name, everywhere. What is left as it is, is told to the user. */
export async function rename(
	context: FeatureContext,
	{ textDocument: { uri }, position, newName }: RenameParams,
	token: CancellationToken,
): Promise<WorkspaceEdit | null> {
	const before = context.snapshotOf(uri);
	await Promise.all([context.directoriesRead(uri), context.plansRead(token), loadScriptConverter()]);
	const { renameName } = await import("../features/renameName.js");
	const { describeRename, toRenameEdit } = await import("../features/renameAnswer.js");
	const now = context.snapshotOf(uri);
	// Directories that came meanwhile know more names; an edit has moved the position.
	const snapshot = now?.version === before?.version ? now : before;
	const name =
		snapshot === undefined
			? await findName(context, uri, position)
			: named(findNameToRename(snapshot, position));
	const answer = renameName(name, newName, await context.renameSpace(name.sought, uri));
	const { options } = context;
	if ("refused" in answer) throw new RequestRefusal(answer.refused);
	const edit = toRenameEdit(answer, options.edits, options.language);
	if ("refused" in edit) throw new RequestRefusal(edit.refused);
	if (answer.notes.length > 0) context.say(describeRename(answer, options.language));
	return edit;
}

async function findName(
	context: FeatureContext,
	uri: string,
	position: PrepareRenameParams["position"],
): Promise<NameToRename> {
	await Promise.all([context.directoriesRead(uri), loadScriptConverter()]);
	const snapshot = context.snapshotOf(uri);
	if (snapshot !== undefined) return named(findNameToRename(snapshot, position));
	const directory = await context.directoryAt(uri);
	return named(directory === undefined ? { refused: noDirectory } : findNameInDirectory(directory, position));
}

function named(found: ReturnType<typeof findNameToRename>): NameToRename {
	if ("refused" in found) throw new RequestRefusal(found.refused);
	return found;
}

const noDirectory: LocalizedText = {
	zh: "这里不能改名：不是方案，也不是自己的名录（拟文自带的名录不能改）。",
	en: "Nothing can be renamed here: this is neither a plan nor a directory of your own (those that ship with Niwen are never changed).",
};
