import { command } from "../command.js";
import { orderWithout } from "./rowOrder.js";
import { isInRows } from "./rowPlaces.js";
import { rowsInWords, selectRows } from "./rowSelection.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/** Takes the selected rows out; the first row of a merged cell hands its content down. */
export const deleteRows = command({
	verb: "deleteRows",
	title: { zh: "删除任务行", en: "Delete rows" },
	kind: "refactor.rewrite.niwen",
	isOwnOfClient: true,
	offers: (place) => (isInRows(place) ? [{}] : []),
	run: (snapshot, { range, follow }, { language }) => {
		const { plan } = snapshot;
		const selected = selectRows(snapshot, range);
		if ("refused" in selected) return changeTable(snapshot, selected, { language });
		const { firstTask, endTask } = selected;
		const tasks = Array.from({ length: endTask - firstTask }, (_, i) => firstTask + i);
		const rows = rowsInWords(tasks.length);
		const change: TableOutcome = {
			operations: [{ op: "deleteRows", tasks }],
			done: { zh: `已删除${rows.zh}`, en: `${rows.en} deleted` },
			order: () => orderWithout(plan.taskCount, firstTask, endTask),
			select: { block: plan.blockOfTask(firstTask), rows: 1, isNew: true, like: selected.row.header },
		};
		return changeTable(snapshot, change, { follow, language });
	},
});
