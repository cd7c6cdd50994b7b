import { type KeptColumn, unknownUnitColumns } from "../../layouts/keptColumns.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import { shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import { reportProblems } from "../readingProblems.js";
import type { DocumentRule, Finding } from "../rule.js";

const right = examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |");

export const tableHeader: DocumentRule = {
	code: "table/header",
	severity: "error",
	scope: "document",
	dependsOn: "text",
	summary: {
		zh: "表头认不出或缺少必要的栏",
		en: "The columns of a table are not known, or a needed one is missing",
	},
	rationale: {
		zh: "各栏的内容是按表头认的。没有“重点工作目标任务”一类的栏，整张表就读不成任务；写了单位的一栏，栏名认不出，这些单位就不算在任务上。把表头改成通用的名称（序号、项目、重点工作目标任务、牵头领导、责任单位）。",
		en: "The heading tells what a column holds. Without a task column the table cannot be read as tasks, and units in a column of an unknown name do not count for their tasks. Use the usual headings (序号, 项目, 重点工作目标任务, 牵头领导, 责任单位).",
	},
	examples: {
		wrong: [
			right.replace("| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |", "| 甲 | 乙 | 丙 | 丁 | 戊 |"),
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 市统计局 | ★区工信局 |").replace(
				"| 牵头领导 |",
				"| 助力 |",
			),
		],
		right: [right],
	},
	*check({ plan }): Iterable<Finding> {
		yield* reportProblems(plan, "header", "table/header");
		for (const column of unknownUnitColumns(plan))
			yield { code: "table/header", span: placeOf(plan, column), message: unitsUnread(column) };
	},
};

/** The column's name in the header. */
function placeOf(plan: Plan, { blockIndex, column }: KeptColumn): Finding["span"] {
	const block = plan.blockAt(blockIndex);
	const cell = block?.kind === "table-header" ? block.cells[column] : undefined;
	return shiftSpan(
		cell?.span ?? { line: 0, character: 0, endLine: 0, endCharacter: 0 },
		plan.lineOfBlock(blockIndex),
	);
}

function unitsUnread({ name, sample }: KeptColumn): LocalizedText {
	const words = sample.length > longestSample ? `${sample.slice(0, longestSample)}……` : sample;
	return {
		zh: `“${name}”一栏写的是单位（${words}），但栏名认不出，没有算作这些任务的单位：请改为“配合单位”等，或核对栏名。`,
		en: `The column “${name}” holds units (${words}), but its name is not known, so they do not count for these tasks: call it 配合单位 or the like, or check how it is spelt.`,
	};
}

const longestSample = 20;
