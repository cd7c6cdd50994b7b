import { renumberKind } from "../features/actionKinds.js";
import { renumberPlan } from "../features/renumber.js";
import { toTextEdits } from "../features/toLsp.js";
import { counted } from "../model/counted.js";
import { comparePlaces } from "../model/span.js";
import { changeOf } from "./changes.js";
import { type CommandPlace, command } from "./command.js";
import { blockAtPlace, isAtHead } from "./commandPlaces.js";

/** Numbers all tasks anew; the total and what refers to a task by its number follow. */
export const renumber = command({
	verb: "renumber",
	title: { zh: "全文重新编号", en: "Renumber the tasks of the document" },
	kind: renumberKind,
	isOwnOfClient: true,
	// Who asks for its kind gets the edits themselves, as for saving.
	offers: (place) => {
		if (place.isAskedFor || place.snapshot.plan.taskCount === 0) return [];
		return isAtHead(place) || isAtNumber(place) ? [{}] : [];
	},
	run: (snapshot, _, { language }) => {
		const outcome = renumberPlan(snapshot);
		if ("refused" in outcome) return { message: outcome.refused[language], isRefusal: true };
		const edits = toTextEdits(outcome.edits, snapshot.document.eol);
		const { taskCount } = snapshot.plan;
		const message =
			edits.length > 0
				? { zh: `已重新编号，共${taskCount}项任务。`, en: `Renumbered; ${counted(taskCount, "task")}.` }
				: { zh: "序号无误，文稿未改动。", en: "All numbers are right; the document is unchanged." };
		return { message: message[language], changes: changeOf(snapshot, edits) };
	},
});

/** In front of the words of a task. */
function isAtNumber(place: CommandPlace): boolean {
	const block = blockAtPlace(place);
	if (block?.kind !== "row" || block.numberSpan === undefined) return false;
	const { plan } = place.snapshot;
	const line = place.span.line - plan.lineOfBlock(plan.blockAtLine(place.span.line));
	const { endLine, endCharacter } = block.numberSpan;
	return comparePlaces(line, place.span.character, endLine, endCharacter) <= 0;
}
