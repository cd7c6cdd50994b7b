import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import { DisjointEdits } from "../common/editing/disjointEdits.js";
import { toTextEdits } from "../common/features/toLsp.js";
import type { LocalizedText } from "../common/model/localizedText.js";
import { createPlanSnapshot, type Environment, type PlanSnapshot } from "../common/snapshot/planSnapshot.js";
import { createSourceDocument } from "../common/text/sourceDocument.js";

/** A safe fix that was applied. */
export interface AppliedFix {
	readonly code: string;
	readonly title: LocalizedText;
	/** 0-based, as the text was when it was mended. */
	readonly line: number;
}

export interface MendedText {
	readonly text: string;
	readonly applied: readonly AppliedFix[];
	/** The text read, as it now is. */
	readonly snapshot: PlanSnapshot;
}

/** One mended finding may uncover another; fixes that undo each other must not go on for ever. */
const mostRounds = 10;

/**
 * Applies all safe fixes of a text's findings, and those of what is found then, until none is left. Line ends
 * stay as they are; new ones are the document's own. Fixes that touch one another wait for the next round.
 */
export function mendText(text: string, uri: string, environment: Environment): MendedText {
	const applied: AppliedFix[] = [];
	let now = text;
	for (let round = 0; ; round++) {
		const document = createSourceDocument(now);
		const snapshot = createPlanSnapshot({ uri, version: round, document, environment });
		if (round === mostRounds) return { text: now, applied, snapshot };
		const accepted = new DisjointEdits();
		const inRound: AppliedFix[] = [];
		for (const finding of snapshot.findings()) {
			if (!finding.hasFixes) continue;
			const fix = finding.fixes().find(({ safe }) => safe);
			if (fix === undefined || fix.edits.length === 0 || !accepted.add(fix.edits)) continue;
			inRound.push({ code: finding.code, title: fix.title, line: finding.span.line });
		}
		const next = applyTextEdits(now, toTextEdits(accepted.edits, document.eol));
		if (next === now) return { text: now, applied, snapshot };
		now = next;
		applied.push(...inRound);
	}
}

/** The text with the edits made, which do not overlap. */
export function applyTextEdits(text: string, edits: TextEdit[]): string {
	return edits.length === 0
		? text
		: TextDocument.applyEdits(TextDocument.create("", "policy-plan", 0, text), edits);
}
