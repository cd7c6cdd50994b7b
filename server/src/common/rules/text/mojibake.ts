import type { Text } from "../../model/plan.js";
import type { BrokenText } from "../../text/mojibake.js";
import { examplePlan } from "../examplePlan.js";
import type { DocumentRule, Finding } from "../rule.js";
import { factsOf, placeOf } from "../textFacts.js";

export const textMojibake: DocumentRule = {
	code: "text/mojibake",
	severity: "error",
	scope: "document",
	dependsOn: "text",
	summary: { zh: "乱码", en: "Broken characters" },
	rationale: {
		zh: "文件用错编码打开又保存，或传输时丢了字节，就成了乱码。UTF-8 被当作 GBK 读而字节齐全的，可以还原；丢了字节的不能凭空补出，请对照原件改正。",
		en: "A file that was read in the wrong encoding and saved, or that has lost bytes, has broken characters. UTF-8 read as GBK can be restored where all its bytes are there; what is lost must be mended after the original.",
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
			for (const text of facts.blocks[block]?.texts ?? [])
				for (const broken of text.broken) {
					const span = placeOf(plan, block, text, broken.range);
					const message = describe(broken, text.text.text.slice(...broken.range));
					const { original } = broken;
					if (original === null) yield { code: "text/mojibake", span, message };
					else
						yield {
							code: "text/mojibake",
							span,
							message,
							fixes: () => [
								{
									title: { zh: `还原为“${shorten(original)}”`, en: `Restore “${shorten(original)}”` },
									safe: false,
									edits: [{ span, newText: original }],
								},
							],
						};
				}
	},
};

function describe({ kind, original, likely }: BrokenText, written: string): Text {
	const broken = shorten(written);
	if (original !== null)
		return {
			zh: `“${broken}”是乱码（UTF-8 被当作 GBK 读了），原文是“${shorten(original)}”，请还原。`,
			en: `“${broken}” is UTF-8 that was read as GBK; it was “${shorten(original)}”. Restore it.`,
		};
	if (kind === "lost" || likely === null)
		return {
			zh: `这里有${written.length}个字符已损坏，读不出原文，请对照原件补上。`,
			en: `${written.length} characters here are lost; mend them after the original.`,
		};
	return {
		zh: `“${broken}”是乱码，丢了字节，原文大约是“${shorten(likely)}”，请对照原件改正。`,
		en: `“${broken}” is broken and has lost bytes; it was probably “${shorten(likely)}”. Mend it after the original.`,
	};
}

function shorten(text: string): string {
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
