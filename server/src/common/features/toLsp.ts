import {
	type ChangeAnnotation,
	CreateFile,
	type Diagnostic,
	DiagnosticSeverity,
	type Location,
	type Range,
	type TextEdit,
} from "vscode-languageserver-types";
import type { Edit } from "../model/edit.js";
import type { LocalizedText } from "../model/localizedText.js";
import type { Span } from "../model/span.js";
import type { Severity } from "../rules/rule.js";
import type { PlacedFinding } from "../rules/runRules.js";
import { printable } from "../text/printable.js";

/** The languages that messages are written in. */
export type Language = keyof LocalizedText;

export interface DiagnosticOptions {
	/** The document that the findings are in. */
	readonly uri: string;
	readonly language: Language;
	/** How many findings are shown; how many are not is said in one more diagnostic. */
	readonly maxFindings: number;
	/** How many there are beside those that are given, which are as grave at least. */
	readonly leftOut?: number;
	/** Address of a rule's page; undefined where there is none. */
	readonly rulePage?: (code: string) => string | undefined;
}

/**
 * The findings as LSP 3.17 diagnostics, in their order. Of more than `maxFindings`, errors are kept before
 * warnings and warnings before hints, the first ones of each; the last diagnostic then says what is left out.
 */
export function toDiagnostics(findings: readonly PlacedFinding[], options: DiagnosticOptions): Diagnostic[] {
	const shown = mostSevere(findings, options.maxFindings);
	const diagnostics = shown.map((finding) => toDiagnostic(finding, options));
	return withNotice(diagnostics, findings.length + (options.leftOut ?? 0), options.language);
}

/** Diagnostics with a word on how many are left out of `all`, where any are. */
export function withNotice(
	diagnostics: readonly Diagnostic[],
	all: number,
	language: Language,
): Diagnostic[] {
	const hidden = all - diagnostics.length;
	return hidden > 0 ? [...diagnostics, hiddenNotice(hidden, all, language)] : [...diagnostics];
}

/** One finding as a diagnostic; equal findings give equal diagnostics. */
export function toDiagnostic(
	finding: PlacedFinding,
	options: Omit<DiagnosticOptions, "maxFindings" | "leftOut">,
): Diagnostic {
	const { language, uri } = options;
	const diagnostic: Diagnostic = {
		range: toRange(finding.span),
		severity: severities[finding.severity],
		code: finding.code,
		source: "niwen",
		message: printable(finding.message[language]),
	};
	const href = options.rulePage?.(finding.code);
	if (href !== undefined) diagnostic.codeDescription = { href };
	if (finding.related.length > 0)
		diagnostic.relatedInformation = finding.related.map(({ uri: other, span, message }) => ({
			location: { uri: other ?? uri, range: toRange(span) },
			message: printable(message[language]),
		}));
	return diagnostic;
}

/** A span of the document as an LSP range: both count lines from 0 and characters in UTF-16 code units. */
export function toRange(span: Span): Range {
	return {
		start: { line: span.line, character: span.character },
		end: { line: span.endLine, character: span.endCharacter },
	};
}

export function toSpan(range: Range): Span {
	const { start, end } = range;
	return { line: start.line, character: start.character, endLine: end.line, endCharacter: end.character };
}

/** Edits of the document as text edits; line breaks in new text become the document's own. */
export function toTextEdits(edits: readonly Edit[], eol: string): TextEdit[] {
	return edits.map(({ span, newText }) => ({
		range: toRange(span),
		newText: eol === "\n" ? newText : newText.replace(/\n/g, eol),
	}));
}

/** What becomes of one file. */
export interface FileChange {
	readonly uri: string;
	/** The version that the edits are for; null for a file that need not be open. */
	readonly version: number | null;
	/** The file is to be made first. */
	readonly isNew?: boolean;
	readonly edits: readonly TextEdit[];
}

/** What the client can do with a `WorkspaceEdit` (LSP 3.17, `WorkspaceEditClientCapabilities`). */
export interface EditSupport {
	/** Edits of one version of a document: a client that has another version by now refuses them. */
	readonly documentChanges: boolean;
	readonly creation: boolean;
	/** It asks its user about edits that need confirmation. */
	readonly annotations: boolean;
}

/** A `WorkspaceEdit` of the kinds that Niwen makes. */
export type FileEdit =
	| { changes: Record<string, TextEdit[]> }
	| {
			documentChanges: (CreateFile | DocumentChange)[];
			changeAnnotations?: Record<string, ChangeAnnotation>;
	  };

interface DocumentChange {
	textDocument: { uri: string; version: number | null };
	edits: TextEdit[];
}

/**
 * A change of files, in the form that the client understands; one that makes no files opens a new one by its edits.
 *
 * @param changeAnnotations by the ids that edits bear, for clients that ask their users about them
 */
export function toWorkspaceEdit(
	changes: readonly FileChange[],
	{ documentChanges, creation, annotations }: EditSupport,
	changeAnnotations?: Readonly<Record<string, ChangeAnnotation>>,
): FileEdit {
	if (!documentChanges)
		return { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits.map(plainEdit)])) };
	const asks = annotations && changeAnnotations !== undefined;
	return {
		documentChanges: changes.flatMap(({ uri, version, isNew, edits }) => [
			...(isNew && creation ? [CreateFile.create(uri, { ignoreIfExists: true })] : []),
			{ textDocument: { uri, version }, edits: asks ? [...edits] : edits.map(plainEdit) },
		]),
		...(asks && { changeAnnotations: { ...changeAnnotations } }),
	};
}

function plainEdit({ range, newText }: TextEdit): TextEdit {
	return { range, newText };
}

export function toLocation(place: Span & { readonly uri: string }): Location {
	return { uri: place.uri, range: toRange(place) };
}

/** The last part of a URI, for people. */
export function fileNameOf(uri: string): string {
	const name = uri.slice(uri.lastIndexOf("/") + 1);
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	hint: DiagnosticSeverity.Hint,
};

/** At most so many findings in their order, the gravest of them. */
export function mostSevere(findings: readonly PlacedFinding[], most: number): readonly PlacedFinding[] {
	if (findings.length <= most) return findings;
	let room = Math.max(0, most);
	const kept = new Set<PlacedFinding>();
	// Of one severity, those that stand first in the document are kept.
	for (const severity of ["error", "warning", "hint"] as const)
		for (let i = 0; i < findings.length && room > 0; i++) {
			const finding = findings[i];
			if (finding?.severity !== severity) continue;
			kept.add(finding);
			room--;
		}
	return findings.filter((finding) => kept.has(finding));
}

/** Information, because hints are not listed in the Problems panel and this must be seen. */
function hiddenNotice(hidden: number, all: number, language: Language): Diagnostic {
	const message: LocalizedText = {
		zh: `共发现${all}处问题，另有${hidden}处未显示：先改好列出的，或在设置中调大“niwen.maxFindings”。`,
		en: `${hidden} of ${all} findings ${hidden === 1 ? "is" : "are"} not shown: mend the listed ones first, or raise “niwen.maxFindings” in the settings.`,
	};
	return {
		range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
		severity: DiagnosticSeverity.Information,
		code: "internal/too-many-findings",
		source: "niwen",
		message: message[language],
	};
}
