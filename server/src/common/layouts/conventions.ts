import { coreDuties } from "../language/duties.js";
import type { Block, RowBlock } from "../model/block.js";
import type { Conventions, LeadConvention, Numbering } from "../model/conventions.js";
import { saysLead } from "../model/leadsTask.js";
import type { PlanOptions } from "./planOptions.js";

/** 列第一位的为牵头单位, said once in a note or a paragraph. */
const firstLeads =
	/(?:列|排)(?:名|序|在)?(?:第一位?|首位)(?:的|者)?[^。；]{0,10}(?:为|是)[^。；]{0,6}(?:牵头|主办|主要责任)|第一位(?:的|者)?(?:为|是)[^。；]{0,4}(?:牵头|主办)|(?:第一|首)个?(?:责任)?(?:单位|部门)(?:为|是)[^。；]{0,4}(?:牵头|主办)/;

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
	/** 责任单位 beside 配合单位 leads where nothing else tells. */
	let answering = 0;
	let stars = 0;
	let words = 0;
	let shared = 0;
	/** Lists of several units that do not say themselves who leads. */
	let open = 0;
	for (let i = 0; i < tasks.length; i++) {
		const row = tasks[i];
		if (row === undefined) continue;
		const { units, header } = row;
		// In prose a label is a word, not a column.
		const isProse = header.layout === "inline";
		if (!isProse)
			for (const column of header.leadColumns)
				if (header.columns[column]?.role === "lead-unit") columns++;
				else answering++;
		let starred = false;
		let worded = false;
		for (let u = 0; u < units.length; u++) {
			if (units[u]?.star === true) starred = true;
			else if (units[u]?.leadPlace === true) worded = true;
		}
		if (starred) stars++;
		if (worded || (isProse && (saysDuties(row) || header.leadColumns.length > 0))) words++;
		else if (!isProse && !starred && sharesDuties(row)) shared++;
		if (units.length > 1 && !starred && !saysLead(row)) open++;
	}
	// A column of lead units says it all; a ★ here and there beside it is a matter for the rules.
	if (columns > 0 && stars * 2 <= tasks.length) return "column";
	if (stars > 0 && stars >= words) return "star";
	// A sentence that says so holds for the lists that do not name the lead: those of 按职责分工负责, too.
	if (open > 0 && saysFirstLeads(blocks)) return "first";
	if (words > 0 || shared > 0) return "word";
	for (let i = 0; i < blocks.length; i++) {
		const block = blocks[i];
		if (block?.kind !== "text" || block.role === "blank") continue;
		if (saysFirst(block.text.text)) return "first";
		if (/带?[“"]?★[”"]?(?:号)?(?:的|者)?为?牵头/.test(block.text.text.slice(0, 2000))) return "star";
	}
	return answering > 0 ? "column" : "none";
}

/** 县政协办 is the name of an office. */
const saysDuty = new RegExp(`(?<!政)${coreDuties}|职责分工|落实$`);

/** Whether an assignment says what its units do: 按职责分工负责 leaves the lead open on purpose. */
export function saysDuties({ header, cells }: RowBlock): boolean {
	return header.unitColumns.some((column) => saysDuty.test(cells[column]?.content.text ?? ""));
}

/** Whether a unit list leaves the lead open on purpose: 按职责分工负责, 分别负责, 抓好落实. */
export function sharesDuties({ header, cells }: RowBlock): boolean {
	return header.unitColumns.some((column) =>
		/(?:职责|任务)?分工|依职责|(?:分别|共同)(?:负责|推进|落实|实施|承担)|各负其责|各司其职|各尽其责|落实(?=[，,；;]|$)/.test(
			cells[column]?.content.text ?? "",
		),
	);
}

function saysFirstLeads(blocks: readonly Block[]): boolean {
	return blocks.some((block) => {
		if (block.kind === "text") return saysFirst(block.text.text);
		// 责任单位（第一位为牵头单位）
		return (
			block.kind === "table-header" &&
			block.cells.some(({ state, content }) => state === "text" && saysFirst(content.text))
		);
	});
}

/** Looks at the sentences around 第一, 首位 and 首个 only: they may stand anywhere in a long text. */
function saysFirst(text: string): boolean {
	for (const word of ["第一", "首位", "首个"])
		for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 2))
			if (firstLeads.test(text.slice(Math.max(0, at - 8), at + 40))) return true;
	return false;
}

/** Numbers that begin anew with 1 in every part but the first belong to their part. */
function detectNumbering(tasks: readonly RowBlock[], taskParts: readonly number[]): Numbering {
	let restarts = 0;
	let parts = 0;
	if (tasks.some(({ header }) => header.layout === "inline")) {
		// Many headings of prose have no numbered task under them; what counts is whether numbers begin anew.
		let last = 0;
		let part = taskParts[0];
		for (let i = 0; i < tasks.length; i++) {
			const number = tasks[i]?.number ?? null;
			if (number === null) continue;
			if (taskParts[i] !== part && number === 1 && last >= 1) restarts++;
			part = taskParts[i];
			last = number;
		}
		return restarts > 0 ? "per-section" : "continuous";
	}
	for (let i = 1; i < tasks.length; i++) {
		if (taskParts[i] === taskParts[i - 1]) continue;
		parts++;
		if (tasks[i]?.number === 1) restarts++;
	}
	return parts > 0 && restarts === parts ? "per-section" : "continuous";
}
