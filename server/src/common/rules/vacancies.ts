import { namesOffice } from "../layouts/leaderList.js";
import type { RowBlock } from "../model/block.js";
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
	for (const { task, holder } of inheritedByGroups(plan)) {
		const row = plan.taskAt(task);
		const above = plan.taskAt(holder);
		if (row === undefined || above === undefined || !isVacant(above)) continue;
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

/** A task that begins a 项目 with a merged cell of leaders, and the task whose cell that shows. */
interface Inherited {
	readonly task: number;
	readonly holder: number;
}

/** Found once for as long as rows are exchanged for others of their shape alone. */
function inheritedByGroups(plan: Plan): readonly Inherited[] {
	let inherited = knownInherited.get(plan.tables);
	if (inherited === undefined) {
		const found: Inherited[] = [];
		plan.forEachTask((row, task) => {
			if (task === 0 || row.leaderCell !== "covered") return;
			const group = plan.groupOfTask(task);
			if (group >= 0 && group !== plan.groupOfTask(task - 1))
				found.push({ task, holder: plan.leaderTaskOf(task) });
		});
		inherited = found;
		knownInherited.set(plan.tables, inherited);
	}
	return inherited;
}

const knownInherited = new WeakMap<Plan["tables"], readonly Inherited[]>();
