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

	it("keeps a task that one took out and another changed, and says so", () => {
		const { text, proposals } = merge(base, base.replace("40家", "45家"), without);
		assert.ok(text.includes("45家"));
		assert.deepEqual(
			proposals.map(({ by, outcome }) => `${by.join()} ${outcome}`),
			["乙 conflict", "甲 adopted"],
		);
	});

	it("lists what it does not merge", () => {
		const { text, proposals, isOpen } = merge(base, cells, `${base}\n各单位要抓好落实。\n`);
		assert.equal(text, cells);
		assert.ok(isOpen);
		assert.deepEqual(
			proposals.map(({ proposed, outcome }) => `${outcome} ${proposed}`),
			["adopted 地区生产总值增长6%以上。", "open 各单位要抓好落实。"],
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
