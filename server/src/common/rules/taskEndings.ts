import type { DocumentFacts } from "../analysis/factsOfDocument.js";
import type { Plan } from "../model/plan.js";
import type { ReplaceText } from "../model/planOperation.js";
import { replaceAt } from "../model/replaceAt.js";
import { lineSpan, type Span } from "../model/span.js";

/** The tasks that do not end as a sentence does. */
export function openTasks(plan: Plan, facts: DocumentFacts): readonly number[] {
	return facts.open.flatMap((block) => {
		const first = plan.tasksBefore(block);
		return (facts.blocks.at(block)?.endings ?? []).flatMap((ending, i) =>
			ending === "open" ? [first + i] : [],
		);
	});
}

/** Whether a full stop is what at least two of three tasks end with, two at the least, and not all. */
export function isHabit({ stops, endings }: DocumentFacts): boolean {
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
