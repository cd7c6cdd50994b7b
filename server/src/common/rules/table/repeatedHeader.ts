import type { Block } from "../../model/block.js";
import { Places } from "../../model/folds.js";
import { lineSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

const header = "| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |";
const rows = [
	"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
	"| 2 | 民生事业 | 2.新增就业1万人以上。 | 钱宇 | ★区人社局 |",
] as const;

export const tableRepeatedHeader: DocumentRule = {
	code: "table/repeated-header",
	severity: "warning",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "表头在表中重复", en: "The header of a table stands once more between its rows" },
	rationale: {
		zh: "跨页的表格转成文字后，每一页的表头会夹在各行之间。它不是任务，读的时候已跳过；请删去，以免转交别处时被当成一行。",
		en: "A table of several pages leaves its header between the rows when it is converted. It is not a task and is passed over here; remove it, so that nobody takes it for a row elsewhere.",
	},
	examples: {
		wrong: [examplePlan(rows[0], header, rows[1])],
		right: [examplePlan(...rows)],
	},
	*check({ plan, lineText }): Iterable<Finding> {
		for (const i of plan.blocksAt(repeatedHeaders)) {
			const line = plan.lineOfBlock(i);
			const text = lineText(line);
			const endLine = line + (plan.blockAt(i)?.lines ?? 1);
			yield {
				code: "table/repeated-header",
				// Blanks at its end are none of it: an edit of them alone leaves what was found.
				span: lineSpan(line, text.length - text.trimStart().length, text.trimEnd().length),
				message: {
					zh: "表头在这里又出现了一次，没有当作任务；请删去这一行。",
					en: "The header stands here once more and is not read as a task; remove this line.",
				},
				fixes: () => [
					{
						title: { zh: "删去重复的表头", en: "Remove the repeated header" },
						safe: false,
						operations: [{ op: "removeLines", line, endLine }],
					},
				],
			};
		}
	},
};

const repeatedHeaders = new Places<Block>(
	(block) => block.kind === "text" && block.role === "repeated-header",
);
