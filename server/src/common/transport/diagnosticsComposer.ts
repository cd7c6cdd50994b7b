import type { Diagnostic } from "vscode-languageserver-types";
import { type DiagnosticOptions, toDiagnostics } from "../features/toLsp.js";
import type { Withheld } from "../rules/planFindings.js";
import type { Severity } from "../rules/rule.js";
import { joinFindings, type PlacedFinding } from "../rules/runRules.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { GrowingPlans } from "./growingPlans.js";

/** Findings that a row may have only because it, or a name or a pair of brackets in it, is not yet written to its end. */
const unfinished: ReadonlySet<string> = new Set([
	"number/missing",
	"unit/missing",
	"unit/no-lead",
	"unit/separator",
	"unit/star-variant",
	"unit/unknown",
	"leader/vacant",
	"leader/unknown",
	"target/missing",
	"target/unparseable",
	"table/columns",
	"text/full-stop",
	"text/punctuation",
]);

/**
 * Turns findings into diagnostics, keeping back what a row lacks while it is being written — a row that was edited
 * since the cursor came to it is unfinished until the cursor leaves it — and what a plan lacks while it grows.
 */
export class DiagnosticsComposer {
	constructor(private readonly growing: Pick<GrowingPlans, "stateOf" | "waitingIn">) {}

	private cursor: { uri: string; line: number } | undefined;
	private editedLine: { uri: string; line: number } | undefined;

	/** @returns the document whose findings may now be others, `undefined` where none are */
	moveCursor(uri: string | null, line: number): string | undefined {
		const held = this.editedLine;
		this.cursor = uri === null ? undefined : { uri, line };
		if (held === undefined || (held.uri === uri && held.line === line)) return undefined;
		this.editedLine = undefined;
		return held.uri;
	}

	/** Notes the line of an edit; only a client that tells where its cursor is can end the wait. */
	noteEdit(uri: string, line: number): void {
		if (this.cursor?.uri === uri) this.editedLine = { uri, line };
	}

	/** @param across what was found against other documents */
	compose(
		snapshot: PlanSnapshot,
		across: readonly PlacedFinding[],
		options: Omit<DiagnosticOptions, "uri" | "leftOut">,
	): Diagnostic[] {
		const found = snapshot.found();
		const withheld = this.withheldIn(snapshot);
		const shown = joinFindings(found.mostSevere(options.maxFindings, withheld), across);
		const { error, warning, hint } = found.counts(withheld);
		const leftOut = error + warning + hint + across.length - shown.length;
		return toDiagnostics(shown, { ...options, uri: snapshot.uri, leftOut });
	}

	/**
	 * Differs for answers that may differ: the version, what holds for the document, what is kept back, and what
	 * other documents say.
	 */
	resultId(snapshot: PlanSnapshot, environmentId: number, acrossId: number): string {
		const held = this.editedLine?.uri === snapshot.uri ? this.editedLine.line : "";
		return `${snapshot.version}.${environmentId}.${held}.${acrossId}${this.growing.stateOf(snapshot.uri)}`;
	}

	/** The findings of a document but those that wait. */
	shown(snapshot: PlanSnapshot): readonly PlacedFinding[] {
		const withheld = this.withheldIn(snapshot);
		return withheld === undefined
			? snapshot.findings()
			: snapshot.found().mostSevere(Number.POSITIVE_INFINITY, withheld);
	}

	/** How many there are of them. */
	counts(snapshot: PlanSnapshot): Readonly<Record<Severity, number>> {
		return snapshot.found().counts(this.withheldIn(snapshot));
	}

	private withheldIn(snapshot: PlanSnapshot): Withheld | undefined {
		const waiting = this.growing.waitingIn(snapshot.uri);
		const edited = this.editedLine;
		if (edited?.uri !== snapshot.uri) return waiting && { codes: waiting };
		const { plan } = snapshot;
		const index = plan.blockAtLine(edited.line);
		const between = { codes: unfinished, from: plan.lineOfBlock(index), to: plan.lineOfBlock(index + 1) };
		return { codes: waiting ?? nothing, between };
	}
}

const nothing: ReadonlySet<string> = new Set();
