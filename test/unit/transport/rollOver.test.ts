import assert from "node:assert/strict";
import {
	type CoverageAnswer,
	coverageRequest,
	type RollOverAnswer,
	rollOverRequest,
} from "../../../server/src/common/documentProtocol.js";
import { connectServer } from "../../support/connectServer.js";

const uri = "file:///work/2025%E5%B9%B4.plan.md";
const text =
	"# 2025年重点任务分解方案\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 新建学校3所。 | ★区教育局 |\n";
const report = {
	uri: "file:///work/report.md",
	text: "# 2026年政府工作报告\n\n## 一、2025年工作回顾\n\n新建学校4所。\n\n## 二、2026年目标任务\n\n新增学位6000个。\n",
};

describe("work reports, over the protocol", () => {
	const ask = async <Answer>(method: string, params: object): Promise<Answer> => {
		const server = await connectServer({ options: { language: "zh" } });
		try {
			await server.open(uri, text);
			return await server.client.sendRequest<Answer>(method, params);
		} finally {
			server.close();
		}
	};

	it("a plan is rolled over to the next year, and names the one that it comes from", async () => {
		const answer = await ask<RollOverAnswer>(rollOverRequest, { uri, report });
		assert.ok("text" in answer);
		assert.match(answer.text, /previous: \.\/2025年\.plan\.md/);
		assert.match(answer.message, /^2026年方案草稿：延续0项，办结1项，新增1项/);
		const early = await ask<RollOverAnswer>(rollOverRequest, { uri, year: 2020 });
		assert.ok("refused" in early);
		assert.match(early.refused, /要在它之后/);
	});

	it("a plan is compared with a report", async () => {
		const answer = await ask<CoverageAnswer>(coverageRequest, { uri, report });
		assert.ok("page" in answer);
		assert.match(answer.page, /新增学位6000个/);
		assert.match(answer.message, /^工作报告有1处承诺，0处有对应任务，1处没有/);
		assert.equal(await ask(coverageRequest, { uri: "file:///none", report }), null);
	});
});
