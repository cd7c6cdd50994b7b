import { counted } from "../../model/counted.js";
import { shiftSpan } from "../../model/span.js";
import { printChineseNumeral } from "../../text/numerals.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";
import { hasTasksInProse } from "../taskLayouts.js";
import { hasUndecidedRows } from "../undecided.js";

const rows = [
	"| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |",
	"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
];

export const numberTotal: DocumentRule = {
	code: "number/total",
	severity: "error",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "“共N项”与任务数不符", en: "The declared total differs from the number of tasks" },
	rationale: {
		zh: "标题下的“共N项”是收件单位核对有无缺页漏项的依据，增删任务后常忘了改。改成实际的任务数，或查出多、少的那一项。",
		en: "Readers use the declared total to check that no page is missing, and it is easily forgotten when tasks are added or removed. Set it to the actual number, or find the task that is missing.",
	},
	examples: {
		wrong: [examplePlan(...rows).replace("\n\n", "\n\n(共3项)\n\n")],
		right: [examplePlan(...rows).replace("\n\n", "\n\n(共2项)\n\n"), examplePlan(...rows)],
	},
	*check(context): Iterable<Finding> {
		const { plan } = context;
		const { declaredTotal } = plan;
		const count = plan.taskCount;
		if (declaredTotal === null || declaredTotal.value === count || hasUndecidedRows(context)) return;
		// In prose several assignments may stand in one of the tasks that the total counts.
		if (
			hasTasksInProse(plan) &&
			plan.someTask(({ header, number }) => header.layout === "inline" && number === null)
		)
			return;
		const span = shiftSpan(declaredTotal.span, plan.lineOfBlock(declaredTotal.blockIndex));
		yield {
			code: "number/total",
			span,
			message: {
				zh: `文中写明“共${declaredTotal.value}项”，实有${count}项，请核对。`,
				en: `The plan declares ${counted(declaredTotal.value, "task")} and has ${count}; check which is right.`,
			},
			fixes: () => {
				// Nothing was read: the total is the last to be wrong.
				if (count === 0) return [];
				const written = context.lineText(span.line).slice(span.character, span.endCharacter);
				const newText = /\p{Script=Han}|〇/u.test(written) ? printChineseNumeral(count) : `${count}`;
				return [
					{
						title: { zh: `改为“共${newText}项”`, en: `Set the total to ${newText}` },
						safe: false,
						operations: [{ op: "setTotal", count }],
					},
				];
			},
		};
	},
};
