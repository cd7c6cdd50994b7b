import type { RowBlock } from "./block.js";
import { cellAt } from "./tableHeader.js";

/** A number of another kind under 序号: 1-2, 1.1, MS-01, ③. It counts among those that are written alike. */
export interface TaskCode {
	/** As written, without blanks, its digits and dashes half-width. */
	readonly text: string;
	/** What all codes of its kind have in common: `2-` of 2-3, `MS-` of MS-01. */
	readonly series: string;
	/** What counts in it: 3 of 2-3. */
	readonly number: number;
	/** How many digits it is filled up to: 2 in MS-01. */
	readonly width: number;
	/** Behind the number: 项 of 第3项. */
	readonly suffix: string;
}

const longest = 14;
const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/** The code of a row that has no whole number; `undefined` where nothing of the kind stands there. */
export function taskCodeOf(row: RowBlock): TaskCode | undefined {
	const { header, number } = row;
	if (number !== null || header.numberIn === "task") return undefined;
	const cell = cellAt(row.cells, header.numberColumn);
	return cell?.state === "text" ? readTaskCode(cell.content.text) : undefined;
}

/** The code that a text is; `undefined` where it is none. */
export function readTaskCode(written: string): TaskCode | undefined {
	if (written.length > longest) return undefined;
	const text = written
		.replace(/\s/g, "")
		.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
		.replace(/[—–－‐‑]/g, "-");
	if (text.length === 1 && circled.includes(text))
		return { text, series: "①", number: circled.indexOf(text) + 1, width: 1, suffix: "" };
	const [, series = "", digits = "", suffix = ""] =
		/^((?:[\p{L}\p{N}第(（[]|[-./_·](?!$))*?)(\d{1,6})([)）\].、项条件号]{0,2})$/u.exec(text) ?? [];
	if (digits === "" || series === "") return undefined;
	return { text, series, number: Number(digits), width: digits.startsWith("0") ? digits.length : 1, suffix };
}

/** How another code of the same series is written. */
export function printTaskCode({ series, width, suffix }: TaskCode, number: number): string {
	if (series === "①") return circled.charAt(number - 1);
	return `${series}${String(number).padStart(width, "0")}${suffix}`;
}
