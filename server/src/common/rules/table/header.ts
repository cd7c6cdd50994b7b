import { examplePlan } from "../examplePlan.js";
import { reportProblems } from "../readingProblems.js";
import type { DocumentRule } from "../rule.js";

const right = examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |");

export const tableHeader: DocumentRule = {
	code: "table/header",
	severity: "error",
	scope: "document",
	dependsOn: "shape",
	summary: {
		zh: "表头认不出或缺少必要的栏",
		en: "The columns of a table are not known, or a needed one is missing",
	},
	rationale: {
		zh: "各栏的内容是按表头认的。没有“重点工作目标任务”一类的栏，整张表就读不成任务。把表头改成通用的名称（序号、项目、重点工作目标任务、牵头领导、责任单位）。",
		en: "The heading tells what a column holds. Without a task column the table cannot be read as tasks. Use the usual headings (序号, 项目, 重点工作目标任务, 牵头领导, 责任单位).",
	},
	examples: {
		wrong: [
			right.replace("| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |", "| 甲 | 乙 | 丙 | 丁 | 戊 |"),
		],
		right: [right],
	},
	check: ({ plan }) => reportProblems(plan, "header", "table/header"),
};
