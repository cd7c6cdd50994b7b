import assert from "node:assert/strict";
import type { Range } from "vscode-languageserver-types";
import { findCommand } from "../../server/src/common/commands/allCommands.js";
import type { CommandContext, CommandParams } from "../../server/src/common/commands/command.js";
import { toSpan } from "../../server/src/common/features/toLsp.js";
import type { PlanSnapshot } from "../../server/src/common/snapshot/planSnapshot.js";
import { applyEdits } from "./applyEdits.js";
import { createTestSnapshot, type SnapshotSetting } from "./planSnapshot.js";

export type TableLayout = "table" | "tsv" | "pasted";

/** Rows of cells (`^^` merged with the one above, empty ones empty) written in a layout. */
export function writeTable(layout: TableLayout, rows: readonly (readonly string[])[]): string {
	switch (layout) {
		case "table":
			return rows
				.flatMap((cells, i) => {
					const line = `| ${cells.join(" | ")} |`;
					return i === 0 ? [line, `|${" --- |".repeat(cells.length)}`] : [line];
				})
				.join("\n");
		case "tsv":
			return rows.map((cells) => cells.join("\t")).join("\n");
		case "pasted":
			return rows.map(pastedRow).join("\n");
	}
}

/** A cell a line, a bar behind each; covered cells stand nowhere and add a bar behind the last. */
function pastedRow(cells: readonly string[]): string {
	const own = cells.filter((cell) => cell !== "^^");
	const covered = cells.length - own.length;
	return own
		.flatMap((cell, i) => {
			const bar = i === own.length - 1 ? "|".repeat(Math.max(1, covered)) : "|";
			return cell === "" ? [bar] : [cell, bar];
		})
		.join("\n");
}

/** What the rows of a plan show, cell by cell, as {@link writeTable} takes it. */
export function cellsOf({ plan }: PlanSnapshot): readonly (readonly string[])[] {
	return [...plan.eachTask()].map(({ cells }) =>
		cells.map(({ state, content }) => (state === "covered" ? "^^" : state === "text" ? content.text : "")),
	);
}

/** Rows by their index in the plan, and the column that the selection begins in. */
export interface RowsAt {
	readonly first: number;
	/** The last of them; `first` where it is left out. */
	readonly last?: number;
	readonly column?: number;
	/** UTF-16 characters from the beginning of the cell. */
	readonly character?: number;
}

/** The range of rows in a document. */
export function rangeOfRows(
	{ plan }: PlanSnapshot,
	{ first, last = first, column, character = 0 }: RowsAt,
): Range {
	const placeOf = (task: number, isEnd: boolean) => {
		const row = plan.taskAt(task) ?? assert.fail(`there is no row ${task}`);
		const cell = row.cells[column ?? row.header.taskColumn] ?? assert.fail("there is no such column");
		const top = plan.lineOfTask(task);
		const { span } = cell;
		return isEnd
			? { line: top + span.endLine, character: span.endCharacter }
			: { line: top + span.line, character: span.character + character };
	};
	const start = placeOf(first, false);
	return { start, end: last === first ? start : placeOf(last, true) };
}

/** Runs a command on a document in memory. */
export async function runTableCommand(
	text: string,
	verb: string,
	at: RowsAt | Range | undefined,
	options: Readonly<Record<string, unknown>> = {},
	setting: SnapshotSetting = {},
) {
	const snapshot = createTestSnapshot(text, setting);
	const command = findCommand(`niwen.server.${verb}`) ?? assert.fail(`there is no ${verb}`);
	const range = at === undefined || "start" in at ? at : rangeOfRows(snapshot, at);
	const params = { uri: snapshot.uri, range, ...options } as CommandParams;
	const outcome = await command.run(snapshot, params, { language: "zh" } as CommandContext);
	const edits = outcome.changes?.flatMap((change) => change.edits) ?? [];
	const after = applyEdits(
		text,
		edits.map((edit) => ({ span: toSpan(edit.range), newText: edit.newText })),
	);
	return { outcome, text: after, snapshot: createTestSnapshot(after, setting), before: snapshot };
}
