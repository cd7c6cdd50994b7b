/** A small plan in table layout around the rows that an example is about. */
export function examplePlan(...rows: readonly string[]): string {
	return [
		"# 2026年重点工作任务分解方案",
		"",
		"## 一、主要工作",
		"",
		"| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |",
		"| ---- | ---- | ---------------- | -------- | -------- |",
		...rows,
		"",
	].join("\n");
}

/** The same with a column for deadlines. */
export function dueExample(...rows: readonly string[]): string {
	return [
		"# 2026年重点工作任务分解方案",
		"",
		"| 序号 | 重点工作目标任务 | 牵头单位 | 完成时限 |",
		"| ---- | ---------------- | -------- | -------- |",
		...rows,
		"",
	].join("\n");
}

/** A task of a district whose directory is `ordered`. */
export function orderExample(leaders: string, units: string): string {
	const row = `| 1 | 产业发展 | 1.工业投资增长10%以上。 | ${leaders} | ${units} |`;
	return `---\nregion: 江州市临湖区\n---\n${examplePlan(row)}`;
}
