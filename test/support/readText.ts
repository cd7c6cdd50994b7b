import { type PlanReading, readPlan } from "../../server/src/common/layouts/readPlan.js";
import { leaderStateOf, leadersOf } from "../../server/src/common/model/leadersOf.js";
import type { Plan } from "../../server/src/common/model/plan.js";
import { createSourceDocument } from "../../server/src/common/text/sourceDocument.js";

/** Reads a text as a document nobody has set anything for. */
export function readText(text: string): PlanReading {
	return readPlan(createSourceDocument(text), {});
}

/** A plan in a few lines, for tests that compare plans: one line a task. */
export function outlineOf(plan: Plan): string[] {
	return Array.from(plan.eachTask(), (row, task) => {
		const section = plan.sectionAt(plan.sectionOfTask(task));
		const group = plan.groupAt(plan.groupOfTask(task));
		const leaders = leadersOf(plan, task)
			.map(({ name }) => name)
			.join("、");
		const units = row.units
			.map(({ raw, star, leadPlace }) => (star || leadPlace ? `★${raw}` : raw))
			.join("、");
		return [
			section === undefined ? "-" : (section.block.ordinal ?? "?"),
			group === undefined ? "-" : `${group.number ?? "?"}:${group.name}`,
			row.number ?? "?",
			row.text.text,
			`${leaderStateOf(plan, task)}${leaders === "" ? "" : `:${leaders}`}`,
			units,
		].join(" | ");
	});
}
