import type { Block } from "../../model/block.js";
import { Places } from "../../model/folds.js";
import { spanOfText } from "../../model/mappedText.js";
import { shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

const row = "| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |";
const other = row.replace("10%", "8%");

export const documentConflict: DocumentRule = {
	code: "document/conflict",
	severity: "error",
	scope: "document",
	// Marks stand on lines that are not rows: while only rows are exchanged, they stay what they are.
	dependsOn: "shape",
	summary: { zh: "合并各稿时留下的冲突没有处理", en: "A conflict of merged copies is not decided" },
	rationale: {
		zh: "几份稿合并时，各说各话的一行会按各稿各写一遍，夹在“<<<<<<<”“=======”“>>>>>>>”三种行之间。留着这些行，表格在这里断开，后面的任务读不进来。请留下要用的一行，删去其余各行和这三种标记行。",
		en: "Where copies of a plan that were merged say different things of a row, it is written once for each, between lines of <<<<<<<, ======= and >>>>>>>. As long as these lines stand there, the table ends at them, and the tasks below are not read. Keep the row that is right, and remove the others and the lines of marks.",
	},
	examples: {
		wrong: [examplePlan(`<<<<<<< 甲稿\n${row}\n=======\n${other}\n>>>>>>> 乙稿`)],
		right: [examplePlan(row)],
	},
	*check({ plan }): Iterable<Finding> {
		for (const index of plan.blocksAt(conflicts)) {
			const block = plan.blockAt(index);
			if (block?.kind !== "text") continue;
			yield {
				code: "document/conflict",
				span: shiftSpan(spanOfText(block.text), plan.lineOfBlock(index)),
				message: {
					zh: "合并各稿时留下的冲突没有处理：请留下“<<<<<<<”与“>>>>>>>”之间要用的一行，删去其余各行和标记行。",
					en: "A conflict of merged copies is not decided: keep the row that is right between “<<<<<<<” and “>>>>>>>”, and remove the others and the lines of marks.",
				},
			};
		}
	},
};

const conflicts = new Places<Block>((block) => block.kind === "text" && opensConflict(block.text.text));

function opensConflict(text: string): boolean {
	return text.includes("<<<<<<<") && /^<{7}(?: |$)/m.test(text);
}
