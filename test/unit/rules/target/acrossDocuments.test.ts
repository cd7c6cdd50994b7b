import assert from "node:assert/strict";
import { checkExamplePair } from "../../../../server/src/common/rulePages/exampleFindings.js";
import { readMarkers } from "../../../support/markedText.js";

interface PairCase {
	/** The document, every finding marked. */
	readonly text: string;
	/** The one beside it; last year's where the text names one. */
	readonly other: string;
	/** Part of the Chinese message of each finding. */
	readonly messages?: readonly string[];
}

function checkPair({ text: marked, other, messages = [] }: PairCase): void {
	const { text, ranges } = readMarkers(marked);
	const found = checkExamplePair({ text, other });
	assert.deepEqual(
		found.map(({ span }) => span),
		ranges.map(({ span }) => span),
		found.map(({ message }) => message.zh).join(" | "),
	);
	messages.forEach((words, i) => {
		const zh = found[i]?.message.zh ?? "";
		assert.ok(zh.includes(words), zh);
	});
}

const document = (title: string, ...sentences: readonly string[]) =>
	`---\nregion: 苏州市吴江区\n---\n\n# ${title}\n\n${sentences.join("\n\n")}\n`;
const successor = (title: string, ...sentences: readonly string[]) =>
	document(title, ...sentences).replace("---\n\n#", "previous: ./old.plan.md\n---\n\n#");

describe("target/inconsistent across documents", () => {
	it("finds another quantity in a document of the same region and year", () => {
		checkPair({
			text: document("2026年工作要点", "规上工业总产值«增长5%左右»。一般公共预算收入增长6%。"),
			other: document("2026年政府工作报告", "一般公共预算收入增长6%，规上工业总产值增长6%以上。"),
			messages: [
				"“规上工业总产值”与《2026年政府工作报告》不一致：第7行写“增长5%左右”，该文第7行写“增长6%以上”",
			],
		});
	});

	it("compares the documents of one town with each other", () =>
		checkPair({
			text: document("盛泽镇2026年工作要点", "规上工业总产值«增长8%»。"),
			other: document("苏州市吴江区盛泽镇2026年人代会报告", "规上工业总产值增长9%。"),
		}));

	it("marks an indicator once, where no place of the document agrees", () => {
		const other = document("2026年政府工作报告", "规上工业总产值增长6%以上。");
		checkPair({
			text: document("2026年工作要点", "规上工业总产值«增长5%»。", "力争规上工业总产值增长5%。"),
			other,
		});
		checkPair({
			text: document("2026年工作要点", "规上工业总产值增长5%。", "力争规上工业总产值增长6%以上。"),
			other,
		});
	});

	it("is silent on another region, year, place, time, share, kind of quantity, and on counts", () => {
		const text = document(
			"2026年工作要点",
			"规上工业总产值增长5%。高新技术产业产值占比达54%。新建充电桩300个。",
		);
		const silent = (other: string) => checkPair({ text, other });
		silent(document("2026年政府工作报告", "规上工业总产值增长6%。").replace("吴江区", "相城区"));
		silent(document("2025年政府工作报告", "规上工业总产值增长6%。"));
		silent(document("2026年政府工作报告", "盛泽镇规上工业总产值增长6%。"));
		silent(document("盛泽镇2026年工作要点", "规上工业总产值增长8%。"));
		silent(document("吴江开发区管委会2026年工作要点", "规上工业总产值增长8%。"));
		silent(document("2026年政府工作报告", "上半年规上工业总产值增长6%。"));
		silent(document("2026年政府工作报告", "到2027年，规上工业总产值增长6%。"));
		silent(document("2026年政府工作报告", "规上工业总产值达6000亿元。"));
		silent(document("2026年政府工作报告", "新建充电桩500个。"));
		silent(document("2026年表态发言", "## 盛泽镇", "一是抓工业。规上工业总产值增长8%。"));
		silent(document("2026年政府工作报告", "去年规上工业总产值增长8%。"));
	});

	it("is silent on another draft of the same document", () => {
		const tasks = (growth: string) =>
			document(
				`2026年工作要点${growth === "5%" ? "" : "（征求意见稿）"}`,
				`1.规上工业总产值增长${growth}。（区工信局负责）`,
				"2.新建公园2个。（区住建局负责）",
			);
		checkPair({ text: tasks("5%"), other: tasks("6%") });
	});

	it("lets this year's targets differ from last year's", () =>
		checkPair({
			text: successor("2026年工作要点", "规上工业总产值增长5%。研发投入占比达4%。"),
			other: document("2025年工作要点", "规上工业总产值增长6%。研发投入占比达3.8%。"),
		}));

	it("finds another figure than last year's plan gives for the same year", () =>
		checkPair({
			text: successor("2026年工作要点", "到2028年，研发投入占比«达4%»。2024年，地区生产总值«达1500亿元»。"),
			other: document("2025年工作要点", "到2028年，研发投入占比达4.5%。去年，地区生产总值达1480亿元。"),
			messages: [
				"“研发投入占比”（2028年）与上一年度方案《2025年工作要点》不一致",
				"“地区生产总值”（2024年）与上一年度方案",
			],
		}));

	it("does not hold what was achieved against what had been promised, nor one rounding against another", () =>
		checkPair({
			text: successor(
				"2026年工作要点",
				"去年，规上工业总产值增长6.8%。2024年，地区生产总值超1500亿元，工业增加值为612.4亿元。",
			),
			other: document(
				"2025年工作要点",
				"规上工业总产值增长6%。去年，地区生产总值为1512亿元，工业增加值为612亿元。",
			),
		}));
});
