import { coreDuties } from "../language/duties.js";
import { type Block, type RowBlock, rowsOf } from "../model/block.js";
import type { BlockTree } from "../model/blockTree.js";
import type { Conventions, LeadConvention, Numbering } from "../model/conventions.js";
import { summary } from "../model/folds.js";
import { saysLead } from "../model/leadsTask.js";
import type { PlanOrder } from "../model/planOrder.js";
import type { Sequence } from "../model/sequence.js";
import type { PlanOptions } from "./planOptions.js";

/** 列第一位的为牵头单位, said once in a note or a paragraph. */
const firstLeads =
	/(?:列|排)(?:名|序|在)?(?:第一位?|首位)(?:的|者)?[^。；]{0,10}(?:为|是)[^。；]{0,6}(?:牵头|主办|主要责任)|第一位(?:的|者)?(?:为|是)[^。；]{0,4}(?:牵头|主办)|(?:第一|首)个?(?:责任)?(?:单位|部门)(?:为|是)[^。；]{0,4}(?:牵头|主办)/;

/** What tells how a document shows who leads and numbers its tasks. */
export interface ConventionClues {
	readonly blocks: BlockTree;
	readonly tasks: Sequence<RowBlock>;
	readonly order: PlanOrder;
	/** Whether assignments in prose are among the tasks. */
	readonly hasProse: boolean;
	/** The point of each task, where prose is what most of them stand in: numbers begin anew under it. */
	pointOfTask: ((task: number) => number) | undefined;
}

/**
 * How this document shows who leads, and how it numbers its tasks: what front matter or settings say, else
 * what the document does.
 */
export function detectConventions(clues: ConventionClues, options: PlanOptions): Conventions {
	return {
		lead: options.lead ?? detectLead(clues),
		leadIsSet: options.lead !== undefined,
		numbering: options.numbering ?? detectNumbering(clues),
		numberingIsSet: options.numbering !== undefined,
	};
}

/** How many tasks show in which way who leads. */
interface LeadSigns {
	/** Columns of lead units. */
	columns: number;
	/** 责任单位 beside 配合单位 leads where nothing else tells. */
	answering: number;
	stars: number;
	words: number;
	shared: number;
	/** Lists of several units that do not say themselves who leads. */
	open: number;
}

const leadSigns = summary<RowBlock, Readonly<LeadSigns>>(signsOf, (all) => {
	const signs = noSigns();
	for (const part of all)
		for (const sign of ["columns", "answering", "stars", "words", "shared", "open"] as const)
			signs[sign] += part[sign];
	return signs;
});

function noSigns(): LeadSigns {
	return { columns: 0, answering: 0, stars: 0, words: 0, shared: 0, open: 0 };
}

function signsOf(tasks: readonly RowBlock[]): LeadSigns {
	const signs = noSigns();
	for (const row of tasks) {
		const { units, header } = row;
		// In prose a label is a word, not a column.
		const isProse = header.layout === "inline";
		if (!isProse)
			for (const column of header.leadColumns)
				if (header.columns[column]?.role === "lead-unit") signs.columns++;
				else signs.answering++;
		let starred = false;
		let worded = false;
		for (let u = 0; u < units.length; u++) {
			if (units[u]?.star === true) starred = true;
			else if (units[u]?.leadPlace === true) worded = true;
		}
		if (starred) signs.stars++;
		if (worded || (isProse && (saysDuties(row) || header.leadColumns.length > 0))) signs.words++;
		else if (!isProse && !starred && sharesDuties(row)) signs.shared++;
		if (units.length > 1 && !starred && !saysLead(row)) signs.open++;
	}
	return signs;
}

function detectLead({ blocks, tasks }: ConventionClues): LeadConvention {
	const { columns, answering, stars, words, shared, open } = leadSigns.over(tasks);
	// A column of lead units says it all; a ★ here and there beside it is a matter for the rules.
	if (columns > 0 && stars * 2 <= tasks.length) return "column";
	if (stars > 0 && stars >= words) return "star";
	// A sentence that says so holds for the lists that do not name the lead: those of 按职责分工负责, too.
	if (open > 0 && leadSentences.over(blocks).saysFirst) return "first";
	if (words > 0 || shared > 0) return "word";
	return leadSentences.over(blocks).first ?? (answering > 0 ? "column" : "none");
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

/** What sentences and headers say of who leads: whether any says that the first does, and what the first sentence says. */
interface LeadSentences {
	readonly saysFirst: boolean;
	readonly first: "first" | "star" | undefined;
}

const leadSentences = summary<Block, LeadSentences>(
	(blocks) => {
		let isSaid = false;
		let first: LeadSentences["first"];
		for (const block of blocks) {
			if (block.kind === "text") {
				const says = saysFirst(block.text.text);
				isSaid ||= says;
				if (block.role === "blank") continue;
				first ??= says ? "first" : saysStar(block.text.text) ? "star" : undefined;
			}
			// 责任单位（第一位为牵头单位）
			else if (block.kind === "table-header")
				isSaid ||= block.cells.some(({ state, content }) => state === "text" && saysFirst(content.text));
		}
		return { saysFirst: isSaid, first };
	},
	(parts) => ({
		saysFirst: parts.some((part) => part.saysFirst),
		first: parts.find((part) => part.first !== undefined)?.first,
	}),
);

function saysStar(text: string): boolean {
	return /带?[“"]?★[”"]?(?:号)?(?:的|者)?为?牵头/.test(text.slice(0, 2000));
}

/** Looks at the sentences around 第一, 首位 and 首个 only: they may stand anywhere in a long text. */
function saysFirst(text: string): boolean {
	for (const word of ["第一", "首位", "首个"])
		for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 2))
			if (firstLeads.test(text.slice(Math.max(0, at - 8), at + 40))) return true;
	return false;
}

/** Numbers that begin anew with 1 in every part but the first, a section or else a table, belong to their part. */
function detectNumbering(clues: ConventionClues): Numbering {
	const { order } = clues;
	if (clues.hasProse) return detectNumberingOfProse(clues);
	const isBySection = order.sectionCount > 0;
	const parts = order.count(isBySection ? "sectionParts" : "tableParts");
	const restarts = order.count(isBySection ? "sectionRestarts" : "tableRestarts");
	return parts > 0 && restarts === parts ? "per-section" : "continuous";
}

/** Many headings of prose have no numbered task under them; what counts is whether numbers begin anew. */
function detectNumberingOfProse({ blocks, tasks, order, pointOfTask }: ConventionClues): Numbering {
	const tables = pointOfTask === undefined && order.sectionCount === 0 ? tablesOfTasks(blocks) : [];
	const partOf = (task: number) =>
		pointOfTask?.(task) ?? (order.sectionCount > 0 ? order.sectionOfTask(task) : tables[task]);
	let last = 0;
	let part = partOf(0);
	for (let task = 0; task < tasks.length; task++) {
		const number = tasks.at(task)?.number ?? null;
		if (number === null) continue;
		if (partOf(task) !== part && number === 1 && last >= 1) return "per-section";
		part = partOf(task);
		last = number;
	}
	return "continuous";
}

/** How many headers of tables stand above each task. */
function tablesOfTasks(blocks: BlockTree): readonly number[] {
	const tables: number[] = [];
	let count = 0;
	blocks.forEach((block) => {
		if (block.kind === "table-header") count++;
		for (let i = rowsOf(block).length; i > 0; i--) tables.push(count);
	});
	return tables;
}
