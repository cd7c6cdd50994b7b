import { CodeActionKind } from "vscode-languageserver-types";
import { decideCells, keepVersion } from "../comparison/conflicts.js";
import { keepTitle, nameOfVersion } from "../features/conflictNames.js";
import { toTextEdits } from "../features/toLsp.js";
import type { LocalizedText } from "../model/localizedText.js";
import { type Conflict, conflictAt, findConflicts } from "../text/conflictMarks.js";
import { changeOf } from "./changes.js";
import { command } from "./command.js";

/** Decides where merged copies say different things of a row: one of them, or cell by cell. */
export const decideConflict = command({
	verb: "decideConflict",
	title: { zh: "处理合并冲突", en: "Decide a conflict of merged copies" },
	kind: CodeActionKind.QuickFix,
	offers: ({ snapshot, span, touched }) => {
		const conflict = conflictAt(snapshot.document.lines, span.line);
		if (conflict === undefined) return [];
		const findings = touched.filter(({ code }) => code === "document/conflict");
		return conflict.versions.map((_, i) => ({
			title: keepTitle(conflict, i),
			options: { keep: i + 1 },
			findings,
		}));
	},
	run: (snapshot, { range, keep, cells }, { language }) => {
		const { lines, eol } = snapshot.document;
		const conflict = range === undefined ? onlyConflict(lines) : conflictAt(lines, range.start.line);
		if (conflict === undefined) return { message: none[language], isRefusal: true };
		if (keep === undefined && cells === undefined)
			return { message: which[language], choices: choicesOf(conflict, language) };
		const outcome =
			cells === undefined
				? keepVersion(snapshot, conflict, (keep ?? 1) - 1)
				: decideCells(snapshot, conflict, cells);
		if ("refused" in outcome) return { message: outcome.refused[language], isRefusal: true };
		return {
			message: sayDone(findConflicts(lines).length - 1)[language],
			changes: changeOf(snapshot, toTextEdits(outcome.edits, eol)),
		};
	},
});

function onlyConflict(lines: readonly string[]): Conflict | undefined {
	const [first, ...others] = findConflicts(lines);
	return others.length === 0 ? first : undefined;
}

function choicesOf(conflict: Conflict, language: keyof LocalizedText) {
	return conflict.versions.map((_, i) => ({
		value: i + 1,
		label: nameOfVersion(conflict, i)[language],
		description: "",
	}));
}

function sayDone(left: number): LocalizedText {
	if (left === 0) return { zh: "已处理，没有别的冲突了。", en: "Decided; no conflict is left." };
	return {
		zh: `已处理，还有${left}处冲突。`,
		en: `Decided; ${left === 1 ? "1 conflict is" : `${left} conflicts are`} left.`,
	};
}

const which: LocalizedText = { zh: "采用哪一个？", en: "Which one is to be kept?" };
const none: LocalizedText = {
	zh: "这里没有合并冲突（“<<<<<<<”与“>>>>>>>”之间的行）。",
	en: "There is no conflict of merged copies here (lines between “<<<<<<<” and “>>>>>>>”).",
};
