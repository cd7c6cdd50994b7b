import { examplePlan } from "../../server/src/common/rules/examplePlan.js";

/** A plan whose tasks have these numbers, divided by blanks; `-` has none. Marks may stand around a number. */
export function numberedPlan(numbers: string): string {
	const rows = numbers.split(" ").map((number, i) => {
		const written = number.includes("-") ? number.replace("-", "") : `${number}.`;
		return `| ${i === 0 ? "1 | 产业" : "^^ | ^^"} | ${written}建成示范点3个。 | 钱宇 | ★区工信局 |`;
	});
	return examplePlan(...rows);
}

/** Its second section, to stand behind another such plan. */
export function secondSection(numbers: string): string {
	return numberedPlan(numbers).replace("# 2026年重点工作任务分解方案\n\n", "").replace("一、", "二、");
}
