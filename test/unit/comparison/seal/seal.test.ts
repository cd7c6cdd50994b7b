import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
	compareSeal,
	sayVerdict,
	sealReport,
} from "../../../../server/src/common/comparison/seal/compareSeal.js";
import { printSeal } from "../../../../server/src/common/comparison/seal/seal.js";
import { saySealDifference } from "../../../../server/src/common/comparison/seal/sealDifferences.js";
import { canonicalJson } from "../../../../server/src/common/comparison/seal/sealedModel.js";
import { sha256 } from "../../../../server/src/common/text/sha256.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

const approved = `# 虹湾区2026年重点工作方案

(共3项)

## 一、产业发展

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 | 备注 |
| --- | --- | --- | --- | --- | --- |
| 1 | 产业 | 1.工业投资增长10%以上。 | 钱宇 | ★区工信局、统计局 | |
| ^^ | ^^ | 2.新建学校3所。 | ^^ | ★区教育局 | 市级 |
| 2 | 民生 | 3.做好服务。 | 方勇 | ★区民政局 | |

注：带“★”者为牵头单位。
`;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const digestOf = (text: string) => sha256(bytesOf(text));

async function sealOf(text: string): Promise<string> {
	const { plan, index } = createTestSnapshot(text);
	const file = { name: "a.plan.md", sha256: await digestOf(text), bytes: bytesOf(text).length };
	return printSeal(plan, index, file, { date: "2026-01-25", version: "1.2.3" });
}

async function compare(text: string, seal: string) {
	const { plan, index } = createTestSnapshot(text);
	return compareSeal(plan, index, { sha256: await digestOf(text) }, seal);
}

async function differences(text: string): Promise<readonly string[]> {
	const found = await compare(text, await sealOf(approved));
	assert.ok(!("problem" in found));
	return found.differences.map((difference) => saySealDifference(difference).zh);
}

describe("seals of approved plans", () => {
	it("digests are SHA-256, as Node computes it", async () => {
		for (const text of ["", "a", approved])
			assert.equal(await digestOf(text), createHash("sha256").update(text).digest("hex"));
	});

	it("the digest of the content is that of its canonical JSON, and can be checked without Niwen", async () => {
		const seal = JSON.parse(await sealOf(approved));
		const digest = createHash("sha256").update(canonicalJson(seal.content)).digest("hex");
		assert.equal(seal.contentSha256, digest);
		assert.equal(canonicalJson({ b: [1, null], a: "x" }), '{"a":"x","b":[1,null]}');
		assert.equal(seal.tasks, 3);
		assert.match(seal.note, /不是电子签名/);
		assert.equal(JSON.stringify(seal.content).includes('"range"'), false);
	});

	it("the same bytes are the approved plan", async () => {
		const found = await compare(approved, await sealOf(approved));
		assert.ok(!("problem" in found));
		assert.equal(found.verdict, "bytes");
		assert.equal(sayVerdict(found).zh, "与2026-01-25的定稿逐字节一致。");
	});

	const sameContent: readonly (readonly [what: string, text: string])[] = [
		["line ends", approved.replace(/\n/g, "\r\n")],
		["blanks beside bars", approved.replace(/\| 钱宇 \|/, "|   钱宇   |")],
		["a comment", `${approved}\n<!-- 内部备注 -->\n`],
		["a front matter", `---\nstatus: 定稿\n---\n\n${approved}`],
	];
	for (const [what, text] of sameContent)
		it(`other ${what} leave it the approved plan`, async () => {
			const found = await compare(text, await sealOf(approved));
			assert.ok(!("problem" in found));
			assert.equal(found.verdict, "content");
		});

	const changed: readonly (readonly [was: string, is: string, ...said: readonly string[]])[] = [
		["10%以上", "8%左右", "第1项：任务由“工业投资增长10%以上。”改为“工业投资增长8%左右。”"],
		["★区教育局", "★区民政局", "第2项：责任单位由“★区教育局”改为“★区民政局”"],
		["区工信局、统计局", "区工信局", "第1项：责任单位由“★区工信局、统计局”改为“★区工信局”"],
		["方勇", "李敏", "第3项：牵头领导由“方勇”改为“李敏”"],
		["市级", "省级", "第2项：“备注”栏由“市级”改为“省级”"],
		["2026年", "2027年", "标题：由“虹湾区2026年重点工作方案”改为“虹湾区2027年重点工作方案”"],
		["带“★”者", "标“★”的", "表外文字：由“注：带“★”者为牵头单位。”改为“注：标“★”的为牵头单位。”"],
		["产业发展", "工业发展", "部分：由“1 产业发展”改为“1 工业发展”"],
		["| 2 | 民生 | 3.做好服务。 | 方勇 | ★区民政局 | |\n", "", "第3项：删去了“3.做好服务。”"],
		[
			"| 2 | 民生 |",
			"| ^^ | ^^ | 3.新建医院1所。 | ^^ | ★区卫健委 | |\n| 2 | 民生 |",
			"第3项：增加了“3.新建医院1所。”",
		],
	];
	for (const [was, is, ...said] of changed)
		it(`says what differs: ${said[0]}`, async () => {
			assert.ok(approved.includes(was));
			const found = await differences(approved.replace(was, is));
			assert.deepEqual(found, said);
		});

	it("a task that moved is the same task with another number", async () => {
		const moved = approved
			.replace("1.工业投资增长10%以上。", "1.新建学校3所。")
			.replace("2.新建学校3所。", "2.工业投资增长10%以上。");
		const found = await differences(moved);
		assert.ok(found.includes("第1项：编号由“1.”改为“2.”"), found.join("\n"));
		assert.ok(!found.some((each) => each.includes("增加") && each.includes("学校")), found.join("\n"));
	});

	it("a task whose words changed is known again, though another one came above it", async () => {
		const found = await differences(
			approved
				.replace(
					"| ^^ | ^^ | 2.新建学校3所。",
					"| ^^ | ^^ | 2.新建医院1所。 | ^^ | ★区卫健委 | |\n| ^^ | ^^ | 3.新建学校5所。",
				)
				.replace("3.做好服务。", "4.做好服务。"),
		);
		assert.ok(found.includes("第2项：任务由“新建学校3所。”改为“新建学校5所。”"), found.join("\n"));
		assert.ok(found.includes("第2项：增加了“2.新建医院1所。”"), found.join("\n"));
	});

	it("of long tasks the part that differs is shown", async () => {
		const long = "持续推进市场监管改革和政务服务改革，".repeat(8);
		const text = approved.replace("做好服务。", `${long}新建站点3个。`);
		const seal = await sealOf(text);
		const found = await compare(text.replace("3个", "5个"), seal);
		assert.ok(!("problem" in found));
		assert.deepEqual(
			found.differences.map((difference) => saySealDifference(difference).zh),
			["第3项：任务由“…和政务服务改革，新建站点3个。”改为“…和政务服务改革，新建站点5个。”"],
		);
	});

	it("a seal that was changed itself, of a newer version, or that is none says so", async () => {
		const seal = await sealOf(approved);
		const cases: readonly (readonly [text: string, said: RegExp])[] = [
			[seal.replace("新建学校3所", "新建学校5所"), /改动过/],
			[seal.replace('"format": 1', '"format": 2'), /较新的版本/],
			["{", /不是定稿存照/],
			["", /不是定稿存照/],
			['{"kind":"niwen-seal"}', /不是定稿存照/],
			["[]", /不是定稿存照/],
		];
		for (const [text, said] of cases) {
			const found = await compare(approved, text);
			assert.ok("problem" in found);
			assert.match(found.problem.zh, said);
		}
		const again = await compare(approved, JSON.stringify(JSON.parse(seal)));
		assert.ok(!("problem" in again), "another layout of the JSON is the same seal");
	});

	it("the page has all differences in a table, and says that it is no signature", async () => {
		const found = await compare(approved.replace("方勇", "李敏"), await sealOf(approved));
		assert.ok(!("problem" in found));
		const report = sealReport(found, "en");
		assert.deepEqual(report.parts[0]?.table?.rows[0]?.cells, ["Task 3", "leaders", "方勇", "李敏"]);
		assert.match(report.lead.join(" "), /not a signature/);
	});
});
