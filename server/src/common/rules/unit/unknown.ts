import type { NameBook } from "../../directory/directory.js";
import { findNearestUnits } from "../../directory/suggest.js";
import type { RowBlock, UnitMention } from "../../model/block.js";
import { isPlaceholderUnit } from "../../text/placeholder.js";
import { examplePlan } from "../examplePlan.js";
import { nameTask } from "../phrases.js";
import type { Finding, RowRule } from "../rule.js";

const plan = (units: string) =>
	`---\nregion: 苏州市吴江区\n---\n${examplePlan(`| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ${units} |`)}`;

export const unitUnknown: RowRule = {
	code: "unit/unknown",
	severity: "warning",
	scope: "row",
	summary: { zh: "名录中没有这个单位", en: "The directory does not have this unit" },
	rationale: {
		zh: "名录里没有的单位，多半是笔误、机构改革前的旧名或别处的叫法。改成名录中的名称；确有此单位的，加入名录。没有名录的地区不检查。",
		en: "A unit that is not in the directory is usually a slip of the pen, a name from before a reform, or one used elsewhere. Use the name in the directory, or add the unit to it. Regions without a directory are not checked.",
	},
	examples: { wrong: [plan("★区工信局、区发改局")], right: [plan("★区工信局、发改委、各区镇")] },
	check(row, { units, book }) {
		let findings: Finding[] | undefined;
		for (let i = 0; i < units.length; i++) {
			const unit = units[i];
			const mention = row.units[i];
			if (unit === undefined || mention === undefined || unit.known !== false || unit.collective) continue;
			// 某局: text/placeholder tells.
			if (isPlaceholderUnit(mention.raw)) continue;
			findings ??= [];
			findings.push(toFinding(row, mention, book));
		}
		return findings ?? none;
	},
};

function toFinding(row: RowBlock, mention: UnitMention, book: NameBook): Finding {
	const { raw, span } = mention;
	const at = { task: 0, unit: row.units.indexOf(mention) };
	const task = nameTask(row);
	return {
		code: "unit/unknown",
		span,
		message: {
			zh: `${task.zh}的“${raw}”不在名录中，请核对名称，或加入名录。`,
			en: `“${raw}” of ${task.en} is not in the directory; check the name, or add it.`,
		},
		isForReview: true,
		fixes: () =>
			findNearestUnits(book, raw, mostChoices).map(({ name }) => ({
				title: { zh: `改为“${name}”`, en: `Replace by “${name}”` },
				safe: false,
				operations: [{ op: "renameName", places: [{ at, name }] }],
			})),
	};
}

const mostChoices = 3;
const none: readonly Finding[] = [];
