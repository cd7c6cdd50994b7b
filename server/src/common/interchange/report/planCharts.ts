import type { Holder } from "../../analysis/holders.js";
import { counted } from "../../model/counted.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Bar, BarChart, Chart, HeatMap } from "./chart.js";
import type { PairFigure, PlanFigures } from "./planFigures.js";
import { changeNames, periodName } from "./statisticsNames.js";

type Language = keyof LocalizedText;

/** The charts of a plan, each for a part of its statistics; what a plan has nothing of is not drawn. */
export interface PlanCharts {
	readonly sections?: Chart;
	readonly targets?: Chart;
	readonly deadlines?: Chart;
	readonly leaders?: Chart;
	readonly units?: Chart;
	readonly pairs?: Chart;
}

/** Bars of a chart; all are in the table behind it. */
const mostBars = 60;
/** Of the heat map. */
const mostRows = 40;
const mostColumns = 20;

export function planCharts(figures: PlanFigures, language: Language): PlanCharts {
	const zh = language === "zh";
	const { sections, kinds, deadlines, leaders, units } = figures;
	// Where the plan does not show who leads, all that have a task are alike.
	const marksLead = units.some(({ leads }) => leads.length > 0);
	const heat = heatMap(figures, marksLead, zh);
	return {
		...named(
			"sections",
			barChart(
				sections.map(({ name, withTargets, withoutTargets }) => ({
					name: name === "" ? (zh ? "（无标题）" : "(no title)") : name,
					values: [withTargets.length, withoutTargets.length],
					tasks: [...withTargets, ...withoutTargets].sort((a, b) => a - b),
				})),
				zh ? ["有可考核目标", "没有"] : ["with targets", "without"],
				{ zh, of: zh ? "各部分的任务" : "Tasks by section", isSorted: false },
			),
		),
		...named(
			"targets",
			barChart(
				kinds.map(({ change, targets, tasks }) => ({
					...{ name: changeNames[change][language], values: [targets], tasks },
				})),
				zh ? ["目标"] : ["targets"],
				{ zh, of: zh ? "各种目标" : "Targets by kind", isSorted: false, isOfTargets: true },
			),
		),
		...named(
			"deadlines",
			barChart(
				deadlines.map(({ period, tasks }) => ({
					...{ name: periodName(period, language), values: [tasks.length], tasks },
				})),
				zh ? ["到期任务"] : ["tasks due"],
				{ zh, of: zh ? "各季度到期的任务" : "Tasks due by quarter", isSorted: false },
			),
		),
		...named(
			"leaders",
			barChart(leaders.map(barOf), zh ? ["单独牵头", "共同牵头"] : ["alone", "with others"], {
				...{ zh, of: zh ? "各位领导牵头的任务" : "Tasks by leader", isSorted: true },
			}),
		),
		...named(
			"units",
			barChart(
				units.map((unit) => (marksLead ? barOf(unit) : { ...barOf(unit), values: [unit.shares.length] })),
				zh ? (marksLead ? ["牵头", "配合"] : ["负责"]) : marksLead ? ["leads", "shares in"] : ["tasks"],
				{ zh, of: zh ? "各单位的任务" : "Tasks by unit", isSorted: true },
			),
		),
		...(heat === undefined ? {} : { pairs: heat }),
	};
}

function named(name: keyof PlanCharts, chart: BarChart): PlanCharts {
	return chart.bars.length === 0 ? {} : { [name]: chart };
}

function barOf({ name, leads, shares }: Holder): Omit<Bar, "says"> {
	return {
		...{ name, values: [leads.length, shares.length] },
		tasks: [...leads, ...shares].sort((a, b) => a - b),
	};
}

interface BarOptions {
	readonly zh: boolean;
	/** What is counted by what. */
	readonly of: string;
	/** The greatest first. */
	readonly isSorted: boolean;
	readonly isOfTargets?: boolean;
}

function barChart(
	bars: readonly Omit<Bar, "says">[],
	series: BarChart["series"],
	{ zh, of, isSorted, isOfTargets = false }: BarOptions,
): BarChart {
	const noun = (count: number) =>
		zh ? `${count}${isOfTargets ? "个" : "项"}` : counted(count, isOfTargets ? "target" : "task");
	const saying = bars.slice(0, mostBars).map((bar) => ({
		...bar,
		says: sayBar(bar.name, bar.values, series, noun, zh),
	}));
	const left = bars.length - saying.length;
	const first = isSorted ? saying[0] : undefined;
	return {
		kind: "bars",
		summary: zh
			? `条形图：${of}，共${bars.length}条。${first === undefined ? "" : `最多的是${first.says}。`}`
			: `Bar chart: ${of}, ${counted(bars.length, "bar")}.${first === undefined ? "" : ` The longest: ${first.says}.`}`,
		series,
		bars: saying,
		note:
			left === 0
				? ""
				: zh
					? `图中画出前${saying.length}条，其余${left}条见表。`
					: `The chart shows the first ${saying.length}; the other ${left} are in the table.`,
	};
}

/** 区发改委：牵头23项，配合4项; 第二季度：5项. */
function sayBar(
	name: string,
	values: readonly number[],
	series: readonly string[],
	noun: (count: number) => string,
	zh: boolean,
): string {
	const parts =
		values.length === 1
			? [noun(values[0] ?? 0)]
			: values.map((value, i) => (zh ? `${series[i]}${noun(value)}` : `${series[i]} ${value}`));
	return zh ? `${name}：${parts.join("，")}` : `${name}: ${parts.join(", ")}`;
}

/**
 * Who stands in the map of pairs: the units and leaders that have most to do.
 *
 * @param leaders all of the plan, those with most to do first
 */
export function placesInMap(
	pairs: readonly { readonly unit: string; readonly leader: string }[],
	leaders: readonly { readonly name: string }[],
): {
	readonly units: readonly string[];
	readonly leaders: readonly string[];
	/** How many units and leaders have no place in it. */
	readonly left: readonly [units: number, leaders: number];
} {
	const units = [...new Set(pairs.map(({ unit }) => unit))];
	const paired = new Set(pairs.map(({ leader }) => leader));
	const names = leaders.map(({ name }) => name).filter((name) => paired.has(name));
	return {
		...{ units: units.slice(0, mostRows), leaders: names.slice(0, mostColumns) },
		left: [Math.max(0, units.length - mostRows), Math.max(0, names.length - mostColumns)],
	};
}

/** What the map leaves out, in words; empty where it shows all. */
export function sayLeftOut([units, leaders]: readonly [number, number], zh: boolean): string {
	if (units + leaders === 0) return "";
	const parts = zh
		? [...(units > 0 ? [`${units}家单位`] : []), ...(leaders > 0 ? [`${leaders}位领导`] : [])]
		: [...(units > 0 ? [counted(units, "unit")] : []), ...(leaders > 0 ? [counted(leaders, "leader")] : [])];
	return zh
		? `任务较少的${parts.join("、")}没有列出。`
		: `Not shown: ${parts.join(" and ")} with less to do.`;
}

function heatMap({ pairs, leaders }: PlanFigures, marksLead: boolean, zh: boolean): HeatMap | undefined {
	const { units, leaders: columns } = placesInMap(pairs, leaders);
	const cells = new Map(pairs.map((pair) => [`${pair.unit}\n${pair.leader}`, pair]));
	const rows = units.map((unit) => ({
		name: unit,
		cells: columns.map((leader) => {
			const pair = cells.get(`${unit}\n${leader}`);
			return pair === undefined ? undefined : heatCell(pair, marksLead, zh);
		}),
	}));
	const [first, ...others] = rows.flatMap((row) => row.cells).filter((cell) => cell !== undefined);
	if (first === undefined) return undefined;
	const most = others.reduce((greatest, cell) => (cell.value > greatest.value ? cell : greatest), first);
	return {
		kind: "heat",
		summary: zh
			? `热力图：${units.length}家单位与${columns.length}位领导共同的任务数。最多的是${most.says}。`
			: `Heat map: tasks of ${counted(units.length, "unit")} under ${counted(columns.length, "leader")}. Most: ${most.says}.`,
		// Who has no place in it is said above its table, too.
		...{ columns, rows, note: "" },
	};
}

function heatCell({ unit, leader, leads, shares }: PairFigure, marksLead: boolean, zh: boolean) {
	const value = leads.length + shares.length;
	const who = zh ? `${leader}、${unit}：` : `${unit} under ${leader}: `;
	const what = zh
		? marksLead
			? `牵头${leads.length}项，配合${shares.length}项`
			: `${value}项`
		: marksLead
			? `leads ${leads.length}, shares in ${shares.length}`
			: counted(value, "task");
	return { value, says: `${who}${what}`, tasks: [...leads, ...shares].sort((a, b) => a - b) };
}
