import type { LocalizedText } from "../../model/localizedText.js";
import type { Target } from "../../model/target.js";

export const changeNames: Readonly<Record<Target["change"], LocalizedText>> = {
	growth: { zh: "增长或下降", en: "growth or fall" },
	level: { zh: "达到某一水平", en: "a level reached" },
	count: { zh: "数量", en: "a quantity" },
	qualitative: { zh: "定性要求", en: "a fixed phrase" },
	milestone: { zh: "按期完成", en: "finished by a date" },
	rank: { zh: "位次", en: "a rank" },
	ratio: { zh: "比例", en: "a ratio" },
};

/** `2024-Q2`: 2024年第二季度; `2024`, which names no quarter: 2024年内. */
export function periodName(period: string, language: keyof LocalizedText): string {
	const [year = "", quarter] = period.split("-Q");
	if (language === "zh")
		return quarter === undefined
			? `${year}年内`
			: `${year}年第${"一二三四"[Number(quarter) - 1] ?? quarter}季度`;
	return quarter === undefined ? `${year}, no quarter` : `${year} Q${quarter}`;
}
