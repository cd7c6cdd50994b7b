import { hasFixedRows } from "../../model/tableHeader.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";

/**
 * The last row of the table that new tasks go into from a line of running text: the nearest above it in its section, else
 * below it there, else the nearest of the document; undefined where there is none whose rows can be changed.
 */
export function tableNear({ plan }: PlanSnapshot, line: number): number | undefined {
	const block = plan.blockAtLine(line);
	const here = plan.tasksBefore(block);
	const canChange = (task: number) => {
		const layout = plan.taskAt(task)?.header.layout;
		return layout !== undefined && layout !== "inline" && !hasFixedRows(layout);
	};
	let above = here - 1;
	while (above >= 0 && !canChange(above)) above--;
	let below = here;
	while (below < plan.taskCount && !canChange(below)) below++;
	if (below < plan.taskCount) {
		const header = plan.taskAt(below)?.header;
		const section = plan.sectionOfTask(below);
		const isNearer =
			above < 0 || (plan.sectionOfTask(above) !== section && startsBefore(plan, section, block));
		if (isNearer) {
			// Behind the last row of the table that begins there.
			while (plan.taskAt(below + 1)?.header === header && plan.sectionOfTask(below + 1) === section) below++;
			return below;
		}
	}
	return above < 0 ? undefined : above;
}

/** Whether a section begins before a block: then the block stands in it. */
function startsBefore(plan: PlanSnapshot["plan"], section: number, block: number): boolean {
	const found = plan.sectionAt(section);
	return found !== undefined && found.blockIndex < block;
}
