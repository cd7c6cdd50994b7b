import type { PlanIndex } from "../../analysis/planIndex.js";
import type { Report } from "../../interchange/report/report.js";
import { counted } from "../../model/counted.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import { readContent, readSeal, type Seal } from "./readSeal.js";
import type { SealedFile } from "./seal.js";
import { findSealDifferences, type SealDifference, saySealDifference } from "./sealDifferences.js";
import { sealedContent } from "./sealedModel.js";

/** Whether a plan is the approved one. */
export interface SealComparison {
	/** `bytes`: it is, byte for byte. `content`: it says the same and is written otherwise. `differs`: it is not. */
	readonly verdict: "bytes" | "content" | "differs";
	readonly seal: Seal;
	readonly differences: readonly SealDifference[];
}

/** Compares a plan, and the digest of its file, with the text of a seal; or says why that cannot be relied on. */
export async function compareSeal(
	plan: Plan,
	index: PlanIndex,
	file: Pick<SealedFile, "sha256">,
	sealText: string,
): Promise<SealComparison | { readonly problem: LocalizedText }> {
	const seal = await readSeal(sealText);
	if ("problem" in seal) return seal;
	if (seal.file.sha256 === file.sha256) return { verdict: "bytes", seal, differences: [] };
	const differences = findSealDifferences(seal.content, readContent(sealedContent(plan, index)));
	return { verdict: differences.length === 0 ? "content" : "differs", seal, differences };
}

/** The answer in a sentence. */
export function sayVerdict({ verdict, seal: { date }, differences }: SealComparison): LocalizedText {
	switch (verdict) {
		case "bytes":
			return {
				zh: `与${date}的定稿逐字节一致。`,
				en: `It is the plan approved on ${date}, byte for byte.`,
			};
		case "content":
			return {
				zh: `内容与${date}的定稿一致；只有排版（空格、换行、编码、批注）不同。`,
				en: `It says what the plan approved on ${date} says; only blanks, line ends, encoding or comments differ.`,
			};
		case "differs":
			return {
				zh: `不是${date}的定稿：有${differences.length}处不同。`,
				en: `It is not the plan approved on ${date}: ${counted(differences.length, "difference")}.`,
			};
	}
}

/** What is to be known of every answer. */
export const noSignature: LocalizedText = {
	zh: "存照只能发现改动，不是电子签名：能改方案的人也能重做存照，请把存照另存一处。",
	en: "A seal shows changes; it is not a signature: whoever can change the plan can make a new seal, so keep it in another place.",
};

/** The comparison as a page. */
export function sealReport(comparison: SealComparison, language: keyof LocalizedText): Report {
	const { seal, differences } = comparison;
	const zh = language === "zh";
	return {
		title: zh ? `与定稿核对：${seal.file.name}` : `Compared with the approved plan: ${seal.file.name}`,
		lead: [sayVerdict(comparison)[language], noSignature[language]],
		parts:
			differences.length === 0
				? []
				: [
						{
							heading: zh ? "不同之处" : "Differences",
							text: [],
							table: {
								columns: zh ? ["位置", "栏", "定稿", "现稿"] : ["Place", "Cell", "Approved", "Now"],
								rows: differences.map(({ place, field, was, is }) => ({
									cells: [place[language], field?.[language] ?? "", was ?? "", is ?? ""],
								})),
							},
						},
					],
	};
}

/** The comparison as `niwen diff --sealed --format json` prints it; relied on from outside (docs/cli.md). */
export function sealJson(comparison: SealComparison, language: keyof LocalizedText): object {
	const { verdict, seal, differences } = comparison;
	return {
		approved: verdict !== "differs",
		verdict,
		sealed: { date: seal.date, niwen: seal.niwen, file: seal.file },
		differences: differences.map((difference) => ({
			place: difference.place[language],
			field: difference.field?.[language] ?? null,
			was: difference.was,
			is: difference.is,
			message: saySealDifference(difference)[language],
		})),
	};
}
