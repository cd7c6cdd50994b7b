import { serialOf } from "../../layouts/numberedColumn.js";
import type { RowBlock } from "../../model/block.js";
import { Places } from "../../model/folds.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { shiftSpan } from "../../model/span.js";
import { cellAt } from "../../model/tableHeader.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentContext, DocumentRule, Finding } from "../rule.js";
import { endOfUnnumberedTables, lacksNumber, numberTasks } from "../unnumbered.js";

export const numberMissing: DocumentRule = {
	code: "number/missing",
	severity: "error",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "任务没有序号", en: "A task has no number" },
	rationale: {
		zh: "没有序号的任务无法引用、统计和督办。补上序号；整张表都没有序号的，只提示一次。序号栏里是自定编号（如MS-01）的，不算缺号。",
		en: "A task without a number cannot be referred to, counted or tracked. Number it. A table without any numbers is reported once; codes of your own in the number column (MS-01) count as numbers.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
		],
	},
	*check(context): Iterable<Finding> {
		const { plan } = context;
		let end = 0;
		for (const task of plan.tasksAt(unnumbered)) {
			if (task < end) continue;
			// Whole tables without numbers are one thing to mend, not one a row.
			end = Math.max(endOfUnnumberedTables(plan, task), task + 1);
			yield toFinding(context, task, end);
		}
	},
};

/** In prose a task needs no number: its headings tell which it is. */
const unnumbered = new Places<RowBlock>((row) => row.header.layout !== "inline" && lacksNumber(row));

/** What is told of one task: whose 序号 has a number reads where this number should stand. */
function oneWithout(row: RowBlock | undefined): LocalizedText {
	const serial = row?.header.numberIn === "task" ? cellAt(row.cells, row.header.numberColumn) : undefined;
	if (serial?.state !== "text" || serialOf(serial.content.text) === undefined)
		return { zh: "这一行任务没有序号，请编号。", en: "This task has no number; number it." };
	const written = serial.content.text;
	return {
		zh: `序号栏有“${written}”，但本表的任务编号写在任务开头（如“1.”），这一行的任务开头没有编号；请补上编号，或者去掉其他各行任务开头的编号。`,
		en: `There is “${written}” under 序号, but this table numbers its tasks in their own words (“1.”), and this one has no number there; number it, or take the numbers off the other tasks.`,
	};
}

function toFinding(context: DocumentContext, task: number, end: number): Finding {
	const { plan } = context;
	const row = plan.taskAt(task);
	const count = end - task;
	const many = {
		zh: `连同这一行共${count}项任务都没有序号，请编号。`,
		en: `${count} tasks from here on have no number; number them.`,
	};
	const one = oneWithout(row);
	const span = row === undefined || row.text.text === "" ? row?.span : row.numberSpan;
	return {
		code: "number/missing",
		span: shiftSpan(span ?? { line: 0, character: 0, endLine: 0, endCharacter: 0 }, plan.lineOfTask(task)),
		message: count > 1 ? many : one,
		fixes: () => [numberTasks(plan, task, end)],
	};
}
