import type { Report } from "../interchange/report/report.js";
import type { LocalizedText } from "../model/localizedText.js";
import { type Proposal, proposedDeed } from "./proposals.js";

/** The names of the table's columns. */
const columns: Readonly<Record<keyof LocalizedText, readonly string[]>> = {
	zh: ["序号", "提出单位", "任务", "栏目", "原文", "修改意见", "采纳情况", "说明"],
	en: ["No.", "by", "task", "column", "was", "proposed", "outcome", "why not"],
};

const outcomes: Readonly<Record<Proposal["outcome"], LocalizedText>> = {
	adopted: { zh: "采纳", en: "adopted" },
	conflict: { zh: "待定", en: "to be decided" },
	open: { zh: "未采纳", en: "not merged" },
};

/** 意见采纳情况表: who proposed what, and what became of it. */
export function adoptionReport(
	title: string | null,
	proposals: readonly Proposal[],
	language: keyof LocalizedText,
): Report {
	const count = (outcome: Proposal["outcome"]) =>
		proposals.filter((proposal) => proposal.outcome === outcome).length;
	const [adopted, conflict, open] = [count("adopted"), count("conflict"), count("open")];
	const isChinese = language === "zh";
	return {
		title: isChinese ? "意见采纳情况表" : "What became of the proposals",
		lead: [
			...(title === null ? [] : [title]),
			isChinese
				? `共${proposals.length}条意见：采纳${adopted}条，待定${conflict}条，未采纳${open}条。`
				: `${proposals.length} in all: ${adopted} adopted, ${conflict} to be decided, ${open} not merged.`,
		],
		parts: [
			{
				heading: isChinese ? "意见" : "Proposals",
				text: [],
				table: {
					columns: columns[language],
					rows: proposals.map((proposal, i) => ({
						cells: [
							`${i + 1}`,
							proposal.by.join("、"),
							proposal.about[language],
							proposal.column,
							proposal.was,
							proposedCell(proposal, language),
							outcomes[proposal.outcome][language],
							proposal.reason?.[language] ?? "",
						],
					})),
				},
			},
		],
	};
}

function proposedCell(proposal: Proposal, language: keyof LocalizedText): string {
	const deed = proposedDeed(proposal);
	if (deed === undefined) return proposal.proposed;
	return language === "zh" ? `（${deed.zh}）` : `(${deed.en})`;
}
