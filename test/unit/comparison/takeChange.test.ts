import assert from "node:assert/strict";
import { placeChanges } from "../../../server/src/common/comparison/placedChanges.js";
import { takeChange } from "../../../server/src/common/comparison/takeChange.js";
import { snapshotAfter } from "../../../server/src/common/snapshot/editSnapshot.js";
import { createTestSnapshot, demoPlan } from "../../support/planSnapshot.js";

const rows = [
	"| 1 | 指标 | 1.地区生产总值增长5%以上。 | 赵明 | ★区发改委、统计局 |",
	"| ^^ | ^^ | 2.新增规上工业企业40家。 | ^^ | ★区工信局 |",
	"| 2 | 城建 | 3.新建口袋公园5个。 | 钱一凡 | ★区住建局、区财政局 |",
	"| ^^ | ^^ | 4.完成河道整治12公里。 | ^^ | ★区水务局 |",
];
const base = demoPlan(...rows);
const without = base.replace(`${rows[1]}\n`, "").replace("3.新", "2.新").replace("4.完", "3.完");
const moved = demoPlan(
	rows[0] ?? "",
	rows[1] ?? "",
	(rows[3] ?? "").replace("| ^^ | ^^ | 4.", "| 2 | 城建 | 3.").replace("| ^^ |", "| 钱一凡 |"),
	(rows[2] ?? "").replace("| 2 | 城建 | 3.", "| ^^ | ^^ | 4.").replace("钱一凡", "^^"),
);

const compare = (other: string, own: string) =>
	placeChanges(createTestSnapshot(other), createTestSnapshot(own));

/** The plan once a change (the first that can be), or a part of it, is taken. */
function take(other: string, own: string, change?: number, part?: number): string {
	const compared = compare(other, own);
	const wanted =
		change === undefined ? compared.changes.find(({ isTakeable }) => isTakeable) : compared.changes[change];
	assert.ok(wanted !== undefined, "there is such a change");
	const outcome = takeChange(compared, wanted, part === undefined ? undefined : wanted.parts[part]);
	assert.ok("edits" in outcome, `not refused: ${JSON.stringify(outcome)}`);
	return snapshotAfter(compared.own, outcome.edits).document.lines.join("\n");
}

describe("changes of a plan beside another version", () => {
	const cases: readonly (readonly [what: string, other: string])[] = [
		["words", base.replace("新建口袋公园5个", "改建口袋公园5个")],
		["a target", base.replace("40家", "30家左右")],
		["units", base.replace("★区住建局、区财政局", "★区住建局")],
		["the leader of merged cells", base.replace("钱一凡", "孙立")],
		["a task that is gone", without],
		[
			"a task that is new",
			base.replace(rows[3] ?? "", `${rows[3]}\n| ^^ | ^^ | 5.新建学校3所。 | ^^ | ★区教育局 |`),
		],
		["another order", moved],
		["the title", base.replace(/^# .*/m, "# 2027年方案")],
		["a paragraph", `${base}\n各单位要抓好落实。\n`],
		["front matter", base.replace(/^---\n[^-]{0,200}\n---\n\n/, "")],
		["a key of the front matter", base.replace(/^region: .*/m, "region: 虹湾区")],
	];
	const section = `${base}
## 二、民生实事

| 序号 | 项目 | 重点工作目标任务 | 牵头领导 | 责任单位 |
| ---- | ---- | ---------------- | -------- | -------- |
| 1 | 养老 | 5.新增养老床位300张。 | 李红 | ★区民政局 |
`;
	const columns: readonly (readonly [what: string, other: string])[] = [
		["a section with its tasks", section],
		[
			"a column that is new",
			base
				.replace("| 责任单位 |", "| 责任单位 | 完成时限 |")
				.replace(/\| -------- \|$/m, "| -------- | --- |")
				.replaceAll(/(★[^|]{1,40}) \|$/gm, "$1 | 年底前 |"),
		],
		["the name of a column", base.replace("牵头领导", "责任领导")],
	];
	for (const [what, other] of [...cases, ...columns])
		it(`are made what the other says: ${what}, both ways`, () => {
			for (const [one, two] of [
				[other, base],
				[base, other],
			] as const) {
				let own = two;
				for (let steps = 0; own !== one && steps < 5; steps++) own = take(one, own);
				assert.equal(own, one);
			}
		});

	it("of columns are taken one by one", () => {
		const own = base
			.replace("牵头领导", "责任领导")
			.replace("| 责任单位 |", "| 责任单位 | 备注 |")
			.replace(/\| -------- \|$/m, "| -------- | --- |")
			.replaceAll(/(★[^|]{1,40}) \|$/gm, "$1 | 新增 |");
		const [change] = compare(base, own).changes;
		assert.deepEqual(
			change?.parts.map(({ sentence }) => sentence.zh),
			["“牵头领导”栏改名为“责任领导”。", "增加“备注”栏。"],
		);
		assert.equal(take(base, own, 0, 0), own.replace("责任领导", "牵头领导"));
		assert.equal(take(base, own, 0, 1), base.replace("牵头领导", "责任领导"));
		assert.equal(take(base, own, 0), base);
	});

	it("of a section that was parted puts its tasks back where they stood", () => {
		const [opening = "", ...rest] = base.split(`${rows[2]}\n`);
		const head = base.slice(base.indexOf("| 序号"), base.indexOf(rows[0] ?? ""));
		const own = `${opening}\n## 二、城市建设\n\n${head}${(rows[2] ?? "").replace("| 2 |", "| 1 |")}\n${rest.join("")}`;
		const index = compare(base, own).changes.findIndex(({ of }) => of.kind === "section" && "now" in of);
		assert.equal(take(base, own, index), base);
	});

	it("are taken part by part, and say where they stand", () => {
		const own = base.replace("40家", "30家").replace("★区工信局", "★区发改委");
		const { changes } = compare(base, own);
		const [change] = changes;
		assert.equal(changes.length, 1);
		assert.deepEqual(
			[change?.kind, change?.title.zh, change?.parts.map(({ sentence }) => sentence.zh)],
			["changed", "第2项", ["目标由“40家”改为“30家”（降低）。", "牵头由区工信局改为区发改委。"]],
		);
		assert.equal(
			own.split("\n")[change?.line ?? -1],
			own.split("\n").find((line) => line.includes("30家")),
		);
		assert.equal(take(base, own, 0, 0), base.replace("★区工信局", "★区发改委"));
		assert.equal(take(base, own, 0, 1), base.replace("40家", "30家"));
		assert.equal(take(base, own), base);
	});

	it("of a merged cell are made where it is written", () => {
		const own = base.replace("钱一凡", "孙立");
		assert.equal(take(base, own, 1, 0), base);
	});

	it("have keys that edits elsewhere leave alone", () => {
		const own = base.replace("12公里", "15公里");
		const [change] = compare(base, own).changes;
		const later = own.replace(
			`${rows[0]}\n`,
			`${rows[0]}\n| ^^ | ^^ | 2.培育专精特新企业8家。 | ^^ | ★区工信局 |\n`,
		);
		assert.ok(compare(base, later).changes.some(({ key }) => key === change?.key));
	});

	it("stand where something was, of what is gone", () => {
		const { changes } = compare(base, without);
		const line = without.split("\n").findIndex((each) => each.includes("2.新建"));
		assert.deepEqual(
			changes.filter(({ kind }) => kind === "removed").map((change) => [change.line, change.endLine]),
			[[line, line]],
		);
	});
});
