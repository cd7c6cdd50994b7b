import type { EntryEnd, ResolvedUnit } from "../../directory/directory.js";
import type { RowBlock } from "../../model/block.js";
import { shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import {
	dayOfPlan,
	describeDay,
	hasEnded,
	messageOfFormer,
	mostChoices,
	replaceUnit,
	successorsOn,
} from "../former.js";
import { nameTask } from "../phrases.js";
import type { DocumentRule, Finding } from "../rule.js";

const plan = (units: string) =>
	`---\nregion: 苏州市吴江区\n---\n${examplePlan(`| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ${units} |`)}`;

export const unitFormer: DocumentRule = {
	code: "unit/former",
	severity: "warning",
	scope: "document",
	dependsOn: "names",
	summary: { zh: "单位已撤并或更名", en: "The unit does not exist any more" },
	rationale: {
		zh: "名录写明该单位已经撤并或更名（until 一项），而文稿的日期在此之后；文稿没有日期的，按标题中年份的1月1日算。请改为接替的单位；分给几家的，由您选择。",
		en: "According to the directory (until), the unit was dissolved, merged or renamed before the date of the document or, if it has none, before 1 January of the year in its title. Write the unit that took over; where there are several, the choice is yours.",
	},
	examples: { wrong: [plan("★区工信局、区经信委")], right: [plan("★区工信局、区商务局")] },
	*check({ plan, index, book }): Iterable<Finding> {
		const day = book.units.some(({ end }) => end !== undefined) ? dayOfPlan(plan) : null;
		if (day === null) return;
		const endOf = (name: string) => book.findUnit(name)?.end;
		for (let task = 0; task < plan.taskCount; task++) {
			const row = plan.taskAt(task);
			const units = index.ownUnits(task);
			for (let i = 0; i < units.length; i++) {
				const end = units[i]?.entry?.end;
				if (row === undefined || end === undefined || !hasEnded(end, day)) continue;
				const successors = successorsOn(end, day, endOf).slice(0, mostChoices);
				yield toFinding({ row, task, units, i, end, successors, line: plan.lineOfTask(task) });
			}
		}
	},
};

interface Mention {
	readonly row: RowBlock;
	readonly task: number;
	readonly units: readonly ResolvedUnit[];
	/** Index of the unit. */
	readonly i: number;
	readonly end: EntryEnd;
	readonly successors: readonly string[];
	readonly line: number;
}

function toFinding(mention: Mention): Finding {
	const { row, i, end, successors, line } = mention;
	const name = row.units[i]?.raw ?? "";
	const task = nameTask(row);
	const day = describeDay(end.until);
	return {
		code: "unit/former",
		span: shiftSpan(row.units[i]?.span ?? row.span, line),
		message: messageOfFormer(
			{
				zh: `${task.zh}的“${name}”已于${day.zh}${successors.length === 0 ? "撤销" : "撤并或更名"}`,
				en: `“${name}” of ${task.en} existed until ${day.en}`,
			},
			successors,
			{ zh: "由谁负责", en: "who is responsible" },
		),
		isForReview: true,
		fixes: () => successors.flatMap((successor) => replaceUnit(successor, mention) ?? []),
	};
}
