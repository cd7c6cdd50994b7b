import * as vscode from "vscode";
import { languageOption } from "./language.js";

/** A task of tasks.json, as package.json describes it. */
interface CheckDefinition extends vscode.TaskDefinition {
	/** Files and folders, from the workspace folder; all of it where none is named. */
	readonly paths?: readonly string[];
	/** The least severity that makes the task fail. */
	readonly failOn?: string;
}

const type = "niwen";
/** The problem matcher of package.json, which reads what `--format github` prints. */
const matcher = "$niwen";

/**
 * Offers the task *niwen: check* for each folder of the workspace: the command line that comes with the extension, by the
 * Node that runs the extension, so that nothing is to be installed for it. A browser can start no process.
 *
 * @param node the program that runs the extension, which Electron is only where it is told so
 */
export function provideCheckTasks(extensionUri: vscode.Uri, node: string): vscode.Disposable {
	const program = vscode.Uri.joinPath(extensionUri, "dist", "cli.js").fsPath;
	const create = (definition: CheckDefinition, scope: vscode.WorkspaceFolder | vscode.TaskScope) => {
		const task = new vscode.Task(
			definition,
			scope,
			vscode.l10n.t("check"),
			type,
			new vscode.ProcessExecution(node, [program, ...argumentsOf(definition)], {
				env: { ELECTRON_RUN_AS_NODE: "1" },
				...(typeof scope === "object" ? { cwd: scope.uri.fsPath } : {}),
			}),
			matcher,
		);
		task.group = vscode.TaskGroup.Test;
		task.detail = vscode.l10n.t("Checks plans, directories and settings, and lists findings under Problems");
		task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
		return task;
	};
	return vscode.tasks.registerTaskProvider(type, {
		provideTasks: () =>
			(vscode.workspace.workspaceFolders ?? [])
				.filter(({ uri }) => uri.scheme === "file")
				.map((folder) => create({ type }, folder)),
		// What stands in tasks.json keeps its own definition: VS Code compares it.
		resolveTask: ({ definition, scope }) =>
			create(definition as CheckDefinition, scope ?? vscode.TaskScope.Workspace),
	});
}

/** The command line of a task. What is wrong in tasks.json the command line itself says. */
function argumentsOf({ paths, failOn }: CheckDefinition): string[] {
	return [
		"check",
		"--format",
		"github",
		"--lang",
		languageOption(),
		...(failOn === undefined ? [] : ["--fail-on", String(failOn)]),
		"--",
		...(Array.isArray(paths) && paths.length > 0 ? paths.map(String) : ["."]),
	];
}
