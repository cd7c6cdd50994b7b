import type { TableDraft } from "./planArbitraries.js";

/** Writes tables as they come into documents; nothing of the product has a hand in it. */

/** Cells of a row, with those that it lacks or has too many. */
function cellsOf({ rows, widths, names }: TableDraft, at: number): readonly string[] {
	const cells = rows[at] ?? [];
	const width = Math.max(2, names.length + (widths[at] ?? 0));
	return width <= cells.length ? cells.slice(0, width) : [...cells, "多出的格"];
}

/** A Markdown table: with outer bars or without, wide or narrow, the rule line with colons. */
export function printMarkdown(table: TableDraft): string[] {
	const { names, rows, comments, headings, style } = table;
	const hasBars = style < 6;
	const isNarrow = style % 3 === 2;
	const line = (cells: readonly string[], behind = ""): string => {
		const last = cells.length - 1;
		const written = cells.map((cell, i) => (i === last && behind !== "" ? `${cell} ${behind}`.trim() : cell));
		// Without its outer bars a row must not begin or end with nothing.
		const isBare = !hasBars && written[0] !== "" && written[last] !== "";
		if (isNarrow) return isBare ? written.join("|") : `|${written.join("|")}|`;
		if (isBare) return written.join(" | ");
		return style === 1 ? `  |  ${written.join("  |  ")}  |` : `| ${written.join(" | ")} |`;
	};
	const lines = [
		line(names),
		line(names.map((_, i) => (style % 4 === 3 ? (i % 2 === 0 ? ":---" : ":-:") : "---"))),
	];
	for (let at = 0; at < rows.length; at++) {
		const heading = headings[at];
		if (heading !== undefined) lines.push(line([heading, ...names.slice(1).map(() => "")]));
		lines.push(line(cellsOf(table, at).map(escapeMarkdown), comments[at]));
	}
	return lines;
}

function escapeMarkdown(text: string): string {
	// Odd runs of backslashes before a bar cannot be shown by a table, and are left as they come.
	return text.replace(/\|/g, "\\|").replace(/\n/g, "<br>");
}

/** Tab-separated: a cell with a tab, a quotation mark at its beginning or a line break stands in quotation marks. */
export function printTsv(table: TableDraft): string[] {
	const { names, rows, headings, style } = table;
	const write = (cell: string) =>
		/[\t\n]|^"/.test(cell) || (style === 3 && cell !== "") ? `"${cell.replace(/"/g, '""')}"` : cell;
	const lines = [names.join("\t")];
	for (let at = 0; at < rows.length; at++) {
		const heading = headings[at];
		if (heading !== undefined) lines.push(heading + "\t".repeat(names.length - 1));
		const isMerged = (column: number) => names[column] === "序号" || names[column] === "项目";
		const cells = (rows[at] ?? []).map((cell, column) =>
			// The clipboard writes nothing for a merged cell; what means to say it says ^^.
			cell === "^^" && (isMerged(column) || style % 2 === 0) ? "" : write(cell.replace(/<br>/g, "\n")),
		);
		if (style === 5) while (cells.length > 2 && cells.at(-1) === "") cells.pop();
		if (style === 7) cells.push("");
		lines.push(...cells.join("\t").split("\n"));
	}
	return lines;
}

/** A cell a line, each closed by a bar, and a run of bars for those that are covered. */
export function printPasted(table: TableDraft): string[] {
	const { names, rows, headings, style } = table;
	const lines: string[] = [];
	for (const name of names) lines.push(name, "|");
	for (let at = 0; at < rows.length; at++) {
		const heading = headings[at];
		if (heading !== undefined && heading !== "合计") lines.push(heading, "|", "|".repeat(names.length - 1));
		let covered = 0;
		const bar = style === 4 ? " | " : "|";
		(rows[at] ?? []).forEach((cell, column) => {
			if (cell === "^^" && style < 7) covered++;
			else if (cell !== "") lines.push(...cell.split(/\n|<br>/), bar);
			// An empty cell at the end of a row cannot be told from a covered one.
			else if (column < names.length - 1) lines.push(bar);
			else covered++;
		});
		if (covered > 0) lines.push("|".repeat(covered));
	}
	return lines;
}

/** Tasks in prose, each with its assignment: in brackets, behind labels or on a line of its own. */
export function printInline(table: TableDraft): string[] {
	const { names, rows, style } = table;
	const column = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
	const taskColumn = column(/任务/);
	const unitColumn = column(/单位$/);
	const dueColumn = column(/时限/);
	const lines: string[] = [];
	rows.forEach((cells, at) => {
		const task = (cells[taskColumn] ?? "").replace(/\n|<br>/g, "");
		const units = plainUnits(cells[unitColumn] ?? "");
		const due = dueColumn < 0 ? "" : (cells[dueColumn] ?? "");
		const when = /月底/.test(due) ? `；完成时限：${due}` : "";
		switch (style % 5) {
			case 0:
				lines.push(`${task}（${units}牵头${when}）`);
				break;
			case 1:
				lines.push(`${task}（责任单位：${units}${when}）`);
				break;
			case 2:
				lines.push(task, `责任单位：${units}`, ...(when === "" ? [] : [when.slice(1)]));
				break;
			case 3:
				lines.push(`${task.replace(/。$/, "")}。[牵头单位：${units}；配合单位：区统计局]`);
				break;
			default:
				// One endless line.
				lines[0] = `${lines[0] ?? ""}${task}（${units}负责）${at % 2 === 0 ? "" : "。"}`;
		}
		if (style % 5 !== 4 && style > 4) lines.push("");
	});
	return lines;
}

function plainUnits(cell: string): string {
	const units = cell.replace(/★/g, "").replace(/牵头，.*$/, "");
	return units === "" || units === "^^" || units === "/" ? "区发改委" : units;
}
