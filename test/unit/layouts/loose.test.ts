import assert from "node:assert/strict";
import { readPlan } from "../../../server/src/common/layouts/readPlan.js";
import type { Plan } from "../../../server/src/common/model/plan.js";
import { createSourceDocument } from "../../../server/src/common/text/sourceDocument.js";

function read(...lines: readonly string[]): Plan {
	return readPlan(createSourceDocument(lines.join("\n")), {}).plan;
}

/** The cells of all rows: empty ones as nothing, merged ones as ^^; ? behind a row that is not certain. */
function rowsIn(plan: Plan): readonly string[] {
	return Array.from(plan.eachTask(), ({ cells, doubts }) => {
		const words = cells.map(({ state, content }) =>
			state === "covered" ? "^^" : content.text.replace(/\n/g, "/"),
		);
		return `${words.join(" | ")}${doubts === undefined ? "" : " ?"}`;
	});
}

const title = "云岭市2026年重点任务分解表";
const head = "序号 重点任务 责任单位 完成时限";

describe("a table without borders", () => {
	const cases: readonly {
		readonly what: string;
		readonly lines: readonly string[];
		readonly rows: readonly string[];
	}[] = [
		{
			what: "cells over several lines, each column as wide as it wraps",
			lines: [
				"序号 任务名称 任务内容 责任单位 完成时限",
				"1 健全公路安全防",
				"护体系",
				"依托现有监测设施，完善农村公路安全防护，年内改造危桥十二座，",
				"新增护栏三十公里。",
				"市交通运输局、各",
				"区县政府",
				"2026年12月",
				"2 推进城市书房建",
				"设提升",
				"新建城市书房六个，完善借阅设施，每个书房藏书不少于五千册，全",
				"年开放三百天以上。",
				"市文化和旅游局、",
				"市教育局",
				"2026年10月",
			],
			rows: [
				"1 | 健全公路安全防护体系 | 依托现有监测设施，完善农村公路安全防护，年内改造危桥十二座，新增护栏三十公里。 | 市交通运输局、各区县政府 | 2026年12月",
				"2 | 推进城市书房建设提升 | 新建城市书房六个，完善借阅设施，每个书房藏书不少于五千册，全年开放三百天以上。 | 市文化和旅游局、市教育局 | 2026年10月",
			],
		},
		...(
			[
				["一", "二"],
				["（一）", "（二）"],
				["(1)", "(2)"],
				["①", "②"],
				["一、", "二、"],
			] as const
		).map(([first, second]) => ({
			what: `rows numbered ${first}`,
			lines: [
				head,
				`${first} 新建口袋公园，`,
				"增加绿地。",
				"市园林局、市城管局",
				"2026年6月底",
				`${second} 修订应急预案。 市应急管理局 2026年9月底`,
			],
			rows: [
				`${first.slice(0, first.length === 2 ? 1 : 3)} | 新建口袋公园，增加绿地。 | 市园林局、市城管局 | 2026年6月底`,
				`${second.slice(0, second.length === 2 ? 1 : 3)} | 修订应急预案。 | 市应急管理局 | 2026年9月底`,
			],
		})),
		{
			what: "headings in brackets, with their titles below their marks, above rows that are numbered 1",
			lines: [
				"编号",
				"任务描述",
				"责任部门",
				"经办人",
				"时限",
				"一",
				"守护绿水青山",
				"1",
				"清理河道垃圾。",
				"县水务局",
				"丁茂源",
				"2026年5月",
				"【办好民生实事】",
				"2",
				"新建公厕三座。",
				"县住建局",
				"喻大年",
				"2026年6月",
			],
			rows: [
				"1 | 清理河道垃圾。 | 县水务局 | 丁茂源 | 2026年5月",
				"2 | 新建公厕三座。 | 县住建局 | 喻大年 | 2026年6月",
			],
		},
		{
			what: "No. alone on its line, and quarters of a year among the names",
			lines: [
				"No.",
				"工作事项",
				"1季度",
				"2季度",
				"责任单位",
				"1",
				"修编防汛预案。",
				"制定方案",
				"组织演练",
				"县应急管理局",
				"2",
				"新建水文站。",
				"完成选址",
				"开工建设",
				"县水务局",
			],
			rows: [
				"1 | 修编防汛预案。 | 制定方案 | 组织演练 | 县应急管理局",
				"2 | 新建水文站。 | 完成选址 | 开工建设 | 县水务局",
			],
		},
		{
			what: "a time limit as 2026/6, which is no page number, and 进度要求 for its column",
			lines: [
				"序号 重点任务 责任单位 进度要求",
				"1 推进城市体检。",
				"市住建局",
				"2026/6",
				"2 修订应急预案。",
				"市应急管理局",
				"2026/10",
			],
			rows: ["1 | 推进城市体检。 | 市住建局 | 2026/6", "2 | 修订应急预案。 | 市应急管理局 | 2026/10"],
		},
		{
			what: "words that several rows have in a column are its own, where a line of the task was full, too",
			lines: [
				"序号 重点任务 项目属性 牵头单位 完成时限",
				"1 推进城市体检，编制城市",
				"体检报告 续建 市住建局 三季度",
				"2 修订应急预案，开展演练",
				"三次以上",
				"新建 市应急局 四季度",
				"3 改造老旧小区，加装电梯",
				"三十部",
				"新建 市住建局 四季度",
				"4 实施河道清淤，完善两岸",
				"新建 市水务局 三季度",
				"5 新建城市书房，增加座位",
				"续建 市文旅局 三季度",
			],
			rows: [
				"1 | 推进城市体检，编制城市体检报告 | 续建 | 市住建局 | 三季度",
				"2 | 修订应急预案，开展演练三次以上 | 新建 | 市应急局 | 四季度",
				"3 | 改造老旧小区，加装电梯三十部 | 新建 | 市住建局 | 四季度",
				"4 | 实施河道清淤，完善两岸 | 新建 | 市水务局 | 三季度",
				"5 | 新建城市书房，增加座位 | 续建 | 市文旅局 | 三季度",
			],
		},
		{
			what: "amounts behind time limits, under a name that wraps",
			lines: [
				"序号 重点任务 责任单位（部门） 完成期限",
				"资金需",
				"求（万",
				"元）",
				"1 推进城市体检。 市住建局 2027 年 1 月 33.88",
				"2 修订应急预案。 市应急管理局 2026 年 10 月 87071",
				"3 推进河道清淤。 市水务局 2026 年 10 月 120",
			],
			rows: [
				"1 | 推进城市体检。 | 市住建局 | 2027年1月 | 33.88",
				"2 | 修订应急预案。 | 市应急管理局 | 2026年10月 | 87071",
				"3 | 推进河道清淤。 | 市水务局 | 2026年10月 | 120",
			],
		},
		{
			what: "two names of columns that nobody knows beside each other, and so often a year",
			lines: [
				"编号 实施片区 建设重点 具体任务 责任单位 时限要求",
				"1 云岭 河道治理 推进河道清淤。 市水务局 半年一次",
				"2 江湾 应急准备 修订应急预案。 市应急管理局 每年两次",
				"3 云岭 城市更新 推进城市体检。 市住建局 每季度1次",
			],
			rows: [
				"1 | 云岭 | 河道治理 | 推进河道清淤。 | 市水务局 | 半年一次",
				"2 | 江湾 | 应急准备 | 修订应急预案。 | 市应急管理局 | 每年两次",
				"3 | 云岭 | 城市更新 | 推进城市体检。 | 市住建局 | 每季度1次",
			],
		},
		{
			what: "no time limit where all others have one",
			lines: [
				head,
				"1 推进城市体检。 市住建局 2026年8月",
				"2 修订应急预案。 市应急管理局 2026年9月",
				"3 推进河道清淤。 市水务局 2026年9月",
				"4 改造老旧小区。 市住建局",
				"5 新建城市书房。 市文旅局 2026年10月",
				"6 新增公共停车泊位。 市城管局 2026年10月",
				"7 开展技能培训。 市人社局 2026年11月",
				"8 优化公交线路。 市交通局 2026年11月",
				"9 推进森林抚育。 市林业局 2026年12月",
				"10 开展爱国卫生运动。 市卫健委 2026年12月",
			],
			rows: [
				"1 | 推进城市体检。 | 市住建局 | 2026年8月",
				"2 | 修订应急预案。 | 市应急管理局 | 2026年9月",
				"3 | 推进河道清淤。 | 市水务局 | 2026年9月",
				"4 | 改造老旧小区。 | 市住建局 |  ?",
				"5 | 新建城市书房。 | 市文旅局 | 2026年10月",
				"6 | 新增公共停车泊位。 | 市城管局 | 2026年10月",
				"7 | 开展技能培训。 | 市人社局 | 2026年11月",
				"8 | 优化公交线路。 | 市交通局 | 2026年11月",
				"9 | 推进森林抚育。 | 市林业局 | 2026年12月",
				"10 | 开展爱国卫生运动。 | 市卫健委 | 2026年12月",
			],
		},
		{
			what: "headings without a number between its rows, time limits that a line end breaks, and weights",
			lines: [
				"序 号 具体任务及标准 佐证材料 责任单位 办理时限",
				"权",
				"重",
				"增进民生福祉",
				"1. 推进城市体检。 体检报告 市住建局 2026 年 2 月",
				"—11 月",
				"5",
				"2. 修订应急预案。 印发文件 市应急管理局 “十五五”期间 3",
				"守牢安全底线",
				"3. 推进河道清淤。 验收文件 市水务局 每季度首月 10 日前 8",
			],
			rows: [
				"1 | 推进城市体检。 | 体检报告 | 市住建局 | 2026年2月—11月 | 5",
				"2 | 修订应急预案。 | 印发文件 | 市应急管理局 | “十五五”期间 | 3",
				"3 | 推进河道清淤。 | 验收文件 | 市水务局 | 每季度首月10日前 | 8",
			],
		},
		{
			what: "units of two characters, and 各社区居委会, each on a line",
			lines: [
				head,
				"1 推进城市体检。 培训中心（牵头）",
				"环卫所",
				"妇联",
				"各社区居委会",
				"公共安全办公室 2026年8月",
				"2 修订应急预案。 商会（牵头）",
				"工会",
				"各社区 2026年9月",
			],
			rows: [
				"1 | 推进城市体检。 | 培训中心（牵头）、环卫所、妇联、各社区居委会、公共安全办公室 | 2026年8月",
				"2 | 修订应急预案。 | 商会（牵头）、工会、各社区 | 2026年9月",
			],
		},
		{
			what: "a dash for no unit before the next number, alone on its line",
			lines: [
				"序号 重点任务 牵头单位 配合单位",
				"1 推进城市体检。 市住建局 —",
				"2",
				"修订应急预案。 市应急管理局 市水务局",
				"3 推进河道清淤。 市水务局 市财政局",
			],
			rows: [
				"1 | 推进城市体检。 | 市住建局 | —",
				"2 | 修订应急预案。 | 市应急管理局 | 市水务局",
				"3 | 推进河道清淤。 | 市水务局 | 市财政局",
			],
		},
		{
			what: "long names of two leaders, one a line",
			lines: [
				"序号 重点任务 责任领导 责任单位",
				"1 推进城市体检。",
				"特木尔巴根",
				"娜仁花",
				"市住建局",
				"2 修订应急预案。 阿依努尔 市应急管理局",
			],
			rows: [
				"1 | 推进城市体检。 | 特木尔巴根/娜仁花 | 市住建局",
				"2 | 修订应急预案。 | 阿依努尔 | 市应急管理局",
			],
		},
		{
			what: "a row that ends where a heading begins, its last words on the next page",
			lines: [
				"序号 责任单位 重点任务 完成时限",
				"1 市住建局、市城管局、市",
				"推进城市体检，编制体检报告。 2026年8月",
				"- 1 -",
				"序号 责任单位 重点任务 完成时限",
				"水务局",
				"二、生态环境",
				"2 市水务局 推进河道清淤。 2026年9月",
			],
			rows: [
				"1 | 市住建局、市城管局、市水务局 | 推进城市体检，编制体检报告。 | 2026年8月 ?",
				"2 | 市水务局 | 推进河道清淤。 | 2026年9月",
			],
		},
		{
			what: "units that help in a merged cell's absence, more of them than ever lead",
			lines: [
				"序号 重点任务 牵头单位 配合单位",
				"1 推进城市体检。 市住建局 市城管局、市财政局",
				"2 修订应急预案。 市应急管理局 市水务局",
				"3 推进河道清淤。 市财政局、市水务局、市住建局",
				"4 编制体检报告。 市住建局 市财政局",
			],
			rows: [
				"1 | 推进城市体检。 | 市住建局 | 市城管局、市财政局",
				"2 | 修订应急预案。 | 市应急管理局 | 市水务局",
				"3 | 推进河道清淤。 | ^^ | 市财政局、市水务局、市住建局 ?",
				"4 | 编制体检报告。 | 市住建局 | 市财政局",
			],
		},
		{
			what: "names of units that a narrow column broke before 分行 and （州）",
			lines: [
				"序号 重点任务 责任单位 责任领导",
				"1 推进城市体检。 市住建局、人民银行",
				"分行 王屿川",
				"2 修订应急预案。 市应急管理局、各市",
				"（州）政府",
				"沈砚",
			],
			rows: [
				"1 | 推进城市体检。 | 市住建局、人民银行分行 | 王屿川",
				"2 | 修订应急预案。 | 市应急管理局、各市（州）政府 | 沈砚",
			],
		},
		{
			what: "results of a few words beside the task, and tasks that end with a figure",
			lines: [
				"序号 重点任务 预期成果 责任单位 完成时限",
				"1 推进城市体检，编制体检报告。 工作方案 市住建局 2026年8月",
				"2 修订应急预案，演练四次以上。 印发文件 市应急管理局 2026年9月",
				"3 新建书房六个，完成投资3亿元 建成投用 市水务局 2026年10月",
				"4 推进河道清淤，消除黑臭水体。 专题报告 市水务局 2026年11月",
			],
			rows: [
				"1 | 推进城市体检，编制体检报告。 | 工作方案 | 市住建局 | 2026年8月",
				"2 | 修订应急预案，演练四次以上。 | 印发文件 | 市应急管理局 | 2026年9月",
				"3 | 新建书房六个，完成投资3亿元 | 建成投用 | 市水务局 | 2026年10月",
				"4 | 推进河道清淤，消除黑臭水体。 | 专题报告 | 市水务局 | 2026年11月",
			],
		},
		{
			what: "重点项目 for its tasks, where no other column names them",
			lines: [
				"序号 重点项目 责任单位 完成时限",
				"1 城市体检 市住建局 2026年8月",
				"2 应急预案 市应急管理局 2026年9月",
			],
			rows: ["1 | 城市体检 | 市住建局 | 2026年8月", "2 | 应急预案 | 市应急管理局 | 2026年9月"],
		},
		{
			what: "numbers glued to the words behind and to the cell before",
			lines: [
				head,
				"1推进城市体检。 市住建局 2026年8月2 修订应急预案。 市应急管理局 2026年9月",
				"3推进河道清淤。 市水务局 2026年10月",
			],
			rows: [
				"1 | 推进城市体检。 | 市住建局 | 2026年8月",
				"2 | 修订应急预案。 | 市应急管理局 | 2026年9月",
				"3 | 推进河道清淤。 | 市水务局 | 2026年10月",
			],
		},
		{
			what: "page numbers, 续表 and repeated headers within and between rows",
			lines: [
				head,
				"1 新建城市书房三个，改造",
				"— 3 —",
				"（续表）",
				head,
				"社区书屋两个。 市教育局 2026年9月",
				"第4页",
				head,
				"2 新建小学一所。 市教育局 2026年8月",
			],
			rows: [
				"1 | 新建城市书房三个，改造社区书屋两个。 | 市教育局 | 2026年9月",
				"2 | 新建小学一所。 | 市教育局 | 2026年8月",
			],
		},
		{
			what: "figures of the text at the beginning of a line",
			lines: [
				head,
				"1 新增停车泊位",
				"2 万个，改造厕所",
				"3 座。 市城管局 2026年9月",
				"2 新建绿道。 市园林局 2026年10月",
			],
			rows: [
				"1 | 新增停车泊位2 万个，改造厕所3 座。 | 市城管局 | 2026年9月",
				"2 | 新建绿道。 | 市园林局 | 2026年10月",
			],
		},
		{
			what: "sections between rows, and numbers that begin anew below them",
			lines: [
				head,
				"一、城市更新",
				"1 新建绿道。 市园林局 2026年10月",
				"二、民生保障",
				"1 新增托位。 市卫生健康委 2026年12月",
			],
			rows: ["1 | 新建绿道。 | 市园林局 | 2026年10月", "1 | 新增托位。 | 市卫生健康委 | 2026年12月"],
		},
		{
			what: "nothing behind the last row that is not its own",
			lines: [head, "1 新建绿道。 市园林局 2026年10月", "各地要加强组织领导，确保任务落实。"],
			rows: ["1 | 新建绿道。 | 市园林局 | 2026年10月"],
		},
		{
			what: "a vacant leader, and a name that is set apart",
			lines: ["序号 重点任务 责任领导 责任单位", "1 新建绿道。 何 静 市园林局", "2 新增托位。 市卫生健康委"],
			rows: ["1 | 新建绿道。 | 何 静 | 市园林局", "2 | 新增托位。 |  | 市卫生健康委"],
		},
		{
			what: "one cell a line, a stroke for nobody",
			lines: [
				"序号",
				"重点任务",
				"牵头单位",
				"配合单位",
				"完成时限",
				"1",
				"新建绿道。",
				"市园林局",
				"/",
				"2026年10月",
			],
			rows: ["1 | 新建绿道。 | 市园林局 | / | 2026年10月"],
		},
		{
			what: "one cell a line with an empty line behind each",
			lines: [
				"序号",
				"",
				"重点任务",
				"",
				"责任单位",
				"",
				"1",
				"",
				"新建绿道。",
				"",
				"市园林局",
				"",
				"2",
				"",
				"新增托位。",
				"",
				"市卫生健康委",
			],
			rows: ["1 | 新建绿道。 | 市园林局", "2 | 新增托位。 | 市卫生健康委"],
		},
		{
			what: "dates that a narrow column broke within the day, also before the end and beside page numbers",
			lines: [
				head,
				"1 新建绿道三条。 市园林局 2026.11.3",
				"0",
				"2 改造管网十公里。 市水务局 2026.9.1",
				"5",
				"- 2 -",
				"3 新增托位。 市卫生健康委 2026.12.3",
				"1",
			],
			rows: [
				"1 | 新建绿道三条。 | 市园林局 | 2026.11.30",
				"2 | 改造管网十公里。 | 市水务局 | 2026.9.15",
				"3 | 新增托位。 | 市卫生健康委 | 2026.12.31",
			],
		},
		{
			what: "a category before 序号, whose first words stand under the names",
			lines: [
				"工程类别 序号 重点任务 完成时限 责任单位",
				"现代农业",
				"强基工程",
				"1",
				"新建和改造高标准农田二十万亩，粮食总产量保持稳定，完成",
				"耕地轮作试点。",
				"2026 年 11 月",
				"市农业农村局、市财政局",
				"2",
				"建设种质资源库一座，选育突破性品种三个，推广优良种苗",
				"八万株。",
				"2026 年 10 月",
				"市农业农村局、市科技局",
			],
			rows: [
				"现代农业强基工程 | 1 | 新建和改造高标准农田二十万亩，粮食总产量保持稳定，完成耕地轮作试点。 | 2026年11月 | 市农业农村局、市财政局",
				"^^ | 2 | 建设种质资源库一座，选育突破性品种三个，推广优良种苗八万株。 | 2026年10月 | 市农业农村局、市科技局",
			],
		},
		{
			what: "amounts in a column of their own, whose name wraps",
			lines: [
				"序号 项目名称 建设内容 计划投",
				"资",
				"责任单位",
				"1 云溪水厂 新建水厂一座，日供水五万吨。 86000 市水务局",
				"2 梅岭公路 改建公路九公里，含桥梁三座。 51240.5 市交通运输局",
			],
			rows: [
				"1 | 云溪水厂 | 新建水厂一座，日供水五万吨。 | 86000 | 市水务局",
				"2 | 梅岭公路 | 改建公路九公里，含桥梁三座。 | 51240.5 | 市交通运输局",
			],
		},
		{
			what: "pages that begin with a form feed",
			lines: [
				head,
				"1. 新建绿道。 市园林局 2026 年 10 月",
				"- 1 -",
				"\f2.",
				"新增托位。 市卫生健康委 2026 年 12 月",
				"\f3. 改造管网。 市水务局 2026 年 9 月",
			],
			rows: [
				"1 | 新建绿道。 | 市园林局 | 2026年10月",
				"2 | 新增托位。 | 市卫生健康委 | 2026年12月",
				"3 | 改造管网。 | 市水务局 | 2026年9月",
			],
		},
		{
			what: "time limits that are a season's",
			lines: [
				head,
				"1 加固水库。 市水务局 汛期前",
				"2 巡查堤防。 市水务局、各镇 常年",
				"3 培训教师。 市教育局 秋季开学前",
				"4 检修管网。 市住建局 供暖季前",
			],
			rows: [
				"1 | 加固水库。 | 市水务局 | 汛期前",
				"2 | 巡查堤防。 | 市水务局、各镇 | 常年",
				"3 | 培训教师。 | 市教育局 | 秋季开学前",
				"4 | 检修管网。 | 市住建局 | 供暖季前",
			],
		},
		{
			what: "units one a line without a mark between them, of which one leads",
			lines: [
				"序号 重点工作 牵头部门 配合部门 时间节点",
				"1 完成开发区招商三十户。",
				"招商局",
				"经济发展局",
				"财政金融局",
				"9月",
				"2 建成园区道路两条。",
				"规划建设局",
				"自然资源分局",
				"云岭城市建设投资有限公",
				"司",
				"10月",
				"3 压减审批事项十项。 行政审批局 各部门 全年",
			],
			rows: [
				"1 | 完成开发区招商三十户。 | 招商局 | 经济发展局、财政金融局 | 9月 ?",
				"2 | 建成园区道路两条。 | 规划建设局 | 自然资源分局、云岭城市建设投资有限公司 | 10月 ?",
				"3 | 压减审批事项十项。 | 行政审批局 | 各部门 | 全年",
			],
		},
		{
			what: "leaders one a line, and long names that a narrow column broke",
			lines: [
				"序号 责任领导 目标任务 责任单位 完成时限",
				"1 乌云其木",
				"格",
				"全旗牲畜存栏稳定在三百万头以上，优质饲草",
				"种植面积达到四十万亩。",
				"旗农牧局 12月底",
				"2 那仁满都",
				"拉、包青",
				"山",
				"改造边防公路八十公里，解决七个嘎查四百户",
				"牧民通电问题。",
				"旗交通运输局 9月底",
				"3 闻砚舟",
				"祁岳",
				"新建嘎查集体经济示范点二十个，集体经济收",
				"入增长一成。",
				"旗委组织部 12月底",
			],
			rows: [
				"1 | 乌云其木格 | 全旗牲畜存栏稳定在三百万头以上，优质饲草种植面积达到四十万亩。 | 旗农牧局 | 12月底",
				"2 | 那仁满都拉、包青山 | 改造边防公路八十公里，解决七个嘎查四百户牧民通电问题。 | 旗交通运输局 | 9月底",
				"3 | 闻砚舟/祁岳 | 新建嘎查集体经济示范点二十个，集体经济收入增长一成。 | 旗委组织部 | 12月底",
			],
		},
		{
			what: "a last row that a page end cuts in several cells",
			lines: [
				"序号 项目名称 建设内容 责任部门 完成时限",
				"1 城乡供水一",
				"体化",
				"敷设供水管网六十公",
				"里，改造户表八千户。",
				"县住建局、县",
				"水务集团",
				"9月底",
				"2 城乡环卫一",
				"购置环卫车四十辆，",
				"县城管局、县",
				"10月底",
				"- 4 -",
				"序号 项目名称 建设内容 责任部门 完成时限",
				"体化更新",
				"新建垃圾中转站五座。",
				"财政局",
				"- 5 -",
			],
			rows: [
				"1 | 城乡供水一体化 | 敷设供水管网六十公里，改造户表八千户。 | 县住建局、县水务集团 | 9月底",
				"2 | 城乡环卫一体化更新 | 购置环卫车四十辆，新建垃圾中转站五座。 | 县城管局、县财政局 | 10月底 ?",
			],
		},
		{
			what: "remarks behind the last column, and numbers with a mark on lines of their own",
			lines: [
				"序号 重点任务 责任部门 完成时间 备注",
				"1.",
				"改造老旧小区八十个。",
				"市住建局 年底前",
				"2.",
				"引进项目六十个，产业规模突破一千亿元；",
				"支持龙头企业组建联合体。",
				"市商务局 3月底前 报市委",
				"3.",
				"治理空气污染。",
				"市生态环境局",
				"10月 一票否",
				"决",
				"4.",
				"新增托位三百个。",
				"市卫生健康委 持续推进",
			],
			rows: [
				"1 | 改造老旧小区八十个。 | 市住建局 | 年底前 | ",
				"2 | 引进项目六十个，产业规模突破一千亿元；支持龙头企业组建联合体。 | 市商务局 | 3月底前 | 报市委",
				"3 | 治理空气污染。 | 市生态环境局 | 10月 | 一票否决 ?",
				"4 | 新增托位三百个。 | 市卫生健康委 | 持续推进 | ",
			],
		},
		{
			what: "units one a line, the one that leads in brackets, and a name that ends like a bank's",
			lines: [
				"序号 重点任务 责任部门 牵头领导 完成时间",
				"1 建设实训基地二十个。",
				"省财政厅（牵头）",
				"省水利厅",
				"各市、州人民政府",
				"白景行",
				"10月",
				"2 新建示范村五百个。",
				"省交通运输厅（牵头）",
				"省数据局",
				"叶知秋、白景行",
				"11月",
			],
			rows: [
				"1 | 建设实训基地二十个。 | 省财政厅（牵头）、省水利厅、各市、州人民政府 | 白景行 | 10月",
				"2 | 新建示范村五百个。 | 省交通运输厅（牵头）、省数据局 | 叶知秋、白景行 | 11月",
			],
		},
		{
			what: "a header of two levels, whose lower names stand where the one above them does",
			lines: [
				"编",
				"号",
				"重点工作",
				"责任分工",
				"完成时限",
				"牵头部门 协办单位",
				"1 新建绿道三公里。 市园林局 市水务局、市住建局 2026.10",
				"2 改造危桥两座。 市交通运输局 市财政局 2026.12",
			],
			rows: [
				"1 | 新建绿道三公里。 | 市园林局 | 市水务局、市住建局 | 2026.10",
				"2 | 改造危桥两座。 | 市交通运输局 | 市财政局 | 2026.12",
			],
		},
		{
			what: "offices beside the names of leaders, in front, behind in brackets and on lines of their own",
			lines: [
				"序号 分管领导 重点任务 责任单位",
				"1 副市长周立民 推进城市体检。 市住建局",
				"2 韩冬（市委常委、",
				"副市长）",
				"修订应急预案。 市应急管理局",
				"3 市政府党组成员",
				"唐静怡",
				"副市长",
				"林致远",
				"新建绿道三公里。 市园林局",
				"4 市委常委、副市",
				"长欧阳靖 改造危桥两座。 市交通运输局",
			],
			rows: [
				"1 | 副市长周立民 | 推进城市体检。 | 市住建局",
				"2 | 韩冬（市委常委、副市长） | 修订应急预案。 | 市应急管理局",
				"3 | 市政府党组成员唐静怡/副市长林致远 | 新建绿道三公里。 | 市园林局",
				"4 | 市委常委、副市长欧阳靖 | 改造危桥两座。 | 市交通运输局",
			],
		},
		{
			what: "no leader where the words are a name of the work",
			lines: [
				"序号 分管领导 事项名称 重点任务 责任单位",
				"1 周立民 城市体检 完成六个片区的体检。 市住建局",
				"2 客流提升 新增公交线路三条。 市交通运输局",
				"3 韩冬 应急演练 组织演练两次。 市应急管理局",
			],
			rows: [
				"1 | 周立民 | 城市体检 | 完成六个片区的体检。 | 市住建局",
				"2 |  | 客流提升 | 新增公交线路三条。 | 市交通运输局",
				"3 | 韩冬 | 应急演练 | 组织演练两次。 | 市应急管理局",
			],
		},
		{
			what: "labels that part a cell of units",
			lines: [
				head,
				"1 开展普法宣传。",
				"牵头单位：县残联",
				"配合单位：县总工会、县",
				"司法局",
				"6月底",
				"2 修订应急预案。 牵头单位：县应急管理局 9月底",
			],
			rows: [
				"1 | 开展普法宣传。 | 牵头单位：县残联/配合单位：县总工会、县司法局 | 6月底",
				"2 | 修订应急预案。 | 牵头单位：县应急管理局 | 9月底",
			],
		},
		{
			what: "units with a blank between them and no mark",
			lines: [
				head,
				"1 建设实训基地二十个。",
				"党委工作部 建设管理部 纪检监察室",
				"工会",
				"2026年9月底",
				"2 修订应急预案。",
				"物资公司 人力资源部 维保公司 建",
				"设分公司",
				"2026年6月底",
				"3 编制年度检修计划。",
				"技术中心 信息通信中心 安全质量部",
				"2026年3月底",
			],
			rows: [
				"1 | 建设实训基地二十个。 | 党委工作部、建设管理部、纪检监察室、工会 | 2026年9月底",
				"2 | 修订应急预案。 | 物资公司、人力资源部、维保公司、建设分公司 | 2026年6月底",
				"3 | 编制年度检修计划。 | 技术中心、信息通信中心、安全质量部 | 2026年3月底",
			],
		},
		{
			what: "numbers that a narrow column parts from their marks",
			lines: [
				head,
				"1",
				"、",
				"新建绿道三公里。",
				"★市园林局 2026年10月",
				"2",
				"、",
				"改造危桥两座。",
				"★市交通运输局 2026年12月",
			],
			rows: [
				"1 | 新建绿道三公里。 | ★市园林局 | 2026年10月",
				"2 | 改造危桥两座。 | ★市交通运输局 | 2026年12月",
			],
		},
		{
			what: "time limits that a narrow column breaks anywhere",
			lines: [
				"序号 重点任务 责任单位 完成时限 备注",
				"1 推进城市体检。 市住建局",
				"2026 年",
				"12 月",
				"31 日",
				"续建项目",
				"2 修订应急预案。 市应急管理局",
				"2026 年 6 月底",
				"前",
				"3 新建绿道三公里。 市园林局",
				"2026 年 10 月",
				"31 日",
			],
			rows: [
				"1 | 推进城市体检。 | 市住建局 | 2026年12月31日 | 续建项目",
				"2 | 修订应急预案。 | 市应急管理局 | 2026年6月底前 | ",
				"3 | 新建绿道三公里。 | 市园林局 | 2026年10月31日 | ",
			],
		},
		{
			what: "words that a remark, a source or an author might begin with, and do not",
			lines: [
				head,
				"1 推进城市体检。 市住建局 9月底",
				"2",
				"注册经营主体五千户，",
				"来源于外地的不少于一成。",
				"市市场监管局 10月底",
				"3 新建绿道三公里。 市园林局 12月底",
			],
			rows: [
				"1 | 推进城市体检。 | 市住建局 | 9月底",
				"2 | 注册经营主体五千户，来源于外地的不少于一成。 | 市市场监管局 | 10月底",
				"3 | 新建绿道三公里。 | 市园林局 | 12月底",
			],
		},
		{
			what: "a remark of one word behind those who lead, where nobody helps",
			lines: [
				"序号 重点任务 牵头单位 配合单位 备注",
				"1 推进城市体检。 市住建局 市财政局、市水务局 新增",
				"2 修订应急预案。 市应急管理局 市气象局",
				"3 新建绿道三公里。 市园林局 新增",
			],
			rows: [
				"1 | 推进城市体检。 | 市住建局 | 市财政局、市水务局 | 新增",
				"2 | 修订应急预案。 | 市应急管理局 | 市气象局 | ",
				"3 | 新建绿道三公里。 | 市园林局 |  | 新增 ?",
			],
		},
		{
			what: "the rest of a row on the next page, though a category may stand left of the numbers",
			lines: [
				"类别 序号 重点任务 责任单位 完成时限",
				"城乡建设 1 推进城市体检。 市住建局 9月底",
				"2 加强投资项目全过程管理，评审",
				"金额不低于一亿元，审减率控制在",
				"市财政局 10月底",
				"类别 序号 重点任务 责任单位 完成时限",
				"合理区间，对超概项目一律约",
				"谈。",
				"民生保障 3 新建书房三处。 市文化和旅游局 12月底",
			],
			rows: [
				"城乡建设 | 1 | 推进城市体检。 | 市住建局 | 9月底",
				"^^ | 2 | 加强投资项目全过程管理，评审金额不低于一亿元，审减率控制在合理区间，对超概项目一律约谈。 | 市财政局 | 10月底 ?",
				"民生保障 | 3 | 新建书房三处。 | 市文化和旅游局 | 12月底",
			],
		},
		{
			what: "names that a line end breaks behind the bracket of 各市（州）, and persons to contact",
			lines: [
				"序号 重点任务 牵头处室 联系人 协办处室 完成时限",
				"1 设立工作室八十个。 各市（州）卫",
				"生健康委",
				"周立民 医政处 10月底",
				"2 化解积案三十五件。 法规处 欧阳靖 省人民医院、保健办 12月底",
			],
			rows: [
				"1 | 设立工作室八十个。 | 各市（州）卫生健康委 | 周立民 | 医政处 | 10月底",
				"2 | 化解积案三十五件。 | 法规处 | 欧阳靖 | 省人民医院、保健办 | 12月底",
			],
		},
		{
			what: "交办事项 for its tasks, 建设地点 and an amount whose bracket wraps beside them",
			lines: [
				"序号 工作名称 建设地点 交办事项",
				"投资额",
				"（万元）",
				"承担单位 完成节点",
				"1 供水提质 双桥 新建净水厂一座。 35226 镇水利站 2026年11月",
				"2 便民服务 七里河 改造服务大厅三处。 1200 镇社会事务办 2026年9月",
			],
			rows: [
				"1 | 供水提质 | 双桥 | 新建净水厂一座。 | 35226 | 镇水利站 | 2026年11月 ?",
				"2 | 便民服务 | 七里河 | 改造服务大厅三处。 | 1200 | 镇社会事务办 | 2026年9月 ?",
			],
		},
		{
			what: "time limits in front that begin like a count of years, and 已启动 in them",
			lines: [
				"序号 时间安排 责任单位 重点任务",
				"1 每月 市住建局 推进城市体检。",
				"2 年底前 市应急管理局 修订应急预案。",
				"3 已启动，11月底前完成 市园林局 新建绿道三公里。",
			],
			rows: [
				"1 | 每月 | 市住建局 | 推进城市体检。",
				"2 | 年底前 | 市应急管理局 | 修订应急预案。",
				"3 | 已启动，11月底前完成 | 市园林局 | 新建绿道三公里。",
			],
		},
		{
			what: "a remark behind a leader, who has one name",
			lines: [
				"序号 重点任务 责任单位 分管领导 备注",
				"1 推进城市体检。 市住建局 周立民",
				"2 修订应急预案。 市应急管理局 韩冬 重点督办",
				"3 新建绿道三公里。 市园林局 唐静怡 结转",
			],
			rows: [
				"1 | 推进城市体检。 | 市住建局 | 周立民 | ",
				"2 | 修订应急预案。 | 市应急管理局 | 韩冬 | 重点督办",
				"3 | 新建绿道三公里。 | 市园林局 | 唐静怡 | 结转",
			],
		},
		{
			what: "a category that a narrow column breaks before a longer name",
			lines: [
				"序号 方面 重点工作 主要工作任务 牵头单位 完成时限",
				"1 推动产业",
				"升级",
				"生态修复 修复湿地三处，栽种乔木二千株。",
				"市审计局 10月底",
				"2 数字转型 建设平台两个，接入系统二十个。 市数据局 12月底",
				"3 保障改善",
				"民生",
				"城市提质 改造小区八个，加装电梯十部。 市住建局 12月底",
			],
			rows: [
				"1 | 推动产业升级 | 生态修复 | 修复湿地三处，栽种乔木二千株。 | 市审计局 | 10月底",
				"2 | ^^ | 数字转型 | 建设平台两个，接入系统二十个。 | 市数据局 | 12月底",
				"3 | 保障改善民生 | 城市提质 | 改造小区八个，加装电梯十部。 | 市住建局 | 12月底",
			],
		},
		{
			what: "a row that is not certain, as far as it is",
			lines: [head, "1 新建绿道。 市园林局 2026年10月", "2 新增托位。 市卫生健康委 抓紧办理"],
			rows: ["1 | 新建绿道。 | 市园林局 | 2026年10月", "2 | 新增托位。 | 市卫生健康委 | 抓紧办理 ?"],
		},
	];
	for (const { what, lines, rows } of cases)
		it(`has ${what}`, () => {
			const plan = read(title, ...lines);
			assert.deepEqual(rowsIn(plan), rows);
			assert.equal(plan.layout, "loose");
		});

	const forms: readonly {
		readonly what: string;
		readonly lines: readonly string[];
		readonly rows: readonly string[];
	}[] = [
		{
			what: "a cell a line, with lists in them",
			lines: [
				..."序号 具体任务 状态 责任单位 完成时限".split(" "),
				..."1 1.摸清底数； 2.分类处置； 推进中 市公安局 立行立改".split(" "),
				..."2 修订应急预案。 已办结 市应急管理局 二〇二六年六月底前".split(" "),
				..."3 新建口袋公园。 未启动 市园林局 2026年9月底".split(" "),
			],
			rows: [
				"1 | 1.摸清底数；2.分类处置； | 推进中 | 市公安局 | 立行立改",
				"2 | 修订应急预案。 | 已办结 | 市应急管理局 | 二〇二六年六月底前",
				"3 | 新建口袋公园。 | 未启动 | 市园林局 | 2026年9月底",
			],
		},
		{
			what: "figures and what they are counted in",
			lines: [
				"序号 指标名称 计量单位 2025年基数 2026年目标值 责任单位",
				"1 森林覆盖率 % 42.10 ≥43 市林业局",
				"2 新增经营主体 户 512 690 市市场监管局",
				"3 招商引资到位资金 亿元 18.5 21 市商务局",
			],
			rows: [
				"1 | 森林覆盖率 | % | 42.10 | ≥43 | 市林业局",
				"2 | 新增经营主体 | 户 | 512 | 690 | 市市场监管局",
				"3 | 招商引资到位资金 | 亿元 | 18.5 | 21 | 市商务局",
			],
		},
	];
	for (const { what, lines, rows } of forms)
		it(`has the cells of ${what}`, () => {
			const found = rowsIn(read(title, ...lines));
			assert.deepEqual(
				found.map((row) => row.replace(/\n|(?<=；)\/| \?$/g, "")),
				rows,
			);
		});

	it("drops no word: all that stands in its rows stands in their cells", () => {
		const lines = [
			"1 新建 绿道 三条 局部 示范 市园林局 还有 2026年10月 前 完成 吧",
			"2 改造 市水务局 管网 年底 市住建局",
		];
		const shown = rowsIn(read(title, head, ...lines))
			.join("")
			.replace(/[\s|?]/g, "");
		assert.equal(shown, lines.join("").replace(/\s/g, ""));
	});
});

describe("a table that cannot be read", () => {
	const unread: readonly {
		readonly what: string;
		readonly lines: readonly string[];
		readonly rows: number;
	}[] = [
		{
			what: "rows without numbers",
			lines: ["重点任务 责任单位 完成时限", "新建绿道。 市园林局 10月底", "新增托位。 市卫生健康委 年底"],
			rows: 2,
		},
		{
			what: "nothing between its cells",
			lines: ["序号重点任务责任单位完成时限", "1新建绿道市园林局10月底", "2新增托位市卫生健康委年底"],
			rows: 2,
		},
		{
			what: "several tasks under one number, with short time limits",
			lines: [
				"序号 重点任务 工作举措 牵头单位 配合单位 完成时限",
				"1 产业振兴",
				"新建茶叶标准园四个。 市农业农村局 市林业局 5 月",
				"扶持家庭农场六十家。 市农业农村局 市供销社 全年",
				"2 生态宜居",
				"建设和美乡村八个。 市住建局 市财政局 6 月",
				"污水治理率达到五成五。 市生态环境局 市水务局 12月底",
				"3 乡风文明",
				"开展移风易俗宣传。 市委宣传部 市民政局 5 月",
				"评选文明家庭一百户。 市妇联 市委宣传部 全年",
			],
			rows: 3,
		},
		{
			what: "columns aligned by blanks whose cells wrap",
			lines: [
				"序号   重点任务             责任单位",
				"       新建绿道三条，        市园林局、",
				"1",
				"       改造两条。            市水务局",
				"2      新增托位。            市卫生健康委",
			],
			rows: 2,
		},
		{
			what: "cells that were mixed up",
			lines: [
				"序号",
				"",
				"重点任务",
				"",
				"责任单位",
				"",
				"1",
				"",
				"新建绿道三条，",
				"改造两条。市园林局",
				"",
				"2",
			],
			rows: 2,
		},
		{
			what: "cells of several lines behind all the others, as a spreadsheet prints them",
			lines: [
				"序号 重点任务 责任单位 完成时限",
				"1 市园林局 10月底",
				"2 市水务局",
				"3 市住建局、市城管局 12月底",
				"4 市财政局 全年",
				"新建绿道三条，",
				"改造两条。",
				"改造管网十公里，新建泵站",
				"两座。",
			],
			rows: 4,
		},
		{
			what: "several tasks under a number",
			lines: [
				"序号 重点领域 具体任务 责任单位 完成时限",
				"1 城市更新 新建绿道。 市园林局 2026年10月",
				"改造管网。 市水务局 2026年9月",
				"2 民生保障 新增托位。 市卫生健康委 2026年12月",
				"新建学校。 市教育局 2026年8月",
			],
			rows: 2,
		},
	];
	for (const { what, lines, rows } of unread)
		it(`has ${what}`, () => {
			const plan = read(title, ...lines);
			assert.equal(plan.taskCount, 0);
			assert.deepEqual(
				plan.problems.map(({ kind }) => kind),
				["unread"],
			);
			assert.match(plan.problems[0]?.message.zh ?? "", /直接导入原文件/);
			assert.deepEqual(
				plan.tables.map(({ layout, rows: read, unread: left }) => ({ layout, read, left })),
				[{ layout: "loose", read: 0, left: rows }],
			);
		});

	const silent: readonly { readonly what: string; readonly text: string }[] = [
		{
			what: "glued to its title",
			text: "云溪县2026年文旅任务表序号项目任务责任单位完成时限1修缮民居五十栋。县文旅局9月底2新增饭店两家。县文旅局12月底",
		},
		{
			what: "a column below the other",
			text: "云溪县林业任务表\n\n序号\n1\n\n2\n3\n\n工作任务\n造林三万亩。\n控制火灾。\n\n责任单位\n县林业局\n\n完成时限\n11月底",
		},
		{
			what: "under names that say neither units nor dates",
			text: `${title}\n序号 产业 年度任务及分工\n1\n竹产业\n小项 任务\n1-1\n新造\n毛竹林`,
		},
	];
	for (const { what, text } of silent)
		it(`is told of where it stands ${what}`, () => {
			const plan = read(text);
			assert.equal(plan.taskCount, 0);
			assert.deepEqual(
				plan.problems.map(({ kind }) => kind),
				["unread"],
			);
		});

	it("is none in prose that speaks of such names", () => {
		const text = "台账要写明序号、任务、责任单位和完成时限。\n\n任务要实。\n\n责任单位要明确。\n";
		assert.deepEqual(read("云溪县通知", "", text).problems, []);
	});

	it("is told of beside another that is read, and is none where it has other columns", () => {
		const good = [head, "1 新建绿道。 市园林局 2026年10月", "附件2"];
		assert.equal(
			read(title, ...good, "重点任务 责任单位 完成时限", "新增托位。 市卫生健康委 年底").problems.length,
			1,
		);
		assert.equal(read(title, ...good, "序号 姓名 电话", "1 王建国 12345").problems.length, 0);
	});

	it("is looked for in a plan of which nothing was read, whatever its columns are", () => {
		const table = "<table><tr><td>甲</td><td>乙</td></tr></table>";
		assert.equal(read(`# ${title}`, "", table).problems[0]?.kind, "unread");
		assert.equal(read("# 会议纪要", "", table).problems.length, 0);
	});
});
