import type { PageWord, PreviewCell, PreviewFinding, PreviewItem } from "../../messages/previewMessages.js";
import type { ContinuedCell } from "./sheets.js";

export type Words = Readonly<Record<PageWord, string>>;
export type TableItem = Extract<PreviewItem, { readonly kind: "table" }>;
export type RowItem = Extract<PreviewItem, { readonly kind: "row" }>;
export type TextItem = Extract<PreviewItem, { readonly kind: "heading" | "paragraph" }>;

/** An element of a kind with classes; empty ones are left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	...classes: readonly string[]
): HTMLElementTagNameMap[Tag] {
	const made = document.createElement(tag);
	made.classList.add(...classes.filter((name) => name !== ""));
	return made;
}

/** A heading or a paragraph. */
export function drawText(item: TextItem, words: Words): HTMLElement {
	const isHeading = item.kind === "heading";
	const made = document.createElement(isHeading ? `h${item.rank}` : "p");
	if (isHeading && item.text === "") made.classList.add("lost");
	if (item.kind === "paragraph" && item.role !== undefined) made.classList.add(item.role);
	if (item.kind === "paragraph" && item.indent !== undefined) made.style.paddingRight = `${item.indent}em`;
	fill(made, item, words);
	made.tabIndex = -1;
	return made;
}

/** The columns of a table, and the rows that each sheet repeats. */
export function drawTable(item: TableItem, words: Words, label: string): HTMLTableElement {
	const table = element("table");
	table.setAttribute("role", "grid");
	table.setAttribute("aria-label", label);
	const group = element("colgroup");
	for (const { share } of item.columns) {
		const column = element("col");
		column.style.width = `${share * 100}%`;
		group.append(column);
	}
	const head = element("thead");
	for (const cells of item.head) {
		const row = element("tr");
		for (const cell of cells) {
			const made = drawCell("th", cell, cell.rows ?? 1, "", words);
			made.scope = "col";
			row.append(made);
		}
		head.append(row);
	}
	table.append(group, head, element("tbody"));
	return table;
}

/**
 * A row of a table on one sheet.
 *
 * @param left rows of the table that the sheet has from this one on
 * @param continued cells that began on the sheet before; of the first row of a sheet alone
 */
export function drawRow(
	{ cells }: RowItem,
	columns: TableItem["columns"],
	left: number,
	continued: readonly ContinuedCell[],
	words: Words,
): HTMLTableRowElement {
	const row = element("tr");
	const drawn = cells.map((cell) => ({
		column: cell.column,
		made: drawCell("td", cell, Math.min(cell.rows ?? 1, left), columns[cell.column]?.align ?? "both", words),
	}));
	for (const { column, columns: reach, rows } of continued) {
		const made = element("td", "continued");
		made.rowSpan = Math.min(rows, left);
		made.colSpan = reach;
		drawn.push({ column, made });
	}
	row.append(...drawn.sort((a, b) => a.column - b.column).map(({ made }) => made));
	return row;
}

/** What makes a row another on a sheet, though it says the same. */
export function clipOf({ cells }: RowItem, left: number, continued: readonly ContinuedCell[]): string {
	const cut = cells.some(({ rows = 1 }) => rows > left) ? String(left) : "";
	return `${cut};${continued.map(({ column, rows }) => `${column}:${Math.min(rows, left)}`).join()}`;
}

function drawCell(
	tag: "th" | "td",
	cell: PreviewCell,
	rows: number,
	align: string,
	words: Words,
): HTMLTableCellElement {
	const made = element(tag, align === "both" ? "" : align);
	made.rowSpan = rows;
	made.colSpan = cell.columns ?? 1;
	made.dataset.column = String(cell.column);
	made.tabIndex = -1;
	if (tag === "td" && cell.fixed === true) made.setAttribute("aria-readonly", "true");
	fill(made, cell, words);
	return made;
}

interface Shown {
	readonly text: string;
	readonly spread?: true;
	readonly findings?: readonly PreviewFinding[];
}

/** The signs of findings: none is told by its colour alone. */
const signs = { error: "✖", warning: "▲", hint: "●" } as const;

function fill(target: HTMLElement, { text, spread, findings = [] }: Shown, words: Words): void {
	const shown = element("span", spread === true ? "name" : "words");
	text.split("\n").forEach((line, i) => {
		if (i > 0) shown.append(element("br"));
		shown.append(line);
	});
	target.append(shown);
	const [first] = [...findings].sort((a, b) => rank(a) - rank(b));
	if (first === undefined) return;
	target.classList.add("found", first.severity);
	const messages = findings.map((finding) => sayFinding(finding, words));
	target.title = messages.join("\n");
	const sign = element("span", "sign");
	sign.textContent = signs[first.severity];
	sign.setAttribute("aria-hidden", "true");
	const told = element("span", "told");
	told.textContent = `（${messages.join(" ")}）`;
	target.append(sign, told);
}

function rank({ severity }: PreviewFinding): number {
	return severity === "error" ? 0 : severity === "warning" ? 1 : 2;
}

/** A finding as a sentence. */
export function sayFinding({ severity, message }: PreviewFinding, words: Words): string {
	return `${words[severity]}${message}`;
}
