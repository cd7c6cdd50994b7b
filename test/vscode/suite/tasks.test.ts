import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { workspaceUri } from "./workspace.js";

/** Whether this runs where processes can be started. */
const hasProcesses = (process.versions.node as string | undefined) !== undefined;

/** Its second task bears the number of the first one. */
const plan = `# 虹湾区2026年重点工作方案

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 产业发展 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局 |
| ^^ | ^^ | 1.新增上市公司3家以上。 | ^^ | ★区金融监管局 |
`;

describe("tasks", () => {
	const faulty = workspaceUri("task.plan.md");
	before(() => vscode.workspace.fs.writeFile(faulty, new TextEncoder().encode(plan)));
	after(() => vscode.workspace.fs.delete(faulty));

	it("check the workspace and list what is found under Problems; a browser has none", async function () {
		this.timeout(120_000);
		const tasks = await vscode.tasks.fetchTasks({ type: "niwen" });
		if (!hasProcesses) {
			assert.deepEqual(tasks, []);
			return;
		}
		const [task] = tasks;
		assert.ok(task !== undefined && tasks.length === 1);
		assert.deepEqual(task.definition, { type: "niwen" });
		let status: number | undefined;
		const ended = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
			if (execution.task.definition.type === "niwen") status = exitCode;
		});
		const problem = () => {
			const all = vscode.languages.getDiagnostics(faulty);
			return all.find(({ source }) => source === "niwen check");
		};
		try {
			// VS Code reads what a task prints for a moment only once its process has ended; a busy machine may be later.
			for (let runs = 1; runs <= 3 && problem() === undefined; runs++) {
				status = undefined;
				await vscode.tasks.executeTask(task);
				await waitFor("an exit status of the task", () => status !== undefined);
				assert.equal(status, 1);
				await waitFor("the problem of a file that is not open", problem, 10_000).catch(() => {});
			}
			const found = problem();
			assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
			assert.equal(found.code, "number/duplicate");
			assert.equal(found.range.start.line, 5);
		} finally {
			ended.dispose();
		}
	});
});
