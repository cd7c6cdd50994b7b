import { editPlan } from "../editing/planEditor.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlanOperation } from "../model/planOperation.js";
import { snapshotAfter } from "../snapshot/editSnapshot.js";
import { createPlanSnapshot, type PlanSnapshot } from "../snapshot/planSnapshot.js";
import { type Conflict, findConflicts } from "../text/conflictMarks.js";
import { createSourceDocument } from "../text/sourceDocument.js";
import type { ChangeOutcome } from "./planChanges.js";
import { cellsOf, numberBefore } from "./shownCells.js";

/** A cell that versions of a row fill differently. */
export interface ConflictCell {
	/** The name of its column without blanks. */
	readonly column: string;
	/** What each version says. */
	readonly texts: readonly string[];
	/** All of it: names each once, other texts on lines of their own. */
	readonly all: string;
}

/** The cells that versions fill differently; undefined where a version is not one row of the same table. */
export function conflictCells(
	snapshot: PlanSnapshot,
	conflict: Conflict,
): readonly ConflictCell[] | undefined {
	const rows = conflict.versions.map((_, i) => readVersion(snapshot, conflict, i));
	const [first] = rows;
	if (first === undefined || rows.includes(undefined)) return undefined;
	const all = rows.map((row) => row?.cells ?? new Map<string, string>());
	const columns = [...(all[0] ?? new Map<string, string>()).keys()];
	if (all.some((cells) => cells.size !== columns.length || !columns.every((column) => cells.has(column))))
		return undefined;
	return columns.flatMap((column) => {
		const texts = all.map((cells) => cells.get(column) ?? "");
		return new Set(texts).size < 2 ? [] : [{ column, texts, all: joinTexts(texts, first.lists.has(column)) }];
	});
}

function joinTexts(texts: readonly string[], isList: boolean): string {
	if (!isList) return [...new Set(texts.filter((text) => text !== ""))].join("\n");
	return [...new Set(texts.flatMap((text) => text.split(/[、，\n]/)).filter((name) => name !== ""))].join(
		"、",
	);
}

/** A document with a version in the place of a conflict (and the first of each other one), and its row there. */
function readVersion(snapshot: PlanSnapshot, conflict: Conflict, version: number) {
	const { lines } = snapshot.document;
	const chosen: string[] = [];
	let own = { line: 0, endLine: 0 };
	let at = 0;
	for (const each of findConflicts(lines)) {
		chosen.push(...lines.slice(at, each.line));
		const isOwn = each.line === conflict.line;
		const { line = 0, endLine = 0 } = each.versions[isOwn ? version : 0] ?? {};
		if (isOwn) own = { line: chosen.length, endLine: chosen.length + endLine - line };
		chosen.push(...lines.slice(line, endLine));
		at = each.endLine;
	}
	chosen.push(...lines.slice(at));
	const document = createSourceDocument(chosen.join("\n"));
	const { uri, environment } = snapshot;
	const read = createPlanSnapshot({ uri, version: 0, document, environment });
	const { plan } = read;
	const block = plan.blockAtLine(own.line);
	const task = plan.tasksBefore(block);
	const row = plan.taskAt(task);
	if (row === undefined || plan.lineOfBlock(block) !== own.line || plan.tasksBefore(block + 1) !== task + 1)
		return undefined;
	if (plan.lineOfBlock(block + 1) !== own.endLine) return undefined;
	const { unitColumns, leaderColumn, columns } = row.header;
	const isList = (_: unknown, column: number) => unitColumns.includes(column) || column === leaderColumn;
	return {
		read,
		task,
		row,
		own,
		cells: new Map(cellsOf(read, task).map(({ key, text }) => [key, text])),
		lists: new Set(columns.filter(isList).map(({ header }) => header.replace(/\s/g, ""))),
	};
}

/** Leaves one version of a conflict. */
export function keepVersion(
	{ document: { lines } }: PlanSnapshot,
	{ line, endLine, versions }: Conflict,
	version: number,
): ChangeOutcome {
	const kept = versions[version];
	return kept === undefined
		? { refused: noVersion }
		: { edits: [replaceLines(lines, line, endLine, lines.slice(kept.line, kept.endLine))] };
}

/** Leaves one row of a conflict, with a text for each of the cells that versions fill differently. */
export function decideCells(
	snapshot: PlanSnapshot,
	conflict: Conflict,
	texts: Readonly<Record<string, string>>,
): ChangeOutcome {
	const first = readVersion(snapshot, conflict, 0);
	if (first === undefined) return { refused: notARow };
	const { read, task, row, own } = first;
	const operations = cellsOf(read, task).flatMap(({ key, column, text }): readonly PlanOperation[] => {
		const wanted = Object.hasOwn(texts, key) ? texts[key] : undefined;
		if (wanted === undefined || wanted === text) return [];
		const before = column === row.header.taskColumn ? numberBefore(row) : "";
		return [{ op: "setCell", task, column, text: before + wanted }];
	});
	const outcome = editPlan(read, operations);
	if ("refused" in outcome) return { refused: outcome.refused };
	const after = snapshotAfter(read, outcome.edits);
	const grown = after.document.lines.length - read.document.lines.length;
	const lines = after.document.lines.slice(own.line, own.endLine + grown);
	const { line, endLine } = conflict;
	return { edits: [replaceLines(snapshot.document.lines, line, endLine, lines)] };
}

function replaceLines(lines: readonly string[], line: number, endLine: number, by: readonly string[]) {
	// What stands between marks may be nothing: then the lines go with their line end.
	if (by.length === 0 && endLine < lines.length)
		return { span: { line, character: 0, endLine, endCharacter: 0 }, newText: "" };
	const endCharacter = lines[endLine - 1]?.length ?? 0;
	return { span: { line, character: 0, endLine: endLine - 1, endCharacter }, newText: by.join("\n") };
}

const noVersion: LocalizedText = { zh: "没有这个版本。", en: "There is no such version." };
const notARow: LocalizedText = {
	zh: "这处冲突不是同一行的几个版本，请整段选用其中一个。",
	en: "The versions of this conflict are not one row each; please keep one of them as a whole.",
};
