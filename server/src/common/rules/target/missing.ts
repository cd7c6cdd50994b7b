import { isDatedResult } from "../../analysis/datedResult.js";
import type { RowBlock } from "../../model/block.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { spanOfText } from "../../model/mappedText.js";
import type { Span } from "../../model/span.js";
import { examplePlan } from "../examplePlan.js";
import { nameTask, openSentence } from "../phrases.js";
import type { Finding, RowRule } from "../rule.js";

export const targetMissing: RowRule = {
	code: "target/missing",
	severity: "hint",
	scope: "row",
	summary: { zh: "任务没有可考核的目标", en: "Nothing in the task can be checked" },
	rationale: {
		zh: "既没有数量、也没有“全覆盖”“完成上级下达任务”这类明确说法的任务，年底难以判断是否完成。能量化的写上数量，不能量化的写明标志性成果。只是提示。",
		en: "With neither a number nor a fixed phrase such as 全覆盖, nobody can tell at the year's end whether the task is done. Give a number, or name the result that will show it. This is only a hint.",
	},
	examples: {
		wrong: [examplePlan("| 1 | 产业发展 | 1.持续优化营商环境，大力支持企业发展。 | 钱宇 | ★区发改委 |")],
		right: [examplePlan("| 1 | 产业发展 | 1.持续优化营商环境，新增上市公司3家以上。 | 钱宇 | ★区发改委 |")],
	},
	check(row) {
		if (row.targets.length > 0 || row.text.text === "") return none;
		// 市民中心建成投用 with 6月底 in the column of deadlines: a result, and by when.
		if (isDatedResult(row)) return none;
		// A quantity that cannot be read is reported as such.
		if (row.targetProblems.some(({ kind }) => kind !== "deadline" && kind !== "past")) return none;
		return [new MissingTarget(row)];
	},
};

/** Every other task may have one, and few of them are looked at: where it stands and what it says is told when asked. */
class MissingTarget implements Finding {
	readonly code = "target/missing";

	constructor(private readonly row: RowBlock) {}

	get span(): Span {
		return spanOfText(this.row.text, this.row);
	}

	get message(): LocalizedText {
		const task = nameTask(this.row);
		return {
			zh: `${task.zh}目标不便考核，请补充量化指标或标志性成果。`,
			en: `${openSentence(task.en)} commits to nothing that can be checked; give a number or a clear result where there is one.`,
		};
	}
}

const none: readonly Finding[] = [];
