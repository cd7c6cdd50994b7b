import { DisjointEdits } from "../editing/disjointEdits.js";
import { joinSteps, type MadeEdits } from "../editing/joinSteps.js";
import { editPlan } from "../editing/planEditor.js";
import type { Edit, Fix } from "../model/edit.js";
import { FirstOfRun } from "../model/fixRun.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { PlacedFinding } from "../rules/runRules.js";
import type { SourceDocument } from "../text/sourceDocument.js";
import { snapshotAfter } from "./editSnapshot.js";
import type { PlanSnapshot } from "./planSnapshot.js";

/** A safe fix that was made. */
export interface AppliedFix {
	readonly code: string;
	readonly title: LocalizedText;
	/** 0-based, in the text as it was in the round in which it was mended. */
	readonly line: number;
}

/** What became of the safe fixes of a document. */
export interface FixesOutcome {
	/** Of the document as it is, in the order of their places, none over another. */
	readonly edits: readonly Edit[];
	readonly applied: readonly AppliedFix[];
	/** The document read as it then is. */
	readonly snapshot: PlanSnapshot;
	/** Codes of rules whose fixes undo each other: what they last made stays out. Empty where all came to rest. */
	readonly circle: readonly string[];
}

/** A fix may uncover another finding; so many rounds no honest chain of fixes has. */
const mostRounds = 50;

/** The edits that make a fix, in document order; none where it cannot be made in this layout. */
export function editsOfFix(snapshot: PlanSnapshot, { operations }: Fix): readonly Edit[] {
	if (operations.length === 0) return [];
	const outcome = editPlan(snapshot, operations);
	return "edits" in outcome ? outcome.edits : [];
}

/**
 * Makes all safe fixes of a document, and those of what is found then, until none is left. Where two fixes touch the
 * same place, the later one waits for the next round. A text that comes up a second time says that fixes undo each
 * other: then nothing of the circle is made, and the rules in it are named.
 *
 * @param code of the findings to mend; all where it is left out
 * @param findingsOf what is found in the document and after each round
 */
export function applySafeFixes(
	snapshot: PlanSnapshot,
	code?: string,
	findingsOf: (snapshot: PlanSnapshot) => readonly PlacedFinding[] = (now) => now.findings(),
): FixesOutcome {
	const rounds: Round[] = [];
	const seen = new Map([[textOf(snapshot.document), 0]]);
	let now = snapshot;
	let circle: readonly string[] = [];
	while (rounds.length < mostRounds) {
		const { edits, applied } = acceptFixes(now, findingsOf(now), code);
		if (edits.length === 0) break;
		const next = snapshotAfter(now, edits);
		rounds.push({ edits, applied, document: now.document });
		const before = seen.get(textOf(next.document));
		now = next;
		if (before !== undefined) {
			// What was made since the text was like this leads back to it.
			circle = codesOf(rounds.splice(before));
			break;
		}
		seen.set(textOf(next.document), rounds.length);
	}
	if (rounds.length === mostRounds) circle = codesOf(rounds.slice(-2));
	const applied = rounds.flatMap((round) => round.applied);
	return { edits: joinSteps(rounds), applied, snapshot: now, circle };
}

/** Says which rules undo each other's fixes. */
export function describeCircle(circle: readonly string[]): LocalizedText {
	return {
		zh: `${circle.map((code) => `“${code}”`).join("、")}的自动改正互相抵消，这几处未改，请手动改定一种写法。`,
		en: `The fixes of ${circle.join(" and ")} undo each other; these places were left as they are: choose one way by hand.`,
	};
}

interface Round extends MadeEdits {
	readonly applied: readonly AppliedFix[];
}

/** The first safe fix of each finding, those left out that touch what another one changes. */
function acceptFixes(
	snapshot: PlanSnapshot,
	findings: readonly PlacedFinding[],
	code: string | undefined,
): Omit<Round, "document"> {
	const accepted = new DisjointEdits();
	const applied: AppliedFix[] = [];
	const ofRuns = new FirstOfRun<true>();
	for (const finding of findings) {
		if (!finding.hasFixes || finding.isForReview || (code !== undefined && finding.code !== code)) continue;
		const fix = safeFixOf(finding);
		if (fix === undefined || ofRuns.find(fix)) continue;
		ofRuns.add(fix, true);
		const edits = editsOfFix(snapshot, fix);
		if (edits.length === 0 || !accepted.add(edits)) continue;
		applied.push({ code: finding.code, title: fix.title, line: finding.span.line });
	}
	return { edits: accepted.edits, applied };
}

function safeFixOf(finding: PlacedFinding): Fix | undefined {
	return finding.fixes().find(({ safe }) => safe);
}

function codesOf(rounds: readonly Round[]): readonly string[] {
	return [...new Set(rounds.flatMap(({ applied }) => applied.map(({ code }) => code)))].sort();
}

function textOf({ lines }: SourceDocument): string {
	return lines.join("\n");
}
