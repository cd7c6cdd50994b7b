import type { LocalizedText } from "../common/model/localizedText.js";

/**
 * Why a command could not do its work: one sentence for the person at the terminal, saying what, where and
 * what to do. Ends the command with status 2; anything else that is thrown is a defect of Niwen.
 */
export class CommandFailure extends Error {
	constructor(readonly text: LocalizedText) {
		super(text.en);
		this.name = "CommandFailure";
	}
}

/** The `code` of an error of the operating system (`ENOENT`, `EACCES`, …), `undefined` for any other error. */
export function systemErrorCode(error: unknown): string | undefined {
	if (!(error instanceof Error) || !("code" in error)) return undefined;
	return typeof error.code === "string" ? error.code : undefined;
}
