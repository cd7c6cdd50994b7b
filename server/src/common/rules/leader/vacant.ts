import { examplePlan } from "../examplePlan.js";
import { nameTask, openSentence } from "../phrases.js";
import type { Finding, RowRule } from "../rule.js";
import { findInheritedVacancies, isVacant, writtenLeader } from "../vacancies.js";

export const leaderVacant: RowRule = {
	code: "leader/vacant",
	severity: "warning",
	scope: "row",
	summary: { zh: "牵头领导空缺", en: "The leader cell is empty" },
	rationale: {
		zh: "牵头领导一栏空着，或者只写着“/”“待定”，任务没有人牵总。填上姓名；与上一项相同的，写“^^”（同上），不要留空。“同上”承接到另一个项目里空缺的牵头领导，也是空缺。写明职务的（如分管区领导）和没有领导一栏的文件不检查。",
		en: "Where the leader cell is empty, or holds only / or 待定, nobody answers for the task. Fill in the name; if it is the same as above, write ^^ instead of leaving the cell empty. A ^^ that takes over an empty cell of another 项目 is as vacant. Cells that name an office (分管区领导) and plans without a leader column are not checked.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 |  | ★区金融监管局 |",
			),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | ★区工信局 |")
				.replace(" 牵头领导 | ", " ")
				.replace(" -------- |", ""),
		],
	},
	check(row) {
		// A row without a task has nobody to name yet.
		if (!isVacant(row) || row.text.text === "") return none;
		const cell = row.cells[row.header.leaderColumn];
		const written = writtenLeader(row);
		const task = nameTask(row);
		return [
			{
				code: "leader/vacant",
				span: cell?.span ?? row.span,
				message:
					written === ""
						? {
								zh: `${task.zh}的牵头领导空缺，请填写；与上一项相同的，写“^^”（同上）。`,
								en: `${openSentence(task.en)} has no leader; fill in the name, or merge the cell with “^^”.`,
							}
						: {
								zh: `${task.zh}的牵头领导写着“${written}”，没有姓名，请填写；与上一项相同的，写“^^”（同上）。`,
								en: `${openSentence(task.en)} has “${written}” for its leader and no name; fill it in, or merge the cell with “^^”.`,
							},
			},
		];
	},
	amongRows: { dependsOn: "names", check: findInheritedVacancies },
};

const none: readonly Finding[] = [];
