import type { DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What HTML does with words beside showing them, as the notes of an import call it (import/documentNotes.ts). */
export type HtmlMark = "deleted" | "inserted" | "struck" | "hidden";

/** Takes words that are marked, or those of a row that is not shown; never none. */
export type MarkNotice = (mark: HtmlMark | "hidden-row", words: string) => void;

/** Words of elements that no reader shows: programs and the like. */
export const programs: ReadonlySet<string> = new Set([
	"style",
	"script",
	"title",
	"template",
	"noscript",
	"datalist",
]);

export function isElement(node: Node): node is Element {
	return "tagName" in node;
}

/** Whether an element is not shown, as its own style says. */
export function isHidden({ attrs }: Element): boolean {
	return attrs.some(
		({ name, value }) => name === "style" && /(?:display\s?:\s?none|mso-hide\s?:\s?all)/i.test(value),
	);
}

/**
 * The texts under a node that are shown with a line through them or as insertions of tracked changes. A line goes
 * through all that stands in an element, whatever the elements within say (CSS Text Decoration 3, 2).
 */
export function markedTexts(root: Node): ReadonlyMap<Node, "struck" | "inserted"> {
	const marked = new Map<Node, "struck" | "inserted">();
	const waiting: { readonly node: Node; readonly mark: "struck" | "inserted" | undefined }[] = [
		{ node: root, mark: undefined },
	];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const { node } = next;
		const mark = isElement(node) ? (next.mark ?? markOf(node)) : next.mark;
		if ("childNodes" in node) for (const child of node.childNodes) waiting.push({ node: child, mark });
		else if (mark !== undefined) marked.set(node, mark);
	}
	return marked;
}

function markOf({ tagName, attrs }: Element): "struck" | "inserted" | undefined {
	if (tagName === "s" || tagName === "strike") return "struck";
	const style = attrs.find(({ name }) => name === "style")?.value ?? "";
	if (/text-decoration(?:-line)?\s?:[^;]{0,40}line-through/i.test(style)) return "struck";
	return tagName === "ins" ? "inserted" : undefined;
}

/** All words in an element, shown or not, without programs; no blanks around them. */
export function wordsIn(element: Element): string {
	const words: string[] = [];
	const waiting: Node[] = [element];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if ("value" in node) words.push(node.value);
		else if ("childNodes" in node && !(isElement(node) && programs.has(node.tagName)))
			waiting.push(...node.childNodes.toReversed());
	}
	return words.join("").trim();
}

/** Tells of an element that is left out with the words in it; of one without words there is nothing to tell. */
export function tellOf(
	notice: MarkNotice | undefined,
	mark: HtmlMark | "hidden-row",
	element: Element,
): void {
	if (notice === undefined) return;
	const words = wordsIn(element);
	if (words !== "") notice(mark, words);
}
