import { endingOf, factsOf, type TaskEnding } from "../../analysis/textFacts.js";
import { spanOfText } from "../../model/mappedText.js";
import type { Plan } from "../../model/plan.js";
import type { ReplaceText } from "../../model/planOperation.js";
import { replaceAt } from "../../model/replaceAt.js";
import { lineSpan, shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import { nameTask, openSentence } from "../phrases.js";
import type { DocumentRule, Finding } from "../rule.js";

export const textFullStop: DocumentRule = {
	code: "text/full-stop",
	severity: "warning",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "任务末尾缺句号", en: "A task lacks its full stop" },
	rationale: {
		zh: "其他任务都以句号收尾，这一项没有，可能是漏了标点，也可能是文字没有抄全。确认文字完整后补上“。”。",
		en: "The other tasks end with a full stop and this one does not: the mark was forgotten, or the end of the text was lost. Make sure that the text is whole, then add 。.",
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
		let { stops, endings } = facts;
		const inProse = new Map<number, TaskEnding>();
		for (let task = 0; task < plan.taskCount; task++) {
			const text =
				plan.blockAt(plan.blockOfTask(task))?.kind === "text" ? plan.taskAt(task)?.text : undefined;
			if (text === undefined) continue;
			const line = plan.lineOfTask(task);
			const isCode = facts.fenced.some(({ first, last }) => line >= first && line <= last);
			const ending = isCode ? "none" : endingOf(text.text);
			inProse.set(task, ending);
			if (ending !== "none") endings++;
			if (ending === "stop") stops++;
		}
		// A habit is what at least two of three tasks do, and two at the least.
		if (stops === endings || stops < 2 || stops * 3 < endings * 2) return;
		for (let task = 0; task < plan.taskCount; task++) {
			const row = plan.taskAt(task);
			const ending = inProse.get(task) ?? facts.blocks[plan.blockOfTask(task)]?.ending;
			if (row === undefined || ending !== "open") continue;
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
			const behind = inProse.has(task) ? lineText(endLine).charAt(endCharacter) : "";
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

/** A text that breaks off behind a comma is not mended by a full stop. */
function addStop(plan: Plan, last: string, span: Finding["span"], behind: string): ReplaceText | undefined {
	if (/[，,、：:（(“《—-]/.test(last)) return undefined;
	if (last === "." || last === "．") return replaceAt(plan, span, "。");
	const { endLine, endCharacter } = span;
	const width = /[，,、；;]/.test(behind) ? behind.length : 0;
	return replaceAt(plan, lineSpan(endLine, endCharacter, endCharacter + width), "。");
}
