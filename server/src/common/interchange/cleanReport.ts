import type { LocalizedText } from "../model/localizedText.js";
import { joinLines } from "../text/joinLines.js";
import type { CleanChange, CleanCode, CleanDocument, LeftOver } from "./cleanDocument.js";

/**
 * The list of what was changed, a sentence for the changes of one kind in one line of the source (lines count
 * from 1), and of what is left for a person to mend (lines of the clean text).
 */
export function reportCleaning({ changes, left }: CleanDocument): readonly LocalizedText[] {
	const groups = new Map<string, CleanChange[]>();
	for (const written of changes) {
		const change = withoutNeighbour(written);
		const key = `${change.span.line} ${change.code} ${kindOf(change)}`;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [change]);
		else group.push(change);
	}
	return [...[...groups.values()].map(describe), ...left.map(describeLeft)];
}

/** `<p>` is taken away, and the character that it was written with stays: “<p>一”→“一”. */
function withoutNeighbour(change: CleanChange): CleanChange {
	const { code, before, after, span } = change;
	if (code !== "text/foreign-matter" || after === "" || span.line !== span.endLine) return change;
	const tag = before.endsWith(after) ? before.slice(0, -after.length) : before.slice(after.length);
	if (tag + after !== before && after + tag !== before) return change;
	if (!/^<\/?[A-Za-z][^<>]{0,300}>$/.test(tag)) return change;
	const start = span.character + (tag + after === before ? 0 : after.length);
	return { ...change, before: tag, after: "", span: { ...span, character: start } };
}

function describeLeft({ code, span, text, likely }: LeftOver): LocalizedText {
	const place = {
		zh: `清理后第${span.line + 1}行第${span.character + 1}字`,
		en: `Line ${span.line + 1}, character ${span.character + 1} of the clean text`,
	};
	if (code === "text/traditional")
		return {
			zh: `${place.zh}起，引文“${shorten(text)}”是繁体字，没有改动；不是引用原文的，请改为简体。`,
			en: `${place.en}: the quotation “${shorten(text)}” is Traditional and was left; unless it is quoted so on purpose, write it in Simplified characters.`,
		};
	return {
		zh: `${place.zh}“${shorten(text)}”已损坏，${likely === null ? "读不出原文" : `能读出的是“${shorten(likely)}”`}，请对照原件改正。`,
		en: `${place.en}: “${shorten(text)}” is broken${likely === null ? " and cannot be read" : ` (what can be read: “${shorten(likely)}”)`}; mend it after the original.`,
	};
}

/** What a change takes away. */
function kindOf({ code, before, after }: CleanChange): "page" | "tag" | "entity" | "doubled" {
	if (code === "text/punctuation" && after === "") return "doubled";
	if (code !== "text/foreign-matter" || /^\s*<(?:a|script|style)\b/i.test(before)) return "page";
	const words = before.trim();
	if (/^&[A-Za-z\d#]{1,10};$/.test(words)) return "entity";
	return /^<\/?[A-Za-z][^<>]*>$/.test(words) ? "tag" : "page";
}

const kindWords: Readonly<Record<ReturnType<typeof kindOf>, LocalizedText>> = {
	page: { zh: "删去网页内容", en: "removed page furniture" },
	tag: { zh: "删去网页标签", en: "removed tags of a page" },
	doubled: { zh: "删去重复的标点", en: "removed doubled marks" },
	entity: { zh: "还原字符实体", en: "wrote entities as characters" },
};

/** What was done, in words, for messages and titles. */
export const cleanWords: Readonly<Record<CleanCode, LocalizedText>> = {
	"text/mojibake": { zh: "还原乱码", en: "restored broken text" },
	"text/lookalike": { zh: "改正形似字符", en: "replaced look-alikes" },
	"text/residue": { zh: "删去残留读音", en: "removed readings" },
	"text/traditional": { zh: "繁体转简体", en: "converted Traditional characters" },
	"text/foreign-matter": { zh: "删去网页内容", en: "removed parts of a page" },
	"text/punctuation": { zh: "半角标点改全角", en: "made marks full-width" },
	"layout/page-number": { zh: "删去页码", en: "removed a page number" },
	"layout/repeated-header": { zh: "删去页眉或重复的表头", en: "removed the header of a page or table" },
	"layout/broken-line": { zh: "接上断行", en: "joined a broken line" },
};

function describe(group: readonly CleanChange[]): LocalizedText {
	const [first] = group;
	if (first === undefined) return { zh: "", en: "" };
	const kind = kindOf(first);
	const words =
		kind === "doubled" || first.code === "text/foreign-matter" ? kindWords[kind] : cleanWords[first.code];
	const listed = group.map(({ span, before, after }) => {
		const shown = after === "" ? `“${shorten(before)}”` : `“${shorten(before)}”→“${shorten(after)}”`;
		return `${span.character + 1} ${shown}`;
	});
	const lastLine = Math.max(
		...group.map(({ span }) => (span.endCharacter === 0 ? span.endLine - 1 : span.endLine)),
	);
	// What begins with a line end is the lines below it.
	const line =
		first.span.line + (/^[\r\n]/.test(first.before) && first.code !== "layout/broken-line" ? 2 : 1);
	const to = lastLine + 1 > line ? lastLine + 1 : undefined;
	return {
		zh: `第${line}${to === undefined ? "" : `—${to}`}行 ${words.zh}${group.length}处：${listed.join("，")}`,
		en: `Line ${line}${to === undefined ? "" : `–${to}`}: ${words.en} (${group.length}): ${listed.join(", ")}`,
	};
}

/** One line, and of a long text its beginning and end. */
function shorten(text: string): string {
	const plain = joinLines(text.trim(), "⏎") || (/[\r\n]/.test(text) ? "⏎" : text);
	return plain.length <= 60 ? plain : `${plain.slice(0, 40)}…${plain.slice(-15)}`;
}
