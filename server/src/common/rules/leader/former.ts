import type { EntryEnd } from "../../directory/directory.js";
import type { RowBlock } from "../../model/block.js";
import { shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import {
	dayOfPlan,
	describeDay,
	endOfOfficial,
	messageOfFormer,
	mostChoices,
	replaceBy,
	successorsOn,
} from "../former.js";
import { nameTask } from "../phrases.js";
import type { DocumentRule, Finding } from "../rule.js";

const plan = (leader: string) =>
	`---\nregion: 苏州市吴江区\n---\n${examplePlan(`| 1 | 产业发展 | 1.工业投资增长10%以上。 | ${leader} | ★区工信局 |`)}`;

export const leaderFormer: DocumentRule = {
	code: "leader/former",
	severity: "warning",
	scope: "document",
	dependsOn: "names",
	summary: { zh: "领导已离任", en: "The official is not in office any more" },
	rationale: {
		zh: "名录写明这位领导已经离任（until 一项），而文稿的日期在此之后；文稿没有日期的，按标题中年份的1月1日算。请改为接任的领导。有同名同姓者在任的，不检查。",
		en: "According to the directory (until), the official left office before the date of the document or, if it has none, before 1 January of the year in its title. Write the successor's name. Nothing is reported where someone else of the same name is in office.",
	},
	examples: { wrong: [plan("周舟")], right: [plan("方勇")] },
	*check({ plan, book }): Iterable<Finding> {
		const day = book.officials.some(({ end }) => end !== undefined) ? dayOfPlan(plan) : null;
		if (day === null) return;
		const endOf = (name: string) => endOfOfficial(book, name, day);
		for (let task = 0; task < plan.taskCount; task++) {
			const row = plan.taskAt(task);
			for (let i = 0; row !== undefined && i < row.leaders.length; i++) {
				const end = endOf(row.leaders[i]?.name ?? "");
				if (end === undefined) continue;
				const successors = successorsOn(end, day, endOf).slice(0, mostChoices);
				const finding = toFinding(row, task, i, end, successors);
				yield { ...finding, span: shiftSpan(finding.span, plan.lineOfTask(task)) };
			}
		}
	},
};

function toFinding(
	row: RowBlock,
	task: number,
	i: number,
	{ until }: EntryEnd,
	successors: readonly string[],
): Finding {
	const { name, raw, span } = row.leaders[i] ?? { name: "", raw: "", span: row.span };
	const words = nameTask(row);
	const day = describeDay(until);
	return {
		code: "leader/former",
		span,
		message: messageOfFormer(
			{
				zh: `${words.zh}的牵头领导“${name}”任职至${day.zh}`,
				en: `“${name}”, leader of ${words.en}, was in office until ${day.en}`,
			},
			successors,
			{ zh: "由谁牵头", en: "who leads" },
		),
		isForReview: true,
		// 副区长周舟: the title stays.
		fixes: () =>
			successors.map((successor) =>
				replaceBy(
					successor,
					{ task, leader: i },
					raw.includes(name) ? raw.replace(name, successor) : successor,
				),
			),
	};
}
