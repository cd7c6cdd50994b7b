import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import { continuesTable } from "../../model/rowOfCell.js";
import { command } from "../command.js";
import { orderWithout } from "./rowOrder.js";
import { rowsAt } from "./rowPlaces.js";
import { type RowSelection, rowsInWords, selectRows } from "./rowSelection.js";
import { changeTable } from "./tableCommand.js";

/** Makes one task of the selected rows; refused where their other columns differ. */
export const joinTasks = command({
	verb: "joinTasks",
	title: { zh: "并为一项任务", en: "Join the tasks" },
	kind: "refactor.rewrite.niwen",
	isQuiet: true,
	offers: (place) => {
		const rows = rowsAt(place);
		if (rows === undefined) return [];
		if (rows.endTask - rows.firstTask > 1) return [{}];
		const isInTask = rows.column === rows.row.header.taskColumn;
		return isInTask && canJoinNext(place.snapshot.plan, rows)
			? [{ title: withNext, options: { next: true } }]
			: [];
	},
	run: (snapshot, { range, follow, next }, { language }) => {
		const { plan } = snapshot;
		const selected = selectRows(snapshot, range);
		if ("refused" in selected) return changeTable(snapshot, selected, { language });
		const { firstTask, row } = selected;
		const isOne = selected.endTask - firstTask === 1;
		if (next === true && isOne && !continuesTable(plan, selected.endTask))
			return changeTable(snapshot, { refused: isLast }, { language });
		const endTask = next === true && isOne ? selected.endTask + 1 : selected.endTask;
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

const withNext: LocalizedText = { zh: "与下一项并为一项任务", en: "Join with the next task" };
const isLast: LocalizedText = {
	zh: "这是表中最后一项，没有下一项可并。",
	en: "This is the last task of the table: there is no next one to join.",
};

/** Whether the next row is of the same table and 项目, so that joining is not refused for it. Asked at each move of the cursor. */
function canJoinNext(plan: Plan, { endTask, row }: RowSelection): boolean {
	const next = continuesTable(plan, endTask) ? plan.taskAt(endTask) : undefined;
	if (next === undefined) return false;
	const { columns, taskColumn, numberColumn, numberIn } = row.header;
	return columns.every(({ role }, column) => {
		if (column === taskColumn || ["unit", "lead-unit", "leader"].includes(role)) return true;
		if (column === numberColumn && numberIn === "serial") return true;
		const [own, other] = [row.cells[column], next.cells[column]];
		return other?.state === "covered" || own?.content.text === other?.content.text;
	});
}
