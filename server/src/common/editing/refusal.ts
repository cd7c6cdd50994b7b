import type { LocalizedText } from "../model/localizedText.js";
import { joinLines } from "../text/joinLines.js";

/** Thrown where an operation cannot be done; `planEditor.ts` catches it and answers with the reason. */
export class Refusal extends Error {
	/** @param operation index of the operation, where whoever throws knows it */
	constructor(
		readonly reason: LocalizedText,
		readonly operation?: number,
	) {
		super(reason.en);
	}
}

export function refuse(zh: string, en: string, operation?: number): never {
	throw new Refusal({ zh, en }, operation);
}

/** The words of a cell as a message quotes them: a line, and not too long. */
export function quoted(text: string): string {
	const line = joinLines(text, " ");
	const points = [...line.slice(0, 80)];
	return points.length > 24 ? `${points.slice(0, 24).join("")}…` : line;
}
