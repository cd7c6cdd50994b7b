import { shiftSpan } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import { joinParts } from "../groupParts.js";
import type { DocumentRule, Finding } from "../rule.js";

export const tableSplitCell: DocumentRule = {
	code: "table/split-cell",
	severity: "warning",
	scope: "document",
	dependsOn: "shape",
	summary: { zh: "项目名称被分页拆成两格", en: "A group name is torn by a page break" },
	rationale: {
		zh: "表格跨页时，合并的项目名称被拆在两行里，读起来像两个项目。把名称并回第一格，后面的格写“^^”（同上）。",
		en: "When a table runs over a page, the name in a merged cell is split over two rows and reads like two groups. Put the whole name into the first cell and write ^^ in the cells below.",
	},
	examples: {
		wrong: [
			examplePlan(
				"| 1 | 壮大新 | 1.新增专精特新企业20家以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | 兴产业 | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
		],
		right: [
			examplePlan(
				"| 1 | 壮大新兴产业 | 1.新增专精特新企业20家以上。 | 钱宇 | ★区工信局 |",
				"| ^^ | ^^ | 2.新增上市公司3家以上。 | ^^ | ★区金融监管局 |",
			),
		],
	},
	*check(context): Iterable<Finding> {
		const { plan } = context;
		const placeOf = (task: number) => {
			const row = plan.taskAt(task);
			const cell = row?.cells[row.header.groupColumn];
			return shiftSpan(
				cell?.span ?? { line: 0, character: 0, endLine: 0, endCharacter: 0 },
				plan.lineOfTask(task),
			);
		};
		for (const torn of plan.groupOrder.torn()) {
			const group = plan.groupAt(torn);
			const [first, ...others] = group?.parts ?? [];
			if (group === undefined || first === undefined) continue;
			const parts = group.parts.map(({ text }) => `“${text}”`);
			yield {
				code: "table/split-cell",
				span: placeOf(first.task),
				message: {
					zh: `项目“${group.name}”被拆成${parts.length}格（${parts.join("、")}），请并回一格。`,
					en: `The group name “${group.name}” is torn into ${parts.length} cells (${parts.join(", ")}); join them.`,
				},
				related: others.map(({ task, text }) => ({
					span: placeOf(task),
					message: { zh: `接在这里：“${text}”`, en: `Goes on here: “${text}”` },
				})),
				fixes: () => [
					{
						title: { zh: `并为“${group.name}”`, en: `Join as “${group.name}”` },
						safe: false,
						operations: joinParts(plan, group),
					},
				],
			};
		}
	},
};
