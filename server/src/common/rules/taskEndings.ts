import { type DocumentFacts, endingOf, type TaskEnding } from "../analysis/textFacts.js";
import type { Plan } from "../model/plan.js";
import type { ReplaceText } from "../model/planOperation.js";
import { replaceAt } from "../model/replaceAt.js";
import { lineSpan, type Span } from "../model/span.js";

/** How the tasks in paragraphs end, by task; those of tables stand among the facts of their blocks. */
export function endingsInProse(plan: Plan, facts: DocumentFacts): ReadonlyMap<number, TaskEnding> {
	const found = new Map<number, TaskEnding>();
	plan.forEachTask(({ text }, task) => {
		if (plan.blockAt(plan.blockOfTask(task))?.kind !== "text") return;
		const line = plan.lineOfTask(task);
		const isCode = facts.fenced.some(({ first, last }) => line >= first && line <= last);
		found.set(task, isCode ? "none" : endingOf(text.text));
	});
	return found;
}

/** Whether a full stop is what at least two of three tasks end with, two at the least, and not all. */
export function isHabit(facts: DocumentFacts, inProse: ReadonlyMap<number, TaskEnding>): boolean {
	let { stops, endings } = facts;
	for (const ending of inProse.values()) {
		if (ending !== "none") endings++;
		if (ending === "stop") stops++;
	}
	return stops < endings && stops >= 2 && stops * 3 >= endings * 2;
}

/** A text that breaks off behind a comma is not mended by a full stop. */
export function addStop(plan: Plan, last: string, span: Span, behind: string): ReplaceText | undefined {
	if (/[，,、：:（(“《—-]/.test(last)) return undefined;
	if (last === "." || last === "．") return replaceAt(plan, span, "。");
	const { endLine, endCharacter } = span;
	const width = /[，,、；;]/.test(behind) ? behind.length : 0;
	return replaceAt(plan, lineSpan(endLine, endCharacter, endCharacter + width), "。");
}
