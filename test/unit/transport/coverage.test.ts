import assert from "node:assert/strict";
import { connectServer, type Files } from "../../support/connectServer.js";

const uri = "file:///work/a.plan.md";
const reportUri = "file:///work/report.md";
const plan = (...tasks: readonly string[]) =>
	`---\nreport: ./report.md\n---\n\n# 2026年重点工作方案\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n${tasks.map((task, i) => `| ${i + 1} | ${task} | ★区教育局 |\n`).join("")}`;
const report = (ahead: string) =>
	`# 2026年政府工作报告\n\n## 一、2025年工作回顾\n\n新建学校6所。\n\n## 二、2026年目标任务\n\n${ahead}\n`;

const isOn = { rules: { "coverage/uncovered": "warning", "coverage/differs": "warning" } };

/** What is pushed of coverage once something of it is. */
async function found(files: Files, configuration: unknown, opens: boolean): Promise<readonly string[]> {
	const server = await connectServer({
		options: { language: "zh" },
		capabilities: { workspace: { configuration: true } },
		configuration: () => configuration,
		files,
	});
	try {
		if (opens) await server.open(reportUri, report("新增学位6000个；建成口袋公园12个。"));
		const shown = server.diagnostics(uri, ({ diagnostics }) =>
			diagnostics.some(
				({ code, message }) => /^coverage\//.test(String(code)) || String(message).includes("report.md"),
			),
		);
		await server.open(uri, plan("新增学位8000个。"));
		const { diagnostics } = await shown;
		return diagnostics
			.filter(({ code }) => /^coverage|front-matter/.test(String(code)))
			.map(({ code, message, range }) => `${range.start.line + 1} ${code} ${message}`);
	} finally {
		server.close();
	}
}

describe("coverage of the work report, in an editor", () => {
	const said = [
		"2 coverage/uncovered 工作报告有1处承诺没有对应任务：“建成口袋公园12个。”，请补上任务。",
		"9 coverage/differs “学位”与工作报告不一致：这里写“8000个”，报告写“6000个”，请核对。",
	];

	it("is told where settings switch it on, by the file that the front matter names", async () => {
		const files: Files = new Map([[reportUri, report("新增学位6000个；建成口袋公园12个。")]]);
		assert.deepEqual(await found(files, isOn, false), said);
	});

	it("goes by the report as it is open", async () => {
		const files: Files = new Map([[reportUri, report("新增学位9000个。")]]);
		assert.deepEqual(await found(files, isOn, true), said);
	});

	it("says where the report cannot be read", async () => {
		const [only, ...others] = await found(new Map(), isOn, false);
		assert.match(only ?? "", /^2 document\/front-matter 工作报告“\.\/report\.md”没有读入，任务未与它对比/);
		assert.deepEqual(others, []);
	});
});
