import type { LocalizedText } from "../../model/localizedText.js";
import type { Plan } from "../../model/plan.js";
import type { CommandChoice } from "../../protocol.js";
import { command } from "../command.js";
import { isGroupColumn } from "./newRow.js";
import { orderMoved } from "./rowOrder.js";
import { rowsAt } from "./rowPlaces.js";
import { rowsInWords, selectRows } from "./rowSelection.js";
import { changeTable } from "./tableCommand.js";

/** So many sections are offered; of more, a client lets its user choose by the command. */
const mostOffered = 6;

/** The selected rows behind the last row of another section, each cell under the column of the same kind. */
export const moveRowsToSection = command({
	verb: "moveRowsToSection",
	title: { zh: "移到其他部分", en: "Move rows to another section" },
	kind: "refactor.move.niwen",
	isOwnOfClient: true,
	offers: (place) => {
		const rows = rowsAt(place);
		const { plan } = place.snapshot;
		if (rows === undefined || plan.sectionCount > mostOffered) return [];
		// Where a task stands is looked at in its 序号 and 项目; elsewhere so many entries would be in the way.
		if (!place.isAskedFor && !isGroupColumn(rows.row.header, rows.column)) return [];
		return sectionsBeside(plan, rows.firstTask).map(({ value, label }) => ({
			title: { zh: `移到“${label}”`, en: `Move to “${label}”` },
			options: { section: value },
		}));
	},
	run: (snapshot, { range, section, follow }, { language }) => {
		const { plan } = snapshot;
		const selected = selectRows(snapshot, range);
		if ("refused" in selected) return changeTable(snapshot, selected, { language });
		const { firstTask, endTask } = selected;
		const choices = sectionsBeside(plan, firstTask);
		if (choices.length === 0) return { message: noSection[language], isRefusal: true };
		const chosen = choices.find(({ value }) => value === section);
		if (chosen === undefined || section === undefined)
			return { message: whichSection(choices)[language], isRefusal: true, choices };
		const tasks = Array.from({ length: endTask - firstTask }, (_, i) => firstTask + i);
		const rows = rowsInWords(tasks.length);
		const at = plan.sectionAt(section - 1)?.endTask ?? plan.taskCount;
		return changeTable(
			snapshot,
			{
				operations: [{ op: "moveToSection", tasks, section: section - 1 }],
				done: { zh: `已将${rows.zh}移到“${chosen.label}”`, en: `${rows.en} moved to “${chosen.label}”` },
				order: () => orderMoved(plan.taskCount, firstTask, endTask, at),
			},
			{ follow, language },
		);
	},
});

/** The sections that a task does not stand in, counted from 1 in the order of the document. */
function sectionsBeside(plan: Plan, task: number): readonly CommandChoice[] {
	const own = plan.sectionOfTask(task);
	return [...plan.eachSection()].flatMap(({ block, firstTask, endTask }, i) =>
		i === own
			? []
			: [
					{
						value: i + 1,
						label: `${block.mark ?? ""}${block.title.text}`,
						description: `${endTask - firstTask}`,
					},
				],
	);
}

const noSection: LocalizedText = {
	zh: "文中没有其他部分。",
	en: "There is no other section in the document.",
};

function whichSection(choices: readonly CommandChoice[]): LocalizedText {
	const list = choices.slice(0, 20).map(({ value, label }) => `${value} ${label}`);
	return {
		zh: `请写明移到哪个部分（section）：${list.join("；")}。`,
		en: `Say which section the rows go to (section): ${list.join("; ")}.`,
	};
}
