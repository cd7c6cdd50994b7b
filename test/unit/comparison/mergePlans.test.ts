import assert from "node:assert/strict";
import { mergePlans, needsDecision } from "../../../server/src/common/comparison/mergePlans.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";

const rows = [
	"| 1 | 指标 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.新增规上工业企业40家。 | ^^ | ★区工信局 |",
	"| 2 | 城建 | 3.新建口袋公园5个。 | 钱一凡 | ★区住建局、区财政局 |",
	"| ^^ | ^^ | 4.完成河道整治12公里。 | ^^ | ★区水务局 |",
];
const base = demoPlan(...rows);

function merge(before: string, ...copies: readonly string[]) {
	const merged = mergePlans(
		createTestSnapshot(before),
		copies.map((text, i) => ({ name: "甲乙丙丁戊".charAt(i), snapshot: createTestSnapshot(text) })),
	);
	return { ...merged, text: merged.lines.join("\n"), isOpen: needsDecision(merged) };
}

describe("merge plans", () => {
	const cells = base.replace("5%以上", "6%以上");
	const unit = base.replace("★区水务局", "★区水利局");
	const without = base.replace(`${rows[1]}\n`, "").replace("3.新", "2.新").replace("4.完", "3.完");
	const added = base
		.replace(rows[1] ?? "", `${rows[1]}\n| ^^ | ^^ | 3.培育专精特新企业8家。 | ^^ | ★区工信局 |`)
		.replace("3.新建", "4.新建")
		.replace("4.完", "5.完");
	const cases: readonly (readonly [what: string, copies: readonly string[], expected: string])[] = [
		["nothing where nobody changed anything", [base, base], base],
		["what one changed", [base, cells], cells],
		["what each of two changed", [cells, unit], cells.replace("★区水务局", "★区水利局")],
		["what both changed alike", [cells, cells], cells],
		[
			"another cell of the same row",
			[base.replace("12公里", "15公里"), unit],
			unit.replace("12公里", "15公里"),
		],
		["a task that one took out, numbers following", [cells, without], without.replace("5%以上", "6%以上")],
		["a task that one put in, numbers following", [unit, added], added.replace("★区水务局", "★区水利局")],
		["a leader of several rows", [unit, base.replace("钱一凡", "赵明")], unit.replace("钱一凡", "赵明")],
	];
	for (const [what, copies, expected] of cases)
		it(`takes ${what}`, () => {
			const { text, isOpen } = merge(base, ...copies);
			assert.equal(text, expected);
			assert.equal(isOpen, false);
		});

	it("writes a row twice where copies say different things, and touches nothing else", () => {
		const { text, proposals } = merge(base, base.replace("40家", "45家"), base.replace("40家", "50家"));
		const row = (count: string) => (rows[1] ?? "").replace("40家", count);
		assert.equal(
			text,
			base.replace(rows[1] ?? "", `<<<<<<< 甲\n${row("45家")}\n=======\n${row("50家")}\n>>>>>>> 乙`),
		);
		assert.deepEqual(
			proposals.map(({ by, proposed, outcome }) => `${by.join()} ${proposed} ${outcome}`),
			["甲 新增规上工业企业45家。 conflict", "乙 新增规上工业企业50家。 conflict"],
		);
	});

	it("takes empty cells of pasted text for the merged ones of the base, and says so once", () => {
		const pasted = base
			.replace(/^\|[ |-]+\n/m, "")
			.replace(/^\| (.*) \|$/gm, (_, cells: string) => cells.split(" | ").join("\t").replaceAll("^^", ""))
			.replace("5%以上", "6%以上");
		const { text, proposals } = merge(base, base, pasted);
		assert.equal(text, base.replace("5%以上", "6%以上"));
		const told = proposals.filter(({ reason }) => reason !== null);
		assert.deepEqual(
			told.map(({ column, was, reason }) => `${column} ${was} ${reason?.zh}`),
			["牵头领导 第2、4项 粘贴的文字看不出是合并的格还是空着，按合并处理"],
		);
		const vacant = pasted.replace("钱一凡", "");
		assert.equal(merge(base, base, vacant).text.includes("钱一凡"), false);
	});

	it("takes what a copy in the other script says, and not its script", () => {
		const simplified = [base, base.replace("12公里", "15公里").replace("★区工信局", "★区工信局、统计局")];
		const [, traditional] = simplified.map((text) =>
			[..."区产规业钱务饰总长统计经济运赵发改建财题标导责单"].reduce(
				(all, character, i) =>
					all.replaceAll(character, [..."區產規業錢務飾總長統計經濟運趙發改建財題標導責單"][i] ?? ""),
				text,
			),
		);
		const { text, proposals } = merge(base, base, traditional ?? "");
		assert.equal(text, simplified[1]);
		assert.deepEqual(
			proposals.map(({ was, proposed }) => `${was}→${proposed}`),
			["★区工信局→★区工信局、统计局", "完成河道整治12公里。→完成河道整治15公里。"],
		);
		const was = traditional ?? "";
		const now = was.replace("15公里", "18公里");
		assert.equal(merge(was, was, simplified[1] ?? "").text, was);
		assert.equal(merge(was, was, (simplified[1] ?? "").replace("15公里", "18公里")).text, now);
	});

	describe("of a table and running text", () => {
		const prose = [
			"# 2026年重点工作任务分解方案",
			"1.地区生产总值增长5%以上。（牵头领导：赵明；责任单位：区发改委、统计局）",
			"2.新增规上工业企业40家。（牵头领导：赵明；责任单位：区工信局）",
			"3.新建口袋公园5个。（牵头领导：钱一凡；责任单位：区住建局、区财政局）",
			"4.完成河道整治12公里。（牵头领导：钱一凡；责任单位：区水务局）",
		].join("\n\n");
		const table = base.slice(base.indexOf("# ")).replace(/^## .*\n\n/m, "");
		const say = ({ proposals }: ReturnType<typeof merge>) =>
			proposals.map(
				({ by, column, proposed, outcome, reason }) =>
					`${by.join()} ${column}：${proposed} ${outcome}${reason === null ? "" : `（${reason.zh}）`}`,
			);

		it("takes words and leaders from the text, and leaves columns and ★ of the table", () => {
			const copy = prose
				.replace("12公里", "15公里")
				.replace("钱一凡；责任单位：区水务局", "孙丽；责任单位：区水务局");
			const merged = merge(table, table, copy);
			assert.equal(merged.text, table.replace("12公里。 | ^^", "15公里。 | 孙丽"));
			assert.equal(merged.isOpen, false);
		});

		it("lists other units to be changed by hand", () => {
			const merged = merge(table, table, prose.replace("区工信局", "区工信局、区科技局"));
			assert.equal(merged.text, table);
			assert.deepEqual(say(merged), [
				"乙 责任单位：区工信局、区科技局 open（一份是表格，一份是正文，写法不同，请手工改）",
			]);
		});

		it("writes words and leaders into the text, and lists units and columns", () => {
			const copy = table
				.replace("40家", "45家")
				.replace("★区水务局", "★区水利局")
				.replace("责任单位 |", "责任单位 | 备注 |")
				.replace("统计局 |", "统计局 | 按季通报 |");
			const merged = merge(table, prose, copy);
			assert.equal(merged.text, prose.replace("40家", "45家"));
			assert.deepEqual(say(merged), [
				"乙 备注：按季通报 open（这里的表格没有“备注”栏）",
				"乙 重点工作目标任务：新增规上工业企业45家。 adopted",
				"乙 责任单位：★区水利局 open（正文里的责任单位请手工改）",
				"乙 ：备注 open（没有可以加这一栏的表格）",
			]);
		});
	});

	describe("of tasks that are the headings of running text", () => {
		const park = "一、全年新建公园12个，10月底前完成。（区住建局牵头，区财政局配合）";
		const schools = "二、新增学位600个。（区教育局牵头）";
		const prose = `# 某区重点工作\n\n共2项\n\n${park}\n\n要把好质量关。\n\n${schools}\n`;
		const say = ({ proposals }: ReturnType<typeof merge>) =>
			proposals.map(
				({ by, was, proposed, outcome, reason }) =>
					`${by.join()}：${was}→${proposed} ${outcome}${reason === null ? "" : `（${reason.zh}）`}`,
			);

		it("counts a change once", () => {
			const merged = merge(prose, prose.replace("12个", "15个"), prose.replace("600", "800"));
			assert.equal(merged.text, prose.replace("12个", "15个").replace("600", "800"));
			assert.deepEqual(say(merged), [
				"甲：全年新建公园12个，10月底前完成。→全年新建公园15个，10月底前完成。 adopted",
				"乙：新增学位600个。→新增学位800个。 adopted",
			]);
		});

		it("adopts nothing that is undecided", () => {
			const merged = merge(prose, prose.replace("600", "700"), prose.replace("600", "800"));
			const [seven, eight] = ["700", "800"].map((count) => schools.replace("600", count));
			assert.equal(
				merged.text,
				prose.replace(schools, `<<<<<<< 甲\n${seven}\n=======\n${eight}\n>>>>>>> 乙`),
			);
			assert.deepEqual(
				merged.proposals.map(({ outcome }) => outcome),
				["conflict", "conflict"],
			);
		});

		it("says of what it cannot take out or put in that it is still to be done", () => {
			const shorter = prose.replace(`\n${schools}\n`, "").replace("共2项", "共1项");
			assert.deepEqual(say(merge(prose, prose, shorter)), [
				"乙：新增学位600个。→ open（正文里的任务不能按行删除：请直接改正文，或先转换为表格。）",
			]);
			const longer = `${prose}\n三、建成社区食堂8家。（区民政局牵头）\n`.replace("共2项", "共3项");
			const merged = merge(prose, prose, longer);
			assert.equal(merged.text, prose);
			assert.deepEqual(say(merged), [
				"乙：→建成社区食堂8家。 open（正文里的任务不能自动增添或移动，请手工写入）",
			]);
		});
	});

	it("says of rows of running text that they are still to be taken out, and takes out those of tables", () => {
		const mixed = `${base}\n## 二、其他\n\n5．新增学位600个。（区教育局牵头）\n`;
		const shorter = mixed.replace(/\n5．.*\n/, "").replace(`${rows[3]}\n`, "");
		const { text, proposals } = merge(mixed, mixed, shorter);
		assert.equal(text.includes("河道整治"), false);
		assert.ok(text.includes("新增学位600个"));
		assert.deepEqual(
			proposals.map(({ was, outcome }) => `${was} ${outcome}`),
			["完成河道整治12公里。 adopted", "新增学位600个。 open"],
		);
	});

	it("keeps a task that one took out and another changed, and says so", () => {
		const { text, proposals } = merge(base, base.replace("40家", "45家"), without);
		assert.ok(text.includes("45家"));
		assert.deepEqual(
			proposals.map(({ by, outcome }) => `${by.join()} ${outcome}`),
			["乙 conflict", "甲 adopted"],
		);
	});

	const head = base.slice(0, base.indexOf("| 序号"));
	const table = base.slice(base.indexOf("| 序号"));
	const prose = `${head}各单位要抓好落实。\n\n加强调度。\n\n${table}\n## 工作要求\n\n每月报送进展。\n`;
	const bare = base.replace(/^---\n[^-]{0,200}\n---\n\n/, "");
	const outside: readonly (readonly [what: string, before: string, other: string, expected: string])[] = [
		["a paragraph at the end", base, `${base}\n各单位要抓好落实。\n`, `${cells}\n各单位要抓好落实。\n`],
		["words of a paragraph", prose, prose.replace("每月", "每季度"), prose.replace("每月", "每季度")],
		[
			"two paragraphs, each in its place",
			prose,
			prose.replace("抓好落实", "抓紧落实").replace("加强", "强化"),
			prose.replace("抓好落实", "抓紧落实").replace("加强", "强化"),
		],
		[
			"a paragraph that is gone",
			prose,
			prose.replace("加强调度。\n\n", ""),
			prose.replace("加强调度。\n\n", ""),
		],
		[
			"a paragraph between others",
			prose,
			prose.replace("加强调度。", "加强调度。\n\n定期通报。"),
			prose.replace("加强调度。", "加强调度。\n\n定期通报。"),
		],
		[
			"a heading that is not a section's",
			prose,
			prose.replace("工作要求", "有关要求"),
			prose.replace("工作要求", "有关要求"),
		],
		["the title", base, base.replace(/^# .*/m, "# 2027年方案"), base.replace(/^# .*/m, "# 2027年方案")],
		["front matter that is new", bare, `---\nregion: 区\n---\n\n${bare}`, `---\nregion: 区\n---\n\n${bare}`],
		[
			"a key of the front matter",
			`---\nregion: 区\nstatus: 送审稿\n---\n\n${bare}`,
			`---\nregion: 区\nstatus: 定稿\n---\n\n${bare}`,
			`---\nregion: 区\nstatus: 定稿\n---\n\n${bare}`,
		],
	];
	for (const [what, before, other, expected] of outside)
		it(`takes ${what}`, () => {
			const { text, proposals } = merge(before, before.replace("5%以上", "6%以上"), other);
			assert.equal(text, expected.replace("5%以上", "6%以上"));
			assert.deepEqual([...new Set(proposals.map(({ outcome }) => outcome))], ["adopted"]);
		});

	it("lists what it does not merge", () => {
		const other = prose.replace("加强调度。", "强化调度。");
		const { text, proposals } = merge(prose, prose.replace("加强调度。", "定期调度。"), other);
		assert.ok(text.includes("定期调度。") && !text.includes("强化调度。"));
		assert.deepEqual(
			proposals.map(({ by, proposed, outcome, reason }) => [by.join(), proposed, outcome, reason?.zh ?? ""]),
			[
				["甲", "定期调度。", "adopted", ""],
				["乙", "强化调度。", "conflict", "与甲的意见不同，待定"],
			],
		);
	});

	const withColumn = (text: string, name: string, cell: (row: number) => string) =>
		text
			.split("\n")
			.map((line, i, lines) => {
				if (!line.startsWith("|")) return line;
				const row = i - lines.findIndex((each) => each.startsWith("|"));
				return `${line} ${row === 0 ? name : row === 1 ? "---" : cell(row - 1)} |`;
			})
			.join("\n");
	const noted = withColumn(base, "备注", (row) => (row === 2 ? "续建" : "新建"));

	it("takes a column that a copy added, with its cells", () => {
		const { text, proposals } = merge(base, cells, noted);
		assert.equal(
			text,
			withColumn(cells, "备注", (row) => (row === 2 ? "续建" : "新建")),
		);
		assert.deepEqual([...new Set(proposals.map(({ outcome }) => outcome))], ["adopted"]);
		assert.equal(proposals.filter(({ column }) => column === "备注").length, 4);
	});

	it("takes the cells of a column that a copy gave another name, and the name", () => {
		const renamed = noted.replace("备注", "性质").replace("续建", "改建");
		const { text, proposals } = merge(noted, noted.replace("5%以上", "6%以上"), renamed);
		assert.equal(text, renamed.replace("5%以上", "6%以上"));
		assert.deepEqual(
			proposals.map(({ by, column, proposed }) => `${by.join()} ${column} ${proposed}`),
			["甲 重点工作目标任务 地区生产总值增长6%以上。", "乙 备注 改建", "乙  性质"],
		);
	});

	it("takes out a column whose cells nobody changed, and keeps one that somebody did", () => {
		assert.equal(merge(noted, noted.replace("5%以上", "6%以上"), base).text, cells);
		const { text, proposals } = merge(noted, noted.replace("续建", "改建"), base);
		assert.equal(text, noted.replace("续建", "改建"));
		assert.deepEqual(
			proposals.map(({ by, was, outcome }) => `${by.join()} ${was} ${outcome}`),
			["甲 续建 adopted", "乙 备注 conflict"],
		);
	});

	it("lists each cell for which the first copy has no column", () => {
		const { text, proposals } = merge(noted, base, noted.replace("续建", "改建"));
		assert.equal(text, base);
		assert.deepEqual(
			proposals.map(({ by, proposed, outcome, reason }) => [by.join(), proposed, outcome, reason?.zh ?? ""]),
			[
				["乙", "改建", "open", "这里的表格没有“备注”栏"],
				["甲", "", "adopted", ""],
			],
		);
	});

	it("takes a row that moved to another place", () => {
		const moved = demoPlan(
			rows[0] ?? "",
			rows[1] ?? "",
			(rows[3] ?? "").replace("| ^^ | ^^ | 4.", "| 2 | 城建 | 3.").replace("| ^^ |", "| 钱一凡 |"),
			(rows[2] ?? "").replace("| 2 | 城建 | 3.", "| ^^ | ^^ | 4.").replace("钱一凡", "^^"),
		);
		const { text, isOpen } = merge(base, base, moved);
		assert.equal(isOpen, false);
		assert.equal(text, moved);
	});
});
