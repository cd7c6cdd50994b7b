import assert from "node:assert/strict";
import { CodeActionRequest, DocumentSymbolRequest, WorkspaceSymbolRequest } from "vscode-languageserver/node";
import { connectServer } from "../../support/connectServer.js";

const uri = "file:///work/a.plan.md";
const mark = "\u001b[31m\u202e\u2066\u061c\u009b";
const text = `---
region: 苏州市吴江区
directory: ./no${mark}thing.yaml
we${mark}ird: 1
---

# 方案${mark}

## 一、目${mark}标

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 产业${mark}发展 | 1.工业投资增长10%以上。 | 钱${mark}宇 | ★区发改${mark}委，统计局 |
| 3 | 产业${mark}发展 | 3.工业投资增长10%以上。 | 钱${mark}宇 | ★区工${mark}信局、区工${mark}信局 |
`;

it("server: shows what others wrote, and lets no panel or log obey it", async () => {
	const { client, open, diagnostics, log, close } = await connectServer();
	try {
		await open(uri, text);
		const { diagnostics: found } = await diagnostics(uri, (pushed) =>
			pushed.diagnostics.some(({ code }) => code === "directory/invalid"),
		);
		const lines = text.split("\n").length;
		const actions = await client.sendRequest(CodeActionRequest.type, {
			textDocument: { uri },
			range: { start: { line: 0, character: 0 }, end: { line: lines - 1, character: 0 } },
			context: { diagnostics: found },
		});
		const symbols = await client.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
		const named = await client.sendRequest(WorkspaceSymbolRequest.type, { query: "区发改" });
		await client.sendNotification("workspace/didChangeWatchedFiles", { changes: `a${mark}` });
		const shown = [
			...found.map(({ message }) => String(message)),
			...(actions ?? []).map(({ title }) => title),
			JSON.stringify(symbols, (key, value) =>
				key === "name" || typeof value === "object" ? value : undefined,
			),
			...(named ?? []).map(({ name }) => name),
			...log,
		];
		assert.ok(shown.length > 10, JSON.stringify(shown));
		assert.ok(shown.some((one) => one.includes("\\u202e")));
		for (const one of shown) assert.doesNotMatch(one.replaceAll("\n", ""), /[\p{Cc}\p{Bidi_Control}]/u);
	} finally {
		close();
	}
});
