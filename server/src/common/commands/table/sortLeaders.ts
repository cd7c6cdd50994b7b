import type { PlanOperation } from "../../model/planOperation.js";
import { orderLeaders } from "../../rules/listOrder.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { command } from "../command.js";
import { rowsAt } from "./rowPlaces.js";
import { type RowSelection, selectRows } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** Sorts the leaders of the selected rows as the directory has them; who is not in it keeps the place. */
export const sortLeaders = command({
	verb: "sortLeaders",
	title: { zh: "按名录顺序排列牵头领导", en: "Sort the leaders by the directory" },
	kind: "refactor.rewrite.niwen",
	needs: ["directories"],
	isQuiet: true,
	offers: (place) => {
		const rows = rowsAt(place);
		const isIn = rows !== undefined && rows.column === rows.row.header.leaderColumn;
		return isIn && rows.row.leaders.length > 1 && place.snapshot.book.knowsOfficials ? [{}] : [];
	},
	run: (snapshot, { range }, { language }) => {
		const selected = selectRows(snapshot, range);
		return changeTable(snapshot, "refused" in selected ? selected : sort(snapshot, selected), { language });
	},
});

function sort(snapshot: PlanSnapshot, { firstTask, endTask }: RowSelection): TableOutcome {
	const { plan, book } = snapshot;
	if (!book.knowsOfficials)
		return {
			refused: {
				zh: "名录里没有领导，不知道先后：请先把领导写进名录。",
				en: "No directory in force names officials, so their order is not known: write them into one first.",
			},
		};
	const ranks = new Map(book.officials.map((official, rank) => [official, rank]));
	const operations: PlanOperation[] = [];
	let more = false;
	for (let task = firstTask; task < endTask; task++) {
		const row = plan.taskAt(task);
		if (row === undefined) continue;
		const places = orderLeaders(row, task, (leader) => {
			const entry = book.findOfficial(row.leaders[leader]?.name ?? "");
			return entry === undefined ? undefined : { list: "", rank: ranks.get(entry) ?? 0 };
		});
		if (places === "more") more = true;
		else if (places.length > 0) operations.push({ op: "renameName", places });
	}
	if (more && operations.length === 0)
		return {
			refused: {
				zh: "这一格除姓名外还写了别的，不能自动排序：请直接改文字。",
				en: "The cell says more than names and cannot be sorted: change the text itself.",
			},
		};
	return { operations, done: { zh: "牵头领导已按顺序排列", en: "The leaders are in order" } };
}
