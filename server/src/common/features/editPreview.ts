import type { LocalizedText } from "../model/localizedText.js";
import type { PlanOperation } from "../model/planOperation.js";
import type { EditPreviewAnswer, PreviewPlace } from "../previewProtocol.js";
import { editSnapshot } from "../snapshot/editSnapshot.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { PreviewPart } from "./preview.js";
import { type Language, toTextEdits } from "./toLsp.js";

/** What the user has written in the place of what a part of a preview shows. */
export interface PreviewEdit {
	/** Of a row: the first column of a cell. */
	readonly column: number | null;
	/** What was to be edited when the user began. */
	readonly was: string;
	readonly text: string;
}

/** The edits of the document that make a part of its preview show another text, or why there are none. */
export function editPreview(
	snapshot: PlanSnapshot,
	part: PreviewPart | undefined,
	{ column, was, text: written }: PreviewEdit,
	language: Language,
): EditPreviewAnswer {
	const shown = part && shownText(part, column);
	if (part === undefined || shown === undefined) return { refused: changed[language] };
	if (shown.fixed === true) return { refused: fixed[language] };
	if ((shown.edit ?? shown.text) !== was) return { refused: changed[language] };
	const text = written.replace(/\r\n?/g, "\n");
	const operation = operationFor(part, column, text);
	if (operation === undefined) return { refused: fixed[language] };
	const { version } = snapshot;
	if (text === was) return { version, edits: [] };
	const outcome = editSnapshot(snapshot, () => [operation]);
	if ("refused" in outcome) return { refused: outcome.refused[language] };
	return { version, edits: toTextEdits(outcome.edits, snapshot.document.eol) };
}

/** Where a part begins in the document, or a cell of it. */
export function placeInPreview(
	{ plan }: PlanSnapshot,
	{ line, task, block }: PreviewPart,
	column: number | null,
): PreviewPlace {
	const row = task === undefined ? undefined : plan.taskAt(task);
	if (row === undefined || task === undefined)
		return { line: block === undefined ? line : plan.lineOfBlock(block), character: 0 };
	const first = plan.lineOfTask(task);
	const cell = column === null ? undefined : row.cells[column];
	const span = cell === undefined || cell.state === "missing" ? row.span : cell.span;
	return { line: first + span.line, character: span.character };
}

function shownText({ item }: PreviewPart, column: number | null) {
	if (item.kind === "row") return item.cells.find((cell) => cell.column === column);
	return item.kind === "heading" || item.kind === "paragraph" ? item : undefined;
}

function operationFor(
	{ task, block }: PreviewPart,
	column: number | null,
	text: string,
): PlanOperation | undefined {
	if (task !== undefined && column !== null) return { op: "setCell", task, column, text };
	if (block !== undefined) return { op: "setHeading", block, title: text };
	return undefined;
}

const changed: LocalizedText = {
	zh: "文稿已有改动，这里显示的不再是原来的内容，因此没有写入；请看一下现在的内容，再改一次。",
	en: "The document was changed meanwhile and no longer shows what you began with, so nothing was written; please look at what it shows now and try again.",
};
const fixed: LocalizedText = {
	zh: "这里的内容不能在预览中修改；请在文稿中修改（单击此处，光标就移到那里）。",
	en: "This cannot be edited in the preview; please edit the document (a click here moves the cursor to it).",
};
