import { htmlText } from "./htmlText.js";
import { element, printChart, printTable } from "./printHtml.js";
import type { Report } from "./report.js";

/** What a page that answers shows, as HTML, and what its marks stand for. */
export interface PrintedCharts {
	/** The content of a page's body; of all that a plan says nothing is markup. */
	readonly html: string;
	/** The tasks behind each mark, by its number (`data-mark`). */
	readonly marks: readonly (readonly number[])[];
}

/**
 * The parts of reports that have a chart, each with its table to be opened below it.
 *
 * @param width CSS pixels
 */
export function printCharts(reports: readonly Report[], width: number, language: "zh" | "en"): PrintedCharts {
	const marks: (readonly number[])[] = [];
	const numberOf = (tasks: readonly number[]) => marks.push(tasks) - 1;
	const shows = language === "zh" ? "数据表" : "The numbers as a table";
	const parts = reports.flatMap(({ parts }) =>
		parts.flatMap(({ heading, text, chart, table }) =>
			chart === undefined
				? []
				: [
						"<section>",
						element("h2", heading),
						...text.map((words) => element("p", words)),
						printChart(chart, { width, numberOf }),
						...(table === undefined
							? []
							: [
									`<details><summary aria-label="${htmlText(`${heading}：${shows}`)}">${htmlText(shows)}</summary>`,
									printTable(table),
									"</details>",
								]),
						"</section>",
					],
		),
	);
	const [first] = reports;
	const head = [element("h1", first?.lead[0] ?? first?.title ?? "")];
	const none =
		language === "zh" ? "这份文档里没有可以画图的任务。" : "This document has no tasks to draw charts of.";
	return {
		html: [...head, ...(parts.length === 0 ? [element("p", none)] : parts)].join("\n"),
		marks,
	};
}
