import { reportProblems } from "../readingProblems.js";
import type { DocumentRule } from "../rule.js";

const wrong = `# 云岭市2026年重点任务分解表

重点任务 责任单位 完成时限
新增公共停车泊位3000个。 市城管局 2026年12月
完成老旧小区改造40个。 市住建局 2026年10月
`;

const right = `# 云岭市2026年重点任务分解表

序号 重点任务 责任单位 完成时限
1 新增公共停车泊位3000个。 ★市城管局 2026年12月
2 完成老旧小区改造40个。 ★市住建局 2026年10月
`;

export const tableUnread: DocumentRule = {
	code: "table/unread",
	severity: "error",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "一张表没有读入", en: "A table could not be read" },
	rationale: {
		zh: "从 PDF 或网页复制的表格没有边框，各格的界限是按表头、序号、日期、单位名称判断的。判断不了的表整张不读，绝不猜：里面的任务既不检查也不计数。直接导入原文件最可靠，也可以手工改写成表格。",
		en: "A table that was copied out of a PDF or a web page has no borders; where its cells end is told by its header, numbers, dates and names of units. Where that is not enough, nothing is guessed: its tasks are neither checked nor counted. Import the file itself, or write the table by hand.",
	},
	examples: { wrong: [wrong], right: [right] },
	check: ({ plan }) => reportProblems(plan, "unread", "table/unread"),
};
