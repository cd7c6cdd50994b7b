import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { LocalizedText } from "../model/localizedText.js";
import { printable } from "../text/printable.js";

/** A mistake in a directory or settings file, as a diagnostic at its line (`directory/invalid`). */
export function fileProblemDiagnostics(
	problems: readonly {
		readonly place: {
			readonly line: number;
			readonly character: number;
			readonly endLine: number;
			readonly endCharacter: number;
		};
		readonly message: LocalizedText;
	}[],
	options: { readonly language: "zh" | "en"; linkOf(code: string): string | undefined },
): Diagnostic[] {
	const code = "directory/invalid";
	const href = options.linkOf(code);
	const link = href === undefined ? {} : { codeDescription: { href } };
	return problems.map(({ place, message }) => ({
		range: {
			start: { line: place.line, character: place.character },
			end: { line: place.endLine, character: place.endCharacter },
		},
		severity: DiagnosticSeverity.Error,
		source: "niwen",
		code,
		...link,
		message: printable(message[options.language]),
	}));
}
