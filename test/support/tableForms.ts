/**
 * Tables in each form that is read beside Markdown's, as lines that a property puts together in any order, and as a
 * document of any number of rows.
 */
export interface TableForm {
	readonly name: string;
	readonly layout: "markup" | "loose";
	/** Lines of a table, of what stands between its rows, and of what ends it. */
	readonly pieces: readonly string[];
	readonly head: readonly string[];
	/** The lines of a row, from 1. */
	row(number: number): readonly string[];
	readonly foot: readonly string[];
}

const beside = [
	"",
	"# 云岭市2026年重点任务分解方案",
	"附件2",
	"各地要加强组织领导，确保落实到位。",
	"二、民生保障",
	"注：第一位为牵头单位。",
];
const units = ["市教育局、市财政局", "市水务局", "★市城管局、市住建局", "各区县政府"];
const dates = ["2026年12月底", "6月底", "持续推进", "2026年10月"];
const of = <T>(values: readonly T[], i: number) => values[i % values.length] as T;

export const tableForms: readonly TableForm[] = [
	{
		name: "HTML, a row a line",
		layout: "markup",
		pieces: [
			...beside,
			"<table>",
			"<table><tr><td>序号</td><td>重点任务</td><td>责任单位</td></tr><tr><td>1</td><td>新建书房3个。</td><td>市教育局</td></tr>",
			"<tr><td>序号</td><td>重点任务</td><td>责任单位</td></tr>",
			'<tr><td colspan="3">云岭市任务表</td></tr>',
			'<tr><td rowspan="2">1</td><td>新建书房3个，<br>改造2个。</td><td>市教育局</td></tr>',
			"<tr>",
			"<td>2</td><td>改造小区&nbsp;5个。",
			"</td><td>市住建局</td></tr>",
			"<td>3</td>",
			"</table>",
			"</tr></tbody></table>后面的话。",
		],
		head: ["<table>", "<tr><th>序号</th><th>重点任务</th><th>责任单位</th><th>完成时限</th></tr>"],
		row: (n) => [
			`<tr><td>${n}</td><td>新建书房${n}个。</td><td>${of(units, n)}</td><td>${of(dates, n)}</td></tr>`,
		],
		foot: ["</table>"],
	},
	{
		name: "HTML, a cell a line",
		layout: "markup",
		pieces: [
			"<table>",
			"<tr>",
			"<td>序号</td>",
			"<td>重点任务</td>",
			"<td>责任单位</td>",
			"</tr>",
			"<td>1</td>",
			"<td>新建书房3个。</td>",
			"</table>",
			"",
		],
		head: ["<table>", "<tr>", "<th>序号</th>", "<th>重点任务</th>", "<th>责任单位</th>", "</tr>"],
		row: (n) => ["<tr>", `<td>${n}</td>`, `<td>新建书房${n}个。</td>`, `<td>${of(units, n)}</td>`, "</tr>"],
		foot: ["</table>"],
	},
	{
		name: "box characters",
		layout: "markup",
		pieces: [
			...beside,
			"┌──┬──────┬────┐",
			"│序号│重点任务│责任单位│",
			"├──┼──────┼────┤",
			"│1 │新建书房3个，│市教育局│",
			"│  │改造2个。│市住建局│",
			"│一、民生保障│",
			"└──┴──────┴────┘",
		],
		head: ["┌──┬────┬────┐", "│序号│重点任务│责任单位│", "├──┼────┼────┤"],
		row: (n) => [`│${n}│新建书房${n}个，│${of(units, n)}│`, "│ │改造2个。││", "├──┼────┼────┤"],
		foot: ["└──┴────┴────┘"],
	},
	{
		name: "full-width bars",
		layout: "markup",
		pieces: [
			...beside,
			"序号｜重点任务｜责任单位",
			"1｜新建书房3个。｜市教育局",
			"｜改造2个。｜",
			"2｜改造小区5个｜市住建局｜多",
			"一、民生｜｜",
		],
		head: ["序号｜重点任务｜责任单位｜完成时限"],
		row: (n) => [`${n}｜新建书房${n}个。｜${of(units, n)}｜${of(dates, n)}`],
		foot: [""],
	},
	{
		name: "bars without a rule line",
		layout: "markup",
		pieces: [
			...beside,
			"| 序号 | 重点任务 | 责任单位 |",
			"| 1 | 新建书房3个。 | 市教育局 |",
			"| --- | --- | --- |",
			"|  | 改造2个。 |  |",
			"序号 | 重点任务 | 责任单位",
		],
		head: ["| 序号 | 重点任务 | 责任单位 |"],
		row: (n) => [`| ${n} | 新建书房${n}个。 | ${of(units, n)} |`],
		foot: [""],
	},
	{
		name: "pandoc's simple table",
		layout: "markup",
		pieces: [
			...beside,
			"序号   重点任务         责任单位",
			"------ ---------------- ----------",
			"1      新建书房3个。    市教育局",
			"2      改造小区5个。    市住建局",
			"-----------------------",
		],
		head: ["序号   重点任务             责任单位", "------ -------------------- ----------"],
		row: (n) => [`${String(n).padEnd(6)} 新建书房共三个。     ${of(units, n)}`],
		foot: [""],
	},
	{
		name: "pandoc's multiline table",
		layout: "markup",
		pieces: [
			...beside,
			"---------------------------------",
			" 序号   重点任务         责任单位",
			"------ ---------------- ----------",
			" 1      新建书房3个，    市教育局",
			"        改造2个。",
		],
		head: [
			"------------------------------------",
			"序号   重点任务         责任单位",
			"------ ---------------- ----------",
		],
		row: (n) => [`${String(n).padEnd(6)} 新建书房三个，   ${of(units, n)}`, "       改造两个。", ""],
		foot: ["------------------------------------"],
	},
	{
		name: "pandoc's grid table",
		layout: "markup",
		pieces: [
			...beside,
			"+------+----------------+----------+",
			"| 序号 | 重点任务       | 责任单位 |",
			"+======+================+==========+",
			"| 1    | 新建书房3个，  | 市教育局 |",
			"|      | 改造2个。      |          |",
		],
		head: [
			"+------+----------+----------+",
			"| 序号 | 重点任务 | 责任单位 |",
			"+======+==========+==========+",
		],
		row: (n) => [
			`| ${n} | 新建书房${n}个， | ${of(units, n)} |`,
			"|  | 改造2个。 |  |",
			"+------+----------+----------+",
		],
		foot: [""],
	},
	{
		name: "cells parted by blanks, wrapped over lines",
		layout: "loose",
		pieces: [
			...beside,
			"序号 任务名称 任务内容 责任单位 完成时限",
			"序号 任务名称 任务内容",
			"责任单位 完成时限",
			"1 停车设施建设 新增公共停车泊位 3000 个以上。 市城管局、市住建局 2026 年底",
			"2 老旧小区改造 完成老旧小区改造 40 个，惠及居民 1.2 万",
			"户。 市住建局，各区县政府 2026 年 10 月底",
			"3",
			"口袋公园建设",
			"新建口袋公园15处。",
			"市园林局 持续推进4 供水管网更新 更新管网。 市水务局 6月底",
			"— 2 —",
			"2",
			"（续表）",
			"二、生态环境",
			"        改造2个。",
		],
		head: ["序号 任务名称 任务内容 责任单位 完成时限"],
		row: (n) => [
			`${n} 书房建设 新建城市书房三个，改造书房两个，建成后向全市`,
			`居民开放。 ${of(units, n)} ${of(dates, n)}`,
		],
		foot: ["附件2"],
	},
	{
		name: "one cell a line",
		layout: "loose",
		pieces: [
			...beside,
			"序号",
			"重点任务",
			"牵头单位",
			"配合单位",
			"完成时限",
			"1",
			"新增公共停车泊位3000个。",
			"市城管局",
			"市住建局、各区政府",
			"2026年12月",
			"2",
			"/",
			"3",
		],
		head: ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"],
		row: (n) => [`${n}`, "新增公共停车泊位三千个。", "市城管局", of(units, n), "2026年12月"],
		foot: ["附件2"],
	},
	{
		name: "aligned by blanks",
		layout: "loose",
		pieces: [
			...beside,
			"序号    重点任务              责任单位",
			"1       新建书房3个。         市教育局",
			"2       改造小区5个。         市住建局",
			"        改造2个。",
		],
		head: ["序号    重点任务                  责任单位      完成时限"],
		row: (n) => [`${String(n).padEnd(8)}新建城市书房三个。        ${of(units, n)}      ${of(dates, n)}`],
		foot: ["附件2"],
	},
];

/** A document with a table of a form and so many rows. */
export function documentOf(form: TableForm, rows: number): string {
	const lines = ["云岭市2026年重点任务分解表", ...form.head];
	for (let n = 1; n <= rows; n++) lines.push(...form.row(n));
	return [...lines, ...form.foot].join("\n");
}
