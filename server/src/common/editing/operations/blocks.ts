import { escapeWords } from "../../model/cellText.js";
import type { Edit } from "../../model/edit.js";
import { escapeEntities } from "../../model/entities.js";
import { spanOfRange } from "../../model/mappedText.js";
import type { SetTotal, TextPlace } from "../../model/planOperation.js";
import { type OffsetRange, shiftSpan } from "../../model/span.js";
import { printChineseNumeral } from "../../text/numerals.js";
import type { EditDraft } from "../editDraft.js";
import { refuse } from "../refusal.js";
import { readsOtherwise } from "../rereading.js";
import { textOfBlock } from "../textOfBlock.js";

/** Replaces a range of what a heading, a paragraph or the name of a column shows. */
export function replaceInBlock(
	draft: EditDraft,
	place: Extract<TextPlace, { readonly block: number }>,
	range: OffsetRange,
	text: string,
	operation: number,
): void {
	const { plan } = draft.source;
	const block = plan.blockAt(place.block);
	const content = block === undefined ? undefined : textOfBlock(block, place.column ?? -1);
	if (block === undefined || content === undefined)
		refuse("那里没有可改的文字。", "There are no words that could be changed.", operation);
	const [start, end] = range;
	if (!(start >= 0 && start <= end && end <= content.text.length))
		refuse("要改的文字不在那里。", "The words to be changed are not there.", operation);
	if (/[\r\n]/.test(text)) refuse("这里不能插入换行。", "No line break can be put here.", operation);
	if (content.pieces.length === 0)
		refuse("那里没有可改的文字。", "There are no words that could be changed.", operation);
	const before = content.text;
	const after = before.slice(0, start) + text + before.slice(end);
	if (block.kind === "text" && before.startsWith("|") !== after.startsWith("|"))
		refuse(
			"行首的竖线表示这一行是表格的行，不能这样添上或去掉：请直接改文本。",
			"A bar at the beginning makes the line a row of a table and cannot be put or taken away so: change the text itself.",
			operation,
		);
	draft.edit(
		{
			span: shiftSpan(spanOfRange(content, range), plan.lineOfBlock(place.block)),
			newText: isInTable(draft, place.block) ? escapeWords(text) : escapeEntities(text),
		},
		operation,
	);
	draft.changeText(place.block, place.column ?? -1, { start, end, text }, operation);
}

/** Whether the block is a row of a Markdown table, where a bar is escaped. */
function isInTable(draft: EditDraft, block: number): boolean {
	const line = draft.source.document.lines[draft.source.plan.lineOfBlock(block)] ?? "";
	return line.includes("|") && !/^\s*#/.test(line);
}

export function setTotal(draft: EditDraft, { count }: SetTotal, operation: number): void {
	const { plan, document } = draft.source;
	const { declaredTotal } = plan;
	if (declaredTotal === null) refuse("文中没有写明“共N项”。", "The document does not say 共N项.", operation);
	if (!Number.isSafeInteger(count) || count < 0 || count > 999_999)
		refuse(`${count}不能作总数。`, `${count} is not a total.`, operation);
	const span = shiftSpan(declaredTotal.span, plan.lineOfBlock(declaredTotal.blockIndex));
	const written = (document.lines[span.line] ?? "").slice(span.character, span.endCharacter);
	const newText = /\p{Script=Han}|〇/u.test(written) ? printChineseNumeral(count) : `${count}`;
	draft.edit({ span, newText } satisfies Edit, operation);
	const before = plan.blockAt(declaredTotal.blockIndex);
	draft.expectBlock(declaredTotal.blockIndex, {
		operation,
		check(found) {
			const isSame = before?.kind === "text" && found.kind === "text" && found.role === before.role;
			if (!isSame || found.total?.value !== count) throw readsOtherwise(newText, operation);
		},
	});
}
