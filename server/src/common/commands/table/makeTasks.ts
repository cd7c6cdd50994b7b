import type { Range } from "vscode-languageserver-types";
import { type Assignment, createProposer } from "../../features/proposeAssignment.js";
import { toSpan } from "../../features/toLsp.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { NewCell, PlanOperation } from "../../model/planOperation.js";
import type { TableHeader } from "../../model/tableHeader.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { joinSentences } from "../changes.js";
import { type CommandOutcome, command } from "../command.js";
import { newRowBelow, numberedText } from "./newRow.js";
import { orderWithNew } from "./rowOrder.js";
import { type SelectedSentence, selectSentences, takeSentences } from "./sentences.js";
import { changeTable, type TableChange, type TableOptions } from "./tableCommand.js";
import { isInSection, tableNear } from "./tableNear.js";

/**
 * Makes rows of the selected sentences of running text, in the nearest table: their deadlines as they say them, units and
 * leaders proposed, with the reasons. What was taken goes out of the text.
 */
export const makeTasks = command({
	verb: "makeTasks",
	title: { zh: "将选中的文字变为任务", en: "Make tasks of the selected text" },
	kind: "refactor.rewrite.niwen",
	needs: ["directories"],
	offers: ({ snapshot, span }) => {
		const isEmpty = span.line === span.endLine && span.character === span.endCharacter;
		if (isEmpty || tableNear(snapshot, span.line) === undefined) return [];
		return selectSentences(snapshot, span).length === 0 ? [] : [{}];
	},
	run: async (snapshot, { range, take, list, follow }, { language, previousPlan }) => {
		const found = sentencesAt(snapshot, range);
		if ("refused" in found) return changeTable(snapshot, found, { language });
		const propose = createProposer(snapshot, await previousPlan(snapshot));
		const all = found.sentences.map((sentence) => ({ sentence, assignment: propose(sentence.text) }));
		if (list === true) return choicesOf(all, language);
		const chosen = all.filter((_, i) => take === undefined || take.includes(i + 1));
		if (chosen.length === 0) return { message: nothingChosen[language], isRefusal: true };
		return insert(snapshot, found, chosen, { follow, language });
	},
});

interface Proposal {
	readonly sentence: SelectedSentence;
	readonly assignment: Assignment;
}

interface Found {
	readonly sentences: readonly SelectedSentence[];
	/** The last task of the table that they go into. */
	readonly task: number;
}

function sentencesAt(
	snapshot: PlanSnapshot,
	range: Range | undefined,
): Found | { readonly refused: LocalizedText } {
	if (range === undefined) return { refused: noText };
	const sentences = selectSentences(snapshot, toSpan(range));
	if (sentences.length === 0) return { refused: noText };
	const task = tableNear(snapshot, range.start.line);
	if (task !== undefined) return { sentences, task };
	const isElsewhere = snapshot.plan.taskCount > 0 && isInSection(snapshot, range.start.line);
	return { refused: isElsewhere ? noTableHere : noTable };
}

function insert(
	snapshot: PlanSnapshot,
	{ task }: Found,
	chosen: readonly Proposal[],
	options: TableOptions,
): CommandOutcome {
	const { plan } = snapshot;
	const { language } = options;
	const rows = chosen.map((proposal, i) => ({ cells: cellsOf(snapshot, task, proposal, i) }));
	const insertion: PlanOperation = { op: "insertRows", at: { after: task }, rows };
	const done = {
		zh: `已变为${chosen.length}项任务`,
		en: chosen.length === 1 ? "1 task was made" : `${chosen.length} tasks were made`,
	};
	const order = () => orderWithNew(plan.taskCount, task + 1, chosen.length);
	const removals = takeSentences(
		snapshot,
		chosen.map(({ sentence }) => sentence),
	);
	const header = plan.taskAt(task)?.header;
	const change = (taken: readonly PlanOperation[]): TableChange => ({
		operations: [insertion, ...taken],
		done,
		order,
	});
	const first = changeTable(snapshot, change(removals), options);
	// Where the words cannot go, they stay: nothing is lost, and this is said.
	const isKept = first.isRefusal === true;
	const outcome = isKept ? changeTable(snapshot, change([]), options) : first;
	if (outcome.isRefusal === true || header === undefined) return outcome;
	const number = (plan.taskAt(task)?.number ?? null) === null ? null : (plan.taskAt(task)?.number ?? 0) + 1;
	const reasons = chosen.map(
		({ assignment }, i) => describe(assignment, number === null ? null : number + i)[language],
	);
	const kept = isKept ? [textStays[language]] : [];
	return { ...outcome, message: joinSentences([outcome.message, ...kept, ...reasons]) };
}

/** A row below the task, as a new one is made there, with what is known written into it. */
function cellsOf(
	{ plan }: PlanSnapshot,
	task: number,
	{ sentence: { text }, assignment }: Proposal,
	i: number,
): readonly NewCell[] {
	const row = plan.taskAt(task);
	if (row === undefined) return [];
	const { header } = row;
	const above = row.number;
	return newRowBelow(plan, task).map((cell, column): NewCell => {
		if (column === header.taskColumn) {
			if (header.numberIn !== "task" || above === null) return { state: "text", text };
			return { state: "text", text: numberedText(plan, above + 1 + i, text) };
		}
		if (column === header.numberColumn && header.numberIn === "serial")
			return above === null ? cell : { state: "text", text: `${above + 1 + i}` };
		if (column === header.leaderColumn) return textCell(assignment.leaders.join("、"));
		if (column === header.deadlineColumn) return textCell(assignment.deadline ?? "");
		return header.unitColumns.includes(column) ? textCell(unitsIn(plan, header, column, assignment)) : cell;
	});
}

function textCell(text: string): NewCell {
	return text === "" ? { state: "empty" } : { state: "text", text };
}

/** Lead units in the column of those that lead, else before the others with the document's mark. */
function unitsIn(
	{ conventions }: PlanSnapshot["plan"],
	{ unitColumns, leadColumns }: TableHeader,
	column: number,
	{ leads, shares }: Assignment,
): string {
	const [leadColumn] = leadColumns;
	if (leadColumn !== undefined && unitColumns.length > 1) {
		if (column === leadColumn) return leads.join("、");
		return column === unitColumns.find((each) => !leadColumns.includes(each)) ? shares.join("、") : "";
	}
	if (column !== unitColumns[0]) return "";
	const mark = conventions.lead === "star" ? "★" : "";
	return [...leads.map((name) => `${mark}${name}`), ...shares].join("、");
}

function describe({ leads, shares, leaders, reasons }: Assignment, number: number | null): LocalizedText {
	const name = number === null ? { zh: "", en: "" } : { zh: `第${number}项`, en: `Task ${number}: ` };
	if (reasons.length === 0)
		return {
			zh: `${name.zh}没有找到相近的任务，单位和领导请自行填写。`,
			en: `${name.en}no similar task was found; fill in units and leader.`,
		};
	const who = [...leads, ...shares, ...leaders].join("、");
	return {
		zh: `${name.zh}拟由${who}负责：${reasons.map(({ zh }) => zh).join("，")}。`,
		en: `${name.en}${who} proposed: ${reasons.map(({ en }) => en).join(", ")}.`,
	};
}

function choicesOf(all: readonly Proposal[], language: keyof LocalizedText): CommandOutcome {
	return {
		message: chooseSome[language],
		choices: all.map(({ sentence, assignment }, i) => ({
			value: i + 1,
			label: sentence.text,
			description: describe(assignment, null)[language],
		})),
	};
}

const noText: LocalizedText = {
	zh: "请选中正文里要变为任务的句子。",
	en: "Select the sentences of running text that are to become tasks.",
};
const noTable: LocalizedText = {
	zh: "文中没有任务表，不知道放到哪里：请先建一张表，或用“转换为表格”。",
	en: "The document has no table of tasks for them to go to: make one first, or convert the document to a table.",
};
const noTableHere: LocalizedText = {
	zh: "这一部分没有任务表：请先在这一部分写上表头，或把这段文字移到要放任务的部分。",
	en: "This section has no table of tasks: write the names of its columns first, or move the text into the section that the tasks belong to.",
};
const nothingChosen: LocalizedText = {
	zh: "没有选句子，文稿未改动。",
	en: "No sentence was chosen; nothing was changed.",
};
const chooseSome: LocalizedText = {
	zh: "请选择要变为任务的句子（take）。",
	en: "Choose the sentences that are to become tasks (take).",
};
const textStays: LocalizedText = {
	zh: "原文没有删去，请自行处理。",
	en: "The text itself stays; take it out yourself.",
};
