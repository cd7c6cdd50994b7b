import type { RowDoubt } from "./block.js";
import type { LocalizedText } from "./localizedText.js";
import type { TableHeader } from "./tableHeader.js";

/** What is doubtful, in words. */
export function reasonOf({ kind, column }: RowDoubt, header: TableHeader | undefined): LocalizedText {
	const name = header?.columns[column]?.header ?? "";
	switch (kind) {
		case "border":
			return { zh: `“${name}”从哪里开始不能确定`, en: `where ${name} begins is not certain` };
		case "units":
			return { zh: `“${name}”里有的不像单位名称`, en: `not all under ${name} looks like a unit` };
		case "deadline":
			return { zh: `“${name}”不像时间`, en: `what stands under ${name} does not look like a date` };
		case "no-text":
			return { zh: "没有找到任务", en: "no task was found" };
		case "no-units":
			return {
				zh: "没有找到单位，按与上一行合并读取",
				en: "no unit was found, and it was read as merged with the row above",
			};
		case "missing":
			return {
				zh: `“${name}”没有内容，其他各行几乎都有`,
				en: `nothing was found under ${name}, though nearly all other rows have something there`,
			};
		case "text-end":
			return {
				zh: "任务不像其他行那样以句号结尾，可能没有读全",
				en: "the task does not end with a full stop as the others do, and may not be whole",
			};
		case "number":
			return { zh: "序号可能是正文里的数字", en: "its number may be a figure of the text" };
		case "gap":
			return {
				zh: "前面缺少序号，可能有一行没有读出来",
				en: "numbers before it are missing, and a row may not have been found",
			};
		case "page":
			return {
				zh: "这一行在页末断开，各格的下半段可能接错",
				en: "a page ends in this row, and the rest of a cell may have been put to another",
			};
		case "torn":
			return {
				zh: "格数不够，下一行也不够，两行可能本是一行，格内的换行把它拆开了",
				en: "it has too few cells, and so has the next line: a line break in a cell may have made two rows of one",
			};
		case "nested":
			return { zh: "里面可能有几行任务", en: "it may hold several tasks" };
		default:
			return { zh: "有的文字不知属于哪一栏", en: "some words belong to no column" };
	}
}
