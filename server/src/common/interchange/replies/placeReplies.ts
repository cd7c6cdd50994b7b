import { SimilarTexts } from "../../analysis/similarTasks.js";
import type { TaskJson } from "../planJson.js";
import { numberOf } from "../report/taskRows.js";
import type { ReplyRow } from "./readReplies.js";
import { identitiesOf, plainText } from "./taskIdentity.js";

/** Which task a row of a file that came back is about. */
export interface PlacedRow {
	/** -1 for none. */
	readonly task: number;
	/** 0 to 1, which is certain: of the task that is most like it. */
	readonly likeness: number;
}

/** A row is put to a task that is at least so like it, and to none where a second one is nearly as like. */
export const leastLikeness = 0.6;
const leastLead = 0.1;

/** Finds the task of a row: by identity, else by number and equal words, else by equal words or by likeness. */
export function createPlacer(tasks: readonly TaskJson[]): (row: ReplyRow) => PlacedRow {
	const byIdentity = new Map(identitiesOf(tasks).map((identity, task) => [identity, task]));
	const words = tasks.map(({ text }) => plainText(text));
	const byWords = new Map<string, number[]>();
	for (const [task, each] of words.entries()) byWords.set(each, [...(byWords.get(each) ?? []), task]);
	const numbers = tasks.map((task) => plainNumber(numberOf(task)));
	let similar: SimilarTexts | undefined;
	return (row) => {
		const own = plainText(row.text);
		const equal = byWords.get(own) ?? [];
		const numbered = equal.find((task) => numbers[task] === plainNumber(row.number));
		const same = numbered ?? (equal.length === 1 ? equal[0] : undefined);
		const known = byIdentity.get(row.identity);
		// Where somebody has sorted the columns that are seen alone, the words are what was replied to.
		if (known !== undefined && (same === undefined || words[known] === own)) return certain(known);
		if (same !== undefined) return certain(same);
		similar ??= new SimilarTexts(tasks.map(({ text }) => text));
		const [best, second] = similar.find(row.text, 2, 0);
		const isClear =
			best !== undefined &&
			best.similarity >= leastLikeness &&
			best.similarity - (second?.similarity ?? 0) >= leastLead;
		return { task: isClear ? best.index : -1, likeness: Math.min(best?.similarity ?? 0, 0.99) };
	};
}

function certain(task: number): PlacedRow {
	return { task, likeness: 1 };
}

/** A number as it is typed: ３、 or 3. for 3. */
function plainNumber(written: string): string {
	return written.normalize("NFKC").replace(/^[\s(（第]{1,9}|[\s)）.、项]{1,9}$/g, "");
}
