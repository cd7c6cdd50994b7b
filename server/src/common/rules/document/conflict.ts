import type { Plan } from "../../model/plan.js";
import { lineSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

const row = "| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |";
const other = row.replace("10%", "8%");

export const documentConflict: DocumentRule = {
	code: "document/conflict",
	severity: "error",
	scope: "document",
	// In pasted cells and HTML, marks stand within rows.
	dependsOn: "text",
	summary: { zh: "合并各稿时留下的冲突没有处理", en: "A conflict of merged copies is not decided" },
	rationale: {
		zh: "几份稿合并时，各说各话的一行会按各稿各写一遍，夹在“<<<<<<<”“=======”“>>>>>>>”三种行之间。留着这些行，表格在这里断开，后面的任务读不进来，序号和“共N项”也要等处理好才核对。请留下要用的一行，删去其余各行和这三种标记行。",
		en: "Where copies of a plan that were merged say different things of a row, it is written once for each, between lines of <<<<<<<, ======= and >>>>>>>. As long as these lines stand there, the table ends at them, and the tasks below are not read; numbers beside them and the declared total are checked once they are gone. Keep the row that is right, and remove the others and the lines of marks.",
	},
	examples: {
		wrong: [examplePlan(`<<<<<<< 甲稿\n${row}\n=======\n${other}\n>>>>>>> 乙稿`)],
		right: [examplePlan(row)],
	},
	*check({ plan, conflicts, lineText }): Iterable<Finding> {
		for (const { line, endLine } of conflicts()) {
			const unread = rowsCutOff(plan, lineText, endLine);
			const rest = {
				zh: unread === 0 ? "" : `表格在这里断开，下面${unread}行在处理好之前没有读入，也没有检查。`,
				en:
					unread === 0
						? ""
						: ` The table ends here: until then ${unread} below ${unread === 1 ? "it is a row that is" : "are rows that are"} neither read nor checked.`,
			};
			yield {
				code: "document/conflict",
				span: lineSpan(line, 0, lineText(line).trimEnd().length),
				message: {
					zh: `合并各稿时留下的冲突没有处理：请留下“<<<<<<<”与“>>>>>>>”之间要用的一行，删去其余各行和标记行。${rest.zh}`,
					en: `A conflict of merged copies is not decided: keep the row that is right between “<<<<<<<” and “>>>>>>>”, and remove the others and the lines of marks.${rest.en}`,
				},
			};
		}
	},
};

/** How many lines right below a conflict look like rows of a table and are none. */
function rowsCutOff(plan: Plan, lineText: (line: number) => string, from: number): number {
	const { lineCount } = plan;
	let count = 0;
	for (let line = from; line < lineCount && /^\s*\||\t/.test(lineText(line)); line++)
		if (plan.blockAt(plan.blockAtLine(line))?.kind === "text") count++;
	return count;
}
