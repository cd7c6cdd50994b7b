import assert from "node:assert/strict";
import fc from "fast-check";
import { settleSummary, summarizePlan } from "../../../server/src/common/workspace/planSummary.js";
import { areDrafts, isPeer, WorkspaceIndex } from "../../../server/src/common/workspace/workspaceIndex.js";
import { demoPlan } from "../../support/planSnapshot.js";
import { indexDocuments, readDocument } from "../../support/workspaceIndex.js";

const plan = demoPlan(
	"| 1 | 指标 | 1.新建公园2个。 | 赵明 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.工业投资增长8%。 | ^^ | ★区财政局 |",
);
const minutes = `江州市临湖区人民政府2026年第3次常务会议纪要

副区长赵明主持会议。
一、听取汇报
会议听取了区统计局的汇报，要求发改委抓紧落实。
（一）区财政局要保障资金。
`;

const summarize = (text: string, name = "a.plan.md") => summarizePlan(readDocument(name, text));
const written = (index: WorkspaceIndex, name: string) =>
	index
		.mentionsOf({ of: "unit", name, aliases: [], region: "江州市临湖区" })
		.map(({ uri, raw, role }) => `${uri.slice("file:///plans/".length)} ${raw} ${role}`);

describe("workspace index", () => {
	it("summarises names with their places and parts, figures and tasks", () => {
		const { region, period, title, units, officials, tasks } = summarize(plan);
		assert.deepEqual([region, period, title], ["江州市临湖区", "2026", "2026年重点工作任务分解方案"]);
		assert.deepEqual(
			[...units.values()].map(({ name, known, mentions }) => [name, known, mentions[0]?.role]),
			[
				["区发改委", true, "lead"],
				["区统计局", true, "share"],
				["区财政局", true, "lead"],
			],
		);
		assert.deepEqual(
			[...officials.values()].map(({ name, mentions }) => [name, mentions.length]),
			[["赵明", 1]],
		);
		assert.deepEqual(
			tasks.map(({ number, text, span }) => [number, text, span.line]),
			[
				[1, "新建公园2个。", 10],
				[2, "工业投资增长8%。", 11],
			],
		);
	});

	it("finds names in running text, too, and each place once", () => {
		const { units, officials } = summarize(minutes);
		assert.deepEqual(
			[...units.values()].flatMap(({ name, mentions }) =>
				mentions.map(({ raw, role, span }) => `${name} ${raw} ${role} ${span.line}`),
			),
			["区统计局 区统计局 prose 4", "区发改委 发改委 prose 4", "区财政局 区财政局 prose 5"],
		);
		assert.deepEqual(
			[...officials.values()].map(({ name, titles }) => [name, titles]),
			[["赵明", ["副区长"]]],
		);
		const inline = summarize("# 临湖区2026年工作要点\n\n1.新建公园2个。（区发改委牵头，区财政局配合）\n");
		assert.deepEqual(
			[...inline.units.values()].map(({ mentions }) => mentions.map(({ role }) => role)),
			[["lead"], ["share"]],
		);
	});

	it("keeps of a file what it gives of an open document", () => {
		for (const text of [plan, minutes]) {
			const lazy = summarize(text);
			const settled = settleSummary(lazy);
			for (const part of ["units", "officials", "tasks", "quantities", "region", "period"] as const)
				assert.deepEqual(settled[part], lazy[part]);
		}
	});

	it("adds, replaces and takes out documents", () => {
		const index = indexDocuments({ "a.plan.md": plan, "b.plan.md": minutes });
		assert.deepEqual(written(index, "区统计局"), ["a.plan.md 统计局 share", "b.plan.md 区统计局 prose"]);
		index.set("file:///plans/a.plan.md", summarize(minutes));
		assert.deepEqual(written(index, "区统计局"), ["a.plan.md 区统计局 prose", "b.plan.md 区统计局 prose"]);
		index.delete("file:///plans/b.plan.md");
		assert.deepEqual(written(index, "区统计局"), ["a.plan.md 区统计局 prose"]);
	});

	it("asks an open document for its newest version", () => {
		const index = new WorkspaceIndex();
		let text = plan;
		index.set("file:///plans/a.plan.md", () => summarize(text));
		assert.equal(written(index, "区财政局").length, 1);
		text = plan.replace("★区财政局", "★区工信局");
		assert.equal(written(index, "区财政局").length, 0);
	});

	it("knows a unit by its aliases where another directory does not, and not in another region", () => {
		const index = indexDocuments({ "a.plan.md": plan });
		const elsewhere = summarizePlan(
			readDocument("c.plan.md", plan.replaceAll("江州市临湖区", "沧州市运河区"), []),
		);
		index.set(elsewhere.uri, elsewhere);
		const plain = summarizePlan(
			readDocument("d.plan.md", "# 工作要点\n\n1.新建公园2个。（发展改革委牵头，区财政局配合）\n", []),
		);
		index.set(plain.uri, plain);
		const found = index.mentionsOf({
			of: "unit",
			name: "区发改委",
			aliases: ["发展改革委"],
			region: "江州市临湖区",
		});
		assert.deepEqual(
			found.map(({ uri, raw }) => [uri.at(-9), raw]),
			[
				["a", "区发改委"],
				["d", "发展改革委"],
			],
		);
	});

	it("is after any changes what it is when made anew", () => {
		const names = ["a.plan.md", "b.plan.md", "c.plan.md"];
		const texts = [plan, minutes, plan.replace("8%", "9%"), "", "没有内容"];
		const change = fc.record({ name: fc.constantFrom(...names), text: fc.option(fc.constantFrom(...texts)) });
		fc.assert(
			fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
				const index = new WorkspaceIndex();
				const files = new Map<string, string>();
				for (const { name, text } of changes) {
					const uri = `file:///plans/${name}`;
					if (text === null) {
						index.delete(uri);
						files.delete(name);
					} else {
						index.set(uri, settleSummary(summarize(text, name)));
						files.set(name, text);
					}
				}
				const anew = indexDocuments(Object.fromEntries(files));
				assert.deepEqual([...index.summaries()], [...anew.summaries()]);
			}),
			{ numRuns: 60 },
		);
	});

	describe("peers", () => {
		const peers = (a: string, b: string) => isPeer(summarize(a), summarize(b, "b.plan.md"));
		it("are documents of one region for the same year", () => {
			assert.equal(peers(plan, minutes), true);
			assert.equal(peers(plan, plan.replace("# 2026年", "# 2025年")), false);
			assert.equal(peers(plan, plan.replace("江州市临湖区", "江州市滨江区")), false);
			assert.equal(peers(plan.replace("2026年", ""), minutes.replace("2026年", "")), false, "no year");
		});
		it("are no drafts of one document", () => {
			const draft = plan.replace("分解方案", "分解方案（征求意见稿）").replace("8%", "9%");
			assert.equal(areDrafts(summarize(plan), summarize(draft)), true);
			assert.equal(peers(plan, draft), false);
			const another = demoPlan("| 1 | 指标 | 1.工业投资增长9%。 | 赵明 | ★区财政局 |");
			assert.equal(peers(plan, another), true, "of one title, but with other tasks");
		});
	});
});
