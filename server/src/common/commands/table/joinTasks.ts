import { command } from "../command.js";
import { orderWithout } from "./rowOrder.js";
import { rowsAt } from "./rowPlaces.js";
import { rowsInWords, selectRows } from "./rowSelection.js";
import { changeTable } from "./tableCommand.js";

/** Makes one task of the selected rows; refused where their other columns differ. */
export const joinTasks = command({
	verb: "joinTasks",
	title: { zh: "并为一项任务", en: "Join the tasks" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => {
		const rows = rowsAt(place);
		return rows !== undefined && rows.endTask - rows.firstTask > 1 ? [{}] : [];
	},
	run: (snapshot, { range, follow }, { language }) => {
		const { plan } = snapshot;
		const selected = selectRows(snapshot, range);
		if ("refused" in selected) return changeTable(snapshot, selected, { language });
		const { firstTask, endTask, row } = selected;
		const rows = rowsInWords(endTask - firstTask);
		const joined = new Map<number, number>();
		for (let task = firstTask + 1; task < endTask; task++) joined.set(task, firstTask);
		return changeTable(
			snapshot,
			{
				operations: [{ op: "joinTasks", task: firstTask, endTask }],
				done: { zh: `已将${rows.zh}并为一项任务`, en: `${rows.en} joined into one task` },
				order: () => orderWithout(plan.taskCount, firstTask + 1, endTask, joined),
				select: { block: plan.blockOfTask(firstTask), rows: 1, like: row.header },
			},
			{ follow, language },
		);
	},
});
