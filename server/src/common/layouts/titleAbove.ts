import { endsLikeTitle } from "../language/planTitles.js";
import type { Block } from "../model/block.js";

const shortest = 6;
const longest = 60;
/** （单位：万元）, 附件2 and a date stand between a title and its table. */
const longestBetween = 24;

/**
 * The title that stands above what follows a block, without blanks, as pages repeat it within a table; `undefined` where
 * none does.
 *
 * @param above the title above the block
 */
export function titleBelow(block: Block, above: string | undefined): string | undefined {
	if (block.kind !== "text") return undefined;
	if (block.role === "blank" || block.role === "comment") return above;
	const { text } = block.text;
	if (text.length > longest) return undefined;
	if (text.length >= shortest && !/[。；|]/.test(text) && endsLikeTitle(text.trim()))
		return text.replace(/[\s\u3000*]/g, "");
	return text.length <= longestBetween ? above : undefined;
}
