import { factsOf } from "../../analysis/textFacts.js";
import { findBroken, findLost } from "../brokenText.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";

export const textMojibake: DocumentRule = {
	code: "text/mojibake",
	severity: "error",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "乱码", en: "Broken characters" },
	rationale: {
		zh: "文件用错编码打开又保存，或传输时丢了字节，就成了乱码。UTF-8 被当作 GBK 或西文读而字节齐全的，可以还原；丢了字节的不能凭空补出，请对照原件改正。",
		en: "A file that was read in the wrong encoding and saved, or that has lost bytes, has broken characters. UTF-8 read as GBK, or as Western European text, can be restored where all its bytes are there; what is lost must be corrected from the original.",
	},
	examples: {
		wrong: [
			examplePlan("| 1 | 产业发展 | 1.宸ヤ笟鎶曡祫澧為暱10%以上。 | 钱宇 | ★区工信局 |"),
			examplePlan("| 1 | 产业发展 | 1.工业投\ufffd\ufffd增长10%以上。 | 钱宇 | ★区工信局 |"),
		],
		right: [examplePlan("| 1 | 产业发展 | 1.工业投资增长10%以上，联通园区道路。 | 钱宇 | ★区工信局 |")],
	},
	*check({ plan }): Iterable<Finding> {
		const facts = factsOf(plan);
		for (const block of facts.notable)
			for (const text of facts.blocks.at(block)?.texts ?? []) {
				for (const broken of text.broken) yield findBroken(plan, block, text, broken);
				yield* findLost(plan, block, text);
			}
	},
};
