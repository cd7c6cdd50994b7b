import { displayWidth } from "../../text/width.js";
import type { Bar, BarChart, Chart, HeatCell, HeatMap } from "./chart.js";
import { htmlText } from "./htmlText.js";

/** How a chart is drawn. */
export interface DrawingOptions {
	/** CSS pixels; a heat map with many columns is wider. */
	readonly width: number;
	/** Numbers the marks of a page that can be used: they get buttons' roles. Left out, the chart is a picture. */
	readonly numberOf?: (tasks: readonly number[]) => number;
}

/** CSS pixels. */
const fontSize = 13;
const rowHeight = 24;
const barHeight = 14;
const gap = 8;
/** Of a Latin letter or a figure, in the wider of the fonts that browsers take by themselves; Chinese ones are square. */
const letterWidth = fontSize * 0.64;
/** Shades of a heat map. */
const shades = 5;
/** Opacity of the darkest: the number in it stands out by more than 4.5:1 in light and dark themes. */
const darkest = 0.4;

/**
 * A chart as one SVG element without style, script or address: what it looks like beyond form is for the style sheet of
 * its page (`chartStyle.ts`). Parts of a bar differ by form, and every number stands beside its mark.
 */
export function drawChart(chart: Chart, options: DrawingOptions): string {
	return chart.kind === "bars" ? drawBars(chart, options) : drawHeatMap(chart, options);
}

function drawBars({ bars, series, summary }: BarChart, options: DrawingOptions): string {
	const { width } = options;
	const names = roomForNames(
		bars.map(({ name }) => name),
		width * 0.42,
	);
	const counts = bars.map(({ values }) => values.join(" + "));
	const behind = Math.max(...counts.map(widthOf)) + gap;
	const room = Math.max(60, width - names - gap - behind);
	const most = Math.max(1, ...bars.map(({ values }) => sum(values)));
	const top = series.length > 1 ? rowHeight : 0;
	const height = top + bars.length * rowHeight;
	const drawn = bars.map((bar, i) => {
		const y = top + i * rowHeight;
		const lengths = bar.values.map((value) => (value / most) * room);
		return mark(
			bar,
			[
				`<rect class="area" x="0" y="${y}" width="${width}" height="${rowHeight}" fill="none" pointer-events="all"/>`,
				text(names, y + rowHeight / 2, cut(bar.name, names), "end"),
				...lengths.map((length, part) =>
					barPart(names + gap + sum(lengths.slice(0, part)), y + (rowHeight - barHeight) / 2, length, part),
				),
				text(names + gap + sum(lengths) + 6, y + rowHeight / 2, counts[i] ?? ""),
			],
			options,
			i === 0,
		);
	});
	return svg(width, height, summary, [...legend(series, names + gap), ...drawn], options);
}

/** What the parts of a bar are. */
function legend(series: BarChart["series"], from: number): readonly string[] {
	if (series.length < 2) return [];
	let x = from;
	return series.flatMap((name, part) => {
		const at = x;
		x += barHeight + 6 + widthOf(name) + 2 * gap;
		return [barPart(at, 5, barHeight, part), text(at + barHeight + 6, 5 + barHeight / 2, name)];
	});
}

/** The first part is filled, the second is an outline. */
function barPart(x: number, y: number, length: number, part: number): string {
	if (length <= 0) return "";
	return part === 0
		? `<rect class="bar" x="${round(x)}" y="${y}" width="${round(length)}" height="${barHeight}" fill="currentColor"/>`
		: `<rect class="bar" x="${round(x + 0.75)}" y="${y + 0.75}" width="${round(Math.max(0.5, length - 1.5))}" height="${barHeight - 1.5}" fill="none" stroke="currentColor" stroke-width="1.5"/>`;
}

function drawHeatMap({ columns, rows, summary }: HeatMap, options: DrawingOptions): string {
	const names = roomForNames(
		rows.map(({ name }) => name),
		options.width * 0.35,
	);
	const widest = Math.max(...columns.map(widthOf)) + gap;
	const fitting = (options.width - names - gap) / columns.length;
	const cell = Math.round(Math.min(Math.max(fitting, 36), Math.max(44, Math.min(widest, 90))));
	const most = Math.max(...rows.flatMap(({ cells }) => cells.map((each) => each?.value ?? 0)));
	const header = columns.map((name, i) =>
		text(names + gap + (i + 0.5) * cell, rowHeight / 2, cut(name, cell - 4), "middle", name),
	);
	let drawnCells = 0;
	const drawn = rows.flatMap(({ name, cells }, row) => {
		const y = rowHeight + row * rowHeight;
		return [
			text(names, y + rowHeight / 2, cut(name, names), "end", name),
			...cells.map((each, i) => {
				const x = names + gap + i * cell;
				return each === undefined
					? `<rect class="none" x="${x + 1}" y="${y + 1}" width="${cell - 2}" height="${rowHeight - 2}" fill="none"/>`
					: drawCell(each, { x, y, width: cell, most }, options, drawnCells++ === 0);
			}),
		];
	});
	const width = Math.max(options.width, names + gap + columns.length * cell);
	return svg(width, (rows.length + 1) * rowHeight, summary, [...header, ...drawn], options);
}

function drawCell(
	cell: HeatCell,
	{
		x,
		y,
		width,
		most,
	}: { readonly x: number; readonly y: number; readonly width: number; readonly most: number },
	options: DrawingOptions,
	isFirst: boolean,
): string {
	const shade = Math.ceil((cell.value / most) * shades);
	return mark(
		cell,
		[
			`<rect class="heat" x="${x + 1}" y="${y + 1}" width="${width - 2}" height="${rowHeight - 2}" fill="currentColor" fill-opacity="${Math.round((100 * darkest * shade) / shades) / 100}"/>`,
			text(x + width / 2, y + rowHeight / 2, `${cell.value}`, "middle"),
		],
		options,
		isFirst,
	);
}

/** What can be pointed at: a picture's part with a title, or a button where the page answers. */
function mark(
	{ says, tasks }: Pick<Bar, "says" | "tasks">,
	parts: readonly string[],
	{ numberOf }: DrawingOptions,
	isFirst: boolean,
): string {
	const words = htmlText(says);
	const use =
		numberOf === undefined
			? ""
			: ` role="button" tabindex="${isFirst ? 0 : -1}" aria-label="${words}" data-mark="${numberOf(tasks)}"`;
	return `<g class="mark"${use}><title>${words}</title>${parts.join("")}</g>`;
}

function svg(
	width: number,
	height: number,
	summary: string,
	parts: readonly string[],
	{ numberOf }: DrawingOptions,
): string {
	const role = numberOf === undefined ? "img" : "group";
	return [
		`<svg class="chart" xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${height}" viewBox="0 0 ${round(width)} ${height}" font-size="${fontSize}" role="${role}" aria-label="${htmlText(summary)}">`,
		...parts,
		"</svg>",
	].join("\n");
}

function text(x: number, middle: number, words: string, anchor = "start", whole = words): string {
	const title = whole === words ? "" : `<title>${htmlText(whole)}</title>`;
	// Browsers and viewers differ in dominant-baseline; a third of the size below the middle is the baseline.
	const y = round(middle + fontSize * 0.36);
	return `<text x="${round(x)}" y="${y}" text-anchor="${anchor}" fill="currentColor">${title}${htmlText(words)}</text>`;
}

/** Room for the widest of the names, but at most so much. */
function roomForNames(names: readonly string[], most: number): number {
	return Math.ceil(Math.min(most, Math.max(...names.map(widthOf))));
}

/** As much of a name as there is room for; ends with … where anything is cut off. */
function cut(name: string, room: number): string {
	if (widthOf(name) <= room) return name;
	let width = fontSize;
	let end = 0;
	for (const character of shown(name)) {
		width += widthOf(character);
		if (width > room) break;
		end += character.length;
	}
	return `${shown(name).slice(0, end).trimEnd()}…`;
}

/** CSS pixels, of the beginning of a text that is longer than any line of a chart. */
function widthOf(words: string): number {
	let width = 0;
	for (const character of shown(words).slice(0, 200)) {
		const columns = displayWidth(character, 2);
		width += columns > 1 ? fontSize : columns * letterWidth;
	}
	return width;
}

/** As it will stand there. */
function shown(words: string): string {
	return words.replace(/\s+/g, " ");
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, each) => all + each, 0);
}

function round(number: number): number {
	return Math.round(number * 10) / 10;
}
