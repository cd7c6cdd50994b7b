import type { Diagnostic } from "vscode-languageserver-types";
import {
	type DiagnosticOptions,
	type Language,
	mostSevere,
	toDiagnostic,
	toDiagnostics,
	withNotice,
} from "../features/toLsp.js";
import { isSameInPlace } from "../rules/findingInPlace.js";
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

export interface DiagnosticsAnswer {
	readonly resultId: string;
	readonly items: Diagnostic[];
}

interface LastAnswer {
	readonly resultId: string;
	readonly language: Language;
	readonly shown: readonly PlacedFinding[];
	/** How many were not shown. */
	readonly leftOut: number;
	/** One each of those that were shown. */
	readonly items: readonly Diagnostic[];
}

/**
 * Turns findings into diagnostics, keeping back what a row lacks while it is being written — a row that was edited
 * since the cursor came to it is unfinished until the cursor leaves it — and what a plan lacks while it grows.
 */
export class DiagnosticsComposer {
	constructor(private readonly growing: Pick<GrowingPlans, "waitingIn">) {}

	/** What was told last of each open document. */
	private readonly last = new Map<string, LastAnswer>();
	private answers = 0;
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
		const { shown, leftOut } = this.gravest(snapshot, across, options.maxFindings);
		return toDiagnostics(shown, { ...options, uri: snapshot.uri, leftOut });
	}

	/**
	 * The same for an open document, with an id that is another where anything of it is. What is the same as in the last
	 * answer is not described anew.
	 */
	answer(
		snapshot: PlanSnapshot,
		across: readonly PlacedFinding[],
		options: Omit<DiagnosticOptions, "uri" | "leftOut">,
	): DiagnosticsAnswer {
		const { uri } = snapshot;
		const { language } = options;
		const { shown, leftOut } = this.gravest(snapshot, across, options.maxFindings);
		const before = this.last.get(uri);
		const last = before?.language === language ? before : undefined;
		let isSame = leftOut === last?.leftOut && shown.length === last.shown.length;
		const describe = (finding: PlacedFinding, known: Diagnostic | undefined): Diagnostic => {
			const item = toDiagnostic(finding, { ...options, uri });
			if (known !== undefined && isSameDiagnostic(known, item)) return known;
			isSame = false;
			return item;
		};
		const items: Diagnostic[] = [];
		for (let i = 0; i < shown.length; i++) {
			const finding = shown[i];
			if (finding === undefined) continue;
			const known = last?.items[i];
			const isTold =
				known !== undefined && (finding === last?.shown[i] || isSameInPlace(finding, last?.shown[i]));
			items.push(isTold ? known : describe(finding, known));
		}
		const resultId = isSame && last !== undefined ? last.resultId : String(++this.answers);
		this.last.set(uri, { resultId, language, shown, leftOut, items });
		return { resultId, items: withNotice(items, items.length + leftOut, language) };
	}

	/** A document was closed. */
	forget(uri: string): void {
		this.last.delete(uri);
	}

	private gravest(
		snapshot: PlanSnapshot,
		across: readonly PlacedFinding[],
		most: number,
	): { readonly shown: readonly PlacedFinding[]; readonly leftOut: number } {
		const found = snapshot.found();
		const withheld = this.withheldIn(snapshot);
		const shown = mostSevere(joinFindings(found.mostSevere(most, withheld), across), most);
		const { error, warning, hint } = found.counts(withheld);
		return { shown, leftOut: error + warning + hint + across.length - shown.length };
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

/** A row that was typed in is checked anew, and mostly has the same to show. */
function isSameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
	return (
		a.code === b.code && a.range.start.line === b.range.start.line && JSON.stringify(a) === JSON.stringify(b)
	);
}
