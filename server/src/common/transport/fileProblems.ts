import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver-types";
import type { Text } from "../model/plan.js";

/** A mistake in a directory or settings file, as a diagnostic at its line (`directory/invalid`). */
export function fileProblemDiagnostics(
	problems: readonly {
		readonly place: {
			readonly line: number;
			readonly character: number;
			readonly endLine: number;
			readonly endCharacter: number;
		};
		readonly message: Text;
	}[],
	options: { readonly language: "zh" | "en" },
): Diagnostic[] {
	return problems.map(({ place, message }) => ({
		range: {
			start: { line: place.line, character: place.character },
			end: { line: place.endLine, character: place.endCharacter },
		},
		severity: DiagnosticSeverity.Error,
		source: "niwen",
		code: "directory/invalid",
		message: message[options.language],
	}));
}
