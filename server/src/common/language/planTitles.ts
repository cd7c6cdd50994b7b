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

/** What matches an end of a title by which a cell names a document and no work: 通知, 方案; not 计划, 措施. */
export const paperEnds = oneOf(endsOf(({ paper }) => paper));

function endsOf(isMeant: (title: (typeof planTitles.titles)[number]) => boolean): readonly string[] {
	return planTitles.titles.filter(isMeant).map(({ end }) => end);
}
