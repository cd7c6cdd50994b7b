import type { LocalizedText } from "../model/localizedText.js";

/** What is said of a table whose columns nobody knows. */
export function unknownColumns(headers: readonly string[]): LocalizedText {
	const names = headers
		.map((header) => header.slice(0, 12))
		.filter((name) => name !== "")
		.join("、")
		.slice(0, 80);
	if (names === "")
		return {
			zh: "这张表的表头是空的：表头应有“序号、重点工作目标任务、责任单位”等。",
			en: "The header of this table is empty: it should name 序号, 重点工作目标任务, 责任单位 and so on.",
		};
	return {
		zh: `认不出这张表的栏（${names}）：表头应有“序号、重点工作目标任务、责任单位”等。`,
		en: `The columns of this table are unknown (${names}): the header should name 序号, 重点工作目标任务, 责任单位 and so on.`,
	};
}
