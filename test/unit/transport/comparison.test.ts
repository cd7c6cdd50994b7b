import assert from "node:assert/strict";
import type { CodeAction, CodeLens } from "vscode-languageserver-types";
import {
	type CompareAnswer,
	type ConflictAnswer,
	compareRequest,
	conflictRequest,
	type TakeChangeAnswer,
	takeChangeRequest,
} from "../../../server/src/common/documentProtocol.js";
import type { CommandAnswer } from "../../../server/src/common/protocol.js";
import { connectServer } from "../../support/connectServer.js";

const uri = "file:///work/2026.plan.md";
const table = "| 序号 | 任务 | 责任单位 |\r\n| --- | --- | --- |\r\n";
const text = `# 2026年重点任务分解方案\r\n\r\n${table}| 1 | 新建学校3所。 | ★区教育局 |\r\n| 2 | 改造小区8个。 | ★区住建局 |\r\n`;
const other = { uri: "file:///work/old.plan.md", text: text.replace("3所", "5所") };

describe("comparing with another version, over the protocol", () => {
	it("lists the changes, and answers with the edits that take one", async () => {
		const server = await connectServer({ options: { language: "zh" } });
		try {
			await server.open(uri, text);
			const ask = <Answer>(method: string, params: object) =>
				server.client.sendRequest<Answer>(method, { uri, ...params });
			const answer = await ask<CompareAnswer>(compareRequest, { other });
			assert.ok("changes" in answer);
			assert.equal(answer.message, "共1处不同。");
			const [change] = answer.changes;
			assert.equal(change?.sentence, "第1项：目标由“5所”改为“3所”（降低）。");
			const taken = await ask<TakeChangeAnswer>(takeChangeRequest, { other, key: change?.key });
			assert.ok("edits" in taken);
			assert.deepEqual(
				taken.edits.map(({ range, newText }) => [range.start.line, newText]),
				[[4, "5"]],
			);
			const same = await ask<CompareAnswer>(compareRequest, { other: { ...other, text } });
			assert.ok("changes" in same);
			assert.deepEqual([same.changes, same.message], [[], "两份方案内容相同。"]);
			for (const params of [{ key: "gone" }, { key: change?.key, part: "gone" }]) {
				const refused = await ask<TakeChangeAnswer>(takeChangeRequest, { other, ...params });
				assert.match("refused" in refused ? refused.refused : "", /文稿已有改动/);
			}
			const none = await ask<CompareAnswer>(compareRequest, { other: { ...other, text: "没有表格。" } });
			assert.match("refused" in none ? none.refused : "", /没有读到任务/);
			assert.equal(await ask(compareRequest, { uri: "file:///none", other }), null);
		} finally {
			server.close();
		}
	});
});

describe("conflicts of merged copies, over the protocol", () => {
	const rows = ["| 1 | 新建学校3所。 | ★区教育局 |", "| 1 | 新建学校5所。 | ★区教育局 |"];
	const conflict = `<<<<<<< 甲\r\n${rows[0]}\r\n=======\r\n${rows[1]}\r\n>>>>>>> 乙\r\n`;
	const before = `# 2026年重点任务分解方案\r\n\r\n${table}`;
	const place = { line: 4, character: 0 };
	const range = { start: place, end: place };

	it("are offered above the row and as quick fixes, and decided by a command", async () => {
		const server = await connectServer({ options: { language: "zh", commandLinks: true } });
		try {
			await server.open(uri, before + conflict);
			const { client } = server;
			const textDocument = { uri };
			const lenses = await client.sendRequest<CodeLens[]>("textDocument/codeLens", { textDocument });
			const titles: unknown[] = [];
			for (const lens of lenses.filter((each) => each.range.start.line === place.line))
				titles.push((await client.sendRequest<CodeLens>("codeLens/resolve", lens)).command?.title);
			assert.deepEqual(titles, ["采用“甲”", "采用“乙”", "逐格选定…"]);
			const context = { diagnostics: [] };
			const actions = await client.sendRequest<CodeAction[]>("textDocument/codeAction", {
				...{ textDocument, range, context },
			});
			const offered = actions.map(({ title }) => title);
			for (const title of ["采用“甲”", "采用“乙”", "逐格选定…"]) assert.ok(offered.includes(title), title);
			const told = await client.sendRequest<ConflictAnswer | null>(conflictRequest, { uri, line: 6 });
			assert.deepEqual(told?.versions, ["甲", "乙"]);
			assert.deepEqual(
				told?.cells.map(({ column, texts }) => [column, ...texts]),
				[["任务", "新建学校3所。", "新建学校5所。"]],
			);
			assert.equal(await client.sendRequest(conflictRequest, { uri, line: 0 }), null);
			const run = (options: object) =>
				client.sendRequest<CommandAnswer>("workspace/executeCommand", {
					command: "niwen.server.decideConflict",
					arguments: [{ uri, range, apply: false, showMessage: false, ...options }],
				});
			const asked = await run({});
			assert.deepEqual(
				asked.choices?.map(({ value, label }) => [value, label]),
				[
					[1, "甲"],
					[2, "乙"],
				],
			);
			for (const [options, row] of [
				[{ keep: 2 }, rows[1]],
				[{ cells: { 任务: "新建学校4所。" } }, rows[0]?.replace("3所", "4所")],
			] as const) {
				const { message, edit } = await run(options);
				assert.equal(message, "已处理，没有别的冲突了。");
				assert.ok(JSON.stringify(edit).includes(JSON.stringify(row).slice(1, -1)), JSON.stringify(edit));
			}
			assert.match(
				(await run({ range: { start: { line: 0, character: 0 }, end: place } })).message,
				/没有合并冲突/,
			);
		} finally {
			server.close();
		}
	});
});
