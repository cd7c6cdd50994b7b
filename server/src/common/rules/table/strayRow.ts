import type { LocalizedText } from "../../model/localizedText.js";
import type { PlanOperation } from "../../model/planOperation.js";
import { lineSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";
import { appendToTable, findStrayLines } from "../strayLines.js";

const row = "| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |";

/** Lines that go on with the numbers of the table above them: `2.新增就业1万人以上。`, or its cells between tabs. */
export const tableStrayRow: DocumentRule = {
	code: "table/stray-row",
	severity: "warning",
	scope: "document",
	dependsOn: "shape",
	summary: {
		zh: "表格下面像任务的一行不在表里",
		en: "A line below a table looks like a task and is not in it",
	},
	rationale: {
		zh: "粘贴或续写时，新的一行容易落在表格外面：看上去是任务，却没有计入，责任单位和目标也没有检查；写明责任单位的，只按正文里的任务计入。请并入上表。",
		en: "A line that was pasted or typed below a table looks like a task, but is not counted, and its units and targets are not checked; one that names its units counts as a task in running text only. Append it to the table.",
	},
	examples: {
		wrong: [
			examplePlan(row, "2.新增就业1万人以上。"),
			examplePlan(row, "2\t民生事业\t2.新增就业1万人以上。\t钱宇\t★区人社局"),
		],
		right: [examplePlan(row, "| 2 | 民生事业 | 2.新增就业1万人以上。 | 钱宇 | ★区人社局 |")],
	},
	*check({ plan, lineText }): Iterable<Finding> {
		for (const { block, cells, last, number } of findStrayLines(plan, lineText)) {
			const line = plan.lineOfBlock(block);
			// A line that says who is responsible is read as a task in running text; which of its words go into which cell, the
			// drafter says.
			const isTask = plan.tasksBefore(block + 1) > plan.tasksBefore(block);
			const operations = isTask ? [] : appendToTable(last, plan.tasksBefore(block) - 1, cells, line);
			yield describe(line, lineText(line), isTask ? readAsText(number) : unread(number), operations);
		}
	},
};

function unread(number: number): LocalizedText {
	return {
		zh: `这一行像是第${number}项任务，但不在表格里，没有计入，也没有检查；请并入上表。`,
		en: `This line looks like task ${number}, but is not in the table: it is neither counted nor checked. Append it to the table above.`,
	};
}

function readAsText(number: number): LocalizedText {
	return {
		zh: `这一行像是表格的第${number}项任务，但不在表格里，只按正文里的任务计入和检查；请并入上表。`,
		en: `This line looks like task ${number} of the table, but is not in it: it is counted and checked as a task in running text. Append it to the table above.`,
	};
}

function describe(
	line: number,
	text: string,
	message: LocalizedText,
	operations: readonly PlanOperation[],
): Finding {
	return {
		code: "table/stray-row",
		span: lineSpan(line, text.length - text.trimStart().length, text.trimEnd().length),
		message,
		fixes: () =>
			operations.length === 0
				? []
				: [{ title: { zh: "并入上表", en: "Append to the table" }, safe: false, operations }],
	};
}
