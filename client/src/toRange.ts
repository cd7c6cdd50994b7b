import * as vscode from "vscode";
import type { PlainRange } from "../../server/src/common/protocol.js";

/** A range of the server's as the editor has it. */
export function toRange({ start, end }: PlainRange): vscode.Range {
	return new vscode.Range(start.line, start.character, end.line, end.character);
}
