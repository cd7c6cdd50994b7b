import { counted } from "../../common/model/counted.js";
import type { TextFile } from "../readTextFile.js";
import type { Terminal } from "./terminal.js";

/** Says how a file was read whose text is written as UTF-8, where that is not the same. */
export function sayEncoding(
	{ encoding, hasMark, isDamaged, otherLines = [] }: TextFile,
	terminal: Terminal,
): void {
	const name = encoding.toUpperCase();
	if (encoding !== "utf-8")
		terminal.say({
			zh: `原文是 ${name} 编码，结果是 UTF-8。`,
			en: `The source is ${name}, the result UTF-8.`,
		});
	else if (hasMark)
		terminal.say({
			zh: "原文开头的字节顺序标记（BOM）没有放进结果。",
			en: "The byte order mark of the source is left out of the result.",
		});
	if (otherLines.length > 0)
		terminal.say({
			zh: `原文有 ${otherLines.length} 行（第 ${(otherLines[0] ?? 0) + 1} 行起）是 GB18030 编码，其余是 UTF-8；结果都是 UTF-8。`,
			en: `${counted(otherLines.length, "line")} of the source, from line ${(otherLines[0] ?? 0) + 1} on, ${otherLines.length === 1 ? "is" : "are"} GB18030 and the others UTF-8; the result is UTF-8.`,
		});
	if (isDamaged)
		terminal.say({
			zh: `原文有些字节不合 ${name} 编码，结果里写成 \ufffd；请对照原件补上。`,
			en: `Some bytes of the source are not valid ${name} and stand as \ufffd in the result; please mend them after the original.`,
		});
}
