import { counted } from "../../model/counted.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Target } from "../../model/target.js";
import { type PlanCharts, placesInMap, sayLeftOut } from "./planCharts.js";
import type { Report, ReportPart } from "./report.js";
import type { LoadCounts, OutlierJson, StatisticsJson } from "./statistics.js";
import { changeNames, periodName } from "./statisticsNames.js";

type Language = keyof LocalizedText;

/** Numbers of tasks that are listed; of more it is said how many. */
const mostListed = 30;
/** Names that stand beside a load. */
const mostBeside = 3;

/** A plan in numbers: how much of it there is, in which parts, and what can be checked of it. */
export function statisticsReport(
	statistics: StatisticsJson,
	language: Language,
	charts: PlanCharts = {},
): Report {
	const { title, tasks, declaredTotal, sections, targets, leaders, units, deadlines } = statistics;
	const zh = language === "zh";
	const total = zh ? `共${tasks}项任务` : counted(tasks, "task");
	const declared =
		declaredTotal === null
			? ""
			: declaredTotal === tasks
				? zh
					? "，与文中写明的一致"
					: ", as declared"
				: zh
					? `，文中写明${declaredTotal}项`
					: `, ${declaredTotal} declared`;
	const leading = units.filter(({ leads }) => leads > 0).length;
	return {
		title: zh ? "方案统计" : "The plan in numbers",
		lead: [
			...(title === null ? [] : [title]),
			zh
				? `${total}${declared}；牵头领导${leaders.length}人，责任单位${units.length}家，其中牵头的${leading}家。`
				: `${total}${declared}; ${counted(leaders.length, "leader")}, ${counted(units.length, "unit")}, ${leading} of them leading.`,
			zh
				? `有可考核目标的任务${targets.tasksWith}项，没有的${targets.tasksWithout}项。`
				: `With a target that can be checked: ${counted(targets.tasksWith, "task")}; without: ${targets.tasksWithout}.`,
		],
		parts: [
			...(sections.length === 0 ? [] : [{ ...sectionPart(statistics, zh), ...drawn(charts.sections) }]),
			...(targets.total === 0 ? [] : [{ ...targetPart(statistics, zh), ...drawn(charts.targets) }]),
			...missingParts(statistics, zh),
			...(deadlines.tasksWith === 0
				? []
				: [{ ...deadlinePart(statistics, language), ...drawn(charts.deadlines) }]),
		],
	};
}

/** Who has how much to do, and who far more than the others. */
export function loadReport(statistics: StatisticsJson, language: Language, charts: PlanCharts = {}): Report {
	const { title, tasks, leaders, units, outliers, unitsByLeader } = statistics;
	const zh = language === "zh";
	const parts: ReportPart[] = [];
	if (leaders.length > 0)
		parts.push({
			heading: zh ? "牵头领导" : "Leaders",
			text: sayOutliers(outliers, "leader", language),
			...drawn(charts.leaders),
			table: {
				columns: zh
					? ["姓名", "单独牵头", "共同牵头", "合计", "占全部任务", "主要牵头单位"]
					: ["Name", "Alone", "With others", "In all", "Of all tasks", "Mostly with"],
				rows: loadRows(leaders, tasks, language),
			},
		});
	if (units.length > 0)
		parts.push({
			heading: zh ? "责任单位" : "Units",
			text: sayOutliers(outliers, "unit", language),
			...drawn(charts.units),
			table: {
				columns: zh
					? ["单位", "牵头", "配合", "合计", "占全部任务", "主要牵头领导"]
					: ["Unit", "Leads", "Shares in", "In all", "Of all tasks", "Mostly under"],
				rows: loadRows(units, tasks, language),
			},
		});
	if (unitsByLeader.length > 0) parts.push({ ...pairPart(statistics, zh), ...drawn(charts.pairs) });
	const nobody = zh ? "本方案没有写明牵头领导和责任单位。" : "This plan names neither leaders nor units.";
	return {
		title: zh ? "任务分布" : "Who has how much to do",
		lead: [...(title === null ? [] : [title]), ...(parts.length === 0 ? [nobody] : [])],
		parts,
	};
}

function drawn(chart: PlanCharts[keyof PlanCharts]): Pick<ReportPart, "chart"> {
	return chart === undefined ? {} : { chart };
}

/** How many tasks each unit has under each leader; of those who have less to do it is said how many are left out. */
function pairPart({ unitsByLeader, leaders }: StatisticsJson, zh: boolean): ReportPart {
	const { units, leaders: names, left } = placesInMap(unitsByLeader, leaders);
	const counts = new Map(
		unitsByLeader.map(({ unit, leader, leads, shares }) => [`${unit}\n${leader}`, `${leads + shares}`]),
	);
	const note = sayLeftOut(left, zh);
	return {
		heading: zh ? "单位与领导共同的任务" : "Tasks of units under leaders",
		text: [
			zh
				? "单位牵头或配合、由该领导牵头的任务数。"
				: "Tasks that the unit leads or shares in, and the leader answers for.",
			...(note === "" ? [] : [note]),
		],
		table: {
			columns: [zh ? "单位" : "Unit", ...names],
			rows: units.map((unit) => ({
				cells: [unit, ...names.map((leader) => counts.get(`${unit}\n${leader}`) ?? "")],
			})),
		},
	};
}

function deadlinePart({ deadlines }: StatisticsJson, language: Language): ReportPart {
	const { tasksWith, tasksWithout, byPeriod } = deadlines;
	const zh = language === "zh";
	return {
		heading: zh ? "完成时限" : "Deadlines",
		text: [
			zh
				? `写明时限的任务${tasksWith}项，没有写明的${tasksWithout}项；几个季度都有事项到期的任务，各季度都计入。`
				: `With a date: ${counted(tasksWith, "task")}; without: ${tasksWithout}. A task of which something is due in several quarters counts in each.`,
		],
		table: {
			columns: zh ? ["时限", "任务"] : ["Due", "Tasks"],
			rows: byPeriod.map(({ period, tasks }) => ({ cells: [periodName(period, language), `${tasks}`] })),
		},
	};
}

function sectionPart({ sections }: StatisticsJson, zh: boolean): ReportPart {
	return {
		heading: zh ? "各部分" : "Sections",
		text: [],
		table: {
			columns: zh
				? ["任务", "有目标", "牵头单位", "牵头领导", "部分"]
				: ["Tasks", "With targets", "Lead units", "Leaders", "Section"],
			rows: sections.map(({ name, tasks, tasksWithTargets, leadUnits, leaders }) => ({
				cells: [`${tasks}`, `${tasksWithTargets}`, `${leadUnits}`, `${leaders}`, name],
			})),
		},
	};
}

function targetPart({ targets }: StatisticsJson, zh: boolean): ReportPart {
	const kinds = (Object.keys(changeNames) as Target["change"][]).filter((kind) => targets.byChange[kind] > 0);
	return {
		heading: zh ? `目标（${targets.total}个）` : `Targets (${targets.total})`,
		text: [],
		table: {
			columns: zh ? ["种类", "个数"] : ["Kind", "Number"],
			rows: kinds.map((kind) => ({
				cells: [changeNames[kind][zh ? "zh" : "en"], `${targets.byChange[kind]}`],
			})),
		},
	};
}

function missingParts(
	{ withoutLeader, withoutLeadUnit }: StatisticsJson,
	zh: boolean,
): readonly ReportPart[] {
	const part = (heading: LocalizedText, numbers: readonly string[]): readonly ReportPart[] =>
		numbers.length === 0 ? [] : [{ heading: heading[zh ? "zh" : "en"], text: [sayNumbers(numbers, zh)] }];
	return [
		...part({ zh: "没有牵头领导的任务", en: "Tasks without a leader" }, withoutLeader),
		...part({ zh: "没有牵头单位的任务", en: "Tasks without a lead unit" }, withoutLeadUnit),
	];
}

function sayNumbers(numbers: readonly string[], zh: boolean): string {
	const listed = numbers.slice(0, mostListed).join(zh ? "、" : ", ");
	const all = numbers.length;
	if (zh) return `${all}项：第${listed}项${all > mostListed ? "等" : ""}。`;
	return `${counted(all, "task")}: ${listed}${all > mostListed ? ` and ${all - mostListed} more` : ""}.`;
}

function loadRows(loads: readonly LoadCounts[], tasks: number, language: Language) {
	const list = language === "zh" ? "、" : ", ";
	return loads.map(({ name, leads, shares, with: others }) => ({
		cells: [
			...[name, `${leads}`, `${shares}`, `${leads + shares}`],
			`${Math.round((100 * (leads + shares)) / Math.max(1, tasks))}%`,
			others
				.slice(0, mostBeside)
				.map((other) => `${other.name} ${other.tasks}`)
				.join(list),
		],
	}));
}

/** 区发改委牵头23项，远多于其他单位（平均3.9项，中位数2项）。 */
function sayOutliers(
	outliers: readonly OutlierJson[],
	kind: OutlierJson["kind"],
	language: Language,
): readonly string[] {
	return outliers
		.filter((outlier) => outlier.kind === kind)
		.map(({ name, of, count, mean, median }) => {
			if (language === "zh") {
				const others = kind === "unit" ? "其他单位" : "其他领导";
				return `${name}${of === "shares" ? "配合" : "牵头"}${count}项，远多于${others}（平均${mean}项，中位数${median}项）。`;
			}
			const does = of === "shares" ? "shares in" : "leads";
			return `${name} ${does} ${counted(count, "task")}, far more than others (mean ${mean}, median ${median}).`;
		});
}
