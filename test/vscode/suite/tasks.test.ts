import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import { waitFor } from "./waitFor.js";
import { workspaceUri } from "./workspace.js";

/** Whether this runs where processes can be started. */
const hasProcesses = (process.versions.node as string | undefined) !== undefined;

describe("tasks", () => {
	it("check the workspace, and list what is found under Problems", async () => {
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
		try {
			await vscode.tasks.executeTask(task);
			await waitFor("an exit status of the task", () => status !== undefined);
			// It has errors on purpose.
			assert.equal(status, 1);
			const found = await waitFor("problems of a file that is not open", () => {
				const all = vscode.languages.getDiagnostics(workspaceUri("defects.plan.md"));
				const own = all.filter(({ source }) => source === "niwen check");
				return own.length > 0 && own;
			});
			assert.ok(found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
			assert.ok(found.every(({ code, message }) => code !== undefined && message !== ""));
		} finally {
			ended.dispose();
		}
	});
});
