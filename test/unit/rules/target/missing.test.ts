import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { targetMissing as rule } from "../../../../server/src/common/rules/target/missing.js";
import { checkRule } from "../../../support/checkRule.js";

/** A plan of one task. */
const task = (text: string) => plan(`| 1 | 产业 | 1.${text} | 钱宇 | ★区工信局 |`);

describe("target/missing", () => {
	it("finds a task that commits to nothing, at its text", () =>
		checkRule(rule, {
			text: task("«持续优化营商环境。»(target/missing)"),
			messages: ["第1项目标不便考核"],
		}));

	it("is silent on a number and on a fixed phrase", () => {
		checkRule(rule, { text: task("新增上市公司3家以上。") });
		checkRule(rule, { text: task("推动农村供水全覆盖。") });
	});

	it("is silent on a result whose row says by when", () => {
		const dated = (text: string, due: string) =>
			`| 序号 | 工作任务 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- |\n| 1 | ${text} | ★区住建局 | ${due} |\n`;
		for (const due of ["6月底", "2026年10月", "春节前"]) {
			checkRule(rule, { text: dated("市民中心建成投用。", due) });
			checkRule(rule, { text: dated("出台实施方案。", due) });
			checkRule(rule, { text: dated("推动新能源电池二期生产线竣工投产。", due) });
			checkRule(rule, { text: dated("开工建设跨江大桥。", due) });
			checkRule(rule, { text: dated("«加强调查研究。»(target/missing)", due) });
		}
		for (const due of ["长期坚持", "全年", ""])
			checkRule(rule, { text: dated("«市民中心建成投用。»(target/missing)", due) });
	});

	it("leaves a quantity that cannot be read to its own rule, and a row without task alone", () => {
		checkRule(rule, { text: task("工业投资增长 %以上。") });
		checkRule(rule, { text: plan("| 1 | 产业 |  | 钱宇 | ★区工信局 |") });
	});
});
