import { examplePlan } from "./examplePlan.js";

/** A plan that names its work report, for the examples of rules on coverage. */
export function coveringPlan(...tasks: readonly string[]): string {
	const rows = tasks.map((task, i) => `| ${i + 1} | 项目${i + 1} | ${i + 1}.${task} | 钱宇 | ★区工信局 |`);
	return `---\nreport: ./report.md\n---\n\n${examplePlan(...rows)}`;
}

/** Its report. */
export function exampleReport(ahead: string): string {
	return `# 2026年政府工作报告\n\n## 一、2025年工作回顾\n\n工业投资增长9.1%。\n\n## 二、2026年目标任务\n\n${ahead}\n`;
}
