import { examplePlan as plan } from "../../../../server/src/common/rules/examplePlan.js";
import { targetInconsistent as rule } from "../../../../server/src/common/rules/target/inconsistent.js";
import { checkRule } from "../../../support/checkRule.js";

const tasks = (...texts: readonly string[]) =>
	plan(...texts.map((text, i) => `| ${i + 1} | 项目${i + 1} | ${i + 1}.${text} | 钱宇 | ★区工信局 |`));

describe("target/inconsistent", () => {
	it("finds a second quantity for growth and for a level, and names both", () => {
		checkRule(rule, {
			text: tasks("规上工业总产值增长5%左右。", "规上工业总产值«增长6%以上»(target/inconsistent)。"),
			messages: ["第2项写“增长6%以上”，第1项写“增长5%左右”"],
		});
		checkRule(rule, {
			text: tasks("绿色优质农产品比重达78%。", "绿色优质农产品比重«达80%»(target/inconsistent)。"),
		});
	});

	it("is silent on the same quantity, growth beside a level, and things made or added", () => {
		checkRule(rule, { text: tasks("规上工业总产值增长5%左右。", "规上工业总产值增长5%左右。") });
		checkRule(rule, { text: tasks("规上工业总产值增长5%左右。", "规上工业总产值达5000亿元。") });
		checkRule(rule, { text: tasks("新建充电桩300个。", "新建充电桩500个。") });
	});

	it("is silent on another place, another time and a part", () => {
		checkRule(rule, { text: tasks("七都镇规上工业总产值增长5%。", "震泽镇规上工业总产值增长8%。") });
		checkRule(rule, { text: tasks("上半年规上工业总产值增长5%。", "规上工业总产值增长8%。") });
		checkRule(rule, { text: tasks("到2026年规上工业总产值增长5%。", "到2027年规上工业总产值增长8%。") });
		checkRule(rule, { text: tasks("工业投资增长8%,其中规上工业总产值增长5%。", "规上工业总产值增长8%。") });
	});

	it("is silent on what is hoped for beyond what is promised, in one sentence", () => {
		checkRule(rule, { text: tasks("规上工业总产值增长7%，力争增长8%。") });
		checkRule(rule, { text: tasks("绿色优质农产品比重达78%以上、争取达80%以上。") });
		checkRule(rule, {
			text: tasks("规上工业总产值增长7%。规上工业总产值力争«增长8%»(target/inconsistent)。"),
		});
	});

	it("is silent where groups are named after places", () => {
		const text = plan(
			"| 1 | 七都镇 | 1.规上工业总产值增长5%。 | 钱宇 | ★区工信局 |",
			"| 2 | 震泽镇 | 2.规上工业总产值增长8%。 | 钱宇 | ★区工信局 |",
		);
		checkRule(rule, { text });
	});
});
