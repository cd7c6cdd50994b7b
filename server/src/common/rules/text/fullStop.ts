import { factsOf } from "../../analysis/textFacts.js";
import { spanOfText } from "../../model/mappedText.js";
import { lineSpan, shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import { nameTask, openSentence } from "../phrases.js";
import type { DocumentRule, Finding } from "../rule.js";
import { addStop, isHabit, openTasks } from "../taskEndings.js";

export const textFullStop: DocumentRule = {
	code: "text/full-stop",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "任务末尾缺句号", en: "A task lacks its full stop" },
	rationale: {
		zh: "其他任务都以句号收尾，这一项没有，可能是漏了标点，也可能是文字没有抄全。确认文字完整后补上“。”。",
		en: "The other tasks end with a full stop and this one does not: either the mark was forgotten or the end of the text is missing. Make sure that the text is whole, then add 。.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上 | ^^ | ★区金融监管局 |",
				"| ^^ | ^^ | 3.新增专精特新企业20家以上。 | ^^ | ★区工信局 |",
			),
		],
		right: [
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
			examplePlan(
				"| 1 | 产业发展 | 1.工业投资增长10%以上 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上 | ^^ | ★区金融监管局 |",
			),
		],
	},
	*check({ plan, lineText }): Iterable<Finding> {
		const facts = factsOf(plan);
		if (!isHabit(facts)) return;
		for (const task of openTasks(plan, facts)) {
			const row = plan.taskAt(task);
			if (row === undefined) continue;
			// 新增就业1 of 新增就业1,200人: the text may go on in the cell too many, and a stop would part its figure.
			if (row.surplus.length > 0) continue;
			// A figure alone is not a sentence, and a stop would make a number of it.
			if (!/\p{L}/u.test(row.text.text)) continue;
			const line = plan.lineOfTask(task);
			const whole = shiftSpan(spanOfText(row.text, row), line);
			const { endLine, endCharacter } = whole;
			const last = row.text.text.at(-1) ?? "";
			const width = Math.min(1, endCharacter);
			const name = nameTask(row);
			const finding: Finding = {
				code: "text/full-stop",
				span: lineSpan(endLine, endCharacter - width, endCharacter),
				message: {
					zh: `${name.zh}末尾没有句号，其他任务都有；请确认文字完整后补上。`,
					en: `${openSentence(name.en)} does not end with a full stop as the others do; make sure that it is whole and add one.`,
				},
			};
			// In prose a comma may stand between the text and the bracket that assigns it.
			const isProse = plan.blockAt(plan.blockOfTask(task))?.kind === "text";
			const behind = isProse ? lineText(endLine).charAt(endCharacter) : "";
			const stop = addStop(plan, last, finding.span, behind);
			yield stop === undefined
				? finding
				: {
						...finding,
						fixes: () => [
							{ title: { zh: "补上句号", en: "Add the full stop" }, safe: true, operations: [stop] },
						],
					};
		}
	},
};
