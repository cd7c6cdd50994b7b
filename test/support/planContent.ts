import type { Plan } from "../../server/src/common/model/plan.js";

/** All that a plan says, as plain values: trees with the same items may differ in how they are parted. */
export function planContent(plan: Plan): unknown {
	const tasks = [...plan.eachTask()].map((row, task) => ({
		row,
		block: plan.blockOfTask(task),
		line: plan.lineOfTask(task),
		section: plan.sectionOfTask(task),
		group: plan.groupOfTask(task),
		point: plan.pointOfTask(task),
		leader: plan.leaderTaskOf(task),
		units: plan.unitTaskOf(task),
	}));
	const blocks = [...plan.eachBlock()].map((block, i) => ({
		block,
		line: plan.lineOfBlock(i),
		tasksBefore: plan.tasksBefore(i),
	}));
	const { title, titleBlock, region, issuer, date, declaredTotal, layout, layouts, conventions } = plan;
	const { groupOrder } = plan;
	return {
		order: {
			...groupOrder,
			odd: groupOrder.odd(),
			torn: groupOrder.torn(),
			oddSections: plan.oddSections(),
			isOutlineOfSections: plan.isOutlineOfSections,
		},
		counts: [plan.blockCount, plan.taskCount, plan.lineCount],
		blocks,
		tasks,
		sections: [...plan.eachSection()],
		groups: [...plan.eachGroup()],
		points: [...plan.eachPoint()],
		problems: plan.problems,
		tables: plan.tables,
		facts: { title, titleBlock, region, issuer, date, declaredTotal, layout, layouts, conventions },
	};
}
