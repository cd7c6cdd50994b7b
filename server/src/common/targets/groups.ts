import type { Frame } from "./frame.js";
import { tidy } from "./indicatorNames.js";
import { copyDraft, type Draft, type Group, type Progress } from "./progress.js";
import type { Reading } from "./rules/rule.js";

/** Begins a group of quantities that 分别 tells apart with its first. */
export function openGroup(progress: Progress, group: Group): void {
	closeGroup(progress);
	const [first] = group.drafts;
	if (first === undefined) return;
	first.indicator = tidy(group.parts[0] ?? group.whole);
	progress.group = group;
	progress.drafts.push(first);
}

/** Adds the next quantity of a group. */
export function addToGroup(
	progress: Progress,
	group: Group,
	{ front, back }: Frame,
	{ growth }: Reading,
	draft: Draft,
): void {
	draft.change = growth !== 0 ? "growth" : group.change;
	const [first] = group.drafts;
	if (!front.standing && back.comparators.length === 0 && first !== undefined && front.growth === 0)
		draft.comparator = first.comparator;
	draft.indicator = tidy(group.parts[group.drafts.length] ?? group.whole);
	group.drafts.push(draft);
	progress.drafts.push(draft);
}

/** Ends the open group: as many quantities as indicators, or nobody can tell whose is which. */
export function closeGroup(progress: Progress): void {
	const { group } = progress;
	progress.group = undefined;
	if (group === undefined) return;
	const { drafts, parts, whole } = group;
	shareComparator(drafts);
	if (group.isBefore) {
		const first = Math.max(0, parts.length - drafts.length);
		drafts.forEach((draft, i) => {
			draft.indicator = tidy(parts[first + i] ?? whole);
		});
		return;
	}
	if (drafts.length === parts.length) return;
	const [only] = drafts;
	if (drafts.length === 1 && only !== undefined && parts.length > 1) {
		// 起数和死亡人数分别下降10%以上: each of them.
		const others = parts.slice(1).map((part) => copyDraft(progress, only, tidy(part)));
		progress.drafts.splice(progress.drafts.indexOf(only) + 1, 0, ...others);
		return;
	}
	for (const draft of drafts) draft.indicator = tidy(whole);
}

/** 分别增长6%、7.5%左右: it goes for those before that say nothing else. */
function shareComparator(drafts: readonly Draft[]): void {
	const last = drafts.at(-1);
	if (last === undefined || !/(?:左右|上下)$/.test(last.raw)) return;
	for (const draft of drafts) if (draft.comparator === "=") draft.comparator = last.comparator;
}
