import { toTextEdits } from "../../features/toLsp.js";
import type { LocalizedText } from "../../model/localizedText.js";
import { editSnapshot } from "../../snapshot/editSnapshot.js";
import { changeOf, joinSentences } from "../changes.js";
import { command } from "../command.js";
import { followNumbers as followRows } from "./followNumbers.js";
import { notFollowed, stillNamed } from "./tableCommand.js";

/**
 * Carries numbers along behind a change of rows that was made with `follow: "soon"`: so the row is there at once, where
 * thousands of numbers follow. Words may have been typed since, rows may not have come or gone.
 */
export const followNumbers = command({
	verb: "followNumbers",
	title: { zh: "更新序号和总数", en: "Carry numbers and total along" },
	kind: "refactor.rewrite.niwen",
	isQuiet: true,
	// It is a part of another command.
	offers: () => [],
	run: (snapshot, _, { language, rowsChange }) => {
		const change = rowsChange(snapshot.uri);
		if (change === undefined) return { message: nothing[language] };
		const order = change.order();
		if (snapshot.plan.taskCount !== order.before.length)
			return { message: otherRows[language], isRefusal: true };
		let dangling: readonly number[] = [];
		const outcome = editSnapshot(snapshot, ({ plan }) => {
			const following = followRows(change.before.plan, plan, order);
			dangling = following.dangling;
			return following.operations;
		});
		if ("refused" in outcome) return { message: notFollowed(outcome.refused)[language], isRefusal: true };
		const sentences = [done, ...(dangling.length > 0 ? [stillNamed(dangling)] : [])];
		return {
			message: joinSentences(sentences.map((sentence) => sentence[language])),
			changes: changeOf(snapshot, toTextEdits(outcome.edits, snapshot.document.eol)),
		};
	},
});

const done: LocalizedText = { zh: "序号和总数已随之更新。", en: "Numbers and total were carried along." };
const nothing: LocalizedText = { zh: "序号和总数没有要更新的。", en: "No numbers are to be carried along." };
const otherRows: LocalizedText = {
	zh: "其间又有任务行增减，序号和总数没有随之更新：可用“重新编号”。",
	en: "Rows have come or gone meanwhile, so numbers and total were not carried along: use Renumber.",
};
