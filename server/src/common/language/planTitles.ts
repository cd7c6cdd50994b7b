import { oneOf } from "./patterns.js";
import { planTitles } from "./words/planTitles.js";

/** A bracket, and the sign of a footnote, that may stand behind. */
const bracket = "(?:[（(][^（()）]{1,20}[)）])?(?:\\[\\^[^\\s\\]]{1,32}\\])?$";
const title = new RegExp(`${oneOf(planTitles.titles.map(({ end }) => end))}${bracket}`);
const committing = new RegExp(`${oneOf(endsOf(({ commits }) => commits))}${bracket}`);
const plan = new RegExp(`${oneOf(endsOf((each) => each.plan))}${bracket}`);

/** Whether words end like the title of a document, a bracket behind it included: 工作方案（试行）. */
export function endsLikeTitle(words: string): boolean {
	return title.test(words);
}

/** Whether a title is of a document whose sentences are what shall be done. */
export function committingTitle(words: string): boolean {
	return committing.test(words);
}

/** Whether a title says that the document hands out tasks: 任务分解表, 责任清单. */
export function handsOutTasks(words: string): boolean {
	return plan.test(words);
}

function endsOf(isMeant: (title: (typeof planTitles.titles)[number]) => boolean): readonly string[] {
	return planTitles.titles.filter(isMeant).map(({ end }) => end);
}
