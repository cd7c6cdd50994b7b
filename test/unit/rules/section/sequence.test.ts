import { sectionSequence as rule } from "../../../../server/src/common/rules/section/sequence.js";
import { checkRule } from "../../../support/checkRule.js";

/** A table with one task under each heading; tasks are numbered on. */
const sections = (...headings: readonly string[]) =>
	headings
		.map(
			(heading, i) =>
				`${heading}\n\n| 序号 | 项目 | 工作任务 | 责任单位 |\n| --- | --- | --- | --- |\n| 1 | 产业 | ${i + 1}.建成示范点3个。 | ★区工信局 |\n`,
		)
		.join("\n");

describe("section/sequence", () => {
	it("counts 一、 by itself under 第一部分", () => {
		const parts = ["## 第一部分 经济", "## 一、工业", "## 二、商业", "## 第二部分 社会"];
		checkRule(rule, { text: sections(...parts, "## 一、教育", "## 二、卫生") });
		checkRule(rule, { text: sections(...parts, "## 三、教育", "## 四、卫生") });
		checkRule(rule, {
			text: sections(...parts, "«## 四、教育»(section/sequence)", "## 五、卫生"),
			fixed: sections(...parts, "## 三、教育", "## 四、卫生"),
			choose: "重新编号",
		});
	});

	it("inserts the missing heading", () =>
		checkRule(rule, {
			text: sections("## 一、目标", "«## 三、民生»(section/sequence)", "## 四、保障"),
			fixed: sections("## 一、目标", "## 二、\n\n## 三、民生", "## 四、保障"),
			messages: ["缺“二、”：“一、”之后是“三、”"],
		}));

	it("renumbers, at the user's choice", () =>
		checkRule(rule, {
			text: sections("## 一、目标", "«## 三、民生»(section/sequence)", "## 四、保障"),
			fixed: sections("## 一、目标", "## 二、民生", "## 三、保障"),
			choose: "重新编号",
		}));

	it("fills in a heading that is blank", () =>
		checkRule(rule, {
			text: sections("## 一、目标", "«##»(section/sequence)", "## 三、民生"),
			fixed: sections("## 一、目标", "## 二、", "## 三、民生"),
			messages: ["这里的标题是空的，按顺序应为“二、”"],
		}));

	it("gives a heading its numeral back", () =>
		checkRule(rule, {
			text: sections("## 一、目标", "«## 创新»(section/sequence)", "## 三、民生"),
			fixed: sections("## 一、目标", "## 二、创新", "## 三、民生"),
			messages: ["这里的标题没有序号，按顺序应为“二、”"],
		}));

	it("counts beyond ten", () => {
		const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].map(
			(numeral) => `## ${numeral}、目标`,
		);
		checkRule(rule, {
			text: sections(...numerals, "«## 十三、民生»(section/sequence)"),
			fixed: sections(...numerals, "## 十一、民生"),
			choose: "重新编号",
			messages: ["缺“十一、十二、”"],
		});
	});

	it("finds a numeral used twice, and two that have changed places, once", () => {
		checkRule(rule, {
			text: sections("## 一、目标", "## 二、创新", "«## 二、民生»(section/sequence)", "## 三、保障"),
			fixed: sections("## 一、目标", "## 二、创新", "## 三、民生", "## 四、保障"),
		});
		checkRule(rule, {
			text: sections("## 一、目标", "## 三、创新", "«## 二、民生»(section/sequence)", "## 四、保障"),
			fixed: sections("## 一、目标", "## 二、创新", "## 三、民生", "## 四、保障"),
		});
	});

	it("renumbers all where the first use of a numeral is the one out of place", () =>
		checkRule(rule, {
			text: sections("## 一、目标", "## 三、创新", "## 二、民生", "«## 三、保障»(section/sequence)"),
			fixed: sections("## 一、目标", "## 二、创新", "## 三、民生", "## 四、保障"),
		}));

	it("is silent on headings without numerals, a blank one in between, and an annex that begins anew", () => {
		checkRule(rule, { text: sections("## 目标", "## 民生") });
		checkRule(rule, { text: sections("## 一、目标", "##", "## 二、民生") });
		checkRule(rule, {
			text: sections("## 一、目标", "## 二、民生", "# 附件2\n\n## 一、清单", "## 二、说明"),
		});
	});

	it("inserts a heading row where the table has them", () => {
		const table = (...rows: readonly string[]) =>
			`序号\t项目\t工作任务\t责任单位\n一、目标\t\t\t\n1\t产业\t1.建成示范点3个。\t★区工信局\n${rows.join("\n")}\n1\t民生\t2.新建公园3个。\t★区住建局\n`;
		checkRule(rule, {
			text: table("«三、民生»(section/sequence)\t\t\t"),
			fixed: table("二、\t\t\t", "三、民生\t\t\t"),
		});
	});
});
