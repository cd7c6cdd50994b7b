import { withoutBlanks } from "../../language/characters.js";
import type { LocalizedText } from "../../model/localizedText.js";

/** What a unit writes about a task of its own. */
export type ReplyField = "value" | "progress" | "problems" | "evidence" | "state";

/** The columns that are to be filled in, in their order. */
export const replyFields: readonly ReplyField[] = ["value", "progress", "problems", "evidence", "state"];

export const replyFieldNames: Readonly<Record<ReplyField, LocalizedText>> = {
	value: { zh: "完成值", en: "Value" },
	progress: { zh: "进展", en: "Progress" },
	problems: { zh: "存在问题", en: "Problems" },
	evidence: { zh: "佐证", en: "Evidence" },
	state: { zh: "状态", en: "State" },
};

/** What the state of a task may be: reached, surpassed, fallen short, done, more time asked for. */
export const replyStates = ["达", "超", "欠", "完成", "申请延期"] as const;
export type ReplyState = (typeof replyStates)[number];

export const replyStateNames: Readonly<Record<ReplyState, LocalizedText>> = {
	达: { zh: "达", en: "reached" },
	超: { zh: "超", en: "exceeded" },
	欠: { zh: "欠", en: "short" },
	完成: { zh: "完成", en: "done" },
	申请延期: { zh: "申请延期", en: "more time asked for" },
};

const namesOf: Readonly<Record<ReplyField, RegExp>> = {
	value: /^(?:实际)?(?:完成|达到)(?:值|数|数量|量)$|^实际值$/,
	progress: /^(?:工作|目前|当前)?(?:进展|进度|推进|完成)(?:情况)?$/,
	problems: /问题/,
	evidence: /佐证|证明材料/,
	state: /^(?:完成|进展|任务)?状态$/,
};

/** Which of the columns a name stands for, as offices write them; `undefined` for any other. */
export function findReplyField(name: string): ReplyField | undefined {
	const words = withoutBlanks(name).replace(/[(（][^()（）]{0,30}[)）]$/, "");
	return words.length > 12 ? undefined : replyFields.find((field) => namesOf[field].test(words));
}

/** The state that a cell names, in whatever words; `undefined` where nobody can tell. */
export function findReplyState(written: string): ReplyState | undefined {
	const words = withoutBlanks(written);
	const exact = replyStates.find((state) => state === words);
	if (exact !== undefined) return exact;
	if (/延期|延迟/.test(words)) return "申请延期";
	if (/^(?:未|没有?|不|尚未|欠|滞后)|未(?:达|完成)|滞后/.test(words)) return "欠";
	if (/^超/.test(words)) return "超";
	if (/完成$|完结$|办结$/.test(words)) return "完成";
	return /^达/.test(words) ? "达" : undefined;
}
