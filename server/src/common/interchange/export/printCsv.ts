import type { PlanIndex } from "../../analysis/planIndex.js";
import { counted } from "../../model/counted.js";
import type { Plan } from "../../model/plan.js";
import { rowsOfCells } from "../../model/rowOfCell.js";
import { type TaskJson, tasksAsJson } from "../planJson.js";
import { piecesOfPlan } from "../planPieces.js";
import { tableOfTasks } from "../report/taskRows.js";
import type { DocumentNote } from "../tableDocument.js";

/**
 * The tasks of a plan as comma-separated values (RFC 4180) that Excel and WPS open as they are: with a BOM, a row a
 * task, what merged cells say in each of them. Sections have their whole headings, with those below them, deadlines the words of the plan; units
 * bear the names of the directories where these know all of them, else all stand as they are written. Words outside of the
 * tables are not in it.
 */
export function printCsv(plan: Plan, index: PlanIndex): string {
	const all = Array.from({ length: plan.taskCount }, (_, task) => task);
	const rowOf = rowsOfCells(plan);
	const jsons = tasksAsJson(plan, index, all);
	const areKnown = jsons.every(({ units }) => units.every(({ known }) => known === true));
	const tasks = jsons.map((json, task) => {
		const column = plan.taskAt(task)?.header.deadlineColumn ?? -1;
		const written = column < 0 ? "" : (rowOf(task, column)?.cells[column]?.content.text ?? "");
		return {
			task,
			json: {
				...json,
				deadline: written === "" ? json.deadline : written,
				units: areKnown ? json.units : json.units.map((unit) => ({ ...unit, name: unit.raw })),
			},
		};
	});
	const headingOf = ({ sectionIndex, path }: TaskJson) => {
		const block = plan.sectionAt(sectionIndex ?? -1)?.block;
		const section = block === undefined ? "" : `${block.mark ?? ""}${block.title.text}`;
		// Below a heading that is lost nobody knows what holds.
		if (block !== undefined && section === "") return "";
		const plain = (words: string) => words.replace(/\s/g, "");
		// A path has a long heading up to its first sentence.
		const at = path.findIndex((heading) => heading !== "" && plain(section).startsWith(plain(heading)));
		const headings = at < 0 ? [section, ...path.slice(section === "" ? 0 : 1)] : path.with(at, section);
		return headings.filter((heading) => heading !== "").join(" / ");
	};
	const { columns, rows } = tableOfTasks(plan, tasks, "zh", headingOf);
	const lines = [columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(printField).join(","));
	return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** What a plan says that is not of its tasks, and so not in their table. */
export function leftOutOfCsv({ plan, frontMatter, lines }: LeftOutSource): readonly DocumentNote[] {
	let paragraphs = 0;
	let tables = 0;
	for (const piece of piecesOfPlan(plan, lines)) {
		if (piece.kind === "text" || piece.kind === "code") paragraphs++;
		else if (piece.kind === "table" && typeof piece.head === "string") tables++;
	}
	const zh: string[] = [];
	const en: string[] = [];
	const add = (is: boolean, chinese: string, english: string) => {
		if (!is) return;
		zh.push(chinese);
		en.push(english);
	};
	add(plan.title !== null, "标题", "the title");
	add(frontMatter !== "", "文首的设置", "the front matter");
	add(
		paragraphs > 0,
		`表格以外的 ${paragraphs} 段文字`,
		`${counted(paragraphs, "paragraph")} outside of the tables`,
	);
	add(tables > 0, `${tables} 个不是任务的表格`, `${counted(tables, "table")} of something else than tasks`);
	if (zh.length === 0) return [];
	return [
		{
			place: { zh: "CSV", en: "CSV" },
			message: {
				zh: `一行一项任务，${zh.join("、")}不在其中；要整个方案，请导出 docx 或 xlsx。`,
				en: `it has a row a task, and not ${en.join(", ")}; export docx or xlsx for the whole plan.`,
			},
		},
	];
}

interface LeftOutSource {
	readonly plan: Plan;
	/** The YAML of the document's own front matter, empty without one. */
	readonly frontMatter: string;
	/** The document's lines. */
	readonly lines: readonly string[];
}

function printField(text: string): string {
	const shown = isFormula(text) ? `'${text}` : text;
	return /[",\r\n]|^\s|\s$/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** Whether a spreadsheet would take a text for a formula; a number with its sign it may. */
function isFormula(text: string): boolean {
	return /^[=+\-@\t\r]/.test(text) && !/^[+-]\d[\d.,]{0,20}%?$/.test(text);
}
