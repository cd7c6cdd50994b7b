import { CodeActionKind } from "vscode-languageserver-types";
import { keepTitle } from "../../features/describeLost.js";
import type { LocalizedText } from "../../model/localizedText.js";
import type { PlanOperation } from "../../model/planOperation.js";
import { firstOfEach, type LostRow, stillLost } from "../../snapshot/lostLeaders.js";
import type { PlanSnapshot } from "../../snapshot/planSnapshot.js";
import { command } from "../command.js";
import { changeTable, type TableOutcome } from "./tableCommand.js";

/**
 * Gives rows the leaders back that they had: of those whose merged cell hangs on another one since a row was deleted,
 * cut or pasted by hand. What else they showed of the row that is gone comes with it: 序号 and 项目.
 */
export const keepLeaders = command({
	verb: "keepLeaders",
	title: { zh: "保留原来的牵头领导", en: "Keep the leaders of these rows" },
	kind: CodeActionKind.QuickFix,
	offers: ({ snapshot, span }) => {
		const { plan, lostLeaders } = snapshot;
		if (lostLeaders.rows.length === 0) return [];
		const rows = stillLost(lostLeaders, plan);
		const touches = rows.some(({ task }) => {
			const block = plan.blockOfTask(task);
			return plan.lineOfBlock(block) <= span.endLine && plan.lineOfBlock(block + 1) > span.line;
		});
		return touches ? [{ title: keepTitle(rows.length) }] : [];
	},
	run: (snapshot, _, { language }) => changeTable(snapshot, keep(snapshot), { language }),
});

function keep({ plan, lostLeaders }: PlanSnapshot): TableOutcome {
	const rows = stillLost(lostLeaders, plan);
	if (rows.length === 0) return { refused: nothing };
	const firsts = firstOfEach(rows, plan);
	const first = operationsOf(firsts, (task, column) => ({ op: "splitCell", task, column }));
	const operations = operationsOf(firsts, (task, column, text) => ({ op: "setCell", task, column, text }));
	const done = {
		zh: `已保留${rows.length}项任务原来的牵头领导`,
		en: rows.length === 1 ? "1 row keeps its leader" : `${rows.length} rows keep their leaders`,
	};
	return { first, operations, done };
}

function operationsOf(
	rows: readonly LostRow[],
	make: (task: number, column: number, text: string) => PlanOperation,
): readonly PlanOperation[] {
	return rows.flatMap(({ task, cells }) => [...cells].map(([column, text]) => make(task, column, text)));
}

const nothing: LocalizedText = {
	zh: "各项任务的牵头领导都没有变，文稿未改动。",
	en: "No row shows other leaders than before; nothing was changed.",
};
