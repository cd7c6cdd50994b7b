import assert from "node:assert/strict";
import {
	type ApplyWorkspaceEditParams,
	type ApplyWorkspaceEditResult,
	type ClientCapabilities,
	type CodeAction,
	CodeActionRequest,
	DidChangeTextDocumentNotification,
	DidOpenTextDocumentNotification,
	ExecuteCommandRequest,
	type Position,
	type Range,
	TextEdit,
	type WorkspaceEdit,
} from "vscode-languageserver/node";
import { toSpan } from "../../server/src/common/features/toLsp.js";
import type { CommandAnswer } from "../../server/src/common/protocol.js";
import { applyEdits } from "./applyEdits.js";
import { type ConnectedServer, connectServer, type ServerSetUp } from "./connectServer.js";

/** What an editor says that makes the edits it is asked to make, and knows nothing of Niwen. */
export const editorCapabilities: ClientCapabilities = {
	workspace: {
		applyEdit: true,
		workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
	},
};

/** An editor with documents, as a server meets it: versions are checked, files that are not open are opened. */
export class MemoryEditor {
	readonly shown: string[] = [];
	/** What the server asked it to apply. */
	readonly asked: ApplyWorkspaceEditParams[] = [];
	private readonly documents = new Map<string, { text: string; version: number }>();

	private constructor(readonly server: ConnectedServer) {}

	/** @param setUp handlers of it go before those of the editor */
	static async start(setUp: ServerSetUp = {}): Promise<MemoryEditor> {
		let editor: MemoryEditor | undefined;
		const server = await connectServer({
			capabilities: editorCapabilities,
			...setUp,
			handlers: {
				"workspace/applyEdit": (params) => editor?.applyEdit(params as ApplyWorkspaceEditParams),
				...setUp.handlers,
			},
		});
		editor = new MemoryEditor(server);
		const { shown } = editor;
		server.client.onNotification("window/showMessage", ({ message }: { message: string }) => {
			shown.push(message);
		});
		return editor;
	}

	async open(uri: string, text: string): Promise<void> {
		this.documents.set(uri, { text, version: 1 });
		const textDocument = { uri, languageId: "policy-plan", version: 1, text };
		await this.server.client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
	}

	async edit(uri: string, text: string): Promise<void> {
		const version = this.versionOf(uri) + 1;
		this.documents.set(uri, { text, version });
		await this.server.client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version },
			contentChanges: [{ text }],
		});
	}

	textOf(uri: string): string {
		return this.documents.get(uri)?.text ?? assert.fail(`${uri} is not open`);
	}

	versionOf(uri: string): number {
		return this.documents.get(uri)?.version ?? assert.fail(`${uri} is not open`);
	}

	run(verb: string, argument: object): Promise<CommandAnswer> {
		return this.execute(`niwen.server.${verb}`, [argument]);
	}

	execute(command: string, given?: readonly unknown[]): Promise<CommandAnswer> {
		const params = { command, ...(given === undefined ? {} : { arguments: [...given] }) };
		return this.server.client.sendRequest(ExecuteCommandRequest.type, params);
	}

	async actions(uri: string, at: Position | Range, only?: readonly string[]): Promise<readonly CodeAction[]> {
		const range = "start" in at ? at : { start: at, end: at };
		const actions = await this.server.client.sendRequest(CodeActionRequest.type, {
			textDocument: { uri },
			range,
			context: { diagnostics: [], ...(only === undefined ? {} : { only: [...only] }) },
		});
		return (actions ?? []).filter((action): action is CodeAction => typeof action.command !== "string");
	}

	/** Makes an edit in the open documents, all of it or nothing. */
	async applyEdit({ edit }: ApplyWorkspaceEditParams): Promise<ApplyWorkspaceEditResult> {
		this.asked.push({ edit });
		for (const { uri, version } of changesOf(edit))
			if (version !== null && this.documents.get(uri)?.version !== version)
				return { applied: false, failureReason: "another version" };
		for (const { uri, edits } of changesOf(edit)) {
			const before = this.documents.get(uri)?.text ?? this.server.files.get(uri) ?? "";
			const text = applyEdits(
				before,
				edits.map(({ range, newText }) => ({ span: toSpan(range), newText })),
			);
			if (this.documents.has(uri)) await this.edit(uri, text);
			else await this.open(uri, text);
		}
		return { applied: true };
	}
}

/** The edits of documents in either form of a `WorkspaceEdit`. */
export function changesOf({ documentChanges, changes = {} }: WorkspaceEdit) {
	if (documentChanges === undefined)
		return Object.entries(changes).map(([uri, edits]) => ({ uri, version: null, edits }));
	return documentChanges.flatMap((change) =>
		"edits" in change
			? [{ ...change.textDocument, edits: change.edits.filter((each) => TextEdit.is(each)) }]
			: [],
	);
}
