import { coreDuties, helpWords } from "../language/duties.js";
import { isNobody } from "../language/nobody.js";
import { sharesDuties } from "../layouts/conventions.js";
import type { RowBlock } from "../model/block.js";
import type { LeadConvention } from "../model/conventions.js";
import { leadsTask } from "../model/leadsTask.js";
import { endRunStart } from "../text/endRun.js";

/** Words by which nobody leads: 按各自职责分工负责, 共同推进, 各负其责. */
const shares =
	"(?:(?:按照?|依据?|根据)(?:各自)?(?:职责|职能|职权|任务|分工){1,2}(?:范围)?(?:抓好|做好|组织|具体|分别)?(?:落实|负责|实施|推进)|分工(?:负责|落实)|(?:分别|共同)(?:负责|推进|落实|实施|承担)|各负其责|各司其职|各尽其责)";
/** What may stand behind the last unit of a cell and is read as what it is: 等, 按职责分工负责; then what ★ says. */
const tail = new RegExp(
	`^((?:等(?:有关|相关|其他|各)?(?:部门|单位)?)?${shares}?)(?:协同|共同|积极)?(?:${coreDuties}|落实)?(?:负责)?$`,
);
/** What says between two names that nobody leads those before it. */
const sharing = new RegExp(`^((?:等(?:有关|相关)?(?:部门|单位)?)?${shares})[，,；;]`);
/** What says so behind the last name. */
const leftOpen = new RegExp(`^\\p{Script=Han}{0,12}(?:落实|${shares})$`, "u");
/** Words that ★ and the order of the units say as well. */
const duties = new RegExp(`${coreDuties}|会同|以及|及其|并由|再由|由|和|及|与|责任|单位|部门`, "g");
/** 配合单位：无 names nobody. */
const nobodyHelps = new RegExp(
	`${helpWords}(?:单位|部门)?[:：](?:暂?无|[/／—-]{1,2})(?=$|[；;，,。)）])`,
	"g",
);
const marks = /[\s、，,;；。.：:()（）[\]［］〔〕【】★☆*＊⭐▲※-]|\ufe0f/g;

/**
 * The units of an assignment as they stand in a cell: `★市发改委、市财政局等按职责分工负责`.
 *
 * @param leads whether the unit with an index leads
 */
export function unitCell(row: RowBlock, leads: (unit: number) => boolean): string {
	const around = wordsAround(row);
	const someLead = row.units.some((_, unit) => leads(unit));
	const listed = row.units
		.map(({ raw }, unit) => {
			if (unit === 0) return leads(unit) ? `★${raw}` : raw;
			// 甲局、乙局按职责分工负责，各区政府结合实际落实: that nobody leads is said in the middle.
			const shared = someLead ? undefined : sharing.exec(around[unit] ?? "")?.[1];
			return `${shared === undefined ? "、" : `${shared}，`}${leads(unit) ? "★" : ""}${raw}`;
		})
		.join("");
	const last = around.at(-1) ?? "";
	const open = someLead ? undefined : leftOpen.exec(last)?.[0];
	return listed + (open ?? tail.exec(last)?.[1] ?? "");
}

/**
 * Whether a unit bears a ★ in the table that tasks of prose become: it leads, or is the only one of its task. Where others
 * lead by words, one unit alone needs none in prose (`unit/no-lead`), and in a table it needs its ★.
 */
export function bearsStar(row: RowBlock, unit: number, convention: LeadConvention): boolean {
	if (leadsTask(row, unit, convention)) return true;
	const isByWords = convention === "word" || convention === "column";
	return isByWords && row.units.length === 1 && row.header.layout === "inline" && !sharesDuties(row);
}

/**
 * What is to be kept of an assignment because its cells do not say it: the words as written, without their
 * brackets; empty where names, ★ and the names of the columns say it all.
 *
 * @param assigned the assignment as written, with labels and brackets
 */
export function remarkOf(row: RowBlock, assigned: string): string {
	const around = wordsAround(row);
	const last = around.at(-1) ?? "";
	const said = [...around.slice(0, -1), tail.test(last) ? "" : last].join("");
	const unsaid = said.replace(nobodyHelps, "").replace(duties, "").replace(marks, "");
	const isWhole = unsaid === "" && isSaid(row, assigned);
	if (isWhole) return "";
	const words = assigned.replace(/^[\s(（[［〔【*]+/, "");
	return words.slice(0, endRunStart(words, /[\s)）\]］〕】*。；;，,]/));
}

/** The words of the unit lists before, between and behind the names, without blanks. */
function wordsAround(row: RowBlock): readonly string[] {
	const around: string[] = [];
	let last = -1;
	for (const column of row.header.unitColumns) {
		const text = withoutBlanks(row.cells[column]?.content.text ?? "");
		const names = row.units.filter((unit) => unit.column === column);
		if (names.length === 0 && isNobody(text)) continue;
		let at = 0;
		for (const { raw } of names) {
			const found = text.indexOf(raw, at);
			if (found < 0) continue;
			around.push(text.slice(at, found));
			at = found + raw.length;
		}
		around.push(text.slice(at));
		last = around.length - 1;
	}
	// The words behind the last name of the last list stand last.
	return last === around.length - 1 ? around : [...around, ""];
}

/** Whether all words of an assignment stand in its cells or name their columns. */
function isSaid(row: RowBlock, assigned: string): boolean {
	let rest = withoutBlanks(assigned).replace(/\*\*/g, "").replace(nobodyHelps, "");
	row.header.columns.forEach(({ header }, i) => {
		if (i === row.header.taskColumn) return;
		const words = withoutBlanks(row.cells[i]?.content.text ?? "");
		const at = words === "" ? -1 : rest.indexOf(words);
		if (at >= 0) {
			const behind = rest.slice(at + words.length);
			// 12月底前完成: by when it is done is what the column of time limits says.
			const isDate = i === row.header.deadlineColumn;
			rest = rest.slice(0, at) + (isDate ? behind.replace(/^完成(?=$|[，,；;。)）])/, "") : behind);
		}
		rest = rest.replace(withoutBlanks(header), "");
	});
	return rest.replace(marks, "").replace(duties, "") === "";
}

function withoutBlanks(text: string): string {
	return text.replace(/\s/g, "");
}
