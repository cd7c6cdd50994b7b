import type { TextEdit } from "vscode-languageserver-types";
import { protectedNames } from "../directory/protectedNames.js";
import { cleanDocument } from "../interchange/cleanDocument.js";
import { cleanWords } from "../interchange/cleanReport.js";
import { counted } from "../model/counted.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { ScriptConverter } from "../text/script.js";
import { toTextEdits } from "./toLsp.js";

/** The edits that clean a document, and what they do, one sentence each. */
export function provideCleanEdits(
	{ document, book, index }: PlanSnapshot,
	converter: ScriptConverter,
): { readonly edits: readonly TextEdit[]; readonly notes: readonly LocalizedText[] } {
	const { changes, left } = cleanDocument(document.lines.join("\n"), {
		converter,
		protectedNames: protectedNames(
			book,
			index.prose.officials.map(({ raw }) => raw),
		),
	});
	const counts = new Map<keyof typeof cleanWords, number>();
	for (const { code } of changes) counts.set(code, (counts.get(code) ?? 0) + 1);
	const listed = (language: keyof LocalizedText, separator: string) =>
		[...counts]
			.map(([code, count]) =>
				language === "zh" ? `${cleanWords[code].zh}${count}处` : `${cleanWords[code].en} (${count})`,
			)
			.join(separator);
	const notes: LocalizedText[] = [
		changes.length === 0
			? { zh: "没有要清理的内容。", en: "There is nothing to clean." }
			: {
					zh: `共改动${changes.length}处：${listed("zh", "，")}。`,
					en: `${counted(changes.length, "change")}: ${listed("en", ", ")}.`,
				},
	];
	if (left.length > 0)
		notes.push({
			zh: `另有${left.length}处没有改动，请对照原件看过（乱码读不出原文，引文是繁体）。`,
			en: `${counted(left.length, "place was", "places were")} left for you to look at (broken text, Traditional quotations).`,
		});
	const edits = changes.map(({ span, after }) => ({ span, newText: after }));
	return { edits: toTextEdits(edits, document.eol), notes };
}
