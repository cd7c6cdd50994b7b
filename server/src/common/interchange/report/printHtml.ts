import { type DrawingOptions, drawChart } from "./drawChart.js";
import { htmlText } from "./htmlText.js";
import type { Report, ReportPart, ReportTable } from "./report.js";

/** CSS pixels of a chart: so wide that it fits a page of A4 at most browsers' scale. */
const chartWidth = 720;

/** Reports as one HTML page that needs nothing else, loads nothing and runs nothing; what the plan says is text in it. */
export function printHtml(reports: readonly Report[], language: "zh" | "en"): string {
	const title = reports[0]?.lead[0] ?? reports[0]?.title ?? "";
	return `<!DOCTYPE html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${htmlText(title)}</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 60em; margin: 2em auto; padding: 0 1em; font-family: sans-serif; line-height: 1.6; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.2em 0.6em; text-align: left; vertical-align: top; }
figure { margin: 1em 0; overflow-x: auto; }
.chart { max-width: 100%; height: auto; }
.bar, .heat { color: #1f5fbf; }
.none { stroke: currentColor; stroke-opacity: 0.15; }
@media (prefers-color-scheme: dark) { .bar, .heat { color: #6cabff; } }
@media (forced-colors: active) { .bar, .heat { color: CanvasText; } }
@media print { tr, .mark { break-inside: avoid; } h2 { break-after: avoid; } }
.green, .yellow, .red { color: black; }
.green { background: #c6e0b4; }
.yellow { background: #ffe699; }
.red { background: #f4b0b0; }
</style>
</head>
<body>
${reports.map((report) => printOne(report)).join("\n")}
</body>
</html>
`;
}

function printOne({ title, lead, parts }: Report): string {
	return [
		element("h1", title),
		...lead.map((words) => element("p", words)),
		...parts.flatMap(({ heading, text, chart, table }) => [
			element("h2", heading),
			...text.map((words) => element("p", words)),
			...(chart === undefined ? [] : [printChart(chart, { width: chartWidth })]),
			...(table === undefined ? [] : [printTable(table)]),
		]),
	].join("\n");
}

/** A chart with what it leaves out. */
export function printChart(chart: NonNullable<ReportPart["chart"]>, options: DrawingOptions): string {
	const note = chart.note === "" ? [] : [element("figcaption", chart.note)];
	return ["<figure>", drawChart(chart, options), ...note, "</figure>"].join("\n");
}

export function printTable({ columns, rows, lightColumn }: ReportTable): string {
	const head = columns.map((column) => `<th scope="col">${htmlText(column)}</th>`).join("");
	const body = rows.map(({ cells, light }) => {
		const printed = cells.map((cell, column) =>
			light === undefined || column !== lightColumn
				? element("td", cell)
				: `<td class="${light}">${htmlText(cell)}</td>`,
		);
		return `<tr>${printed.join("")}</tr>`;
	});
	return ["<table>", `<thead><tr>${head}</tr></thead>`, "<tbody>", ...body, "</tbody>", "</table>"].join(
		"\n",
	);
}

export function element(name: string, words: string): string {
	return `<${name}>${htmlText(words)}</${name}>`;
}
