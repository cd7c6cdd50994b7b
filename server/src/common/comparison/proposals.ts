import type { LocalizedText } from "../model/localizedText.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";
import type { Alignment } from "./alignPlans.js";
import type { CopyScript } from "./copyScript.js";
import type { ColumnMap } from "./mapColumns.js";

/** An edited copy of a plan, by the name of who sent it. */
export interface EditedCopy {
	readonly name: string;
	readonly snapshot: PlanSnapshot;
}

/** A copy, and how it goes on the plan that it is a copy of. */
export interface AlignedCopy extends EditedCopy {
	readonly alignment: Alignment;
	readonly columns: ColumnMap;
	readonly script: CopyScript;
}

/** What somebody proposed, and what became of it. */
export interface Proposal {
	/** Whose copies say so. */
	readonly by: readonly string[];
	/** What it is about: 第12项, or 正文. */
	readonly about: LocalizedText;
	/** The column, empty where it is about a whole row. */
	readonly column: string;
	readonly was: string;
	readonly proposed: string;
	/** `conflict`: others propose something else; `open`: it has to be done by hand. */
	readonly outcome: "adopted" | "conflict" | "open";
	/** Why it was not adopted. */
	readonly reason: LocalizedText | null;
	/** It is about the place of a task: `was` and `proposed` are headings of sections, empty where there is none. */
	readonly isMove?: true;
}

/** Whether something of the base is to go, with nothing in its place. */
export function takesAway({ proposed, isMove }: Proposal): boolean {
	return proposed === "" && isMove !== true;
}

/** What is proposed where it is no text: that something goes, or has another place; undefined where it is one. */
export function proposedDeed(proposal: Proposal): LocalizedText | undefined {
	const { was, proposed, isMove } = proposal;
	if (takesAway(proposal)) return { zh: "删去", en: "removed" };
	if (isMove !== true) return undefined;
	if (was === proposed) return { zh: "调整顺序", en: "another place" };
	return proposed === ""
		? { zh: `移出“${was}”`, en: `moved out of “${was}”` }
		: { zh: `移到“${proposed}”`, en: `moved to “${proposed}”` };
}

/** Why something is not adopted that others propose otherwise. */
export function proposedOtherwise(others: readonly string[]): LocalizedText {
	return {
		zh: `与${others.join("、")}的意见不同，待定`,
		en: `${others.join(", ")} ${others.length === 1 ? "proposes" : "propose"} something else`,
	};
}

/** The name in the base of a column of a copy. */
export function baseNames({ renamed }: ColumnMap): (column: string) => string {
	const names = new Map([...renamed].map(([was, now]) => [now, was]));
	return (column) => names.get(column) ?? column;
}
