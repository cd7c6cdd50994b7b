import { endsLikeUnit } from "../language/unitEndings.js";
import { newDate, readDate, readPeriod } from "../targets/dates.js";

/** Where an assignment says by when: 12月底前, 年内持续推进. */
export interface DueClause {
	/** The date alone where there is one, else the clause (长期坚持). */
	readonly start: number;
	readonly end: number;
	readonly isDate: boolean;
}

/** 力争于 before a date. */
const beforeDate = /^(?:力争|确保|预计|计划)?[于到至在]?/;
/** How long, where no date can be named. */
const always =
	/^[并且]?(?:全年|常年|长期|持续|年度|每年|每季度|每月|每半年|立即|即时|适时|按时序|按进度|贯穿全年|近期|当前)(?:底|末|内)?(?:完成|坚持|推进|实施|开展|执行|落实|推动|抓好|做好|进行)*(?:任务|工作|不少于)?(?:[一二两三四\d]{1,2}次)?$/;
/** A longer clause is a sentence. */
const longestDue = 36;

/**
 * The clauses at the end of a list that say when; `before` is where the list ends before them. `undefined` where the
 * last clause names a unit. Of several, the last that has a date counts: 6月底前出台方案，长期坚持.
 */
export function dueAtEnd(
	text: string,
	from: number,
	to: number,
): (DueClause & { readonly before: number }) | undefined {
	let found: DueClause | undefined;
	let before = to;
	let end = to;
	for (let i = to - 1; i >= from && end - i <= longestDue; i--) {
		if (!"，,；;。、".includes(text[i] ?? " ")) continue;
		if (text.slice(i + 1, end).trim() !== "") {
			const clause = dueOf(text, i + 1, end);
			if (clause === undefined) break;
			if (found === undefined || (clause.isDate && !found.isDate)) found = clause;
			before = i;
		}
		end = i;
	}
	return found === undefined ? undefined : { ...found, before };
}

/** What says when in a clause between two offsets; `undefined` where it says something else. */
export function dueOf(text: string, from: number, to: number): DueClause | undefined {
	if (to - from > longestDue) return undefined;
	const words = text.slice(from, to);
	const start = from + words.length - words.trimStart().length;
	const clause = words.trim();
	const at = beforeDate.exec(clause)?.[0].length ?? 0;
	const date = newDate();
	if (readDate(clause, at, date) || readPeriod(clause, at, date)) {
		// 2026年亚运会筹备办: a year in a name.
		if (date.end < clause.length && endsLikeUnit(clause, "text")) return undefined;
		return { start: start + at, end: start + date.end, isDate: true };
	}
	return always.test(clause) ? { start, end: start + clause.length, isDate: false } : undefined;
}
