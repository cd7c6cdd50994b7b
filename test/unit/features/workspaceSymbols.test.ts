import assert from "node:assert/strict";
import { loadPinyin, type ToPinyin } from "../../../server/src/common/directory/pinyin.js";
import { SymbolSearch } from "../../../server/src/common/features/workspaceSymbols.js";
import { demoPlan } from "../../support/planSnapshot.js";
import { indexDocuments } from "../../support/workspaceIndex.js";

const index = indexDocuments({
	"a.plan.md": demoPlan(
		"| 1 | 指标 | 1.工业投资增长8%。 | 赵明 | ★区发改委、统计局 |",
		"| ^^ | ^^ | 2.推进工业园区改造。 | ^^ | ★区财政局 |",
	),
	"b.plan.md": demoPlan("| 1 | 指标 | 1.会同区发改委编制规划。 | 钱一凡 | ★区财政局、区发改委 |").replace(
		"分解方案",
		"推进清单",
	),
});

describe("workspace symbols", () => {
	let toPinyin: ToPinyin;
	before(async () => {
		toPinyin = await loadPinyin();
	});
	const search = (query: string, language: "zh" | "en" = "zh") => {
		const found = new SymbolSearch(query, { language, toPinyin });
		for (const summary of index.summaries()) found.add(summary);
		return found.symbols();
	};
	const names = (query: string) => search(query).map(({ name }) => name);

	it("finds units and officials by characters, pinyin and initials", () => {
		assert.deepEqual(names("发改委"), ["区发改委", "1.会同区发改委编制规划。"]);
		assert.deepEqual(names("fgw"), ["区发改委 (fgw)", "1.会同区发改委编制规划。 (fgw)"]);
		assert.deepEqual(names("qucaizhengju"), ["区财政局 (qucaizhengju)"]);
		assert.deepEqual(names("zhaoming"), ["赵明 (zhaoming)"]);
	});

	it("finds tasks by words, first letters and number, the best first", () => {
		assert.deepEqual(names("工业园区"), ["2.推进工业园区改造。"]);
		assert.deepEqual(names("工业"), ["1.工业投资增长8%。", "2.推进工业园区改造。"]);
		assert.deepEqual(names("gytz"), ["1.工业投资增长8%。 (gytz)"]);
		assert.deepEqual(names("2"), ["2.推进工业园区改造。"]);
		assert.deepEqual(names("没有这个"), []);
	});

	it("lists a name once, where it leads, with the documents that have it", () => {
		const [unit] = search("区发改委");
		assert.equal(unit?.containerName, "《2026年重点工作任务分解方案》等2份，共3处");
		assert.deepEqual(unit?.location.uri, "file:///plans/a.plan.md");
		assert.equal(unit?.location.range.start.line, 10);
		assert.match(search("区发改委", "en")[0]?.containerName ?? "", /and 1 more, 3 places/);
	});

	it("gives a bounded list for no letters at all, and for many tasks", () => {
		assert.ok(names("").length > 0);
		const rows = Array.from(
			{ length: 500 },
			(_, i) => `| ^^ | ^^ | ${i + 1}.工业投资增长8%。 | ^^ | ★区财政局 |`,
		);
		const found = new SymbolSearch("工业", { language: "zh" });
		for (const summary of indexDocuments({ "c.plan.md": demoPlan(...rows) }).summaries()) found.add(summary);
		assert.equal(found.symbols().length, 200);
	});
});
