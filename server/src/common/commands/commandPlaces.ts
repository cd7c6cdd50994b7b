import type { Block } from "../model/block.js";
import type { CommandPlace } from "./command.js";

/** So many blocks a document's head has at most: what is asked at each move of the cursor is quick. */
const longestHead = 40;

/**
 * Whether a command on the whole document is offered: where the client asks for its kind, and at the head of the
 * document — front matter, title, total and what stands between them — where nobody works on a single task.
 */
export function isAtHead({ snapshot: { plan }, span, isAskedFor }: CommandPlace): boolean {
	if (isAskedFor) return true;
	const last = plan.blockAtLine(span.line);
	if (last >= longestHead) return false;
	for (let i = 0; i <= last; i++) if (!isOfHead(plan.blockAt(i))) return false;
	return true;
}

/** The block that a place begins in. */
export function blockAtPlace({ snapshot: { plan }, span }: CommandPlace): Block | undefined {
	return plan.blockAt(plan.blockAtLine(span.line));
}

function isOfHead(block: Block | undefined): boolean {
	if (block === undefined || block.kind === "front-matter") return true;
	return block.kind === "text" && block.items === undefined && block.role !== "delimiter";
}
