import assert from "node:assert/strict";
import { DidChangeTextDocumentNotification } from "vscode-languageserver/node";
import {
	cursorNotification,
	type LostLeadersParams,
	lostLeadersNotification,
	type PlanStatus,
	statusNotification,
} from "../../../server/src/common/protocol.js";
import { editorCapabilities, MemoryEditor } from "../../support/memoryEditor.js";
import { demoPlan } from "../../support/planSnapshot.js";

const uri = "file:///plans/a.plan.md";
const first = "| 1 | 甲 | 1.新建公园2个。 | 钱宇 | ★区发改委 |";
const led = "| 2 | 乙 | 2.新建道路3条。 | 赵明 | ★区财政局 |";
const merged = "| ^^ | ^^ | 3.新建学校1所。 | ^^ | ★区统计局 |";
const text = demoPlan(first, led, merged);

describe("leaders that rows have lost, over the protocol", () => {
	let editor: MemoryEditor;
	const told: LostLeadersParams[] = [];
	beforeEach(async () => {
		told.length = 0;
		editor = await MemoryEditor.start({
			capabilities: editorCapabilities,
			options: { language: "zh", sendsCursor: true },
		});
		editor.server.client.onNotification(lostLeadersNotification, (params: LostLeadersParams) => {
			told.push(params);
		});
	});
	afterEach(() => editor.server.close());

	/** Lines in the place of others, as an editor tells of them; resolved when the server has read the version. */
	async function change(version: number, from: number, to: number, newText: string): Promise<void> {
		const read = new Promise<void>((resolve) => {
			editor.server.client.onNotification(statusNotification, (status: PlanStatus) => {
				if (status.version === version) resolve();
			});
		});
		const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
		await editor.server.client.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri, version },
			contentChanges: [{ range, text: newText }],
		});
		await read;
		// What was sent before the answer to a request has come before it.
		await editor.server.client.sendRequest("textDocument/hover", {
			textDocument: { uri },
			position: { line: 0, character: 0 },
		});
	}

	it("are told once, with what gives them back", async () => {
		await editor.open(uri, text);
		const line = text.split("\n").indexOf(led);
		await change(2, line, line + 1, "");
		assert.deepEqual(told, [
			{
				uri,
				version: 2,
				message: "1项任务的牵头领导原来是“赵明”，现在随上一行是“钱宇”。",
				action: "保留这1项任务原来的牵头领导",
			},
		]);
		await editor.server.client.sendNotification(cursorNotification, { uri, line: 0 });
		await change(3, 5, 5, "\n");
		assert.equal(told.length, 1, "nothing more is said while they are lost");
		await change(4, 5, 6, "");
		await change(5, line, line, `${led}\n`);
		assert.equal(told.length, 1, "nor where they are back");
	});
});
