import { readBack } from "./backWords.js";
import { readQuantity } from "./quantity.js";
import { readTail } from "./unitReader.js";
import { countVerbTable } from "./words.js";

/** A number and what may stand between it and the end of a text. */
const lastNumber = /\d[\d.,]{0,14}[^\d]{0,10}$/;

/** Whether a text ends with a whole quantity: 95%以上, 20处; not 1.2万, 3个工作 nor 98%以. */
export function endsQuantity(text: string): boolean {
	const from = Math.max(0, text.length - 40);
	const at = lastNumber.exec(text.slice(from))?.index;
	if (at === undefined) return false;
	const quantity = readQuantity(text, from + at);
	if (quantity === undefined || quantity.defect !== "none" || quantity.unit === "") return false;
	return readBack(text, quantity.end).end === text.length;
}

/** Whether a text begins with the unit of a number before it, and a mark or a limit behind: 公里。, 亿元以上，, 个. */
export function opensUnit(text: string): boolean {
	const { unit, end } = readTail(text, 0);
	return unit !== "" && /^(?:$|以[上下内]|左右|[，。；、）),;])/.test(text.slice(end, end + 2));
}

/** Whether a text begins with what shall be done, or with the mark of a list, so that nothing before it goes on: 改造小区10个. */
export function opensCommitment(text: string): boolean {
	if (/^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）、.．](?!\d)|[①-⑳])/.test(text)) return true;
	const verb = countVerbTable.matchAt(text, 0)?.word;
	return verb !== undefined && /\d/.test(text.slice(verb.length, 40));
}
