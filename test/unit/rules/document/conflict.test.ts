import assert from "node:assert/strict";
import { mergePlans } from "../../../../server/src/common/comparison/mergePlans.js";
import { snapshotAfter } from "../../../../server/src/common/snapshot/editSnapshot.js";
import { createTestSnapshot } from "../../../support/planSnapshot.js";

const head = "# 2026年重点任务分解方案\n\n（共4项）\n\n";
const tasks = [
	["1", "1.新建学校3所。", "★区教育局"],
	["2", "2.改造老旧小区12个。", "★区住建局"],
	["3", "3.完成河道整治12公里以上。", "★区水务局"],
	["4", "4.新建养老院2家。", "★区民政局"],
] as const;
const names = ["序号", "任务", "责任单位"];
const bars = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** One plan in each layout. */
const layouts: Readonly<Record<string, string>> = {
	table: `${head}${[names, ["---", "---", "---"], ...tasks].map(bars).join("\n")}\n`,
	tsv: `${head}${[names, ...tasks].map((cells) => cells.join("\t")).join("\n")}\n`,
	inline: `${head}${tasks.map(([, text, unit]) => `${text}（${unit.slice(1)}牵头）`).join("\n")}\n`,
	pasted: `${head}${[names, ...tasks].flat().join("\n|\n")}\n|\n`,
	html: `${head}<table>\n${[names, ...tasks].map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("\n")}\n</table>\n`,
};

const codesOf = (text: string) =>
	createTestSnapshot(text)
		.findings()
		.map(({ code }) => code)
		.filter((code) => /^(?:number|document|table|group)\//.test(code));

/** The text with what two copies made of it, between marks where they disagree. */
function merged(text: string, one: (text: string) => string, other: (text: string) => string): string {
	const copies = [one, other].map((edit, i) => ({ name: `${i}`, snapshot: createTestSnapshot(edit(text)) }));
	return mergePlans(createTestSnapshot(text), copies).lines.join("\n");
}

describe("document/conflict", () => {
	for (const [layout, text] of Object.entries(layouts)) {
		const conflict = merged(
			text,
			(plan) => plan.replace("12个", "15个"),
			(plan) => plan.replace("12个", "10个"),
		);

		it(`is all that is said of a conflict among rows: ${layout}`, () => {
			assert.deepEqual(codesOf(text), []);
			assert.match(conflict, /^<{7} 0\n.*^={7}\n.*^>{7} 1$/ms);
			assert.deepEqual(codesOf(conflict), ["document/conflict"]);
		});
	}

	const { table = "", inline = "" } = layouts;
	const undecided = merged(
		table,
		(plan) => plan.replace("12个", "15个"),
		(plan) => plan.replace("12个", "10个"),
	);

	it("says how many rows below a conflict are not read until it is decided", () => {
		const [finding] = createTestSnapshot(undecided).findings();
		assert.match(finding?.message.zh ?? "", /下面2行在处理好之前没有读入，也没有检查/);
		assert.match(finding?.message.en ?? "", /2 below are rows that are neither read nor checked/);
	});

	it("leaves what stands outside as it was: numbers below, and a table without a header", () => {
		const below = "\n## 二、其他\n\n| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n";
		const further = `${undecided}${below}| 5 | 5.新建公园2个。 | ★区住建局 |\n| 7 | 7.新建公厕2座。 | ★区住建局 |\n| 7 | 7.新建粮仓2座。 | ★区住建局 |\n`;
		assert.deepEqual(codesOf(further), ["document/conflict", "number/gap", "number/duplicate"]);
		const loose = "\n说明文字。\n\n| 9 | 9.新建泵站2座。 | 沈岳 | ★区水务局 |\n";
		const found = createTestSnapshot(`${undecided}${loose}`).findings();
		assert.deepEqual(
			found.map(({ code, message }) => `${code} ${/\d行未能读入/.exec(message.zh)?.[0] ?? ""}`),
			["document/conflict ", "table/header 1行未能读入"],
		);
	});

	it("leaves the total to be checked where only words outside of tables are undecided", () => {
		const words = "<<<<<<< 甲\n附件：名单\n=======\n附件：清单\n>>>>>>> 乙\n\n";
		const marked = table.replace("共4项", "共5项").replace("| 序号", `${words}| 序号`);
		assert.deepEqual(codesOf(marked), ["number/total", "document/conflict"]);
	});

	it("is found where a mark is not closed, and comes and goes with an edit, within cells, too", () => {
		assert.deepEqual(codesOf(inline.replace("2.改造", "<<<<<<< 甲\n2.改造")), ["document/conflict"]);
		const { pasted = "" } = layouts;
		const before = createTestSnapshot(pasted);
		const line = pasted.split("\n").indexOf("2");
		const at = { line, character: 0, endLine: line, endCharacter: 0 };
		const marked = snapshotAfter(before, [{ span: at, newText: "<<<<<<< 甲\n" }]);
		const found = (snapshot: typeof before) =>
			snapshot.findings().flatMap(({ code, span }) => (code === "document/conflict" ? [span.line] : []));
		assert.deepEqual([found(before), found(marked)], [[], [line]]);
		const mended = snapshotAfter(marked, [{ span: { ...at, endLine: line + 1 }, newText: "" }]);
		assert.deepEqual(found(mended), []);
	});
});
