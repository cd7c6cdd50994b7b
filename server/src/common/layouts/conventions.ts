import type { Block, Conventions, LeadConvention, Numbering, RowBlock } from "../model/plan.js";
import type { PlanOptions } from "./planOptions.js";

/** 列第一位的为牵头单位, said once in a note or a paragraph. */
const firstLeads =
	/(?:列|排)(?:在)?第一位?(?:的|者)?[^。；]{0,10}(?:为|是)[^。；]{0,6}(?:牵头|主办|主要责任)|第一(?:个)?(?:责任)?单位(?:为|是)[^。；]{0,4}牵头/;

/**
 * How this document shows who leads, and how it numbers its tasks: what front matter or settings say, else
 * what the document does.
 *
 * @param taskParts the section of each task or, in a document without sections, its table
 */
export function detectConventions(
	tasks: readonly RowBlock[],
	taskParts: readonly number[],
	blocks: readonly Block[],
	options: PlanOptions,
): Conventions {
	return {
		lead: options.lead ?? detectLead(tasks, blocks),
		leadIsSet: options.lead !== undefined,
		numbering: options.numbering ?? detectNumbering(tasks, taskParts),
		numberingIsSet: options.numbering !== undefined,
	};
}

function detectLead(tasks: readonly RowBlock[], blocks: readonly Block[]): LeadConvention {
	let columns = 0;
	let stars = 0;
	let words = 0;
	for (let i = 0; i < tasks.length; i++) {
		const row = tasks[i];
		if (row === undefined) continue;
		const { units, header } = row;
		for (const column of header.unitColumns) if (header.columns[column]?.role === "lead-unit") columns++;
		let starred = false;
		let worded = false;
		for (let u = 0; u < units.length; u++) {
			if (units[u]?.star === true) starred = true;
			else if (units[u]?.leadPlace === true) worded = true;
		}
		if (starred) stars++;
		if (worded) words++;
	}
	// A column of lead units says it all; a ★ here and there beside it is a matter for the rules.
	if (columns > 0 && stars * 2 <= tasks.length) return "column";
	if (stars > 0 && stars >= words) return "star";
	if (words > 0) return "word";
	for (let i = 0; i < blocks.length; i++) {
		const block = blocks[i];
		if (block?.kind !== "text" || block.role === "blank") continue;
		if (firstLeads.test(block.text.text.slice(0, 2000))) return "first";
		if (/带?[“"]?★[”"]?(?:号)?(?:的|者)?为?牵头/.test(block.text.text.slice(0, 2000))) return "star";
	}
	return "none";
}

/** Numbers that begin anew with 1 in every part but the first belong to their part. */
function detectNumbering(tasks: readonly RowBlock[], taskParts: readonly number[]): Numbering {
	let restarts = 0;
	let parts = 0;
	for (let i = 1; i < tasks.length; i++) {
		if (taskParts[i] === taskParts[i - 1]) continue;
		parts++;
		if (tasks[i]?.number === 1) restarts++;
	}
	return parts > 0 && restarts === parts ? "per-section" : "continuous";
}
