import { withoutBlanks } from "../../language/characters.js";
import { coreDuties } from "../../language/duties.js";
import { isNobody } from "../../language/nobody.js";
import type { RowBlock } from "../../model/block.js";
import type { JoinTasks } from "../../model/planOperation.js";
import { continuesTable } from "../../model/rowOfCell.js";
import { hasFixedRows } from "../../model/tableHeader.js";
import { textContent } from "../cellChange.js";
import type { EditDraft } from "../editDraft.js";
import { quoted, refuse, refuseRows } from "../refusal.js";

/** Words that say more than which units or persons there are. */
const moreThanNames = new RegExp(`${coreDuties}|会同|[:：/／\\s]|等`);

export function joinTasks(draft: EditDraft, { task, endTask }: JoinTasks, operation: number): void {
	const rows = rowsToJoin(draft, task, endTask, operation);
	const [first] = rows;
	if (first === undefined) return;
	const { header } = first;
	header.columns.forEach((column, i) => {
		const texts = rows.map((_, k) => draft.shownAt(task + k, i));
		const own = texts[0] ?? "";
		const text =
			i === header.taskColumn
				? own +
					rows
						.slice(1)
						.map((row) => row.text.text)
						.join("")
				: i === header.numberColumn && header.numberIn === "serial"
					? own
					: ["unit", "lead-unit", "leader"].includes(column.role)
						? joinNames(texts, column.header, operation)
						: onlyText(texts, column.header, operation);
		if (text !== own) draft.become(task, i, { operation, become: textContent(text) });
		// What hung on a cell that showed the same goes on to hang on it.
		texts.forEach((shown, k) => {
			if (k > 0 && shown === text) draft.unite(task + k, i, task, i);
		});
	});
	draft.takeComments(
		task,
		rows.slice(1).map((_, k) => task + k + 1),
		operation,
	);
	for (let at = task + 1; at < endTask; at++) draft.removeRow(at, operation);
}

function rowsToJoin(draft: EditDraft, task: number, endTask: number, operation: number): readonly RowBlock[] {
	const { plan } = draft.source;
	if (endTask - task < 2) refuse("请选中两行以上再合并。", "It takes two tasks to join.", operation);
	const rows: RowBlock[] = [];
	for (let at = task; at < endTask; at++) {
		const row = draft.rowOf(at, operation);
		if (hasFixedRows(row.header.layout)) refuseRows(operation);
		if (row.header.layout === "inline")
			refuse(
				"正文里的任务不能按行合并：请先转换为表格。",
				"Tasks in running text cannot be joined as rows: convert to a table first.",
				operation,
			);
		if (at > task && !continuesTable(plan, at))
			refuse(
				"要合并的行不在同一张表或同一部分里。",
				"The rows to be joined are not of one table and section.",
				operation,
			);
		// Merged with one that is joined, it says nothing of its own.
		if (at === task && row.cells[row.header.taskColumn]?.state === "covered")
			refuse(
				"第一行的任务与上一格合并，请先拆分。",
				"The first row's task is merged with the one above: split it first.",
				operation,
			);
		const extra = at > task ? row.surplus.find(({ content }) => content.text.trim() !== "") : undefined;
		if (extra !== undefined)
			refuse(
				`有一行比表头多出“${quoted(extra.content.text)}”，合并会丢失：请先改好这一行。`,
				`A row has “${quoted(extra.content.text)}” beyond its last column, which would be lost: mend the row first.`,
				operation,
			);
		rows.push(row);
	}
	return rows;
}

/** The names of all cells without repetition, behind those of the first. */
function joinNames(texts: readonly string[], header: string, operation: number): string {
	const distinct = [...new Set(texts.filter((text) => text !== "" && !isNobody(text)))];
	const [own = ""] = texts;
	const first = isNobody(own) && distinct.length > 0 ? "" : own;
	if (distinct.length < 2)
		return first === "" ? (distinct[0] ?? texts.find((text) => text !== "") ?? "") : first;
	const more = distinct.find((text) => moreThanNames.test(withoutRemarks(withoutBlanks(text))));
	if (more !== undefined)
		refuse(
			`“${header}”一栏各行不同，而“${quoted(more)}”不只是名称，无法合并：请先改成一样的内容。`,
			`The rows differ under ${header}, and “${quoted(more)}” says more than names: make them equal first.`,
			operation,
		);
	const names: string[] = [];
	let ofFirst = 0;
	texts.forEach((text, i) => {
		if (isNobody(text)) return;
		for (const part of partsOf(text)) {
			const name = part.trim();
			const known = names.find((other) => bare(other) === bare(name));
			if (name === "") continue;
			if (known === undefined) names.push(name);
			else if (isStarred(known) !== isStarred(name))
				refuse(
					`“${bare(name)}”在一行牵头，在另一行配合：请先定下来。`,
					`“${bare(name)}” leads in one row and helps in another: settle that first.`,
					operation,
				);
		}
		if (i === 0) ofFirst = names.length;
	});
	return first === "" ? names.join("、") : [first, ...names.slice(ofFirst)].join("、");
}

/** The names of a list; marks within brackets part none. */
function partsOf(text: string): readonly string[] {
	const parts = [""];
	let depth = 0;
	for (const mark of text) {
		if (/[(（]/.test(mark)) depth++;
		else if (/[)）]/.test(mark)) depth--;
		if (depth === 0 && /[、，,；;\n]/.test(mark)) parts.push("");
		else parts[parts.length - 1] += mark;
	}
	return parts;
}

/** A list without what stands in brackets; one whose brackets do not close stays as it is. */
function withoutRemarks(text: string): string {
	const bare = text.replace(/[(（][^()（）]{0,60}[)）]/g, "");
	return /[()（）]/.test(bare) ? `${text}/` : bare;
}

function onlyText(texts: readonly string[], header: string, operation: number): string {
	const [only = "", other] = [...new Set(texts.filter((text) => text !== ""))];
	if (other !== undefined)
		refuse(
			`“${header}”一栏各行不同（“${quoted(only)}”与“${quoted(other)}”），合并会丢失一个：请先改成一样的内容。`,
			`The rows differ under ${header} (“${quoted(only)}” and “${quoted(other)}”), and one would be lost: make them equal first.`,
			operation,
		);
	return only;
}

function bare(name: string): string {
	return name.replace(/^[★☆\s]+/, "").replace(/\s/g, "");
}

function isStarred(name: string): boolean {
	return /^\s*[★☆]/.test(name);
}
