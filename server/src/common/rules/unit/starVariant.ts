import type { LocalizedText } from "../../model/localizedText.js";
import { examplePlan } from "../examplePlan.js";
import type { RowRule } from "../rule.js";
import { checkUnitProblems, unitProblemsOf } from "../unitProblems.js";

export const unitStarVariant: RowRule = {
	code: "unit/star-variant",
	severity: "warning",
	scope: "row",
	summary: { zh: "牵头标记不是名称前的★", en: "The lead mark is not a ★ in front of the name" },
	rationale: {
		zh: "牵头单位的标记是名称前的★（U+2605）。☆、⭐、*或写在名称后面的★，查找、筛选和统计时会漏掉。统一改成名称前的★。",
		en: "The mark of a lead unit is ★ (U+2605) in front of its name. With ☆, ⭐ or *, or a ★ behind the name, searching and counting miss it. Write ★ in front of the name.",
	},
	examples: {
		wrong: [
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ☆区工信局、统计局 |"),
			examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | 区工信局★、区统计局 |"),
		],
		right: [examplePlan("| 1 | 产业发展 | 1.工业投资*增长10%以上。 | 钱宇 | ★区工信局、统计局 |")],
	},
	check: (row) =>
		checkUnitProblems(
			row,
			"unit/star-variant",
			unitProblemsOf(row, "star-variant"),
			({ written, replacement }, count) => ({
				message:
					replacement === null
						? messageWithoutFix(written)
						: {
								zh: `牵头单位应在名称前标“★”，此处误作“${written}”${count > 1 ? `（本行共${count}处）` : ""}。`,
								en: `A lead unit is marked with ★ in front of its name, not with “${written}”${count > 1 ? ` (${count} places in this row)` : ""}.`,
							},
				title: { zh: "改为★", en: "Write ★" },
			}),
		),
};

function messageWithoutFix(written: string): LocalizedText {
	return /\p{L}/u.test(written)
		? {
				zh: `牵头单位的★应紧靠在名称前，“${written}”的★前面有别的符号，请核对后删去。`,
				en: `Another mark stands before the star of “${written}”; a ★ stands directly in front of the name. Check, and remove the mark.`,
			}
		: {
				zh: `“${written}”后面没有单位名称，请补上名称，或删去“${written}”。`,
				en: `“${written}” is not followed by the name of a unit; write the name, or remove the mark.`,
			};
}
