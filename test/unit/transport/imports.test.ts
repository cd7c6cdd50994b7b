import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver/node";
import {
	type ImportDocumentResult,
	importDocumentRequest,
} from "../../../server/src/common/documentProtocol.js";
import type { ServerHost } from "../../../server/src/common/transport/serverHost.js";
import { connectServer } from "../../support/connectServer.js";

const uri = "file:///work/%E6%96%B9%E6%A1%88.docx";

async function ask(importDocument: ServerHost["importDocument"], params: object = { uri }) {
	const server = await connectServer({ importDocument, options: { language: "zh" } });
	try {
		return await server.client.sendRequest<ImportDocumentResult>(importDocumentRequest, params);
	} finally {
		server.close();
	}
}

describe("imports, over the protocol", () => {
	it("answer with a plan that is not written anywhere, its name and what was not taken as it stood", async () => {
		const seen: unknown[] = [];
		const answer = await ask(
			async (document) => {
				seen.push(document);
				return { text: "# 方案\n", taskCount: 2, sectionCount: 1, notes: [{ zh: "甲。", en: "A." }] };
			},
			{ uri, data: "UEs=" },
		);
		assert.deepEqual(seen, [{ uri, data: "UEs=" }]);
		assert.deepEqual(answer, {
			text: "# 方案\n",
			name: "方案.plan.md",
			message: "导入了 2 项任务、1 个部分；保存之前没有写入任何文件。",
			notes: ["甲。"],
		});
	});

	it("say why a document cannot be read, and where that is the host's fault", async () => {
		const refused = await ask(async () => ({
			refused: { zh: "有密码；请去掉。", en: "Locked; please unlock." },
		}));
		assert.deepEqual([refused.text, refused.message], [null, "有密码；请去掉。"]);
		const inBrowser = await ask(undefined);
		assert.deepEqual([inBrowser.text, /请用桌面版/.test(inBrowser.message)], [null, true]);
		const broken = await ask(() => Promise.reject(new Error("defect")));
		assert.match(broken.message, /内部出错/);
		await assert.rejects(ask(undefined, { uri: 1 }), /niwen\/importDocument/);
	});

	it("end with a cancelled request", async () => {
		let begun = (): void => undefined;
		const hasBegun = new Promise<void>((resolve) => {
			begun = resolve;
		});
		const server = await connectServer({
			importDocument: (_document, cancellation) =>
				new Promise((_resolve, reject) => {
					cancellation.onCancellationRequested(() => reject(new Error("cancelled")));
					begun();
				}),
		});
		const source = new CancellationTokenSource();
		const answer = server.client.sendRequest(importDocumentRequest, { uri }, source.token);
		await hasBegun;
		source.cancel();
		await assert.rejects(answer, /cancelled/);
		server.close();
	});
});
