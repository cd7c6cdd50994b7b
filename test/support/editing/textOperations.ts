import type {
	ExcuseLine,
	InsertHeading,
	RemoveLines,
	SetFrontMatter,
	SetHeading,
	SetTotal,
} from "../../../server/src/common/model/planOperation.js";
import { readShown, type ShownText, words } from "../shownPlan.js";
import { isPlainTitle } from "./cellOperations.js";
import type { Verdict } from "./verdict.js";
import type { WorkPlan } from "./workPlan.js";

export function setTotal(work: WorkPlan, verdict: Verdict, { count }: SetTotal): void {
	const declared = work.document.plan.declaredTotal;
	if (declared === null) verdict.refuse("the document declares no total");
	if (!Number.isInteger(count) || count < 0 || count > 999_999) verdict.refuse("not a number of tasks");
	verdict.concernBlock(work, declared.blockIndex);
	for (const one of work.blocks)
		if (one.kind === "other" && one.block.block === declared.blockIndex && one.block.kind === "text") {
			const { total, text } = one.block;
			if (total === undefined) continue;
			if (!/^\d+$/.test(text.slice(...total.range)) && count > 9999) verdict.may("a long numeral");
			one.block = { ...one.block, total: { ...total, value: count } };
		}
}

export function setHeading(work: WorkPlan, verdict: Verdict, { block, ordinal, title }: SetHeading): void {
	const found = work.blocks.find((one) => one.kind === "other" && one.block.block === block);
	if (found?.kind !== "other") verdict.refuse("there is no such heading");
	verdict.concernBlock(work, block);
	const { block: shown } = found;
	if (ordinal === undefined && title === undefined) verdict.idle("there is nothing to set");
	if (title !== undefined && !isPlainTitle(title)) verdict.may("not a title");
	if (shown.kind === "section") {
		if (ordinal !== undefined && !isOrdinal(ordinal)) verdict.refuse("not an ordinal");
		if (shown.ordinal === null && shown.title === "") verdict.may("a lost heading");
		if (shown.inTable) verdict.may("a heading in a table");
		if (!isPlainTitle(title ?? shown.title)) verdict.may("not a title");
		found.block = { ...shown, ordinal: ordinal ?? shown.ordinal, title: title ?? shown.title };
	} else if (shown.kind === "text" && (shown.role === "title" || shown.role === "heading")) {
		if (ordinal !== undefined) verdict.refuse("only a section has an ordinal");
		if (shown.total !== undefined) verdict.open("the title declares the total");
		const isBelowHeader = work.document.plan.blockAt(shown.block - 1)?.kind === "table-header";
		if (shown.inTable || isBelowHeader) verdict.may("a heading in a table");
		found.block = withText(shown, title ?? shown.text);
	} else if (shown.kind === "text" && shown.block === work.document.plan.titleBlock)
		verdict.open("a title without a mark");
	else verdict.refuse("not a heading");
}

function withText(block: ShownText, text: string): ShownText {
	return { ...block, text, frame: text };
}

/** A numeral of at most five characters is read as one. */
function isOrdinal(ordinal: number): boolean {
	return Number.isInteger(ordinal) && ordinal > 0 && ordinal < 1000;
}

export function insertHeading(
	work: WorkPlan,
	verdict: Verdict,
	{ block, ordinal, title }: InsertHeading,
): void {
	const { plan } = work.document;
	if (!Number.isInteger(block) || block < 0 || block > plan.blockCount)
		verdict.refuse("there is no such block");
	if (!isOrdinal(ordinal)) verdict.refuse("not an ordinal");
	if (block === 0 && plan.blockAt(0)?.kind === "front-matter")
		verdict.refuse("nothing stands before the front matter");
	if (!isPlainTitle(title)) verdict.may("not a title");
	const next = work.blocks.findIndex((one) =>
		one.kind === "row" ? (one.shown?.block ?? -1) >= block : one.block.block >= block,
	);
	const index = next < 0 ? work.blocks.length : next;
	const before = work.blocks[index - 1];
	const behind = work.blocks[index];
	const isInTable =
		behind?.kind === "row" ||
		(behind?.kind === "other" &&
			(behind.block.kind === "text" || behind.block.kind === "section") &&
			behind.block.inTable);
	if (isInTable) verdict.may("a heading in a table");
	// Directly below a row a line of its own may be read as part of the table.
	if (before?.kind === "row" && work.headerOf(before.header)?.layout !== "table") verdict.may("below a row");
	if (plan.blockAt(block)?.kind === "text" || plan.blockAt(block - 1)?.kind === "text") {
		const isProse = (at: number) => {
			const one = plan.blockAt(at);
			return one?.kind === "text" && one.role !== "blank" && one.role !== "title" && one.role !== "heading";
		};
		if (isProse(block) || isProse(block - 1)) verdict.may("beside prose");
	}
	work.blocks.splice(index, 0, {
		kind: "other",
		block: {
			kind: "section",
			block: -1,
			line: -1,
			endLine: -1,
			ordinal,
			title,
			isPart: false,
			inTable: isInTable,
		},
	});
}

export function setFrontMatter(work: WorkPlan, verdict: Verdict, { key, value }: SetFrontMatter): void {
	const [first] = work.blocks;
	const before = first?.kind === "other" && first.block.kind === "front-matter" ? first.block : undefined;
	if (before !== undefined) verdict.concernBlock(work, before.block);
	if (!/^[A-Za-z_][\w.-]*$/.test(key)) verdict.may("not a plain key");
	if (before !== undefined && before.values === undefined) verdict.open("the front matter cannot be read");
	const texts = value === null ? [] : typeof value === "string" ? [value] : value;
	if (!texts.every((text) => /^[\u4e00-\u9fffA-Za-z0-9./_-]{1,60}$/.test(text)))
		verdict.may("not a plain value");
	if (typeof value !== "string" && value !== null && value.length === 0) verdict.may("an empty list");
	if (before === undefined && (work.document.lines[0] ?? "").trimEnd() === "---")
		verdict.open("the first line looks like front matter");
	const values = { ...before?.values };
	if (value === null && !(key in values)) verdict.idle("there is nothing to take out");
	if (value === null) delete values[key];
	else values[key] = value;
	if (before === undefined && value === null) return;
	const block = {
		kind: "front-matter",
		block: before?.block ?? -1,
		line: before?.line ?? 0,
		endLine: before?.endLine ?? 0,
		values,
		yaml: before?.yaml ?? "",
	} as const;
	if (before === undefined) work.blocks.unshift({ kind: "other", block });
	else if (first?.kind === "other") first.block = block;
}

export function removeLines(work: WorkPlan, verdict: Verdict, { line, endLine }: RemoveLines): void {
	const { lines, source, eol, shown } = work.document;
	if (!(line >= 0 && endLine <= lines.length && line <= endLine)) verdict.refuse("there are no such lines");
	if (line === endLine) verdict.idle("there is nothing to remove");
	for (let at = line; at < endLine; at++) verdict.lines.add(at);
	const isMixed = source !== lines.join(eol);
	if (isMixed) verdict.may("line ends of several kinds");
	for (const block of shown.blocks) {
		if (block.endLine <= line || block.line >= endLine) continue;
		const isWhole = block.line >= line && block.endLine <= endLine;
		if (block.kind !== "text") verdict.refuse("a row, a header or a heading stands there");
		if (block.rows.length > 0) verdict.refuse("a task stands there");
		if (block.inTable || !isWhole) verdict.may("a part of a block");
	}
	const left = [...lines.slice(0, line), ...lines.slice(endLine)];
	verdict.source = left.join(eol);
	verdict.isOpen = true;
	// What stands above and below may be read as one.
	if (readShown(verdict.source).shown.rows.length !== shown.rows.length)
		verdict.may("tasks would be read otherwise");
	if (line > 0 && endLine < lines.length) {
		const isBlank = (at: number) => (lines[at] ?? "").trim() === "";
		if (!isBlank(line - 1) && !isBlank(endLine)) verdict.may("what stands above and below would join");
	}
}

export function excuseLine(work: WorkPlan, verdict: Verdict, { line, code }: ExcuseLine): void {
	const { lines, shown, plan } = work.document;
	if (!(line >= 0 && line < lines.length)) verdict.refuse("there is no such line");
	if (!/^[a-z*][a-z/*-]{0,40}$/.test(code)) verdict.refuse("not the code of a rule");
	verdict.lines.add(line);
	const index = shown.blocks.findIndex((block) => block.line <= line && line < block.endLine);
	const block = shown.blocks[index];
	if (block === undefined) verdict.open("an empty line");
	const found = work.blocks[index];
	if (block.kind === "row") {
		if (work.headerOf(block.header)?.layout !== "table") verdict.open("rows of the layout have no comments");
		if (found?.kind !== "row") return;
		if (found.disabled.includes(code)) verdict.idle("it is excused already");
		else found.disabled = [...found.disabled, code];
		return;
	}
	if (block.kind === "front-matter" || line !== block.line) verdict.open("no line can stand above");
	const isInTable = (block.kind === "section" || block.kind === "text") && block.inTable;
	const before = shown.blocks[index - 1];
	const isBelowRow = before?.kind === "row" && before.endLine === line;
	if (isInTable || isBelowRow) verdict.open("a line in a table");
	if (block.kind === "text") verdict.may("beside prose");
	if (before?.kind === "text") verdict.may("beside prose");
	if (block.kind === "header" && block.layout !== "table") verdict.may("above a table without comments");
	// A line that begins the document may open front matter no more.
	if (words(lines[line] ?? "").startsWith("---")) verdict.may("dashes");
	const above = work.blocks[index - 1];
	if (above?.kind === "other" && above.block.kind === "text" && above.block.disablesNext !== undefined) {
		if (above.block.endLine !== line) verdict.open("a comment further above");
		verdict.concernBlock(work, above.block.block);
		if (above.block.disablesNext.includes(code)) verdict.idle("it is excused already");
		above.block = { ...above.block, disablesNext: [...above.block.disablesNext, code] };
		return;
	}
	if (plan.blockCount === 0) return;
	work.blocks.splice(index, 0, { kind: "other", block: excuse(code) });
}

function excuse(code: string): ShownText {
	return {
		kind: "text",
		block: -1,
		line: -1,
		endLine: -1,
		role: "comment",
		level: 0,
		text: "",
		frame: "",
		rows: [],
		total: undefined,
		disablesNext: [code],
		inTable: false,
	};
}
