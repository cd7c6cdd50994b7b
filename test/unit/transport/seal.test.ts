import assert from "node:assert/strict";
import {
	type CheckSealAnswer,
	checkSealRequest,
	type SealAnswer,
	sealRequest,
} from "../../../server/src/common/documentProtocol.js";
import { connectServer } from "../../support/connectServer.js";

const uri = "file:///work/%E6%96%B9%E6%A1%88.plan.md";
const text =
	"# 2026年重点任务分解方案\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新建学校3所。 | ★区教育局 |\n";
const base64 = (words: string) => Buffer.from(words).toString("base64");

describe("seals, over the protocol", () => {
	it("are made of an open plan and compared with it as it is now", async () => {
		const server = await connectServer({ options: { language: "zh" } });
		try {
			await server.open(uri, text);
			const ask = <Answer>(method: string, params: object) =>
				server.client.sendRequest<Answer>(method, params);
			const made = await ask<SealAnswer>(sealRequest, { uri, data: base64(text), date: "2026-01-25" });
			assert.ok("content" in made);
			assert.equal(JSON.parse(made.content).file.name, "方案.plan.md");
			assert.match(made.message, /不是电子签名/);
			const check = (now: string, seal: string) =>
				ask<CheckSealAnswer>(checkSealRequest, { uri, data: base64(now), seal });
			const same = await check(text, made.content);
			assert.ok("verdict" in same);
			assert.equal(same.verdict, "bytes");
			const spaced = await check(`${text}\n`, made.content);
			assert.ok("verdict" in spaced);
			assert.equal(spaced.verdict, "content");
			const broken = await check(text, "{}");
			assert.ok("refused" in broken);
			assert.match(broken.refused, /不是定稿存照/);
			assert.equal(await ask(sealRequest, { uri: "file:///none", data: "", date: "2026-01-25" }), null);
		} finally {
			server.close();
		}
	});
});
