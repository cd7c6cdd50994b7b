import type { Block, TextBlock } from "../model/block.js";
import type { Plan } from "../model/plan.js";
import { parseTargets } from "../targets/parseTarget.js";

/**
 * Whether a document has nothing of a plan in it: no layout applies, and there is no heading, point, task or
 * target. A table that could not be read as one is something, and is reported.
 */
export function findsNothing(plan: Plan): boolean {
	if (plan.layout !== null || plan.taskCount > 0 || plan.sectionCount > 0) return false;
	if (plan.problems.length > 0 || plan.title !== null) return false;
	for (const block of plan.eachBlock())
		if (block.kind === "text" ? isPartOfPlan(block) : isTaskHeader(block)) return false;
	return true;
}

/** A plan that is just begun: the names of its columns, and no row yet. */
function isTaskHeader(block: Block): boolean {
	return block.kind === "table-header" && block.header.taskColumn >= 0;
}

/** 一、 (一) 1. and 一是 at the beginning of a paragraph. */
const marker =
	/^(?:[一二三四五六七八九十]{1,3}[、是要]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.、．](?!\d)|第[一二三四五六七八九十]{1,3}[，、章条])/;

/** A paragraph is read for targets up to here (UTF-16 characters): to see whether there is one, not how many. */
const farthest = 4000;

function isPartOfPlan({ role, level, text: { text } }: TextBlock): boolean {
	if (role === "title" || role === "heading" || role === "total" || level > 0) return true;
	if (role !== "paragraph" || /^\d{1,12}$/.test(text)) return false;
	return marker.test(text.slice(0, 12)) || parseTargets(text.slice(0, farthest), {}).targets.length > 0;
}
