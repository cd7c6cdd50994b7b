import type { LocalizedText } from "../model/localizedText.js";
import { type LostRow, leadersShown } from "../snapshot/lostLeaders.js";
import type { PlanSnapshot } from "../snapshot/planSnapshot.js";

/** What gives rows their leaders back, as the action and the button name it. */
export function keepTitle(rows: number): LocalizedText {
	return {
		zh: `保留这${rows}项任务原来的牵头领导`,
		en: `Keep the leaders of ${rows === 1 ? "1 row" : `${rows} rows`}`,
	};
}

/** Which leaders rows had, and which they show since another row went. */
export function describeLost({ plan }: PlanSnapshot, rows: readonly LostRow[]): LocalizedText {
	const before = namesOf(
		rows.map(({ task, cells }) => cells.get(plan.taskAt(task)?.header.leaderColumn ?? -1) ?? ""),
	);
	const now = namesOf(rows.map(({ task }) => leadersShown(plan, task)));
	return {
		zh: `${rows.length}项任务的牵头领导原来${before.zh}，现在随上一行${now.zh}。`,
		en: `Leader of ${rows.length === 1 ? "1 row" : `${rows.length} rows`}: ${before.en} before, ${now.en} now, as in the row above.`,
	};
}

/** The names that cells show, each once; at most three. */
function namesOf(cells: readonly string[]): LocalizedText {
	const names = [...new Set(cells)];
	const shown = names.slice(0, 3);
	const more = names.length > shown.length;
	const zh = shown.map((name) => (name === "" ? "空缺" : `“${name}”`)).join("、");
	return {
		zh: `${zh.startsWith("空缺") ? "" : "是"}${zh}${more ? "等" : ""}`,
		en: `${shown.map((name) => (name === "" ? "none" : name)).join(", ")}${more ? " and others" : ""}`,
	};
}
