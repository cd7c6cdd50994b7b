import { noneOpen, openMarks } from "./openMarks.js";

/**
 * Whether words could be a heading without a mark: few, no sentence, nothing left open.
 *
 * @param mayHaveColon titles of articles have colons in them, other headings do not
 */
export function isHeadingLike(title: string, mayHaveColon = false): boolean {
	const text = mayHaveColon ? title.replace(/(?!^)[:：](?=.{4})/, "，") : title;
	if (text.length < 2 || text.length > 42) return false;
	if (
		/[。；;：:，,、…—|<>{}=/\\©→？?]$|[。；;：:|<>{}=\\©→]|^(?:[”)）】〕》，,、。；;!！?？(（[【〔·•□■●◆—\-*]|(?!20\d\d年(?!\d))\d)/.test(
			text,
		)
	)
		return false;
	if (!/\p{Script=Han}{2}/u.test(text)) return false;
	// 环境局牵头，市工信局配合）: the bracket was opened above.
	if (/[)）\]〕】]$/.test(text) && !/[(（[〔【]/.test(text)) return false;
	const marks = openMarks(text, noneOpen);
	if (marks.quotes > 0 || marks.brackets > 0) return false;
	const clauses = text.split(/[，,]/);
	if (clauses.length > 3) return false;
	if (clauses.length === 1) return true;
	if (
		/^(?:在|为|对|从|当|据|随着|截至|根据|按照|通过|由|经(?![济开营贸信发])|与|同时|此外|另外|目前|其中|但|而)/.test(
			text,
		)
	)
		return false;
	return clauses.every((clause) => clause.trim().length >= 3);
}
