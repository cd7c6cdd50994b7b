/*
 * What the three tasks begin with, and what must have come of them: tasks with who answers for them, as `niwen parse`
 * tells. All of it is made up.
 */

const columns = [
	"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
	"| ---- | ---- | ---------------- | -------- | -------- |",
];

const plan = (head, ...lines) => ["---", "region: 苏州市吴江区", ...head, "---", "", ...lines, ""].join("\n");

/** A task: its words, leader and units, the first of which leads. */
const wanted = [
	["新建幼儿园3所。", "沈伟江", "区教育局", "区财政局"],
	["新增普惠托位500个。", "沈伟江", "区卫健委"],
	["新建区域性养老服务中心2个。", "李红", "区民政局"],
	["改造老旧小区12个。", "李红", "区住建局"],
	["新增公共停车泊位800个。", "李红", "区城管局", "区公安局"],
	["举办文化惠民演出120场。", "沈伟江", "区文体广电和旅游局"],
	["新增城镇就业2.5万人。", "沈伟江", "区人社局"],
	["新辟公交线路4条。", "李红", "区交通运输局"],
	["新建乡镇气象观测站5个。", "李红", "区气象局"],
	["推出“高效办成一件事”服务30项。", "沈伟江", "区行政审批局", "区大数据管理局"],
];

const lastYear = plan(
	[],
	"# 苏州市吴江区2025年重点工作任务分解方案",
	"",
	"（共8项）",
	"",
	"## 一、民生保障",
	"",
	...columns,
	"| 1 | 民生实事 | 1.新建幼儿园2所。 | 沈伟江 | ★区教育局、区财政局 |",
	"| ^^ | ^^ | 2.新增普惠托位400个。 | 沈伟江 | ★区卫健委 |",
	"| ^^ | ^^ | 3.新建区域性养老服务中心1个。 | 李红 | ★区民政局 |",
	"| ^^ | ^^ | 4.改造老旧小区9个。 | 李红 | ★区住建局 |",
	"| ^^ | ^^ | 5.新增公共停车泊位600个。 | 李红 | ★区城管局、区公安局 |",
	"| ^^ | ^^ | 6.举办文化惠民演出100场。 | 沈伟江 | ★区文体广电和旅游局 |",
	"| ^^ | ^^ | 7.新增城镇就业2万人。 | 沈伟江 | ★区人社局 |",
	"| ^^ | ^^ | 8.新辟公交线路3条。 | 李红 | ★区交通运输局 |",
);

const economy = [
	["服务业增加值增长6%以上。", "钱宇", "区发改委", "区统计局"],
	["规模以上工业总产值增长7%以上。", "钱宇", "区工信局", "区统计局"],
	["新增上市企业2家。", "钱宇", "区金融监管局"],
];

/** A section to be written: the paragraph stands at the end. */
export const write = {
	files: {
		"2025.plan.md": lastYear,
		"2026.plan.md": plan(
			["previous: 2025.plan.md"],
			"# 苏州市吴江区2026年重点工作任务分解方案",
			"",
			"（共3项）",
			"",
			"## 一、经济运行",
			"",
			...columns,
			"| 1 | 主要指标 | 1.服务业增加值增长6%以上。 | 钱宇 | ★区发改委、区统计局 |",
			"| ^^ | ^^ | 2.规模以上工业总产值增长7%以上。 | ^^ | ★区工信局、区统计局 |",
			"| 2 | 企业服务 | 3.新增上市企业2家。 | 钱宇 | ★区金融监管局 |",
			"",
			wanted.map(([words]) => words).join(""),
		),
	},
	sections: ["一、经济运行", "二、民生保障"],
	outcome: { "2026.plan.md": [...economy, ...wanted] },
};

const infrastructure = [
	["新建农村公路30公里。", "沈伟江", "区交通运输局"],
	["改造供水管网20公里。", "沈伟江", "区水务局"],
	["新建充电桩400个。", "沈伟江", "区住建局", "供电公司"],
];
const greening = [
	["整治河道15条。", "李红", "区水务局"],
	["新建口袋公园8个。", "李红", "区住建局"],
	["新增绿地20公顷。", "李红", "区住建局"],
];
const villages = [
	["创建绿色蔬菜基地6个。", "孙俊良", "区农业农村局"],
	["培训农机手400人次。", "孙俊良", "区农业农村局", "区人社局"],
	["改造农村户厕800座。", "孙俊良", "区卫健委"],
];
const roads = [
	["新辟镇村公交线路3条。", "孙俊良", "区交通运输局"],
	["完成15个村的环境整治。", "孙俊良", "区城管局"],
	["新建村级服务站9个。", "孙俊良", "区民政局"],
];
const safety = [
	["排查隐患500处。", "王嵘", "区应急管理局"],
	["开展应急演练40场。", "王嵘", "区应急管理局", "区消防救援大队"],
	["新建微型消防站12个。", "王嵘", "区消防救援大队"],
];

/** Rows of a group whose leader stands in the first; tasks count from `from`. */
function group(number, name, from, tasks) {
	return tasks.map(([words, leader, lead, ...others], i) => {
		const left = i === 0 ? `| ${number} | ${name} |` : "| ^^ | ^^ |";
		const units = [`★${lead}`, ...others].join("、");
		return `${left} ${from + i}.${words} | ${i === 0 ? leader : "^^"} | ${units} |`;
	});
}

/**
 * Two sections to be reorganised: the second group of the first goes to the end of the second section, the last task of
 * the second section's second group becomes that group's first, and 新建充电桩 is given up.
 */
export const reorganise = {
	files: {
		"2026.plan.md": plan(
			[],
			"# 苏州市吴江区2026年重点工作任务分解方案",
			"",
			"（共15项）",
			"",
			"## 一、城市建设",
			"",
			...columns,
			...group(1, "基础设施", 1, infrastructure),
			...group(2, "生态环境", 4, greening),
			"",
			"## 二、乡村建设",
			"",
			...columns,
			...group(1, "农业生产", 7, villages),
			...group(2, "村庄环境", 10, roads),
			"",
			"## 三、安全保障",
			"",
			...columns,
			...group(1, "安全生产", 13, safety),
			"",
			"注：第13项按月调度。",
		),
	},
	sections: ["一、城市建设", "二、乡村建设", "三、安全保障"],
	outcome: {
		"2026.plan.md": [
			...infrastructure.slice(0, 2),
			...villages,
			...[roads[2], roads[0], roads[1]],
			...greening,
			...safety,
		],
	},
	/** What else must stand in the text. */
	says: ["（共14项）", "注：第12项按月调度。", "| 3 | 生态环境 | 9."],
};

const renamed = (tasks) =>
	tasks.map((task) => task.map((name) => name.replace(/^区发改委$/, "区发展和改革局")));
const office = [
	["编制“十五五”规划纲要。", "钱宇", "区发改委"],
	["新开工项目60个。", "钱宇", "区住建局", "区发改委"],
	["争取上级资金3亿元。", "钱宇", "区财政局", "区发改委"],
	["向市发改委报送项目20个。", "钱宇", "区发改委"],
];
/** In the second row the name stands without its level, which the unit in front of it has. */
const officePlan = (year) =>
	plan(
		[],
		`# 苏州市吴江区${year}年重点工作任务分解方案`,
		"",
		"（共4项）",
		"",
		"## 一、经济运行",
		"",
		...columns,
		"| 1 | 重点项目 | 1.编制“十五五”规划纲要。 | 钱宇 | ★区发改委 |",
		"| ^^ | ^^ | 2.新开工项目60个。 | ^^ | ★区住建局、发改委 |",
		"| ^^ | ^^ | 3.争取上级资金3亿元。 | ^^ | ★区财政局、区发改委 |",
		"| ^^ | ^^ | 4.向市发改委报送项目20个。 | ^^ | ★区发改委 |",
		"",
		"注：项目由区发改委汇总后报市发改委。",
	);

/** 区发改委 is called 区发展和改革局 now; 市发改委 is not. */
export const rename = {
	files: Object.fromEntries([2024, 2025, 2026].map((year) => [`${year}.plan.md`, officePlan(year)])),
	sections: ["一、经济运行"],
	outcome: Object.fromEntries([2024, 2025, 2026].map((year) => [`${year}.plan.md`, renamed(office)])),
	says: ["注：项目由区发展和改革局汇总后报市发改委。", "4.向市发改委报送项目20个。"],
};
