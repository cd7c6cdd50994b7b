import { isEscaped } from "../model/cellText.js";
import { joinTexts, offsetOfPlace, sliceText } from "../model/mappedText.js";
import type { Cell } from "../model/tableHeader.js";
import { findComments } from "../text/comments.js";

/** A comment that excuses something from rules: its codes, `*` where it names none. */
const excuse =
	/<!--\s{0,8}niwen-disable(-next-line)?((?:[\s,，、]{1,4}[a-z*][a-z/*-]{0,40}){0,20})\s{0,8}-->/;

/** A row without its comments: blanks stand for them, so that every place in the row stays where it is. */
interface Uncommented {
	readonly body: string;
	/** The codes of comments such as `<!-- niwen-disable CODE … -->`. */
	readonly disabled: readonly string[];
	/** All others, as written: what a drafter notes for another is not part of a cell. */
	readonly comments: readonly string[];
}

/** Takes the comments out of a row; one that nothing closes, or with a backslash before it, is text. */
export function readExcuses(line: string): Uncommented {
	const parts: string[] = [];
	const disabled: string[] = [];
	const comments: string[] = [];
	let behind = 0;
	for (let from = line.indexOf("<!--"); from >= 0; from = line.indexOf("<!--", Math.max(behind, from + 4))) {
		if (isEscaped(line, from)) continue;
		const close = line.indexOf("-->", from + 4);
		if (close < 0) break;
		const comment = line.slice(from, close + 3);
		const found = comment.length > 1200 ? null : excuse.exec(comment);
		if (found === null || found.index !== 0 || found[1] !== undefined) comments.push(comment);
		else disabled.push(...codesOf(found[2] ?? ""));
		parts.push(line.slice(behind, from), " ".repeat(comment.length));
		behind = close + 3;
	}
	return { body: parts.join("") + line.slice(behind), disabled, comments };
}

/** The codes that a comment line excuses the line below it from; `undefined` where it is no such comment. */
export function readNextLineExcuse(line: string): readonly string[] | undefined {
	const found = excuse.exec(line.slice(0, 1200));
	return found?.[1] === undefined ? undefined : codesOf(found[2] ?? "");
}

function codesOf(list: string): readonly string[] {
	const codes = list.split(/[\s,，、]+/).filter((code) => code !== "");
	return codes.length === 0 ? ["*"] : codes;
}

/** The cells of a row without the blanks that stand for comments between their words: 30亿元<!-- 待核 -->，增长5%. */
export function closeGaps(line: string, cells: readonly Cell[]): Cell[] {
	const comments = findComments(line);
	return cells.map((cell) => {
		if (cell.state !== "text") return cell;
		let { content } = cell;
		for (const [from, to] of comments) {
			const at = offsetOfPlace(content, 0, from);
			const end = offsetOfPlace(content, 0, to);
			if (at === undefined || end === undefined || content.text.slice(at, end).trim() !== "") continue;
			content = joinTexts([sliceText(content, 0, at), sliceText(content, end, content.text.length)]);
		}
		return content === cell.content ? cell : { state: "text", content, span: cell.span };
	});
}
