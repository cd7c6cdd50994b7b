import { printableLine } from "../../text/printable.js";
import type { Report, ReportTable } from "./report.js";

/** Reports as one HTML page that needs nothing else and loads nothing; what the plan says is text in it. */
export function printHtml(reports: readonly Report[], language: "zh" | "en"): string {
	const title = reports[0]?.lead[0] ?? reports[0]?.title ?? "";
	return `<!DOCTYPE html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 60em; margin: 2em auto; padding: 0 1em; font-family: sans-serif; line-height: 1.6; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.2em 0.6em; text-align: left; vertical-align: top; }
</style>
</head>
<body>
${reports.map(printOne).join("\n")}
</body>
</html>
`;
}

function printOne({ title, lead, parts }: Report): string {
	return [
		element("h1", title),
		...lead.map((words) => element("p", words)),
		...parts.flatMap(({ heading, text, table }) => [
			element("h2", heading),
			...text.map((words) => element("p", words)),
			...(table === undefined ? [] : [printTable(table)]),
		]),
	].join("\n");
}

function printTable({ columns, rows }: ReportTable): string {
	const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
	const body = rows.map(({ cells }) => `<tr>${cells.map((cell) => element("td", cell)).join("")}</tr>`);
	return ["<table>", `<thead><tr>${head}</tr></thead>`, "<tbody>", ...body, "</tbody>", "</table>"].join(
		"\n",
	);
}

function element(name: string, words: string): string {
	return `<${name}>${escapeHtml(words)}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
};

function escapeHtml(text: string): string {
	return printableLine(text.replace(/\s+/g, " ")).replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}
