import { emptyText, type MappedText, sliceText, spanOfRange, spanOfText } from "../model/mappedText.js";
import type { Cell, LayoutName, SectionBlock } from "../model/plan.js";
import type { Span } from "../model/span.js";
import { parseChineseNumeral } from "../text/numerals.js";

/** A heading is one line; what is longer is a paragraph that happens to begin with a numeral. */
const longestHeading = 120;

/** The numeral that opens a section heading (一、 第二部分 三.), and where the title begins. */
export function sectionMarkerAt(
	text: string,
): { readonly marker: string; readonly ordinal: number; readonly end: number } | undefined {
	let i = 0;
	const part = text[0] === "第";
	if (part) i++;
	const start = i;
	while (i < text.length && i - start < 5 && "一二三四五六七八九十百零〇".includes(text[i] ?? " ")) i++;
	if (i === start) return undefined;
	const marker = text.slice(start, i);
	if (part) {
		const word = /^(?:部分|章|节|篇)[\s\u3000:：、]{0,3}/.exec(text.slice(i, i + 6));
		if (word === null) return undefined;
		i += word[0].length;
	} else {
		if (text[i] === " " && text[i + 1] === "、") i++;
		if (!"、.．，,".includes(text[i] ?? " ")) return undefined;
		i++;
		while (text[i] === " " || text[i] === "\u3000") i++;
	}
	const ordinal = parseChineseNumeral(marker);
	return ordinal === null ? undefined : { marker, ordinal, end: i };
}

/** Whether a line of prose is a section heading: it opens with a numeral, is short, and is no sentence. */
export function isSectionHeading(text: string): boolean {
	return text.length <= longestHeading && !/。|[；;]$/.test(text) && sectionMarkerAt(text) !== undefined;
}

/** The section that a heading opens; `lines` counts the heading's own. */
export function toSection(
	content: MappedText,
	span: Span,
	layout: LayoutName,
	lines: number,
	reach: number,
): SectionBlock {
	const found = sectionMarkerAt(content.text);
	const place = spanOfText(content, { span });
	if (found === undefined)
		return {
			kind: "section",
			lines,
			reach,
			layout,
			ordinal: null,
			marker: "",
			title: content,
			span,
			markerSpan: { ...place, endLine: place.line, endCharacter: place.character },
		};
	const markerStart = content.text.indexOf(found.marker);
	return {
		kind: "section",
		lines,
		reach,
		layout,
		ordinal: found.ordinal,
		marker: found.marker,
		mark: content.text.slice(0, found.end).trimEnd(),
		...(content.text[0] === "第" ? { isPart: true } : {}),
		title: sliceText(content, found.end, content.text.length),
		span,
		markerSpan: spanOfRange(content, [markerStart, markerStart + found.marker.length], { span: place }),
	};
}

/** The heading row of a section inside a table: a numbered heading alone, with empty or merged cells beside it. */
export function sectionOfRow(cells: readonly Cell[], layout: LayoutName): SectionBlock | undefined {
	let heading: Cell | undefined;
	for (const cell of cells) {
		if (cell.state !== "text") continue;
		if (heading !== undefined && heading.content.text !== cell.content.text) return undefined;
		heading ??= cell;
	}
	if (heading === undefined || !isSectionHeading(heading.content.text)) return undefined;
	return toSection(heading.content, heading.span, layout, 1, 2);
}

/** A section whose heading is lost: the row or the `##` is there, and nothing in it. */
export function lostSection(span: Span, layout: LayoutName, lines: number, reach: number): SectionBlock {
	return toSection(emptyText, span, layout, lines, reach);
}
