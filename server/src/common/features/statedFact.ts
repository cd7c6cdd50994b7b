import type { Position } from "vscode-languageserver-types";
import type { LocalizedText } from "../model/localizedText.js";
import type { Span } from "../model/span.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import { type PlanSummary, summarizePlan } from "../workspace/planSummary.js";
import { changeFact, type FactChanges, findFactToChange, mentionsFact } from "./changeFact.js";
import { changeColumnFact, findColumnFact } from "./columnFact.js";
import { changeDeadline, findDeadlineToChange } from "./deadlineFact.js";
import type { Refused } from "./nameToRename.js";
import type { PlanToRename } from "./renameName.js";
import { speaksOfSame } from "./sameFacts.js";

/** A figure or a deadline that somebody points at in order to change it wherever it is stated. */
export interface StatedFact {
	/** What is stated: an indicator, 总投资（亿元）of a project, or the date itself. */
	readonly about: string;
	/** What stands there: 5%以上. */
	readonly written: string;
	/** Where that stands in the document. */
	readonly place: Span;
	/** Whether a document has anything to do with it, so that it has to be looked at. */
	mentions(other: PlanSummary): boolean;
	/**
	 * The edits of all documents that state it, the one of the place among them.
	 *
	 * @param newText undefined where the place has been changed already and the others are to follow
	 */
	change(newText: string | undefined, plans: readonly PlanToRename[]): FactChanges | Refused;
}

/** What is stated at a position of a plan: a date, the figure of a target or a result, the number of a cell. */
export function findStatedFact(snapshot: PlanSnapshot, position: Position): StatedFact | undefined {
	const own = summarizePlan(snapshot);
	const deadline = findDeadlineToChange(snapshot, position);
	if (deadline !== undefined) {
		const { written, place, sought } = deadline;
		return {
			...{ about: written, written, place },
			mentions: (other) => sought.some((each) => mentionsFact(own, each, other)),
			change: (newText, plans) =>
				newText === undefined
					? { refused: textNeeded(written) }
					: changeDeadline(snapshot, deadline, newText, plans),
		};
	}
	const fact = findFactToChange(snapshot, position);
	if (fact !== undefined) {
		const { written, place, sought } = fact;
		return {
			...{ about: sought.quantity.indicator, written, place },
			mentions: (other) => mentionsFact(own, sought, other),
			change: (newText, plans) => changeFact(snapshot, fact, newText, plans),
		};
	}
	const cell = findColumnFact(snapshot, position);
	if (cell === undefined) return undefined;
	const { column, row, written, place } = cell;
	return {
		...{ about: `${row.slice(0, 20)}·${column}`, written, place },
		mentions: (other) => speaksOfSame(own, other),
		change: (newText, plans) =>
			newText === undefined
				? { refused: textNeeded(written) }
				: changeColumnFact(snapshot, cell, newText, plans),
	};
}

/** Says that a new text is missing. */
export function textNeeded(written: string): LocalizedText {
	return {
		zh: `请写明“${written}”要改成什么（newText）。`,
		en: `Say what “${written}” is to be (newText).`,
	};
}
