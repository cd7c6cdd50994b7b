import type { LocalizedText } from "../model/localizedText.js";

/** What is said of a table whose columns nobody knows. */
export function unknownColumns(headers: readonly string[]): LocalizedText {
	const names = headers.map((header) => header.slice(0, 12)).join("、");
	return {
		zh: `认不出这张表的栏（${names.slice(0, 80)}）：表头应有“序号、重点工作目标任务、责任单位”等。`,
		en: `The columns of this table are unknown (${names.slice(0, 80)}): the header should name 序号, 重点工作目标任务, 责任单位 and so on.`,
	};
}
