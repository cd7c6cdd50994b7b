import type { ProseItem } from "../model/block.js";
import { readInline } from "../model/inlineMarkup.js";
import { type MappedText, trimText } from "../model/mappedText.js";
import type { ReaderContext } from "./blockSequence.js";
import { readProse } from "./prose.js";

/** A line that begins with a tag which parts or only dresses words: <p>1.新建学校3所。（区教育局牵头）</p>. */
const opening = /^[ \t\u3000]{0,16}<(?:p|div|li|ol|ul|h[1-6]|span|section|center|font)(?:[\s>]|$)/i;
const longest = 20_000;

/**
 * What a line shows that is written in tags of HTML, as a Markdown tool does, with its points and tasks. `undefined` where no
 * task is among them: then its tags are what is to be told of it.
 */
export function readTagged(
	line: string,
	context: ReaderContext,
): { readonly text: MappedText; readonly items: readonly ProseItem[] } | undefined {
	if (line.length > longest || !opening.test(line)) return undefined;
	const text = trimText(readInline(line, 0, line.length));
	const items = readProse(text, 1, true, context);
	return items.some(({ kind }) => kind === "task") ? { text, items } : undefined;
}
