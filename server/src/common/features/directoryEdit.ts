import { counted } from "../model/counted.js";
import { shiftSpan } from "../model/span.js";
import type { PlainEdit } from "../protocol.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { isYamlNode, printYaml, YamlEditor } from "../text/yamlEdit.js";
import type { NameProposal } from "./collectNames.js";
import type { DirectoryFile } from "./directoryFile.js";
import { fileNameOf, type Language, toRange } from "./toLsp.js";
import { printNewDirectory, writeNames } from "./writeNames.js";

/** What becomes of a directory file and, where the document does not use it yet, of the document's front matter. */
export interface DirectoryEdit {
	/** The directory file, beside the document where one is to be started. */
	readonly directoryUri: string;
	/** The file is to be created first; its text is one insertion. */
	readonly isNew: boolean;
	readonly directoryEdits: readonly PlainEdit[];
	readonly documentEdits: readonly PlainEdit[];
	/** What was done or why nothing was, one sentence in the user's language. */
	readonly note: string;
}

/**
 * The edits that take accepted names into a directory file and, where the document does not use the file yet, name it
 * in the document's front matter; with a sentence that says what was done, or why nothing can be.
 */
export function editDirectory(
	snapshot: PlanSnapshot,
	accepted: readonly NameProposal[],
	file: DirectoryFile,
	language: Language,
): DirectoryEdit {
	const { plan } = snapshot;
	const isNew = file.text === undefined;
	const base = { directoryUri: file.uri, isNew };
	if (accepted.length === 0) {
		const note =
			language === "zh" ? "没有选中名称，名录未改动。" : "No name was chosen; the directory is unchanged.";
		return { ...base, directoryEdits: [], documentEdits: [], note };
	}
	const edits = editsOf(file, plan.region, accepted);
	if (edits === undefined) {
		const name = fileNameOf(file.uri);
		const note =
			language === "zh"
				? `名录“${name}”里有写错的地方，名称没有加入；请先改正标出的问题。`
				: `The directory ${name} has mistakes and nothing was added; please correct what is marked in it first.`;
		return { ...base, isNew: false, directoryEdits: [], documentEdits: [], note };
	}
	return {
		...base,
		directoryEdits: edits,
		documentEdits: file.isInUse ? [] : [nameInFrontMatter(snapshot, fileNameOf(file.uri))],
		note: noteOf(accepted, file, language),
	};
}

function editsOf(
	{ uri, text }: DirectoryFile,
	region: string | null,
	accepted: readonly NameProposal[],
): readonly PlainEdit[] | undefined {
	if (text !== undefined)
		return writeNames(text, uri, accepted)?.map(({ span, newText }) => ({ range: toRange(span), newText }));
	const start = { line: 0, character: 0 };
	return [{ range: { start, end: start }, newText: printNewDirectory(region, accepted) }];
}

function noteOf(accepted: readonly NameProposal[], { uri, text }: DirectoryFile, language: Language): string {
	const isAddition = (proposal: NameProposal): boolean =>
		proposal.of === "official" && proposal.entry?.place.uri === uri;
	const additions = accepted.filter(isAddition).length;
	const units = accepted.filter(({ of }) => of === "unit").length;
	const officials = accepted.length - additions - units;
	const name = fileNameOf(uri);
	if (language === "zh") {
		const entries = [
			...(units > 0 ? [`${units}个单位`] : []),
			...(officials > 0 ? [`${officials}位领导`] : []),
		].join("、");
		const what = [
			...(entries === "" ? [] : [`加入${entries}`]),
			...(additions > 0 ? [`补充${additions}位领导的职务或出处`] : []),
		].join("，");
		return `已在${text === undefined ? "新建的" : ""}名录“${name}”中${what}；请核对后保存。`;
	}
	const what = [
		...(units > 0 ? [counted(units, "unit")] : []),
		...(officials > 0 ? [counted(officials, "official")] : []),
		...(additions > 0 ? [`titles or sources of ${counted(additions, "known official")}`] : []),
	].join(" and ");
	return `Added ${what} to the ${text === undefined ? "new " : ""}directory ${name}; please check it and save.`;
}

/** Names a file beside the document, before the directories that it names already. */
function nameInFrontMatter(snapshot: PlanSnapshot, fileName: string): PlainEdit {
	const { document, plan, frontMatter } = snapshot;
	const path = `./${fileName}`;
	const named = frontMatter.values.directory ?? [];
	if (named.length > 0) {
		const editor = new YamlEditor(frontMatter.yaml);
		const value = editor.root?.get("directory", true);
		if (isYamlNode(value)) editor.replace(value, [path, ...named]);
		const [edit] = editor.edits();
		// The first line of the document is the dashes.
		if (edit !== undefined) return { range: toRange(shiftSpan(edit.span, 1)), newText: edit.newText };
	}
	const hasFrontMatter = plan.blockAt(0)?.kind === "front-matter";
	const place = { line: hasFrontMatter ? 1 : 0, character: 0 };
	const key = printYaml([["directory", path]]);
	const newText = hasFrontMatter ? key : `---\n${key}---\n${document.lines[0] === "" ? "" : "\n"}`;
	return { range: { start: place, end: place }, newText };
}
