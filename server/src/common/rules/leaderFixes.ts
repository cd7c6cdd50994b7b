import type { RowBlock } from "../model/block.js";
import type { Fix } from "../model/edit.js";
import { mendRun } from "../model/fixRun.js";
import type { ReplaceText } from "../model/planOperation.js";
import { removeEntries } from "./listEntries.js";

/** Takes one leader, by the index, out of the list. */
export function removeLeader(row: RowBlock, index: number): Fix {
	const title = { zh: "删去重复的姓名", en: "Remove the duplicate" };
	return {
		title,
		safe: true,
		get operations() {
			return remove(row, [index]);
		},
	};
}

/** The same for all duplicates of a long list at once. */
export function removeLeaders(row: RowBlock, indexes: readonly number[]): Fix {
	const count = indexes.length;
	const title = {
		zh: `删去本行全部${count}处重复的姓名`,
		en: `Remove all ${count} duplicates in this row`,
	};
	return mendRun({}, title, () => remove(row, indexes), true);
}

function remove(row: RowBlock, indexes: readonly number[]): readonly ReplaceText[] {
	return removeEntries(
		row,
		row.leaders.map(({ span }) => span),
		new Set(indexes),
	);
}
