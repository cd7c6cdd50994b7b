import { namesOffice } from "../layouts/leaderList.js";
import type { RowBlock } from "../model/block.js";
import { Places } from "../model/folds.js";
import type { Plan } from "../model/plan.js";
import { shiftSpan } from "../model/span.js";
import { nameTask, openSentence } from "./phrases.js";
import type { DocumentContext, Finding } from "./rule.js";

/** Whether the cell of leaders is there and names nobody. */
export function isVacant(row: RowBlock): boolean {
	if (row.leaders.length > 0 || (row.leaderCell !== "empty" && row.leaderCell !== "text")) return false;
	// 县政府班子成员 says who answers: no name, but no vacancy either.
	return !namesOffice(writtenLeader(row));
}

/** What stands in the cell of leaders, names or not. */
export function writtenLeader(row: RowBlock): string {
	const cell = row.cells[row.header.leaderColumn];
	return cell?.state === "text" ? cell.content.text.trim() : "";
}

/**
 * The merged cells (`^^`) that begin a 项目 and take over the vacancy of another one, as they do when the first row of a
 * 项目 was deleted. Within a 项目, what is merged is as vacant as its first row, which is told of.
 */
export function* findInheritedVacancies({ plan }: DocumentContext): Iterable<Finding> {
	for (const holder of plan.tasksAt(vacant))
		for (let task = holder + 1; plan.leaderTaskOf(task) === holder; task++) {
			const row = plan.taskAt(task);
			if (row?.leaderCell !== "covered" || !beginsGroup(plan, task)) continue;
			const name = nameTask(row);
			yield {
				code: "leader/vacant",
				span: shiftSpan(row.cells[row.header.leaderColumn]?.span ?? row.span, plan.lineOfTask(task)),
				message: {
					zh: `${name.zh}的牵头领导写着“同上”（^^），承接的却是上一个项目空缺的牵头领导，请填写姓名。`,
					en: `${openSentence(name.en)} takes its leader (^^) from another 项目, where there is none; fill in the name.`,
				},
			};
		}
}

const vacant = new Places<RowBlock>(isVacant);

function beginsGroup(plan: Plan, task: number): boolean {
	const group = plan.groupOfTask(task);
	return group >= 0 && group !== plan.groupOfTask(task - 1);
}
