import assert from "node:assert/strict";
import fc from "fast-check";
import { comparePlans } from "../../../server/src/common/comparison/comparePlans.js";
import { saysSame } from "../../../server/src/common/comparison/planChanges.js";
import { sayDetails } from "../../../server/src/common/comparison/sayChange.js";
import { compareWords, WordList, wordsOf } from "../../../server/src/common/comparison/wordDiff.js";
import { createTestSnapshot, demoDirectory, demoPlan } from "../../support/planSnapshot.js";

const rows = [
	"| 1 | 指标 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.新增规上工业企业40家，确保投资稳定增长。 | ^^ | ★区工信局 |",
	"| 2 | 城建 | 3.新建口袋公园5个，2026年底前建成。 | 钱一凡 | ★区住建局、区财政局 |",
	"| ^^ | ^^ | 4.完成河道整治12公里，单位能耗下降3%以上。 | ^^ | ★区水务局 |",
];
const base = demoPlan(...rows);

function compare(before: string, after: string) {
	const [was, now] = [before, after].map((text) =>
		createTestSnapshot(text, { directories: [demoDirectory] }),
	);
	assert.ok(was !== undefined && now !== undefined);
	return comparePlans(was, now);
}

function say(after: string, before = base): readonly string[] {
	const { document, tasks } = compare(before, after);
	return [...document, ...tasks].map(({ sentence }) => sentence.zh);
}

describe("compare plans", () => {
	const cases: readonly (readonly [what: string, after: string, ...sentences: string[]])[] = [
		["nothing in the same plan", base],
		["nothing where cells are only aligned", base.replaceAll(" | ", "  |  ")],
		[
			"a target that was lowered and another lead",
			base.replace("5%以上", "4%左右").replace("★区发改委", "★区工信局"),
			"第1项：目标由“增长5%以上”改为“增长4%左右”（降低）；牵头由区发改委改为区工信局。",
		],
		["a target that was raised", base.replace("40家", "50家"), "第2项：目标由“40家”改为“50家”（提高）。"],
		[
			"a limit that was raised",
			base.replace("下降3%以上", "下降4%以上"),
			"第4项：目标由“下降3%以上”改为“下降4%以上”（提高）。",
		],
		[
			"a target that was weakened",
			base.replace("5%以上", "5%左右"),
			"第1项：目标由“增长5%以上”改为“增长5%左右”（弱化）。",
		],
		["words that bind less", base.replace("确保", "力争"), "第2项：文字由“确保”改为“力争”（弱化）。"],
		[
			"another leader",
			base.replace("钱一凡", "赵明"),
			"第3项：牵头领导由钱一凡改为赵明。",
			"第4项：牵头领导由钱一凡改为赵明。",
		],
		[
			"units that came and went",
			base.replace("区住建局、区财政局", "区住建局、区统计局"),
			"第3项：增加责任单位区统计局，去掉责任单位区财政局。",
		],
		[
			"a task that is gone, numbers following",
			base.replace(`${rows[1]}\n`, "").replace("3.新", "2.新").replace("4.完", "3.完"),
			"另有2项的序号随之顺延。",
			"删去原第2项：“新增规上工业企业40家，确保投资稳定增长。”。",
		],
		["a number that was changed by itself", base.replace("4.完", "9.完"), "第9项（原第4项）：序号由4改为9。"],
		[
			"a task in another section",
			base.replace(
				`${rows[3]}\n`,
				"\n## 二、生态\n\n| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| -- | -- | -- | -- | -- |\n| 1 | 城建 | 4.完成河道整治12公里，单位能耗下降3%以上。 | 钱一凡 | ★区水务局 |\n",
			),
			"部分标题增加“二、生态”。",
			"第4项：由“经济运行”部分移到“生态”部分。",
		],
		[
			"a lead that goes on among the others",
			base.replace("★区发改委、统计局", "★区工信局、区发改委、统计局"),
			"第1项：牵头由区发改委改为区工信局；增加责任单位区发改委。",
		],
		[
			"a target that words have taken the place of, once",
			base.replace("40家", "多家"),
			"第2项：目标由“40家”改为“多家”。",
		],
		[
			"tasks that were joined, who answers for them with them",
			base
				.replace(`\n${rows[3]}`, "")
				.replace("2026年底前建成。", "2026年底前建成。完成河道整治12公里，单位能耗下降3%以上。")
				.replace("★区住建局、区财政局", "★区住建局、区财政局、★区水务局"),
			"原第3、4项合并为第3项。",
		],
		["a paragraph that is new", `${base}\n各单位要抓好落实。\n`, "正文增加“各单位要抓好落实。”。"],
		[
			"another title",
			base.replace("# 2026年重点", "# 2026年度重点"),
			"标题由“2026年重点工作任务分解方案”改为“2026年度重点工作任务分解方案”。",
		],
	];
	const dated = (when: string) =>
		demoPlan(`| 1 | 城建 | 1.${when}完成老旧小区改造16个，方便群众出行。 | 赵明 | ★区住建局 |`);
	for (const [was, now, sentence] of [
		["6月底前", "9月底前", "第1项：时限由“6月底前”改为“9月底前”（推后）。"],
		["年底前", "6月底前", "第1项：时限由“年底前”改为“6月底前”（提前）。"],
		["6月底前", "全面", "第1项：文字由“6月底前”改为“全面”。"],
	] as const)
		it(`tells a deadline in a sentence: ${was} → ${now}`, () =>
			assert.deepEqual(say(dated(now), dated(was)), [sentence]));

	it("tells that a target was raised beside which another one is new", () => {
		const row = (goal: string) => demoPlan(`| 1 | 教育 | 1.新增幼儿园学位${goal}。 | 李红 | ★区教育局 |`);
		assert.deepEqual(say(row("800个，其中普惠性学位600个"), row("600个")), [
			"第1项：目标由“600个”改为“800个，其中普惠性学位600个”（提高）。",
		]);
	});

	it("does not take an empty cell of pasted text for a leader who is gone, where it may be merged", () => {
		const head = "序号\t项目\t重点工作目标任务\t牵头领导\t责任单位\n";
		const lines = `${head}1\t指标\t1.地区生产总值增长5%以上。\t赵明\t★区发改委\n\t\t2.新增企业40家。\t\t★区工信局\n`;
		const rows = [
			"| 1 | 指标 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委 |",
			"| ^^ | ^^ | 2.新增企业40家。 | ^^ | ★区工信局 |",
		];
		const merged = demoPlan(...rows);
		const pasted = merged.slice(0, merged.indexOf("|")) + lines;
		const leaders = (was: string, now: string) => say(now, was).filter((each) => each.includes("牵头领导"));
		const unclear = "第2项的“牵头领导”一份是合并的格，一份空着：粘贴的文字看不出是不是合并，没有算作改动。";
		assert.deepEqual(leaders(merged, pasted), [unclear]);
		assert.deepEqual(leaders(pasted, merged), [unclear]);
		assert.deepEqual(leaders(merged, pasted.replace("赵明", "钱一凡")), [
			unclear,
			"第1项：牵头领导由赵明改为钱一凡。",
		]);
		assert.deepEqual(leaders(merged, merged.replace("2.新增企业40家。 | ^^", "2.新增企业40家。 |  ")), [
			"第2项：牵头领导不再是赵明，现在空着。",
		]);
	});

	it("does not take what running text cannot show for changes", () => {
		const prose =
			"# 某方案\n\n1.地区生产总值增长5%以上。（牵头领导：赵明；责任单位：区发改委、统计局）\n\n2.新增企业45家。（牵头领导：赵明；责任单位：区工信局）\n";
		const table = demoPlan(
			"| 1 | 指标 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、统计局 |",
			"| ^^ | ^^ | 2.新增企业40家。 | ^^ | ★区工信局 |",
		);
		const plain = table
			.slice(table.indexOf("# "))
			.replace(/^# .*/, "# 某方案")
			.replace(/^## .*\n\n/m, "");
		assert.deepEqual(say(prose, plain), [
			"表格各栏删去“序号、项目、重点工作目标任务、牵头领导、责任单位”。",
			"有一份没有标明牵头单位，牵头单位有没有改动看不出来。",
			"第2项：目标由“40家”改为“45家”（提高）。",
		]);
	});

	it("tells once of a task that is the heading of its section", () => {
		const park = "一、全年新建公园12个。（区住建局牵头）";
		const schools = "二、新增学位600个。（区教育局牵头）";
		const prose = `# 某区重点工作\n\n${park}\n\n${schools}\n`;
		assert.deepEqual(say(prose.replace("12个", "15个"), prose), [
			"任务“全年新建公园15个。”：目标由“12个”改为“15个”（提高）。",
		]);
		assert.deepEqual(say(prose.replace(`\n${schools}\n`, ""), prose), [
			"删去原任务“新增学位600个。”：“新增学位600个。”。",
		]);
		assert.deepEqual(say(prose, prose.replace(`\n${schools}\n`, "")), [
			"新增任务“新增学位600个。”：“新增学位600个。”。",
		]);
		assert.deepEqual(say(prose.replace("二、", "三、"), prose), [
			"部分标题由“二、新增学位600个”改为“三、新增学位600个”。",
		]);
	});

	it("tells once of a section that was moved as a whole", () => {
		const section = (title: string, row: string) =>
			`## ${title}\n\n| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |\n| - | - | - | - | - |\n${row}\n\n`;
		const [one, two, three] = ["新建学校3所。", "新增床位300张。", "整治河道12公里。"].map(
			(text, i) => (at: number) =>
				section(
					`${"一二三".charAt(at)}、${["教育", "养老", "水务"][i]}`,
					`| 1 | 项目 | ${at + 1}.${text} | 赵明 | ★区住建局 |`,
				),
		);
		assert.ok(one !== undefined && two !== undefined && three !== undefined);
		const before = `# 方案\n\n${one(0)}${two(1)}${three(2)}`;
		const after = `# 方案\n\n${three(0)}${one(1)}${two(2)}`;
		assert.deepEqual(say(after, before), [
			"“三、水务”整个部分移了位置，现为“一、水务”。",
			"另有3项的序号随之顺延。",
		]);
	});

	for (const [what, after, ...sentences] of cases)
		it(`tells ${what}`, () => assert.deepEqual(say(after), sentences));

	it("tells nothing of a unit that is written as before, though no other row says any more what it is", () => {
		const short = base.replace("★区水务局", "★水务局");
		const both = short.replace("统计局 |", "统计局、区水务局 |");
		assert.deepEqual(say(short, both), ["第1项：去掉责任单位区水务局。"]);
	});

	it("tells that rows were exchanged by the fewest that moved", () => {
		const moved = demoPlan(
			rows[2] ?? "",
			rows[3]?.replace("^^ | ^^ |", "2 | 城建 |") ?? "",
			...rows.slice(0, 2),
		);
		const { tasks } = compare(base, moved);
		assert.equal(tasks.filter(({ details }) => details.some(({ kind }) => kind === "moved")).length, 2);
	});

	it("says the same in English", () => {
		const { tasks } = compare(base, base.replace("40家", "30家"));
		assert.deepEqual(
			tasks.map(({ sentence }) => sentence.en),
			["Task 2: target “40家” became “30家” (lowered)."],
		);
	});

	it("finds no difference between a plan and itself, and one where any cell is another", () => {
		const word = fc.constantFrom("完善", "公园", "3个", "90%以上", "区财政局", "，");
		fc.assert(
			fc.property(
				fc.array(fc.array(word, { minLength: 3, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
				(texts) => {
					const lines = texts.map(
						(words, i) => `| ${i + 1} | 项 | ${i + 1}.${words.join("")}。 | 赵明 | ★区发改委 |`,
					);
					const plan = demoPlan(...lines);
					assert.ok(saysSame(compare(plan, plan)));
					assert.ok(!saysSame(compare(plan, plan.replace("★区发改委", "★区统计局"))));
				},
			),
			{ numRuns: 40 },
		);
	});
});

describe("words of two texts", () => {
	const names = new WordList(["区发改委", "区发改委办公室"]);
	it("are names, quantities and words, and join to the text", () => {
		assert.deepEqual(wordsOf("由区发改委办公室新增40家以上", names).slice(1, 2), ["区发改委办公室"]);
		assert.ok(wordsOf("增长10.5%以上", names).includes("10.5%以上"));
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => assert.equal(wordsOf(text, names).join(""), text)),
		);
	});
	for (const [was, now, ...changes] of [
		["新增40家", "新增30家", "40家→30家"],
		["增长5%以上", "增长5.5%左右", "5%以上→5.5%左右"],
		["完善机制", "健全机制", "完善→健全"],
		["推进建设", "推进建设并验收", "→并验收"],
		["由区发改委牵头", "由区发改委办公室牵头", "区发改委→区发改委办公室"],
	] as const)
		it(`differ: ${was} and ${now}`, () =>
			assert.deepEqual(
				compareWords(was, now, names).map((change) => `${change.was}→${change.now}`),
				changes,
			));
	it("give one text from the other", () => {
		const text = fc.array(fc.constantFrom("区发改委", "新增", "4", "0家", "％", "𠮷", "，", "完"), {
			maxLength: 12,
		});
		fc.assert(
			fc.property(text, text, (one, other) => {
				const [was, now] = [one.join(""), other.join("")];
				let made = was;
				for (const change of [...compareWords(was, now, names)].reverse())
					made = made.slice(0, change.wasAt) + change.now + made.slice(change.wasAt + change.was.length);
				assert.equal(made, now);
			}),
		);
	});

	it("says that a task left a section or 项目, or came into one, where there is none on the other side", () => {
		const say = (kind: "section" | "group", was: string, now: string) => sayDetails([{ kind, was, now }]).zh;
		assert.deepEqual(
			[
				say("section", "生态", ""),
				say("section", "", "生态"),
				say("group", "城建", ""),
				say("group", "", "城建"),
			],
			["移出“生态”部分", "移入“生态”部分", "不再属于项目“城建”", "列入项目“城建”"],
		);
	});
});
