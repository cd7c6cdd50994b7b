// biome-ignore-all lint/suspicious/noTemplateCurlyInString: bodies are in the syntax of snippets, which is not that of templates.
import type { LocalizedText } from "../model/localizedText.js";

/** Where a snippet fits: a line of its own, a cell of units or of a task, a sentence outside of tables. */
export type SnippetPlace = "line" | "unit" | "task" | "prose";

/** A piece of a plan with places to be filled in, in the syntax of LSP 3.17 (Snippet Syntax). */
export interface PlanSnippet {
	readonly name: LocalizedText;
	/** What it is found by: letters, and its name in Chinese at last. */
	readonly prefixes: readonly string[];
	readonly description: LocalizedText;
	readonly fits: readonly SnippetPlace[];
	readonly body: readonly string[];
}

/** Rows are not among them: completion makes them by the header of their table. */
export const planSnippets: readonly PlanSnippet[] = [
	{
		name: { zh: "完整方案", en: "Whole plan" },
		prefixes: ["fangan", "plan", "完整方案"],
		description: {
			zh: "一份完整的方案：文首、标题、总项数、一个部分和表格",
			en: "a whole plan: front matter, title, total, one section with its table",
		},
		fits: ["line"],
		body: [
			"---",
			"region: ${1:苏州市吴江区}",
			"---",
			"",
			"# ${2:区政府}${3:${CURRENT_YEAR}}年重点工作目标任务分解落实方案",
			"",
			"（共${4:2}项）",
			"",
			"## 一、${5:主要预期目标}",
			"",
			"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
			"| ---- | ---- | ---------------- | -------- | -------- |",
			"| 1 | ${6:主要预期目标} | 1.${7:地区生产总值}增长${8:5}%${9|以上,左右,以内|}。 | ${10:领导姓名} | ★${11:牵头单位}、${12:责任单位} |",
			"| ^^ | ^^ | 2.${13:任务内容}。 | ^^ | ★${14:牵头单位} |",
			"",
			"注：带“★”者为牵头单位。$0",
		],
	},
	{
		name: { zh: "部分", en: "Section with table" },
		prefixes: ["jie", "section", "部分"],
		description: { zh: "一个部分：标题和五栏表格", en: "a section: heading and a table of five columns" },
		fits: ["line"],
		body: [
			"## ${1|一,二,三,四,五,六,七,八,九,十|}、${2:部分标题}",
			"",
			"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
			"| ---- | ---- | ---------------- | -------- | -------- |",
			"| 1 | ${3:项目名称} | ${4:1}.${5:任务内容}。 | ${6:领导姓名} | ★${7:牵头单位}、${8:责任单位} |$0",
		],
	},
	{
		name: { zh: "部分标题", en: "Section heading" },
		prefixes: ["jiebiaoti", "heading", "部分标题"],
		description: { zh: "只有部分的标题", en: "a section heading only" },
		fits: ["line"],
		body: ["## ${1|一,二,三,四,五,六,七,八,九,十|}、${2:部分标题}", "", "$0"],
	},
	{
		name: { zh: "牵头配合表格", en: "Table, lead and co-responsible" },
		prefixes: ["biaogeqiantou", "tablelead", "牵头配合表格"],
		description: {
			zh: "牵头单位、配合单位各占一栏的表格",
			en: "a table with lead and co-responsible units in columns of their own",
		},
		fits: ["line"],
		body: [
			"| 序号 | 重点任务 | 牵头单位 | 配合单位 |",
			"| ---- | -------- | -------- | -------- |",
			"| ${1:1} | ${2:任务内容}。 | ${3:牵头单位} | ${4:配合单位} |$0",
		],
	},
	{
		name: { zh: "时限表格", en: "Table with deadline" },
		prefixes: ["biaogeshixian", "tabledeadline", "时限表格"],
		description: { zh: "带完成时限一栏的表格", en: "a table with a deadline column" },
		fits: ["line"],
		body: [
			"| 序号 | 重点任务 | 责任单位 | 完成时限 |",
			"| ---- | -------- | -------- | -------- |",
			"| ${1:1} | ${2:任务内容}。 | ★${3:牵头单位}、${4:责任单位} | ${5:${CURRENT_YEAR}}年${6:12}月底前 |$0",
		],
	},
	{
		name: { zh: "年度目标表格", en: "Table with yearly targets" },
		prefixes: ["biaogeniandu", "tableyears", "年度目标表格"],
		description: { zh: "目标值按年分栏的表格", en: "a table with a column of target values a year" },
		fits: ["line"],
		body: [
			"| 序号 | 指标任务 | ${1:2026}年目标 | ${2:2027}年目标 | 牵头单位 | 配合单位 |",
			"| ---- | -------- | ---------- | ---------- | -------- | -------- |",
			"| ${3:1} | ${4:指标名称} | ${5:50}${6:家} | ${7:60}${6:家} | ${8:牵头单位} | ${9:配合单位} |$0",
		],
	},
	{
		name: { zh: "平行牵头", en: "Parallel leads" },
		prefixes: ["pingxing", "leads", "平行牵头"],
		description: { zh: "两个单位平行牵头", en: "two units that lead in parallel" },
		fits: ["unit"],
		body: ["★${1:牵头单位}、★${2:平行牵头单位}、${3:责任单位}$0"],
	},
	{
		name: { zh: "牵头与责任", en: "Lead and units" },
		prefixes: ["qiantou", "lead", "牵头与责任"],
		description: { zh: "一个牵头单位和责任单位", en: "a lead unit and a co-responsible one" },
		fits: ["unit"],
		body: ["★${1:牵头单位}、${2:责任单位}$0"],
	},
	{
		name: { zh: "括号分工", en: "Assignment in brackets" },
		prefixes: ["fengong", "assign", "括号分工"],
		description: { zh: "文内括号写明牵头和配合单位", en: "an assignment in brackets, for prose" },
		fits: ["prose"],
		body: ["（${1:牵头单位}牵头，${2:配合单位}配合）$0"],
	},
	{
		name: { zh: "责任标签", en: "Assignment by label" },
		prefixes: ["biaoqian", "label", "责任标签"],
		description: { zh: "以标签写明单位和时限", en: "units and deadline by labels" },
		fits: ["line", "prose"],
		body: ["牵头单位：${1:牵头单位}；配合单位：${2:配合单位}；完成时限：${3:${CURRENT_YEAR}}年${4:12}月$0"],
	},
	{
		name: { zh: "增长目标", en: "Target: growth" },
		prefixes: ["zengzhang", "growth", "增长目标"],
		description: { zh: "增长类目标", en: "a rate of growth" },
		fits: ["task", "prose"],
		body: ["${1:指标}增长${2:5}%${3|以上,左右,以内|}$0"],
	},
	{
		name: { zh: "达到目标", en: "Target: level" },
		prefixes: ["dadao", "level", "达到目标"],
		description: { zh: "水平类目标", en: "a level to stand at" },
		fits: ["task", "prose"],
		body: ["${1:指标}${2|达到,突破,超过,不低于,稳定在|}${3:100}${4:家}$0"],
	},
	{
		name: { zh: "数量目标", en: "Target: count" },
		prefixes: ["shuliang", "count", "数量目标"],
		description: { zh: "数量类目标", en: "so many things made, added or done" },
		fits: ["task", "prose"],
		body: ["${1|新增,建成,完成,引进,培育|}${2:项目}${3:10}${4|个,家,项,处,户,人|}${5|以上,左右|}$0"],
	},
	{
		name: { zh: "定性目标", en: "Target: qualitative" },
		prefixes: ["dingxing", "qualitative", "定性目标"],
		description: { zh: "定性目标（固定用语）", en: "a commitment in a fixed phrase" },
		fits: ["task", "prose"],
		body: ["${1:指标}${2|实现全覆盖,完成上级下达任务,保持稳定,动态清零,与经济增长同步|}$0"],
	},
	{
		name: { zh: "下降目标", en: "Target: fall" },
		prefixes: ["xiajiang", "fall", "下降目标"],
		description: { zh: "下降类目标", en: "a fall" },
		fits: ["task", "prose"],
		body: ["${1:指标}${2|下降,降低,压减|}${3:3}${4|%,个百分点|}${5|以上,左右|}$0"],
	},
	{
		name: { zh: "以内目标", en: "Target: within" },
		prefixes: ["yinei", "within", "以内目标"],
		description: { zh: "控制在某数以内", en: "kept within a bound" },
		fits: ["task", "prose"],
		body: ["${1:指标}控制在${2:28}${3:微克/立方米}以内$0"],
	},
	{
		name: { zh: "区间目标", en: "Target: range" },
		prefixes: ["qujian", "range", "区间目标"],
		description: { zh: "区间目标", en: "a range" },
		fits: ["task", "prose"],
		body: ["${1:指标}增长${2:5}%—${3:6}%$0"],
	},
	{
		name: { zh: "占比目标", en: "Target: share" },
		prefixes: ["zhanbi", "share", "占比目标"],
		description: { zh: "占比类目标", en: "a share of a whole" },
		fits: ["task", "prose"],
		body: ["${1:部分}占${2:整体}比重${3|达,超,不低于,稳定在|}${4:50}%$0"],
	},
	{
		name: { zh: "完成期限", en: "Deadline" },
		prefixes: ["qixian", "deadline", "完成期限"],
		description: { zh: "完成期限", en: "a deadline" },
		fits: ["task", "prose"],
		body: ["${1:${CURRENT_YEAR}}年${2:12}月底前完成$0"],
	},
	{
		name: { zh: "表态发言", en: "Statement" },
		prefixes: ["biaotai", "statement", "表态发言"],
		description: { zh: "表态发言：一是至四是", en: "a statement in four points" },
		fits: ["line"],
		body: [
			"## ${1:单位名称}",
			"",
			"一是${2:第一方面}。${3:具体做法}。",
			"",
			"二是${4:第二方面}。${5:具体做法}。",
			"",
			"三是${6:第三方面}。${7:具体做法}。",
			"",
			"四是${8:第四方面}。${9:具体做法}。$0",
		],
	},
	{
		name: { zh: "总项数", en: "Declared total" },
		prefixes: ["gongji", "total", "总项数"],
		description: { zh: "总项数", en: "the declared total" },
		fits: ["line"],
		body: ["（共${1:10}项）$0"],
	},
	{
		name: { zh: "牵头单位注", en: "Note" },
		prefixes: ["zhu", "note", "牵头单位注"],
		description: { zh: "表后的注", en: "the note under a table" },
		fits: ["line"],
		body: ["注：带“★”者为牵头单位${1:，有多个“★”的为平行牵头单位}。$0"],
	},
	{
		name: { zh: "忽略下一行", en: "Disable in the next line" },
		prefixes: ["huluexia", "disablenext", "忽略下一行"],
		description: {
			zh: "忽略下一行某条规则（表格以外）",
			en: "excuse the next line from a rule (outside tables)",
		},
		fits: ["line"],
		body: [
			"<!-- niwen-disable-next-line ${1|section/sequence,number/total,text/punctuation,text/placeholder,target/missing,outline/sequence|} -->",
			"$0",
		],
	},
];
