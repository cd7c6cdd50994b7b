import { type PlacedChange, type PlacedComparison, placeChanges } from "../comparison/placedChanges.js";
import { saysSame } from "../comparison/planChanges.js";
import { takeChange } from "../comparison/takeChange.js";
import type { CompareAnswer, ComparedChange, OtherPlan, TakeChangeAnswer } from "../documentProtocol.js";
import { counted } from "../model/counted.js";
import type { LocalizedText } from "../model/localizedText.js";
import { createPlanSnapshot, type PlanSnapshot } from "../snapshot/planSnapshot.js";
import { printableLine } from "../text/printable.js";
import { createSourceDocument } from "../text/sourceDocument.js";
import { type Language, toTextEdits } from "./toLsp.js";

/** How an open plan differs from another version of it, change by change. */
export function compareDocument(snapshot: PlanSnapshot, other: OtherPlan, language: Language): CompareAnswer {
	const compared = compare(snapshot, other);
	if (compared.other.plan.taskCount === 0) return { refused: noPlan[language] };
	return {
		version: snapshot.version,
		changes: compared.changes.map((change) => describe(change, language)),
		message: sayCount(compared)[language],
	};
}

/** The edits that make an open plan say what the other version says of a change. */
export function takeDocumentChange(
	snapshot: PlanSnapshot,
	{
		other,
		key,
		part,
	}: { readonly other: OtherPlan; readonly key: string; readonly part?: string | undefined },
	language: Language,
): TakeChangeAnswer {
	const compared = compare(snapshot, other);
	const change = compared.changes.find((each) => each.key === key);
	const wanted = part === undefined ? undefined : change?.parts.find((each) => each.key === part);
	if (change === undefined || (part !== undefined && wanted === undefined))
		return { refused: changed[language] };
	if (!(wanted ?? change).isTakeable) return { refused: byHand[language] };
	const outcome = takeChange(compared, change, wanted);
	if ("refused" in outcome) return { refused: refusal(outcome.refused)[language] };
	return { version: snapshot.version, edits: toTextEdits(outcome.edits, snapshot.document.eol) };
}

/** The other version is read with what holds for the open one. */
function compare(snapshot: PlanSnapshot, { uri, text }: OtherPlan): PlacedComparison {
	const document = createSourceDocument(text);
	const { environment } = snapshot;
	return placeChanges(createPlanSnapshot({ uri, version: 0, document, environment }), snapshot);
}

function describe(change: PlacedChange, language: Language): ComparedChange {
	const { key, kind, title, sentence, line, endLine, isTakeable, parts } = change;
	return {
		key,
		kind,
		title: printableLine(title[language]),
		sentence: printableLine(sentence[language]),
		line,
		endLine,
		isTakeable,
		parts: parts.map((part) => ({
			key: part.key,
			sentence: printableLine(part.sentence[language]),
			isTakeable: part.isTakeable,
		})),
	};
}

function sayCount({ comparison, changes }: PlacedComparison): LocalizedText {
	if (saysSame(comparison)) return { zh: "两份方案内容相同。", en: "Both plans say the same." };
	const count = changes.filter(({ of }) => of.kind !== "numbers").length;
	return { zh: `共${count}处不同。`, en: `${counted(count, "difference")}.` };
}

function refusal(reason: LocalizedText): LocalizedText {
	return {
		zh: `没有改动：${reason.zh.replace(/。$/, "")}。`,
		en: `Nothing was changed: ${reason.en.replace(/\.$/, "")}.`,
	};
}

const noPlan: LocalizedText = {
	zh: "另一份文件里没有读到任务，不是方案；请另选一份。",
	en: "No tasks were found in the other file, so it is not a plan; please choose another one.",
};
const changed: LocalizedText = {
	zh: "文稿已有改动，这处不同已经不是原来的样子；请看一下现在的清单，再试一次。",
	en: "The document was changed meanwhile, and this difference is not what it was; please look at the list as it is now and try again.",
};
const byHand: LocalizedText = {
	zh: "这处不同要手工改；点它可以跳到原处。",
	en: "This difference is to be changed by hand; click it to go there.",
};
