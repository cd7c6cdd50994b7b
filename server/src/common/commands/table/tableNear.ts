import { hasFixedRows } from "../../model/tableHeader.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";

/**
 * The last row of the table that new tasks go into from a line of running text: of its section the nearest above it, else
 * below it; in front of all sections, and in a plan without any, the nearest of the document. Undefined where there is
 * none whose rows can be changed: what is said in a section is no task of another one.
 */
export function tableNear({ plan }: PlanSnapshot, line: number): number | undefined {
	const block = plan.blockAtLine(line);
	const here = plan.tasksBefore(block);
	const section = sectionOfBlock(plan, block);
	const isInReach = (task: number) => section < 0 || plan.sectionOfTask(task) === section;
	const canChange = (task: number) => {
		const layout = plan.taskAt(task)?.header.layout;
		return layout !== undefined && layout !== "inline" && !hasFixedRows(layout);
	};
	for (let above = here - 1; above >= 0 && isInReach(above); above--) if (canChange(above)) return above;
	let below = here;
	while (below < plan.taskCount && isInReach(below) && !canChange(below)) below++;
	if (below >= plan.taskCount || !isInReach(below)) return undefined;
	// Behind the last row of the table that begins there.
	const header = plan.taskAt(below)?.header;
	const own = plan.sectionOfTask(below);
	while (plan.taskAt(below + 1)?.header === header && plan.sectionOfTask(below + 1) === own) below++;
	return below;
}

/** Whether a line of running text stands in a section, all of whose tasks stand in other ones. */
export function isInSection({ plan }: PlanSnapshot, line: number): boolean {
	return sectionOfBlock(plan, plan.blockAtLine(line)) >= 0;
}

/** The last section that begins before a block; -1 for none. */
function sectionOfBlock(plan: PlanSnapshot["plan"], block: number): number {
	let section = -1;
	while ((plan.sectionAt(section + 1)?.blockIndex ?? Number.POSITIVE_INFINITY) <= block) section++;
	return section;
}
