import * as vscode from "vscode";
import type { PlanStatus } from "../../server/src/common/protocol.js";

/** A step that waits for a context key, `niwen.firstSteps.` and this. */
type Step = "mended" | "row" | "own";

const sampleName = "示例.plan.md";

/**
 * The sample of the walkthrough, and which of its steps are done: told by what becomes of the sample, whatever key,
 * menu or command the user takes. The steps stand in package.json, under `walkthroughs`.
 */
export class FirstSteps {
	private readonly folder: vscode.Uri;
	private readonly done = new Set<Step>();
	/** What the server said of the sample before it was changed. */
	private first: PlanStatus | undefined;

	constructor(private readonly context: vscode.ExtensionContext) {
		this.folder = vscode.Uri.joinPath(context.globalStorageUri, "sample");
	}

	/** The commands by their ids. */
	commands(): readonly (readonly [command: string, run: () => unknown])[] {
		return [
			["niwen.openSample", () => this.openSample()],
			// The page of the walkthrough has no plan: its buttons are about the sample.
			["niwen.firstSteps.mend", () => this.inSample("niwen.fixAll")],
			["niwen.firstSteps.row", () => this.inSample("niwen.insertRowBelow")],
			[
				"niwen.openWalkthrough",
				async () => {
					await vscode.commands.executeCommand(
						"workbench.action.openWalkthrough",
						`${this.context.extension.id}#firstSteps`,
					);
					for (const step of this.done) await announce(step);
				},
			],
		];
	}

	/** Takes what the server says of a document. */
	update(status: PlanStatus): void {
		if (!this.isSample(status.uri)) {
			if (status.tasks > 0) this.tick("own");
			return;
		}
		const { first } = this;
		// Of one version more is known once directories are read.
		if (first === undefined || status.version <= first.version) {
			this.first = status;
			return;
		}
		if (status.tasks > first.tasks) this.tick("row");
		if (status.errors + status.warnings < first.errors + first.warnings) this.tick("mended");
	}

	private tick(step: Step): void {
		if (this.done.has(step)) return;
		this.done.add(step);
		void announce(step);
	}

	private isSample(uri: string): boolean {
		return vscode.Uri.parse(uri).path.startsWith(`${this.folder.path}/`);
	}

	/** Shows the sample, opened where it is not, and runs a command at its first task. */
	private async inSample(command: string): Promise<void> {
		const open = vscode.workspace.textDocuments.find(({ uri }) => this.isSample(uri.toString()));
		const editor = open === undefined ? await this.openSample() : await vscode.window.showTextDocument(open);
		if (editor === undefined) return;
		const text = editor.document.getText();
		const place = editor.document.positionAt(Math.max(0, text.indexOf("| 1.") + 2));
		editor.selection = new vscode.Selection(place, place);
		editor.revealRange(editor.selection);
		await vscode.commands.executeCommand(command);
	}

	/** Opens the sample as it ships, in a folder of its own that Niwen empties; what is open and changed is kept. */
	private async openSample(): Promise<vscode.TextEditor | undefined> {
		const { fs } = vscode.workspace;
		const kept = vscode.workspace.textDocuments.find(
			({ uri, isDirty }) => isDirty && this.isSample(uri.toString()),
		);
		if (kept !== undefined) return vscode.window.showTextDocument(kept);
		try {
			const shipped = vscode.Uri.joinPath(this.context.extensionUri, "walkthrough", "sample.plan.md");
			const file = vscode.Uri.joinPath(this.folder, sampleName);
			await fs.writeFile(file, await fs.readFile(shipped));
			this.first = undefined;
			return await vscode.window.showTextDocument(file, { preview: false });
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			void vscode.window.showErrorMessage(vscode.l10n.t("The sample could not be opened: {0}", reason));
			return undefined;
		}
	}
}

/**
 * Ticks a step: its key is true for a moment. VS Code ticks what becomes true while it knows the walkthrough; what was
 * true when it first reads one is never ticked.
 */
async function announce(step: Step): Promise<void> {
	const key = `niwen.firstSteps.${step}`;
	await vscode.commands.executeCommand("setContext", key, true);
	await vscode.commands.executeCommand("setContext", key, false);
}
